"""The bytes of a header, format 1: fixed for ever, and silent about what a payload says.

Layout, big-endian, `<x>` for a field of UTF-8 after its length as unsigned 32 bits:

    format 1 byte | id 16 | <stream> | version 8 | <type> | schema 2 | <actor>
    | correlation 16 | causation 16 | content_hash 32

A missing correlation or causation is 16 zero bytes. In the stored block, version counts from 1
within the append; `complete` adds the version that the stream had before.
"""

import struct
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier_events.identifiers import length_prefixed

FORMAT = 1
_NONE = bytes(16)


class Header(Struct, frozen=True, kw_only=True):
    """What the log says about an event without its payload."""

    id: UUID
    stream: str
    version: int
    type: str
    schema: int
    actor: str
    correlation: UUID | None
    causation: UUID | None
    content_hash: bytes


class UnknownFormat(ValueError):
    """A header was written by a newer Sourcier."""


def encode(header: Header) -> bytes:
    """The bytes of a header."""
    return b"".join(
        (
            bytes((FORMAT,)),
            header.id.bytes,
            length_prefixed(header.stream.encode()),
            header.version.to_bytes(8, "big"),
            length_prefixed(header.type.encode()),
            header.schema.to_bytes(2, "big"),
            length_prefixed(header.actor.encode()),
            header.correlation.bytes if header.correlation else _NONE,
            header.causation.bytes if header.causation else _NONE,
            header.content_hash,
        )
    )


def decode(data: bytes) -> Header:
    """The header in these bytes; raises `UnknownFormat`."""
    if data[0] != FORMAT:
        raise UnknownFormat(f"header format {data[0]}; this Sourcier reads format {FORMAT}")
    stream, at = _text(data, 17)
    (version,) = struct.unpack_from(">Q", data, at)
    event_type, at = _text(data, at + 8)
    (schema,) = struct.unpack_from(">H", data, at)
    actor, at = _text(data, at + 2)
    return Header(
        id=UUID(bytes=data[1:17]),
        stream=stream,
        version=version,
        type=event_type,
        schema=schema,
        actor=actor,
        correlation=_optional_uuid(data[at : at + 16]),
        causation=_optional_uuid(data[at + 16 : at + 32]),
        content_hash=data[at + 32 : at + 64],
    )


def complete(header: Header, base_version: int) -> Header:
    """The header with the version its event has in its stream."""
    return replace(header, version=header.version + base_version)


def _text(data: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return data[at + 4 : end].decode(), end


def _optional_uuid(data: bytes) -> UUID | None:
    return None if data == _NONE else UUID(bytes=data)
