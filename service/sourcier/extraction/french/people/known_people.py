"""The tables of known people and of first names: they settle doubts, they never add anybody."""

from dataclasses import dataclass
from functools import cache, lru_cache

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold, transliteration_key

_REMEMBERED = 1 << 14
"""Words of texts of which it is remembered whether they are names."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of the table of known people."""

    name: str
    country: str
    office: str
    given: tuple[str, ...] = ()
    """The keys of the first word of every full spelling: «Vladimir» as «Volodymyr»."""


@cache
def _by_surname() -> dict[str, tuple[KnownPerson, ...]]:
    """Known people by the key of their surname, in every spelling."""
    found: dict[str, list[KnownPerson]] = {}
    for name, (country, office, *spellings) in lexicons().people.people.items():
        given = (name_keys(one)[0] for one in (name, *spellings) if " " in one)
        person = KnownPerson(name, country, office, tuple(given) or name_keys(name)[:1])
        for keys in filter(None, map(name_keys, (name, *spellings))):
            people = found.setdefault(keys[-1], [])
            if person not in people:
                people.append(person)
    return {key: tuple(people) for key, people in found.items()}


@lru_cache(maxsize=_REMEMBERED)
def name_keys(name: str) -> tuple[str, ...]:
    """The words of a name, each as the key that its spellings share; the last is the surname's."""
    return tuple(transliteration_key(name).split())


@lru_cache(maxsize=_REMEMBERED)
def known(name: str) -> KnownPerson | None:
    """The known person of that name; of a family whose surname stands alone, its first row."""
    words = name_keys(name)
    people = _by_surname().get(words[-1], ()) if words else ()
    if len(words) < 2 or (len(words) == 2 and words[0] in ("al", "el", "ben")):
        countries = {person.country for person in people}
        return people[0] if people and len(countries) == 1 else None
    for person in people:
        letters = 1 if name[1:2] == "." else 3
        if any(words[0][:letters] == given[:letters] for given in person.given):
            return person
    return None


@cache
def _ambiguous() -> frozenset[str]:
    return _folded(lexicons().people.ambiguous.surnames)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


def is_ambiguous(surname: str) -> bool:
    """Whether a known surname is also a word, a first name or a place."""
    return fold(surname) in _ambiguous()


@cache
def _feminine() -> frozenset[str]:
    return _folded(lexicons().first_names.feminine)


@cache
def _masculine() -> frozenset[str]:
    return _folded(lexicons().first_names.masculine)


@cache
def _doubtful() -> frozenset[str]:
    return _folded(lexicons().first_names.doubtful)


@lru_cache(maxsize=_REMEMBERED)
def is_first_name(word: str) -> bool:
    """Whether a word tells a person: a first name that is nothing else, or two of them joined."""
    key = fold(word)
    parts = [key, *key.split()[:1]] if "-" in word else [key]
    named = any(part in _feminine() or part in _masculine() for part in parts)
    return named and key not in _doubtful()


def is_feminine(first_name: str) -> bool | None:
    """The gender of a first name, where it has one."""
    key = fold(first_name)
    keys = {key, key.split()[0]} if key else set()
    feminine = bool(keys & _feminine())
    masculine = bool(keys & _masculine())
    return None if feminine == masculine else feminine
