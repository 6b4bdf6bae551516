"""Rows are a pure function of the state at the end of an append, written only if they changed."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Protocol

from sourcier_events import canonical_json
from sourcier_events.projections.beliefs import Beliefs
from sourcier_events.projections.change_rows import change_rows
from sourcier_events.projections.claim_rows import claim_row
from sourcier_events.projections.entity_rows import KeyedRow, entity_row, entity_rows
from sourcier_events.projections.fact_rows import fact_rows
from sourcier_events.projections.records import (
    EntityRecord,
    FactRowRecord,
    RowRecord,
    key,
    row_place,
)
from sourcier_events.projections.rows import (
    ClaimRow,
    DocumentRow,
    EntityRow,
    FactRow,
    PublicationRow,
    Row,
    RunRow,
)
from sourcier_events.projections.source_rows import document_row, publication_row, run_row
from sourcier_events.projections.work import Work


class RowSink(Protocol):
    """Where versions of rows go."""

    def open(self, row: Row, key: tuple[object, ...], since: int) -> None:
        """A row is current from a position on."""
        ...

    def close(self, view: type[Row], key: tuple[object, ...], since: int, until: int) -> None:
        """The version that was current since a position is so no longer."""
        ...


def settle(work: Work, sink: RowSink, at: int) -> None:
    """Write the rows that an append changed, as of its last position."""
    beliefs = Beliefs(work)
    for touched in _touched(work, beliefs):
        _write(work, sink, touched, at)
    for row in change_rows(work, beliefs):
        sink.open(row, (row.id,), at)


def _write(work: Work, sink: RowSink, touched: KeyedRow, at: int) -> None:
    view, row_key, row = touched
    place = row_place(view.view, *row_key)
    before = work.state.get(place, RowRecord)
    content = sha256(canonical_json.encode(row)).digest()[:16] if row else None
    if content == (before.digest if before else None):
        return
    if before:
        sink.close(view, row_key, before.since, at)
    if row and content:
        sink.open(row, row_key, at)
        work.state.put(place, _remembered(row, content, at))
    else:
        work.state.delete(place)


def _remembered(row: Row, content: bytes, at: int) -> RowRecord:
    if isinstance(row, FactRow):
        return FactRowRecord(since=at, digest=content, set_by=row.set_by, set_at=row.set_at)
    return RowRecord(since=at, digest=content)


def _touched(work: Work, beliefs: Beliefs) -> Iterator[KeyedRow]:
    for document in work.documents:
        yield DocumentRow, (document,), document_row(work, document)
    for publication in work.publications:
        yield PublicationRow, (publication,), publication_row(work, publication)
    for run in work.runs:
        yield RunRow, (run,), run_row(work, run)
    for claim in work.claims:
        yield ClaimRow, (claim,), claim_row(work, claim)
    for member in work.members:
        yield EntityRow, (member,), entity_row(work, member)
    for entity, name in work.facts:
        yield from fact_rows(work, beliefs, entity, name)
    for entity in work.entities:
        record = work.state.get(key("e", entity), EntityRecord)
        if record:
            yield from entity_rows(work, entity, record)
