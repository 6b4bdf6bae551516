"""The day of a meeting as EDTF, with the words that say it.

Where they leave open on which side of the day of the text it lies, the tense decides; a first and a
last day are one interval, if both are whole days in order.
"""

from dataclasses import dataclass
from datetime import date

from sourcier.extraction.french.dates.date_expressions import DateExpression, resolve
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document

_WHOLE_DAY = len("2031-05-05")
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
    first, last = frame.date or frame.until, frame.until
    if first is None:
        return None
    if last is None or last is first:
        side = _PAST.get(_status(frame)) if last is None else _status(frame) == "held"
        return _on_one_day(first, *_resolved(document, frame, first, side))
    return _lasting(document, frame, first, last)


def _on_one_day(found: DateExpression, value: str, anchor: str) -> MeetingDay:
    """What one expression says, which may be a range of days that has no one weekday."""
    weekday = "" if "/" in value else found.weekday
    return MeetingDay(value, weekday, anchor, ((found.start, found.end),))


def _lasting(
    document: Document, frame: Frame, first: DateExpression, last: DateExpression
) -> MeetingDay:
    """What is told with a first and a last day: an interval, else the day that is known."""
    until, anchor_of_last = _resolved(document, frame, last, _status(frame) == "held")
    value, anchor = _first_day(document, frame, first, until)
    interval = _interval(value, until)
    if not interval:
        return _on_one_day(first, value or until, anchor)
    spans = ((first.start, first.end), (last.start, last.end))
    return MeetingDay(interval, "", anchor or anchor_of_last, spans)


def _status(frame: Frame) -> str:
    return frame.status.text if frame.status else ""


def _first_day(
    document: Document, frame: Frame, found: DateExpression, until: str
) -> tuple[str, str]:
    """The first day of what ends on another: the one before that, where it is a whole day."""
    if len(until) != _WHOLE_DAY or "X" in until:
        return _resolved(document, frame, found, _PAST.get(_status(frame)))
    return _resolved(document, frame, found, True, date.fromisoformat(until))


def _resolved(
    document: Document,
    frame: Frame,
    found: DateExpression,
    past: bool | None,
    from_day: date | None = None,
) -> tuple[str, str]:
    """EDTF and its anchor, on that side of a day, by default the day of the text."""
    # «prévu dimanche, a été annulé»: no tense says whether that day has come.
    if _status(frame) == "cancelled" and found.weekday and not (found.value or found.direction):
        return "", ""
    day, anchor, _ = document.told
    if day is None or (found.value and not found.anchor and "XXXX" not in found.value):
        return found.value, found.anchor
    by_verb = frame.status is not None and frame.status.rule.startswith("tense")
    value = resolve(found, past, from_day or day, by_verb)
    return value, "" if "XXXX" in value else found.anchor or anchor


def _interval(first: str, last: str) -> str:
    """Both days as EDTF, where both are whole days and follow each other."""
    whole = all(len(day) == _WHOLE_DAY and "/" not in day for day in (first, last))
    return f"{first}/{last}" if whole and first < last else ""
