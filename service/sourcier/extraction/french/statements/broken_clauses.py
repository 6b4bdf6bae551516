"""A clause that an attribution breaks before what its verb wants goes on behind the attribution."""

from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_INCOMPLETE = words("incise_rules_incomplete")
_WANTING = words("broken_clauses_wanting")
_MARKS = ("«", "“", '"')


def is_broken(sentence: Sentence, start: int, end: int) -> bool:
    """«L'entretien a porté, dit X, sur le gaz»: whether the words between offsets break it."""
    before = [word for word in sentence.between(sentence.start, start) if word.text != ","][-1:]
    after = sentence.words_from(end, 2)
    if len(after) < 2 or after[0].text != "," or not before:
        return False
    opens = after[1].tag == "ADP" or after[1].text in _MARKS
    infinitive = after[1].tag == "VERB" and not after[1].finite
    wants = before[0].lower in _WANTING and (opens or infinitive)
    return wants or (after[1].tag == "ADP" and before[0].lower in _INCOMPLETE)
