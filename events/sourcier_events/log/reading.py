"""Reading gives events in position order, whole appends at a time, in their current shape.

One page is one statement, so one snapshot: what it shows is a dense prefix of the log.
"""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from sourcier_events import upcasting
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    document_stream,
    entity_stream,
)
from sourcier_events.log import block, header
from sourcier_events.log.records import Head, RecordedAppend, RecordedEvent

PAGE = 256
"""Appends read in one statement."""

APPEND_COLUMNS = """
    a.first_position, a.last_position, a.recorded_at,
    a.streams, a.base_versions, a.headers, a.salts, a.payloads
"""

READ_APPENDS = f"""
    select {APPEND_COLUMNS}
    from log.append as a
    where a.last_position > %(after)s and a.last_position <= %(until)s
        and (%(types)s::text [] is null or a.event_types && %(types)s)
    order by a.last_position
    limit %(limit)s
"""

_READ_STREAM = f"""
    select {APPEND_COLUMNS}
    from log.stream_append as s
    inner join log.append as a using (first_position)
    where s.stream = %(stream)s and s.version > %(after)s
    order by s.version
"""

# The latest binding of each mention that was ever bound to the entity.
_MENTIONS = """
    select latest.mention
    from (
        select distinct on (i.mention) i.mention, i.entity
        from log.identity_mention as i
        where i.mention in (select mention from log.identity_mention where entity = %(entity)s)
        order by i.mention, i.position desc
    ) as latest
    where latest.entity = %(entity)s
"""

_READ_AT = f"select {APPEND_COLUMNS} from log.append as a where a.first_position = %(first)s"

_READ_HOLDING = f"""
    select {APPEND_COLUMNS}
    from log.append as a
    where a.last_position >= %(position)s
    order by a.last_position
    limit 1
"""

_READ_WITH_KEY = f"select {APPEND_COLUMNS} from log.append as a where a.idempotency_key = %(key)s"

_DIGEST = re.compile("[0-9a-f]{64}")

LAST = 2**63 - 1


async def head(connection: Connection) -> Head:
    """The end of the log."""
    cursor = await connection.execute(
        "select position, nullif(recorded_at, '-infinity') from log.head"
    )
    row = await cursor.fetchone()
    assert row is not None
    return Head(*row)


def is_digest(sha256: str) -> bool:
    """Whether this can be the id of a document: a digest has one spelling, in lower case."""
    return _DIGEST.fullmatch(sha256) is not None


async def document_text(connection: Connection, sha256: str) -> str | None:
    """The stored text of a document, or None."""
    if not is_digest(sha256):
        return None
    cursor = await connection.execute(
        "select text from log.document where sha256 = %s", (bytes.fromhex(sha256),)
    )
    row = await cursor.fetchone()
    return row[0] if row else None


async def read(
    connection: Connection,
    *,
    after: int = 0,
    until: int = LAST,
    types: Sequence[str] | None = None,
    limit: int | None = None,
) -> AsyncIterator[RecordedAppend]:
    """Appends that end after a position, in order, page by page.

    With `types`, only the appends that have such events, and of them only these events.
    """
    left = limit if limit is not None else LAST
    while left > 0:
        page = await _page(connection, after, until, types, min(PAGE, left))
        for one in page:
            yield _of_types(one, types)
        if len(page) < min(PAGE, left):
            return
        left -= len(page)
        after = page[-1].last


async def read_stream(
    connection: Connection, stream: str, *, after: int = 0
) -> AsyncIterator[RecordedEvent]:
    """The events of a stream with versions above `after`, in order."""
    cursor = await connection.execute(_READ_STREAM, {"stream": stream, "after": after}, binary=True)
    async for row in cursor:
        for event in decode_append(row).events:
            if event.stream == stream and event.version > after:
                yield event


async def read_entity(connection: Connection, entity: UUID) -> list[RecordedEvent]:
    """All that concerns a member, in order: its own stream, and the claims of its mentions.

    Its mentions are those bound to it now; their claims count whenever they were asserted.
    """
    cursor = await connection.execute(_MENTIONS, {"entity": entity})
    mentions = {mention for (mention,) in await cursor.fetchall()}
    found = [event async for event in read_stream(connection, entity_stream(entity))]
    documents = {
        event.event.document for event in found if isinstance(event.event, EntityIdentified)
    }
    for document in sorted(documents):
        async for event in read_stream(connection, document_stream(document)):
            if isinstance(event.event, ClaimAsserted) and event.event.mention in mentions:
                found.append(event)
    return sorted(found, key=lambda event: event.position)


async def append_at(connection: Connection, first: int) -> RecordedAppend:
    """The append that begins at a position."""
    cursor = await connection.execute(_READ_AT, {"first": first}, binary=True)
    row = await cursor.fetchone()
    assert row is not None
    return decode_append(row)


async def append_with_key(connection: Connection, key: bytes) -> RecordedAppend | None:
    """The append with that idempotency key, if it is in the log."""
    cursor = await connection.execute(_READ_WITH_KEY, {"key": key}, binary=True)
    row = await cursor.fetchone()
    return decode_append(row) if row else None


async def append_holding(connection: Connection, position: int) -> RecordedAppend | None:
    """The append that a position is in; None past the end of the log."""
    cursor = await connection.execute(_READ_HOLDING, {"position": position}, binary=True)
    row = await cursor.fetchone()
    return decode_append(row) if row else None


async def event_at(connection: Connection, position: int) -> RecordedEvent | None:
    """The event at a position; None past the end of the log, or where the event was erased."""
    append = await append_holding(connection, position)
    events = append.events if append else ()
    return next((event for event in events if event.position == position), None)


def decode_append(row: Sequence[Any]) -> RecordedAppend:
    """A row of `log.append` as a record; erased events are left out."""
    first, last, recorded_at, streams, base_versions, headers, salts, payloads = row
    bases = dict(zip(streams, base_versions, strict=True))
    events = []
    for ordinal, stored in enumerate(block.decode(block.Block(headers, salts, payloads))):
        if not stored.payload:
            continue
        head_of = header.complete(stored.header, bases[stored.header.stream])
        events.append(
            RecordedEvent(
                position=first + ordinal,
                append=last,
                recorded_at=recorded_at,
                id=head_of.id,
                stream=head_of.stream,
                version=head_of.version,
                schema=head_of.schema,
                actor=head_of.actor,
                correlation=head_of.correlation,
                causation=head_of.causation,
                content_hash=head_of.content_hash,
                event=upcasting.decode(head_of.type, head_of.schema, stored.payload),
            )
        )
    return RecordedAppend(first=first, last=last, recorded_at=recorded_at, events=tuple(events))


async def _page(
    connection: Connection, after: int, until: int, types: Sequence[str] | None, limit: int
) -> list[RecordedAppend]:
    cursor = await connection.execute(
        READ_APPENDS,
        {
            "after": after,
            "until": until,
            "types": list(types) if types is not None else None,
            "limit": limit,
        },
        binary=True,
    )
    return [decode_append(row) for row in await cursor.fetchall()]


def _of_types(one: RecordedAppend, types: Sequence[str] | None) -> RecordedAppend:
    if types is None:
        return one
    kept = tuple(event for event in one.events if type(event.event).__name__ in types)
    return RecordedAppend(first=one.first, last=one.last, recorded_at=one.recorded_at, events=kept)
