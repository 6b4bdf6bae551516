"""Series, level and number of delegations: each belongs to the meeting whose people it speaks of.

A level comes from those who meet — the complement of the noun, the subject of the verb —, never
from another meeting of the sentence.
"""

import re

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.entities import Value
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.lexicon import read
from sourcier.extraction.french.numbers import NUMBER, number_of
from sourcier.extraction.french.slots import SlotFiller

_DELEGATIONS = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER})\s+(?:d'|de )?(?:autres )?"
    r"(?:pays|nations|délégations|états)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"coalition des (?:bonnes )?volont\w+|triangle de weimar|"
    r"format (?:de )?(?:normandie|weimar|ramstein)|\bCOP ?\d{1,2}\b",
    re.IGNORECASE,
)
_SHORT_SERIES = re.compile(
    r"\b(?:dirigeants|leaders|chefs|ministres|conseillers|pays|membres|sommet|réunion)\s"
    r"(?:[\w'-]+\s){0,5}?de la (?P<short>coalition)\b(?! d)"
)
_TOPIC = re.compile(r"\b(?:sur|pour|concernant|autour|au sujet)\s")
_COMPLEMENT = re.compile(
    r"^\s*(?:[\w'-]+\s+){0,4}?(?:des?|du|d'|entre|avec|au niveau des?)\s*"
    r"(?:les |la |l'|plusieurs |certains )?(?:hauts |principaux |anciens |grands )?$",
    re.IGNORECASE,
)
_LEVELS = [
    (name, re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        + r")(?![\w-])", re.IGNORECASE))
    for name, words in read("meetings")["levels"].items()
]  # fmt: skip
_REACH = 90


def level_in(plain: str, start: int, end: int) -> Value | None:
    """The first level that a passage names; the longer name where two begin together."""
    found = [
        (match.start(), -match.end(), name)
        for name, pattern in _LEVELS
        if (match := pattern.search(plain, start, end))
    ]
    if not found:
        return None
    first, end_of_it, name = min(found)
    return Value(name, first, -end_of_it, "level")


class Details:
    """Finds them for the frames of one document."""

    def __init__(self, document: Document, slots: SlotFiller) -> None:
        self._document = document
        self._slots = slots

    def fill(self, sentence: Sentence, frames: list[Frame]) -> None:
        """The details of all frames of a sentence."""
        if not frames:
            return
        self._series(sentence, frames)
        for frame in frames:
            if not frame.verbal:
                frame.level = self._level(sentence, frame, frames) or frame.level
        found = self.delegations(sentence.start, sentence.end)
        owner = found and (self._slots.owner(sentence, frames, found.start, found.end))
        if found and not owner and found.start < min(self._limit(sentence, frames), sentence.end):
            owner = frames[0]
        if owner and not owner.delegations:
            owner.delegations = found

    def delegations(self, start: int, end: int) -> Value | None:
        """How many countries or delegations come; two are no number worth counting."""
        for match in _DELEGATIONS.finditer(self._document.plain, start, end):
            number = number_of(match["number"])
            if number > 2:
                return Value(str(number), match.start(), match.end(), "number-of-delegations")
        return None

    def _limit(self, sentence: Sentence, frames: list[Frame]) -> int:
        return min([one.start for one in frames if one.start > frames[0].end] or [sentence.end])

    def _series(self, sentence: Sentence, frames: list[Frame]) -> None:
        for value in self._series_in(sentence):
            owner = self._slots.owner(sentence, frames, value.start, value.end)
            if owner is None or owner.series:
                continue
            gap = self._document.plain[owner.end : value.start]
            if gap.endswith("(") or not _TOPIC.search(gap):
                owner.series = value

    def _series_in(self, sentence: Sentence) -> list[Value]:
        plain = self._document.plain
        found = [
            Value(match.group(), match.start(), match.end(), "series")
            for match in _SERIES.finditer(plain, sentence.start, sentence.end)
        ]
        full = re.search(r"coalition des (?:bonnes )?volont\w+", plain, re.IGNORECASE)
        if full:
            found += [
                Value(full.group(), match.start("short"), match.end("short"), "series-in-short")
                for match in _SHORT_SERIES.finditer(plain, sentence.start, sentence.end)
            ]
        return found

    def _level(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> Value | None:
        following = [one.start for one in frames if one.start > frame.end]
        limit = min([*following, sentence.end, frame.end + _REACH])
        beyond = level_in(self._document.plain, frame.end, limit)
        if beyond and _COMPLEMENT.match(self._document.plain[frame.end : beyond.start]):
            return beyond
        return level_in(self._document.plain, frame.start, frame.end)
