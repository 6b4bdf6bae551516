"""When, where and how: each date, place and format goes to one meeting, by scope, never by chance.

A slot belongs to the nearest meeting (or verb of one) to its left, unless another finite verb, a
verb of saying or «que» stands between; else to the nearest to its right under the same condition.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.contents import is_reporting
from sourcier.extraction.french.dates import DateExpression
from sourcier.extraction.french.entities import Value
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.lexicon import read, words
from sourcier.extraction.french.support import Support
from sourcier.extraction.french.terms import capital_of

_WHERE = re.compile(
    r"(?:\b(?:à|a|au|aux|en|dans|vers|sur|depuis|chez)\s+(?:la |le |l'|les )?"
    r"(?:ville de |capitale (?:\w+,? )?|région de |station de |quartier général de )?|"
    r"\bcapitale \w+,\s+|\bvisit\w+ (?:la )?)$",
    re.IGNORECASE,
)
_COUNTRY_WHERE = re.compile(r"\b(?:en|au|aux)\s+$", re.IGNORECASE)
_TOPICS = words("slots_topics")
_UNTIL = re.compile(r"\bjusqu'(?:au |à |en )?(?:le )?$")
_ENDED = re.compile(
    r"\b(?:(?:s'est|se sont|s'étai\w+) (?:achev|conclu|termin|clos)|s'achèv|se termin|pris fin|"
    r"prendr\w* fin)[^.;]{0,40}$"
)
_CAPITAL = re.compile(r"\bcapitale\s+$", re.IGNORECASE)
_FORMATS = [
    (name, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
                      + r")(?!\w)", re.IGNORECASE))
    for name, words in read("meetings")["format"].items()
]  # fmt: skip


class SlotFiller:
    """Fills the slots of the frames of one sentence."""

    def __init__(self, document: Document, dates: list[DateExpression]) -> None:
        self._document = document
        self._dates = dates
        self._starts = [one.start for one in dates]

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """Dates, places and formats of one sentence."""
        if not frames:
            return
        for date in self._dates_in(sentence):
            frame = self.owner(sentence, frames, date.start, date.end)
            if frame and not self._is_of_reporting(sentence, frames, date):
                self._fill_date(sentence, frame, date)
        for term in self._document.terms_in(
            sentence.start, sentence.end, "city", "venue", "country", "demonym", "institution"
        ):
            if term.category == "institution":
                term = _as_venue(term)
            self._place(sentence, frames, term)
        joining = {one.word.end for one in supports if one.uses == "subject_takes_part"}
        self._formats(sentence, frames, joining)

    def _fill_date(self, sentence: Sentence, frame: Frame, date: DateExpression) -> None:
        """A date is when the meeting is, or until when, after «jusqu'au» or where it ended."""
        before = self._document.plain[sentence.start : date.start]
        until = _UNTIL.search(before) or _ENDED.search(before)
        if until and not frame.until:
            frame.until = date
        elif not until:
            frame.date = frame.date or date

    def _dates_in(self, sentence: Sentence) -> list[DateExpression]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._dates[first:last]

    def _is_of_reporting(
        self, sentence: Sentence, frames: list[Frame], date: DateExpression
    ) -> bool:
        """«a annoncé jeudi»: the day of speaking is not the day of the meeting."""
        before = [word for word in sentence.words if word.end <= date.start][-3:]
        anchored = {start for frame in frames for start, _ in frame.anchors}
        return bool(before) and is_reporting(before[-1]) and before[-1].start not in anchored

    def owner(self, sentence: Sentence, frames: list[Frame], start: int, end: int) -> Frame | None:
        """The meeting in whose scope a passage stands."""
        anchors = sorted(
            (anchor, index) for index, frame in enumerate(frames) for anchor in frame.anchors
        )
        inside = [pair for pair in anchors if pair[0][0] <= start and end <= pair[0][1]]
        if inside:
            return frames[inside[0][1]]
        left = [pair for pair in anchors if pair[0][1] <= start]
        if left and not self._barred(sentence, frames, left[-1][0][1], start):
            return frames[left[-1][1]]
        right = [pair for pair in anchors if pair[0][0] >= end]
        if right and not self._barred(sentence, frames, end, right[0][0][0]):
            return frames[right[0][1]]
        return None

    def _barred(self, sentence: Sentence, frames: list[Frame], start: int, end: int) -> bool:
        anchored = [anchor for frame in frames for anchor in frame.anchors]
        for word in sentence.words:
            if word.start < start or word.end > end:
                continue
            if (word.lower in ("que", "qu'") and word.tag == "SCONJ") or word.text in (";", ":"):
                return True
            if is_reporting(word) or (word.finite and not self._belongs(sentence, word, anchored)):
                return True
        return False

    def _belongs(self, sentence: Sentence, word: Word, anchored: list[tuple[int, int]]) -> bool:
        """Whether a finite word is, or helps, a verb that is an anchor."""
        return any(
            word.start <= start and sentence.at(start) - word.index <= 4 for start, _ in anchored
        )

    def _place(self, sentence: Sentence, frames: list[Frame], term: Term) -> None:
        lead = self._document.plain[max(sentence.start, term.start - 45) : term.start]
        if term.category in ("demonym", "institution"):
            if _CAPITAL.search(lead):
                self._capital(sentence, frames, term)
            return
        if term.category == "country":
            if not _COUNTRY_WHERE.search(lead) or not self._is_where(term):
                return
        elif not _WHERE.search(lead) and not self._names_meeting(frames, term):
            return
        frame = self.owner(sentence, frames, term.start, term.end)
        if frame and not self._is_of_topic(sentence, frame, term):
            self._fill_place(frame, term)

    def _is_of_topic(self, sentence: Sentence, frame: Frame, term: Term) -> bool:
        """«la guerre en Ukraine» says where the war is, not the meeting."""
        index = sentence.at(term.start)
        before = [
            word
            for word in sentence.words[max(0, index - 4) : index]
            if word.start >= frame.end or word.end <= frame.start
        ]
        if any(word.lower in _TOPICS for word in before):
            return True
        gap = self._document.plain[frame.end : term.start]
        return term.category == "country" and bool(re.search(r"\b(?:sur|concernant)\b", gap))

    def _is_where(self, term: Term) -> bool:
        return self._document.plain[term.start].isupper()

    def _names_meeting(self, frames: list[Frame], term: Term) -> bool:
        """«le sommet de Paris»."""
        return any(
            re.fullmatch(r"\s+d(?:e |'|u )", self._document.plain[frame.end : term.start])
            for frame in frames
            if not frame.verbal and frame.end < term.start
        )

    def _capital(self, sentence: Sentence, frames: list[Frame], term: Term) -> None:
        city = capital_of(term.code)
        frame = self.owner(sentence, frames, term.start, term.end)
        if frame and city and not frame.city:
            start = self._document.plain.rfind("capitale", 0, term.start)
            frame.city = Value(city, start, term.end, "capital-of-country")
            frame.country = frame.country or Value(term.code, start, term.end, "capital-of-country")

    def _fill_place(self, frame: Frame, term: Term) -> None:
        surface = self._document.plain[term.start : term.end]
        if term.category == "city":
            if frame.city and frame.city.rule != "capital-of-country":
                return
            name = surface if not surface.isupper() else surface.title()
            frame.city = Value(name, term.start, term.end, "city")
            frame.country = Value(term.code, term.start, term.end, "country-of-city")
        elif term.category == "venue":
            frame.venue = frame.venue or Value(surface, term.start, term.end, "venue")
            if term.details[0] and not frame.city:
                frame.city = Value(term.details[0], term.start, term.end, "city-of-venue")
            if term.code:
                frame.country = frame.country or Value(
                    term.code, term.start, term.end, "country-of-venue"
                )
        elif not frame.country:
            frame.country = Value(term.code, term.start, term.end, "country")

    def _formats(self, sentence: Sentence, frames: list[Frame], joining: set[int]) -> None:
        """How the meeting is held; «participeront en ligne» is only how some of them come."""
        ends = sorted(anchor[1] for frame in frames for anchor in frame.anchors)
        for name, pattern in _FORMATS:
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                left = [end for end in ends if end <= match.start()]
                if left and left[-1] in joining:
                    continue
                frame = self.owner(sentence, frames, match.start(), match.end())
                if frame and not frame.format:
                    frame.format = Value(name, match.start(), match.end(), "format")


def _as_venue(term: Term) -> Term:
    """«à la Maison Blanche»: an institution whose seat is known is a place too."""
    found = read("cities")["venues"].get(term.name)
    if not found:
        return term
    return replace(term, category="venue", code=found[1], details=(found[0],))
