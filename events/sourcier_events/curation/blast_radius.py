"""What withdrawing a document would do is what the fold makes of the withdrawal, written nowhere.

The state of the current generation is read in one read-only transaction and folded once more, in
memory; the rows that come out are compared with those that are there.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import psycopg
from msgspec import Struct

from sourcier_events import identifiers, log
from sourcier_events.curation.documents import unknown
from sourcier_events.curation.problems import NotFound
from sourcier_events.event_types import DocumentWithdrawn, document_stream
from sourcier_events.projections import generations
from sourcier_events.projections.fold import fold
from sourcier_events.projections.postgres_state import PostgresState
from sourcier_events.projections.records import ClaimRecord, DocumentRecord, key
from sourcier_events.projections.rows import (
    ChangeRow,
    ClaimRow,
    FactRow,
    MeetingRow,
    ParticipantRow,
    Row,
    StatementRow,
)
from sourcier_events.projections.work import ChangeKind

_FACTS = """
    select facts.entity, facts.property, facts.value_key, facts.kind,
        facts.status, facts.value, facts.reference,
        facts.claims, facts.documents, facts.publishers, facts.origins
    from unnest(%s::uuid [], %s::text [], %s::text []) as wanted (entity, property, value_key)
    inner join facts using (entity, property, value_key)
    where facts.to_position is null
"""

_ACTIVE = """
    select count(*)
    from claims
    where claims.id = any(%s) and claims.to_position is null
        and claims.status = 'active' and claims.rank <> 'deprecated'
"""

_SUPPORTED = """
    select id from meetings where id = any(%(ids)s) and to_position is null and supported
    union all
    select id from participants where id = any(%(ids)s) and to_position is null and supported
    union all
    select id from statements where id = any(%(ids)s) and to_position is null
"""

_ENTITIES = (MeetingRow, ParticipantRow, StatementRow)
_READ_ONLY = "set transaction isolation level repeatable read, read only"


class Effect(StrEnum):
    """What would become of a fact, the gravest first."""

    LOSES_ALL_SUPPORT = "loses_all_support"
    CHANGES_VALUE = "changes_value"
    CHANGES_STATUS = "changes_status"
    LOSES_SUPPORT = "loses_support"
    LOSES_A_RIVAL = "loses_a_rival"


class FactState(Struct, frozen=True, kw_only=True):
    """A fact at one time, as the view has it; without a value nothing supports it."""

    status: str
    value: str | None
    reference: UUID | None
    claims: int
    documents: int
    publishers: int
    origins: int


class FactEffect(Struct, frozen=True, kw_only=True):
    """A fact before and after; `value_key` is empty where the property has one value."""

    entity: UUID
    kind: str
    property: str
    value_key: str
    effect: Effect
    before: FactState
    after: FactState


class BlastRadius(Struct, frozen=True, kw_only=True):
    """What a withdrawal at `position` would change.

    `claims` that count would count no more; nothing would support the `unsupported` entities.
    """

    document: str
    position: int
    claims: int
    unsupported: tuple[UUID, ...]
    facts: tuple[FactEffect, ...]


class FoldFailed(RuntimeError):
    """The withdrawal cannot be folded: the document is paused, or the fold has a bug."""


class ViewsMissing(RuntimeError):
    """There are no views yet to look at."""


def blast_radius(connection: psycopg.Connection[Any], document: str) -> BlastRadius | NotFound:
    """What withdrawing a document would change now; blocks, on a connection of its own (reader)."""
    with connection.transaction():
        connection.execute(_READ_ONLY)
        generation = generations.current(connection)
        if generation is None:
            raise ViewsMissing("no views were built yet")
        generations.use(connection, generation.number)
        state = PostgresState(connection)
        record = state.get(key("d", document), DocumentRecord)
        if record is None:
            return unknown(document)
        rows = _Rows()
        if not record.withdrawn:
            _prefetch(state, document)
            fold(state, rows, _withdrawal(document, generation.position))
        return BlastRadius(
            document=document,
            position=generation.position,
            claims=_active(connection, rows.ids(ClaimRow)),
            unsupported=_unsupported(connection, rows),
            facts=tuple(_effects(connection, rows)),
        )


class _Rows:
    """A sink that keeps the last version of every row that the fold touched; None: it is gone."""

    def __init__(self) -> None:
        self.touched: dict[tuple[type[Row], tuple[object, ...]], Row | None] = {}

    def open(self, row: Row, key: tuple[object, ...], since: int) -> None:
        if isinstance(row, ChangeRow) and row.kind == ChangeKind.PAUSED:
            raise FoldFailed(row.reason or "paused")
        self.touched[type(row), key] = row

    def close(self, view: type[Row], key: tuple[object, ...], since: int, until: int) -> None:
        self.touched[view, key] = None

    def of(self, view: type[Row]) -> Iterator[tuple[tuple[object, ...], Row | None]]:
        """What became of the rows of a view, by their keys."""
        return ((key, row) for (kind, key), row in self.touched.items() if kind is view)

    def ids(self, *views: type[Row]) -> list[object]:
        """The ids of the rows of views that are known by one."""
        return [key[0] for view in views for key, _ in self.of(view)]


def _withdrawal(document: str, position: int) -> log.RecordedAppend:
    at, never = position + 1, datetime.max.replace(tzinfo=UTC)
    event = log.RecordedEvent(
        position=at,
        append=at,
        recorded_at=never,
        id=identifiers.derived_uuid("hypothetical-withdrawal", document),
        stream=document_stream(document),
        version=0,
        schema=DocumentWithdrawn.schema,
        actor="",
        correlation=None,
        causation=None,
        content_hash=b"",
        event=DocumentWithdrawn(document=document, reason=""),
    )
    return log.RecordedAppend(first=at, last=at, recorded_at=never, events=(event,))


def _prefetch(state: PostgresState, document: str) -> None:
    """What the fold will ask for one by one, in three statements."""
    claims = [name.split("|")[2] for name in state.keys(key("dc", document))]
    state.prefetch([key("k", claim) for claim in claims])
    records = [state.get(key("k", claim), ClaimRecord) for claim in claims]
    asserted = [one.asserted for one in records if one]
    mentions = {one for claim in asserted for one in (claim.mention, claim.reference) if one}
    wanted = [key("m", one) for one in mentions]
    wanted += [key("r", run) for run in {claim.run for claim in asserted} if run]
    placed = {
        (one.placement.entity, one.asserted.property) for one in records if one and one.placement
    }
    wanted += [key("e", entity) for entity in {entity for entity, _ in placed}]
    wanted += [key("f", entity, name) for entity, name in placed]
    state.prefetch(wanted)


def _active(connection: psycopg.Connection[Any], claims: list[object]) -> int:
    row = connection.execute(_ACTIVE, (claims,)).fetchone()
    assert row is not None
    return int(row[0])


def _unsupported(connection: psycopg.Connection[Any], rows: _Rows) -> tuple[UUID, ...]:
    """Entities that something supports now and nothing would."""
    ids = rows.ids(*_ENTITIES)
    supported = {own for (own,) in connection.execute(_SUPPORTED, {"ids": ids})}
    left = [
        key[0]
        for view in _ENTITIES
        for key, row in rows.of(view)
        if row is None or not getattr(row, "supported", True)
    ]
    return tuple(one for one in left if isinstance(one, UUID) and one in supported)


def _effects(connection: psycopg.Connection[Any], rows: _Rows) -> Iterable[FactEffect]:
    after = {_place(key): _state(row) for key, row in rows.of(FactRow)}
    columns = [list(column) for column in zip(*after, strict=True)] or [[], [], []]
    effects = [
        FactEffect(
            entity=entity,
            kind=kind,
            property=name,
            value_key=value_key,
            effect=_gravest(before, after[entity, name, value_key]),
            before=before,
            after=after[entity, name, value_key],
        )
        for entity, name, value_key, kind, *values in connection.execute(_FACTS, columns)
        for before in [FactState(**dict(zip(FactState.__struct_fields__, values, strict=True)))]
    ]
    order = list(Effect)
    return sorted(
        effects, key=lambda one: (order.index(one.effect), one.entity, one.property, one.value_key)
    )


def _place(key: tuple[object, ...]) -> tuple[UUID, str, str]:
    entity, name, value_key = key
    assert isinstance(entity, UUID)
    return entity, str(name), str(value_key)


def _state(row: Row | None) -> FactState:
    if row is None:
        return FactState(
            status="unsupported",
            value=None,
            reference=None,
            claims=0,
            documents=0,
            publishers=0,
            origins=0,
        )
    return FactState(**{name: getattr(row, name) for name in FactState.__struct_fields__})


def _gravest(before: FactState, after: FactState) -> Effect:
    if after.value is None and before.value is not None:
        return Effect.LOSES_ALL_SUPPORT
    if (before.value, before.reference) != (after.value, after.reference):
        return Effect.CHANGES_VALUE
    if before.status != after.status:
        return Effect.CHANGES_STATUS
    lost = any(
        getattr(after, name) < getattr(before, name)
        for name in ("claims", "documents", "publishers", "origins")
    )
    return Effect.LOSES_SUPPORT if lost else Effect.LOSES_A_RIVAL
