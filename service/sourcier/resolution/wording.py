"""What is kept of a quote's wording to find it again nearly verbatim, without keeping the words.

A sketch is the smallest hashes of a quote's word triples; of a short quote, all of them. Negations
and numbers are kept apart: with one more or less, what is said is something else.
"""

from collections.abc import Sequence
from hashlib import sha256

_KEPT = 32
_KEYS = 4
_FEWEST = 6
"""Triples below which quotes are too short to be compared."""

_ALIKE, _CONTAINED = 0.6, 0.85
_NEGATIONS = frozenset(
    {"ne", "n", "pas", "jamais", "aucun", "aucune", "ni", "sans", "non", "rien", "personne"}
)


def sketch(folded: str) -> list[str]:
    """The smallest hashes of the word triples of a folded text, sorted."""
    words = folded.split()
    triples = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    return sorted(sha256(one.encode()).hexdigest()[:10] for one in triples)[:_KEPT]


def turns(folded: str) -> list[str]:
    """The negations and numbers of a folded text, each with how often it stands there."""
    words = folded.split()
    found = {word for word in words if word in _NEGATIONS or word.isdigit()}
    return sorted(f"{word} {words.count(word)}" for word in found)


def keys(sketched: Sequence[str]) -> Sequence[str]:
    """The hashes under which nearly the same words meet."""
    return sketched[:_KEYS]


def nearly_same(
    one: tuple[Sequence[str], Sequence[str]], other: tuple[Sequence[str], Sequence[str]]
) -> bool:
    """Whether one quote is nearly the other, or a long piece of it; each by sketch and turns."""
    mine, theirs = set(one[0]), set(other[0])
    if min(len(mine), len(theirs)) < _FEWEST:
        return False
    first, second = set(one[1]), set(other[1])
    shared = len(mine & theirs)
    whole = max(len(mine), len(theirs)) < _KEPT
    if whole and shared == min(len(mine), len(theirs)):
        smaller, larger = (first, second) if len(mine) < len(theirs) else (second, first)
        return smaller <= larger
    return first == second and _resemblance(mine, theirs, shared, whole)


def _resemblance(mine: set[str], theirs: set[str], shared: int, whole: bool) -> bool:
    if whole and shared >= _CONTAINED * min(len(mine), len(theirs)):
        return True
    smallest = set(sorted(mine | theirs)[:_KEPT])
    return len(smallest & mine & theirs) >= _ALIKE * len(smallest)
