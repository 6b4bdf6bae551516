"""What the log accepts can be folded, stored and indexed: whatever could not is refused here.

A text holds no NUL, which PostgreSQL cannot store; what is indexed is short; a quote is what its
document says; a value fits its property.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from sourcier_events import canonical_json, catalogue, edtf, evidence
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    DocumentAdded,
    EntityIdentified,
    PublicationSeen,
    ReprintRecognised,
    document_stream,
)
from sourcier_events.log.reading import document_text, is_digest
from sourcier_events.log.records import Append, NewEvent

LONGEST_INDEXED = 2_000
"""Bytes of UTF-8 of what the views index: urls, streams, blocking keys."""

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class AppendRefused(ValueError):
    """An append is not valid; nothing of the call was written."""


async def validate(connection: Connection, one: Append, texts: dict[str, str]) -> None:
    """Raise `AppendRefused` where an append is not valid.

    `texts` holds the documents of the call so far, and those looked up meanwhile.
    """
    _validate_shape(one)
    _validate_texts(one)
    texts |= {document.sha256: document.text for document in one.documents}
    for new in one.events:
        if isinstance(new.event, ClaimAsserted):
            _validate_claim(new, new.event, await _text_of(connection, new.event.document, texts))
        elif isinstance(new.event, PublicationSeen):
            _validate_publication(new, new.event)
        elif isinstance(new.event, ReprintRecognised) and not is_digest(new.event.document):
            raise AppendRefused(f"reprint {new.id}: {new.event.document!r} names no document")


async def _text_of(connection: Connection, document: str, texts: dict[str, str]) -> str:
    if document not in texts:
        text = await document_text(connection, document)
        if text is None:
            raise AppendRefused(f"document {document} is not in the log")
        texts[document] = text
    return texts[document]


def _validate_shape(one: Append) -> None:
    if len(one.key) != 32:
        raise AppendRefused(f"an idempotency key has 32 bytes, not {len(one.key)}")
    if not one.events:
        raise AppendRefused("an append has at least one event")
    unknown = set(one.expected) - {new.stream for new in one.events}
    if unknown:
        raise AppendRefused(f"a version is expected of streams without events: {sorted(unknown)}")
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


def _validate_texts(one: Append) -> None:
    for document in one.documents:
        if "\0" in document.text:
            raise AppendRefused(f"document {document.sha256} contains the character NUL")
        if sha256(document.text.encode()).hexdigest() != document.sha256:
            raise AppendRefused(f"the text of document {document.sha256} has another digest")
    for new in one.events:
        if "\0" in one.actor + new.stream or _NUL.search(canonical_json.encode(new.event)):
            raise AppendRefused(f"{type(new.event).__name__} {new.id} contains the character NUL")
        for name, text in _indexed(new):
            if len(text.encode()) > LONGEST_INDEXED:
                raise AppendRefused(
                    f"{type(new.event).__name__} {new.id}: {name} has more than "
                    f"{LONGEST_INDEXED} bytes"
                )


def _indexed(new: NewEvent) -> Iterator[tuple[str, str]]:
    yield "stream", new.stream
    if isinstance(new.event, EntityIdentified):
        yield from (("blocking key", key) for key in new.event.blocking_keys)
    if isinstance(new.event, PublicationSeen) and new.event.url:
        yield "url", new.event.url


def _validate_publication(new: NewEvent, seen: PublicationSeen) -> None:
    try:
        if seen.published is not None:
            edtf.normalise(seen.published)
    except edtf.InvalidDate as error:
        raise AppendRefused(f"publication {new.id}: {error}") from error


def _validate_claim(new: NewEvent, claim: ClaimAsserted, text: str) -> None:
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
