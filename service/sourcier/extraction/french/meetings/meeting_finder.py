"""All meetings of a document: frames sentence by sentence, slots and people, then one merge.

A frame that says nothing beyond its own noun is kept only as a second mention of another.
"""

import re

from sourcier.extraction.french.dates.date_expressions import dates
from sourcier.extraction.french.meetings.contradictions import contradict
from sourcier.extraction.french.meetings.details import Details
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.gapping import Gapping
from sourcier.extraction.french.meetings.merging import absorb, best, is_same
from sourcier.extraction.french.meetings.pronoun_triggers import pronoun_frames
from sourcier.extraction.french.meetings.sequels import Sequels
from sourcier.extraction.french.meetings.sharing import Sharing
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.meetings.standing import is_empty, stands_alone
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

_OCCASION = re.compile(
    r"\b(?:dans le cadre|lors|au cours|à l'occasion|autour) d['e](?:un |une |)(?:\w+ )?$|"
    r"\b(?:pour|en|à) (?:un |une )?(?:\w+ )?$"
)
_VAGUE = words("vague_meetings")


class MeetingFinder:
    """Finds the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._slots = SlotFiller(document, dates(document.plain, document.published), speakers)
        self._last: Frame | None = None
        self._dated: Frame | None = None
        self._placed: Frame | None = None
        self._meeting_of: dict[int, Frame] = {}
        self._participants = Participants(document, entities, speakers)
        self._details = Details(document, self._slots)
        self._topics = Topics(document, self._slots)
        self._gapping = Gapping(document, self._slots, self._participants)
        self._sharing = Sharing(document, self._slots)
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
            told_of = (
                self._last if frames else meant(self._document, sentence, meetings, self._last)
            )
            self._sequels.add(sentence, told_of, own=bool(frames))
            self._topics.of_last(sentence, frames, self._last)
        self._sharing.after_merging(self._meeting_of)
        self._sharing.of_visits(meetings)
        for frame in meetings:
            self._finish(frame)
        return [frame for frame in meetings if not is_empty(frame)]

    def _frames(self, sentence: Sentence) -> list[Frame]:
        frames = triggers(self._document, sentence) or pronoun_frames(
            self._document, sentence, self._last
        )
        self._slots.last = self._dated
        supports = link(self._document, sentence, frames)
        for support in supports:
            support.frame.evident = True
        gapped = self._gapping.add(sentence, frames)
        self._slots.fill(sentence, frames, supports)
        self._sharing.among(sentence, frames)
        self._sharing.journeys(frames)
        self._sharing.of_last(sentence, frames, self._placed)
        self._participants.fill(sentence, frames, supports)
        self._details.fill(sentence, frames)
        self._topics.fill(sentence, frames)
        for frame in frames:
            set_status(self._document, sentence, frame, supports)
            if frame is frames[0]:
                self._sequels.among(sentence, frame)
        self._gapping.complete(sentence, gapped)
        self._sharing.statuses(frames)
        return frames

    def _place(self, frame: Frame, meetings: list[Frame], told: list[Frame]) -> None:
        """Merge a frame into the meeting it tells of, or begin another.

        `told` are the meetings of this sentence so far: what is «avant le sommet» is not it.
        """
        if frame.weak and frame.kind.lower() in _VAGUE and not stands_alone(frame):
            return
        others = [one for one in told if not frame.salient or _differs(one, frame)]
        fitting = [
            one
            for one in reversed(meetings)
            if is_same(one, frame) and not any(one is other for other in others)
        ]
        earlier = best(fitting, frame)
        earlier = self._occasion(frame, told) or earlier
        if earlier:
            absorb(earlier, frame)
        elif stands_alone(frame):
            meetings.append(frame)
            earlier = frame
        if earlier:
            self._last = earlier
            self._meeting_of[id(frame)] = earlier
            planned = earlier.status and earlier.status.text == "planned"
            if earlier.date and earlier.date.is_day and not planned:
                self._dated = earlier
            if earlier.city or earlier.country:
                self._placed = earlier
            told.append(earlier)

    def _occasion(self, frame: Frame, told: list[Frame]) -> Frame | None:
        """«a reçu X lors d'un déjeuner»: the noun says what the meeting of the verb was."""
        if frame.verbal or frame.family not in ("talks", "call", "meeting") or frame.definite:
            return None
        before = self._document.plain[max(0, frame.start - 40) : frame.start]
        met = [
            one
            for one in told
            if one.verbal and one.family in ("talks", "meeting") and one.last == frame.sentence
        ]
        same = met and _OCCASION.search(before) and not contradict(met[-1], frame)
        return met[-1] if same else None

    def _finish(self, frame: Frame) -> None:
        """What follows from all mentions together: number, format, modes."""
        self._details.finish(frame)
        settle(frame, bool(frame.format and self._is_telephone(frame.format)))

    def _is_telephone(self, value: Value) -> bool:
        return "téléphon" in self._document.plain[value.start : value.end].lower()


def _differs(told: Frame, frame: Frame) -> bool:
    """Whether two words of one sentence are of other kinds: «a rencontré X au sommet» are two."""
    return told.family != frame.family or told.verbal != frame.verbal
