"""One ingestion is three appends, and their keys and event ids follow from what goes in alone.

The document, its publication, and the run with all it read: each is there entirely or not at all,
and the same input again finds its key in the log. All are correlated by the run. Causation leads
from the document that was added to its publication, and from there to all that was read.
"""

from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Extractor, SourceText
from sourcier.ingestion import metadata
from sourcier.ingestion.history import EXTRACTORS, History
from sourcier.ingestion.reprints import Comparison
from sourcier.ingestion.source import Source
from sourcier.resolution import Binding, Circumstances, Profile, Resolution, blocking_keys
from sourcier_events import canonical_json, identifiers
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    DocumentAdded,
    EntityIdentified,
    ExtractionFinished,
    PublicationCorrected,
    PublicationSeen,
    document_stream,
    entity_stream,
)
from sourcier_events.log import Append, NewDocument, NewEvent, Unchanged


class InvalidExtraction(ValueError):
    """An extractor contradicts itself: its readings name mentions that it does not give."""


class Ingestion(Struct, frozen=True, kw_only=True):
    """One source and one extractor, and the identifiers that follow from them."""

    source: Source
    extractor: str
    version: str
    configuration: str
    run: UUID
    publication: UUID
    document_key: bytes
    publication_key: bytes
    run_key: bytes

    @property
    def document(self) -> str:
        return self.source.stored.sha256

    @property
    def circumstances(self) -> Circumstances:
        """What resolution may know of the document beside its text."""
        given = self.source.metadata
        return Circumstances(document=self.document, url=given.url, published=given.published)

    @property
    def keys(self) -> tuple[bytes, bytes, bytes]:
        return self.document_key, self.publication_key, self.run_key


def ingestion(source: Source, extractor: Extractor) -> Ingestion:
    """Name all that ingesting a source with an extractor will write."""
    document, given = source.stored.sha256, source.metadata
    publication = identifiers.publication_id(document, given.url, given.publisher)
    name, version, configuration = extractor.name, extractor.version, extractor.configuration
    run = identifiers.run_id(
        name, version, configuration, document, _circumstances_bytes(source.to_read())
    )
    said = metadata.comparable_bytes(given)
    return Ingestion(
        source=source,
        extractor=name,
        version=version,
        configuration=configuration,
        run=run,
        publication=publication,
        document_key=identifiers.derived_digest("document", document),
        publication_key=identifiers.derived_digest("publication", publication.bytes, said),
        run_key=identifiers.derived_digest("run", run.bytes),
    )


def _circumstances_bytes(read: SourceText) -> bytes:
    """What an extractor gets to see besides the text: it is part of a run's identity."""
    return canonical_json.encode({"language": read.language, "published": read.published})


def document_append(one: Ingestion, compared: Comparison, actor: str) -> Append:
    """The text itself, and whose reprint it is."""
    text = one.source.stored.text
    added = NewEvent(
        id=added_event_id(one.document),
        stream=document_stream(one.document),
        event=DocumentAdded(document=one.document, length=len(text)),
    )
    recognised = tuple(
        NewEvent(
            id=identifiers.derived_uuid("reprint-recognised", one.document, event.document),
            stream=document_stream(event.document),
            event=event,
            causation=added.id,
        )
        for event in compared.events(one.document)
    )
    return Append(
        key=one.document_key,
        events=(added, *recognised),
        actor=actor,
        correlation=one.run,
        documents=(NewDocument(sha256=one.document, text=text),),
        compared_at=compared.position,
        same_key_is_same=True,
    )


def added_event_id(document: str) -> UUID:
    """The id of the event that adds a document."""
    return identifiers.derived_uuid("document-added", document)


def publication_append(one: Ingestion, history: History, version: int, actor: str) -> Append:
    """Where the text was found; `version` is that of the document's stream before it.

    What is known of a document already leads to what becomes known of it: its addition to its
    publication, a publication to its correction.
    """
    known = history.publications.get(one.publication)
    event_type = PublicationCorrected if known else PublicationSeen
    given = {
        name: getattr(one.source.metadata, name) for name in metadata.Metadata.__struct_fields__
    }
    event = event_type(
        publication=one.publication, document=one.document, file=one.source.stored.file, **given
    )
    stream = document_stream(one.document)
    seen = NewEvent(
        id=publication_event_id(one),
        stream=stream,
        event=event,
        causation=known or history.added or added_event_id(one.document),
    )
    return Append(
        key=one.publication_key,
        events=(seen,),
        actor=actor,
        correlation=one.run,
        expected={stream: version},
        same_key_is_same=True,
    )


def publication_event_id(one: Ingestion) -> UUID:
    """The id of the event that says where the text was found, with this metadata."""
    return identifiers.derived_uuid("publication-event", one.publication_key)


def run_append(
    one: Ingestion,
    extraction: Extraction,
    resolution: Resolution,
    history: History,
    version: int,
    cause: UUID,
) -> Append:
    """All that one run read, and whom it is about; `version` as in `publication_append`.

    `cause` is the event of the publication whose text and metadata were read.
    """
    stream = document_stream(one.document)
    identified = [
        (entity_stream(binding.entity), _identified(one, profile, binding))
        for profile, binding in zip(resolution.profiles, resolution.bindings, strict=True)
    ]
    claims = [(stream, claim) for claim in _claims(one, extraction)]
    finished = [(stream, _finished(one, extraction, history))]
    return Append(
        key=one.run_key,
        events=_run_events(one.run, [*identified, *claims, *finished], cause),
        actor=f"{EXTRACTORS}{one.extractor}/{one.version}",
        correlation=one.run,
        expected={stream: version},
        resolved_at=resolution.position if identified else None,
        unchanged=_resting(resolution),
        same_key_is_same=True,
    )


def _resting(resolution: Resolution) -> Unchanged | None:
    """What people decided on earlier readings of the document must still be so."""
    if not resolution.rests_on:
        return None
    return Unchanged(since=resolution.position, mentions=resolution.rests_on)


def _run_events(run: UUID, events: list[tuple[str, AnyEvent]], cause: UUID) -> tuple[NewEvent, ...]:
    return tuple(
        NewEvent(
            id=identifiers.run_event_id(run, ordinal), stream=stream, event=event, causation=cause
        )
        for ordinal, (stream, event) in enumerate(events)
    )


def _identified(one: Ingestion, profile: Profile, binding: Binding) -> EntityIdentified:
    return EntityIdentified(
        mention=profile.mention,
        entity=binding.entity,
        kind=profile.kind,
        label=profile.label,
        document=one.document,
        run=one.run,
        method=binding.method,
        score=binding.score,
        candidates=binding.candidates,
        blocking_keys=blocking_keys(profile),
        profile=profile.facts,
    )


def _claims(one: Ingestion, extraction: Extraction) -> list[ClaimAsserted]:
    kinds = {mention.local: mention.kind for mention in extraction.mentions}
    claims = []
    for reading in extraction.readings:
        for local in (reading.mention, reading.reference):
            if local is not None and local not in kinds:
                raise InvalidExtraction(f"a reading names {local!r}, which is no mention")
        reference = reading.reference
        claims.append(
            ClaimAsserted(
                document=one.document,
                run=one.run,
                mention=identifiers.mention_id(one.run, reading.mention),
                kind=kinds[reading.mention],
                property=reading.property,
                value=reading.value,
                reference=identifiers.mention_id(one.run, reference) if reference else None,
                qualifiers=reading.qualifiers,
                stance=reading.stance,
                evidence=reading.evidence,
                confidence=reading.confidence,
                rule=reading.rule,
            )
        )
    return claims


def _finished(one: Ingestion, extraction: Extraction, history: History) -> ExtractionFinished:
    return ExtractionFinished(
        run=one.run,
        document=one.document,
        extractor=one.extractor,
        version=one.version,
        configuration=one.configuration,
        supersedes=history.current_run(one.extractor),
        refused=extraction.refused or "",
    )
