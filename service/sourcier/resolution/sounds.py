"""What spellings of one word sound like: coarser than the transliteration key, no part of a claim.

Two words of one sound may be one name; alone that decides nothing.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sourcier_events.names import fold

_DAMAGE = 0.34
"""The share of a word's sound that damage may change."""

# In order. «C» stands for the sound of «ch» and its kin, so that a later «c» is not taken for it.
_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|chtch|schtsch|stch|tsch|tch|tsh|sch|cz|ch|sh", "C"),
        (r"dzh|zh|dj|j", "i"),
        (r"qu", "k"),
        (r"gu(?=[eiy])", "h"),
        (r"(?:ou|u|w)(?=[aeiy])", "v"),
        (r"ou|oo", "u"),
        (r"w", "v"),
        (r"ph", "f"),
        (r"ff?$", "v"),
        (r"^c(?=[aoulrk])|ck|q|gh", "k"),
        (r"kh|g", "h"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"y", "i"),
        (r"(?<=[aeou])i(?=e)|^i(?=e)", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=i)ie", "e"),
        (r"h$", ""),
        (r"(?<=[bcdfgklmnprstvzC])e$", ""),
    )
)
_VOWELS = frozenset("aeiouy")
_DULL = str.maketrans({"h": "k", "C": "k", "c": "k", "q": "k", "z": "s", "d": "t", "b": "p"})


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sound of a word: that of Poutine is that of Putin, that of Sybiha that of Sybiga."""
    heard = fold(word).replace(" ", "")
    for spelling, letter in _SPELLINGS:
        heard = spelling.sub(letter, heard)
    return re.sub(r"(.)\1+", r"\1", heard)


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """What is left of a word's sound without vowels, its consonants told apart but roughly."""
    kept = "".join(letter for letter in sound(word) if letter not in _VOWELS).translate(_DULL)
    return re.sub(r"(.)\1+", r"\1", kept)


def is_damage(one: str, other: str) -> bool:
    """Whether a reader or a machine may have made one sound of the other; never decides alone."""
    return Levenshtein.normalized_distance(one, other) <= _DAMAGE
