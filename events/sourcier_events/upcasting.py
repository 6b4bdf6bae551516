"""Old shapes decode for ever: one registry of upcasters, on every path that reads events.

An upcaster turns the payload of one schema version into that of the next. Stored examples of
every shape that was ever written lie in `tests/events/stored_shapes/` and must still decode.
"""

from collections.abc import Callable
from typing import Any, cast

import msgspec

from sourcier_events.event_types import EVENT_TYPES, AnyEvent

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class UnknownShape(ValueError):
    """The log holds a type or schema version that this Sourcier does not know."""


def _agency_became_origin(payload: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 named the agency a reprint comes from `agency`; the word is `origin`."""
    if "agency" in payload:
        payload["origin"] = payload.pop("agency")
    return payload


UPCASTERS: dict[tuple[str, int], Upcaster] = {
    ("PublicationSeen", 1): _agency_became_origin,
    ("PublicationCorrected", 1): _agency_became_origin,
}
"""Upcasters by event type and the schema version they read."""

_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def decode(event_type: str, schema: int, payload: bytes) -> AnyEvent:
    """The event in a payload, in its current shape; raises `UnknownShape`.

    An erased event (empty payload) cannot be decoded: callers leave it out before.
    """
    current = EVENT_TYPES.get(event_type)
    if current is None or schema > current.schema:
        raise UnknownShape(f"{event_type} schema {schema} was written by a newer Sourcier")
    if schema == current.schema:
        return _decoder.decode(payload)
    raw = msgspec.json.decode(payload)
    for version in range(schema, current.schema):
        raw = UPCASTERS[event_type, version](raw)
    return cast(AnyEvent, msgspec.convert(raw, current))
