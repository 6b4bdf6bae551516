"""A fact is counted, not recomputed: one claim more or less costs the same however many there are.

Support is claims, documents, publishers and independent origins, each counted once per value by a
record of its own; the preferred claim of a value is the first of its claims in key order.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events.event_types import Rank, Stance
from sourcier_events.projections.records import (
    ClaimRecord,
    Count,
    FactRecord,
    Mark,
    Placement,
    ValueRecord,
    digest,
    key,
)
from sourcier_events.projections.work import Work, fact_key


def count_in(work: Work, claim: ClaimRecord, placement: Placement) -> None:
    """A claim stands at a placement from now on."""
    _change(work, claim, placement, +1)


def take_out(work: Work, claim: ClaimRecord, placement: Placement) -> None:
    """A claim no longer stands at a placement."""
    _change(work, claim, placement, -1)


def _change(work: Work, claim: ClaimRecord, placement: Placement, step: int) -> None:
    name = claim.asserted.property
    work.touch_fact(placement.entity, name, placement.value_key)
    fact = work.fact(placement.entity, name)
    denies = claim.asserted.stance is Stance.DENIED
    if denies and placement.active:
        fact = replace(fact, denied=_counted(fact.denied, placement.value_key, step))
    elif not denies and not placement.active:
        fact = _change_former(fact, placement, step)
    elif not denies:
        fact = _change_value(work, fact, claim, placement, step)
    if fact == FactRecord():
        work.state.delete(fact_key(placement.entity, name))
    else:
        work.state.put(fact_key(placement.entity, name), fact)


def _change_former(fact: FactRecord, placement: Placement, step: int) -> FactRecord:
    fact = replace(fact, former=_counted(fact.former, placement.value_key, step))
    if placement.status in ("retracted", "revised") or placement.rank is Rank.DEPRECATED:
        taken_back = _counted(fact.taken_back, placement.value_key, step)
        fact = replace(fact, taken_back=taken_back)
    if placement.status == "retracted":
        fact = replace(fact, retracted=_counted(fact.retracted, placement.value_key, step))
    return fact


def _counted(counts: dict[str, int], value_key: str, step: int) -> dict[str, int]:
    """The counts with one claim of a value more or less; what is not there is not counted."""
    number = counts.get(value_key, 0) + step
    others = {one: count for one, count in counts.items() if one != value_key}
    return others | {value_key: number} if number else others


def _change_value(
    work: Work, fact: FactRecord, claim: ClaimRecord, placement: Placement, step: int
) -> FactRecord:
    of_value = (placement.entity, claim.asserted.property, digest(placement.value_key))
    value = fact.values.get(placement.value_key, ValueRecord())
    value = replace(
        value,
        claims=value.claims + step,
        documents=value.documents + _distinct(work, of_value, "d", claim.asserted.document, step),
        publishers=value.publishers + _distinct(work, of_value, "p", placement.publisher, step),
        origins=value.origins + _distinct(work, of_value, "o", placement.origin, step),
    )
    ordered = key("c", *of_value, placement.preference, claim.claim)
    if step > 0:
        work.state.put(ordered, Mark())
        if not value.best or ordered < value.best:
            value = _with_best(value, ordered, claim, placement)
    else:
        work.state.delete(ordered)
        if ordered == value.best:
            value = _next_best(work, value, of_value)
    values = dict(fact.values)
    if value.claims:
        values[placement.value_key] = value
    else:
        del values[placement.value_key]
    return replace(fact, values=values)


def _distinct(work: Work, of_value: tuple[UUID, str, str], what: str, which: str, step: int) -> int:
    """Count one document, publisher or origin; 1 or -1 where it is the first or was the last."""
    if not which:
        return 0
    place = key("s", *of_value, what, digest(which))
    record = work.state.get(place, Count)
    before = record.number if record else 0
    if before + step:
        work.state.put(place, Count(number=before + step))
    else:
        work.state.delete(place)
    return step if 0 in (before, before + step) else 0


def _with_best(
    value: ValueRecord, ordered: str, claim: ClaimRecord, placement: Placement
) -> ValueRecord:
    return replace(
        value,
        best=ordered,
        claim=claim.claim,
        value=claim.asserted.value,
        reference=placement.reference,
    )


def _next_best(work: Work, value: ValueRecord, of_value: tuple[UUID, str, str]) -> ValueRecord:
    ordered = work.state.first(key("c", *of_value))
    if ordered is None:
        return replace(value, best="", claim=None, value="", reference=None)
    claim = work.state.get(key("k", UUID(ordered.split("|")[-2])), ClaimRecord)
    assert claim is not None and claim.placement is not None
    return _with_best(value, ordered, claim, claim.placement)
