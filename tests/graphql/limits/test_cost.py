"""The cost of an operation is the number of objects in its largest answer."""

from typing import Any

import pytest
from graphql import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier_graphql.limits import Limits, check_cost, measured
from sourcier_graphql.refusals import Refusal

from .documents import documents
from .library import LIMITS, SCHEMA, cost, largest_answer, operation_of


@settings(max_examples=300, deadline=None)
@given(documents(), st.integers(0, 6), st.integers(0, 6))
def test_it_is_what_the_largest_answer_holds_when_executed(text: str, a: int, b: int) -> None:
    assert cost(text, a=a, b=b) == largest_answer(text, a=a, b=b)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ __typename }", 0),
        ('{ book(id: "1") { id } }', 1),
        # A connection is one object, and each of its edges is two with its node.
        ("{ books(first: 4) { edges { node { id } } } }", 1 + 4 * 2),
        ("{ books { nodes { id } pageInfo { endCursor } } }", 1 + 2 + 1),
        # Pages inside of pages multiply.
        (
            "{ books(first: 4) { nodes { authors(first: 5) { nodes { id } } } } }",
            1 + 4 * (1 + 1 + 5),
        ),
        # A list of leaves holds no objects.
        ("{ people(first: 4) { nodes { names } } }", 1 + 4),
        # A list without pages is assumed to have three; one of lists three times three.
        ('{ book(id: "1") { notes { text } } }', 1 + 3),
        ('{ book(id: "1") { chapters { title } } }', 1 + 3 * 3),
        # A list with pages of its own is no connection.
        ("{ people(first: 1) { nodes { latest(first: 4) { id } } } }", 1 + 1 + 4),
        # One object for each id.
        ('{ nodes(ids: ["1", "2"]) { id } }', 2),
        ('{ nodes(ids: "1") { id } }', 1),
        ("{ nodes(ids: []) { id } }", 0),
        # Counting costs something of its own.
        ("{ books(first: 4) { totalCount } }", 1 + 10),
        # What is skipped in the text is not counted.
        ('{ book(id: "1") @skip(if: true) { id } }', 0),
        ('{ book(id: "1") @include(if: true) { id } }', 1),
    ],
)
def test_what_counts(text: str, expected: int) -> None:
    assert cost(text) == expected


@pytest.mark.parametrize(("first", "expected"), [(0, 1), (3, 4), (5, 6), (6, 6), (-1, 1)])
def test_no_more_than_the_longest_page_is_counted_since_reading_refuses_it(
    first: int, expected: int
) -> None:
    assert cost("query($first: Int!) { books(first: $first) { nodes { id } } }", first=first) == (
        expected
    )
    assert cost(f"{{ books(first: {first}) {{ nodes {{ id }} }} }}") == expected


@pytest.mark.parametrize("variables", [{}, {"first": None}])
def test_a_page_of_unknown_length_is_as_long_as_the_field_makes_it(
    variables: dict[str, Any],
) -> None:
    text = "query($first: Int) { book(id: 1) { authors { nodes { books(first: $first) "
    assert cost(text + "{ nodes { id } } } } } }", **variables) == 1 + 1 + 2 * (1 + 1 + 2)


def test_a_list_in_a_variable_is_as_long_as_it_is() -> None:
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { notes { text } } }"
    assert cost(text, ids=["1"] * 7) == 7 * (1 + 3)


def test_what_a_variable_may_skip_counts() -> None:
    text = "query($if: Boolean!) { books @include(if: $if) { totalCount } }"
    assert cost(text) == 1 + 10


def test_fields_of_one_name_are_one_object() -> None:
    once = cost("{ books(first: 4) { nodes { id authors(first: 2) { nodes { id } } } } }")
    apart = """
      { books(first: 4) { nodes { id } } ...A ...B }
      fragment A on Query { books(first: 4) { nodes { authors(first: 2) { nodes { id } } } } }
      fragment B on Query { books(first: 4) { nodes { ...C } } ...A }
      fragment C on Book { authors(first: 2) { nodes { id } } }
    """
    assert cost(apart) == once


def test_fields_of_one_name_on_two_types_count_both() -> None:
    text = """{ node(id: 1) {
      ... on Book { list: authors(first: 5) { edges { cursor } } }
      ... on Person { list: books(first: 1) { edges { cursor } } }
    } }"""
    assert cost(text) == 1 + (1 + 5) + (1 + 1)


@pytest.mark.parametrize("type_", ["Book", "Person"])
def test_of_an_interface_every_type_counts(type_: str) -> None:
    text = """{ found {
      ... on Book { authors { nodes { id } } }
      ... on Person { notes { about { id } books(first: 2) } }
    } }""".replace(" books(first: 2)", "")
    assert cost(text) >= largest_answer(text, of_type=type_)


def test_the_schema_may_say_how_long_a_list_is_and_what_a_field_costs() -> None:
    text = "{ books(first: 1) { nodes { notes { text } } totalCount } }"
    notes = SCHEMA.type_map["Book"].fields["notes"]  # type: ignore[attr-defined]
    count = SCHEMA.type_map["Books"].fields["totalCount"]  # type: ignore[attr-defined]
    notes.extensions, count.extensions = {"assumed_size": 7}, {"cost": 2}
    try:
        assert cost(text) == 1 + 1 + 7 + 2
    finally:
        notes.extensions, count.extensions = {}, {}


def test_what_costs_too_much_is_refused_with_both_numbers() -> None:
    check_cost(10, Limits(most_cost=10))
    with pytest.raises(Refusal) as refused:
        check_cost(11, Limits(most_cost=10))
    assert refused.value.extensions == {"code": "TOO_EXPENSIVE", "asked": 11, "allowed": 10}
    assert "shorter pages" in refused.value.message


def test_a_formula_is_used_with_many_variables() -> None:
    document = parse("query($n: Int!) { books(first: $n) { nodes { id } } }")
    formula = measured(SCHEMA, document, operation_of(document), LIMITS)
    assert [formula.cost({"n": n}) for n in range(4)] == [1, 2, 3, 4]
