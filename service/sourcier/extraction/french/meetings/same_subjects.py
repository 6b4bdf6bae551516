"""A verb has a meeting for its subject also where another verb of the meeting stands between.

«la réunion sera présidée par X et aura lieu à Oslo», «la date du sommet n'est pas fixée, mais il
devrait se tenir à Oslo»: coordinated without a subject of its own, or with a pronoun that agrees.
"""

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Sentence, Word

_JOINED_BY = ("et", "mais", "puis")
_PRONOUNS = {
    "il": (False, False), "elle": (True, False), "ils": (False, True), "elles": (True, True),
    "celui-ci": (False, False), "celle-ci": (True, False),
}  # fmt: skip
"""Whether a pronoun is feminine and whether it is plural."""
_HELPS = ("se", "s'", "y", "en", "ne", "n'", "pas", "également", "aussi", "ensuite")


def has_same_subject(sentence: Sentence, frame: Frame, word: Word) -> bool:
    """Whether a verb goes on with what another verb between says of a meeting."""
    first = _first_of_group(sentence, word)
    if first is None:
        return False
    before = sentence.words[first.index - 1]
    if before.start < frame.end:
        return False
    if before.lower in _PRONOUNS:
        return _agrees(sentence, frame, before)
    return before.lower in _JOINED_BY and _is_subject_of_next(sentence, frame)


def _first_of_group(sentence: Sentence, word: Word) -> Word | None:
    """The first word of a verb with its auxiliaries, its modal, its pronouns and adverbs."""
    for index in range(word.index, 0, -1):
        if not _is_of_group(sentence.words[index - 1]):
            return sentence.words[index]
    return None


def _is_of_group(word: Word) -> bool:
    modal = word.finite and word.lower not in _PRONOUNS
    return modal or word.lower in _HELPS or word.tag in ("AUX", "ADV")


def _agrees(sentence: Sentence, frame: Frame, pronoun: Word) -> bool:
    """Whether the pronoun can be the noun: of its gender and number."""
    feminine, plural = _PRONOUNS[pronoun.lower]
    noun = sentence.word_at(frame.start)
    return noun.feminine is feminine and noun.lower.endswith(("s", "x")) is plural


def _is_subject_of_next(sentence: Sentence, frame: Frame) -> bool:
    """Whether the first finite verb behind a noun is its own: only its complement between."""
    following = [one for one in sentence.words if one.start >= frame.end]
    verb = next((one for one in following if one.finite), None)
    if verb is None:
        return False
    between = following[: following.index(verb)]
    if any(one.lower in ("que", "qu'", "qui", "dont", "où") or one.text == ":" for one in between):
        return False
    noun = sentence.word_at(frame.start)
    before = sentence.words[max(0, noun.index - 2) : noun.index]
    return not any(one.tag == "ADP" or one.lower in ("du", "des", "au", "aux") for one in before)
