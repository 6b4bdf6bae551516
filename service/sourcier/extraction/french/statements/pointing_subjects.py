"""Subjects that point at somebody: «celui-ci», «ce dernier», «le premier», «l'une d'elles».

They mean one of those named before, by nearness or by order; «l'un de ses proches» is nobody known.
"""

import re
from dataclasses import dataclass
from itertools import chain, islice

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document, Sentence

_POINTING = re.compile(
    r"(?:(?P<last>celui-ci|celle-ci|ce dernier|cette dernière|l'intéressée?)|"
    r"(?P<first>le premier|la première)|(?P<second>le second|la seconde)|"
    r"(?P<other>(?:un|une) (?:autre|deuxième|troisième)|l'autre)|"
    r"(?P<of>(?:l'un|l'une|une?|deux|certaine?s|plusieurs) (?:de|d'entre) ces (?P<noun>[\w-]+))|"
    r"(?P<one>(?:l'un|l'une|une?|deux|certaine?s|plusieurs|quelques-une?s) "
    r"(?:d'(?:entre )?(?:eux|elles)|de (?:ses|leurs) [\w-]+|des [\w-]+)))"
    r"(?=[\s,.;:!?]|$)(?! ministre)",
    re.IGNORECASE,
)
_INTERLOCUTORS = ("interlocuteur", "interlocutrice", "hôte", "visiteur", "visiteuse")
_FEMININE = re.compile(r"celle|cette|intéressée|première|seconde", re.IGNORECASE)
_BEHIND_COMMA = re.compile(r",\s[\w-]+$")
_ELIDED = re.compile(r"^l'")
_FAR = 4_000
"""Characters back to whom «celui-ci» may mean."""
_FARTHEST = 40
"""Sentences back to the two people of whom one is «le premier»."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The passage that points, and whom it means."""

    entity: Entity
    start: int
    end: int


class PointingSubjects:
    """Reads them in one document."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document = document
        self._entities = entities

    def ending(self, start: int, end: int) -> Pointed | None:
        """The one that ends just before an offset, not before `start`."""
        for match in _POINTING.finditer(self._document.plain, start, end):
            follows = self._document.plain[match.end() : end].strip(" ,")
            if not follows and self._begins(match.start()):
                return self._meant(match)
        return None

    def _begins(self, position: int) -> bool:
        """Whether it is a subject, not an aside: «une autre source, médicale celle-ci»."""
        before = self._document.plain[max(0, position - 40) : position].rstrip(" ")
        return not _BEHIND_COMMA.search(before[-30:]) or before.endswith((" et", " mais"))

    def beginning(self, start: int) -> Pointed | None:
        """The one that begins at an offset."""
        match = _POINTING.match(self._document.plain, start)
        return self._meant(match) if match else None

    def _meant(self, match: re.Match[str]) -> Pointed | None:
        if match["of"]:
            found = self._group(match)
            return Pointed(found, match.start(), match.end()) if found else None
        if match["other"]:
            return self._another(match)
        if match["one"]:
            label = _ELIDED.sub("", match["one"])
            entity = self._entities.named(label, match.start(), match.end())
            return Pointed(entity, match.start(), match.end())
        feminine = bool(_FEMININE.search(match.group()))
        nearest = self._nearest(match.start(), feminine)
        if nearest is None:
            return None
        if match["last"]:
            return Pointed(nearest, match.start(), match.end())
        pair = self._pair(match.start())
        if len(pair) != 2:
            return None
        here, other = pair if match["first"] else reversed(pair)
        surer = feminine and here.feminine is None and other.feminine
        meant = here if here.feminine in (None, feminine) and not surer else other
        return Pointed(meant, match.start(), match.end())

    def _another(self, match: re.Match[str]) -> Pointed | None:
        """«un autre», «l'autre»: one more like the nameless one who was met last."""
        nameless = [
            (end, one)
            for one in self._entities
            for _, end in one.spans
            if one.type == "office" and end <= match.start()
        ]
        if not nameless:
            return None
        noun = max(nameless, key=lambda pair: pair[0])[1].label.split()[0]
        entity = self._entities.named(f"autre {noun}", match.start(), match.end())
        return Pointed(entity, match.start(), match.end())

    def _group(self, match: re.Match[str]) -> Entity | None:
        """«l'une de ces sources»: those of that name met last."""
        for one in reversed(self._entities.phrases_from(0, match.start())):
            if one.end <= match.start() and one.plural and one.head == match["noun"].lower():
                return self._entities.speaker(one)
        return None

    def interlocutor(self, phrase: Phrase) -> Entity | None:
        """«son interlocuteur»: the other of the two people of the nearest sentence with two."""
        theirs = phrase.determiner in ("son", "sa") and not phrase.references
        if phrase.head not in _INTERLOCUTORS or not theirs or phrase.plural:
            return None
        pair = self._pair(phrase.start)
        return pair[1] if len(pair) == 2 else None

    def _nearest(self, position: int, feminine: bool) -> Entity | None:
        """The last person of that gender before a position, else the last office."""
        office: tuple[Phrase, Entity] | None = None
        for one in reversed(self._entities.phrases_from(position - _FAR, position)):
            single = one.person or not one.plural
            named = one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE) and single
            if not named or one.nested or one.end > position:
                continue
            entity = self._entities.speaker(one)
            if entity.feminine not in (None, feminine):
                continue
            if entity.type == "person":
                return office[1] if office and self._is_later(office[0], one) else entity
            office = office or (one, entity)
        return office[1] if office else None

    def _is_later(self, office: Phrase, person: Phrase) -> bool:
        """«Un élu a démenti», where no sentence as near names a person: the office is meant."""
        sentence = self._document.sentence_at(person.start)
        named = office.office_kind == "named" and not office.preposition
        if sentence is None or not named or office.person:
            return False
        return office.start >= sentence.end

    def _pair(self, position: int) -> list[Entity]:
        """The two people of the nearest sentence before that names two."""
        here = self._document.outer_at(position)
        before = self._document.all_outer_before(here) if here else ()
        for sentence in islice(chain((here,) if here else (), before), _FARTHEST):
            found = self._people(sentence, position)
            if len(found) >= 2:
                return found[:2]
        return []

    def _people(self, sentence: Sentence, position: int) -> list[Entity]:
        found: list[Entity] = []
        end = min(sentence.end, position)
        for one in self._entities.phrases_from(sentence.start, end):
            if one.end <= end and not one.nested:
                entity = self._entities.speaker(one)
                if entity.type == "person" and entity not in found:
                    found.append(entity)
        return found
