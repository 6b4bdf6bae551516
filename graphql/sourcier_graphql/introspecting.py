"""Fields of introspection are answered by graphql-core: they read the schema and nothing else."""

from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    execute_sync,
)
from graphql.execution.values import VariableValues

from sourcier_graphql.planning.operation import NotValid, Operation


def introspected(
    schema: GraphQLSchema,
    operation: Operation,
    nodes: tuple[FieldNode, ...],
    variables: VariableValues,
) -> dict[str, Any]:
    """What these fields of the root answer."""
    only = OperationDefinitionNode(
        operation=operation.kind,
        name=operation.node.name,
        variable_definitions=operation.node.variable_definitions,
        selection_set=SelectionSetNode(selections=nodes),
    )
    # What the client sent is coerced once more: graphql-core takes no coerced values. Of variables
    # without sources these are the same.
    sent = {
        name: one.value for name, one in variables.sources.items() if one.value is not Undefined
    }
    given = sent if variables.sources else dict(variables.coerced)
    document = DocumentNode(definitions=(only, *operation.fragments.values()))
    result = execute_sync(schema, document, variable_values=given)
    if result.errors or result.data is None:
        raise NotValid(list(result.errors or ()))
    return result.data
