"""One call appends several appends and answers for each: this is the only door to the log.

All that can be done before the head lock is: validation, evidence, encoding, hashing.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins
from psycopg.rows import TupleRow
from psycopg.types.json import Jsonb

from sourcier_events import canonical_json, reprints
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    ReprintRecognised,
    document_stream,
)
from sourcier_events.log import block, guarding
from sourcier_events.log.reading import append_at
from sourcier_events.log.records import (
    Append,
    Appended,
    CompareAgain,
    Conflict,
    KeyReused,
    Known,
    Outcome,
    ResolveAgain,
)
from sourcier_events.log.validation import AppendRefused, validate

_APPEND_BATCH = """
    select outcome, first_position, last_position, recorded_at, detail
    from log.append_batch(%b, %b, %b, %b, %b, %b, %b, %b)
"""
CHANNEL = "sourcier_log"
"""The NOTIFY channel on which a process says that the log has grown."""


async def append(connection: Connection, *appends: Append) -> list[Outcome]:
    """Append in one statement; one outcome for each append, in their order.

    Raises `AppendRefused` where an append is malformed, a value does not fit its property, or a
    quote is not what the document says. The caller commits, or the connection is in autocommit.
    """
    if not appends:
        return []
    texts: dict[str, str] = {}
    try:
        for one in appends:
            await validate(connection, one, texts)
        if any(map(guarding.is_guarded, appends)):
            return await _append_guarded(connection, appends)
        return await _append(connection, appends, _brought(appends))
    except UnicodeEncodeError as error:
        raise AppendRefused(f"a text is not valid Unicode: {error}") from error


async def _append_guarded(connection: Connection, appends: Sequence[Append]) -> list[Outcome]:
    async with connection.transaction():  # the head stays locked from the look to the append
        moved = await guarding.moved(connection, appends)
        free = [one for ordinal, one in enumerate(appends) if ordinal not in moved]
        outcomes = await _append(connection, free, _brought(appends))
        await guarding.index_merges(connection, zip(free, outcomes, strict=True))
    appended = iter(outcomes)
    return [moved.get(ordinal) or next(appended) for ordinal in range(len(appends))]


async def _append(
    connection: Connection, appends: Sequence[Append], brought: set[str]
) -> list[Outcome]:
    if not appends:
        return []
    cursor = await connection.execute(_APPEND_BATCH, _parameters(appends, brought), prepare=True)
    rows = await cursor.fetchall()
    return [await _outcome(connection, one, row) for one, row in zip(appends, rows, strict=True)]


def _brought(appends: Sequence[Append]) -> set[str]:
    """The documents that come with a call."""
    return {document.sha256 for one in appends for document in one.documents}


def _parameters(appends: Sequence[Append], brought: set[str]) -> tuple[list[Any], ...]:
    blocks = [block.encode(one) for one in appends]
    documents = [
        (ordinal, bytes.fromhex(document.sha256), document.text)
        for ordinal, one in enumerate(appends, start=1)
        for document in one.documents
    ]
    return (
        [one.key for one in appends],
        [Jsonb(_description(one, brought)) for one in appends],
        [one.headers for one in blocks],
        [one.salts for one in blocks],
        [one.payloads for one in blocks],
        [ordinal for ordinal, _, _ in documents],
        [digest for _, digest, _ in documents],
        [text for _, _, text in documents],
    )


def _description(one: Append, brought: set[str]) -> dict[str, Any]:
    """What the database has to know of an append; `brought` are the documents of the call."""
    counts: dict[str, int] = {}
    own = {document.sha256 for document in one.documents}
    # A document is new only while its stream is empty, whatever the caller expects.
    expected = one.expected | {document_stream(digest): 0 for digest in own}
    for new in one.events:
        counts[new.stream] = counts.get(new.stream, 0) + 1
    description: dict[str, Any] = {
        "streams": [
            {"stream": stream, "events": count, "expected": expected.get(stream)}
            for stream, count in counts.items()
        ],
        "types": sorted({type(new.event).__name__ for new in one.events}),
        "events": len(one.events),
        "quoted": sorted(_quoted(one) & brought - own),
        "identities": [
            {
                "ordinal": ordinal,
                "mention": str(new.event.mention),
                "entity": str(new.event.entity),
                "kind": new.event.kind,
                "label": new.event.label,
                "profile": to_builtins(new.event.profile),
                "keys": list(new.event.blocking_keys),
            }
            for ordinal, new in enumerate(one.events)
            if isinstance(new.event, EntityIdentified)
        ],
        "shared": reprints.SHARED,
        "sketches": [
            {"document": document.sha256, "sketch": list(found)}
            for document in one.documents
            if (found := reprints.sketch(reprints.pairs(document.text)))
        ],
        "reprints": [
            {"ordinal": ordinal, "document": new.event.document, "cluster": str(new.event.cluster)}
            for ordinal, new in enumerate(one.events)
            if isinstance(new.event, ReprintRecognised)
        ],
    }
    if one.resolved_at is not None:
        description["resolved_at"] = one.resolved_at
    if one.compared_at is not None:
        description["compared_at"] = one.compared_at
    return description


def _quoted(one: Append) -> set[str]:
    return {new.event.document for new in one.events if isinstance(new.event, ClaimAsserted)}


async def _outcome(connection: Connection, one: Append, row: TupleRow) -> Outcome:
    outcome, first, last, recorded_at, detail = row
    if outcome == "conflict":
        return Conflict(detail["stream"], detail["expected"], detail["actual"])
    if outcome == "compare_again":
        return CompareAgain(detail["document"], detail["position"])
    if outcome == "resolve_again":
        return ResolveAgain(detail["key"], detail["position"])
    if outcome == "appended":
        return Appended(first, last, recorded_at)
    if not one.same_key_is_same and not await _same_contents(connection, one, first):
        return KeyReused(first)
    return Known(first, last, recorded_at)


async def _same_contents(connection: Connection, one: Append, first: int) -> bool:
    """Compare type, schema version and payload; actor and times are no content."""
    recorded = await append_at(connection, first)
    return [_content(new.id, new.event) for new in one.events] == [
        _content(event.id, event.event) for event in recorded.events
    ]


def _content(identifier: Any, event: Any) -> tuple[Any, str, int, bytes]:
    return identifier, type(event).__name__, event.schema, canonical_json.encode(event)
