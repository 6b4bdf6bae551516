"""Derived identifiers are the same for ever, and different wherever their fields are."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import identifiers

FIELDS = some.lists(some.binary(max_size=8), max_size=4)
RUN = UUID("11111111-2222-8333-8444-555555555555")


@given(some.binary())
def test_a_field_follows_its_length(field: bytes) -> None:
    prefixed = identifiers.length_prefixed(field)
    assert int.from_bytes(prefixed[:4], "big") == len(field)
    assert prefixed[4:] == field


@given(FIELDS, FIELDS)
def test_other_fields_give_another_digest(one: list[bytes], other: list[bytes]) -> None:
    digests = [identifiers.derived_digest("test", *fields) for fields in (one, other)]
    assert (digests[0] == digests[1]) == (one == other)


def test_moving_a_boundary_between_fields_gives_another_digest() -> None:
    assert identifiers.derived_digest("test", "ab", "c") != identifiers.derived_digest(
        "test", "a", "bc"
    )


def test_the_same_fields_under_another_domain_give_another_digest() -> None:
    assert identifiers.derived_digest("run", "a") != identifiers.derived_digest("mention", "a")


def test_text_counts_as_its_utf8_bytes() -> None:
    assert identifiers.derived_digest("test", "é") == identifiers.derived_digest(
        "test", "é".encode()
    )


@given(FIELDS)
def test_an_identifier_is_a_uuid_of_version_8(fields: list[bytes]) -> None:
    derived = identifiers.derived_uuid("test", *fields)
    assert (derived.version, derived.variant) == (8, "specified in RFC 4122")


@given(FIELDS)
def test_an_identifier_keeps_the_digest_but_for_version_and_variant(fields: list[bytes]) -> None:
    mask = ~UUID("00000000-0000-f000-c000-000000000000").int
    digest = identifiers.derived_digest("test", *fields)[:16]
    assert identifiers.derived_uuid("test", *fields).int & mask == (
        int.from_bytes(digest, "big") & mask
    )


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        (
            identifiers.run_id("french", "1.0", "c0", "d0", b"{}"),
            "f5350fb0-14a7-8190-a736-83835ca46645",
        ),
        (identifiers.run_event_id(RUN, 0), "81343f49-9d84-82e5-8e45-f3377cf99c76"),
        (identifiers.request_event_id("key", 1), "9c21335e-2d6d-8de0-a218-c1d36c881cd4"),
        (identifiers.mention_id(RUN, "p1"), "3357edfd-6773-8f90-b964-84c7bda460b0"),
        (identifiers.entity_id(RUN), "f258c025-e7af-881f-8257-f16cac3b0729"),
        (
            identifiers.publication_id("d0", "https://example.org/", None),
            "3c5742ae-0e3f-8ea3-9ce1-47408cc485e0",
        ),
    ],
    ids=["run", "run event", "request event", "mention", "entity", "publication"],
)
def test_identifiers_in_the_log_never_change(derived: UUID, expected: str) -> None:
    assert derived == UUID(expected)


def test_events_of_one_run_differ_by_their_ordinal() -> None:
    assert len({identifiers.run_event_id(RUN, ordinal) for ordinal in range(1000)}) == 1000
