"""The schema, put together once; errors are the caller's to show."""

from collections.abc import Iterator
from uuid import UUID

import strawberry
from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import MaxTokensLimiter, SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from sourcier_graphql.schema.query import Query
from sourcier_graphql.schema.scalars import POSITION, UUIDS, Position

MOST_TOKENS = 4000


class _NamedOperation(SchemaExtension):
    """A document with several operations needs a name; strawberry would take the first."""

    def on_validate(self) -> Iterator[None]:
        """Refuse it before it is validated."""
        context = self.execution_context
        assert context.graphql_document is not None
        operations = [
            one
            for one in context.graphql_document.definitions
            if isinstance(one, OperationDefinitionNode)
        ]
        if len(operations) > 1 and not context.context.operation_name:
            context.pre_execution_errors = [
                GraphQLError("several operations: say which one in `operationName`", operations)
            ]
        yield


class _Schema(strawberry.Schema):
    """strawberry logs errors with their tracebacks; ours are logged where they are masked."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Leave it to `http.answering`."""


def assembled() -> strawberry.Schema:
    """The schema."""
    return _Schema(
        query=Query,
        config=StrawberryConfig(scalar_map={Position: POSITION, UUID: UUIDS}),
        extensions=[lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS), _NamedOperation],
    )
