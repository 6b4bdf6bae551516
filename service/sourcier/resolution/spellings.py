"""Two spellings of a person's name are compared by parts, each answer with its reason.

A name is its transliteration key cut into words: the last one blocks, the first one separates
people of the same surname.
"""

from enum import IntEnum

from sourcier.resolution.vocabulary import titles
from sourcier_events.names import fold, transliteration_key

_VOWELS = frozenset("aeiouy")
_SKELETON_LENGTH = 6
"""Consonants from which on a skeleton says something about a whole name."""


_GIVEN_LENGTH = 3
"""The same for a given name."""


class Likeness(IntEnum):
    """How two names stand to each other, from contradiction to equality."""

    DIFFERENT = 0
    """Another surname, or another given name: these two are two."""
    CONSONANTS = 1
    SURNAME = 2
    """One of them has a surname alone, and it is the same."""
    ALIKE = 3
    """The same surname; given names that may be spellings or an initial of one."""
    EQUAL = 4


def parts(name: str) -> tuple[str, ...]:
    """The words of a name's transliteration key, without the titles before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in titles():
        words = words[1:]
    return tuple(transliteration_key(" ".join(words)).split())


def skeleton(words: tuple[str, ...]) -> str:
    """The consonants of a name: what languages that write no vowels agree on."""
    letters = "".join(words).replace("x", "ks").replace("q", "k").replace("c", "k")
    return "".join(letter for letter in letters if letter not in _VOWELS)


def compare(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """The likeness of two names given by their parts."""
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return Likeness.EQUAL
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:
        return Likeness.SURNAME
    if one[-1] == other[-1] and len(short) > 1:
        return _compare_given(short[0], long[0])
    return Likeness.CONSONANTS if _same_consonants(one, other) else Likeness.DIFFERENT


def _same_consonants(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    bones = skeleton(one)
    enough = len(bones) >= _SKELETON_LENGTH and len(skeleton(one[:1])) >= _GIVEN_LENGTH
    return enough and bones == skeleton(other)


def _compare_given(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.EQUAL
    initial = 1 in (len(one), len(other)) and one[0] == other[0]
    bones = skeleton((one,))
    if initial or (len(bones) >= _GIVEN_LENGTH and bones == skeleton((other,))):
        return Likeness.ALIKE
    return Likeness.DIFFERENT
