"""The stored bytes: fixed for ever, so each layout stands here once, byte by byte."""

import hashlib
import itertools
import os
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import log
from sourcier_events.event_types import MergeUndone
from sourcier_events.log import block, header, reading
from sourcier_events.log.block import Block
from sourcier_events.log.header import Header

TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
IDS = some.uuids(allow_nil=False)
HEADERS = some.builds(
    Header,
    id=some.uuids(),
    stream=TEXTS,
    version=some.integers(1, 2**64 - 1),
    type=TEXTS,
    schema=some.integers(1, 2**16 - 1),
    actor=TEXTS,
    correlation=some.none() | IDS,
    causation=some.none() | IDS,
    content_hash=some.binary(min_size=32, max_size=32),
)

SALT = bytes(range(16))
EVENT = MergeUndone(merge=UUID(int=1), reason="été")
PAYLOAD = (
    b'{"merge":"00000000-0000-0000-0000-000000000001",'
    b'"reason":"\xc3\xa9t\xc3\xa9","type":"MergeUndone"}'
)
CONTENT_HASH = "17ca74bc8c9d1eddd3f2496ac9eaebe6a9270ef6d4dbc7c3d1f54cfff8eed99f"
GOLDEN = Header(
    id=UUID(int=2),
    stream="entity:é",
    version=1,
    type="MergeUndone",
    schema=1,
    actor="test",
    correlation=UUID(int=3),
    causation=None,
    content_hash=bytes.fromhex(CONTENT_HASH),
)
GOLDEN_BYTES = bytes.fromhex(
    "01"  # format
    "00000000000000000000000000000002"  # id
    "00000009 656e746974793ac3a9"  # stream, 9 bytes
    "0000000000000001"  # version
    "0000000b 4d65726765556e646f6e65"  # type, 11 bytes
    "0001"  # schema
    "00000004 74657374"  # actor, 4 bytes
    "00000000000000000000000000000003"  # correlation
    "00000000000000000000000000000000" + CONTENT_HASH  # causation: none
)
ONE = log.Append(
    key=bytes(32),
    events=(log.NewEvent(id=UUID(int=2), stream="entity:é", event=EVENT),),
    actor="test",
    correlation=UUID(int=3),
)
STORED = Block(
    headers=bytes.fromhex(
        "28b52ffd2083f50200c4040000007f01000200000009656e746974793ac3a9000b4d65726765556e"
        "646f6e65047465737400000300000017ca74bc8c9d1eddd3f2496ac9eaebe6a9270ef6d4dbc7c3d1"
        "f54cfff8eed99f0600318ff1d5699a974859000c550670"
    ),
    salts=SALT,
    payloads=bytes.fromhex(
        "28b52ffd205825020044035b7b226d65726765223a22302d3031222c22726561736f6e223a22c3a9"
        "74c3a9222c2274797065223a224d556e646f6e65227d5d0500292138180ea543c5de0c2401"
    ),
)


@pytest.fixture
def fixed_salts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Salts are not random: the bytes 0 to 15 for every event."""
    monkeypatch.setattr(os, "urandom", lambda size: (SALT * size)[:size])


@given(HEADERS)
def test_a_header_comes_back_equal(one: Header) -> None:
    assert header.decode(header.encode(one)) == one


@given(HEADERS, HEADERS)
def test_other_headers_have_other_bytes(one: Header, other: Header) -> None:
    assert (header.encode(one) == header.encode(other)) == (one == other)


def test_the_layout_of_a_header() -> None:
    assert header.encode(GOLDEN) == GOLDEN_BYTES
    assert header.decode(GOLDEN_BYTES) == GOLDEN


def test_a_header_of_a_newer_format_is_refused() -> None:
    with pytest.raises(header.UnknownFormat, match="header format 2; this Sourcier reads format 1"):
        header.decode(b"\x02" + GOLDEN_BYTES[1:])


def test_a_header_says_nothing_of_its_payload() -> None:
    assert "été".encode() not in GOLDEN_BYTES
    assert b"reason" not in GOLDEN_BYTES


@given(some.binary(min_size=16, max_size=16), some.binary())
def test_the_content_hash_is_sha256_of_salt_and_payload(salt: bytes, payload: bytes) -> None:
    assert block.content_hash(salt, payload) == hashlib.sha256(salt + payload).digest()


def test_the_content_hash_of_the_example() -> None:
    assert block.content_hash(SALT, PAYLOAD).hex() == CONTENT_HASH


@pytest.mark.usefixtures("fixed_salts")
def test_the_layout_of_an_append() -> None:
    encoded = block.encode(ONE)
    decompressor = zstandard.ZstdDecompressor()
    length = len(GOLDEN_BYTES).to_bytes(4, "big")
    assert decompressor.decompress(encoded.headers) == length + GOLDEN_BYTES
    assert encoded.salts == SALT
    assert decompressor.decompress(encoded.payloads) == b"[" + PAYLOAD + b"]"


@pytest.mark.usefixtures("fixed_salts")
def test_versions_in_an_append_count_from_one_in_each_stream() -> None:
    streams = ["a", "b", "a", "a", "b"]
    events = tuple(
        log.NewEvent(id=UUID(int=number), stream=stream, event=EVENT)
        for number, stream in enumerate(streams)
    )
    stored = block.decode(block.encode(msgspec.structs.replace(ONE, events=events)))
    assert [(one.header.stream, one.header.version) for one in stored] == [
        ("a", 1),
        ("b", 1),
        ("a", 2),
        ("a", 3),
        ("b", 2),
    ]


def test_a_block_stored_by_the_first_release_still_decodes() -> None:
    (stored,) = block.decode(STORED)
    assert (stored.header, stored.salt, stored.payload) == (GOLDEN, SALT, PAYLOAD)


def test_every_event_has_a_salt_of_its_own() -> None:
    events = tuple(ONE.events[0] for _ in range(50))
    stored = list(block.decode(block.encode(msgspec.structs.replace(ONE, events=events))))
    assert len({one.salt for one in stored}) == 50
    assert len({one.header.content_hash for one in stored}) == 50


@given(some.lists(TEXTS, min_size=1, max_size=5))
def test_an_append_holds_exactly_the_bytes_that_were_hashed(reasons: list[str]) -> None:
    events = tuple(
        log.NewEvent(id=UUID(int=9), stream="s", event=MergeUndone(merge=UUID(int=1), reason=text))
        for text in reasons
    )
    for stored in block.decode(block.encode(msgspec.structs.replace(ONE, events=events))):
        digest = block.content_hash(stored.salt, stored.payload)
        assert stored.header.content_hash == digest


def erase(encoded: Block, erased: set[int]) -> Block:
    """The block as the erasing function leaves it: payload `null`, salt of zeros."""
    stored = list(block.decode(encoded))
    payloads = [b"null" if ordinal in erased else one.payload for ordinal, one in enumerate(stored)]
    salts = [bytes(16) if ordinal in erased else one.salt for ordinal, one in enumerate(stored)]
    return Block(
        headers=encoded.headers,
        salts=b"".join(salts),
        payloads=zstandard.ZstdCompressor().compress(b"[" + b",".join(payloads) + b"]"),
    )


def three_events() -> Block:
    """The block of an append of three events in one stream."""
    events = tuple(ONE.events[0] for _ in range(3))
    return block.encode(msgspec.structs.replace(ONE, events=events))


def test_an_erased_event_keeps_its_header_and_hash_and_loses_the_rest() -> None:
    encoded = three_events()
    before = list(block.decode(encoded))
    after = list(block.decode(erase(encoded, {1})))
    assert [one.header for one in after] == [one.header for one in before]
    assert (after[1].salt, after[1].payload) == (b"", b"")
    assert [after[0], after[2]] == [before[0], before[2]]


@pytest.mark.parametrize(
    "erased",
    [set(chosen) for size in range(4) for chosen in itertools.combinations(range(3), size)],
    ids=repr,
)
def test_reading_leaves_erased_events_out_and_keeps_the_positions_of_the_others(
    erased: set[int],
) -> None:
    left = erase(three_events(), erased)
    row = (
        *(11, 13, datetime(2026, 1, 3, tzinfo=UTC), ["entity:é"], [4]),
        *(left.headers, left.salts, left.payloads),
    )
    recorded = reading.decode_append(row)
    kept = [ordinal for ordinal in range(3) if ordinal not in erased]
    assert [event.position for event in recorded.events] == [11 + ordinal for ordinal in kept]
    assert [event.version for event in recorded.events] == [5 + ordinal for ordinal in kept]
    assert (recorded.first, recorded.last) == (11, 13)
