"""The day of a meeting as EDTF, with the words that say it.

Where they leave open on which side of the day of the text it lies, the tense decides; a first and a
last day are one interval, if both are whole days in order.
"""

from dataclasses import dataclass

from sourcier.extraction.french.dates.date_expressions import DateExpression, resolve
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document

_PAST = {"planned": False, "held": True, "ongoing": True}


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """`value` is EDTF, or empty where only the weekday is known; `anchor` is whence its year is."""

    value: str
    weekday: str
    anchor: str
    spans: tuple[tuple[int, int], ...]


def meeting_day(document: Document, frame: Frame) -> MeetingDay | None:
    """When a meeting is, if its frame has a date."""
    date, last = frame.date or frame.until, frame.until
    if date is None:
        return None
    spans = [(date.start, date.end)]
    value, anchor = _resolved(document, frame, date)
    if last and last is not date:
        until, anchor_of_last = _resolved(document, frame, last)
        interval = _interval(value, until)
        if interval:
            spans, anchor = [*spans, (last.start, last.end)], anchor or anchor_of_last
        value = interval or value or until
    return MeetingDay(value, "" if "/" in value else date.weekday, anchor, tuple(spans))


def _resolved(document: Document, frame: Frame, date: DateExpression) -> tuple[str, str]:
    """EDTF and its anchor."""
    day, anchor, _ = document.told
    if day is None or (date.value and not date.anchor and "XXXX" not in date.value):
        return date.value, date.anchor
    status = frame.status.text if frame.status else ""
    past = True if frame.until else _PAST.get(status)
    by_verb = frame.status is not None and frame.status.rule.startswith("tense")
    value = resolve(date, past, day, by_verb)
    return value, "" if "XXXX" in value else date.anchor or anchor


def _interval(first: str, last: str) -> str:
    """Both days as EDTF, where both are whole days and follow each other."""
    whole = all(len(day) == 10 and "/" not in day for day in (first, last))
    return f"{first}/{last}" if whole and first < last else ""
