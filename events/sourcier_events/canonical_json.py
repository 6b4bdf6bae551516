"""What is hashed is what is stored: one value has one sequence of bytes.

The bytes are those of RFC 8785 (JSON Canonicalization Scheme) for what we store: objects with
sorted ASCII member names, strings, integers below 2**53, booleans, null and arrays, never floats.
"""

from typing import Any, TypeVar

import msgspec

Decoded = TypeVar("Decoded")
_encoder = msgspec.json.Encoder(order="sorted")


def encode(value: Any) -> bytes:
    """Canonical bytes of a value made of Structs, dicts, lists, strings, integers and None."""
    return _encoder.encode(value)


def decode(payload: bytes | msgspec.Raw, into: type[Decoded]) -> Decoded:
    """Decode into a type; raises `msgspec.ValidationError` saying where the payload differs."""
    return msgspec.json.decode(payload, type=into)
