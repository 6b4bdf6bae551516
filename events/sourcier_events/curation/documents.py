"""A document that is withdrawn stays readable; its claims support nothing any more."""

from sourcier_events import log
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import Desk, Plan, Step, carry_out
from sourcier_events.curation.problems import NotFound, NothingToChange, Problem, Refused
from sourcier_events.curation.wording import checked_reason
from sourcier_events.database import Connection
from sourcier_events.event_types import DocumentAdded, DocumentWithdrawn, document_stream
from sourcier_events.log import RecordedEvent


async def withdraw(desk: Desk, asked: Asked, document: str, reason: str) -> Written | Problem:
    """Take a document back, for good."""

    async def look(connection: Connection) -> Plan:
        stream = document_stream(document)
        events = [one async for one in log.read_stream(connection, stream)]
        added = next((one for one in events if isinstance(one.event, DocumentAdded)), None)
        if added is None:
            raise Refused(unknown(document))
        event = DocumentWithdrawn(document=document, reason=checked_reason(reason))
        before = next((one for one in events if isinstance(one.event, DocumentWithdrawn)), None)
        return Plan(
            steps=(Step(stream=stream, event=event, answers=added.id),),
            changed=events[-1].append,
            objection=_already(before) if before else None,
            streams=(stream,),
        )

    return await carry_out(desk, asked, look)


def _already(before: RecordedEvent) -> NothingToChange:
    return NothingToChange(
        message="the document is withdrawn", path=("document",), since=before.append
    )


def unknown(document: str) -> NotFound:
    """The problem that a document is not there."""
    return NotFound(message="there is no such document", path=("document",), id=document)
