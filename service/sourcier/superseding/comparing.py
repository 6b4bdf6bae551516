"""What a later run says that an earlier one did not, and the other way round, fact by fact.

A fact is a property of a mention with a value. Where a mention has its counterpart, it is the same
fact however the mention is called; that other words are quoted for it, or by another rule, is no
difference. The order is that of the text.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from sourcier.superseding.aligning import aligned
from sourcier.superseding.claims import KNOWN_BY, Claim
from sourcier_events.catalogue import Cardinality, EntityKind

FactKey = tuple[str, str, str]
"""Mention (as the earlier run has it, where it does), property, value."""

Facts = dict[FactKey, list[Claim]]


class Kind(StrEnum):
    """What became of a fact."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


class Difference(Struct, frozen=True, kw_only=True):
    """One fact that differs. `label` is what its mention is called; claims as each run has them."""

    kind: Kind
    entity: EntityKind
    label: str
    property: str
    before: tuple[Claim, ...] = ()
    after: tuple[Claim, ...] = ()

    def start(self) -> int:
        """Where in the text it is said first."""
        return min(span[0] for claim in (*self.after, *self.before) for span in claim.spans())


class Comparison(Struct, frozen=True):
    """The facts of two runs, and where they differ."""

    before: Facts
    after: Facts
    differences: tuple[Difference, ...]


def compare(before: Sequence[Claim], after: Sequence[Claim]) -> Comparison:
    """Compare an earlier run's claims with a later one's."""
    pairs = aligned(before, after)
    names = {claim.mention: pairs.get(claim.mention, f"new {claim.mention}") for claim in after}
    old = _facts(before, {claim.mention: claim.mention for claim in before})
    new = _facts(after, names)
    labels = _labels(new) | _labels(old)
    found = [*_changed_or_gone(old, new, labels), *_other_wordings(old, new, labels)]
    ordered = sorted(found, key=lambda one: (one.start(), one.entity, one.label, one.property))
    return Comparison(old, new, tuple(ordered))


def _facts(claims: Sequence[Claim], names: dict[str, str]) -> Facts:
    facts: Facts = {}
    for claim in claims:
        said = names.get(claim.reference or "", claim.said())
        facts.setdefault((names[claim.mention], claim.property, said), []).append(claim)
    return facts


def _labels(facts: Facts) -> dict[str, str]:
    """What each mention is called first."""
    labels: dict[str, str] = {}
    for (mention, name, _), claims in facts.items():
        if name == KNOWN_BY[claims[0].kind]:
            labels.setdefault(mention, claims[0].value)
    return labels


def _changed_or_gone(old: Facts, new: Facts, labels: dict[str, str]) -> list[Difference]:
    """Facts that only one run has; of a property with one value, an old and a new one are one."""
    gained = {key: None for key in new if key not in old}
    instead: dict[tuple[str, str], list[FactKey]] = {}
    for key in gained:
        if new[key][0].entry().cardinality is Cardinality.ONE:
            instead.setdefault(key[:2], []).append(key)
    found = []
    for key in [key for key in old if key not in new]:
        others = instead.get(key[:2])
        if others:
            other = others.pop(0)
            del gained[other]
            found.append(_difference(Kind.CHANGED, key, old[key], new[other], labels))
        else:
            found.append(_difference(Kind.LOST, key, old[key], [], labels))
    return found + [_difference(Kind.GAINED, key, [], new[key], labels) for key in gained]


def _other_wordings(old: Facts, new: Facts, labels: dict[str, str]) -> list[Difference]:
    """Facts that both runs have, with another stance or other qualifiers."""
    return [
        _difference(Kind.CHANGED, key, old[key], new[key], labels)
        for key in old
        if key in new and _ways(old[key]) != _ways(new[key])
    ]


def _ways(claims: Sequence[Claim]) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """How a fact is said; the wording of a date is a quote, and no difference."""
    return {
        (one.stance, frozenset((n, v) for n, v in one.qualifiers.items() if n != "wording"))
        for one in claims
    }


def _difference(
    kind: Kind,
    key: FactKey,
    before: Sequence[Claim],
    after: Sequence[Claim],
    labels: dict[str, str],
) -> Difference:
    mention, name, _ = key
    entity = (*before, *after)[0].kind
    label = labels.get(mention, "")
    return Difference(
        kind=kind,
        entity=entity,
        label=label,
        property=name,
        before=tuple(before),
        after=tuple(after),
    )
