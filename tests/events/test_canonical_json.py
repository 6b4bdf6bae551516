"""Canonical JSON: one value has one sequence of bytes, those of RFC 8785."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import canonical_json
from sourcier_events.event_types import AnyEvent

from .samples import name_claim

TEXTS = some.text(some.characters(exclude_categories=["Cs"]))
NAMES = some.text(some.characters(max_codepoint=127))
INTEGERS = some.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
VALUES = some.recursive(
    some.none() | some.booleans() | INTEGERS | TEXTS,
    lambda inner: some.lists(inner) | some.dictionaries(NAMES, inner),
)


def reference(value: Any) -> bytes:
    """What RFC 8785 gives for values without floats and with ASCII member names."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(VALUES)
def test_bytes_are_those_of_rfc_8785(value: Any) -> None:
    assert canonical_json.encode(value) == reference(value)


@given(VALUES)
def test_decoding_and_encoding_again_gives_the_same_bytes(value: Any) -> None:
    payload = canonical_json.encode(value)
    assert canonical_json.encode(canonical_json.decode(payload, Any)) == payload


@given(some.dictionaries(NAMES, INTEGERS, min_size=2))
def test_the_order_of_insertion_leaves_no_trace(members: dict[str, int]) -> None:
    turned = dict(reversed(members.items()))
    assert canonical_json.encode(turned) == canonical_json.encode(members)


def test_the_type_of_an_event_is_sorted_among_its_members() -> None:
    payload = canonical_json.encode(name_claim(qualifiers={"role": "ministre", "mode": "online"}))
    assert payload == reference(json.loads(payload))
    assert b'"type":"ClaimAsserted"' in payload


@given(value=TEXTS, confidence=INTEGERS, qualifiers=some.dictionaries(NAMES, TEXTS))
def test_an_event_comes_back_equal(value: str, confidence: int, qualifiers: dict[str, str]) -> None:
    claim = name_claim(value=value, confidence=confidence, qualifiers=qualifiers)
    assert canonical_json.decode(canonical_json.encode(claim), AnyEvent) == claim


def test_a_payload_of_another_shape_is_refused_with_the_place() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.merge"):
        canonical_json.decode(b'{"merge":1,"reason":"","type":"MergeUndone"}', AnyEvent)
