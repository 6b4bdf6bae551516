"""The three byte blocks of an append hold exactly the bytes that were hashed.

headers: zstd over the length-prefixed headers; salts: 16 random bytes an event; payloads: zstd
over one canonical JSON array. `content_hash = SHA-256(salt || payload)`. An erased event has a
salt of zeros and the payload `null`; its header and content hash stay.
"""

import hashlib
import os
from collections.abc import Iterator

import msgspec
import zstandard
from msgspec import Struct

from sourcier_events import canonical_json
from sourcier_events.identifiers import length_prefixed
from sourcier_events.log import header as headers
from sourcier_events.log.records import Append

SALT = 16
_LEVEL = 3


class Block(Struct, frozen=True):
    """The stored bytes of one append."""

    headers: bytes
    salts: bytes
    payloads: bytes


class StoredEvent(Struct, frozen=True):
    """A header with its salt and payload; both empty where the event was erased."""

    header: headers.Header
    salt: bytes
    payload: bytes


def content_hash(salt: bytes, payload: bytes) -> bytes:
    """SHA-256 over salt and payload: commits to the payload, and says nothing once both go."""
    return hashlib.sha256(salt + payload).digest()


def encode(append: Append) -> Block:
    """The blocks of an append, with a fresh salt for each event."""
    salts = os.urandom(SALT * len(append.events))
    payloads = [canonical_json.encode(new.event) for new in append.events]
    versions: dict[str, int] = {}
    encoded = []
    for ordinal, (new, payload) in enumerate(zip(append.events, payloads, strict=True)):
        versions[new.stream] = versions.get(new.stream, 0) + 1
        header = headers.Header(
            id=new.id,
            stream=new.stream,
            version=versions[new.stream],
            type=type(new.event).__name__,
            schema=new.event.schema,
            actor=append.actor,
            correlation=append.correlation,
            causation=new.causation,
            content_hash=content_hash(salts[ordinal * SALT : (ordinal + 1) * SALT], payload),
        )
        encoded.append(length_prefixed(headers.encode(header)))
    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    return Block(
        headers=compressor.compress(b"".join(encoded)),
        salts=salts,
        payloads=compressor.compress(b"[" + b",".join(payloads) + b"]"),
    )


def decode(block: Block) -> Iterator[StoredEvent]:
    """The events of an append, in order; versions are relative to the append."""
    decompressor = zstandard.ZstdDecompressor()
    data = decompressor.decompress(block.headers)
    payloads = msgspec.json.decode(decompressor.decompress(block.payloads), type=list[msgspec.Raw])
    at = 0
    for ordinal, payload in enumerate(payloads):
        end = at + 4 + int.from_bytes(data[at : at + 4], "big")
        salt = block.salts[ordinal * SALT : (ordinal + 1) * SALT]
        stored = b"" if bytes(payload) == b"null" else bytes(payload)
        yield StoredEvent(headers.decode(data[at + 4 : end]), salt if stored else b"", stored)
        at = end
