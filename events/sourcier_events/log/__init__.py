"""The log: append, read, follow. Positions are dense, in commit order, and never change."""

from sourcier_events.log.appending import append
from sourcier_events.log.following import follow
from sourcier_events.log.group_commit import GroupCommit
from sourcier_events.log.reading import (
    document_text,
    head,
    read,
    read_entity,
    read_stream,
)
from sourcier_events.log.records import (
    Append,
    Appended,
    Conflict,
    Head,
    KeyReused,
    Known,
    NewDocument,
    NewEvent,
    Outcome,
    RecordedAppend,
    RecordedEvent,
    ResolveAgain,
)
from sourcier_events.log.validation import AppendRefused

__all__ = [
    "Append",
    "AppendRefused",
    "Appended",
    "Conflict",
    "GroupCommit",
    "Head",
    "KeyReused",
    "Known",
    "NewDocument",
    "NewEvent",
    "Outcome",
    "RecordedAppend",
    "RecordedEvent",
    "ResolveAgain",
    "append",
    "document_text",
    "follow",
    "head",
    "read",
    "read_entity",
    "read_stream",
]
