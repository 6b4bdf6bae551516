"""What one meeting of a sentence lends another: where it is, or when, by the words between them.

Nothing is lent to a meeting that has a place or a day of its own.
"""

import re
from itertools import pairwise

from sourcier.extraction.french.dates.date_expressions import DateExpression, chained_to
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.place_slots import fill_place
from sourcier.extraction.french.meetings.places import Place
from sourcier.extraction.french.meetings.shared_places import lend_place
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.meetings.standing import is_told_back
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence

_THERE = re.compile(r"\b(?:où|avant d[e'])\s|\ben profit\w+ pour\s|\bprofit\w+ .{0,40}\bpour\s")
_WHERE = re.compile(r"[^.;:]{0,60}?\boù\s")
_COUNTED = re.compile(
    r"\b(?:au|à la) (?P<day>lendemain|veille) d(?:e |'|u |es )(?:une? |la |l'|son |sa |leur )?"
    r"(?:\w+ )?$"
)
_BEFORE_SESSION = re.compile(
    r"(?:peu |juste |dès )?avant (?P<begins>le début de |l'ouverture de )?(?:la |le |l')(?:\w+ )?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:,\s*)?\b(?:avant|suivie?s? d|précédée?s? d|puis|et)\s?(?:'|e |es |par )?(?:un |une )?"
    r"(?:\w+ )?$"
)
_SAME_DAY = re.compile(r"suivi|précéd|avant|\bet une? (?:\w+ )?$")
_FOR = re.compile(r"\bpour (?:un |une |des |d')(?:\w+ )?$")
"""«se retrouveront à Oslo pour un déjeuner»."""
_BESIDE = re.compile(
    r"\b(?:en marge|à la marge|en parallèle|à l'occasion)\s+(?:d'un[e]? |de ce |de cette |de la |"
    r"de l'|du |des |d'|de )(?:travaux (?:de la |du |de l'))?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"\s+(?:en marge|à la marge|en parallèle)\s[^,;:.]*")
_MET_AT = re.compile(
    r"\b(?:au|à la|à l'|(?:lors|au cours) d(?:u|e la|e l'|'une?|e leur|e son|es)|pendant l[ea]|"
    r"durant l[ea])\s*(?:dernier |récent )?$",
    re.IGNORECASE,
)
_WHEN_MET = re.compile(r"\b(?:lors|au cours|à l'occasion|pendant|durant) [^,;:.]{0,30}$")
_DURING = re.compile(
    r"\b(?:au cours|lors|pendant|durant|à la faveur) (?:d[e'u] ?)?"
    r"(?:son |sa |ce |cette |leur |la |l'|le )?(?:\w+ )?$",
    re.IGNORECASE,
)
_SAID_THERE = re.compile(
    r"\b(?:lors|au cours|à l'occasion|à l'issue|au terme|à la clôture|en clôture|à l'ouverture|"
    r"en ouverture|pendant|durant|à la fin|devant)\s+(?:d'un[e]? |de ce |de cette |de la |de l'|"
    r"du |"
    r"des |d'|de |le |la |les |l'|ce |cette |un |une |leurs? |de leurs? |son |de son )?(?:\w+ )?$|"
    r"\baprès (?:une? |son |sa |leur )(?:\w+ )?$",
    re.IGNORECASE,
)
_JUST = 2
_THEN_THERE = re.compile(
    r"(?<!il )(?<!qu'il )\b(?:y|s'y)\s(?!compris|ait\b)"
    r"(?=(?:\w+\s){0,2}?(?:aur|a\b|ont\b|tien|rencontr|re[cç]|entret|particip|assist|retrouv|réuni|prend|effectu|présid|doit|sera))",
    re.IGNORECASE,
)
"""«elle y aura un entretien»: where the meeting told of before is."""
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
        self._on_same_day: list[tuple[Frame, Frame]] = []
        self._back: Frame | None = None

    def among(self, sentence: Sentence, frames: list[Frame]) -> None:
        """What the frames of one sentence lend each other."""
        for frame in frames:
            self._of_speaking(sentence, frame)
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            if _THERE.search(gap):
                lend_place(before, frame)
                if _WHERE.match(gap) and not before.verbal and not frame.date:
                    frame.date = before.date
            self._count_from(before, frame, gap)
            if _FOR.search(gap) and before.verbal and not frame.verbal:
                lend_place(before, frame)
            if _NEXT.search(gap) and not frame.verbal and not frame.definite:
                self._lend_all(before, frame, gap)
        self._before_session(sentence, frames)
        self._beside(sentence, frames)

    def _count_from(self, before: Frame, frame: Frame, gap: str) -> None:
        """«a été reçu mardi, au lendemain d'un entretien avec Y»: that was on Monday."""
        match = _COUNTED.search(gap)
        if not match or frame.date or not (before.date and before.date.is_day):
            return
        start = before.end + match.start("day")
        word = "la veille" if match["day"].lower() == "lendemain" else "le lendemain"
        day = DateExpression(start, before.end + match.end("day"), "", chained=word)
        counted = chained_to(day, before.date)
        frame.date = counted if counted.value or counted.weekday else None

    def _before_session(self, sentence: Sentence, frames: list[Frame]) -> None:
        """«Avant la séance plénière, une rencontre a réuni …»: on its day, and where it was."""
        session = frames[0] if frames else None
        if session is None or session.family != "meeting" or session.verbal:
            return
        opens = _BEFORE_SESSION.fullmatch(self._document.plain, sentence.start, session.start)
        if opens is None:
            return
        met = [one for one in frames[1:] if one.family not in ("visit", "call")]
        pairs = [(session, frame) for frame in met]
        self._beside_each_other += pairs
        if opens["begins"] or session.kind.startswith(("séance", "session")):
            self._on_same_day += pairs

    def journeys(self, frames: list[Frame]) -> None:
        """«s'est rendu à X, où il a rencontré Y» is one meeting, «en visite à X, où …» two."""
        for journey, frame in list(pairwise(frames)):
            gap = self._document.plain[journey.end : frame.start]
            made = journey.family == "visit" and frame.family == "talks"
            if not (made and re.search(r",?\s+où\s", gap) and len(gap) < 90):
                continue
            lend_place(journey, frame)
            frame.date = frame.date or journey.date
            # A visit that is told for itself is one; a mere way to somebody is not.
            if journey.verbal or (journey.weak and not journey.evident):
                frame.spans = [*journey.spans, *frame.spans]
                frame.anchors = [*journey.anchors, *frame.anchors]
                frames[:] = [one for one in frames if one is not journey]

    def told_back(self, sentence: Sentence, frames: list[Frame]) -> None:
        """«Son dernier passage remonte à mars. Il avait été reçu …»: on the same journey."""
        for frame in frames:
            back = frame.ordinal == "previous" or is_told_back(sentence, frame)
            near = self._back is not None and sentence.index - self._back.last <= 1
            if self._back and near and back and not frame.date and frame.ordinal != "next":
                frame.date = self._back.date
            if back and frame.date:
                self._back = frame
                return

    def of_last(self, sentence: Sentence, frames: list[Frame], last: Frame | None) -> None:
        """«dans la même ville» is where the meeting told of before was."""
        plain = self._document.plain
        if last is None or not frames:
            return
        match = _SAME_PLACE.search(plain, sentence.start, sentence.end)
        if sentence.index - last.last <= _JUST:
            match = match or _THEN_THERE.search(plain, sentence.start, sentence.end)
        if not match:
            return
        owner = self._slots.owner(sentence, frames, match.start(), match.end()) or frames[0]
        lend_place(last, owner)

    def _lend_all(self, before: Frame, frame: Frame, gap: str) -> None:
        """«suivi d'un déjeuner»: the same day, the same place; «puis une réunion» is later."""
        lend_place(before, frame)
        self._beside_each_other.append((before, frame))
        if frame.city is before.city and not frame.date and _SAME_DAY.search(gap):
            frame.date = before.date

    def statuses(self, frames: list[Frame]) -> None:
        """«une réunion est prévue à X, puis une autre à Y»: both are."""
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            goes_on = _NEXT.search(gap) or _FOR.search(gap)
            if goes_on and not frame.verbal and not frame.status and before.status:
                frame.status = before.status

    def _beside(self, sentence: Sentence, frames: list[Frame]) -> None:
        """Who meets «en marge du sommet» is where the summit is."""
        for event in frames:
            before = self._document.plain[max(sentence.start, event.start - 60) : event.start]
            met_at = [
                one
                for one in frames
                if one.verbal and one.end < event.start and event.family in LARGE
            ]
            during = event.family == "visit" and _DURING.search(before)
            beside = _BESIDE.search(before) or (met_at and _MET_AT.search(before)) or during
            if event.verbal or not beside:
                continue
            for other in self._met_beside(frames, event):
                if other.family not in ("call", "visit"):
                    lend_place(event, other)
                    lend_place(other, event)
                    self._beside_each_other.append((event, other))
                    if _WHEN_MET.search(before):
                        self._on_same_day.append((event, other))

    def _met_beside(self, frames: list[Frame], event: Frame) -> list[Frame]:
        """All of the sentence, or one alone: «convenue lors de leur entretien en marge du G20»."""
        for one in frames:
            gap = self._document.plain[one.end : max(one.end, event.start)]
            if one.end < event.start and not one.salient and _CLOSE.fullmatch(gap):
                return [one]
        return [one for one in frames if one is not event]

    def after_merging(self, meeting_of: dict[Frame, Frame]) -> None:
        """The place of the event, where another sentence told it."""
        for event, other in self._beside_each_other:
            told, beside = meeting_of.get(event), meeting_of.get(other)
            if told and beside and told is not beside:
                lend_place(told, beside)
                lend_place(beside, told)
                if (event, other) in self._on_same_day:
                    beside.date = beside.date or told.date
                    told.date = told.date or beside.date

    def _of_speaking(self, sentence: Sentence, frame: Frame) -> None:
        """«a déclaré mardi à X lors d'une réunion»: the day and place of the meeting too."""
        before = self._document.plain[max(sentence.start, frame.start - 60) : frame.start]
        if frame.verbal or not _SAID_THERE.search(before):
            return
        verbs = [word for word in sentence.words if word.end <= frame.start and is_reporting(word)]
        if not verbs or frame.date:
            return
        date, place = self._slots.spoken(sentence, verbs[-1], frame.start)
        _fill(frame, date, None if frame.city or frame.country else place)


def _fill(frame: Frame, date: DateExpression | None, place: Place | None) -> None:
    frame.date = frame.date or date
    if place:
        fill_place(frame, place)
