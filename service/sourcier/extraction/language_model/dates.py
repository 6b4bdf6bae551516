"""A date is taken as far as the text bears it out: never a year that nobody gave.

A year has to stand in the text or be that of the publication; where the words give numbers, the
day has to be among them; where they give a day of the week, the date has to fall on it.
"""

import re
from datetime import date

from sourcier.extraction.language_model.refusals import Refused
from sourcier.extraction.port import SourceText
from sourcier_events import edtf
from sourcier_events.catalogue import WEEKDAYS

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"\d+")
_OPEN = "XXXX"


def checked(value: str, wording: str, weekday: str | None, source: SourceText) -> tuple[str, str]:
    """The date in EDTF, and where its year comes from: "", "text" or "published".

    Raises `Refused`. `wording` is the quote, `weekday` the code that the answer gives beside it.
    """
    try:
        found = edtf.normalise(value)
    except edtf.InvalidDate as error:
        raise Refused("not a date") from error
    ends = found.split("/")
    # Of two ends the weaker ground counts; by their names, that is the greater one.
    anchor = max(_anchor(end[:4], wording, source) for end in ends)
    if not all(_day_is_said(end, wording) for end in ends):
        raise Refused("day not in the quote")
    if weekday and len(ends) == 1 and _falls_on_another_day(found, weekday):
        raise Refused("date on another day of the week")
    return found, anchor


def _anchor(year: str, wording: str, source: SourceText) -> str:
    if year == _OPEN or year in _YEAR.findall(wording):
        return ""
    if source.published and year in _YEAR.findall(source.published):
        return "published"
    if year in _YEAR.findall(source.text):
        return "text"
    raise Refused("year not in the text")


def _day_is_said(end: str, wording: str) -> bool:
    day = end.rstrip("~?%")[8:10]
    numbers = {int(one) for one in _NUMBER.findall(_YEAR.sub("", wording))}
    return not numbers or not day.isdigit() or int(day) in numbers


def _falls_on_another_day(found: str, weekday: str) -> bool:
    day = found.rstrip("~?%")
    if weekday not in WEEKDAYS or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return False
    return WEEKDAYS[date.fromisoformat(day).weekday()] != weekday
