"""The catalogue: what may be claimed, and how values are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import catalogue
from sourcier_events.catalogue import (
    CATALOGUE,
    Cardinality,
    EntityKind,
    InvalidValue,
    Preference,
    Property,
    ValueType,
)

TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)


def value_type(kind: EntityKind, name: str) -> ValueType:
    """The type of value of a property."""
    return catalogue.find(kind, name).value_type


def test_no_property_is_there_twice() -> None:
    names = [(entry.kind, entry.name) for entry in CATALOGUE]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: f"{entry.kind}.{entry.name}")
def test_every_property_is_found_and_described(entry: Property) -> None:
    assert catalogue.find(entry.kind, entry.name) is entry
    assert entry.description.endswith(".")


def test_the_properties_of_a_kind_are_all_and_only_its_own() -> None:
    together = [entry for kind in EntityKind for entry in catalogue.properties(kind)]
    assert together == sorted(CATALOGUE, key=lambda entry: list(EntityKind).index(entry.kind))


def test_an_unknown_property_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InvalidValue, match="a statement has no property 'city'; it has: content"):
        catalogue.find(EntityKind.STATEMENT, "city")


@pytest.mark.parametrize(
    ("kind", "name", "value", "normal"),
    [
        ("meeting", "status", "held", "held"),
        ("meeting", "country", "UA", "UA"),
        ("meeting", "date", " 2026-01-03 ", "2026-01-03"),
        ("meeting", "delegations", "0012", "12"),
        ("meeting", "delegations", "000", "0"),
        ("meeting", "city", "KYIV ", "kyiv"),
        ("meeting", "topic", "Cessez-le-feu", "cessez le feu"),
        ("meeting", "participant", "Oumerov", "umerov"),
        ("participant", "name", "Zelenskyy", "zelenski"),
        ("participant", "role", "Ministre de la Défense", "ministre de la defense"),
        ("statement", "content", " … ", "…"),
    ],
)
def test_values_are_normalised_as_claim_keys_compare_them(
    kind: str, name: str, value: str, normal: str
) -> None:
    entry = catalogue.find(EntityKind(kind), name)
    assert catalogue.normalise(entry, value) == normal


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("status", "HELD", "status is one of planned, ongoing, held, cancelled, not 'HELD'"),
        ("date", "demain", "'demain' is not an EDTF level 1 date"),
        ("date", "000X/0000", "has no year"),
        ("delegations", "deux", "delegations is a whole number, not 'deux'"),
        ("delegations", "-1", "whole number"),
        ("delegations", "٣", "whole number"),
        ("delegations", "", "delegations is empty"),
        ("city", "  ", "city is empty"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(name: str, value: str, reason: str) -> None:
    with pytest.raises(InvalidValue, match=reason):
        catalogue.normalise(catalogue.find(EntityKind.MEETING, name), value)


@given(some.sampled_from(CATALOGUE), TEXTS)
def test_any_text_is_normalised_or_refused_and_normalising_is_final(
    entry: Property, value: str
) -> None:
    try:
        normal = catalogue.normalise(entry, value)
    except InvalidValue:
        restricted = (ValueType.CODE, ValueType.DATE, ValueType.INTEGER)
        assert entry.value_type in restricted or not value.strip()
        return
    if entry.value_type not in (ValueType.NAME, ValueType.REFERENCE):
        assert catalogue.normalise(entry, normal) == normal


@given(some.integers(min_value=0))
def test_whole_numbers_of_any_size_are_normalised(number: int) -> None:
    entry = catalogue.find(EntityKind.MEETING, "delegations")
    assert catalogue.normalise(entry, f"00{number}") == str(number)


def test_what_people_filter_by_is_short_and_what_was_said_is_as_long_as_it_is() -> None:
    entry = catalogue.find(EntityKind.MEETING, "delegations")
    with pytest.raises(InvalidValue, match="10000 code points"):
        catalogue.normalise(entry, "9" * 10_000)
    assert catalogue.normalise(entry, "9" * 500) == "9" * 500
    content = catalogue.find(EntityKind.STATEMENT, "content")
    assert catalogue.normalise(content, "non " * 20_000)


def test_what_moves_on_is_developing_and_the_rest_is_stable() -> None:
    developing = {
        f"{entry.kind}.{entry.name}"
        for entry in CATALOGUE
        if entry.preference is Preference.DEVELOPING
    }
    assert developing == {"meeting.status", "participant.role", "participant.organisation"}


def test_who_takes_part_has_many_values_and_where_has_one() -> None:
    cardinality = {
        name: catalogue.find(EntityKind.MEETING, name).cardinality
        for name in ("participant", "city")
    }
    assert cardinality == {"participant": Cardinality.MANY, "city": Cardinality.ONE}


def test_codes_are_listed_for_codes_only() -> None:
    assert all(entry.value_type is ValueType.CODE for entry in CATALOGUE if entry.codes)
