"""Whom «les deux présidents» and «ils» mean: several people at once, never one of them alone.

First those of the meeting told of just before, then those who hold the office in the document,
then the subjects of the sentence before.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.people.entities import Actor, Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
_GROUP = re.compile(rf"(?:les|des|ces|aux|nos) (?P<number>{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_ANY_OFFICE = words("met_before_any_office")


class MetBefore:
    """Finds them in one document.

    `last` is the meeting told of just before, `here` are those of the sentence that is read.
    """

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document, self._entities = document, entities
        self.last: Frame | None = None
        self.here: Sequence[Frame] = ()

    def is_group(self, one: Phrase) -> bool:
        """Whether a phrase counts people whom the text has named: «les deux ministres»."""
        text = self._document.plain[one.outer : one.end]
        return one.plural and not one.references and bool(_GROUP.match(text))

    def of_group(self, one: Phrase) -> list[Actor]:
        """Those whom such a phrase means."""
        match = _GROUP.match(self._document.plain, one.outer)
        number = _NUMBERS[match["number"].lower()] if match else 0
        found = self._met(one.start)
        holders = [actor for actor in found if self._holds(actor, one)]
        if len(holders) >= 2 and len(holders) == len(found):
            return holders
        named = [
            entity
            for entity in self._entities.holders(one)
            if min(start for start, _ in entity.spans) < one.start
        ]
        if number and len(named) == number:
            return [Actor(entity, one.start, one.end) for entity in named]
        subjects = self._subjects_before(one)
        if len(subjects) == number and not found:
            return [Actor(entity, one.start, one.end) for entity in subjects]
        if len(found) == number and all(self._may_hold(actor, one) for actor in found):
            return found
        return []

    def of_plural_pronoun(
        self, before: Sentence | None, phrases: Sequence[Phrase], start: int, end: int
    ) -> list[Actor]:
        """«ils»: the people of the last meeting if it was just told, else a list of subjects."""
        found = self._met(start)
        told = self.last and before and self.last.last >= before.index
        if told and len(found) >= 2:
            return [Actor(actor.entity, start, end) for actor in found]
        people = [
            one
            for one in phrases
            if not one.preposition and one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE)
        ]
        actors = [actor for one in people for actor in self._entities.actors(one)]
        distinct = {actor.entity.key: Actor(actor.entity, start, end) for actor in actors}
        return list(distinct.values()) if len(distinct) >= 2 else []

    def _met(self, position: int) -> list[Actor]:
        """Those of an earlier meeting of the sentence, else of the last one."""
        for frame in reversed(self.here):
            there = [part.actor for part in frame.participations if not part.absent]
            if frame.end < position and len(there) >= 2:
                return there
        if self.last is None:
            return []
        return [part.actor for part in self.last.participations if not part.absent]

    def _holds(self, actor: Actor, one: Phrase) -> bool:
        """Any office will do for «les deux hommes», the same one for «les deux présidents»."""
        if one.head.rstrip("s") in _ANY_OFFICE:
            return actor.entity.type in ("person", "country")
        if actor.entity.type == "country" and actor.role:
            role = self._document.plain[actor.role[0] : actor.role[1]].lower()
            return one.head.rstrip("s") in role or "homologue" in role
        return self._entities.is_holder(actor.entity, one.head)

    def _subjects_before(self, one: Phrase) -> list[Entity]:
        """The people who are subjects of the sentence before."""
        sentence = self._document.sentence_at(one.start)
        before = self._document.before(sentence) if sentence else None
        if before is None:
            return []
        people = [
            self._entities.speaker(phrase)
            for phrase in self._entities.phrases
            if before.start <= phrase.start < before.end
            and phrase.kind is PhraseKind.PERSON
            and not phrase.nested
            and not phrase.preposition
        ]
        return list({entity.key: entity for entity in people}.values())

    def _may_hold(self, actor: Actor, one: Phrase) -> bool:
        """Nothing is said of the office of a person who is only named."""
        person = actor.entity.type == "person"
        return person and (not actor.entity.roles or self._holds(actor, one))
