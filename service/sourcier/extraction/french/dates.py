"""Dates as the text has them: EDTF with X for what it does not say; a year is never invented.

A year comes from the words themselves, from a full date in a dateline, or from the publication
date; `anchor` says which, and is empty for the first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourcier_events import edtf

_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12,
}  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\b"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s+)?"
_YEAR = r"(?:\s+(?P<year>(?:19|20)\d\d)\b|\s+(?P<relative>dernier|prochain|passé)\b)?"
_DAY = r"(?P<day>1er|\d{1,2})"
_PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("numeric", r"\b(?P<day>\d{1,2})[/.](?P<monthnumber>\d{1,2})[/.](?P<year>20\d\d)\b"),
        ("numeric", r"\b(?P<year>20\d\d)-(?P<monthnumber>\d\d)-(?P<day>\d\d)\b"),
        (
            "range",
            rf"(?:\bdu\s+|\bles?\s+|\bentre\s+le\s+)?\b{_WEEKDAY}{_DAY}(?:\s+(?P<month1>"
            rf"{'|'.join(_MONTHS)}))?\s*(?:au|et(?:\s+le)?|-|–)\s*(?:{'|'.join(WEEKDAYS)})?\s*"
            rf"(?P<last>1er|\d{{1,2}})\s+{_MONTH}{_YEAR}",
        ),
        ("day", rf"\b(?:le\s+|ce\s+)?{_WEEKDAY}(?:le\s+)?\b{_DAY}\s+{_MONTH}{_YEAR}"),
        (
            "month",
            rf"\b(?P<part>début|debut|mi|fin|courant|en|au mois d[e'])[\s-]+{_MONTH}{_YEAR}",
        ),
        ("month", rf"\b{_MONTH}\s+(?P<year>20\d\d)\b"),
        (
            "weekday",
            rf"\b(?:ce\s+|le\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})"
            r"(?:\s+(?P<relative>dernier|prochain|passé|suivant)\b)?"
            r"(?!\s+(?:soir\s+)?\d)",
        ),
        (
            "relative",
            r"\b(?P<word>avant-hier|hier|aujourd'hui|demain|après-demain|ce matin|ce soir)\b",
        ),
        ("year", r"\ben\s+(?P<year>20\d\d)\b"),
    )
)
_OFFSETS = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text. `value` is EDTF or empty, where only a weekday or nothing is known."""

    start: int
    end: int
    value: str
    weekday: str = ""
    anchor: str = ""
    direction: int = 0

    @property
    def is_day(self) -> bool:
        """Whether it says a day, if only of the week."""
        return bool(self.weekday) or self.value.count("-") >= 2 or "/" in self.value


def dates(plain: str, published: str | None) -> list[DateExpression]:
    """All dates of a text, in order, without overlaps."""
    reference, anchor = reference_day(plain, published)
    found: list[DateExpression] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            found += list(_expressions(name, match))
    return sorted(
        (_anchored(one, plain, reference, anchor) for one in found), key=lambda one: one.start
    )


def reference_day(plain: str, published: str | None) -> tuple[date | None, str]:
    """The day from which the text is told, and how we know it."""
    if published:
        try:
            bounds = edtf.bounds(published)
        except edtf.InvalidDate:
            return None, ""
        if bounds.earliest and bounds.earliest == bounds.latest:
            return bounds.earliest, "published"
        return None, ""
    return _dateline(plain), "dateline"


def _dateline(plain: str) -> date | None:
    """A full date in the header, as in «PARIS, 5 janvier 2026 (AFP) –»."""
    header = plain[:300]
    for name, pattern in _PATTERNS[:4]:
        for match in pattern.finditer(header):
            before = header[: match.start()].rsplit("\n", 1)[-1]
            if name != "range" and match.groupdict().get("year") and _is_header(before):
                return _day(match)
    return None


def _is_header(before: str) -> bool:
    words = before.strip(" ,(-–—").split()
    return len(words) <= 3 and (
        not words or before.rstrip().endswith((",", "-", "–", "—", "(", "le", ":"))
        or words[0].lower() in ("publié", "modifié", "le")
    )  # fmt: skip


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _month(match), _number(match["day"]))
    except ValueError:
        return None


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("monthnumber"):
        return int(groups["monthnumber"])
    return _MONTHS[groups["month"].lower()]


def _number(day: str) -> int:
    return 1 if day.lower() == "1er" else int(day)


def _expressions(name: str, match: re.Match[str]) -> Iterator[DateExpression]:
    groups = match.groupdict()
    weekday = groups.get("weekday")
    expression = DateExpression(
        start=match.start(),
        end=match.end(),
        value=_value(name, match),
        weekday=_ENGLISH[WEEKDAYS.index(weekday.lower())] if weekday else "",
        direction=_direction(groups.get("relative")),
    )
    if _is_valid(expression.value) and (expression.value or name in ("weekday", "relative")):
        yield expression


def _direction(relative: str | None) -> int:
    if not relative:
        return 0
    return -1 if relative.lower() in ("dernier", "passé") else 1


def _is_valid(value: str) -> bool:
    if not value:
        return True
    try:
        edtf.normalise(value)
    except edtf.InvalidDate:
        return False
    return True


def _value(name: str, match: re.Match[str]) -> str:
    if name in ("weekday", "relative"):
        return ""
    year = match.groupdict().get("year") or "XXXX"
    if name == "year":
        return year
    month = f"{_month(match):02d}"
    if name == "month":
        rough = (match.groupdict().get("part") or "").lower() in ("début", "debut", "mi", "fin")
        return f"{year}-{month}" + ("~" if rough else "")
    first = f"{year}-{month}-{_number(match['day']):02d}"
    if name == "range":
        return _range(match, year, month)
    return first


def _range(match: re.Match[str], year: str, month: str) -> str:
    first_month = match["month1"]
    start_month = f"{_MONTHS[first_month.lower()]:02d}" if first_month else month
    start = f"{year}-{start_month}-{_number(match['day']):02d}"
    return f"{start}/{year}-{month}-{_number(match['last']):02d}"


def _anchored(
    found: DateExpression, plain: str, reference: date | None, anchor: str
) -> DateExpression:
    """The same date with the year, or the day, that a known reference day gives it."""
    if reference is None:
        return found
    words = plain[found.start : found.end].lower()
    if not found.value and not found.weekday:
        day = reference + timedelta(days=_OFFSETS.get(words, 0))
        return replace(found, value=day.isoformat(), anchor=anchor)
    if found.value.startswith("XXXX"):
        return _with_year(found, reference, anchor)
    return found


def _with_year(found: DateExpression, reference: date, anchor: str) -> DateExpression:
    """The year that brings the date nearest to the reference, on the side the words say."""
    choices = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        value = found.value.replace("XXXX", str(year))
        if not _is_valid(value):
            continue
        day = edtf.bounds(value).earliest
        assert day
        if found.direction * (day - reference).days >= 0 and _on_weekday(found, day):
            choices.append((abs((day - reference).days), value))
    if not choices:
        return found
    return replace(found, value=min(choices)[1], anchor=anchor)


def _on_weekday(found: DateExpression, day: date) -> bool:
    exact = found.weekday and found.value.count("-") == 2
    return not exact or _ENGLISH[day.weekday()] == found.weekday


def resolve_weekday(found: DateExpression, past: bool, reference: date) -> str:
    """The day a weekday names as seen from the reference day, in EDTF."""
    wanted = _ENGLISH.index(found.weekday)
    back = (reference.weekday() - wanted) % 7
    if found.direction < 0 or (past and found.direction == 0):
        return (reference - timedelta(days=back)).isoformat()
    return (reference + timedelta(days=(wanted - reference.weekday()) % 7)).isoformat()
