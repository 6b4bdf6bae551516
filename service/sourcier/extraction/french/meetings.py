"""All meetings of a document: frames sentence by sentence, slots and people, then one merge.

A frame that says nothing beyond its own noun is kept only as a second mention of another.
"""

import re
from itertools import pairwise

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.dates import dates
from sourcier.extraction.french.details import Details
from sourcier.extraction.french.entities import Entities, Value
from sourcier.extraction.french.frames import Frame, Participation
from sourcier.extraction.french.lexicon import words
from sourcier.extraction.french.merging import absorb, best, is_same
from sourcier.extraction.french.participations import Participants
from sourcier.extraction.french.sequels import Sequels
from sourcier.extraction.french.slots import SlotFiller
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.status import set_status
from sourcier.extraction.french.support import link
from sourcier.extraction.french.triggers import triggers

_VAGUE = words("vague_meetings")


class MeetingFinder:
    """Finds the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._slots = SlotFiller(document, dates(document.plain, document.published))
        self._last: Frame | None = None
        self._participants = Participants(document, entities, speakers)
        self._details = Details(document, self._slots)
        self._sequels = Sequels(document, self._participants, self._details)

    def find(self) -> list[Frame]:
        """All meetings, in order of their first mention."""
        meetings: list[Frame] = []
        self._last = None
        for sentence in self._document.sentences:
            self._participants.remember(self._last)
            frames = self._frames(sentence)
            told: list[Frame] = []
            for frame in frames:
                self._place(frame, meetings, told)
            self._sequels.add(sentence, self._last, own=bool(frames))
        for frame in meetings:
            self._finish(frame)
        return [frame for frame in meetings if not _is_empty(frame)]

    def _frames(self, sentence: Sentence) -> list[Frame]:
        frames = triggers(self._document, sentence)
        supports = link(self._document, sentence, frames)
        for support in supports:
            support.frame.evident = True
        self._slots.fill(sentence, frames, supports)
        self._where(frames)
        self._participants.fill(sentence, frames, supports)
        self._details.fill(sentence, frames)
        for frame in frames:
            set_status(self._document, sentence, frame, supports)
            if frame is frames[0]:
                self._sequels.among(sentence, frame)
        return frames

    def _where(self, frames: list[Frame]) -> None:
        """«…à X, où il rencontrera Y»: the second meeting is where the first is."""
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            if re.search(r"\b(?:où|avant d[e'])\s", gap) and not (frame.city or frame.country):
                frame.city, frame.country = before.city, before.country

    def _place(self, frame: Frame, meetings: list[Frame], told: list[Frame]) -> None:
        """Merge a frame into the meeting it tells of, or begin another.

        `told` are the meetings of this sentence so far: what is «avant le sommet» is not it.
        """
        if frame.weak and frame.kind.lower() in _VAGUE and not _stands_alone(frame):
            return
        others = [] if frame.salient else told
        fitting = [
            one
            for one in reversed(meetings)
            if is_same(one, frame) and not any(one is other for other in others)
        ]
        earlier = best(fitting, frame)
        if earlier:
            absorb(earlier, frame)
        elif _stands_alone(frame):
            meetings.append(frame)
            earlier = frame
        if earlier:
            self._last = earlier
            told.append(earlier)

    def _finish(self, frame: Frame) -> None:
        """Format and modes follow from each other once all is merged."""
        modes = {one.mode for one in frame.participations if not one.absent}
        if frame.family == "talks" and frame.format and self._is_telephone(frame.format):
            frame.family = "call"
        if frame.family == "call" and not frame.format:
            frame.format = Value("online", frame.start, frame.end, "call")
        if frame.family == "call":
            _set_modes(frame.participations, "remote")
        elif "remote" in modes and (frame.city or "in_person" in modes or len(modes) > 1):
            remote = next(one for one in frame.participations if one.mode == "remote")
            frame.format = Value("hybrid", remote.actor.start, remote.actor.end, "some-remote")
        elif frame.format and frame.format.text == "online":
            _set_modes(frame.participations, "remote")
        elif "in_person" in modes and not frame.format:
            frame.format = Value("in_person", frame.start, frame.end, "met-in-person")
            _set_modes(frame.participations, "in_person")

    def _is_telephone(self, value: Value) -> bool:
        return "téléphon" in self._document.plain[value.start : value.end].lower()


def _set_modes(participations: list[Participation], mode: str) -> None:
    for one in participations:
        if one.mode == "unknown":
            one.mode = mode


def _stands_alone(frame: Frame) -> bool:
    """Whether a frame says enough to be a meeting of its own."""
    placed = bool(frame.date or frame.until or frame.city or frame.country or frame.venue)
    people = len(frame.keys)
    if frame.verbal:
        return (
            people >= 2
            or (people >= 1 and placed)
            or (frame.rule.endswith((":réunir", ":retrouver", ":rencontrer")) and placed)
        )
    if frame.weak:
        return (placed and (frame.evident or people >= 1)) or people >= 2
    if frame.definite:
        return placed or people >= 1 or frame.evident
    return placed or people >= 1 or frame.evident or bool(frame.format)


def _is_empty(frame: Frame) -> bool:
    visit = frame.family == "visit" and not (frame.city or frame.country)
    return visit and not frame.date
