"""One ingestion is three appends, and their keys and event ids follow from what goes in alone.

The document, its publication, and the run with all it read: each is there entirely or not at all,
and the same input again finds its key in the log.
"""

from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Extractor
from sourcier.ingestion import metadata
from sourcier.ingestion.history import History
from sourcier.ingestion.sources import Source
from sourcier.resolution import Binding, Profile, Resolution, blocking_keys
from sourcier_events import identifiers
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
from sourcier_events.log import Append, NewDocument, NewEvent


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
    def keys(self) -> tuple[bytes, bytes, bytes]:
        return self.document_key, self.publication_key, self.run_key


def ingestion(source: Source, extractor: Extractor) -> Ingestion:
    """Name all that ingesting a source with an extractor will write."""
    document, given = source.stored.sha256, source.metadata
    publication = identifiers.publication_id(document, given.url, given.publisher)
    name, version, configuration = extractor.name, extractor.version, extractor.configuration
    run = identifiers.run_id(name, version, configuration, document, metadata.reading_bytes(given))
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


def document_append(one: Ingestion, actor: str, correlation: UUID) -> Append:
    """The text itself."""
    text = one.source.stored.text
    added = NewEvent(
        id=identifiers.derived_uuid("document-added", one.document),
        stream=document_stream(one.document),
        event=DocumentAdded(document=one.document, length=len(text)),
    )
    return Append(
        key=one.document_key,
        events=(added,),
        actor=actor,
        correlation=correlation,
        documents=(NewDocument(sha256=one.document, text=text),),
        same_key_is_same=True,
    )


def publication_append(
    one: Ingestion, history: History, version: int, actor: str, correlation: UUID
) -> Append:
    """Where the text was found; `version` is that of the document's stream before it."""
    seen = one.publication in history.publications
    event_type = PublicationCorrected if seen else PublicationSeen
    given = {
        name: getattr(one.source.metadata, name) for name in metadata.Metadata.__struct_fields__
    }
    event = event_type(
        publication=one.publication, document=one.document, file=one.source.stored.file, **given
    )
    stream = document_stream(one.document)
    identifier = identifiers.derived_uuid("publication-event", one.publication_key)
    return Append(
        key=one.publication_key,
        events=(NewEvent(id=identifier, stream=stream, event=event),),
        actor=actor,
        correlation=correlation,
        expected={stream: version},
        same_key_is_same=True,
    )


def run_append(
    one: Ingestion,
    extraction: Extraction,
    resolution: Resolution,
    history: History,
    version: int,
    correlation: UUID,
) -> Append:
    """All that one run read, and whom it is about; `version` as in `publication_append`."""
    stream = document_stream(one.document)
    identified = [
        (entity_stream(binding.entity), _identified(one, profile, binding))
        for profile, binding in zip(resolution.profiles, resolution.bindings, strict=True)
    ]
    claims = [(stream, claim) for claim in _claims(one, extraction)]
    finished = [(stream, _finished(one, history))]
    return Append(
        key=one.run_key,
        events=_run_events(one.run, [*identified, *claims, *finished]),
        actor=f"extractor:{one.extractor}/{one.version}",
        correlation=correlation,
        expected={stream: version},
        resolved_at=resolution.position if identified else None,
        same_key_is_same=True,
    )


def _run_events(run: UUID, events: list[tuple[str, AnyEvent]]) -> tuple[NewEvent, ...]:
    return tuple(
        NewEvent(id=identifiers.run_event_id(run, ordinal), stream=stream, event=event)
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


def _finished(one: Ingestion, history: History) -> ExtractionFinished:
    return ExtractionFinished(
        run=one.run,
        document=one.document,
        extractor=one.extractor,
        version=one.version,
        configuration=one.configuration,
        supersedes=history.current_run(one.extractor),
    )
