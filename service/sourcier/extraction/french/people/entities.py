"""The one table of who is in a document: every phrase resolves to entities of this table or none.

Speakers and participants are resolved only against it, so one document has one Zelensky.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sourcier.extraction.french.people.office_holders import (
    COUNTERPARTS,
    Office,
    OfficeHolders,
    office_of,
)
from sourcier.extraction.french.people.persons import Person
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.people.role_words import as_value, without_countries
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.terms import country_name
from sourcier_events.names import fold


@dataclass(frozen=True, slots=True)
class Value:
    """A property of an entity and the passage that says it."""

    text: str
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Entity:
    """Somebody or something that takes part or speaks. `key` is unique in the document."""

    key: str
    type: str
    label: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    spellings: dict[str, tuple[int, int]] = field(default_factory=dict)
    country: Value | None = None
    organisation: Value | None = None
    roles: list[Value] = field(default_factory=list)
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity as one phrase brings it in: with the office it has there."""

    entity: Entity
    start: int
    end: int
    role: tuple[int, int] | None = None
    plural: bool = False


_FEMININE = re.compile(
    r"\b(?:présidente|première|cheffe|chancelière|conseillère|envoyée|directrice|ambassadrice|"
    r"négociatrice|députée|sénatrice|reine|princesse|haute représentante|mme|madame|experte|"
    r"représentante|la ministre|la porte-parole|la secrétaire|dirigeante|chercheuse)\b",
    re.IGNORECASE,
)


class Entities:
    """All entities of one document, made on demand from its phrases."""

    def __init__(self, document: Document, people: list[Person], phrases: list[Phrase]) -> None:
        self.document = document
        self.phrases = phrases
        self._found: dict[str, Entity] = {}
        self._holders = OfficeHolders()
        for person in people:
            self._add_person(person)
        for phrase in phrases:
            if phrase.kind is PhraseKind.PERSON:
                self._learn(phrase)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._found.values())

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
        """Who comes for a country: the holder of the office where the document names one."""
        person = phrase.plural and one.kind is PhraseKind.COUNTRY
        return (self._holder_from(phrase, one.key) if person else None) or self._referred(
            one, phrase
        )

    def _role_of_party(self, phrase: Phrase) -> tuple[int, int] | None:
        """The office of those whom a country sends, without the list of countries."""
        if phrase.kind is not PhraseKind.OFFICE:
            return None
        shared = phrase.plural or phrase.office_kind == "collective"
        return without_countries(self.document, phrase) if shared else phrase.role

    def country_of(self, phrase: Phrase) -> Actor:
        """The country for which a city speaks or acts."""
        city = phrase.references[0]
        named = Reference(PhraseKind.COUNTRY, city.key, city.name, city.start, city.end)
        return Actor(self._referred(named, phrase), city.start, city.end)

    def country_actor(self, country: Value, actor: Actor) -> Actor:
        """The country for which an office without a name takes part."""
        named = Reference(
            PhraseKind.COUNTRY, country.text, country.text, country.start, country.end
        )
        phrase = Phrase(PhraseKind.COUNTRY, actor.start, actor.start, actor.end)
        return Actor(self._referred(named, phrase), actor.start, actor.end, actor.role)

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
        return self._referred(phrase.references[0], phrase)

    def holder(self, phrase: Phrase) -> Entity | None:
        """The person of this document who holds a singular, definite office."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural:
            return None
        counterpart = phrase.head in COUNTERPARTS and bool(phrase.references)
        if not (phrase.definite or counterpart):
            return None
        if phrase.office_kind != "named" or phrase.head in ("responsable", "diplomate"):
            return None
        countries = {one.key for one in phrase.references if one.kind is PhraseKind.COUNTRY}
        office = self._office(phrase)
        among = {key for key in self._found if self._fits(key, countries)}
        wording = self.document.plain[phrase.start : phrase.end]
        keys = self._holders.holders(office, among, wording)
        if len(keys) == 1:
            return self._found[keys[0]]
        if counterpart:
            return None
        sentence = self.document.sentence_at(phrase.start)
        begins = sentence.start if sentence else phrase.start
        last = self._holders.last_before(office, phrase.start, begins)
        return self._found[last] if last and not countries else None

    def _office(self, phrase: Phrase) -> Office:
        role = phrase.role or (phrase.start, phrase.end)
        return office_of(phrase.head, self.document.plain[role[0] : role[1]])

    def is_holder(self, entity: Entity, office: str) -> bool:
        """Whether the document, or the table of known people, gives somebody that office."""
        return self._holders.holds(entity.key, office)

    def holders(self, phrase: Phrase) -> list[Entity]:
        """All people of the document who can hold the office that a phrase names."""
        return [self._found[key] for key in self._holders.holders(self._office(phrase))]

    def _holder_from(self, phrase: Phrase, country: str) -> Entity | None:
        """«les ministres turc et grec»: the one person of the document who is that minister."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.office_kind != "named":
            return None
        among = {key for key in self._found if self._fits(key, {country})}
        office = self._office(phrase)
        if office.name == "dirigeant":
            return None
        keys = self._holders.holders(office, among)
        return self._found[keys[0]] if len(keys) == 1 else None

    def _fits(self, key: str, countries: set[str]) -> bool:
        country = self._found[key].country
        return not countries or (country is not None and country.text in countries)

    def office(self, phrase: Phrase) -> Entity:
        """An office as an entity of its own, for speakers without a name."""
        label = _clean(self.document.plain[phrase.start : phrase.end])
        if phrase.definite:
            earlier = self._earlier_office(phrase)
            if earlier:
                earlier.spans.append((phrase.start, phrase.end))
                return earlier
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

    def _referred(self, one: Reference, phrase: Phrase) -> Entity:
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
        key = f"person:{person.key}"
        entity = Entity(key, "person", person.name, feminine=person.feminine)
        for span in person.spans:
            entity.spans.append((span.start, span.end))
            if len(span.words) > 1:
                entity.spellings.setdefault(span.text, (span.start, span.end))
        first = person.spans[0]
        if person.country:
            entity.country = Value(person.country, first.start, first.end, "known-person")
        if person.office:
            head = re.sub(r" (?:de|du|des|d'|à|au|adjoint|général|spécial)\b.*", "", person.office)
            self._holders.add(key, head, person.office, first.start, stated=False)
        self._found[key] = entity

    def _learn(self, phrase: Phrase) -> None:
        """Office, country and organisation of a person, from the phrase around the name."""
        entity = self._found[f"person:{phrase.person}"]
        if not phrase.role:
            for one in phrase.references:
                self._learn_reference(entity, one)
            return
        start, end = phrase.role
        office = self.document.plain[start:end]
        office = as_value(office, of_several=phrase.plural)
        entity.roles.append(Value(office, start, end, "office-of-person"))
        if phrase.head:
            self._holders.add(entity.key, phrase.head, office, phrase.start, stated=True)
        if _FEMININE.search(self.document.plain[phrase.outer : phrase.end]):
            entity.feminine = True
        elif phrase.determiner == "le" and entity.feminine is None and not phrase.plural:
            entity.feminine = False
        for one in phrase.references:
            self._learn_reference(entity, one)

    def _learn_reference(self, entity: Entity, one: Reference) -> None:
        if one.kind is PhraseKind.COUNTRY:
            if not entity.country or entity.country.rule == "known-person":
                entity.country = Value(one.key, one.start, one.end, "country-of-office")
        elif not entity.organisation:
            entity.organisation = Value(one.name, one.start, one.end, "organisation-of-office")


def _clean(label: str) -> str:
    """The label without marks around it; a label of nothing else stays as it is."""
    cleaned = re.sub(r"\s+", " ", label).strip(" ,;:-–—'\"«»")
    cleaned = re.sub(r"^(?:mêmes?|autres?)\s+", "", cleaned)[:80].strip()
    return cleaned or label.strip()
