"""What reaches the log is valid, and its evidence holds: this is the only door.

All that can be done before the head lock is: validation, evidence, encoding, hashing. One call of
`log.append_batch` then appends several appends and answers for each.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from msgspec import to_builtins
from psycopg.rows import TupleRow
from psycopg.types.json import Jsonb

from sourcier_events import canonical_json, catalogue, evidence
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    DocumentAdded,
    EntityIdentified,
    document_stream,
)
from sourcier_events.log import block
from sourcier_events.log.reading import append_at, document_text
from sourcier_events.log.records import (
    Append,
    Appended,
    Conflict,
    KeyReused,
    Known,
    NewEvent,
    Outcome,
    ResolveAgain,
)

_APPEND_BATCH = """
    select outcome, first_position, last_position, recorded_at, detail
    from log.append_batch(%b, %b, %b, %b, %b, %b, %b, %b)
"""
CHANNEL = "sourcier_log"
"""The NOTIFY channel on which a process says that the log has grown."""


class AppendRefused(ValueError):
    """An append is not valid; nothing of the call was written."""


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
            await _validate(connection, one, texts)
        parameters = _parameters(appends)
    except UnicodeEncodeError as error:
        raise AppendRefused(f"a text is not valid Unicode: {error}") from error
    cursor = await connection.execute(_APPEND_BATCH, parameters, prepare=True)
    rows = await cursor.fetchall()
    return [await _outcome(connection, one, row) for one, row in zip(appends, rows, strict=True)]


def _parameters(appends: Sequence[Append]) -> tuple[list[Any], ...]:
    blocks = [block.encode(one) for one in appends]
    documents = [
        (ordinal, bytes.fromhex(document.sha256), document.text)
        for ordinal, one in enumerate(appends, start=1)
        for document in one.documents
    ]
    brought = {document.sha256 for one in appends for document in one.documents}
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
    }
    if one.resolved_at is not None:
        description["resolved_at"] = one.resolved_at
    return description


def _quoted(one: Append) -> set[str]:
    return {new.event.document for new in one.events if isinstance(new.event, ClaimAsserted)}


async def _outcome(connection: Connection, one: Append, row: TupleRow) -> Outcome:
    outcome, first, last, recorded_at, detail = row
    if outcome == "conflict":
        return Conflict(detail["stream"], detail["expected"], detail["actual"])
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


async def _validate(connection: Connection, one: Append, texts: dict[str, str]) -> None:
    """Check one append; `texts` holds the documents of the call so far and those looked up."""
    _validate_shape(one)
    texts |= {document.sha256: document.text for document in one.documents}
    for new in one.events:
        if isinstance(new.event, ClaimAsserted):
            if new.event.document not in texts:
                text = await document_text(connection, new.event.document)
                if text is None:
                    raise AppendRefused(f"document {new.event.document} is not in the log")
                texts[new.event.document] = text
            _validate_claim(new, texts[new.event.document])


def _validate_shape(one: Append) -> None:
    if len(one.key) != 32:
        raise AppendRefused(f"an idempotency key has 32 bytes, not {len(one.key)}")
    if not one.events:
        raise AppendRefused("an append has at least one event")
    unknown = set(one.expected) - {new.stream for new in one.events}
    if unknown:
        raise AppendRefused(f"a version is expected of streams without events: {sorted(unknown)}")
    _validate_documents(one)
    if any("\0" in text for text in _texts_in_columns(one)):
        raise AppendRefused("a text contains the character NUL")


def _validate_documents(one: Append) -> None:
    added = sorted(
        (new.stream, new.event.document, new.event.length)
        for new in one.events
        if isinstance(new.event, DocumentAdded)
    )
    brought = sorted(
        (document_stream(document.sha256), document.sha256, len(document.text))
        for document in one.documents
    )
    if added != brought or len(set(brought)) != len(brought):
        raise AppendRefused(
            "each new document comes once, with a DocumentAdded in its stream that has its length"
        )
    for document in one.documents:
        if sha256(document.text.encode()).hexdigest() != document.sha256:
            raise AppendRefused(f"the text of document {document.sha256} has another digest")


def _texts_in_columns(one: Append) -> Iterator[str]:
    """What PostgreSQL stores as text, which knows no NUL; payloads and headers are bytes."""
    yield from (document.text for document in one.documents)
    for new in one.events:
        yield new.stream
        if isinstance(new.event, EntityIdentified):
            yield from (new.event.label, *new.event.blocking_keys, *new.event.profile)
            yield from (value for values in new.event.profile.values() for value in values)


def _validate_claim(new: NewEvent, text: str) -> None:
    claim = new.event
    assert isinstance(claim, ClaimAsserted)
    try:
        entry = catalogue.find(claim.kind, claim.property)
        catalogue.normalise(entry, claim.value)
        if not claim.evidence:
            raise evidence.EvidenceMismatch("a claim has at least one passage as evidence")
        for passage in claim.evidence:
            evidence.check(text, passage)
    except (catalogue.InvalidValue, evidence.EvidenceMismatch) as error:
        raise AppendRefused(f"claim {claim.kind}.{claim.property} ({new.id}): {error}") from error
    if new.stream != document_stream(claim.document):
        raise AppendRefused(f"claim {new.id}: it belongs into the stream of its document")
    if not 0 <= claim.confidence <= 1000:
        raise AppendRefused(f"claim {new.id}: confidence {claim.confidence} is not in 0..1000")
    if (claim.reference is not None) != (entry.value_type is catalogue.ValueType.REFERENCE):
        raise AppendRefused(
            f"claim {claim.kind}.{claim.property} ({new.id}): "
            "a reference, and nothing else, names a mention"
        )
