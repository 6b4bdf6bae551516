"""The one table of who is in a document: every phrase resolves to entities of this table or none.

Speakers and participants are resolved only against it, so one document has one Zelensky.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcier.extraction.french.people.entity import Actor, Entity, Value
from sourcier.extraction.french.people.entity_facts import learn, person_entity
from sourcier.extraction.french.people.late_names import late_offices
from sourcier.extraction.french.people.office_holders import OfficeHolders
from sourcier.extraction.french.people.offices_held import OfficesHeld
from sourcier.extraction.french.people.persons import Person
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.people.role_words import without_countries
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.terms import country_name
from sourcier_events.names import fold

__all__ = ["Actor", "Entities", "Entity", "Value"]


_OF_SOME = ("avec", "par", "entre")
"""Before «des», which then cannot be «de les»."""


class Entities:
    """All entities of one document, made on demand from its phrases."""

    def __init__(self, document: Document, people: list[Person], phrases: list[Phrase]) -> None:
        self.document = document
        self.phrases = phrases
        self._starts = [one.start for one in phrases]
        self._found: dict[str, Entity] = {}
        self._holders = OfficeHolders()
        self.offices = OfficesHeld(document, phrases, self._found, self._holders)
        for person in people:
            self._add_person(person)
        for phrase in phrases:
            if phrase.kind is PhraseKind.PERSON:
                self._learn(phrase)
        for key, office in late_offices(document, phrases, self._told()):
            self._learn(replace(office, kind=PhraseKind.PERSON, person=key))

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._found.values())

    def phrases_from(self, start: int, end: int) -> Sequence[Phrase]:
        """The phrases that begin within these offsets, in order."""
        return self.phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _told(self) -> set[str]:
        """Those of whom the document, or the table of known people, tells an office."""
        return {
            entity.key.removeprefix("person:")
            for entity in self._found.values()
            if entity.roles or entity.country
        }

    def actors(self, phrase: Phrase) -> list[Actor]:
        """Whom a phrase brings in: one person, or each country and organisation of an office."""
        if phrase.kind is PhraseKind.PERSON:
            entity = self._found[f"person:{phrase.person}"]
            return [Actor(entity, phrase.start, phrase.end, phrase.role, phrase.plural)]
        person = self.holder(phrase)
        if person:
            return [Actor(person, phrase.start, phrase.end, phrase.role)]
        role = self._role_of_party(phrase)
        return [
            Actor(self._sent(one, phrase), one.start, one.end, role, phrase.plural)
            for one in phrase.references
            if phrase.kind is not PhraseKind.CITY
        ]

    def _sent(self, one: Reference, phrase: Phrase) -> Entity:
        """Who comes for a country: the holder of the office where the document names one.

        «leurs homologues grecs» are several of one country, and none of them alone.
        """
        each = phrase.plural and len(phrase.references) > 1
        person = each and one.kind is PhraseKind.COUNTRY and not self._is_some(phrase)
        return (self.offices.holder_from(phrase, one.key) if person else None) or self.referred(one)

    def _is_some(self, phrase: Phrase) -> bool:
        """«Des émissaires de A et de B ont participé»: some, and none that has been named."""
        before = self.document.plain[max(0, phrase.outer - 3) : phrase.outer]
        opens = not before.strip() or before.rstrip()[-1] in ",.;:»"
        return phrase.determiner == "des" and (opens or phrase.preposition in _OF_SOME)

    def _role_of_party(self, phrase: Phrase) -> tuple[int, int] | None:
        """The office of those whom a country sends, without the list of countries."""
        if phrase.kind is not PhraseKind.OFFICE:
            return None
        shared = phrase.plural or phrase.office_kind == "collective"
        return without_countries(self.document, phrase) if shared else phrase.role

    def country_of(self, phrase: Phrase) -> Actor:
        """The country for which a city speaks or acts."""
        city = phrase.references[0]
        return Actor(self.referred(city), city.start, city.end)

    def country_actor(self, country: Value, actor: Actor) -> Actor:
        """The country for which an office without a name takes part."""
        named = Reference(
            PhraseKind.COUNTRY, country.text, country.text, country.start, country.end
        )
        return Actor(self.referred(named), actor.start, actor.end, actor.role)

    def speaker(self, phrase: Phrase) -> Entity:
        """Whom a phrase means where it speaks: a person, or the office or institution itself."""
        if phrase.kind is PhraseKind.PERSON:
            return self._found[f"person:{phrase.person}"]
        person = self.holder(phrase)
        if person:
            return person
        if phrase.kind is PhraseKind.OFFICE:
            return self.office(phrase)
        if phrase.kind is PhraseKind.CITY:
            return self._city(phrase)
        return self.referred(phrase.references[0])

    def holder(self, phrase: Phrase) -> Entity | None:
        """The person of this document who holds a singular, definite office."""
        return self.offices.holder(phrase)

    def holders(self, phrase: Phrase) -> list[Entity]:
        """All people of the document who can hold the office that a phrase names."""
        return self.offices.holders(phrase)

    def is_holder(self, entity: Entity, office: str) -> bool:
        """Whether the document, or the table of known people, gives somebody that office."""
        return self.offices.is_holder(entity, office)

    def office(self, phrase: Phrase) -> Entity:
        """An office as an entity of its own, for speakers without a name."""
        label = _clean(self.document.plain[phrase.start : phrase.end])
        if phrase.definite:
            earlier = self._earlier_office(phrase)
            if earlier:
                return self._get(earlier.key, "office", earlier.label, phrase.start, phrase.end)
        entity = self._get(f"office:{fold(label)}", "office", label, phrase.start, phrase.end)
        countries = [one for one in phrase.references if one.kind is PhraseKind.COUNTRY]
        if len(countries) == 1 and not entity.country:
            one = countries[0]
            entity.country = Value(one.key, one.start, one.end, "country-of-office")
        return entity

    def _earlier_office(self, phrase: Phrase) -> Entity | None:
        """«Le responsable» is the one met before; a fuller phrase is its own."""
        label = _clean(self.document.plain[phrase.start : phrase.end])
        words = set(fold(label).split()) - {"meme"}
        found = [
            entity for key, entity in self._found.items()
            if key.startswith("office:") and words <= set(fold(entity.label).split())
        ]  # fmt: skip
        return found[-1] if found else None

    def named(self, label: str, start: int, end: int) -> Entity:
        """An entity that no lexicon knows, under the words of the text."""
        return self._get(f"office:{fold(label)}", "office", _clean(label), start, end)

    def _city(self, phrase: Phrase) -> Entity:
        """A capital that speaks stands for its government."""
        city = phrase.references[0]
        entity = self._get(
            f"organisation:{fold(city.name)}", "organisation", city.name, phrase.start, phrase.end
        )
        entity.country = entity.country or Value(city.key, city.start, city.end, "metonym")
        return entity

    def referred(self, one: Reference) -> Entity:
        """The country or organisation that a reference stands for."""
        if one.kind is PhraseKind.COUNTRY:
            entity = self._get(
                f"country:{one.key}", "country", country_name(one.key), one.start, one.end
            )
            entity.country = entity.country or Value(one.key, one.start, one.end, "country")
            return entity
        return self._get(f"organisation:{one.key}", "organisation", one.name, one.start, one.end)

    def _get(self, key: str, kind: str, label: str, start: int, end: int) -> Entity:
        entity = self._found.get(key)
        if entity is None:
            entity = self._found[key] = Entity(key, kind, label)
        if (start, end) not in entity.spans:
            entity.spans.append((start, end))
        entity.spellings.setdefault(
            self.document.text[start:end] if kind != "country" else label, (start, end)
        )
        return entity

    def _add_person(self, person: Person) -> None:
        entity = self._found[f"person:{person.key}"] = person_entity(person)
        if person.office:
            head = re.sub(r" (?:de|du|des|d'|à|au|adjoint|général|spécial)\b.*", "", person.office)
            start = person.spans[0].start
            self._holders.add(entity.key, head, person.office, start, stated=False)

    def _learn(self, phrase: Phrase) -> None:
        entity = self._found[f"person:{phrase.person}"]
        office = learn(self.document.plain, entity, phrase)
        if office and phrase.head:
            self._holders.add(entity.key, phrase.head, office, phrase.start, stated=True)


def _clean(label: str) -> str:
    """The label without marks around it; a label of nothing else stays as it is."""
    cleaned = re.sub(r"\s+", " ", label).strip(" ,;:-–—'\"«»")
    cleaned = re.sub(r"^(?:mêmes?|autres?)\s+", "", cleaned)[:80].strip()
    return cleaned or label.strip()
