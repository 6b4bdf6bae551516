"""The reference executes an operation as graphql-core does: field by field, over rows in memory."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from graphql import (
    DocumentNode,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    execute_sync,
    get_named_type,
    is_abstract_type,
)
from graphql.execution.values import get_variable_values

from . import comparisons, entities, roots, searching  # noqa: F401  # they register resolvers
from .fields import RESOLVERS, Thing
from .refusing import Refusals
from .tables import Tables


@dataclass(frozen=True)
class Outcome:
    """Data, or the codes of which a refusal must have one."""

    data: dict[str, Any] | None
    codes: frozenset[str] = frozenset()


class Reference:
    """Executes operations of a printed schema on rows."""

    def __init__(self, sdl: str, tables: Tables) -> None:
        self.schema = _executable(sdl)
        self.tables = tables

    def execute(
        self, document: DocumentNode, name: str | None, variables: dict[str, Any]
    ) -> Outcome:
        """What one operation of a valid document must answer."""
        operation = _named(document, name)
        coerced = get_variable_values(
            self.schema, operation.variable_definitions or (), dict(variables)
        )
        if isinstance(coerced, list):
            return Outcome(None, frozenset({"GRAPHQL_VALIDATION_FAILED"}))
        codes = Refusals(self.schema, self.tables, document, coerced).of(operation)
        if codes:
            return Outcome(None, frozenset(codes))
        result = execute_sync(
            self.schema,
            document,
            Thing("Query", {}, self.tables.now),
            variable_values=dict(variables),
            operation_name=name,
        )
        if result.errors:
            raise result.errors[0].original_error or result.errors[0]
        return Outcome(result.data)


ELSEWHERE = ("blastRadius",)
"""Fields that are worked out and not read: whoever works them out has tests for them."""


def unanswered(schema: GraphQLSchema) -> list[str]:
    """The fields of queries that have no resolver here."""
    return sorted(
        f"{kind.name}.{name}"
        for kind in _answering(schema)
        for name in kind.fields
        if name not in ELSEWHERE and (kind.name, name) not in RESOLVERS
    )


def obsolete(schema: GraphQLSchema) -> list[str]:
    """The resolvers here that no field has."""
    known = {(kind.name, name) for kind in _answering(schema) for name in kind.fields}
    return sorted(f"{kind}.{name}" for kind, name in RESOLVERS.keys() - known)


def _answering(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    """The types that a query leads to."""
    found: dict[str, GraphQLObjectType] = {}
    waiting: list[Any] = [schema.query_type]
    while waiting:
        kind = waiting.pop()
        if is_abstract_type(kind):
            waiting += schema.get_possible_types(kind)
        elif isinstance(kind, GraphQLObjectType) and kind.name not in found:
            found[kind.name] = kind
            waiting += [
                get_named_type(one.type)
                for name, one in kind.fields.items()
                if name not in ELSEWHERE
            ]
    return list(found.values())


def _named(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    found = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    [operation] = [one for one in found if name is None or (one.name and one.name.value == name)]
    return operation


def _executable(sdl: str) -> GraphQLSchema:
    schema = build_schema(sdl)
    for kind in _answering(schema):
        for name, definition in kind.fields.items():
            resolver = RESOLVERS.get((kind.name, name))
            if resolver is not None:
                definition.resolve = _resolving(resolver)
    for kind in schema.type_map.values():
        if hasattr(kind, "resolve_type"):
            kind.resolve_type = lambda thing, info, abstract: thing.kind
    for name, parse in _PARSED.items():
        scalar = schema.type_map.get(name)
        if isinstance(scalar, GraphQLScalarType):
            scalar.coerce_input_value = parse
            scalar.coerce_output_value = _WRITTEN.get(name, lambda value: value)
    return schema


def _resolving(resolver: Any) -> Any:
    return lambda source, info, **given: resolver(source, **given)


def _position(text: Any) -> int:
    fits = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= 19
    if not fits or int(text) >= 2**63:
        raise ValueError("no Position")
    return int(text)


def _parsed(parse: Any) -> Any:
    def parsed(text: Any) -> Any:
        if not isinstance(text, str):
            raise ValueError("no text")
        return parse(text)

    return parsed


_PARSED = {
    "Position": _position,
    "DateTime": _parsed(datetime.fromisoformat),
    "Date": _parsed(date.fromisoformat),
    "UUID": _parsed(UUID),
    "JSON": lambda value: value,
}
_WRITTEN = {"UUID": str, "Date": date.isoformat}
