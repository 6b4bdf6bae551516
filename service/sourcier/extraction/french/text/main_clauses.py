"""Where a new main clause begins: a finite verb with no subordinating word since the last comma."""

from collections.abc import Sequence

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_SUBORDINATING = words("main_clauses_subordinating")
_BREAKS = frozenset((",", ";", "–", "—", "(", ")"))
_JOINTS = frozenset(("et", "mais", "puis", "or"))
_OF_VERB = frozenset(("ne", "n'", "se", "s'", "y", "en"))
_OBJECTS = frozenset(("l'", "le", "la", "les", "lui", "leur", "nous"))
_SUBJECT_TAGS = ("DET", "PROPN", "NOUN", "PRON", "NUM")


def has_main_verb(words: Sequence[Word]) -> bool:
    """Whether some finite verb among these words is that of a main clause."""
    subordinate = False
    for word in words:
        if word.text in _BREAKS:
            subordinate = False
        subordinate = subordinate or word.lower in _SUBORDINATING
        if word.finite and not subordinate:
            return True
    return False


def new_clause(sentence: Sentence, start: int, end: int) -> int | None:
    """The offset before which another clause with its own subject begins, after `start`."""
    subordinate = False
    opener: Word | None = None
    for word in sentence.between(start, end):
        if word.text in _BREAKS:
            subordinate, opener = False, word
        subordinate = subordinate or word.lower in _SUBORDINATING
        if word.lower in ("et", "puis") and not subordinate and _verb_follows(sentence, word):
            return word.start
        if word.finite and opener is not None and not subordinate:
            return opener.start if _has_subject(sentence, opener, word) else None
    return None


def _verb_follows(sentence: Sentence, joint: Word) -> bool:
    """«… et a porté», «… et l'a convié»: a verb that shares the subject of the one before."""
    for word in sentence.words[joint.index + 1 : joint.index + 4]:
        if word.finite:
            return word.tag in ("VERB", "AUX")
        if word.lower not in _OF_VERB | _OBJECTS and word.tag != "ADV":
            return False
    return False


def _has_subject(sentence: Sentence, opener: Word, verb: Word) -> bool:
    between = [one for one in sentence.words[opener.index + 1 : verb.index] if one.tag != "SPACE"]
    if between and between[0].lower in _JOINTS:
        between = between[1:]
    while between and between[0].tag == "ADV":
        between = between[1:]
    if not between:
        return True
    if all(one.lower in _OF_VERB or one.tag == "AUX" for one in between):
        return True
    if between[0].tag not in _SUBJECT_TAGS:
        return False
    nouns = [one for one in between if one.tag in ("NOUN", "PROPN", "PRON")]
    return any(one.lower not in ("se", "s'", "y", "en", "l'", "le", "la", "les") for one in nouns)
