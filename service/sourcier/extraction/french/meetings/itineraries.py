"""Several towns or days in one list are as many meetings: «visites à Riga et Oslo».

Only journeys and nouns in the plural are told so; «un sommet les 3 et 4 mai» stays one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.place_slots import fill_place
from sourcier.extraction.french.meetings.places import Places
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term

_JOINS = re.compile(
    r"[\s,]*(?:(?:et|puis|ensuite|enfin|avant|ainsi qu[e']|aussi|de gagner|de se rendre|d'aller)"
    r"[\s,]+)*(?:(?:à|au|aux|en|le|les|la|l'|pour|dans)[\s]*)*"
)
_LEADS = re.compile(
    r"(?:[^.;:«]|\bM(?:M|me)?\.){0,60}?\bqui (?:l[ea]s? |l')?"
    r"(?:mèn|mène|a mené|conduit|conduir|a conduit|emmèn)\w*\s+"
    r"(?:aussi |également |notamment |successivement |ensuite |d'abord )?"
)
_AHEAD = re.compile(r"\b(?:mèner|conduir|emmèner)(?:a|ont)\b")


@dataclass(slots=True)
class Stop:
    """One meeting of a list: its day, its town or its country, as far as the list tells them."""

    start: int
    end: int
    date: DateExpression | None = None
    city: Term | None = None
    country: Term | None = None


class Itineraries:
    """Reads the lists of one document."""

    def __init__(self, document: Document, slots: SlotFiller, places: Places) -> None:
        self._document, self._slots, self._places = document, slots, places

    def split(self, sentence: Sentence, frames: list[Frame]) -> None:
        """One frame for each stop; the first stays the frame that told of all."""
        for frame in list(frames):
            if not _may_be_several(frame):
                continue
            limit = min(
                (one.start for one in frames if one.start > frame.end), default=sentence.end
            )
            stops = self._stops(sentence, frame, limit)
            if stops and not _own(frame):
                self._fill(frame, stops[0])
            if len(stops) < 2 or not _differ(frame, *stops[:2]):
                continue
            # «achève à X une tournée qui l'a conduite à Y»: where it ends comes besides.
            begun = stops[0].start not in _own(frame) and (frame.city or frame.country)
            more = [self._at(frame, stop) for stop in stops[0 if begun else 1 :]]
            self._fill(frame, stops[0])
            for one in more:
                one.status = one.status or frame.status
            frames += more
        frames.sort(key=lambda one: one.start)

    def _stops(self, sentence: Sentence, frame: Frame, limit: int) -> list[Stop]:
        lead = _LEADS.match(self._document.plain, frame.end, sentence.end)
        if lead:
            limit = sentence.end
            if _AHEAD.search(lead.group()) and not frame.status:
                frame.status = Value("planned", frame.start, frame.end, "tense")
        begin = lead.end() if lead else frame.end
        stops: list[Stop] = []
        end = -1
        for start, stop, found in self._told(sentence, begin, limit):
            gap = self._document.plain[end if stops else begin : start]
            if stops and not _JOINS.fullmatch(gap):
                break
            if not stops and not lead and start not in _own(frame):
                continue
            if not stops or not _joins(stops[-1], found):
                stops.append(Stop(start, stop))
            _put(stops[-1], found)
            stops[-1].end = end = stop
        return stops

    def _told(
        self, sentence: Sentence, start: int, limit: int
    ) -> Iterator[tuple[int, int, DateExpression | Term]]:
        """The days and places of a sentence, in order; a place stands after its preposition."""
        days = self._slots.days_between(sentence, start, limit)
        terms = self._document.terms_in(start, limit, "city", "country")
        told: list[tuple[int, int, DateExpression | Term]] = [
            *((one.start, one.end, one) for one in days),
            *((one.start, one.end, one) for one in terms),
        ]
        yield from sorted(told, key=lambda one: one[:2])

    def _at(self, frame: Frame, stop: Stop) -> Frame:
        """Another meeting of the same words, at another stop."""
        found = replace(
            frame,
            start=stop.start,
            end=stop.end,
            rule=f"{frame.rule}+listed",
            spans=[*frame.spans, (stop.start, stop.end)],
            anchors=[(stop.start, stop.start)],
            participations=[replace(one) for one in frame.participations],
            topics=[],
            city=None if stop.city or stop.country else frame.city,
            country=None if stop.city or stop.country else frame.country,
            venue=None,
            date=stop.date,
            until=None,
        )
        self._fill(found, stop)
        return found

    def _fill(self, frame: Frame, stop: Stop) -> None:
        for term in (stop.city, stop.country):
            if term:
                fill_place(frame, self._places.named_by(term))
        frame.date = frame.date or stop.date


def _may_be_several(frame: Frame) -> bool:
    """Journeys, and nouns in the plural other than those for talks that go on."""
    if frame.family == "visit":
        return True
    return not frame.verbal and frame.plural


def _own(frame: Frame) -> set[int]:
    """Where the day and the place of a frame stand."""
    return {one.start for one in (frame.date, frame.city, frame.country) if one}


def _joins(stop: Stop, found: DateExpression | Term) -> bool:
    """Whether a day or place belongs to the stop before it, as in «à Lima, au Pérou»."""
    if isinstance(found, DateExpression):
        return stop.date is None
    if found.category == "city":
        return stop.city is None and stop.country is None
    if stop.city:
        return stop.country is None and stop.city.code == found.code
    return stop.country is None


def _put(stop: Stop, found: DateExpression | Term) -> None:
    if isinstance(found, DateExpression):
        stop.date = found
    elif found.category == "city":
        stop.city = found
    else:
        stop.country = found


def _differ(frame: Frame, one: Stop, other: Stop) -> bool:
    """Two places, or two days of a plural noun: a journey to one town may last two days."""
    places = bool((one.city or one.country) and (other.city or other.country))
    return places or (bool(one.date and other.date) and frame.plural)
