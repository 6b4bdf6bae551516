"""What a statement selects and what it makes of it are declared together, from the views' rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sourcier_events.projections.rows import Row

Record = TypeVar("Record")
One = TypeVar("One", bound=Row)
Other = TypeVar("Other", bound=Row)

_JSON = frozenset({"qualifiers", "evidence"})


@dataclass(frozen=True, eq=False)
class Selection(Generic[Record]):
    """Columns, and the record that their values make."""

    columns: tuple[str, ...]
    build: Callable[[Sequence[Any]], Record]


def row(kind: type[One], alias: str) -> Selection[One]:
    """All columns of a view."""
    names = kind.__struct_fields__
    return Selection(
        tuple(_column(alias, name) for name in names),
        lambda values: kind(**dict(zip(names, values, strict=True))),
    )


def pair(one: Selection[One], other: Selection[Other]) -> Selection[tuple[One, Other]]:
    """All columns of two joined views."""
    width = len(one.columns)
    return Selection(
        one.columns + other.columns,
        lambda values: (one.build(values[:width]), other.build(values[width:])),
    )


def single(column: str) -> Selection[Any]:
    """One column, as it is."""
    return Selection((column,), lambda values: values[0])


def _column(alias: str, name: str) -> str:
    # JSON columns are rows' canonical text: nobody decodes what nobody selected.
    return f"{alias}.{name}::text" if name in _JSON else f"{alias}.{name}"
