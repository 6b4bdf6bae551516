"""When two meetings can be the same day: by their dates, weekdays and the days texts appeared.

A year that a text does not give is taken from the other date or from the day of publication, and
only here, to compare; it is never stored as a fact.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from sourcier.resolution.profile import Profile
from sourcier_events import edtf
from sourcier_events.catalogue import WEEKDAYS

_LEAP_YEAR = "2000"
_LONGEST = 5
"""Days of a date range that each become a blocking key."""

_CLOSE, _NEAR, _FAR = 2, 10, 30
"""Days between two texts, or between a date and a text that gives none."""

_BEHIND, _AHEAD = 10, 45
"""Days that texts without a date look back to what was, and ahead to what will be."""


class Relation(StrEnum):
    """How the times of two meetings stand to each other."""

    SAME = "same date"
    POSSIBLE = "dates that overlap"
    CLOSE = "reported within days"
    NEAR = "reported within a week or so"
    LATER = "reported weeks apart"
    UNKNOWN = ""
    FAR = "reported far apart"
    APART = "different dates"


class Window(Struct, frozen=True, order=True):
    """The days from `first` to `last`."""

    first: date
    last: date

    def days_to(self, other: "Window") -> int:
        """Days between the two; 0 where they meet."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def days(text: str) -> tuple[str, ...]:
    """Month and day of each day that a date names, at most a few; none where it names no day."""
    known = _range(text, _LEAP_YEAR)
    if known is None or (known.last - known.first).days >= _LONGEST:
        return ()
    length = (known.last - known.first).days + 1
    return tuple(f"{known.first + timedelta(days=step):%m-%d}" for step in range(length))


def compare(one: Profile, other: Profile) -> Relation:
    """The relation of two meetings' times."""
    if one.get("date") and other.get("date"):
        pairs = [(a, b) for a in one.get("date") for b in other.get("date")]
        relations = [_compare_dates(a, b, one, other) for a, b in pairs]
        return min(relations, key=list(Relation).index)
    if _weekdays_contradict(one, other):
        return Relation.APART
    first, second = _told(one), _told(other)
    if first and second:
        return _compare_told(first, second)
    return _compare_reports(one, other, first, second)


def reported_far_apart(one: Profile, other: Profile) -> bool:
    """Whether two texts are known to have appeared long after one another."""
    first, second = _published(one), _published(other)
    return bool(first and second and first.days_to(second) > _FAR)


def _compare_told(first: list[Window], second: list[Window]) -> Relation:
    if not any(a.days_to(b) == 0 for a in first for b in second):
        return Relation.APART
    return Relation.SAME if first == second and len(first) == 1 else Relation.POSSIBLE


def _compare_dates(one: str, other: str, first: Profile, second: Profile) -> Relation:
    a = _range(one, _year(one, other, first, second))
    b = _range(other, _year(other, one, second, first))
    if a is None or b is None:
        return Relation.POSSIBLE if edtf.compatible(one, other) else Relation.APART
    if a.days_to(b):
        return Relation.APART
    return Relation.SAME if a == b else Relation.POSSIBLE


def _year(text: str, other: str, mine: Profile, others: Profile) -> str:
    """The year in which to read a date that gives none."""
    own = _nearest_year(text, mine)
    if own is not None:
        return own
    if other[:4].isdigit():
        return other[:4]
    return _nearest_year(other, others) or _LEAP_YEAR


def _nearest_year(text: str, profile: Profile) -> str | None:
    """The year in which a date comes nearest to the day its text appeared."""
    published = _published(profile)
    if published is None or text[:4].isdigit():
        return None
    around = [str(published.first.year + step) for step in (-1, 0, 1)]
    known = [(window.days_to(published), year) for year in around if (window := _range(text, year))]
    return min(known)[1] if known else None


@lru_cache(maxsize=4096)
def _range(text: str, year: str) -> Window | None:
    """The days of a date with `year` in place of an unknown one; None where none is named."""
    try:
        known = edtf.bounds(text.replace("XXXX", year))
    except edtf.InvalidDate:  # 29 February in a year that has none
        return None
    if known.earliest is None or known.latest is None:
        return None
    return Window(known.earliest, known.latest)


def _weekdays_contradict(one: Profile, other: Profile) -> bool:
    first, second = _weekdays(one), _weekdays(other)
    return bool(first and second and first.isdisjoint(second))


def _weekdays(profile: Profile) -> set[str]:
    """The weekdays that a text names, or on which its date falls."""
    if not profile.get("date"):
        return set(profile.get("weekday"))
    told = _told(profile)
    if any(window.first != window.last for window in told):
        return set()
    return {WEEKDAYS[window.first.weekday()] for window in told}


def _told(profile: Profile) -> list[Window]:
    """The days on which a text says that a meeting is; none where it does not say."""
    if profile.get("date"):
        ranges = [
            _range(text, _nearest_year(text, profile) or text[:4]) for text in profile.get("date")
        ]
        return sorted(window for window in ranges if window is not None)
    published = _published(profile)
    numbers = {WEEKDAYS.index(name) for name in profile.get("weekday")}
    if published is None:
        return []
    around = (published.first + timedelta(days=step) for step in _steps(profile))
    return [Window(day, day) for day in around if day.weekday() in numbers]


def _steps(profile: Profile) -> range:
    """Where a weekday lies from the day of publication: behind what was, ahead of what will be."""
    statuses = set(profile.get("status"))
    if statuses == {"planned"}:
        return range(7)
    if statuses and statuses <= {"held", "ongoing"}:
        return range(-6, 1)
    return range(-6, 7)


def _compare_reports(
    one: Profile, other: Profile, first: list[Window], second: list[Window]
) -> Relation:
    """Where one does not say when, it was at about the time its text appeared."""
    published = [_published(profile) for profile in (one, other)]
    windows = [
        told or ([by] if by else []) for told, by in zip((first, second), published, strict=True)
    ]
    gap = min((a.days_to(b) for a in windows[0] for b in windows[1]), default=None)
    if gap is None:
        return Relation.UNKNOWN
    if gap <= _CLOSE:
        return Relation.CLOSE
    if gap <= _NEAR:
        return Relation.NEAR
    if _reaches(one, second) or _reaches(other, first):
        return Relation.UNKNOWN
    return Relation.LATER if gap <= _FAR else Relation.FAR


def _reaches(undated: Profile, told: list[Window]) -> bool:
    """Whether a text without a date may look back or ahead to the days that another one gives."""
    published = _published(undated)
    if published is None:
        return False
    within = _within_reach(undated, published)
    return any(within.days_to(window) == 0 for window in told)


def _within_reach(profile: Profile, published: Window) -> Window:
    statuses = set(profile.get("status"))
    behind = 0 if statuses == {"planned"} else _BEHIND
    ahead = 0 if statuses and statuses <= {"held", "ongoing"} else _AHEAD
    return Window(published.first - timedelta(days=behind), published.last + timedelta(days=ahead))


def _published(profile: Profile) -> Window | None:
    text = profile.first("published")
    return _range(text, _LEAP_YEAR) if text and "XXXX" not in text else None
