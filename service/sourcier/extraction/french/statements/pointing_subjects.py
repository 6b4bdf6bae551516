"""Subjects that point at somebody: «celui-ci», «ce dernier», «le premier», «l'une d'elles».

They mean one of those named before, by nearness or by order; «l'un de ses proches» is nobody known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document, Sentence

_POINTING = re.compile(
    r"(?:(?P<last>celui-ci|celle-ci|ce dernier|cette dernière|l'intéressée?)|"
    r"(?P<first>le premier|la première)|(?P<second>le second|la seconde)|"
    r"(?P<one>(?:l'un|l'une|une?|deux|certaine?s|plusieurs|quelques-une?s) "
    r"(?:d'(?:entre )?(?:eux|elles)|de (?:ses|leurs) [\w-]+|des [\w-]+)))"
    r"(?=[\s,.;:!?]|$)(?! ministre)",
    re.IGNORECASE,
)
_FEMININE = re.compile(r"celle|cette|intéressée|première|seconde", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """The passage that points, and whom it means."""

    entity: Entity
    start: int
    end: int


class PointingSubjects:
    """Reads them in one document."""

    def __init__(self, document: Document, entities: Entities, phrases: Sequence[Phrase]) -> None:
        self._document = document
        self._entities = entities
        self._phrases = phrases

    def ending(self, start: int, end: int) -> Pointed | None:
        """The one that ends just before an offset, not before `start`."""
        for match in _POINTING.finditer(self._document.plain, start, end):
            if not self._document.plain[match.end() : end].strip(" ,"):
                return self._meant(match)
        return None

    def beginning(self, start: int) -> Pointed | None:
        """The one that begins at an offset."""
        match = _POINTING.match(self._document.plain, start)
        return self._meant(match) if match else None

    def _meant(self, match: re.Match[str]) -> Pointed | None:
        if match["one"]:
            label = re.sub(r"^l'", "", match["one"])
            entity = self._entities.named(label, match.start(), match.end())
            return Pointed(entity, match.start(), match.end())
        feminine = bool(_FEMININE.match(match.group()) or _FEMININE.search(match.group()))
        before = self._before(match.start(), feminine)
        if not before:
            return None
        if match["last"]:
            return Pointed(before[-1], match.start(), match.end())
        pair = self._pair(match.start())
        if len(pair) != 2:
            return None
        return Pointed(pair[0 if match["first"] else 1], match.start(), match.end())

    def _before(self, position: int, feminine: bool) -> list[Entity]:
        """The people, and then offices, of the same gender before a position, the nearest last."""
        found = [
            self._entities.speaker(one)
            for one in self._phrases
            if one.end <= position and one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE)
            and not one.nested and not one.plural
        ]  # fmt: skip
        fitting = [one for one in found if one.feminine is None or one.feminine is feminine]
        return [one for one in fitting if one.type == "person"] or fitting

    def _pair(self, position: int) -> list[Entity]:
        """The two people of the nearest sentence before that names two."""
        for sentence in reversed(self._document.sentences):
            if sentence.quoted or sentence.start >= position:
                continue
            found = self._people(sentence, position)
            if len(found) >= 2:
                return found[:2]
        return []

    def _people(self, sentence: Sentence, position: int) -> list[Entity]:
        found: list[Entity] = []
        for one in self._phrases:
            if sentence.start <= one.start and one.end <= min(sentence.end, position):
                entity = self._entities.speaker(one)
                if entity.type == "person" and entity not in found and not one.nested:
                    found.append(entity)
        return found
