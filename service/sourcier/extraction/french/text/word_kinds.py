"""What a word begins or is, where the tagger may be wrong: a noun, an adjective, a time."""

import re
from functools import cache

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

ADVERBS = words("pipeline_between") | words("reports_adverbs") | words("governed_adverbs")
"""What may stand between a verb of saying and its subject or content, whatever its tag."""
_TIMES = words("governed_times")
_BEFORE_INFINITIVE = words("governed_before_infinitive")
_OPENING = words("governed_opening_noun")
_INFINITIVE = re.compile(r"(?:er|ir|re|oir)$")
_PARTICIPLE = re.compile(r"[éiuts]e?s?$")


@cache
def contracted(rest: str) -> re.Pattern[str]:
    """«en faveur de» with all that its last word contracts to."""
    if rest.endswith("de"):
        pattern = re.escape(rest[:-2]) + r"(?:de\s+(?!même)|du\s+|des\s+|d')"
        return re.compile(pattern, re.IGNORECASE)
    if rest == "à":
        return re.compile(r"(?:à\s+|aux?\s+)", re.IGNORECASE)
    return re.compile(re.escape(rest) + r"\s+", re.IGNORECASE)


def is_infinitive(word: Word) -> bool:
    """By its ending."""
    return bool(_INFINITIVE.search(word.lower))


def starts_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether an infinitive comes, with nothing but pronouns and adverbs before it."""
    for word in sentence.words[index : index + 7]:
        if is_infinitive(word) and word.tag in ("VERB", "AUX"):
            return True
        if word.index == index and _is_missed_infinitive(sentence, word):
            return True
        skipped = word.tag in ("PRON", "ADV", "SPACE") or word.lower in _BEFORE_INFINITIVE
        if not skipped and word.text not in ('"', "«", "“"):
            return False
    return False


def _is_missed_infinitive(sentence: Sentence, word: Word) -> bool:
    """«proposé d'institutionnaliser la rencontre»: a rare verb, for a noun that takes an object."""
    following = sentence.words[word.index + 1 : word.index + 2]
    has_object = bool(following) and following[0].tag == "DET"
    rare = word.tag in ("NOUN", "ADJ", "X") and word.lower.endswith(("iser", "ifier"))
    return rare and has_object


def opens_noun(word: Word) -> bool:
    """Whether a noun, or a phrase in its place, begins there."""
    return word.tag in ("DET", "NOUN", "PROPN", "NUM") or word.lower in _OPENING


def is_adjective(word: Word) -> bool:
    """An adjective, or the participle that the tagger takes one for."""
    if word.tag == "ADJ":
        return True
    return word.tag == "VERB" and not word.finite and bool(_PARTICIPLE.search(word.lower))


def is_time(sentence: Sentence, word: Word) -> bool:
    """«mardi», «ce mardi», «le 3 mai», «la semaine dernière»."""
    if word.lower in _TIMES:
        return True
    following = sentence.words[word.index + 1 : word.index + 3]
    if word.tag == "DET" or word.lower in ("ce", "le", "la", "cette"):
        return any(one.lower in _TIMES for one in following[:1]) or (
            len(following) == 2
            and (following[0].lower.isdigit() or following[0].lower == "1er")
            and following[1].lower in _TIMES
        )
    return word.text.isdigit() and bool(following) and following[0].lower in _TIMES
