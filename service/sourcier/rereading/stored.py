"""What the log holds of one document, from its stream alone, at one version of that stream."""

from collections.abc import AsyncIterator
from uuid import UUID

from msgspec import Struct

from sourcier.ingestion import Metadata
from sourcier.ingestion.history import EXTRACTORS, History
from sourcier.superseding import claims
from sourcier.superseding.claims import Claim
from sourcier.superseding.decisions import Decided, Decisions
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentAdded,
    DocumentErased,
    DocumentWithdrawn,
    ExtractionFinished,
    PublicationSeen,
    SourceFile,
    document_stream,
)


class Publication(Struct, frozen=True, kw_only=True):
    """A publication as it is known now, and the last event that told of it."""

    event: UUID
    metadata: Metadata
    file: SourceFile


class Stored(Struct, frozen=True, kw_only=True):
    """A document that can be read again.

    `read` is the last run of the extractor that was asked for, with the claims of it; None where it
    never read the document. `publication` is the one whose text and metadata that run read.
    """

    document: str
    text: str
    publication: Publication
    history: History
    read: ExtractionFinished | None
    claims: tuple[Claim, ...]
    decisions: Decisions


class NotReadable(Exception):
    """A document is not read again; the message says why."""


async def stored(connection: Connection, document: str, extractor: str) -> Stored:
    """What the log holds of a document; raises `NotReadable`."""
    stream = _Stream()
    async for recorded in log.read_stream(connection, document_stream(document)):
        stream.take(recorded)
    if stream.gone:
        raise NotReadable(stream.gone)
    text = await log.document_text(connection, document)
    if text is None or not stream.publications:
        raise NotReadable("not in the log")
    history = History(version=stream.version, finished=tuple(stream.finished))
    run = history.current_run(extractor)
    return Stored(
        document=document,
        text=text,
        publication=stream.publication_of(run),
        history=history,
        read=next((one for one in stream.finished if run and one.run == run), None),
        claims=tuple(map(claims.recorded, stream.claims.get(run, []) if run else [])),
        decisions=Decisions(tuple(stream.decided)),
    )


class _Stream:
    """The stream of a document, event by event."""

    def __init__(self) -> None:
        self.version = 0
        self.gone = ""
        self.publications: dict[UUID, Publication] = {}
        self.finished: list[ExtractionFinished] = []
        self.claims: dict[UUID, list[ClaimAsserted]] = {}
        self.decided: list[Decided] = []
        self._publication_of_event: dict[UUID, UUID] = {}
        self._causes: dict[UUID, UUID | None] = {}

    def take(self, recorded: log.RecordedEvent) -> None:
        self.version = recorded.version
        match recorded.event:
            case PublicationSeen() as event:  # and PublicationCorrected
                self._publication_of_event[recorded.id] = event.publication
                self.publications[event.publication] = _publication(recorded.id, event)
            case ClaimAsserted(run=run) as event if run:
                self.claims.setdefault(run, []).append(event)
            case ExtractionFinished() as event if recorded.actor.startswith(EXTRACTORS):
                self.finished.append(event)
                self._causes[event.run] = recorded.causation
            case ClaimRetracted() | ClaimReinstated() | ClaimRanked() as event:
                self.decided.append(Decided(event, recorded.id))
            case DocumentWithdrawn():
                self.gone = "withdrawn"
            case DocumentErased():
                self.gone = "erased"

    def publication_of(self, run: UUID | None) -> Publication:
        """The publication that a run read, else the last one that was seen."""
        cause = self._causes.get(run) if run else None
        publication = self._publication_of_event.get(cause) if cause else None
        if publication:
            return self.publications[publication]
        return list(self.publications.values())[-1]


def _publication(event_id: UUID, event: PublicationSeen) -> Publication:
    given = {name: getattr(event, name) for name in Metadata.__struct_fields__}
    file = event.file or SourceFile(sha256=event.document)
    return Publication(event=event_id, metadata=Metadata(**given), file=file)


async def added_documents(
    connection: Connection, *, after: int, until: int
) -> AsyncIterator[tuple[int, str]]:
    """The documents of the log in the order in which they were added, with their positions."""
    added = log.read(connection, after=after, until=until, types=[DocumentAdded.__name__])
    async for append in added:
        for event in append.events:
            if isinstance(event.event, DocumentAdded) and event.position > after:
                yield event.position, event.event.document
