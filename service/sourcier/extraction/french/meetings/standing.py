"""When what a place in the text tells is enough to be a meeting of its own.

A noun that says little needs a day and a place, or people; a journey needs to go somewhere.
"""

from collections.abc import Sequence

from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.terms import city_key

_ARRIVING = ("arriver", "atterrir", "débarquer", "poser", "trouver", "être", "rejoindre")
_NEAR = 8
"""Sentences after which an arrival begins something else."""
_TOLD_BACK = ("avait", "avaient", "étaient", "s'était", "était")
_GATHERING = ("réunir", "retrouver", "rencontrer")
_PARTNER_RULES = ("object-of", "with-of", "to-of", "of-of", "agent-of")


def stands_alone(frame: Frame) -> bool:
    """Whether a frame says enough to be a meeting of its own."""
    if frame.verbal:
        return _verb_stands(frame)
    if frame.vague:
        return _is_placed(frame) and bool(frame.keys)
    which = frame.name or frame.level or " " in frame.kind
    if frame.family == "meeting" and which and frame.ordinal not in ("", "previous"):
        return True
    if frame.weak:
        return _weak_noun_stands(frame)
    subject = frame.definite and bool(frame.topics)
    if frame.family in LARGE and (frame.name or frame.level or subject):
        return True
    told = _is_placed(frame) or bool(frame.keys) or frame.evident
    return told or (bool(frame.format) and not frame.definite)


def _verb_stands(frame: Frame) -> bool:
    if frame.family == "visit" and not (frame.city or frame.country or _is_paid_to(frame)):
        return False
    day = frame.date and (frame.date.value or frame.date.weekday)
    known = bool(day or frame.has_place)
    somebody = bool(frame.keys) or frame.peopled
    return (
        len(frame.keys) >= 2
        or (somebody and known)
        or (frame.peopled and (frame.partnered or _names_partner(frame)))
        or (frame.verb in _GATHERING and _is_placed(frame))
        or (bool(frame.format) and (bool(frame.date) or frame.peopled))
    )


def _weak_noun_stands(frame: Frame) -> bool:
    people = len(frame.keys)
    return (
        people >= 2
        or (people >= 1 and frame.partnered)
        or (_is_placed(frame) and (frame.evident or people >= 1))
        or bool(frame.ordinal and (frame.date or frame.evident))
        or bool(frame.ordinal == "previous" and (frame.city or frame.venue))
        or bool(frame.date and (frame.city or frame.venue or not frame.salient))
        # «le premier round, le 16 mai»: the day of the month says which it is.
        or (frame.family != "visit" and bool(frame.date and frame.date.has_day_of_month))
    )


def _is_placed(frame: Frame) -> bool:
    """Whether the text says when or where."""
    return bool(frame.date or frame.until or frame.has_place)


def _names_partner(frame: Frame) -> bool:
    """Whether it is known who is met, though perhaps not who meets them."""
    return any(one.rule.startswith(_PARTNER_RULES) for one in frame.present)


def _is_paid_to(frame: Frame) -> bool:
    """«a rendu visite à X»: such a visit is to somebody, wherever that was."""
    return any(one.rule.startswith("to-of") for one in frame.participations)


def set_apart(sentence: Sentence, frame: Frame) -> None:
    """«avait rencontré X en mai à Oslo»: what is told back, with a day or town, came before."""
    if not frame.verbal or frame.ordinal or frame.title or not (frame.date or frame.city):
        return
    if _is_pluperfect(sentence, frame.start):
        frame.ordinal = "previous"


def is_told_back(sentence: Sentence, frame: Frame) -> bool:
    """«avait assisté à une réunion»: what came before that of which the text tells."""
    return any(_is_pluperfect(sentence, start) for start, _ in frame.anchors)


def _is_pluperfect(sentence: Sentence, start: int) -> bool:
    index = sentence.at(start)
    before = [one.lower for one in sentence.words[max(0, index - 4) : index]]
    back = any(one in _TOLD_BACK for one in before)
    return back and sentence.word_at(start).has_tense(Tense.PAST)


def is_way(frame: Frame, meetings: Sequence[Frame]) -> bool:
    """«est arrivé à Oslo», where the talks are that were told before: no visit of its own."""
    arrives = frame.verbal and frame.verb in _ARRIVING and not frame.planned
    if frame.family != "visit" or not arrives:
        return False
    return any(
        other.family not in ("visit", "call")
        and other.sentence < frame.sentence
        and frame.sentence - other.last <= _NEAR
        and _is_there(frame, other)
        for other in meetings
    )


def _is_there(frame: Frame, other: Frame) -> bool:
    if frame.city and other.city:
        return city_key(frame.city.text) == city_key(other.city.text)
    return bool(frame.country and other.country and frame.country.text == other.country.text)


def is_empty(frame: Frame) -> bool:
    """A journey to nowhere: it served to merge others into, and is no meeting."""
    visit = frame.family == "visit" and not (frame.city or frame.country)
    return visit and not _is_paid_to(frame) and (frame.verbal or not frame.date)
