"""The conditional of hearsay: «participerait» is what is only said, not what the text asserts."""

import re

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

_CONDITIONAL = re.compile(r"(?:e|d)r(?:ait|aient)$")


def is_hearsay(sentence: Sentence, word: Word) -> bool:
    """Whether a verb of a main clause is so; after «que» it is a future told."""
    before = sentence.words[: word.index]
    if any(one.lower in ("que", "qu'", "si") for one in before):
        return False
    near = [one.lower for one in before[-4:]]
    told = word.has_tense(Tense.PAST) and any(one in ("aurait", "auraient") for one in near)
    return told or word.has_tense(Tense.CONDITIONAL) or _is_conditional(word)


def _is_conditional(word: Word) -> bool:
    """By its ending, where no lexicon has the verb."""
    return not word.forms and bool(_CONDITIONAL.search(word.lower))
