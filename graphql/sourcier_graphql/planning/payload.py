"""What the program answers, and not the views, is a row too: what is selected of it is planned.

The attributes of the object are the columns of this row, `{parent}` to what it refers to. So its
type declares plain values as any strawberry type does, and what the views have of it with `one` or
`many` on an attribute that holds the id:

    claim_id: strawberry.Private[UUID]
    claim: Claim | None = one("The claim, as it stands now.", row_of("claims", "{parent}.claim_id"))
"""

import dataclasses
import types
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from sourcier_graphql.planning.declaration import PLAN, Column, Declaration, Object, Source

_SQL_TYPES = {
    UUID: "uuid",
    str: "text",
    int: "bigint",
    bool: "boolean",
    datetime: "timestamptz",
}


def encoded(payload: Any) -> bytes:
    """The attributes of an object, as JSON."""
    return msgspec.json.encode(_builtins(payload))


def columns(kind: Any) -> str:
    """The names and SQL types of the columns of a type."""
    return ", ".join(f"{name} {sql_type}" for name, sql_type in _columns(kind))


def nested(kind: Any, attribute: str, *, many: bool) -> Declaration:
    """How objects are read that an attribute holds, where nothing else is declared of it."""
    function = "json_to_recordset" if many else "json_to_record"
    rows = f"{function}({{parent}}.{attribute}) as {{part}} ({columns(kind)})"
    where = "" if many else f"{{parent}}.{attribute} is not null"
    return Object(Source(row="part", rows=rows, where=where), many=many)


def _builtins(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (name for name, _ in _columns(type(value)))
        return {name: _builtins(getattr(value, name)) for name in names}
    if isinstance(value, (list, tuple)):
        return [_builtins(one) for one in value]
    return value.value if isinstance(value, Enum) else value


@cache
def _columns(kind: Any) -> tuple[tuple[str, str], ...]:
    hints = get_type_hints(kind, include_extras=False)
    return tuple((name, _sql_type(hints[name])) for name in _attributes(kind))


def _attributes(kind: Any) -> Iterator[str]:
    """What an object is made with."""
    for field in dataclasses.fields(kind):
        metadata = getattr(field, "metadata", None) or {}
        if field.init and isinstance(metadata.get(PLAN), (Column, type(None))):
            yield field.name


def _sql_type(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Annotated:
        return _sql_type(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _sql_type(next(one for one in get_args(hint) if one is not type(None)))
    if origin is list:
        of_items = _sql_type(get_args(hint)[0])
        return of_items if of_items == "json" else f"{of_items} []"
    base = getattr(hint, "__supertype__", hint)
    if dataclasses.is_dataclass(base):
        return "json"
    return next((sql for python, sql in _SQL_TYPES.items() if base is python), "text")
