"""A date is what the text supports and no more: EDTF (ISO 8601-2), level 1, never an invented year.

Accepted: `2026-01-03`, `2026-01`, `2026`, `XXXX-01-03`, `2026-01-XX`, each with an optional `~`
(approximate), `?` (uncertain) or `%` (both), and intervals `A/B` of two of these.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[~?%]?"
)


class InvalidDate(ValueError):
    """A text is not an EDTF level 1 date of the forms that Sourcier accepts."""


class Bounds(NamedTuple):
    """The earliest and the latest day a date allows; None where its year is unknown."""

    earliest: date | None
    latest: date | None


def normalise(text: str) -> str:
    """The same date in its canonical spelling; raises `InvalidDate`."""
    parts = text.strip().split("/")
    if len(parts) > 2:
        raise InvalidDate(f"{text!r} has more than two ends")
    for part in parts:
        _bounds_of_one(part)
    if len(parts) == 2:
        earliest, latest = _bounds_of_one(parts[0]).earliest, _bounds_of_one(parts[1]).latest
        if earliest and latest and latest < earliest:
            raise InvalidDate(f"{text!r} ends before it begins")
        if parts[0] == parts[1]:
            return parts[0]
    return "/".join(parts)


def bounds(text: str) -> Bounds:
    """Earliest and latest day of an EDTF date; raises `InvalidDate`."""
    parts = normalise(text).split("/")
    return Bounds(_bounds_of_one(parts[0]).earliest, _bounds_of_one(parts[-1]).latest)


class MonthDays(NamedTuple):
    """The part of a year in which a date of unknown year lies, each end as MM-DD.

    Where the earliest comes after the latest, it goes on into the next year.
    """

    earliest: str
    latest: str


def month_days(text: str) -> MonthDays | None:
    """When in the year a date lies whose year is not known; None where it is; raises `InvalidDate`.

    Of an interval, None where one end's year is known.
    """
    parts = normalise(text).split("/")
    if not all("X" in part[:4] for part in parts):
        return None
    return MonthDays(_month_day(parts[0], 0), _month_day(parts[-1], -1))


def _month_day(text: str, which: int) -> str:
    """The first (0) or last (-1) day of a year that a date allows."""
    match = _DATE.fullmatch(text)
    assert match is not None
    month, day = match["month"] or "XX", match["day"] or "XX"
    if month == "XX":
        return ("01-01", "12-31")[which]
    if day == "XX":
        day = ("01", str(calendar.monthrange(2000, int(month))[1]))[which]
    return f"{month}-{day}"


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be the same: no known component contradicts the other's."""
    starts = (one.split("/")[0].rstrip("~?%"), other.split("/")[0].rstrip("~?%"))
    if all(a == b or "X" in (a, b) for a, b in zip(*starts, strict=False)):
        return True
    first, second = bounds(one), bounds(other)
    if None in first or None in second:
        return False
    assert first.earliest and first.latest and second.earliest and second.latest
    return first.earliest <= second.latest and second.earliest <= first.latest


def _bounds_of_one(text: str) -> Bounds:
    match = _DATE.fullmatch(text)
    if not match:
        raise InvalidDate(f"{text!r} is not an EDTF level 1 date such as 2026-01-03 or XXXX-01-03")
    year, month, day = match["year"], match["month"], match["day"]
    _check_calendar(text, year, month, day)
    if "X" in year:
        if not re.fullmatch(r"[0-9]+X+", year):
            return Bounds(None, None)
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Bounds(date(max(first, 1), 1, 1), date(last, 12, 31))
    if not month or month == "XX":
        return Bounds(date(int(year), 1, 1), date(int(year), 12, 31))
    if not day or day == "XX":
        last = calendar.monthrange(int(year), int(month))[1]
        return Bounds(date(int(year), int(month), 1), date(int(year), int(month), last))
    only = date(int(year), int(month), int(day))
    return Bounds(only, only)


def _check_calendar(text: str, year: str, month: str | None, day: str | None) -> None:
    known_year = int(year) if year.isdigit() else 2000
    if known_year < 1:
        raise InvalidDate(f"{text!r} has no year between 0001 and 9999")
    if month and month != "XX" and not 1 <= int(month) <= 12:
        raise InvalidDate(f"{text!r} has no month {month}")
    if day and day != "XX":
        longest = 31 if month in (None, "XX") else calendar.monthrange(known_year, int(month))[1]
        if not 1 <= int(day) <= longest:
            raise InvalidDate(f"{text!r} has no day {day}")
