"""The messages of graphql-transport-ws: what comes in has exactly the shape of one, or is refused.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from typing import Any

import msgspec
from msgspec import Raw, Struct

PROTOCOL = "graphql-transport-ws"


class ConnectionInit(Struct, frozen=True, tag_field="type", tag="connection_init"):
    """The first message of a client."""

    payload: dict[str, Any] | None = None


class Ping(Struct, frozen=True, tag_field="type", tag="ping"):
    """Answered with a pong."""

    payload: dict[str, Any] | None = None


class Pong(Struct, frozen=True, tag_field="type", tag="pong"):
    """Needs no answer."""

    payload: dict[str, Any] | None = None


class Subscribe(Struct, frozen=True, tag_field="type", tag="subscribe"):
    """An operation of any kind; `payload` is a GraphQL request."""

    id: str
    payload: Raw


class Complete(Struct, frozen=True, tag_field="type", tag="complete"):
    """The client wants no more of an operation."""

    id: str


Message = ConnectionInit | Ping | Pong | Subscribe | Complete
_DECODER: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)

ACKNOWLEDGED = b'{"type":"connection_ack"}'


class BadMessage(ValueError):
    """Something that no client of this protocol sends; the text may be sent back."""


def decoded(text: str) -> Message:
    """A message of a client; raises `BadMessage`."""
    try:
        return _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadMessage(f"not a message of {PROTOCOL}: {error}") from error


def pong(payload: dict[str, Any] | None) -> bytes:
    """The answer to a ping, with its payload."""
    return msgspec.json.encode(Pong(payload) if payload else {"type": "pong"})


def next_result(operation: str, result: bytes) -> bytes:
    """A result of an operation, which is JSON already."""
    return b'{"id":%b,"type":"next","payload":%b}' % (msgspec.json.encode(operation), result)


def errors(operation: str, found: list[dict[str, Any]]) -> bytes:
    """The end of an operation that failed."""
    return msgspec.json.encode({"id": operation, "type": "error", "payload": found})


def complete(operation: str) -> bytes:
    """The end of an operation."""
    return msgspec.json.encode({"id": operation, "type": "complete"})
