"""Whom a caption, or those who listen, show at the meeting just told.

A caption that names a town is of the meeting there.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import is_person
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.terms import city_key

_LEFT_TO_RIGHT = re.compile(
    r"\b[Dd]e (?:(?:la )?gauche à (?:la )?droite|g\. à dr\.|droite à gauche)"
    r"(?: sur (?:la|cette) photo)?\s*[,:]\s*"
)
_HEARD = re.compile(
    r"(?:\b(?:participants|dirigeants|ministres|membres|homologues|chefs|alliés|présidents|"
    r"délégations|pairs|ils|elles)\b[^.;:«»]{0,60}?\s)(?:ont|avaient) (?:également |aussi |"
    r"ensuite |d'abord |notamment |longuement )?(?:entendu|écouté|auditionné|"
    r"suivi l'exposé d(?:e|u)) "
    r"(?=\w)"
)
"""«Les ministres ont entendu X»: who speaks to those who meet is there, were it from afar."""
_JUST_TOLD = 2
"""Sentences after a meeting in which those who listen are those who met."""


class Shown:
    """Reads it in one document."""

    def __init__(self, document: Document, lists: PhraseLists) -> None:
        self._document, self._lists = document, lists

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those whom one sentence shows at a meeting."""
        if frame.family in ("visit", "call"):
            return
        for match in _LEFT_TO_RIGHT.finditer(self._document.plain, sentence.start, sentence.end):
            there = self._lists.direct(sentence, match.end())
            if len(there) > 1 and self._is_there(sentence, frame):
                yield Found(there, "shown-in-caption", mode="in_person")

    def heard(self, sentence: Sentence, told: Frame) -> Iterator[Found]:
        """Those to whom the people of the meeting told before have listened."""
        if not 0 < sentence.index - told.last <= _JUST_TOLD:
            return
        if told.family not in ("visit", "call"):
            for match in _HEARD.finditer(self._document.plain, sentence.start, sentence.end):
                people = self._lists.direct(sentence, match.end())
                yield Found([one for one in people if is_person(one)], "heard-by-those-who-met")

    def _is_there(self, sentence: Sentence, frame: Frame) -> bool:
        """Whether the caption names no other town than that of the meeting."""
        towns = self._document.terms_in(sentence.start, sentence.end, "city")
        keys = {city_key(town.name) for town in towns}
        return not keys or (frame.city is not None and city_key(frame.city.text) in keys)
