"""A lookup finds the rows that belong to keys: one statement for all keys of a level and a cut."""

from dataclasses import dataclass
from typing import Any, Generic

from sourcier_graphql.reading import statement
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.parents import Key, Parents
from sourcier_graphql.reading.selection import Record, Selection
from sourcier_graphql.reading.transaction import Transaction

_LOOKUP = """
    select parent.ordinal, {columns}
    from {parents}
    {source}
    order by parent.ordinal {order}
"""


@dataclass(frozen=True, eq=False)
class Lookup(Generic[Record]):
    """What is joined to the keys, and in which order the rows of one key come."""

    parents: Parents
    selection: Selection[Record]
    source: str
    order: str = ""

    @property
    def template(self) -> str:
        """The statement, before its generation and its cut."""
        return (
            _LOOKUP.replace("{columns}", ", ".join(self.selection.columns))
            .replace("{parents}", self.parents.source)
            .replace("{source}", self.source)
            .replace("{order}", f", {self.order}" if self.order else "")
        )


async def look_up(
    transaction: Transaction, lookup: Lookup[Record], cut: Cut, keys: list[Key]
) -> list[list[Record]]:
    """The records of each key, in the order of the keys."""
    parameters: dict[str, Any] = lookup.parents.parameters(keys)
    parameters["position"] = cut.position
    found: list[list[Record]] = [[] for _ in keys]
    for ordinal, *values in await transaction.fetch(
        statement.text(lookup.template, cut), parameters
    ):
        found[ordinal - 1].append(lookup.selection.build(values))
    return found
