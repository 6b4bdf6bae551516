"""Two places in the text cannot tell of one meeting: the day, the place or the people differ.

What is not said contradicts nothing.
"""

import re
from datetime import date

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.dates.date_words import ENGLISH_WEEKDAYS
from sourcier.extraction.french.meetings.frames import OF_MANY, Frame
from sourcier.extraction.french.meetings.partners import in_common, meets_somebody_else
from sourcier.extraction.french.people.entities import Entity
from sourcier.extraction.french.vocabulary.terms import city_key
from sourcier_events import edtf

APART = {"visit", "call"}
"""Families that are never another one."""
_SPOKEN = frozenset(
    ("conversation", "discussion", "discussions", "entretien", "échange", "échanges")
)
"""Words for talks that may be had over the telephone."""
SPEAKING = frozenset(
    ("parler", "échanger", "entretenir", "discuter", "converser", "dialoguer", "conférer",
     "faire le point", "faire un tour d'horizon", "évoquer", "aborder", "examiner", "explorer",
     "passer en revue")
)  # fmt: skip
"""Verbs of meeting that leave open whether those who speak are in one place."""
_MONTH_OR_YEAR = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d)?~?")
_NEAR, _TWO = 5, 2
_ALSO = frozenset(
    ("subject-takes-part", "takes-part-there", "said-to-take-part", "in-presence-of",
     "inverted-subject-takes-part", "those-who-came", "invited-to-meeting",
     "accompanied-by", "goes-along", "on-the-side-of", "presence-noted", "besides-others",
     "member-of-delegation", "acts-at-meeting")
)  # fmt: skip
"""Rules that find those who also came: without them it would be the same meeting."""


def contradict(one: Frame, other: Frame) -> bool:
    """Whether two frames cannot be one meeting."""
    apart = one.family != other.family and bool({one.family, other.family} & APART)
    if apart and not tells_call_again(one, other):
        return True
    return is_elsewhere(one, other) or _people_apart(one, other)


def is_elsewhere(one: Frame, other: Frame) -> bool:
    """Whether two frames are at other places or times, whoever is there."""
    if one.city and other.city and city_key(one.city.text) != city_key(other.city.text):
        return True
    if one.country and other.country and one.country.text != other.country.text:
        return True
    return not _times_agree(one, other) or _formats_apart(one, other)


def tells_call_again(earlier: Frame, later: Frame) -> bool:
    """«l'entretien» after a call is that call, and «l'appel» says how X «a parlé avec» Y.

    Whoever speaks somewhere does not telephone; a headline leaves open how they spoke.
    """
    if {earlier.family, later.family} != {"call", "talks"}:
        return False
    talk = earlier if earlier.family == "talks" else later
    if talk.has_place or not _may_be_spoken(talk):
        return False
    return (
        earlier.title
        or (later.definite and not later.verbal)
        or goes_on_speaking(earlier, later)
        or _is_told_in_full(earlier, later)
    )


def _is_told_in_full(earlier: Frame, later: Frame) -> bool:
    """«X s'entretient avec Y», the present of a summary; then «s'est entretenu par téléphone»."""
    present = earlier.status is not None and earlier.status.text == "ongoing"
    return present and earlier.verb == later.verb != "" and in_common(earlier, later) >= _TWO


def goes_on_speaking(earlier: Frame, later: Frame) -> bool:
    """«X a appelé Y. Les deux dirigeants ont discuté de …»: the same two, on the telephone."""
    near = later.sentence - earlier.last <= _NEAR
    told = later.verbal and earlier.family == "call" and near
    return told and later.date is None and in_common(earlier, later) >= _TWO


def _may_be_spoken(talk: Frame) -> bool:
    if talk.verbal:
        return talk.verb in SPEAKING
    return talk.noun in _SPOKEN


def _formats_apart(one: Frame, other: Frame) -> bool:
    formats = {frame.format.text for frame in (one, other) if frame.format}
    return formats == {"online", "in_person"} or _is_far(one, other)


def _is_far(one: Frame, other: Frame) -> bool:
    """Whether nobody is there in the first, and the other is then told to be in some town."""
    return one.online and bool(other.city and not other.format and not one.city)


def _people_apart(one: Frame, other: Frame) -> bool:
    """Two bilateral meetings with different guests are two."""
    if _is_shown_again(one, other):
        return False
    if meets_somebody_else(one, other):
        return True
    if one.family not in ("talks", "call", "visit") and other.family not in ("talks", "call"):
        return False
    mine, theirs = own(one), own(other)
    few = len(mine) <= 3 and len(theirs) <= 3
    return few and len(mine) >= 2 and len(theirs) >= 2 and in_common(one, other) < 2


def _is_shown_again(one: Frame, other: Frame) -> bool:
    """«ce dialogue», in the next sentence: the same, though somebody else is told to be there."""
    return other.shown and other.sentence - one.last <= 1 and in_common(one, other) > 0


def own(one: Frame) -> set[str]:
    """Those without whom it would be another meeting, not those who also came, nor its place."""
    where = one.country.text if one.country and one.family == "visit" else ""
    return {
        found.actor.entity.key
        for found in one.present
        if found.rule not in _ALSO
        and not (one.verbal and found.rule == "with")
        and not _is_place(found.actor.entity, where)
    }


def _is_place(entity: Entity, country: str) -> bool:
    """«la visite de l'envoyé en Zambie»: the country that is visited makes no journey."""
    return (
        entity.type == "country" and entity.country is not None and (entity.country.text == country)
    )


def strangers(one: Frame, other: Frame) -> bool:
    """Whether both name people and have nobody in common; at a summit there are many."""
    if {one.family, other.family} <= OF_MANY:
        return False
    return bool(own(one)) and bool(own(other)) and not in_common(one, other)


def same_date(one: DateExpression, other: DateExpression) -> bool:
    """Whether two dates can be the same day."""
    if one.value and other.value:
        return edtf.compatible(one.value.replace("~", ""), other.value.replace("~", ""))
    if one.weekday and other.weekday:
        return one.weekday == other.weekday
    return _on_weekday(one, other) and _on_weekday(other, one)


def _on_weekday(one: DateExpression, other: DateExpression) -> bool:
    """Whether the day of one has the weekday of the other: no month has, and any day may."""
    if other.weekday and not other.value and _MONTH_OR_YEAR.fullmatch(one.value):
        return False
    if not other.weekday or len(one.value) != 10 or "X" in one.value:
        return True
    return ENGLISH_WEEKDAYS[date.fromisoformat(one.value).weekday()] == other.weekday


def _times_agree(one: Frame, other: Frame) -> bool:
    """Whether two frames can be at one time; how long one lasts leaves room for both."""
    if one.date and other.date and not same_date(one.date, other.date):
        return False
    if one.until and other.until and not same_date(one.until, other.until):
        return False
    if (one.restricted and not other.restricted and other.date and not same_day(one, other)) or (
        other.restricted and not one.restricted and one.date and not same_day(one, other)
    ):
        return False
    return not (_after_end(one, other) or _after_end(other, one))


def _after_end(one: Frame, other: Frame) -> bool:
    """Whether one meeting is on a day after the other has ended."""
    if not (one.date and other.until and one.date.value and other.until.value):
        return False
    known = "X" not in one.date.value + other.until.value
    return known and one.date.value[:10] > other.until.value[-10:]


def same_day(one: Frame, other: Frame) -> bool:
    """Whether both say a day, and the same one."""
    return one.date is not None and other.date is not None and _is_one_day(one.date, other.date)


def ended_then_and_there(one: Frame, other: Frame) -> bool:
    """Whether one, of which only the end is told, ended on the day and in the city of the other."""
    if one.date or not (one.until and other.date and one.city and other.city):
        return False
    here = city_key(one.city.text) == city_key(other.city.text)
    return here and _is_one_day(one.until, other.date)


def _is_one_day(one: DateExpression, other: DateExpression) -> bool:
    """Whether both name a day; «samedi» is a whole date if that is a Saturday."""
    if not (one.is_day and other.is_day):
        return False
    whole = any(len(day.value) == 10 and "X" not in day.value for day in (one, other))
    comparable = (
        bool(one.value and other.value)
        or bool(one.weekday and other.weekday)
        or (whole and bool(one.weekday or other.weekday))
    )
    return comparable and same_date(one, other)
