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
    CompareAgain,
    Conflict,
    Head,
    KeyReused,
    Known,
    Moved,
    NewDocument,
    NewEvent,
    Outcome,
    RecordedAppend,
    RecordedEvent,
    ResolveAgain,
    Unchanged,
)
from sourcier_events.log.validation import AppendRefused

__all__ = [
    "Append",
    "AppendRefused",
    "Appended",
    "CompareAgain",
    "Conflict",
    "GroupCommit",
    "Head",
    "KeyReused",
    "Known",
    "Moved",
    "NewDocument",
    "NewEvent",
    "Outcome",
    "RecordedAppend",
    "RecordedEvent",
    "ResolveAgain",
    "Unchanged",
    "append",
    "document_text",
    "follow",
    "head",
    "read",
    "read_entity",
    "read_stream",
]
