"""Who holds talks one after the other, said once: «X a tenu des entretiens avec plusieurs élus».

The sentences that follow name only the partners: «Avec le ministre A, les discussions ont porté …».
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document, Sentence

_SEVERAL = re.compile(
    r"\b(?:plusieurs|série|divers\w*|différents|différentes|nombreux|nombreuses|une? \w+aine d|"
    r"certains|quelques|ses homologues|bilatérau?x|bilatérales)\b"
)
_NEAR = 6
"""Sentences in which a series goes on."""


class SeriesOfTalks:
    """Remembers the series of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._first: Frame | None = None
        self._told = -1

    def fill(self, sentence: Sentence, frames: Sequence[Frame]) -> None:
        """Adds whoever holds the series to talks that name a partner alone."""
        text = self._document.plain[sentence.start : sentence.end]
        for frame in frames:
            if _is_by_one(frame) and _SEVERAL.search(text):
                self._first, self._told = frame, sentence.index
            elif self._first and sentence.index - self._told <= _NEAR and _is_one_of(frame):
                self._told = sentence.index
                self._first.collective = frame.partnered = True
                for one in self._first.participations:
                    frame.add(replace(one, rule="holds-series-of-talks"))


def _is_by_one(frame: Frame) -> bool:
    """Whether one person alone is said to hold talks of several."""
    several = frame.family == "talks" and (frame.plural or frame.noun.endswith("s"))
    return several and [one.actor.entity.type for one in frame.present] == ["person"]


def _is_one_of(frame: Frame) -> bool:
    """«les échanges avec A»: a noun with its partner and nobody else."""
    there = frame.present
    partners = ("with", "fronted-participation")
    named = len(there) == 1 and there[0].rule in partners
    return named and frame.family == "talks" and not frame.verbal and frame.definite
