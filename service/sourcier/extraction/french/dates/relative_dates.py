"""Days told by their distance: from the day of the text, or from the day told just before.

Without a known day there is no value; a week is told with rough ends, for a meeting fills no week.
"""

import re
from datetime import date, timedelta

from sourcier.extraction.french.vocabulary.numbers import number_of

_DAYS = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}
_STEPS = {
    "l'avant-veille": -2, "la veille": -1, "le lendemain": 1, "dès le lendemain": 1,
    "le surlendemain": 2,
}  # fmt: skip
_OF_SOMETHING = re.compile(r"\s+(?:d[eu]s?\b|d')", re.IGNORECASE)
_FAR = 200
"""Characters after which «le lendemain» no longer counts from a day told before."""


def day(word: str, reference: date) -> str:
    """The day of «hier», «demain», «ce soir», in EDTF."""
    return (reference + timedelta(days=_DAYS.get(word, 0))).isoformat()


def day_without_year(word: str, reference: str) -> str:
    """The same from a day whose year is not known; empty where the year would matter."""
    return moved(reference, _DAYS.get(word, 0))


def period(word: str, direction: int, reference: date) -> str:
    """The week, weekend, month or year before, around or after a day, in EDTF."""
    if word == "semaine":
        monday = reference + timedelta(days=7 * direction - reference.weekday())
        return _rough(monday, monday + timedelta(days=6))
    if word == "week-end":
        saturday = reference + timedelta(days=5 - reference.weekday() + 7 * min(direction, 0))
        return _rough(saturday, saturday + timedelta(days=1))
    if word == "mois":
        return _month(reference, direction)
    if word in ("an", "année"):
        return f"{reference.year + direction:04d}"
    return ""


def distance(count: str, unit: str, side: int, reference: date) -> str:
    """«il y a deux semaines», «dans trois jours»; days are exact, other units are rough."""
    number = side * number_of(count)
    if unit.startswith("jour"):
        return (reference + timedelta(days=number)).isoformat()
    if unit.startswith("semaine"):
        return (reference + timedelta(days=7 * number)).isoformat() + "~"
    if unit.startswith("mois"):
        return _month(reference, number) + "~"
    return f"{reference.year + number:04d}~"


def may_chain(plain: str, before: int, start: int, end: int) -> bool:
    """Whether a word counts from the day told before: «la veille du sommet» does not."""
    if _OF_SOMETHING.match(plain, end):
        return False
    return start - before > 2 or "," in plain[before:start]


def is_far(before: int, start: int) -> bool:
    """Whether the day told before is so far that only a meeting of that day can be meant."""
    return start - before > _FAR


def steps(word: str) -> int:
    """How many days a word is from the day told before; none for «le même jour»."""
    return _STEPS.get(word, 0)


def moved(value: str, days: int) -> str:
    """A day some days later, its year unknown where it was; empty where it cannot be counted."""
    if not days:
        return value
    match = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", value)
    if not match:
        return ""
    if match[1] == "XXXX":
        return _moved_in_any_year(int(match[2]), int(match[3]), days)
    return (date(int(match[1]), int(match[2]), int(match[3])) + timedelta(days=days)).isoformat()


def _moved_in_any_year(month: int, day_of_month: int, days: int) -> str:
    """As `moved`, where leap years and ordinary ones agree and no new year lies between."""
    if (month, day_of_month) == (2, 29):
        return ""
    later = [date(year, month, day_of_month) + timedelta(days=days) for year in (2000, 2001)]
    agree = later[0].replace(year=2000) == later[1].replace(year=2000)
    return f"XXXX-{later[1]:%m-%d}" if agree and later[1].year == 2001 else ""


def _month(reference: date, months: int) -> str:
    index = reference.year * 12 + reference.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _rough(first: date, last: date) -> str:
    return f"{first.isoformat()}~/{last.isoformat()}~"
