"""When, where and how: each date, place and format goes to one meeting, by its scope."""

import re

from sourcier.extraction.french.dates.date_expressions import DateExpression, chained_to
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.participles import is_of_participle
from sourcier.extraction.french.meetings.place_slots import PlaceSlots
from sourcier.extraction.french.meetings.places import Place, Places
from sourcier.extraction.french.meetings.scopes import Scopes
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import patterns_of
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_RESTRICTS = re.compile(r"(?:\s+[\w-]+){0,3}?\s+d[eu]s?\s*")
_BEFORE_THAT = re.compile(r"\b(?:avant|d'ici|d'ici à|d'ici au)\s+$")
_AWAY = re.compile(r"\b(?:jours?|semaines?|mois|heures?|ans?) (?:après|avant|plus t)")
_UNTIL = re.compile(r"\bjusqu'(?:au |à |en )?(?:le )?$")
_ENDED = re.compile(
    r"\b(?:(?:s'est|se sont|s'étai\w+) (?:achev|conclu|termin|clos)|s'achèv|se termin|pris fin|"
    r"prendr\w* fin)[^.;]{0,40}$"
)
_OTHER_EVENT = re.compile(
    r"\b(?:depuis|après|avant|dès|suite à|malgré|lancée?s?|déclenchée?s?|adoptée?s?|signée?s?|"
    r"conclue?s?|entrée?s? en vigueur|expir\w+|invasion|attaque|cessez-le-feu|accord|trêve)\s+"
    rf"(?!le \d|ce |{WEEKDAY}|\d|hier)\S+.*$"
)
_ABANDONED = re.compile(
    r"\b(?:initialement|d'abord|à l'origine|au départ|préalablement) (?:[\w-]+ ){0,2}?"
    r"(?:pour |au )?$",
    re.IGNORECASE,
)
_AT_OCCASION = re.compile(
    r",?\s(?:à [A-ZÀ-Þ][\w-]+,?\s)?(?:lors|à l'occasion|au cours) d(?:'une? |e leur |e son )"
    r"(?:\w+ )?"
)
_OF_THE_DAY = ("dans la journée", "dans la soirée", "dans la matinée", "dans l'après-midi",
               "plus tard dans la journée", "plus tard dans la soirée")  # fmt: skip
_PAST_MODALS = ("devait", "devaient", "allait", "allaient", "était", "étaient")
_FOR_DOING = re.compile(r"\bpour (?:y |s'|se |l'|lui )?\w+(?:er|ir|re|oir)\b")
_MOVED = re.compile(r"\b(?:au|à|du)\s")
_FORMATS = patterns_of(lexicons().meetings.format, apart_from=r"\w")


class SlotFiller:
    """Fills the slots of the frames of one sentence. `last` is the dated meeting told before."""

    def __init__(self, document: Document, dates: list[DateExpression], speakers: Speakers) -> None:
        self._document = document
        self._scopes = Scopes(document, dates)
        self._places = Places(document, speakers)
        self._place_slots = PlaceSlots(document, self._scopes, self._places)
        self.last: Frame | None = None

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """Dates, places and formats of one sentence."""
        if not frames:
            return
        self._days(sentence, frames, supports)
        self._place_slots.fill(sentence, frames, supports)
        joining = {one.word.end for one in supports if one.uses == "subject_takes_part"}
        self._formats(sentence, frames, joining)

    def owner(self, sentence: Sentence, frames: list[Frame], start: int, end: int) -> Frame | None:
        """The meeting in whose scope a passage stands."""
        return self._scopes.owner(sentence, frames, start, end)

    def days_between(self, sentence: Sentence, start: int, end: int) -> list[DateExpression]:
        """The dates of a sentence that begin within these offsets."""
        return [one for one in self._scopes.dates_in(sentence) if start <= one.start < end]

    def places_between(self, sentence: Sentence, start: int, end: int) -> list[Place]:
        """The places of a sentence that lie within these offsets."""
        return [one for one in self._places.of(sentence) if start <= one.start and one.end <= end]

    def spoken(
        self, sentence: Sentence, verb: Word, end: int
    ) -> tuple[DateExpression | None, Place | None]:
        """Day and place said with a verb of saying: before an offset, or opening the sentence."""
        days = [one for one in self._scopes.dates_in(sentence) if verb.start - 30 < one.start < end]
        places = [
            one for one in self._places.of(sentence) if verb.end <= one.start and one.end <= end
        ]
        near = [one for one in days if self._scopes.is_of_speaking(sentence, [], one.start)]
        # «Mardi soir, le président a indiqué …»: the day that opens the sentence.
        near += [one for one in self._scopes.dates_in(sentence) if one.start == sentence.start]
        there = [one for one in places if self._scopes.is_of_speaking(sentence, [], one.start)]
        return next(iter(near), None), next(iter(there), None)

    def _days(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        first = min(anchor[0] for frame in frames for anchor in frame.anchors)
        dates = sorted(
            self._scopes.dates_in(sentence), key=lambda one: (one.start < first, one.start)
        )
        for date in dates:
            frame = self.owner(sentence, frames, date.start, date.end)
            spoken = self._scopes.is_of_speaking(sentence, frames, date.start)
            if frame and not spoken and not self._is_of_another(sentence, frame, supports, date):
                occasion = self._fill_occasion(frames, date)
                if not occasion or frame.verbal or not frame.weak:
                    self._fill_date(sentence, frame, date)

    def _fill_occasion(self, frames: list[Frame], date: DateExpression) -> bool:
        """«en débattront les 4 et 5 mai, lors d'un sommet»: the day is that of the summit too."""
        for frame in frames:
            gap = self._document.plain[date.end : max(date.end, frame.start)]
            at_it = not frame.verbal and not frame.definite and frame.start > date.end
            if at_it and frame.date is None and _AT_OCCASION.fullmatch(gap):
                frame.date = date
                return True
        return False

    def _is_of_another(
        self, sentence: Sentence, frame: Frame, supports: list[Support], date: DateExpression
    ) -> bool:
        if self._called_off(supports, date) or self._is_of_event(sentence, frame, date):
            return True
        return self._is_of_way(sentence, frame, date)

    def _is_of_way(self, sentence: Sentence, frame: Frame, date: DateExpression) -> bool:
        """«arrivé lundi à Oslo pour prendre part mardi au sommet»: the first day is of the way."""
        plain = self._document.plain
        purpose = _FOR_DOING.search(plain, date.end, max(date.end, frame.start))
        if purpose is None:
            return False
        days = self._scopes.dates_in(sentence)
        return any(purpose.end() <= one.start < frame.start for one in days)

    def _called_off(self, supports: list[Support], date: DateExpression) -> bool:
        """«est annulée le 2 mai» is the day of the cancelling; «reportée au 5 juin» is not."""
        for support in supports:
            gap = self._document.plain[support.word.end : date.start]
            if support.uses == "cancelled" and 0 < len(gap) < 12:
                lead = gap + self._document.plain[date.start : date.start + 3]
                return not _MOVED.search(lead)
        return False

    def _fill_date(self, sentence: Sentence, frame: Frame, date: DateExpression) -> None:
        """A date is when the meeting is, or until when, after «jusqu'au» or where it ended."""
        before = self._document.plain[sentence.start : date.start]
        until = _UNTIL.search(before) or _ENDED.search(before)
        date = self._rechained(date)
        if date.chained and not (date.value or date.weekday):
            return
        if until and not frame.until:
            frame.until = date
        elif not until and frame.date is None:
            frame.date = date
            gap = self._document.plain[frame.end : date.start]
            frame.restricted = bool(_RESTRICTS.fullmatch(gap))

    def _rechained(self, date: DateExpression) -> DateExpression:
        """«le lendemain» counts from the day of the meeting told of before, where it has one."""
        told = self.last.date if self.last else None
        return chained_to(date, told) if date.chained and told else date

    def unchain(self, sentence: Sentence, frame: Frame) -> None:
        """«doit s'entretenir dans l'après-midi»: today, not on the day of what has been."""
        if not (frame.planned and frame.date and frame.date.chained in _OF_THE_DAY):
            return
        if not any(one.lower in _PAST_MODALS for one in sentence.words):
            of_sentence = [one for one in self._scopes.dates_in(sentence) if not one.chained]
            frame.date = frame.date if of_sentence else None

    def _is_of_event(self, sentence: Sentence, frame: Frame, date: DateExpression) -> bool:
        """«depuis l'accord, le 4 mai»: the day of what is told beside the meeting."""
        if _BEFORE_THAT.search(self._document.plain[max(0, date.start - 12) : date.start]):
            return True
        ahead = [start for start, _ in frame.anchors if start >= date.end]
        if ahead and _AWAY.search(self._document.plain[date.end : min(ahead)]):
            return True
        since = self._document.plain[date.start : date.end].lower().startswith("depuis")
        lead = self._document.plain[max(sentence.start, date.start - 8) : date.start].lower()
        since = since or (bool(ahead) and not frame.verbal and lead.endswith("depuis "))
        if since or self._is_abandoned(sentence, date):
            return True
        ends = [end for _, end in frame.anchors if end <= date.start]
        gap = self._document.plain[max(ends) : date.start] if ends else ""
        return bool(_OTHER_EVENT.search(gap)) or is_of_participle(sentence, frame, date.start)

    def _is_abandoned(self, sentence: Sentence, date: DateExpression) -> bool:
        """«initialement prévue lundi, se tiendra jeudi»: the day that another took the place of."""
        later = any(one.start > date.end for one in self._scopes.dates_in(sentence))
        before = self._document.plain[max(0, date.start - 40) : date.start]
        return later and bool(_ABANDONED.search(before))

    def _formats(self, sentence: Sentence, frames: list[Frame], joining: set[int]) -> None:
        """How the meeting is held; «participeront en ligne» is only how some of them come."""
        anchors = [anchor for frame in frames for anchor in frame.anchors]
        ends = sorted(end for _, end in anchors)
        for name, pattern in _FORMATS:
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                left = [end for end in ends if end <= match.start()]
                own = any(start <= match.start() < end for start, end in anchors)
                if left and left[-1] in joining and not own:
                    continue
                frame = self.owner(sentence, frames, match.start(), match.end())
                if frame and not frame.format:
                    frame.format = Value(name, match.start(), match.end(), "format")
