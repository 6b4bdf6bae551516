"""Dates as the text has them: EDTF with X for what it does not say; a year is never invented.

A year comes from the words themselves, from a full date in a dateline or header, or from the
publication date; `anchor` says which, and is empty for the first.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcier.extraction.french.dates import relative_dates
from sourcier.extraction.french.dates.date_words import (
    ENGLISH_WEEKDAYS,
    MONTHS,
    PATTERNS,
    QUARTERS,
    ROUGH,
)
from sourcier.extraction.french.dates.reference_day import (
    is_of_header,
    month_of,
    number_of_day,
)
from sourcier.extraction.french.text.analysis import ReferenceDay
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAYS
from sourcier_events import edtf

_NEAR = 120
"""Days up to which a date without a year is the nearest one, where no word says on which side."""
_LASTS = 2
"""Days between two that «et» joins, where both may be of one meeting."""
_WITHOUT_VALUE = frozenset(("weekday", "period", "ago", "ahead", "today", "chained"))


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text. `value` is EDTF or empty, where only a weekday or nothing is known.

    `bare` is what the words alone say; `direction` is before (-1) or after (1) the reference day;
    `chained` is the word that counts from another day, as «le lendemain».
    """

    start: int
    end: int
    value: str
    weekday: str = ""
    anchor: str = ""
    direction: int = 0
    bare: str = ""
    chained: str = ""

    @property
    def has_day_of_month(self) -> bool:
        """Whether its value names a day, if perhaps of no year."""
        return self.value.count("-") >= 2

    @property
    def is_day(self) -> bool:
        """Whether it says a day, if only of the week."""
        return bool(self.weekday) or self.has_day_of_month or "/" in self.value


def dates(plain: str, told_on: ReferenceDay) -> list[DateExpression]:
    """All dates of a text, in order, without overlaps."""
    reference, anchor, _ = told_on
    found = sorted(_found(plain), key=lambda one: one[0].start)
    told: list[DateExpression] = []
    for expression, name, match in found:
        if is_of_header(plain, expression.start):
            continue
        if name == "chained":
            chained = _chained(expression, match["word"], plain, told)
            told += [chained] if chained else []
        elif name in _WITHOUT_VALUE and name != "weekday":
            told.append(_relative(expression, name, match, told_on))
        else:
            told.append(_anchored(expression, reference, anchor))
    return told


def _found(plain: str) -> list[tuple[DateExpression, str, re.Match[str]]]:
    found: list[tuple[DateExpression, str, re.Match[str]]] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(plain):
            before = bisect_left(taken, (match.end(),))
            if before and match.start() < taken[before - 1][1]:
                continue
            for one in _expressions(name, match):
                found.append((one, name, match))
                insort(taken, (one.start, one.end))
    return found


def _expressions(name: str, match: re.Match[str]) -> Iterator[DateExpression]:
    groups = match.groupdict()
    weekday = groups.get("weekday")
    value = _value(name, match)
    if name == "range" and _are_apart(match):
        first, last = value.split("/")
        # The first ends with its last group; -1 stands for a group that is not there.
        end = max(match.end("day"), match.end("month1"), match.end("year1"))
        days = (
            DateExpression(match.start(), end, first, bare=first),
            DateExpression(match.start("last"), match.end(), last, bare=last),
        )
        yield from (one for one in days if _is_valid(one.value))
        return
    expression = DateExpression(
        start=match.start(),
        end=match.end(),
        value=value,
        weekday=ENGLISH_WEEKDAYS[WEEKDAYS.index(weekday.lower())] if weekday else "",
        direction=_direction(groups.get("relative")),
        bare=value,
    )
    if _is_valid(expression.value) and (expression.value or name in _WITHOUT_VALUE):
        yield expression


def _are_apart(match: re.Match[str]) -> bool:
    """«les 27 février et 10 avril» are two days, «les 3 et 4 mai» is what lasts two days."""
    days = [number_of_day(match[name]) for name in ("day", "last")]
    return match["join"].startswith("et") and (bool(match["month1"]) or days[1] - days[0] > _LASTS)


def _direction(relative: str | None) -> int:
    if not relative:
        return 0
    return -1 if relative.lower().startswith(("dernier", "dernièr", "passé")) else 1


def _is_valid(value: str) -> bool:
    if not value:
        return True
    try:
        edtf.normalise(value)
    except edtf.InvalidDate:
        return False
    return True


def _value(name: str, match: re.Match[str]) -> str:
    if name in _WITHOUT_VALUE:
        return ""
    groups = match.groupdict()
    year = groups.get("year") or "XXXX"
    part = (groups.get("part") or "").lower().split()
    rough = "~" if groups.get("season") or any(word in ROUGH for word in part) else ""
    if name == "quarter":
        return _quarter(match)
    if name == "year":
        return year + rough
    month = f"{month_of(match):02d}"
    if name == "month":
        return f"{year}-{month}{rough}"
    if name == "range":
        return _range(match, year, month)
    return f"{year}-{month}-{number_of_day(match['day']):02d}"


def _quarter(match: re.Match[str]) -> str:
    """«au premier trimestre 2031», from its first month to its last."""
    months = 3 if match["length"].lower() == "trimestre" else 6
    number = QUARTERS.get(match["quarter"].lower(), 12 // months)
    last = months * number
    return (
        f"{match['year']}-{last - months + 1:02d}/{match['year']}-{last:02d}" if last < 13 else ""
    )


def _range(match: re.Match[str], year: str, month: str) -> str:
    first_month = match["month1"]
    start_month = f"{MONTHS[first_month.lower()]:02d}" if first_month else month
    start = f"{match['year1'] or year}-{start_month}-{number_of_day(match['day']):02d}"
    return f"{start}/{year}-{month}-{number_of_day(match['last']):02d}"


def _relative(
    found: DateExpression, name: str, match: re.Match[str], told_on: ReferenceDay
) -> DateExpression:
    """«hier», «la semaine prochaine»: a value only where the day of the text is known."""
    reference, anchor, yearless = told_on
    groups = match.groupdict()
    if yearless and name == "today":
        value = relative_dates.day_without_year(groups["word"].lower(), yearless)
        return replace(found, value=value, anchor=anchor, bare=value) if value else found
    if reference is None:
        return found
    if name == "today":
        value = relative_dates.day(groups["word"].lower(), reference)
    elif name == "period":
        value = relative_dates.period(groups["period"].lower(), found.direction, reference)
    else:
        side = -1 if name == "ago" else 1
        value = relative_dates.distance(groups["count"], groups["unit"], side, reference)
    return replace(found, value=value, anchor=anchor, bare=value)


def _chained(
    found: DateExpression, word: str, plain: str, told: list[DateExpression]
) -> DateExpression | None:
    """«le lendemain»: a day counted from the one told just before."""
    before = next((one for one in reversed(told) if one.is_day), None)
    if before is None or not relative_dates.may_chain(plain, before.end, found.start, found.end):
        return None
    chained = replace(found, chained=word.lower())
    if relative_dates.is_far(before.end, found.start):
        return chained
    chained = chained_to(chained, before)
    return chained if chained.value or chained.weekday else None


def chained_to(found: DateExpression, before: DateExpression) -> DateExpression:
    """The day that a word such as «le lendemain» names when it counts from another date."""
    if not before.is_day:
        return found
    days = relative_dates.steps(found.chained)
    weekday = before.weekday
    if weekday and days:
        weekday = ENGLISH_WEEKDAYS[(ENGLISH_WEEKDAYS.index(weekday) + days) % 7]
    value = relative_dates.moved(before.value.split("/")[-1], days)
    return replace(found, value=value, weekday=weekday, anchor=before.anchor, bare=value)


def _anchored(found: DateExpression, reference: date | None, anchor: str) -> DateExpression:
    """The same date with the year that a known reference day gives it."""
    if reference is None or not found.value.startswith("XXXX"):
        return found
    return _with_year(found, reference, anchor, found.direction)


def _with_year(
    found: DateExpression, reference: date, anchor: str, direction: int
) -> DateExpression:
    """The year that brings the date nearest to the reference, on the side the words say."""
    choices = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        value = found.bare.replace("XXXX", str(year))
        if not _is_valid(value):
            continue
        bounds = edtf.bounds(value)
        assert bounds.earliest
        assert bounds.latest
        side = bounds.latest if direction > 0 else bounds.earliest
        if direction * (side - reference).days >= 0 and _on_weekday(found, bounds.earliest):
            choices.append((abs((bounds.earliest - reference).days), value))
    distance, value = min(choices, default=(0, ""))
    if not choices or (direction == 0 and distance > _NEAR):
        return found
    return replace(found, value=value, anchor=anchor)


def _on_weekday(found: DateExpression, day: date) -> bool:
    exact = found.weekday and found.value.count("-") == 2
    return not exact or ENGLISH_WEEKDAYS[day.weekday()] == found.weekday


def resolve(found: DateExpression, past: bool | None, reference: date, by_verb: bool) -> str:
    """The EDTF value as seen from the reference day, by the side of it on which the meeting lies.

    A weekday is the nearest on that side; so is a month without a year, and a day to come, where a
    verb says the side, and what is too far from the reference day to be the nearest of all. Else it
    stays.
    """
    if not found.value and found.weekday:
        return _resolve_weekday(found, past is not False, reference)
    if past is None or found.direction or not found.bare.startswith("XXXX"):
        return found.value
    rough, whole = found.bare.count("-") == 1, found.bare.count("-") == 2
    by_side = by_verb and (rough or (whole and not past))
    if by_side or found.value.startswith("XXXX"):
        return _with_year(found, reference, "", -1 if past else 1).value
    return found.value


def _resolve_weekday(found: DateExpression, past: bool, reference: date) -> str:
    wanted = ENGLISH_WEEKDAYS.index(found.weekday)
    back = (reference.weekday() - wanted) % 7
    if found.direction < 0 or (past and found.direction == 0):
        return (reference - timedelta(days=back)).isoformat()
    return (reference + timedelta(days=(wanted - reference.weekday()) % 7)).isoformat()
