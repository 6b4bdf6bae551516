"""Rows are a pure function of the state at the end of an append, written only if they changed."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from sourcier_events import canonical_json, catalogue, edtf
from sourcier_events.catalogue import Cardinality, EntityKind
from sourcier_events.projections import identities, sources
from sourcier_events.projections.entity_rows import entity_rows, participation_row
from sourcier_events.projections.judgement import in_order, status
from sourcier_events.projections.records import (
    ClaimRecord,
    EntityRecord,
    FactRecord,
    PublicationRecord,
    RowRecord,
    RunRecord,
    ValueRecord,
    digest,
    key,
)
from sourcier_events.projections.rows import (
    ChangeRow,
    ClaimRow,
    DocumentRow,
    EntityRow,
    FactRow,
    PublicationRow,
    Row,
    RunRow,
)
from sourcier_events.projections.work import Note, Work


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
    for touched in _touched(work):
        _write(work, sink, touched, at)
    for ordinal, note in enumerate(work.notes):
        row = _change_row(work, note, ordinal)
        sink.open(row, (row.id,), at)


def _write(work: Work, sink: RowSink, touched: "Touched", at: int) -> None:
    view, row_key, row = touched
    place = key("w", view.view, digest("|".join(map(str, row_key))))
    before = work.state.get(place, RowRecord)
    content = sha256(canonical_json.encode(row)).digest()[:16] if row else None
    if content == (before.digest if before else None):
        return
    if before:
        sink.close(view, row_key, before.since, at)
    if row and content:
        sink.open(row, row_key, at)
        work.state.put(place, RowRecord(since=at, digest=content))
    else:
        work.state.delete(place)


Touched = tuple[type[Row], tuple[object, ...], Row | None]


def _touched(work: Work) -> Iterator[Touched]:
    for document in work.documents:
        yield DocumentRow, (document,), _document_row(work, document)
    for publication in work.publications:
        yield PublicationRow, (publication,), _publication_row(work, publication)
    for run in work.runs:
        yield RunRow, (run,), _run_row(work, run)
    for claim in work.claims:
        yield ClaimRow, (claim,), _claim_row(work, claim)
    for member in work.members:
        yield EntityRow, (member,), _entity_row(work, member)
    for (entity, name), values in work.facts.items():
        yield from _fact_rows(work, entity, name, values)
    for entity in work.entities:
        record = work.state.get(key("e", entity), EntityRecord)
        if record:
            yield from entity_rows(work, entity, record)


def _document_row(work: Work, sha256_of_text: str) -> DocumentRow | None:
    record = sources.document(work, sha256_of_text)
    if record is None:
        return None
    seen = sources.publications(work, record)
    first = seen[0] if seen else None
    days = edtf.bounds(first.published) if first and first.published else edtf.Bounds(None, None)
    return DocumentRow(
        id=record.document,
        length=record.length,
        media_type=record.media_type,
        url=first.url if first else None,
        publisher=first.publisher if first else None,
        origin=first.origin if first else None,
        title=first.title if first else None,
        language=first.language if first else None,
        published=first.published if first else None,
        published_earliest=days.earliest,
        published_latest=days.latest,
        licence=first.licence if first else None,
        independent_origin=sources.origin(record, seen),
        revised_by=sources.revised_by(work, record, seen),
        revises=sources.revises(work, record, seen),
        withdrawn=record.withdrawn,
        erased=record.erased,
    )


def _publication_row(work: Work, publication: UUID) -> PublicationRow | None:
    record = work.state.get(key("p", publication), PublicationRecord)
    if record is None:
        return None
    seen = record.publication
    days = edtf.bounds(seen.published) if seen.published else edtf.Bounds(None, None)
    return PublicationRow(
        id=seen.publication,
        document=seen.document,
        url=seen.url,
        publisher=seen.publisher,
        origin=seen.origin,
        title=seen.title,
        language=seen.language,
        published=seen.published,
        published_earliest=days.earliest,
        published_latest=days.latest,
        fetched=seen.fetched,
        licence=seen.licence,
        file_name=seen.file.name if seen.file else None,
        file_sha256=seen.file.sha256 if seen.file else None,
    )


def _run_row(work: Work, run: UUID) -> RunRow | None:
    record = work.state.get(key("r", run), RunRecord)
    if record is None:
        return None
    return RunRow(
        id=record.run,
        document=record.document,
        extractor=record.extractor,
        version=record.version,
        configuration=record.configuration,
        superseded_by=record.superseded_by,
        position=record.position,
        recorded_at=record.recorded_at,
    )


def _claim_row(work: Work, claim: UUID) -> ClaimRow | None:
    record = work.state.get(key("k", claim), ClaimRecord)
    if record is None or record.placement is None:
        return None
    asserted, placement = record.asserted, record.placement
    return ClaimRow(
        id=record.claim,
        document=asserted.document,
        run=asserted.run,
        mention=asserted.mention,
        entity=placement.entity,
        kind=asserted.kind,
        property=asserted.property,
        value=asserted.value,
        value_key=placement.value_key,
        reference=placement.reference,
        qualifiers=canonical_json.encode(asserted.qualifiers).decode(),
        stance=asserted.stance,
        evidence=canonical_json.encode(asserted.evidence).decode(),
        confidence=asserted.confidence,
        rule=asserted.rule,
        rank=placement.rank,
        status=placement.status,
        actor=record.actor,
        position=record.position,
        recorded_at=record.recorded_at,
    )


def _entity_row(work: Work, member: UUID) -> EntityRow | None:
    record = work.state.get(key("e", member), EntityRecord)
    if record is None:
        return None
    return EntityRow(id=member, kind=record.kind, canonical=identities.canonical(work, member))


def _fact_rows(work: Work, entity: UUID, name: str, touched: dict[str, None]) -> Iterator[Touched]:
    record = work.state.get(key("e", entity), EntityRecord)
    if record is None:
        return
    entry = catalogue.find(record.kind, name)
    fact = work.fact(entity, name)
    if entry.cardinality is Cardinality.ONE:
        best = in_order(entry, fact)[:1]
        there = fact != FactRecord()
        row = _fact_row(entity, record.kind, entry, fact, "", best[0][1] if best else None)
        yield FactRow, (entity, name, ""), row if there else None
        return
    for value_key in touched:
        there = value_key in fact.values or value_key in fact.former
        row = _fact_row(entity, record.kind, entry, fact, value_key, fact.values.get(value_key))
        yield FactRow, (entity, name, value_key), row if there else None
        if name in ("participant", "host"):
            participation = participation_row(work, entity, value_key)
            yield participation[0], participation[1], participation[2]


def _fact_row(
    entity: UUID,
    kind: EntityKind,
    entry: catalogue.Property,
    fact: FactRecord,
    value_key: str,
    value: ValueRecord | None,
) -> FactRow:
    supported = value or ValueRecord()
    one = entry.cardinality is Cardinality.ONE
    return FactRow(
        entity=entity,
        kind=kind,
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
    )


def _change_row(work: Work, note: Note, ordinal: int) -> ChangeRow:
    about, value_key = note.about, ""
    if note.claim:
        about, value_key = _standing_of(work, note.claim)
    before, after = _before_and_after(work, about, note.property, value_key)
    return ChangeRow(
        id=f"{note.event.position}-{ordinal}",
        position=note.event.position,
        ordinal=ordinal,
        event=note.event.id,
        event_type=type(note.event.event).__name__,
        kind=note.kind,
        about=about,
        document=note.document,
        property=note.property,
        claim=note.claim,
        before=before,
        after=after,
        reason=note.reason,
        actor=note.event.actor,
        recorded_at=note.event.recorded_at,
    )


def _standing_of(work: Work, claim: UUID) -> tuple[UUID | None, str]:
    """The entity and the value that a claim is about."""
    record = work.state.get(key("k", claim), ClaimRecord)
    if record is None or record.placement is None:
        return None, ""
    return record.placement.entity, record.placement.value_key


def _before_and_after(
    work: Work, about: UUID | None, name: str | None, value_key: str
) -> tuple[str | None, str | None]:
    """What we believed of a property before and after the append."""
    kind = identities.kind_of(work, about) if about else None
    if about is None or kind is None or name is None:
        return None, None
    entry = catalogue.find(kind, name)
    after = work.fact(about, name)
    before = work.facts_before.get((about, name), after)
    return _shown(entry, before, value_key), _shown(entry, after, value_key)


def _shown(entry: catalogue.Property, fact: FactRecord, value_key: str) -> str | None:
    """The preferred value; of a property with many, the value of that key."""
    if entry.cardinality is Cardinality.MANY:
        value = fact.values.get(value_key)
        return value.value if value else None
    ordered = in_order(entry, fact)
    return ordered[0][1].value if ordered else None
