"""Two frames are one meeting where they point at each other and no slot contradicts.

«La réunion», «ce sommet» point back; a second «une réunion» is the first one only on the same day
or at the same place.
"""

from sourcier.extraction.french.dates import DateExpression
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.terms import city_key
from sourcier_events import edtf

_APART = {("visit", "call"), ("call", "visit"), ("summit", "call"), ("call", "summit")}
_STRONG = {"summit", "conference"}


def contradict(one: Frame, other: Frame) -> bool:
    """Whether two frames cannot be one meeting."""
    if one.city and other.city and city_key(one.city.text) != city_key(other.city.text):
        return True
    if one.country and other.country and one.country.text != other.country.text:
        return True
    if not _times_agree(one, other):
        return True
    if (
        one.format
        and other.format
        and {one.format.text, other.format.text} == {"online", "in_person"}
    ):
        return True
    if (one.family, other.family) in _APART or _visits_apart(one, other):
        return True
    return _people_apart(one, other)


def _visits_apart(one: Frame, other: Frame) -> bool:
    return (one.family == "visit") != (other.family == "visit") or (
        (one.family == "call") != (other.family == "call")
    )


def _people_apart(one: Frame, other: Frame) -> bool:
    """Two bilateral meetings with different guests are two."""
    if one.family not in ("talks", "call", "visit") and other.family not in ("talks", "call"):
        return False
    mine, theirs = _own(one), _own(other)
    few = len(mine) <= 3 and len(theirs) <= 3
    return few and len(mine) >= 2 and len(theirs) >= 2 and len(mine & theirs) < 2


def _own(one: Frame) -> set[str]:
    """Those without whom it would be another meeting, not those who also came."""
    also = {"subject-takes-part", "takes-part-there", "said-to-take-part"}
    return {
        found.actor.entity.key
        for found in one.participations
        if not found.absent and found.rule not in also
    }


def same_date(one: DateExpression, other: DateExpression) -> bool:
    """Whether two dates can be the same day."""
    if one.value and other.value:
        return edtf.compatible(one.value.rstrip("~"), other.value.rstrip("~"))
    if one.weekday and other.weekday:
        return one.weekday == other.weekday
    return True


def _times_agree(one: Frame, other: Frame) -> bool:
    """Whether two frames can be at one time; how long one lasts leaves room for both."""
    if one.date and other.date and not same_date(one.date, other.date):
        return False
    if one.until and other.until and not same_date(one.until, other.until):
        return False
    return not (_after_end(one, other) or _after_end(other, one))


def _after_end(one: Frame, other: Frame) -> bool:
    """Whether one meeting is on a day after the other has ended."""
    if not (one.date and other.until and one.date.value and other.until.value):
        return False
    known = "X" not in one.date.value + other.until.value
    return known and one.date.value[:10] > other.until.value[-10:]


def points_back(one: Frame) -> bool:
    """Whether a frame is written as something known."""
    return one.definite


def is_same(earlier: Frame, later: Frame) -> bool:
    """Whether the later frame tells of the earlier one."""
    if contradict(earlier, later):
        return False
    if points_back(later):
        mine, theirs = _own(earlier), _own(later)
        return _kinds_agree(earlier, later) and not (mine and theirs and not mine & theirs)
    if _same_day(earlier, later) and (
        _kinds_agree(earlier, later) or earlier.verbal or later.verbal
    ):
        return True
    if _same_place(earlier, later) and _kinds_agree(earlier, later):
        return earlier.plural == later.plural and len(earlier.keys & later.keys) >= min(
            1, len(earlier.keys), len(later.keys)
        )
    shared = len(earlier.keys & later.keys)
    return shared >= 2 and _kinds_agree(earlier, later) and earlier.family == later.family


def _same_day(one: Frame, other: Frame) -> bool:
    first, second = one.date, other.date
    if not (first and second and first.is_day and second.is_day):
        return False
    comparable = bool(first.value and second.value) or bool(first.weekday and second.weekday)
    return comparable and same_date(first, second)


def _same_place(one: Frame, other: Frame) -> bool:
    """The same city, or the same country where one of the two names no city; or both online."""
    if one.city and other.city:
        return True
    if one.format and other.format and one.format.text == other.format.text == "online":
        return True
    return bool(one.country and other.country) and not (one.city and other.city)


def _kinds_agree(one: Frame, other: Frame) -> bool:
    """A summit is not a talk between two; other words for meetings stand for each other."""
    if one.family == other.family:
        return True
    if {one.family, other.family} & {"call", "visit"}:
        return False
    return not ({one.family, other.family} & _STRONG) or (
        {one.family, other.family} <= {"summit", "meeting", "conference", "talks"}
        and (one.definite or other.definite)
    )


def absorb(earlier: Frame, later: Frame) -> None:
    """The later frame's words and slots become the earlier one's."""
    earlier.spans += later.spans
    earlier.last = later.sentence
    for slot in ("city", "country", "venue", "format", "status", "series", "level", "delegations"):
        if getattr(earlier, slot) is None:
            setattr(earlier, slot, getattr(later, slot))
    if earlier.city and earlier.city.rule == "capital-of-country" and later.city:
        earlier.city = later.city
    if earlier.date is None or (later.date and later.date.value and not earlier.date.value):
        earlier.date = later.date or earlier.date
    earlier.until = earlier.until or later.until
    if later.status and later.status.rule == "tense-of-end":
        earlier.status = later.status
    if earlier.verbal and not later.verbal:
        earlier.kind, earlier.verbal, earlier.family = later.kind, False, _wider(earlier, later)
    for participation in later.participations:
        earlier.add(participation)


def _wider(earlier: Frame, later: Frame) -> str:
    """A verb says little of what a meeting is; the noun for it says more, unless it is vague."""
    return earlier.family if later.family == "meeting" else later.family


def best(candidates: list[Frame], later: Frame) -> Frame | None:
    """The latest of the meetings that fit; what was only «après une réunion» comes second."""
    if not candidates:
        return None
    if later.family in _STRONG and later.definite:
        alike = [one for one in candidates if one.family == later.family]
        candidates = alike or candidates
    same_number = [one for one in candidates if one.plural == later.plural]
    found = same_number if later.definite and later.plural and same_number else candidates
    found = sorted(found, key=lambda one: -one.last)
    recent = [one for one in found if one.last >= found[0].last - 1]
    return next((one for one in recent if one.salient), found[0])
