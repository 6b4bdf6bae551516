"""The rows of what facts rest on: documents, their publications, and the runs that read them."""

from uuid import UUID

from sourcier_events import edtf
from sourcier_events.projections import sources
from sourcier_events.projections.records import PublicationRecord, RunRecord, key
from sourcier_events.projections.rows import DocumentRow, PublicationRow, RunRow
from sourcier_events.projections.work import Work


def document_row(work: Work, sha256_of_text: str) -> DocumentRow | None:
    """A document, with what its first publication says of it."""
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
        cluster=record.cluster,
        independent_origin=sources.origin(work, record, seen),
        revised_by=sources.revised_by(work, record, seen),
        revises=sources.revises(work, record, seen),
        withdrawn=record.withdrawn,
        erased=record.erased,
    )


def publication_row(work: Work, publication: UUID) -> PublicationRow | None:
    """A publication as its latest event has it."""
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


def run_row(work: Work, run: UUID) -> RunRow | None:
    """A finished run."""
    record = work.state.get(key("r", run), RunRecord)
    if record is None:
        return None
    return RunRow(
        id=record.run,
        document=record.document,
        extractor=record.extractor,
        version=record.version,
        configuration=record.configuration,
        refused=record.refused or None,
        superseded_by=record.superseded_by,
        position=record.position,
        recorded_at=record.recorded_at,
    )
