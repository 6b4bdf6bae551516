"""What goes into the log and what comes out: plain values, no database."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from sourcier_events.event_types import AnyEvent


class NewEvent(Struct, frozen=True, kw_only=True):
    """An event to append: its id, its stream, its content, and the event that caused it."""

    id: UUID
    stream: str
    event: AnyEvent
    causation: UUID | None = None


class NewDocument(Struct, frozen=True, kw_only=True):
    """A text to store with the append that holds its DocumentAdded. `sha256` in hex."""

    sha256: str
    text: str


class Unchanged(Struct, frozen=True, kw_only=True):
    """What a decision rests on: none of it may have moved since the position of the decision.

    A stream moves by any event in it, a mention by a binding, an entity when a merge makes another
    one answer for it, or an undoing frees it.
    """

    since: int
    streams: tuple[str, ...] = ()
    mentions: tuple[UUID, ...] = ()
    entities: tuple[UUID, ...] = ()


class Append(Struct, frozen=True, kw_only=True):
    """Events that are recorded together or not at all.

    `key` (32 bytes) makes the append idempotent. `expected` gives versions of streams that must
    still be so (0: no event yet); `unchanged` is about more than the streams that are written to.
    `resolved_at` is the position at which identity was decided, `compared_at` that at which new
    documents were compared with those in the log.
    `same_key_is_same` holds for runs, whose key already says all that went into them: an append
    that is there is then known without comparing contents.
    """

    key: bytes
    events: tuple[NewEvent, ...]
    actor: str
    correlation: UUID | None = None
    expected: dict[str, int] = {}
    documents: tuple[NewDocument, ...] = ()
    resolved_at: int | None = None
    compared_at: int | None = None
    unchanged: Unchanged | None = None
    same_key_is_same: bool = False


class Appended(Struct, frozen=True):
    """The events are in the log, from `first` to `last`."""

    first: int
    last: int
    recorded_at: datetime


class Known(Struct, frozen=True):
    """The append was already there, from `first` to `last`: nothing was written."""

    first: int
    last: int
    recorded_at: datetime


class Conflict(Struct, frozen=True):
    """A stream has moved on since the caller looked: nothing was written."""

    stream: str
    expected: int
    actual: int


class ResolveAgain(Struct, frozen=True):
    """An entity came under one of our blocking keys since `resolved_at`: nothing was written."""

    key: str
    position: int


class CompareAgain(Struct, frozen=True):
    """A document came in since `compared_at` that may have the same text: nothing was written."""

    document: str
    position: int


class Moved(Struct, frozen=True):
    """Something that must be `unchanged` moved, at `position`: nothing was written."""

    what: str
    position: int


class KeyReused(Struct, frozen=True):
    """The key belongs to an append with other contents, at `first`: nothing was written."""

    first: int


Outcome = Appended | Known | Conflict | ResolveAgain | CompareAgain | Moved | KeyReused


class RecordedEvent(Struct, frozen=True, kw_only=True):
    """One event as the log has it. `append` is the last position of the batch it came with."""

    position: int
    append: int
    recorded_at: datetime
    id: UUID
    stream: str
    version: int
    schema: int
    actor: str
    correlation: UUID | None
    causation: UUID | None
    content_hash: bytes
    event: AnyEvent


class RecordedAppend(Struct, frozen=True, kw_only=True):
    """One append as the log has it: positions `first` to `last`."""

    first: int
    last: int
    recorded_at: datetime
    events: tuple[RecordedEvent, ...]


class Head(Struct, frozen=True):
    """The end of the log; position 0 where it is empty."""

    position: int
    recorded_at: datetime | None
