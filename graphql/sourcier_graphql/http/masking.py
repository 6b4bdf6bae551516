"""Nothing that is our fault reaches the client but the words that it is: no traceback, no SQL."""

import logging
import secrets
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from sourcier_graphql.refusals import Refusal

# What graphql-core raises about documents, and scalars about variables.
_OF_THE_DOCUMENT = (type(None), GraphQLError, ValueError, RecursionError)

_logger = logging.getLogger("sourcier_graphql")


def formatted(errors: list[GraphQLError]) -> list[dict[str, Any]]:
    """The errors of a result, as the client may see them."""
    return [_formatted(error) for error in errors]


def internal() -> dict[str, Any]:
    """An error of ours; `reference` finds it in the log."""
    reference = secrets.token_hex(6)
    _logger.exception("graphql request failed", extra={"reference": reference})
    return _internal(reference)


def _formatted(error: GraphQLError) -> dict[str, Any]:
    refusal = _cause(error)
    if isinstance(refusal, Refusal):
        return dict(error.formatted) | {"extensions": refusal.extensions}
    if error.path is None and isinstance(error.original_error, _OF_THE_DOCUMENT):
        return _of_the_document(error)
    reference = secrets.token_hex(6)
    _logger.error(
        "graphql field failed",
        extra={"reference": reference, "path": error.path},
        exc_info=error.original_error or error,
    )
    formatted_error: dict[str, Any] = {**error.formatted}
    del formatted_error["message"]
    return formatted_error | _internal(reference)


def _of_the_document(error: GraphQLError) -> dict[str, Any]:
    """Found before anything was executed: the document or its variables are not valid."""
    syntax = isinstance(error, GraphQLSyntaxError)
    code = "GRAPHQL_PARSE_FAILED" if syntax else "GRAPHQL_VALIDATION_FAILED"
    shown = dict(error.formatted)
    if isinstance(error.original_error, RecursionError):
        shown["message"] = "this document is nested too deeply"
    return shown | {"extensions": {"code": code}}


def _cause(error: GraphQLError) -> BaseException | None:
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError) and not isinstance(cause, Refusal):
        cause = cause.original_error
    return cause


def _internal(reference: str) -> dict[str, Any]:
    return {
        "message": "something went wrong on our side",
        "extensions": {"code": "INTERNAL", "reference": reference},
    }
