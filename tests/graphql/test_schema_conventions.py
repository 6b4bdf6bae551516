"""The schema keeps to the conventions of GraphQL and Relay, and explains every name in it."""

import re
from collections.abc import Iterator
from typing import TypeAlias

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    is_list_type,
    is_non_null_type,
    is_specified_scalar_type,
)

from sourcier_graphql.sdl import printed

SCHEMA = build_schema(printed())
TYPES = {
    name: type_
    for name, type_ in SCHEMA.type_map.items()
    if not name.startswith("__") and not is_specified_scalar_type(type_)
}

Described: TypeAlias = GraphQLNamedType | GraphQLField | GraphQLInputField | GraphQLArgument


def fields_of(type_: GraphQLNamedType) -> dict[str, GraphQLField]:
    """The fields that answer; none of an input."""
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        return type_.fields
    return {}


def everything() -> Iterator[tuple[str, str | None]]:
    """The coordinate of everything that has a name, and its description."""
    for name, type_ in TYPES.items():
        yield name, type_.description
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{name}.{key}", one.description) for key, one in type_.values.items())
        if isinstance(type_, GraphQLInputObjectType):
            yield from ((f"{name}.{key}", one.description) for key, one in type_.fields.items())
        for field_name, field in fields_of(type_).items():
            yield f"{name}.{field_name}", field.description
            for argument_name, argument in field.args.items():
                yield f"{name}.{field_name}({argument_name}:)", argument.description


def test_everything_has_a_description() -> None:
    assert [coordinate for coordinate, text in everything() if not text] == []


def test_a_description_is_a_sentence() -> None:
    """It may begin with a code that it explains, and end with one."""
    begin = re.compile(r"[^a-z]|[a-z]+_[a-z]+")
    assert [
        coordinate
        for coordinate, text in everything()
        if text and not (begin.match(text) and text.endswith((".", "?", ")", "`")))
    ] == []


def test_names_are_written_as_everywhere() -> None:
    wrong = [name for name in TYPES if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name)]
    for name, type_ in TYPES.items():
        if isinstance(type_, GraphQLEnumType):
            wrong += [key for key in type_.values if not re.fullmatch(r"[A-Z][A-Z0-9_]*", key)]
        for field_name, field in fields_of(type_).items():
            names = (field_name, *field.args)
            wrong += [f"{name}.{one}" for one in names if not re.fullmatch(r"[a-z]\w*", one)]
            wrong += [f"{name}.{one}" for one in names if "_" in one]
    assert wrong == []


def test_names_are_no_longer_than_those_of_postgresql() -> None:
    longest = max(len(key) for type_ in TYPES.values() for key in fields_of(type_))
    assert longest <= 63


def test_connections_are_as_relay_specifies_them() -> None:
    connections = {name: one for name, one in TYPES.items() if name.endswith("Connection")}
    assert len(connections) > 5
    for name, type_ in connections.items():
        fields = fields_of(type_)
        assert str(fields["pageInfo"].type) == "PageInfo!", name
        edges = str(fields["edges"].type)
        assert re.fullmatch(r"\[\w+Edge!\]!", edges), name
        edge = fields_of(TYPES[edges.strip("[]!")])
        assert str(edge["cursor"].type) == "String!", name
        assert str(fields["nodes"].type) == f"[{edge['node'].type}]!", name


def test_page_info_is_as_relay_specifies_it() -> None:
    assert {name: str(field.type) for name, field in fields_of(TYPES["PageInfo"]).items()} == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


def test_whatever_answers_a_connection_has_pages_and_nothing_else_has() -> None:
    for name, type_ in TYPES.items():
        for field_name, field in fields_of(type_).items():
            is_paged = str(field.type).rstrip("!").endswith("Connection")
            pages = {key: str(one.type) for key, one in field.args.items()}
            assert ("first" in pages) == ("after" in pages) == is_paged, f"{name}.{field_name}"
            if is_paged:
                assert (pages["first"], pages["after"]) == ("Int!", "String")


NO_NODES = {
    "Absorbed": "its id is that of an entity which is no more, and leads to the other",
    "NotFound": "it repeats what was asked for",
}


def test_whatever_has_a_global_id_is_a_node_and_can_be_fetched_again() -> None:
    assert SCHEMA.query_type is not None
    node = SCHEMA.query_type.fields["node"]
    assert (str(node.type), str(node.args["id"].type)) == ("Node", "ID!")
    for name, type_ in TYPES.items():
        if "id" in fields_of(type_) and name not in {*NO_NODES, "Node"}:
            assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
            assert str(type_.fields["id"].type) == "ID!", name
            assert "Node" in {one.name for one in type_.interfaces}, name


def test_lists_hold_no_nulls_but_where_ids_may_lead_nowhere() -> None:
    nullable = [
        f"{name}.{field_name}"
        for name, type_ in TYPES.items()
        for field_name, field in fields_of(type_).items()
        if _holds_nulls(field)
    ]
    assert sorted(nullable) == ["Query.nodes", "Snapshot.nodes", "Views.nodes"]


def _holds_nulls(field: GraphQLField) -> bool:
    type_ = field.type.of_type if is_non_null_type(field.type) else field.type
    return is_list_type(type_) and not is_non_null_type(type_.of_type)


def test_a_mutation_takes_one_input_and_answers_with_success_or_problems() -> None:
    if SCHEMA.mutation_type is None:
        pytest.skip("there are no mutations")
    for name, field in SCHEMA.mutation_type.fields.items():
        assert list(field.args) == ["input"], name
        assert str(field.args["input"].type).endswith("Input!"), name
        assert str(field.type).endswith("Result!"), name
