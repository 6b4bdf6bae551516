"""What names, and the phrases around them, say of a person: office, country, organisation, gender.

What the text says goes before the table of known people; the first country it says stays.
"""

import re

from sourcier.extraction.french.people.entity import Entity, Value
from sourcier.extraction.french.people.persons import Person
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.people.role_words import as_value

_FEMININE = re.compile(
    r"\b(?:présidente|première|cheffe|chancelière|conseillère|envoyée|directrice|ambassadrice|"
    r"négociatrice|députée|sénatrice|reine|princesse|haute représentante|mme|madame|experte|"
    r"représentante|la ministre|la porte-parole|la secrétaire|dirigeante|chercheuse)\b",
    re.IGNORECASE,
)


def person_entity(person: Person) -> Entity:
    """A person with all that the names say."""
    entity = Entity(f"person:{person.key}", "person", person.name, feminine=person.feminine)
    for span in person.spans:
        entity.spans.append((span.start, span.end))
        if len(span.words) > 1:
            entity.spellings.setdefault(span.text, (span.start, span.end))
    first = person.spans[0]
    if person.country:
        entity.country = Value(person.country, first.start, first.end, "known-person")
    return entity


def learn(plain: str, entity: Entity, phrase: Phrase) -> str:
    """Adds what the phrase around the name says; the office in it, or nothing."""
    for one in phrase.references:
        _learn_reference(entity, one)
    if not phrase.role:
        return ""
    start, end = phrase.role
    office = as_value(plain[start:end], of_several=phrase.plural)
    entity.roles.append(Value(office, start, end, "office-of-person"))
    if _FEMININE.search(plain[phrase.outer : phrase.end]):
        entity.feminine = True
    elif phrase.determiner == "le" and entity.feminine is None and not phrase.plural:
        entity.feminine = False
    return office


def _learn_reference(entity: Entity, one: Reference) -> None:
    if one.kind is PhraseKind.COUNTRY:
        if not entity.country or entity.country.rule == "known-person":
            entity.country = Value(one.key, one.start, one.end, "country-of-office")
    elif not entity.organisation:
        entity.organisation = Value(one.name, one.start, one.end, "organisation-of-office")
