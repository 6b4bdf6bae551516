"""Introspection may answer so many times what the usual introspection query answers.

An object of it costs us 30 µs, and there are no pages: `{ __schema { types { fields { … } } } }`
names few fields and answers thousands. What it answers depends on nothing but the schema, so its
lists are counted with the length that they have there on average.
"""

from functools import lru_cache

from graphql import (
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_introspection_query,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    parse,
)

from sourcier_graphql.limits.costing import INTROSPECTION, Costing, Selected
from sourcier_graphql.limits.limits import Limits

_WithFields = GraphQLObjectType | GraphQLInterfaceType
_WRAPPED = 0.6
"""How many types are a list or a non-null of another; those of fields and arguments mostly are."""


def introspected(schema: GraphQLSchema, costing: Costing, root: Selected) -> float:
    """What introspection in an operation answers, as a multiple of the usual query."""
    objects = sum(
        1.0 + _objects(inside, costing, _lengths(schema))
        for name, inside in _answers([root], costing)
        if name in INTROSPECTION
    )
    return objects / _usual(schema) if objects else 0.0


def _objects(selected: list[Selected], costing: Costing, lengths: dict[str, float]) -> float:
    """How many objects are in one object, about."""
    return sum(
        lengths.get(name, 1.0) * (1.0 + _objects(inside, costing, lengths))
        for name, inside in _answers(selected, costing)
    )


def _answers(selected: list[Selected], costing: Costing) -> list[tuple[str, list[Selected]]]:
    """The fields that answer objects, by their names; what answers under one key is one."""
    answers: dict[tuple[str, str], list[Selected]] = {}
    for found in costing.fields(selected):
        node = found.node
        if node.selection_set:
            key = ((node.alias or node.name).value, node.name.value)
            # Introspection has no interfaces: which type a field is looked up in has no effect.
            answers.setdefault(key, []).append(Selected(found.parent, node.selection_set))
    return [(name, inside) for (_, name), inside in answers.items()]


@lru_cache(maxsize=8)
def _usual(schema: GraphQLSchema) -> float:
    """How many objects the usual introspection query answers, about."""
    operation, *fragments = parse(get_introspection_query()).definitions
    assert isinstance(operation, OperationDefinitionNode)
    named = {one.name.value: one for one in fragments if isinstance(one, FragmentDefinitionNode)}
    assert schema.query_type is not None
    root = Selected(schema.query_type, operation.selection_set)
    return _objects([root], Costing(schema, named, Limits()), _lengths(schema))


@lru_cache(maxsize=8)
def _lengths(schema: GraphQLSchema) -> dict[str, float]:
    """How long the lists of introspection are on average, by the name of the field."""
    types = list(schema.type_map.values())
    fields = [field for one in types for field in _fields(one)]
    total = {
        "fields": len(fields),
        "inputFields": sum(len(one.fields) for one in types if is_input_object_type(one)),
        "enumValues": sum(len(one.values) for one in types if is_enum_type(one)),
        "interfaces": sum(len(one.interfaces) for one in types if isinstance(one, _WithFields)),
        "possibleTypes": sum(
            len(schema.get_possible_types(one)) for one in types if is_abstract_type(one)
        ),
    }
    return {
        "types": len(types),
        "directives": len(schema.directives),
        "args": sum(len(field.args) for field in fields) / max(len(fields), 1),
        "ofType": _WRAPPED,
    } | {name: number / len(types) for name, number in total.items()}


def _fields(type_: GraphQLNamedType) -> list[GraphQLField]:
    return list(type_.fields.values()) if isinstance(type_, _WithFields) else []
