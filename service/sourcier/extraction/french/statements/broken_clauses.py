"""A clause that an attribution breaks before what its verb wants goes on behind the attribution."""

from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_INCOMPLETE = words("incise_rules_incomplete")


def is_broken(sentence: Sentence, start: int, end: int) -> bool:
    """«L'entretien a porté, dit X, sur le gaz»: whether the words between offsets break it."""
    before = [word for word in sentence.between(sentence.start, start) if word.text != ","][-1:]
    after = [word for word in sentence.words if word.start >= end][:2]
    closed = len(after) > 1 and after[0].text == "," and after[1].tag == "ADP"
    return closed and bool(before) and before[0].lower in _INCOMPLETE
