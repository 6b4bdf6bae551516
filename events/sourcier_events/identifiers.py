"""Every derived identifier is a pure function of length-prefixed fields under a named domain.

Identifiers are UUID version 8 (RFC 9562, section 5.8): 122 bits of a SHA-256 over the domain and
the fields, each preceded by its length, so that no two field lists give the same bytes.
"""

import hashlib
from uuid import UUID

_PREFIX = b"sourcier/1"


def length_prefixed(field: bytes) -> bytes:
    """`field` after its length as an unsigned 32-bit big-endian integer."""
    return len(field).to_bytes(4, "big") + field


def derived_digest(domain: str, *fields: str | bytes) -> bytes:
    """SHA-256 (32 bytes) of the project prefix, the domain and the fields, length-prefixed."""
    parts = [_PREFIX, domain.encode()]
    parts += [field.encode() if isinstance(field, str) else field for field in fields]
    return hashlib.sha256(b"".join(map(length_prefixed, parts))).digest()


def derived_uuid(domain: str, *fields: str | bytes) -> UUID:
    """UUID version 8 made of the first 16 bytes of `derived_digest`."""
    digest = bytearray(derived_digest(domain, *fields)[:16])
    digest[6] = (digest[6] & 0x0F) | 0x80
    digest[8] = (digest[8] & 0x3F) | 0x80
    return UUID(bytes=bytes(digest))


def run_id(
    extractor: str, version: str, configuration: str, document: str, metadata: bytes
) -> UUID:
    """The id of one run: one extractor, one configuration, one document, given metadata."""
    return derived_uuid("run", extractor, version, configuration, document, metadata)


def run_event_id(run: UUID, ordinal: int) -> UUID:
    """The id of the event with this ordinal (from 0) in the append of a run."""
    return derived_uuid("run-event", run.bytes, ordinal.to_bytes(4, "big"))


def request_event_id(idempotency_key: str, ordinal: int) -> UUID:
    """The id of an event that a person or program asked for under an idempotency key."""
    return derived_uuid("request-event", idempotency_key, ordinal.to_bytes(4, "big"))


def request_id(actor: str, idempotency_key: str) -> UUID:
    """The id of what somebody asked for under a key; keys of different people never meet."""
    return derived_uuid("request", actor, idempotency_key)


def merge_id(request: UUID) -> UUID:
    """The id of the merge that a request makes."""
    return derived_uuid("merge", request.bytes)


def separate_entity_id(request: UUID, mention: UUID) -> UUID:
    """The id of the entity that a request makes of a mention, apart from all others."""
    return derived_uuid("separate-entity", request.bytes, mention.bytes)


def mention_id(run: UUID, local: str) -> UUID:
    """The id of a mention: local to its run."""
    return derived_uuid("mention", run.bytes, local)


def entity_id(first_mention: UUID) -> UUID:
    """The id of an entity, derived from its first mention."""
    return derived_uuid("entity", first_mention.bytes)


def publication_id(document: str, url: str | None, publisher: str | None) -> UUID:
    """The id of one appearance of a document at a url, or in a paper where no url is known."""
    return derived_uuid("publication", document, url or "", publisher or "")
