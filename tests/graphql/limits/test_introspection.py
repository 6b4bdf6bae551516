"""Introspection is free to tools, and bounded for everybody else."""

from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, get_introspection_query, graphql_sync

from sourcier_graphql.limits import Limits, measured, parsed, validated
from sourcier_graphql.refusals import Refusal

from .library import operation_of

ROOT = Path(__file__).parents[3]
LIMITS = Limits()


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """Ours, as it is printed."""
    return build_schema((ROOT / "graphql" / "schema.graphql").read_text("utf-8"))


def measure(schema: GraphQLSchema, text: str, limits: Limits = LIMITS) -> int:
    document = parsed(text, limits)
    assert validated(schema, document, limits) == []
    return measured(schema, document, operation_of(document), limits).cost({})


@pytest.mark.parametrize("depth", [3, 9])
def test_what_tools_send_passes(schema: GraphQLSchema, depth: int) -> None:
    everything = {
        "specified_by_url": True,
        "directive_is_repeatable": True,
        "schema_description": True,
        "input_value_deprecation": True,
        "one_of": True,
    }
    measure(schema, get_introspection_query(type_depth=depth))
    measure(schema, get_introspection_query(type_depth=depth, **everything))


def test_its_objects_are_counted_about_right(schema: GraphQLSchema) -> None:
    text = """{ __schema { types { name fields { name type { name ofType { name } } }
        enumValues { name } inputFields { name } interfaces { name } possibleTypes { name } } } }"""
    usual = _objects(graphql_sync(schema, get_introspection_query()).data)
    real = _objects(graphql_sync(schema, text).data) / usual
    for factor, refused in ((1.5, False), (0.5, True)):
        limits = Limits(most_introspection=real * factor)
        if refused:
            assert _refused(schema, text, limits) == "TOO_MUCH_INTROSPECTION"
        else:
            measure(schema, text, limits)


_FIELDS = "fields { type { name } }"


@pytest.mark.parametrize(
    "text",
    [
        "{" + "".join(f"a{n}: __schema {{ types {{ {_FIELDS} }} }}" for n in range(9)) + "}",
        "{ __schema { types {" + "".join(f"a{n}: {_FIELDS}" for n in range(9)) + "} } }",
        "{ __schema { ...A ...B } }"
        " fragment A on __Schema { a: types { ...C } b: types { ...C } c: types { ...C } }"
        " fragment B on __Schema { d: types { ...C } e: types { ...C } f: types { ...C } }"
        " fragment C on __Type { fields { args { type { name } } type { name } } }",
    ],
    ids=["roots", "lists", "fragments"],
)
def test_bombs_are_refused(schema: GraphQLSchema, text: str) -> None:
    assert _refused(schema, text) == "TOO_MUCH_INTROSPECTION"


def test_lists_inside_of_lists_of_types_are_not_valid(schema: GraphQLSchema) -> None:
    text = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    (error,) = validated(schema, parsed(text, LIMITS), LIMITS)
    assert error.message == "Maximum introspection depth exceeded"


def test_it_costs_an_operation_nothing_else(schema: GraphQLSchema) -> None:
    assert measure(schema, '{ __typename __type(name: "Meeting") { fields { name } } }') == 1


def _refused(schema: GraphQLSchema, text: str, limits: Limits = LIMITS) -> Any:
    with pytest.raises(Refusal) as refused:
        measure(schema, text, limits)
    assert refused.value.extensions is not None
    return refused.value.extensions["code"]


def _objects(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_objects, value))
    return 1 + sum(map(_objects, value.values())) if isinstance(value, dict) else 0
