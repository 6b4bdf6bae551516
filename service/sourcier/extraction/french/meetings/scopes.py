"""In whose scope a passage stands: the nearest meeting (or its verb) to its left, else its right.

A finite verb of something else, a verb of saying or «que» between them bars the way; what is said
of the day or place of speaking belongs to no meeting.
"""

import re
from bisect import bisect_left

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_SPOKEN_NOUNS = words("slots_spoken_nouns")
_SPOKEN_PARTICIPLES = words("slots_spoken_participles")
BETWEEN = frozenset(
    ("ce", "cet", "cette", "le", "la", "l'", "à", "en", "au", "aux", "soir", "matin", "dans",
     "après-midi", "soirée", "matinée", "sur", "x", "twitter", "telegram", ",", "dernier", "nuit")
)  # fmt: skip
"""Words that may stand between a verb and the day or place that is said of it."""
_JUST_BEFORE = re.compile(r",\s*(?:une? |le |la |l'|les |des )(?:\w+ )?")
_LEAD = 30
_CLAUSE_BEGINS = re.compile(r"[,;:–—(«»\"]\s*(?:[\w'-]+ ){0,3}$")
_SENTENCE_BEGINS = re.compile(rf"^(?:[\w'-]+ ){{0,3}}$|{_CLAUSE_BEGINS.pattern}")
_COMPARED = re.compile(r"\b(?:plus (?:tard|tôt)|moins) qu(?:e|')$")
"""«pas plus tard que jeudi»."""
_TIME_THAT = re.compile(r"\b(?:première|dernière|seule) fois qu(?:\bM(?:me)?\.|[^.;:])*$")
_IN_RELATIVE = re.compile(r",\s(?:qui|que|qu'|dont|où)\b[^,;:]*$")
_CLOSED = re.compile(r"[^,;:]{0,40},\s")
_UNDER_WAY = re.compile(r"(?:est|sont|était|étaient|reste) (?:actuellement |toujours )?en cours\b")


class Scopes:
    """The scopes of the meetings of one document."""

    def __init__(self, document: Document, dates: list[DateExpression]) -> None:
        self._document = document
        self._dates = dates
        self._starts = [one.start for one in dates]

    def owner(self, sentence: Sentence, frames: list[Frame], start: int, end: int) -> Frame | None:
        """The meeting in whose scope a passage stands."""
        anchors = sorted(
            (anchor, index) for index, frame in enumerate(frames) for anchor in frame.anchors
        )
        ahead = [one for one in frames if one.start >= end and not one.verbal]
        if ahead and self._opens(sentence, ahead[0], start, end):
            return ahead[0]
        inside = [pair for pair in anchors if pair[0][0] <= start and end <= pair[0][1]]
        if inside:
            return frames[inside[0][1]]
        left = [pair for pair in anchors if pair[0][1] <= start]
        if left and not self._barred(sentence, frames, left[-1][0][1], start):
            return frames[left[-1][1]]
        right = [pair for pair in anchors if pair[0][0] >= end]
        if not right or self._is_of_relative(sentence, start, end, right[0][0][0]):
            return None
        barred = self._barred(sentence, frames, end, right[0][0][0])
        return None if barred else frames[right[0][1]]

    def _is_of_relative(self, sentence: Sentence, start: int, end: int, anchor: int) -> bool:
        """«X, qui a fui en mai, ne sera pas au sommet»: when he fled, told before the comma."""
        opened = _IN_RELATIVE.search(self._document.plain, sentence.start, start)
        closed = _CLOSED.match(self._document.plain, end, anchor)
        if not opened or not closed:
            return False
        return any(one.finite for one in sentence.between(opened.start(), start))

    def _opens(self, sentence: Sentence, ahead: Frame, start: int, end: int) -> bool:
        """«…, à Oslo, une réunion»: what begins its clause says when or where the next noun is."""
        plain = self._document.plain
        if not _JUST_BEFORE.fullmatch(plain, end, ahead.start):
            return False
        lead = plain[max(sentence.start, start - _LEAD) : start]
        begins = _CLAUSE_BEGINS if start - sentence.start > _LEAD else _SENTENCE_BEGINS
        return bool(begins.search(lead))

    def _barred(self, sentence: Sentence, frames: list[Frame], start: int, end: int) -> bool:
        anchored = [anchor for frame in frames for anchor in frame.anchors]
        return any(
            self._bars(sentence, word, anchored)
            and not self.in_date(word)
            and not self._is_cleft(word)
            and not _COMPARED.search(self._document.plain, max(0, word.end - 20), word.end)
            for word in sentence.between(start, end)
        )

    def _bars(self, sentence: Sentence, word: Word, anchored: list[tuple[int, int]]) -> bool:
        """Whether another clause begins with a word."""
        if (word.lower in ("que", "qu'") and word.tag == "SCONJ") or word.text in (";", ":"):
            return True
        finite = word.finite and word.entity != "PER"
        return is_reporting(word) or (finite and not self._belongs(sentence, word, anchored))

    def _is_cleft(self, word: Word) -> bool:
        """«la dernière fois que X a vu Y, c'était en mai»: the day is that of what is told."""
        plain = self._document.plain
        return bool(
            word.lower in ("est", "était", "fut", "remonte", "remontait", "date", "datait")
            and _TIME_THAT.search(plain[max(0, word.start - 200) : word.start])
        )

    def _belongs(self, sentence: Sentence, word: Word, anchored: list[tuple[int, int]]) -> bool:
        """Whether a finite word is, or helps, a verb that is an anchor, or says no more than it."""
        if _UNDER_WAY.match(self._document.plain, word.start):
            return True
        return any(
            word.start <= start and sentence.at(start) - word.index <= 7 for start, _ in anchored
        )

    def is_of_speaking(self, sentence: Sentence, frames: list[Frame], start: int) -> bool:
        """«a annoncé jeudi à X», «un message diffusé mardi»: when and where somebody spoke."""
        anchored = {begin for frame in frames for begin, _ in frame.anchors}
        before = [word for word in sentence.words if word.end <= start]
        while before and self._may_stand_between(before[-1]):
            before.pop()
        if not before or before[-1].start in anchored:
            return False
        last = before[-1]
        compound = last.tag in ("VERB", "NOUN") and not is_reporting(last)
        if compound and len(before) > 1 and is_reporting(before[-2]):
            last = before[-2]
        if any(one.start <= last.start < one.end for one in frames):
            return False
        spoken = last.lower in _SPOKEN_PARTICIPLES or last.lower in _SPOKEN_NOUNS
        return spoken or is_reporting(last)

    def _may_stand_between(self, word: Word) -> bool:
        """Other dates and places, adverbs and prepositions."""
        if word.lower in BETWEEN or word.tag == "ADV" or self.in_date(word):
            return True
        return bool(self._document.terms_in(word.start, word.end, "city"))

    def in_date(self, word: Word) -> bool:
        """Whether a word is part of a date."""
        index = bisect_left(self._starts, word.end) - 1
        return index >= 0 and self._dates[index].end > word.start

    def dates_in(self, sentence: Sentence) -> list[DateExpression]:
        """The dates of a sentence, in order."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._dates[first:last]
