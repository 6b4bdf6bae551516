"""Two texts are reprints of one another by what words they share in a row; the same on any machine.

A text is the set of its pairs of neighbouring words, stop words left out. Its sketch is the lowest
hashes of these: where two texts share a tenth of their pairs, so do their sketches, about.
Sketches only find candidates; whether two texts are reprints is decided on all of their pairs.
"""

import hashlib
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from sourcier_events.names import fold

SKETCH = 64
"""The most hashes in a sketch. They lie in the log: another number or hash finds no old texts."""

SHARED = 4
"""A candidate shares so many hashes; a reprint that is found surely shares many more."""

FEWEST = 20
"""Texts with fewer pairs are too short to tell."""

RESEMBLANCE = "resemblance/1"
"""The method of a reprint that has much the same text: pairs shared, of all in either text."""

EXTRACT = "extract/1"
"""The method of a reprint that is a part of the other text: pairs shared, of the shorter text."""

_RESEMBLING = 150
_CONTAINED = 600
_FEWEST_OF_EXTRACT = 40

_STOP_WORDS = frozenset(
    fold(
        """
        ainsi apres après au aussi autre autres aux avait avant avec avoir ce cela celle celui ces
        cet cette ceux chez comme contre dans de depuis des deux doit donc dont du elle elles en
        encore entre est et etaient était etait être etre eux fait faire il ils je la le les leur
        leurs lors lui mais meme memes moins ne ni nos notre nous on ont ou où par parmi pas pendant
        peu plus plusieurs pour puis qu quand que quel quelle qui quoi sa sans se selon sera ses si
        son sont sous sur ta tandis tant te tes toi ton tous tout toute toutes trois tu un une vers
        voire vos votre vous y a c d j l m n s t
        """
    ).split()
)


class Likeness(Struct, frozen=True, order=True):
    """That one text is a reprint of another: how that was found, and the score in thousandths."""

    score: int
    method: str


@lru_cache(maxsize=32)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of a text, folded, without stop words."""
    words = [word for word in fold(text).split() if word not in _STOP_WORDS]
    return frozenset(f"{one} {next_one}" for one, next_one in pairwise(words))


def sketch(text_pairs: frozenset[str]) -> tuple[int, ...]:
    """The lowest hashes of the pairs, signed 64 bits each, in order; empty of too few pairs."""
    if len(text_pairs) < FEWEST:
        return ()
    return tuple(sorted(map(_hash, text_pairs))[:SKETCH])


def likeness(one: frozenset[str], other: frozenset[str]) -> Likeness | None:
    """How two texts, as pairs of words, are reprints; None if they are not, or nobody can tell."""
    shared, shorter = len(one & other), min(len(one), len(other))
    if shorter < FEWEST:
        return None
    resemblance = 1000 * shared // (len(one) + len(other) - shared)
    if resemblance >= _RESEMBLING:
        return Likeness(resemblance, RESEMBLANCE)
    contained = 1000 * shared // shorter
    if contained >= _CONTAINED and shorter >= _FEWEST_OF_EXTRACT:
        return Likeness(contained, EXTRACT)
    return None


def _hash(pair: str) -> int:
    digest = hashlib.blake2b(pair.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
