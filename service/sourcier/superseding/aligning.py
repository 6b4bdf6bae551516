"""Mentions of two runs that are about the same: by their words and place, and by what is said.

Runs name their mentions each for itself. A mention has at most one counterpart; the pairs that
share most are made first, and the order of the text decides between equals.
"""

from collections.abc import Sequence

from msgspec import Struct

from sourcier.superseding.claims import KNOWN_BY, Claim
from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import overlaps
from sourcier_events.names import fold

Spans = tuple[tuple[int, int], ...]

_SAME_PLACE, _SAME_WORDS, _SAME_CLAIM = 4, 3, 1

_WIDTH = 64
"""Code points of a text that count as one place where counterparts are looked for."""

_MOST = 8
"""Mentions of the same words that are looked at: a text may repeat a line without end."""


class _Seen(Struct, frozen=True):
    """A mention, by its claims."""

    mention: str
    kind: EntityKind
    words: frozenset[str]
    spans: Spans
    claims: frozenset[tuple[str, str]]


def aligned(before: Sequence[Claim], after: Sequence[Claim]) -> dict[str, str]:
    """For each mention of the later run that has a counterpart, that of the earlier one."""
    earlier, later = _seen(before), _seen(after)
    places = _Places(earlier)
    likenesses = [
        (-likeness, old, new)
        for new, one in enumerate(later)
        for old in places.near(one)
        if (likeness := _likeness(earlier[old], one))
    ]
    pairs: dict[str, str] = {}
    taken: set[int] = set()
    for _, old, new in sorted(likenesses):
        if old not in taken and later[new].mention not in pairs:
            taken.add(old)
            pairs[later[new].mention] = earlier[old].mention
    return pairs


class _Places:
    """Where mentions are, so that not each has to be compared with each."""

    def __init__(self, mentions: Sequence[_Seen]) -> None:
        self._by_place: dict[int, list[int]] = {}
        self._by_words: dict[str, list[int]] = {}
        for number, one in enumerate(mentions):
            for place in _places(one):
                self._by_place.setdefault(place, []).append(number)
            for words in one.words:
                self._by_words.setdefault(words, []).append(number)

    def near(self, one: _Seen) -> list[int]:
        """The numbers of those that may be in the same place, or are called the same."""
        found = {number for place in _places(one) for number in self._by_place.get(place, ())}
        for words in one.words:
            found.update(self._by_words.get(words, ())[:_MOST])
        return sorted(found)


def _places(one: _Seen) -> set[int]:
    return {
        place for start, end in one.spans for place in range(start // _WIDTH, end // _WIDTH + 1)
    }


def _seen(claims: Sequence[Claim]) -> list[_Seen]:
    """The mentions of a run in the order of the text."""
    of_mention: dict[str, list[Claim]] = {}
    for claim in claims:
        of_mention.setdefault(claim.mention, []).append(claim)
    found = [_one(mention, those) for mention, those in of_mention.items()]
    return sorted(found, key=lambda one: (one.spans, one.kind, sorted(one.words)))


def _one(mention: str, claims: list[Claim]) -> _Seen:
    kind = claims[0].kind
    naming = [one for one in claims if one.property == KNOWN_BY[kind]]
    return _Seen(
        mention=mention,
        kind=kind,
        words=frozenset(fold(one.value) for one in naming),
        spans=tuple(sorted({span for one in naming or claims for span in one.spans()})),
        claims=frozenset((one.property, one.normalised) for one in claims),
    )


def _likeness(one: _Seen, other: _Seen) -> int:
    """How much two mentions share; 0 where neither their place nor their words are the same."""
    if one.kind is not other.kind:
        return 0
    place, words = overlaps(one.spans, other.spans), not one.words.isdisjoint(other.words)
    if not place and (not words or one.kind is EntityKind.MEETING):
        return 0  # two meetings of one text are often called the same
    shared = len(one.claims & other.claims)
    return _SAME_PLACE * place + _SAME_WORDS * words + _SAME_CLAIM * shared
