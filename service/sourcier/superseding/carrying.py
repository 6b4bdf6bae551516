"""A run that supersedes another one brings the decisions of people with it, in its own append."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from sourcier.extraction.port import Extraction
from sourcier.superseding import claims
from sourcier.superseding.comparing import compare
from sourcier.superseding.decisions import Decided, Decisions, carried
from sourcier_events import identifiers, log
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    document_stream,
)
from sourcier_events.log import Append, NewEvent


async def said_again(
    connection: Connection, document: str, superseded: UUID, extraction: Extraction
) -> list[Decided]:
    """The decisions on claims of a run of a document that are to hold for what is read now."""
    asserted: list[ClaimAsserted] = []
    made: list[Decided] = []
    async for recorded in log.read_stream(connection, document_stream(document)):
        match recorded.event:
            case ClaimAsserted(run=run) as event if run == superseded:
                asserted.append(event)
            case ClaimRetracted() | ClaimReinstated() | ClaimRanked() as event:
                made.append(Decided(event, recorded.id))
    if not made:
        return []
    comparison = compare(list(map(claims.recorded, asserted)), claims.read(extraction))
    return carried(comparison, Decisions(tuple(made)), document)


def with_decisions(append: Append, again: Sequence[Decided], run: UUID) -> Append:
    """The append of a run, and after its own events those that say decisions again."""
    decisions = (
        NewEvent(
            id=identifiers.run_event_id(run, ordinal),
            stream=document_stream(decided.event.claim.document),
            event=decided.event,
            causation=decided.cause,
        )
        for ordinal, decided in enumerate(again, start=len(append.events))
    )
    return replace(append, events=(*append.events, *decisions))
