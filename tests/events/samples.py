"""Appends, events and documents as the tests of the log use them."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID, uuid5

from sourcier_events import evidence, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    DocumentAdded,
    DocumentWithdrawn,
    EntityIdentified,
    document_stream,
    entity_stream,
)
from sourcier_events.identifiers import derived_digest

_NAMESPACE = UUID("7f9f3a52-4e6b-4a53-9d0b-6f3a0c6d2f11")
TEXT = "Le 3 janvier, Oumerov a rencontré Yermak à Kyiv. « Merci », a-t-il dit."
DIGEST = sha256(TEXT.encode()).hexdigest()


def identifier(*parts: object) -> UUID:
    """An id that is the same whenever the parts are the same."""
    return uuid5(_NAMESPACE, repr(parts))


def append_of(key: object, events: Iterable[tuple[str, AnyEvent]], **more: object) -> log.Append:
    """An append of (stream, event) pairs under a key made of any value."""
    return log.Append(
        key=derived_digest("test", repr(key)),
        events=tuple(
            log.NewEvent(id=identifier(key, ordinal), stream=stream, event=event)
            for ordinal, (stream, event) in enumerate(events)
        ),
        actor="test",
        **more,
    )


def small_append(key: object, *, events: int = 1, **more: object) -> log.Append:
    """An append of events that need nothing else, in a stream of its own."""
    stream = document_stream(repr(key))
    return append_of(
        key,
        [(stream, DocumentWithdrawn(document=repr(key), reason=str(n))) for n in range(events)],
        **more,
    )


def document_append(text: str = TEXT, **more: object) -> log.Append:
    """The append that brings a document."""
    digest = sha256(text.encode()).hexdigest()
    return append_of(
        more.pop("key", ("document", digest)),
        [(document_stream(digest), DocumentAdded(document=digest, length=len(text)))],
        documents=(log.NewDocument(sha256=digest, text=text),),
        **more,
    )


def name_claim(text: str = TEXT, quote: str = "Oumerov", **more: object) -> ClaimAsserted:
    """The claim that a participant of a document has a name, quoting the first place of it."""
    start = text.index(quote)
    claim = {
        "document": sha256(text.encode()).hexdigest(),
        "mention": identifier("mention", quote),
        "kind": EntityKind.PARTICIPANT,
        "property": "name",
        "value": quote,
        "evidence": (evidence.select(text, start, start + len(quote)),),
    }
    return ClaimAsserted(**(claim | more))


def claim_append(claim: ClaimAsserted, key: object = "claim", **more: object) -> log.Append:
    """An append of one claim, in the stream of its document."""
    return append_of(key, [(document_stream(claim.document), claim)], **more)


def identification(
    mention: UUID, entity: UUID, *keys: str, label: str = "Oumerov"
) -> tuple[str, EntityIdentified]:
    """The binding of a mention to an entity, found under blocking keys, with its stream."""
    event = EntityIdentified(
        mention=mention,
        entity=entity,
        kind=EntityKind.PARTICIPANT,
        label=label,
        document=DIGEST,
        method="new",
        score=1000,
        blocking_keys=keys,
        profile={"name": (label,)},
    )
    return entity_stream(entity), event


async def whole_log(connection: Connection) -> list[log.RecordedAppend]:
    """Everything that is in the log, in order."""
    return [one async for one in log.read(connection)]
