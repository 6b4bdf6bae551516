"""A list is paged by the values it is ordered by, never by counting rows: pages do not shift.

The same statement serves a list at the root and one list for each of fifty parents.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic

from msgspec import Struct

from sourcier_graphql.reading import cursor
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.parents import Parents
from sourcier_graphql.reading.selection import Record, Selection


class Condition(Struct, frozen=True):
    """A filter: a condition on the rows, and the parameters it names."""

    text: str
    parameters: tuple[tuple[str, Any], ...] = ()


Conditions = tuple[Condition, ...]


class Order(Struct, frozen=True):
    """A column that a list is ordered by. Nulls come last."""

    column: str
    kind: Any
    descending: bool = False
    nullable: bool = False

    @property
    def direction(self) -> str:
        """What ORDER BY says after the column."""
        return (" desc" if self.descending else "") + (" nulls last" if self.nullable else "")


class Item(Struct, Generic[Record], frozen=True):
    """One record of a page, and the cursor that leads on from it."""

    record: Record
    cursor: str


class Page(Struct, Generic[Record], frozen=True):
    """Some records in order, and whether more follow."""

    items: list[Item[Record]]
    more: bool


_PAGE = """
    select parent.ordinal, page.*
    from {parents}
    cross join lateral (
        select {places}, {columns}
        from {source}
        where {where}
        order by {order}
        limit %(limit)s
    ) as page
    order by parent.ordinal, {page_order}
"""

_COUNT = """
    select parent.ordinal, (select count(*) from {source} where {where})
    from {parents}
"""


@dataclass(frozen=True, eq=False)
class Listing(Generic[Record]):
    """A list of records of parents; the last column of its order makes it unique."""

    name: str
    parents: Parents
    selection: Selection[Record]
    source: str
    where: str
    order: tuple[Order, ...]

    def page_template(self, conditions: Conditions, after: Sequence[Any] | None) -> str:
        """The statement of one page, before its generation and its cut."""
        places = [f"{one.column} as place_{at}" for at, one in enumerate(self.order)]
        page_order = [f"page.place_{at}{one.direction}" for at, one in enumerate(self.order)]
        return _fill(
            _PAGE,
            parents=self.parents.source,
            places=", ".join(places),
            columns=", ".join(self.selection.columns),
            source=self.source,
            where=self._where(conditions, after),
            order=", ".join(one.column + one.direction for one in self.order),
            page_order=", ".join(page_order),
        )

    def count_template(self, conditions: Conditions) -> str:
        """The statement that counts the whole list."""
        return _fill(
            _COUNT,
            parents=self.parents.source,
            source=self.source,
            where=self._where(conditions, None),
        )

    def place_of(self, after: str) -> tuple[int, tuple[Any, ...]]:
        """Position and place of a cursor of this list."""
        types = [one.kind | None if one.nullable else one.kind for one in self.order]
        return cursor.decode(self.name, after, types)

    def item(self, cut: Cut, values: Sequence[Any]) -> Item[Record]:
        """A row of the page's statement, without the ordinal."""
        width = len(self.order)
        place = cursor.encode(self.name, cut.position, values[:width])
        return Item(self.selection.build(values[width:]), place)

    def _where(self, conditions: Conditions, after: Sequence[Any] | None) -> str:
        texts = [self.where, *(one.text for one in conditions)]
        if after is not None:
            texts.append(beyond(self.order, after))
        return " and ".join(f"({one})" for one in texts)


def beyond(order: Sequence[Order], place: Sequence[Any]) -> str:
    """The condition that a row comes after a place, whose values are parameters `after_<n>`."""
    parameters = [f"%(after_{at})s" for at in range(len(order))]
    if not any(one.descending or one.nullable for one in order):
        # A row comparison is what a B-tree can begin at.
        columns = ", ".join(one.column for one in order)
        return f"({columns}) > ({', '.join(parameters)})"
    cases: list[str] = []
    equal: list[str] = []
    for one, value, parameter in zip(order, place, parameters, strict=True):
        if value is not None:
            sign = "<" if one.descending else ">"
            later = f"{one.column} {sign} {parameter}"
            if one.nullable:
                later = f"({later} or {one.column} is null)"
            cases.append(" and ".join([*equal, later]))
        equal.append(f"{one.column} is null" if value is None else f"{one.column} = {parameter}")
    return " or ".join(f"({case})" for case in cases)


def _fill(template: str, **parts: str) -> str:
    for name, part in parts.items():
        template = template.replace("{" + name + "}", part)
    return template
