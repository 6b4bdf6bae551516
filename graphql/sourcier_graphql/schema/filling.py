"""A type's plain fields are the columns of its row with the same names: adding one is one line."""

import dataclasses
from typing import Any, TypeVar

from sourcier_events.projections.rows import Row

Type = TypeVar("Type")


def filled(kind: type[Type], row: Row, /, **more: Any) -> Type:
    """An object whose plain fields come from a row, unless given."""
    fields = {one.name for one in dataclasses.fields(kind) if one.init}  # type: ignore[arg-type]  # strawberry types are dataclasses
    plain = {name: getattr(row, name) for name in row.__struct_fields__ if name in fields}
    return kind(**(plain | more))
