"""A participle tells of something done where its auxiliary stands before it, adverbs apart."""

from collections.abc import Sequence

from sourcier.extraction.french.text.analysis import Word
from sourcier.extraction.french.vocabulary.lexicon import words

_AUXILIARIES = words("pipeline_auxiliaries")
_BETWEEN = words("pipeline_between")


def has_auxiliary(before: Sequence[Word]) -> bool:
    """Whether an auxiliary stands just before, with nothing but adverbs between."""
    for word in reversed(before[-6:]):
        if word.lower in _AUXILIARIES:
            return True
        if word.lower not in _BETWEEN and word.tag not in ("ADV", "SPACE"):
            return False
    return False
