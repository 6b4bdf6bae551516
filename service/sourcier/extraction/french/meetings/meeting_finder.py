"""All meetings of a document: frames sentence by sentence, slots and people, then one merge.

A frame that says nothing beyond its own noun is kept only as a second mention of another.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.dates.date_expressions import dates
from sourcier.extraction.french.meetings.contradictions import SPEAKING
from sourcier.extraction.french.meetings.details import Details
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.gapping import Gapping
from sourcier.extraction.french.meetings.homes import set_homes, settle_at_home
from sourcier.extraction.french.meetings.itineraries import Itineraries
from sourcier.extraction.french.meetings.merging import absorb, best
from sourcier.extraction.french.meetings.one_meeting import is_same
from sourcier.extraction.french.meetings.passing_mentions import (
    is_in_passing,
    is_spoken_of,
)
from sourcier.extraction.french.meetings.places import Places
from sourcier.extraction.french.meetings.pronoun_triggers import other_ones, pronoun_frames
from sourcier.extraction.french.meetings.retellings import Retellings, Told
from sourcier.extraction.french.meetings.sequels import Sequels
from sourcier.extraction.french.meetings.shared_places import place_visits, share_places
from sourcier.extraction.french.meetings.sharing import Sharing
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.meetings.standing import is_empty, is_way, set_apart, stands_alone
from sourcier.extraction.french.meetings.status import set_status
from sourcier.extraction.french.meetings.support import link
from sourcier.extraction.french.meetings.topics import Topics
from sourcier.extraction.french.meetings.triggers import triggers
from sourcier.extraction.french.participations.meeting_meant import meant
from sourcier.extraction.french.participations.modes import settle
from sourcier.extraction.french.participations.participants import Participants
from sourcier.extraction.french.people.entities import Entities, Value
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_HAPPENED = re.compile(
    r"\s+(?:a duré|s'est|se sont|a eu lieu|ont eu lieu|intervien|a porté|est interv)"
)
"""«l'appel a duré vingt minutes»: even a vague word is then the meeting told of."""
_VAGUE = words("vague_meetings")


class MeetingFinder:
    """Finds the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._slots = SlotFiller(document, dates(document.plain, document.told), speakers)
        self._last: Frame | None = None
        self._dated: Frame | None = None
        self._placed: Frame | None = None
        self._meeting_of: dict[Frame, Frame] = {}
        self._retellings = Retellings(document)
        self._participants = Participants(document, entities, speakers)
        self._details = Details(document, self._slots)
        self._topics = Topics(document, self._slots)
        self._gapping = Gapping(document, self._slots, self._participants)
        self._itineraries = Itineraries(document, self._slots, Places(document, speakers))
        self._sharing = Sharing(document, self._slots)
        self._sequels = Sequels(document, self._participants, self._details)

    def find(self) -> list[Frame]:
        """All meetings, in order of their first mention."""
        meetings: list[Frame] = []
        for sentence in self._document.sentences:
            self._participants.remember(self._last)
            frames = self._frames(sentence)
            told: list[Told] = []
            for frame in frames:
                self._place(frame, meetings, told)
            told_of = (
                self._last if frames else meant(self._document, sentence, meetings, self._last)
            )
            self._sequels.add(sentence, told_of, own=bool(frames))
            self._topics.of_last(sentence, frames, self._last)
        self._sharing.after_merging(self._meeting_of)
        share_places(meetings)
        settle_at_home(self._document, meetings)
        place_visits(meetings)
        for frame in meetings:
            self._finish(frame)
        full = [frame for frame in meetings if not is_empty(frame)]
        return [frame for frame in full if not is_way(frame, full)]

    def _frames(self, sentence: Sentence) -> list[Frame]:
        frames = triggers(self._document, sentence) or pronoun_frames(
            self._document, sentence, self._last
        )
        frames += other_ones(self._document, sentence, frames)
        frames.sort(key=lambda one: one.start)
        self._slots.last = self._dated
        supports = link(self._document, sentence, frames)
        for support in supports:
            support.frame.evident = support.frame.evident or not support.proposed
        gapped = self._gapping.add(sentence, frames)
        self._slots.fill(sentence, frames, supports)
        self._sharing.among(sentence, frames)
        self._sharing.journeys(frames)
        self._sharing.of_last(sentence, frames, self._placed)
        self._sharing.told_back(sentence, frames)
        for frame in frames:
            set_apart(sentence, frame)
            if frame.verb in SPEAKING and frame.format and self._is_telephone(frame.format):
                frame.family = "call"
        self._participants.fill(sentence, frames, supports)
        self._details.fill(sentence, frames)
        self._topics.fill(sentence, frames)
        for frame in frames:
            set_status(self._document, sentence, frame, supports)
            self._slots.unchain(sentence, frame)
            if frame is frames[0]:
                self._sequels.among(sentence, frame)
        self._gapping.complete(sentence, gapped)
        self._sharing.statuses(frames)
        set_homes(self._document, sentence, frames)
        self._itineraries.split(sentence, frames)
        return frames

    def _place(self, frame: Frame, meetings: list[Frame], told: list[Told]) -> None:
        """Merge a frame into the meeting it tells of, or begin another.

        `told` are the meetings of this sentence so far: what is «avant le sommet» is not it.
        """
        unclear = frame.weak and frame.kind.lower() in _VAGUE and not stands_alone(frame)
        if unclear and not (frame.definite and _HAPPENED.match(self._document.plain, frame.end)):
            return
        mention = (frame.family, frame.verbal)
        others = [one.meeting for one in told if not frame.salient or one.differs(mention)]
        earlier = self._retellings.of(frame, told) or best(
            self._of_story(_fitting(frame, meetings, others), frame), frame
        )
        if earlier:
            absorb(earlier, frame)
        elif stands_alone(frame):
            frame.aside = bool(meetings) and is_spoken_of(self._document, frame)
            meetings.append(frame)
            earlier = frame
        if earlier:
            in_passing = earlier.aside or (bool(told) and is_in_passing(self._document, frame))
            in_passing = in_passing or (frame.quoted and earlier is frame and frame.planned)
            self._last = self._last if in_passing else earlier
            self._meeting_of[frame] = earlier
            dated = earlier.date is not None and earlier.date.is_day
            if dated and not earlier.planned and not earlier.aside:
                self._dated = earlier
            if earlier.city or earlier.country:
                self._placed = earlier
            told.append(Told(earlier, mention))

    def _of_story(self, fitting: list[Frame], frame: Frame) -> list[Frame]:
        """«les discussions» are those told of, not those of which only was spoken there."""
        told_on = [one for one in fitting if one is self._last]
        apart = frame.date or frame.has_place or not any(one.aside for one in fitting)
        return fitting if apart else told_on or fitting

    def _finish(self, frame: Frame) -> None:
        """What follows from all mentions together: number, format, modes."""
        self._details.finish(frame)
        settle(frame, bool(frame.format and self._is_telephone(frame.format)))

    def _is_telephone(self, value: Value) -> bool:
        return "téléphon" in self._document.plain[value.start : value.end].lower()


def _fitting(frame: Frame, meetings: Sequence[Frame], others: Sequence[Frame]) -> list[Frame]:
    """The meetings that a frame may tell of, the last first, without the others of its sentence."""
    return [
        one
        for one in reversed(meetings)
        if is_same(one, frame) and not any(one is other for other in others)
    ]
