"""A participle tells of something done where its auxiliary stands before it, adverbs apart."""

from collections.abc import Iterable, Sequence

from sourcier.extraction.french.text.analysis import Word
from sourcier.extraction.french.vocabulary.lexicon import words

_AUXILIARIES = words("pipeline_auxiliaries")
_BETWEEN = words("pipeline_between")
_HAVE = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient", "ai", "avons"))
_INVERTED = frozenset(("-t-il", "-t-elle", "-t-on", "-ils", "-elles", "-il", "-elle", "-on"))
_OPENING = words("auxiliaries_adverbial_openings")
_LONGEST_ADVERBIAL = 7


def has_auxiliary(before: Sequence[Word]) -> bool:
    """Whether an auxiliary stands just before, with nothing but adverbs between."""
    for word in reversed(before[-6:]):
        if word.lower in _AUXILIARIES:
            return True
        if word.lower not in _BETWEEN and word.tag not in ("ADV", "SPACE"):
            break
    return inserted(before, len(before)) is not None


def inserted(sentence: Sequence[Word], end: int) -> int | None:
    """«a d'abord |», «ont devant la presse |»: where an adverbial that ends before `end` begins.

    One that stands right behind «avoir» or its inverted subject, with a single noun; None where
    there is none. Offsets are indexes of words.
    """
    lowest = max(0, end - _LONGEST_ADVERBIAL)
    for index in range(end - 1, lowest - 1, -1):
        word = sentence[index]
        if word.lower in _HAVE or word.lower in _INVERTED:
            inside = sentence[index + 1 : end]
            there = index > 0 and sentence[index - 1].lower in ("y", "qu'", "en")
            return index + 1 if not there and _is_adverbial(inside) else None
        verb = word.forms and word.tag in ("VERB", "AUX")
        if verb or word.tag in ("PUNCT", "SCONJ"):
            return None
    return None


def _is_adverbial(inside: Sequence[Word]) -> bool:
    """A preposition or a count of times, and no second noun with a determiner of its own."""
    if len(inside) < 2:
        return False
    first = inside[0]
    times = first.lower in ("une", "maintes") and any(one.lower == "fois" for one in inside[1:])
    return (first.lower in _OPENING or times) and not _has_second_noun(inside[1:])


def _has_second_noun(rest: Iterable[Word]) -> bool:
    """«a sur lui une lettre |»: a determiner behind a word that no preposition is."""
    behind_preposition = True
    for word in rest:
        if word.tag == "DET" and not behind_preposition:
            return True
        behind_preposition = word.tag in ("ADP", "DET")
    return False
