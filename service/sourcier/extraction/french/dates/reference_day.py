"""The day from which a text is told: its publication, or a full date in header or signature.

A date in the running text is no such day, however complete.
"""

import re
from datetime import date
from functools import lru_cache

from sourcier.extraction.french.dates.date_words import MONTHS, PATTERNS
from sourcier_events import edtf

_HEADER = re.compile(
    r"\b(?:publi\w+|modifi\w+|mis\w* (?:en ligne|à jour)|post\w+|paru\w*|actualis\w+|dat[eé]\w*)"
    r"\s*(?:le|:)?\s*:?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bfait à [A-ZÉ][\w' -]{1,30},? le $", re.IGNORECASE)
_HEADER_LENGTH = 400
"""Characters in which a header may stand."""


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


@lru_cache(maxsize=2)
def _dateline(plain: str) -> date | None:
    """A full date in the header, as in «PARIS, 5 janvier 2026 (AFP) –», or of the signature."""
    header = plain[:_HEADER_LENGTH]
    for name, pattern in PATTERNS[:4]:
        for match in pattern.finditer(plain):
            if name == "range" or not match.groupdict().get("year"):
                continue
            before = plain[: match.start()].rsplit("\n", 1)[-1]
            beside = plain[match.end() :].split("\n", 1)[0]
            signed = _SIGNED.search(before + ("le " if match.group().startswith("le ") else ""))
            if signed or (match.end() <= len(header) and _is_header(before, beside)):
                return _day(match)
    return None


def _is_header(before: str, beside: str) -> bool:
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
