"""Statements answer for many parents at once: their keys arrive as arrays, with their ordinal."""

from dataclasses import dataclass
from typing import Any

Key = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Parents:
    """The keys of what is asked about: column names with types, and what is joined to them."""

    columns: tuple[tuple[str, str], ...]
    join: str = ""

    @property
    def source(self) -> str:
        """The FROM item; one row per key, with `parent.ordinal` from 1."""
        arrays = ", ".join(f"%(parent_{name})s::{kind} []" for name, kind in self.columns)
        names = ", ".join(name for name, _ in self.columns)
        return f"unnest({arrays}) with ordinality as parent ({names}, ordinal) {self.join}"

    def parameters(self, keys: list[Key]) -> dict[str, list[Any]]:
        """The arrays of these keys."""
        return {
            f"parent_{name}": [key[place] for key in keys]
            for place, (name, _) in enumerate(self.columns)
        }


ROOT = Parents((("nothing", "integer"),))
"""A list that belongs to nobody."""

NOBODY: Key = (0,)

ENTITY = Parents(
    (("id", "uuid"),),
    # Any member is asked by its own id; the entity that answers for it at the cut is `canonical`.
    "inner join {views}.entities as entity on entity.id = parent.id and {entity.valid}",
)
DOCUMENT = Parents((("id", "text"),))
UUID_KEY = Parents((("id", "uuid"),))
TEXT_KEY = Parents((("id", "text"),))
FACT = Parents((("entity", "uuid"), ("property", "text"), ("value_key", "text")))
