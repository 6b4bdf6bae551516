"""Two names of people are compared by who is meant by which word, each answer with its reason.

The answer does not depend on the order of the two. A given name that contradicts separates, however
alike the rest is; a given name alone says nothing.
"""

from enum import IntEnum
from functools import lru_cache

from sourcier.resolution.person_names import PersonName, alias, read_name
from sourcier.resolution.sounds import bones, is_damage
from sourcier.resolution.tables import first_names, given_families, spelled, words

_VOWELS = frozenset("aeiouy")
_SKELETON_LENGTH = 6
"""Consonants from which on a skeleton says something about a whole name."""

_GIVEN_LENGTH = 3
"""The same for a given name."""


class Likeness(IntEnum):
    """How two names stand to each other, from contradiction to equality."""

    DIFFERENT = 0
    """Another surname, or another given name: these two are two."""
    NEAR = 1
    """A surname as damage leaves it, with the same given name."""
    CONSONANTS = 2
    """The same consonants."""
    HEARD_SURNAME = 3
    """One of them has a surname alone, and it sounds the same."""
    HEARD = 4
    """A surname that sounds the same, given names that may be spellings or initials of one."""
    SURNAME = 5
    """One of them has a surname alone, and it is the same."""
    PART = 6
    """The same given name; of two surnames one is the same."""
    ALIKE = 7
    """The same surname; given names that may be spellings or an initial of one."""
    SINGLE = 8
    """The same single word."""
    TRANSLITERATED = 9
    """Both names sound the same."""
    EQUAL = 10
    ALIAS = 11
    """The table of people has both as names of one."""


class _Given(IntEnum):
    DIFFERENT = 0
    ALIKE = 1
    HEARD = 2
    EQUAL = 3


class _Surname(IntEnum):
    DIFFERENT = 0
    NEAR = 1
    PART = 2
    HEARD = 3
    EQUAL = 4


_BOTH = {
    (_Surname.EQUAL, _Given.EQUAL): Likeness.EQUAL,
    (_Surname.EQUAL, _Given.HEARD): Likeness.TRANSLITERATED,
    (_Surname.EQUAL, _Given.ALIKE): Likeness.ALIKE,
    (_Surname.HEARD, _Given.EQUAL): Likeness.TRANSLITERATED,
    (_Surname.HEARD, _Given.HEARD): Likeness.TRANSLITERATED,
    (_Surname.HEARD, _Given.ALIKE): Likeness.HEARD,
    (_Surname.PART, _Given.EQUAL): Likeness.PART,
    (_Surname.PART, _Given.HEARD): Likeness.PART,
    (_Surname.PART, _Given.ALIKE): Likeness.CONSONANTS,
    (_Surname.NEAR, _Given.EQUAL): Likeness.NEAR,
    (_Surname.NEAR, _Given.HEARD): Likeness.NEAR,
    (_Surname.NEAR, _Given.ALIKE): Likeness.NEAR,
}


def parts(name: str) -> tuple[str, ...]:
    """The words of a name's transliteration key, surname last, without titles before it."""
    found = read_name(name)
    if found is None:
        return ()
    return (*found.words, found.ordinal) if found.ordinal else found.words


def skeleton(words: tuple[str, ...]) -> str:
    """The consonants of a name: what languages that write no vowels agree on."""
    letters = "".join(words).replace("x", "ks").replace("q", "k").replace("c", "k")
    return "".join(letter for letter in letters if letter not in _VOWELS)


@lru_cache(maxsize=65536)
def may_name_one(one: str, other: str) -> bool:
    """Whether two texts are names that one person may have, and not by their consonants alone."""
    names = read_name(one), read_name(other)
    if names[0] is None or names[1] is None:
        return False
    return compare(names[0], names[1]) > Likeness.CONSONANTS


def is_given_alone(name: PersonName) -> bool:
    """Whether a name in one word is a given name, which never says who somebody is."""
    return name.alone and len(name.surname) == 1 and name.family in first_names()


@lru_cache(maxsize=65536)
def compare(one: PersonName, other: PersonName) -> Likeness:
    """The likeness of two names, the same in either order."""
    if alias(one) is not None and alias(one) == alias(other):
        return Likeness.ALIAS
    if one.ordinal != other.ordinal:
        return _compare_ordinals(one, other)
    if sorted(one.words) == sorted(other.words) or "".join(one.words) == "".join(other.words):
        return Likeness.SINGLE if one.alone and other.alone else Likeness.EQUAL
    if one.alone or other.alone:
        return _compare_alone(one, other) if one.alone else _compare_alone(other, one)
    if _ends(one, other) or _ends(other, one):
        return Likeness.SURNAME
    surname, given = _surnames(one, other), _given(one, other)
    found = _BOTH.get((surname, given), Likeness.DIFFERENT)
    if found < Likeness.CONSONANTS and given and _same_consonants(one, other):
        return Likeness.CONSONANTS
    return found or (_inverted(one, other) if surname < _Surname.PART else found)


def _compare_ordinals(one: PersonName, other: PersonName) -> Likeness:
    """«Charles» may be Charles III, and never Charles II or a junior."""
    apart = one.ordinal and other.ordinal
    generations = {one.ordinal, other.ordinal} & words("generations")
    if apart or generations or one.words != other.words:
        return Likeness.DIFFERENT
    return Likeness.SURNAME


def _compare_alone(alone: PersonName, full: PersonName) -> Likeness:
    """A surname alone beside a name that may have a given name before it."""
    ours, theirs = "".join(alone.surname), "".join(full.surname)
    inner = set(full.surname) | {word for word in full.given[1:] if word not in first_names()}
    if ours == theirs or alone.family == full.family or alone.family in inner:
        return Likeness.SURNAME
    if not _is_single(alone) and "".join(full.words).endswith(ours):
        return Likeness.SURNAME
    heard = "".join(alone.sounds) == "".join(full.sounds) or alone.sounds[-1] == full.sounds[-1]
    return Likeness.HEARD_SURNAME if heard else Likeness.DIFFERENT


def _is_single(name: PersonName) -> bool:
    return len(name.words) == 1


def _ends(short: PersonName, long: PersonName) -> bool:
    """«Cavo Dragone» ends a longer name; «Idriss Déby» names another one than his son's name."""
    if len(short.words) >= len(long.words) or short.words[0] in first_names():
        return False
    return "".join(long.words).endswith("".join(short.words))


def _inverted(one: PersonName, other: PersonName) -> Likeness:
    """The same words by sound, in whatever order a text puts them."""
    same = sorted(one.heard) == sorted(other.heard)
    return Likeness.TRANSLITERATED if same else Likeness.DIFFERENT


def _surnames(one: PersonName, other: PersonName) -> _Surname:
    if "".join(one.surname) == "".join(other.surname) or one.family == other.family:
        return _Surname.EQUAL
    if "".join(one.sounds) == "".join(other.sounds) or one.sounds[-1] == other.sounds[-1]:
        return _Surname.HEARD
    if _shares_part(one, other) or _shares_part(other, one):
        return _Surname.PART
    return _Surname.NEAR if _damaged(one.sounds[-1], other.sounds[-1]) else _Surname.DIFFERENT


def _shares_part(one: PersonName, other: PersonName) -> bool:
    """Whether the surname of one is a word after the first of the other, as in Spanish names."""
    name = one.sounds[-1]
    inner = other.heard[1:-1]
    return len(name) >= _GIVEN_LENGTH and name in inner and one.family not in spelled("particles")


def _damaged(one: str, other: str) -> bool:
    return is_damage(one, other) or bool(bones(one) and bones(one) == bones(other))


def _same_consonants(one: PersonName, other: PersonName) -> bool:
    bone = skeleton(one.words)
    enough = len(bone) >= _SKELETON_LENGTH and len(skeleton(one.words[:1])) >= _GIVEN_LENGTH
    return enough and bone == skeleton(other.words)


def _given(one: PersonName, other: PersonName) -> _Given:
    """How given names stand to each other, word by word; both are there."""
    mine, theirs = _given_words(one), _given_words(other)
    if "".join(one.given) == "".join(other.given):
        return _Given.EQUAL
    if _is_initials(one.given) or _is_initials(other.given):
        return _initials(one.given, other.given)
    first = _given_word(*mine[0], *theirs[0])
    if not first or len(mine) == len(theirs) == 1:
        return first
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1:
        return min(first, _Given.ALIKE) if one.given[0] in spelled("compounding") else first
    return min(first, *(_further(word, at, long) for at, word in enumerate(short[1:], 1)))


def _further(word: tuple[str, str], at: int, others: list[tuple[str, str]]) -> _Given:
    """How a further given name stands to those of another name; initials stand in one order."""
    likely = others[at : at + 1] if len(word[0]) == 1 else others[1:]
    return max(_given_word(*word, *other) for other in likely)


def _given_words(name: PersonName) -> list[tuple[str, str]]:
    """Given names, each with its sound."""
    return list(zip(name.given, name.heard, strict=False))


def _is_initials(given: tuple[str, ...]) -> bool:
    return all(len(word) == 1 for word in given)


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> _Given:
    alike = all(mine[0] == theirs[0] for mine, theirs in zip(one, other, strict=False))
    return _Given.ALIKE if alike else _Given.DIFFERENT


@lru_cache(maxsize=65536)
def _given_word(one: str, heard: str, other: str, other_heard: str) -> _Given:
    if one == other:
        return _Given.EQUAL
    genders = _of_two_genders(one, other)
    if heard == other_heard and not genders:
        return _Given.HEARD
    if given_families().get(one, frozenset()) & given_families().get(other, frozenset()):
        return _Given.ALIKE
    if 1 in (len(one), len(other)):
        return _Given.ALIKE if one[0] == other[0] else _Given.DIFFERENT
    if genders:
        return _Given.DIFFERENT
    bone = skeleton((one,))
    enough = len(bone) >= _GIVEN_LENGTH and bone == skeleton((other,))
    return _Given.ALIKE if enough else _Given.DIFFERENT


def _of_two_genders(one: str, other: str) -> bool:
    """Daniel and Daniela, Martin and Martine, but not Hassan and Hassane."""
    endings = {_ending(one), _ending(other)}
    mute = endings == {"", "e"} and all(map(_may_end_mute, (one, other)))
    return len(endings) > 1 and not mute


def _ending(word: str) -> str:
    return word[-1] if word[-1] in "ae" else ""


def _may_end_mute(word: str) -> bool:
    """Whether French may write a mute e after the name without making it another one."""
    stem = word.removesuffix("e")
    return stem.endswith("an") and not stem.endswith(("ian", "ean"))
