"""What one meeting of a sentence lends another: where it is, or when, by the words between them.

Nothing is lent to a meeting that has a place or a day of its own.
"""

import re
from dataclasses import replace
from itertools import pairwise

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.meetings.contradictions import same_day
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.place_slots import fill_place
from sourcier.extraction.french.meetings.places import Place
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence

_THERE = re.compile(r"\b(?:où|avant d[e'])\s|\ben profit\w+ pour\s|\bprofit\w+ .{0,40}\bpour\s")
_NEXT = re.compile(
    r"(?:,\s*)?\b(?:avant|suivie?s? d|précédée?s? d|puis|et)\s?(?:'|e |es |par )?(?:un |une )?"
    r"(?:\w+ )?$"
)
_BESIDE = re.compile(
    r"\b(?:en marge|à la marge|en parallèle|à l'occasion)\s+(?:d'un[e]? |de ce |de cette |de la |"
    r"de l'|du |des |d'|de )(?:travaux (?:de la |du |de l'))?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_MET_AT = re.compile(
    r"\b(?:au|à la|à l'|lors d(?:u|e la|e l')|au cours d(?:u|e la|e l')|pendant l[ea]|durant l[ea])"
    r"\s*(?:dernier |récent )?$",
    re.IGNORECASE,
)
_SAID_THERE = re.compile(
    r"\b(?:lors|au cours|à l'occasion|à l'issue|au terme|à la clôture|en clôture|à l'ouverture|"
    r"en ouverture|pendant|durant|à la fin|devant)\s+(?:d'un[e]? |de ce |de cette |de la |de l'|"
    r"du |"
    r"des |d'|de |le |la |les |l'|ce |cette |un |une )?(?:\w+ )?$",
    re.IGNORECASE,
)
_NEAR = 8
"""Sentences between a visit and what is told of it."""
_SAME_PLACE = re.compile(
    r"\bdans (?:la|le|cette|ce) même (?:ville|village|lieu|localité|capitale|pays|cité|station)\b|"
    r"\bau même endroit\b|\ben ce même lieu\b"
)


class Sharing:
    """Lends places and days between the meetings of one document."""

    def __init__(self, document: Document, slots: SlotFiller) -> None:
        self._document = document
        self._slots = slots
        self._beside_each_other: list[tuple[Frame, Frame]] = []

    def among(self, sentence: Sentence, frames: list[Frame]) -> None:
        """What the frames of one sentence lend each other."""
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            if _THERE.search(gap):
                _lend_place(before, frame)
            if _NEXT.search(gap) and not frame.verbal and not frame.definite:
                self._lend_all(before, frame, gap)
        self._beside(sentence, frames)
        for frame in frames:
            self._of_speaking(sentence, frame)

    def journeys(self, frames: list[Frame]) -> None:
        """«s'est rendu à X, où il a rencontré Y» is one meeting, with a journey to it."""
        for journey, frame in list(pairwise(frames)):
            gap = self._document.plain[journey.end : frame.start]
            way = journey.verbal or journey.weak
            made = way and journey.family == "visit" and frame.family == "talks"
            if made and re.search(r",?\s+où\s", gap) and len(gap) < 90:
                _lend_place(journey, frame)
                frame.date = frame.date or journey.date
                frame.spans = [*journey.spans, *frame.spans]
                frame.anchors = [*journey.anchors, *frame.anchors]
                frames[:] = [one for one in frames if one is not journey]

    def of_last(self, sentence: Sentence, frames: list[Frame], last: Frame | None) -> None:
        """«dans la même ville» is where the meeting told of before was."""
        match = _SAME_PLACE.search(self._document.plain, sentence.start, sentence.end)
        if not match or last is None or not frames:
            return
        owner = self._slots.owner(sentence, frames, match.start(), match.end()) or frames[0]
        _lend_place(last, owner)

    def _lend_all(self, before: Frame, frame: Frame, gap: str) -> None:
        """«suivi d'un déjeuner»: the same day, the same place; «puis une réunion» is later."""
        _lend_place(before, frame)
        if frame.city is before.city and not frame.date and re.search(r"suivi|précéd|avant", gap):
            frame.date = before.date

    def statuses(self, frames: list[Frame]) -> None:
        """«une réunion est prévue à X, puis une autre à Y»: both are."""
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            if _NEXT.search(gap) and not frame.verbal and not frame.status and before.status:
                frame.status = before.status

    def _beside(self, sentence: Sentence, frames: list[Frame]) -> None:
        """Who meets «en marge du sommet» is where the summit is."""
        for event in frames:
            before = self._document.plain[max(sentence.start, event.start - 60) : event.start]
            met_at = [
                one
                for one in frames
                if one.verbal and one.end < event.start and event.family in ("summit", "conference")
            ]
            beside = _BESIDE.search(before) or (met_at and _MET_AT.search(before))
            if event.verbal or not beside:
                continue
            for other in frames:
                if other is not event and other.family not in ("call", "visit"):
                    _lend_place(event, other)
                    _lend_place(other, event)
                    self._beside_each_other.append((event, other))

    def after_merging(self, meeting_of: dict[int, Frame]) -> None:
        """The place of the event, where another sentence told it."""
        for event, other in self._beside_each_other:
            told, beside = meeting_of.get(id(event)), meeting_of.get(id(other))
            if told and beside and told is not beside:
                _lend_place(told, beside)

    def of_visits(self, meetings: list[Frame]) -> None:
        """Who is on a visit meets people there; who meets twice on one day does so at one place."""
        for one in meetings:
            if one.city or one.country or one.venue or one.family in ("call", "visit"):
                continue
            if one.format and one.format.text == "online":
                continue
            for other in meetings:
                placed = other.city or other.country
                if other is not one and placed and _is_during(one, other):
                    rule = "place-of-visit" if other.family == "visit" else "place-of-that-day"
                    one.city = other.city and replace(other.city, rule=rule)
                    one.country = other.country and replace(other.country, rule=rule)
                    break

    def _of_speaking(self, sentence: Sentence, frame: Frame) -> None:
        """«a déclaré mardi à X lors d'une réunion»: the day and place of the meeting too."""
        before = self._document.plain[max(sentence.start, frame.start - 60) : frame.start]
        if frame.verbal or not _SAID_THERE.search(before):
            return
        verbs = [word for word in sentence.words if word.end <= frame.start and is_reporting(word)]
        if not verbs or frame.date or frame.city or frame.country:
            return
        date, place = self._slots.spoken(sentence, verbs[-1], frame.start)
        _fill(frame, date, place)


def _is_during(one: Frame, other: Frame) -> bool:
    """Whether somebody of the one is there at the time of the other, as far as the text says."""
    people = {
        found.actor.entity.key
        for frame in (other,)
        for found in frame.participations
        if found.actor.entity.type == "person" and not found.absent
    }
    if not people & one.keys or one.hedged or other.hedged:
        return False
    planned = [
        frame.status is not None and frame.status.text == "planned" for frame in (one, other)
    ]
    if planned[0] != planned[1] or one.ordinal or other.ordinal:
        return False
    if one.date and other.date:
        return same_day(one, other)
    return other.family == "visit" and abs(one.sentence - other.last) <= _NEAR


def _fill(frame: Frame, date: DateExpression | None, place: Place | None) -> None:
    frame.date = frame.date or date
    if place:
        fill_place(frame, place)


def _lend_place(giver: Frame, taker: Frame) -> None:
    if not (taker.city or taker.country or taker.venue) and taker.family != "call":
        taker.city, taker.country, taker.venue = giver.city, giver.country, giver.venue
