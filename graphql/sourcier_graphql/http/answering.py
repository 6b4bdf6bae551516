"""One operation is executed in one transaction; once more where its generation was dropped."""

from typing import Any

import msgspec
import strawberry
from graphql import GraphQLError
from msgspec import Struct
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from sourcier_events.database import Pool
from sourcier_graphql.http import masking, media_types
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.reading.reader import Reader
from sourcier_graphql.reading.transaction import Transaction
from sourcier_graphql.schema.context import Context
from sourcier_graphql.schema.query import Query
from sourcier_graphql.settings import GraphQLSettings


class Answer(Struct, frozen=True):
    """Status and body of a response."""

    status: int
    body: bytes


class Answering:
    """Executes operations on the schema."""

    def __init__(self, schema: strawberry.Schema, pool: Pool, settings: GraphQLSettings) -> None:
        self._schema = schema
        self._pool = pool
        self._settings = settings

    async def answer(self, ask: Ask, media_type: str, *, safe: bool) -> Answer:
        """The answer; with `safe`, queries only. Raises `NotWellFormed`."""
        try:
            result = await self._execute(ask, safe)
        except RecursionError:
            return _refused(media_type, "this document is nested too deeply")
        except CannotGetOperationTypeError as error:
            return _refused(media_type, error.as_http_error_reason())
        except InvalidOperationTypeError as error:
            raise NotWellFormed(405, error.as_http_error_reason("GET")) from error
        except Exception:  # the client gets an answer whatever happened; the log gets the rest
            return Answer(500, _encoded({"errors": [masking.internal()]}))
        return _answered(result, media_type)

    async def _execute(self, ask: Ask, safe: bool) -> ExecutionResult:
        result, gone = await self._execute_once(ask, safe)
        if gone:
            result, _ = await self._execute_once(ask, safe)
        return result

    async def _execute_once(self, ask: Ask, safe: bool) -> tuple[ExecutionResult, bool]:
        seconds = self._settings.statement_seconds
        async with Transaction(self._pool, statement_seconds=seconds) as transaction:
            result = await self._schema.execute(
                ask.query,
                variable_values=ask.variables,
                context_value=Context(Reader(transaction), ask.operation_name),
                root_value=Query(),
                operation_name=ask.operation_name,
                allowed_operation_types=[OperationType.QUERY] if safe else None,
            )
            assert isinstance(result, ExecutionResult)
            return result, transaction.generation_gone


def _answered(result: ExecutionResult, media_type: str) -> Answer:
    body: dict[str, Any] = {}
    errors = result.errors or []
    if errors:
        body["errors"] = masking.formatted(errors)
    if not _refused_before_execution(result, errors):
        body["data"] = result.data
    status = 400 if "data" not in body and media_type == media_types.GRAPHQL else 200
    return Answer(status, _encoded(body))


def _refused_before_execution(result: ExecutionResult, errors: list[GraphQLError]) -> bool:
    return result.data is None and bool(errors) and all(error.path is None for error in errors)


def _refused(media_type: str, message: str) -> Answer:
    errors = masking.formatted([GraphQLError(message)])
    status = 400 if media_type == media_types.GRAPHQL else 200
    return Answer(status, _encoded({"errors": errors}))


def _encoded(body: dict[str, Any]) -> bytes:
    return msgspec.json.encode(body)
