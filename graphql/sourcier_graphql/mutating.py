"""Mutations of one operation are carried out one after the other; each answers for itself.

strawberry's resolvers carry them out. What is selected of what they answer is planned and read as a
query is, after the views have what was written.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from graphql import FieldNode, GraphQLError, GraphQLResolveInfo, GraphQLSchema
from graphql.execution.values import VariableValues, get_argument_values
from graphql.pyutils import Path, is_awaitable
from msgspec import Raw

from sourcier_graphql.context import Context
from sourcier_graphql.planning.operation import Operation
from sourcier_graphql.planning.payload import columns, encoded
from sourcier_graphql.planning.plan import Plan
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.planning.selection import TYPENAME
from sourcier_graphql.planning.statement import Root


class Mutating:
    """Carries out the mutations of one schema."""

    def __init__(self, schema: GraphQLSchema, reader: Reader) -> None:
        self._schema = schema
        self._reader = reader

    async def mutate(
        self, operation: Operation, variables: VariableValues, context: Context
    ) -> bytes:
        """The JSON of `data`. An error stops those that follow; what was done before stays done."""
        kind = self._schema.mutation_type
        assert kind is not None
        answers: dict[str, Any] = {}
        for key, nodes in operation.selecting(variables).nodes(kind, operation.node).items():
            if nodes[0].name.value == TYPENAME:
                answers[key] = kind.name
                continue
            try:
                payload = await self._carried_out(operation, nodes, variables, context)
                answers[key] = await self._shown(operation, nodes, variables, payload)
            except GraphQLError as error:
                if error.nodes:
                    raise
                raise GraphQLError(
                    error.message, nodes, path=[key], original_error=error
                ) from error
        return msgspec.json.encode(answers)

    async def _carried_out(
        self,
        operation: Operation,
        nodes: list[FieldNode],
        variables: VariableValues,
        context: Context,
    ) -> Any:
        kind = self._schema.mutation_type
        assert kind is not None
        field = kind.fields[nodes[0].name.value]
        given = get_argument_values(field, nodes[0], variables)
        info: Mapping[str, Any] = {
            "field_name": nodes[0].name.value,
            "field_nodes": nodes,
            "return_type": field.type,
            "parent_type": kind,
            "path": Path(None, nodes[0].name.value, kind.name),
            "schema": self._schema,
            "fragments": operation.fragments,
            "root_value": None,
            "operation": operation.node,
            "variable_values": variables,
            "context": context,
            "is_awaitable": is_awaitable,
            "abort_signal": None,
            "async_helpers": None,
        }
        assert field.resolve is not None
        result = field.resolve(None, GraphQLResolveInfo(**info), **given)
        return await result if is_awaitable(result) else result

    async def _shown(
        self,
        operation: Operation,
        nodes: list[FieldNode],
        variables: VariableValues,
        payload: Any,
    ) -> Raw:
        """What is selected of an answer."""
        name = type(payload).__strawberry_definition__.name
        selecting = operation.selecting(variables)
        selection = selecting.of_type(
            name, [one.selection_set for one in nodes if one.selection_set]
        )
        root = Root(f"json_to_record($1::json) as root ({columns(type(payload))})", 1)
        plan = Plan(self._schema, selecting, selection, root)
        bounds = plan.bounds(variables)
        answered = await self._reader.answer(plan, bounds, [encoded(payload)])
        return Raw(answered.data)
