"""How many objects one field may answer: what its arguments, its connection or its schema say.

A field of the schema may say it itself, in strawberry's metadata: `assumed_size` for a list without
pages, `cost` for what is expensive besides the objects in its answer.
"""

from typing import Any

from graphql import (
    FieldNode,
    GraphQLArgument,
    GraphQLCompositeType,
    GraphQLField,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ValueNode,
    VariableNode,
    is_list_type,
    is_non_null_type,
    is_object_type,
    value_from_ast_untyped,
)

from sourcier_graphql.limits.formula import ListVariable, PageVariable, Size, clamped
from sourcier_graphql.limits.limits import Limits
from sourcier_graphql.planning.selection import BACKREF

_PAGE = "first"
_OWN_COST = {"totalCount": 10, "search": 50}
"""Counting and searching look at more than what they answer."""


def page_size(node: FieldNode, field: GraphQLField, limits: Limits) -> Size | None:
    """How long a page is asked for; None where the field has no pages."""
    argument = field.args.get(_PAGE)
    if argument is None:
        return None
    default = clamped(_default(argument, limits), limits.longest_page)
    given = _given(node, _PAGE)
    if isinstance(given, VariableNode):
        return PageVariable(given.name.value, default, limits.longest_page)
    if isinstance(given, IntValueNode):
        return clamped(int(given.value), limits.longest_page)
    return default


def list_size(
    node: FieldNode,
    field: GraphQLField,
    parent: GraphQLCompositeType,
    parents_page: Size,
    limits: Limits,
) -> Size:
    """How many a field that is a list, and has no pages of its own, may answer."""
    for name, argument in field.args.items():
        if is_non_null_type(argument.type) and is_list_type(argument.type.of_type):
            return _length(_given(node, name))
    if is_object_type(parent) and "pageInfo" in parent.fields:
        return parents_page
    return assumed_size(field, limits)


def assumed_size(field: GraphQLField, limits: Limits) -> int:
    """What the schema says that a list usually has, or what is assumed of any."""
    return int(_declared(field, "assumed_size", limits.assumed_list))


def own_cost(name: str, field: GraphQLField) -> int:
    """What the field costs besides the objects that it answers."""
    return int(_declared(field, "cost", _OWN_COST.get(name, 0)))


def _declared(field: GraphQLField, what: str, otherwise: int) -> Any:
    extensions = field.extensions or {}
    definition = extensions.get(BACKREF)
    metadata = getattr(definition, "metadata", None) or {}
    return extensions.get(what, metadata.get(what, otherwise))


def _default(argument: GraphQLArgument, limits: Limits) -> int:
    value = argument.default_value
    if argument.default is not None:
        literal = argument.default.literal
        value = argument.default.value if literal is None else value_from_ast_untyped(literal)
    return value if isinstance(value, int) else limits.longest_page


def _given(node: FieldNode, name: str) -> ValueNode | None:
    for argument in node.arguments or ():
        if argument.name.value == name:
            return argument.value
    return None


def _length(given: ValueNode | None) -> Size:
    if isinstance(given, VariableNode):
        return ListVariable(given.name.value)
    if isinstance(given, ListValueNode):
        return len(given.values)
    return 0 if given is None or isinstance(given, NullValueNode) else 1
