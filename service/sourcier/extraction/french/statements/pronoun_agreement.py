"""Whether a pronoun agrees with a speaker who has no name, by the article and the noun."""

from sourcier.extraction.french.people.phrases import Phrase

PRONOUNS = frozenset(("il", "elle", "ils", "elles"))
MASCULINE = frozenset(("le", "un", "ce", "cet", "son", "du", "au"))
FEMININE = frozenset(("la", "une", "cette", "sa"))
_SEVERAL = frozenset(("les", "des", "aux", "ces", "ses", "leurs", "nos"))
_OF_FEMININE = ("tion", "sion", "té", "ance", "ence")
"""Endings of nouns that are feminine, for those after «l'»."""


def contradicts(plain: str, phrase: Phrase | None, said: tuple[int, int], pronoun: str) -> bool:
    """Whether the words at `said` are of the other number or, by their article, gender.

    `phrase` is the phrase that begins there, behind which those named may go on, or that first
    named who speaks.
    """
    start, end = said
    before = plain[max(0, start - 6) : start].lower().split()
    article = before[-1] if before else ""
    if _is_plural(plain, phrase, said, article) is not pronoun.endswith("s"):
        return True
    if article.endswith("l'"):
        return pronoun == "il" and plain[start:end].split()[0].endswith(_OF_FEMININE)
    other = FEMININE if pronoun == "il" else MASCULINE if pronoun == "elle" else frozenset()
    return article in other


def _is_plural(plain: str, phrase: Phrase | None, said: tuple[int, int], article: str) -> bool:
    if phrase is None:
        return article in _SEVERAL
    begins = phrase.start == said[0]
    return phrase.plural or (begins and " et " in plain[phrase.end : said[1]])
