"""Resolvers by type and field: one plain function each, beside the others of its type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .answers import Cursor
from .tables import Cut, Row

Resolver = Callable[..., Any]

RESOLVERS: dict[tuple[str, str], Resolver] = {}
"""How each field is answered: from the object and the arguments, named as in the schema."""


@dataclass(frozen=True)
class Thing:
    """An object: its type, its row, the cut it was found at, and the id it was asked by."""

    kind: str
    row: Row
    cut: Cut
    asked: UUID | None = None

    @property
    def own(self) -> Any:
        """Its own id."""
        return self.row["id"]


@dataclass(frozen=True)
class Edge:
    """A node on a page; `thing` has what stands on the edge."""

    kind: str
    node: Any
    cursor: Cursor
    thing: Thing | None = None


@dataclass(frozen=True)
class Page:
    """A page of a list."""

    kind: str
    edges: list[Edge]
    total: int
    position: int
    more: bool
    began: bool


def field(kind: str, name: str) -> Callable[[Resolver], Resolver]:
    """The decorated function answers this field."""

    def register(resolver: Resolver) -> Resolver:
        assert (kind, name) not in RESOLVERS
        RESOLVERS[kind, name] = resolver
        return resolver

    return register


def columns(kind: str, /, **names: str) -> None:
    """These fields are columns, as they are."""
    for name, column in names.items():
        RESOLVERS[kind, name] = _column(column)


def plain(kind: str, names: str) -> None:
    """These fields are the columns of the same names."""
    columns(kind, **{name: _snake(name) for name in names.split()})


def codes(kind: str, names: str) -> None:
    """These fields are enums, whose codes stand in columns in lower case."""
    for name in names.split():
        RESOLVERS[kind, name] = _code(_snake(name))


def positions(kind: str, names: str) -> None:
    """These fields are positions: nineteen digits."""
    for name in names.split():
        RESOLVERS[kind, name] = _position(_snake(name))


def _snake(name: str) -> str:
    return "".join(f"_{one.lower()}" if one.isupper() else one for one in name)


def _column(column: str) -> Resolver:
    return lambda thing: thing.row[column]


def _code(column: str) -> Resolver:
    def upper(value: Any) -> Any:
        return list(map(upper, value)) if isinstance(value, list) else value and value.upper()

    return lambda thing: upper(thing.row[column])


def _position(column: str) -> Resolver:
    return lambda thing: f"{thing.row[column]:019d}"
