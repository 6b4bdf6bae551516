"""What a request gives, coerced as GraphQL has it; the usual kinds of it in a few microseconds.

graphql-core coerces whatever is not usual, and words all errors: here is only what needs no error.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    ListValueNode,
    NameNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    is_non_null_type,
    type_from_ast,
)
from graphql.execution.values import VariableValues, get_argument_values

_PLAIN: Mapping[GraphQLScalarType, type] = {GraphQLID: str, GraphQLString: str, GraphQLInt: int}
_INT = range(-(2**31), 2**31)


class PlainVariables:
    """The variables of an operation that need no coercion where their JSON has the right type."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._types = {
            one.variable.name.value: _plain_type(schema, one)
            for one in operation.variable_definitions or ()
        }
        self._all_plain = all(self._types.values())

    def values(self, given: Mapping[str, Any]) -> VariableValues | None:
        """The variables; None where graphql-core has to look at them."""
        if not self._all_plain:
            return None
        coerced: dict[str, Any] = {}
        for name, kind in self._types.items():
            value = given.get(name)
            if type(value) is not kind or (kind is int and value not in _INT):
                return None
            coerced[name] = value
        return VariableValues({}, coerced)


def _plain_type(schema: GraphQLSchema, definition: VariableDefinitionNode) -> type | None:
    kind = type_from_ast(schema, definition.type)
    named = kind.of_type if is_non_null_type(kind) else kind
    return _PLAIN.get(named) if isinstance(named, GraphQLScalarType) else None


class Arguments:
    """The arguments of one field: what is constant is coerced once."""

    def __init__(self, definition: GraphQLField, node: FieldNode) -> None:
        self._definition = definition
        self._node = node
        given = {one.name.value: one.value for one in node.arguments or ()}
        self._variables = {
            name: (value.name.value, is_non_null_type(definition.args[name].type))
            for name, value in given.items()
            if isinstance(value, VariableNode)
        }
        self.is_constant = not any(map(has_variable, given.values()))
        direct = {name for name, value in given.items() if has_variable(value)}
        self._is_simple = direct == self._variables.keys()
        self._constant = self._without(direct) if self._is_simple else {}

    def values(self, variables: VariableValues) -> dict[str, Any]:
        """The arguments; raises `GraphQLError`."""
        if not self._is_simple:
            return get_argument_values(self._definition, self._node, variables)
        values = dict(self._constant)
        for name, (variable, required) in self._variables.items():
            value = variables.coerced.get(variable)
            if value is None and (required or variable not in variables.coerced):
                return get_argument_values(self._definition, self._node, variables)
            values[name] = value
        return values

    def _without(self, names: set[str]) -> dict[str, Any]:
        """The arguments, and the defaults, that are none of these."""
        arguments = [one for one in self._node.arguments or () if one.name.value not in names]
        node = FieldNode(name=NameNode(value=self._node.name.value), arguments=tuple(arguments))
        args = {name: one for name, one in self._definition.args.items() if name not in names}
        return get_argument_values(GraphQLField(self._definition.type, args), node)


def has_variable(value: ValueNode) -> bool:
    """Whether a variable is in it."""
    if isinstance(value, ListValueNode):
        return any(map(has_variable, value.values))
    if isinstance(value, ObjectValueNode):
        return any(has_variable(one.value) for one in value.fields)
    return isinstance(value, VariableNode)
