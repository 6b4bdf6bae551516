"""The rows of a fact: one where the property has one value, else one for each value."""

from collections.abc import Iterator
from uuid import UUID

from sourcier_events import catalogue
from sourcier_events.catalogue import Cardinality, Property
from sourcier_events.projections.beliefs import Belief, Beliefs
from sourcier_events.projections.entity_rows import KeyedRow, participation_row
from sourcier_events.projections.judgement import status
from sourcier_events.projections.records import (
    EntityRecord,
    FactRecord,
    FactRowRecord,
    ValueRecord,
    key,
    row_place,
)
from sourcier_events.projections.rows import FactRow
from sourcier_events.projections.work import Work


def fact_rows(work: Work, beliefs: Beliefs, entity: UUID, name: str) -> Iterator[KeyedRow]:
    """The rows of a fact that this append touched, and the participations that follow from it."""
    record = work.state.get(key("e", entity), EntityRecord)
    if record is None:
        return
    entry = catalogue.find(record.kind, name)
    fact = work.fact(entity, name)
    if entry.cardinality is Cardinality.ONE:
        there = fact != FactRecord()
        row = _row(work, beliefs, entity, entry, fact, "") if there else None
        yield FactRow, (entity, name, ""), row
        return
    for value_key in work.facts[entity, name]:
        there = value_key in fact.values or value_key in fact.former
        row = _row(work, beliefs, entity, entry, fact, value_key) if there else None
        yield FactRow, (entity, name, value_key), row
        if name in ("participant", "host"):
            yield participation_row(work, entity, value_key)


def _row(
    work: Work, beliefs: Beliefs, entity: UUID, entry: Property, fact: FactRecord, value_key: str
) -> FactRow:
    belief = beliefs.of(entity, entry, value_key)
    value = belief.after
    supported = value or ValueRecord()
    one = entry.cardinality is Cardinality.ONE
    set_by, set_at = _set(work, belief, row_place("facts", entity, entry.name, value_key))
    return FactRow(
        entity=entity,
        kind=entry.kind,
        property=entry.name,
        value_key=value_key,
        status=status(entry, fact, value_key),
        claim=supported.claim,
        value=supported.value if value else None,
        reference=supported.reference,
        different_values=len(fact.values) if one else int(value is not None),
        claims=supported.claims,
        documents=supported.documents,
        publishers=supported.publishers,
        origins=supported.origins,
        set_by=set_by,
        set_at=set_at,
    )


def _set(work: Work, belief: Belief, place: str) -> tuple[UUID, int]:
    """Which event last set the preferred value, or made the fact where it never had one."""
    before = work.state.get(place, FactRowRecord)
    if before and not belief.moved:
        return before.set_by, before.set_at
    assert belief.cause is not None
    return belief.cause.id, belief.cause.position
