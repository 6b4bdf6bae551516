"""When what a place in the text tells is enough to be a meeting of its own.

A noun that says little needs a day and a place, or people; a journey needs to go somewhere.
"""

from sourcier.extraction.french.meetings.frames import Frame

_GATHERING = (":réunir", ":retrouver", ":rencontrer")
_PARTNER_RULES = ("object-of", "with-of", "to-of", "of-of", "agent-of")


def stands_alone(frame: Frame) -> bool:
    """Whether a frame says enough to be a meeting of its own."""
    if frame.verbal:
        return _verb_stands(frame)
    if frame.vague:
        return _is_placed(frame) and bool(frame.keys)
    if frame.weak:
        return _weak_noun_stands(frame)
    if frame.family in ("summit", "conference") and frame.name:
        return True
    told = _is_placed(frame) or bool(frame.keys) or frame.evident
    return told or (bool(frame.format) and not frame.definite)


def _verb_stands(frame: Frame) -> bool:
    if frame.family == "visit" and not (frame.city or frame.country or _is_paid_to(frame)):
        return False
    day = frame.date and (frame.date.value or frame.date.weekday)
    known = bool(day or frame.city or frame.country or frame.venue)
    somebody = bool(frame.keys) or frame.peopled
    return (
        len(frame.keys) >= 2
        or (somebody and known)
        or (frame.peopled and _names_partner(frame))
        or (frame.rule.endswith(_GATHERING) and _is_placed(frame))
        or (bool(frame.format) and (bool(frame.date) or frame.peopled))
    )


def _weak_noun_stands(frame: Frame) -> bool:
    people = len(frame.keys)
    return (
        people >= 2
        or (people >= 1 and frame.partnered)
        or (_is_placed(frame) and (frame.evident or people >= 1))
        or bool(frame.ordinal and (frame.date or frame.evident))
        or bool(frame.date and (frame.city or frame.venue or not frame.salient))
    )


def _is_placed(frame: Frame) -> bool:
    """Whether the text says when or where."""
    return bool(frame.date or frame.until or frame.city or frame.country or frame.venue)


def _names_partner(frame: Frame) -> bool:
    """Whether it is known who is met, though perhaps not who meets them."""
    return any(
        one.rule.startswith(_PARTNER_RULES) and not one.absent for one in frame.participations
    )


def _is_paid_to(frame: Frame) -> bool:
    """«a rendu visite à X»: such a visit is to somebody, wherever that was."""
    return any(one.rule.startswith("to-of") for one in frame.participations)


def is_empty(frame: Frame) -> bool:
    """A journey to nowhere: it served to merge others into, and is no meeting."""
    visit = frame.family == "visit" and not (frame.city or frame.country)
    return visit and not _is_paid_to(frame) and (frame.verbal or not frame.date)
