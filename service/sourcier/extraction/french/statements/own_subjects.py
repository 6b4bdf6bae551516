"""A verb behind a comma whose subject stands before it makes no incise: its object follows it.

«Le ministre, Jean X, a salué la trêve» reads like «La trêve, a salué Jean X» by word order alone.
"""

from sourcier.extraction.french.statements.reports import Report
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_ABSTRACT = (
    "tion", "sion", "ment", "ments", "tions", "sions", "ité", "ités", "age", "ages", "ence",
    "ences",
    "ance", "ances", "ure", "ures", "isme", "ude", "tié", "part", "rivée", "tenue", "mise",
)  # fmt: skip
"""How nouns end that name what is done or felt, never one who speaks."""
_OBJECTLESS = words("incises_without_object")
_BODIES = words("incises_bodies")


def has_own_subject(
    sentence: Sentence, report: Report, opener: int, speaker: Speaker | None, speakers: Speakers
) -> bool:
    """Whether what follows the verb is its object, not `speaker`; `opener` is the comma's offset.

    A verb that takes a noun has it there where nothing but a subject stands before the comma, and
    where no speaker could have that name.
    """
    if report.pronoun is not None or speaker is None:
        return False
    if _ends_with_quotation(sentence, opener):
        return False
    known = speakers.phrases_in(speaker.start, speaker.end)
    if known and report.names & _OBJECTLESS:
        return False
    takes_noun = report.names & reporting_verbs().noun
    if takes_noun and not known and _is_abstract(sentence.words[sentence.at(speaker.start)]):
        return True
    if not takes_noun and any(name in _OBJECTLESS or " " in name for name in report.names):
        return False
    return not (
        has_main_verb(sentence.between(sentence.start, opener))
        or _goes_on(sentence, speaker.end)
        or any(one.person for one in known)
    )


def _goes_on(sentence: Sentence, position: int) -> bool:
    """Whether a main verb follows behind the comma that would close an incise."""
    rest = sentence.between(position, sentence.end)
    comma = next((number for number, word in enumerate(rest) if word.text == ","), None)
    if comma is None or any(word.finite for word in rest[:comma]):
        return False
    return has_main_verb(rest[comma:])


def _is_abstract(noun: Word) -> bool:
    return noun.lower.endswith(_ABSTRACT) and noun.lower not in _BODIES


def _ends_with_quotation(sentence: Sentence, position: int) -> bool:
    return any(-1 <= position - mark.end <= 3 for mark in sentence.quotations)
