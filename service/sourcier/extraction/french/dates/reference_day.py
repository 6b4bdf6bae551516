"""The day from which a text is told: its publication, or a date in header, dateline or signature.

A date in the running text is no such day, however complete. A dateline is older than the header of
its page, and closer to the words; it takes a year from the header, or has none.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from sourcier.extraction.french.dates.date_words import MONTHS, PATTERNS
from sourcier.extraction.french.text.analysis import ReferenceDay
from sourcier.extraction.french.text.datelines import body_start
from sourcier_events import edtf

_HEADER = re.compile(
    r"(?:\b(?:publi\w+|modifi\w+|mis\w* (?:en ligne|à jour)|post\w+|paru\w*|actualis\w+)|"
    r"^\s*dat[eé]\w*)\s*(?:le|:)?\s*:?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bfait à [A-ZÉ][\w' -]{1,30},? le $", re.IGNORECASE)
_HEADER_LENGTH = 400
"""Characters in which a header may stand."""
_DATELINE_WITHIN = 800
"""Characters in which the dateline may stand: headline, summary and picture come before it."""
_DELAY = timedelta(days=31)
"""A dateline that is older than that beside its header is of something else."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
"""A publication date beyond these stands for none, as «0001-01-01» does in feeds."""
_LEAD = 80
"""Characters before a date that can say what it is of."""
_LINE = re.compile(r"[^\n]+")
_DAY_IN_DATELINE = dict(PATTERNS)["day"]


def is_of_header(plain: str, start: int) -> bool:
    """Whether a date says when the text appeared, as in «Publié le 5 mai»: nothing is on it."""
    return bool(_HEADER.search(_line_before(plain, start)))


def reference_day(plain: str, published: str | None) -> ReferenceDay:
    """The day from which the text is told, and how we know it."""
    if published:
        try:
            bounds = edtf.bounds(published)
        except edtf.InvalidDate:
            return ReferenceDay()
        day = bounds.earliest
        if day and day == bounds.latest and _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return ReferenceDay(day, "published")
        return ReferenceDay()
    return _stated(plain)


@lru_cache(maxsize=2)
def _stated(plain: str) -> ReferenceDay:
    header, month_and_day = _full_date(plain), _dateline(plain)
    if header is None or month_and_day is None:
        yearless = "XXXX-{:02d}-{:02d}".format(*month_and_day) if month_and_day else ""
        return ReferenceDay(header, "dateline", yearless)
    told = _last_before(header, *month_and_day)
    return ReferenceDay(told if header - told <= _DELAY else header, "dateline")


def _last_before(day: date, month: int, day_of_month: int) -> date:
    """The last day of that name, not after another."""
    year = day.year if (month, day_of_month) <= (day.month, day.day) else day.year - 1
    return date(year, month, day_of_month)


def _dateline(plain: str) -> tuple[int, int] | None:
    """Month and day of a dateline that has no year, as in «LIMA, 7 mars (Reuters)»."""
    for line in _LINE.finditer(plain, 0, _DATELINE_WITHIN):
        head_end = body_start(plain, line.start(), line.end())
        for match in _DAY_IN_DATELINE.finditer(plain, line.start(), head_end):
            month, day_of_month = month_of(match), number_of_day(match["day"])
            if not match["year"] and 1 <= day_of_month <= monthrange(2001, month)[1]:
                return month, day_of_month
    return None


def _full_date(plain: str) -> date | None:
    """A full date in the header, as in «PARIS, 5 janvier 2026 (AFP) –», or of the signature."""
    for name, pattern in PATTERNS[:4]:
        for match in pattern.finditer(plain):
            if name == "range" or not match.groupdict().get("year"):
                continue
            before = _line_before(plain, match.start())
            signed = _SIGNED.search(before + ("le " if match.group().startswith("le ") else ""))
            near = match.end() <= _HEADER_LENGTH
            if signed or (near and _is_header(before, plain[match.end() :])):
                return _day(match)
    return None


def _line_before(plain: str, position: int) -> str:
    """The line up to a position, or its end after an ellipsis where it is long."""
    floor = max(0, position - _LEAD)
    line = plain.rfind("\n", floor, position)
    if line < 0 and floor:
        return f"… {plain[floor:position]}"
    return plain[line + 1 : position]


def _is_header(before: str, after: str) -> bool:
    beside = after.partition("\n")[0]
    words = before.strip(" ,(-–—").split()
    return bool(_HEADER.search(before)) or (len(words) <= 3 and (
        (not words and not re.match(r"\s*,?\s*[a-zà-ÿ]", beside.replace(" à ", " ")))
        or (bool(words) and before.rstrip().endswith((",", "-", "–", "—", "(", "le", ":")))
        or bool(words and words[0].lower() in ("publié", "modifié", "le"))
    ))  # fmt: skip


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), month_of(match), number_of_day(match["day"]))
    except ValueError:
        return None


def month_of(match: re.Match[str]) -> int:
    """The month of a date found, 1 to 12."""
    groups = match.groupdict()
    if groups.get("monthnumber"):
        return int(groups["monthnumber"])
    return MONTHS[groups["month"].lower()]


def number_of_day(day: str) -> int:
    """The day of the month that is written, «1er» too."""
    return 1 if day.lower() == "1er" else int(day)
