"""The tables of known people and of first names: they settle doubts, they never add anybody."""

from dataclasses import dataclass
from functools import cache

from sourcier.extraction.french.vocabulary.lexicon import read
from sourcier_events.names import fold, transliteration_key


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of the table of known people."""

    name: str
    country: str
    office: str


@cache
def _by_surname() -> dict[str, tuple[KnownPerson, ...]]:
    """Known people by the key of their surname, in every spelling."""
    found: dict[str, list[KnownPerson]] = {}
    for name, (country, office, *spellings) in read("people")["people"].items():
        person = KnownPerson(name, country, office)
        for spelling in {name, *spellings}:
            people = found.setdefault(_surname_key(spelling), [])
            if person not in people:
                people.append(person)
    return {key: tuple(people) for key, people in found.items()}


def _surname_key(name: str) -> str:
    """The key of the last word of a name: «al-Charaa» and «Charaa» have one."""
    words = transliteration_key(name).split()
    return words[-1] if words else ""


@cache
def known(name: str) -> KnownPerson | None:
    """The known person of that name; of a family whose surname stands alone, its first row."""
    people = _by_surname().get(_surname_key(name), ())
    words = transliteration_key(name).split()
    if len(words) < 2 or (len(words) == 2 and words[0] in ("al", "el", "ben")):
        countries = {person.country for person in people}
        return people[0] if people and len(countries) == 1 else None
    for person in people:
        if words[0][:3] == transliteration_key(person.name)[:3]:
            return person
    return None


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(fold(name) for name in read("people")["ambiguous"]["surnames"].split())


def is_ambiguous(surname: str) -> bool:
    """Whether a known surname is also a word, a first name or a place."""
    return fold(surname) in _ambiguous()


@cache
def _first_names(group: str) -> frozenset[str]:
    return frozenset(fold(name) for name in read("first_names")[group].split())


@cache
def is_first_name(word: str) -> bool:
    """Whether a word tells a person: a first name that is nothing else, or two of them joined."""
    key = fold(word)
    named = _first_names("feminine") | _first_names("masculine")
    parts = [key, *key.split()[:1]] if "-" in word else [key]
    return any(part in named for part in parts) and key not in _first_names("doubtful")


@cache
def is_feminine(first_name: str) -> bool | None:
    """The gender of a first name, where it has one."""
    key = fold(first_name)
    keys = {key, key.split()[0]} if key else set()
    feminine = bool(keys & _first_names("feminine"))
    masculine = bool(keys & _first_names("masculine"))
    return None if feminine == masculine else feminine
