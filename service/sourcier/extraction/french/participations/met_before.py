"""Whom «les deux présidents» and «ils» mean: several people at once, never one of them alone.

First those of the meeting told of just before, then those who hold the office in the document,
then the subjects of the sentence before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.countries_before import (
    COUNTRIES,
    GROUP,
    OF_COUNTRIES,
    CountriesBefore,
)
from sourcier.extraction.french.participations.countrymen import Countrymen
from sourcier.extraction.french.people.entities import Actor, Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.numbers import number_of
from sourcier_events.names import fold

_EACH = re.compile(r"\bchacune? des $", re.IGNORECASE)
_ANY_OFFICE = words("met_before_any_office")
_LEADERS = frozenset(("dirigeants", "leaders"))
_SPEAKING = ("porte-parole", "porte parole", "service", "cabinet", "bureau", "presidence")
_COMPANY = frozenset(("said-to-take-part", "in-presence-of", "accompanied-by", "joins-others"))
_PAIR = frozenset(("duo", "tandem", "binôme"))


class MetBefore:
    """Finds them in one document.

    `last` is the meeting told of just before, `here` are those of the sentence that is read.
    """

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document, self._entities = document, entities
        self._countrymen = Countrymen(entities)
        self._countries = CountriesBefore(document, entities)
        self.last: Frame | None = None
        self.here: Sequence[Frame] = ()
        self._all_told: list[Frame] = []

    def remember(self, last: Frame | None) -> None:
        """The meeting told of just before, kept with all those before it."""
        if last is not None and last is not self.last:
            self._all_told.append(last)
        self.last = last

    @property
    def _told(self) -> list[Frame]:
        """The meetings of this sentence and the one before them."""
        return [*self.here, *([self.last] if self.last else [])]

    def is_group(self, one: Phrase) -> bool:
        """Whether a phrase counts people whom the text has named: «les deux ministres»."""
        if one.head in _PAIR and one.definite:
            return True
        text = self._document.plain[one.outer : one.end]
        if one.references or one.person:
            return False
        if one.plural and self._is_of_each(one):
            return True
        counted = one.plural or one.head in COUNTRIES
        return bool((counted and GROUP.match(text)) or (one.plural and OF_COUNTRIES.search(text)))

    def _is_of_each(self, one: Phrase) -> bool:
        """«avec chacun des ministres»: as many as there are."""
        return bool(_EACH.search(self._document.plain, max(0, one.outer - 8), one.start))

    def of_group(self, one: Phrase) -> list[Actor]:
        """Those whom such a phrase means."""
        match = GROUP.match(self._document.plain, one.outer)
        if one.head.startswith("délégation") and self.last and self.last.family == "call":
            return []
        number = number_of(match["number"]) if match else 2 if one.head in _PAIR else 0
        others = self._others_just_told(one) if number else []
        if number and len(others) == number:
            return others
        found = self._met(one.start)
        holders = [actor for actor in found if self._holds(actor, one)]
        if number and len(holders) > number:
            holders = self._without_company(holders)
        each = self._is_of_each(one)
        if len(holders) >= 2 and (each or len(holders) in (len(found), number)):
            return holders
        named = [
            entity
            for entity in self._entities.holders(one)
            if min(start for start, _ in entity.spans) < one.start
        ]
        if number and len(named) == number:
            return [Actor(entity, one.start, one.end) for entity in named]
        subjects = self._subjects_before(one)
        if number and len(subjects) == number and not found:
            return [Actor(entity, one.start, one.end) for entity in subjects]
        if number and len(found) == number and all(self._may_hold(actor, one) for actor in found):
            return found
        return self._of_earlier(one, number) or self._countries.of(one)

    def _others_just_told(self, one: Phrase) -> list[Actor]:
        """«…, dit X de Y. Les deux hommes …»: neither was at the meeting told of further up."""
        sentence = self._document.sentence_at(one.start)
        before = self._document.before(sentence) if sentence else None
        if before is None or self.last is None or self.last.last >= before.index:
            return []
        if any(frame.end <= one.start for frame in self.here):
            return []
        named = self._entities.phrases_from(before.start, before.end)
        people = [self._entities.holder(phrase) or self._named(phrase) for phrase in named]
        keys = {person.key: person for person in people if person and person.type == "person"}
        if keys.keys() & self.last.keys:
            return []
        return [Actor(person, one.start, one.end) for person in keys.values()]

    def _named(self, phrase: Phrase) -> Entity | None:
        return self._entities.speaker(phrase) if phrase.kind is PhraseKind.PERSON else None

    def _of_earlier(self, one: Phrase, number: int | None) -> list[Actor]:
        """«les deux ministres», after words about the meetings of others: those who met before."""
        for frame in reversed(self._all_told) if number else ():
            there = [part.actor for part in frame.present if part.actor.entity.type == "person"]
            if len(there) == number and all(self._holds(actor, one) for actor in there):
                return [Actor(actor.entity, one.start, one.end) for actor in there]
        return []

    def _without_company(self, actors: list[Actor]) -> list[Actor]:
        """Those who meet each other, without whoever hosts them or is only present."""
        company = {
            part.actor.entity.key
            for frame in self._told
            for part in frame.participations
            if part.host or part.rule in _COMPANY
        }
        return [actor for actor in actors if actor.entity.key not in company]

    def of_countryman(self, one: Phrase) -> list[Actor]:
        """«la diplomate française»: the one person already met who comes for that country."""
        met = [part.actor.entity for frame in self._told for part in frame.present]
        return self._countrymen.of(one, met)

    def of_office(self, actor: Actor) -> Actor | None:
        """«Le diplomate français … Il a été reçu»: the one met before, also where a pronoun is."""
        start = min(actor.entity.spans)[0]
        for one in self._entities.phrases_from(start, start + 1):
            for person in self.of_countryman(one):
                return replace(actor, entity=person.entity)
        return None

    def spoken_for(self, entity: Entity) -> Entity:
        """«le porte-parole de X a dit que sa rencontre …»: X, where an office speaks for X.

        «le service de presse du président turc» is the Turk of the meeting told just before.
        """
        if entity.type != "office":
            return entity
        label = fold(entity.label)
        if not label.startswith(_SPEAKING):
            return entity
        spans = set(entity.spans)
        for one in self._entities.phrases:
            inside = any(start < one.start and one.start < end for start, end in spans)
            if inside and one.kind is PhraseKind.PERSON:
                return self._entities.speaker(one)
        met = [part.actor.entity for part in self.last.participations] if self.last else []
        code = entity.country.text if entity.country else None
        there = [one for one in met if code and one.country and one.country.text == code]
        return there[0] if len(there) == 1 else entity

    def of_plural_pronoun(
        self, before: Sentence | None, phrases: Sequence[Phrase], start: int, end: int
    ) -> list[Actor]:
        """«ils»: the people of the last meeting if it was just told, else a list of subjects."""
        leaders = self._leading(phrases, start)
        if leaders:
            return [Actor(actor.entity, start, end) for actor in leaders]
        found = self._met(start)
        told = self.last and before and self.last.last >= before.index
        if told and len(found) >= 2:
            return [Actor(actor.entity, start, end) for actor in found]
        people = [
            one
            for one in phrases
            if not one.preposition and one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE)
        ]
        actors = [
            actor
            for one in people
            for actor in (self.of_group(one) if self.is_group(one) else self._entities.actors(one))
        ]
        distinct = {actor.entity.key: Actor(actor.entity, start, end) for actor in actors}
        return list(distinct.values()) if len(distinct) >= 2 else []

    def _leading(self, phrases: Sequence[Phrase], position: int) -> list[Actor]:
        """«la rencontre des dirigeants, bien qu'ils …»: of those met, the leaders alone."""
        told = any(
            one.plural and one.definite and one.head in _LEADERS and one.end <= position
            for one in phrases
        )
        met = self._met(position) if told else []
        found = [one for one in met if self._entities.is_holder(one.entity, "dirigeant")]
        return found if len(found) >= 2 else []

    def _met(self, position: int) -> list[Actor]:
        """Those of an earlier meeting of the sentence, else of the last one."""
        for frame in reversed(self.here):
            there = [part.actor for part in frame.present]
            if frame.end < position and len(there) >= 2:
                return there
        return [part.actor for part in self.last.present] if self.last else []

    def _holds(self, actor: Actor, one: Phrase) -> bool:
        """Any office will do for «les deux hommes», the same one for «les deux présidents»."""
        if one.head.rstrip("s") in _ANY_OFFICE or one.head in _PAIR:
            return actor.entity.type in ("person", "country")
        if actor.entity.type == "country" and actor.role:
            role = self._document.plain[actor.role[0] : actor.role[1]].lower()
            return one.head.rstrip("s") in role or "homologue" in role
        counterpart = self._entities.offices.holds_any(actor.entity, ("homologue",))
        return counterpart or self._entities.is_holder(actor.entity, one.head)

    def _subjects_before(self, one: Phrase) -> list[Entity]:
        """The people who are subjects of the sentence before."""
        sentence = self._document.sentence_at(one.start)
        before = self._document.before(sentence) if sentence else None
        if before is None:
            return []
        people = [
            self._entities.speaker(phrase)
            for phrase in self._entities.phrases_from(before.start, before.end)
            if phrase.kind is PhraseKind.PERSON and not phrase.nested and not phrase.preposition
        ]
        return list({entity.key: entity for entity in people}.values())

    def _may_hold(self, actor: Actor, one: Phrase) -> bool:
        """Nothing is said of the office of a person who is only named."""
        person = actor.entity.type == "person"
        return person and (not actor.entity.roles or self._holds(actor, one))
