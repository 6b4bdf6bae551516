"""A page is a slice of a sorted list, after the place that a cursor names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .answers import Cursor
from .fields import Edge, Page, Thing, field
from .tables import Cut, Row

LONGEST = 100


@dataclass(frozen=True)
class Listing:
    """A list: `rows` at a cut for arguments, each made a `node`, in one of several orders.

    An order is the columns it compares, and whether the last comes first.
    """

    name: str
    kind: str
    rows: Callable[..., Iterable[Row]]
    node: Callable[[Row, Cut], Any]
    orders: dict[str, tuple[Callable[[Row], tuple[Any, ...]], bool]]
    edge_kind: str = ""


def paged(listing: Listing, cut: Cut, parent: Any, given: dict[str, Any]) -> Page:
    """The page that the arguments ask for."""
    order = given.get("orderBy", next(iter(listing.orders)))
    key, descending = listing.orders[order]
    after = None if given.get("after") is None else cut.tables.cursors.meaning(given["after"])
    if after is not None and cut.current:
        cut = cut.tables.at(after.position)
    rows = sorted(listing.rows(cut, parent, given), key=key, reverse=descending)
    keys = [key(row) for row in rows]
    assert len(set(keys)) == len(keys), f"{listing.name} is not ordered by {order}"
    following = [row for row in rows if after is None or _follows(key(row), after, descending)]
    page = following[: given["first"]]
    return Page(
        kind=listing.kind,
        edges=[_edge(listing, order, key(row), row, cut) for row in page],
        total=len(rows),
        position=cut.position,
        more=len(following) > len(page),
        began=after is not None,
    )


def _follows(key: tuple[Any, ...], after: Cursor, descending: bool) -> bool:
    return key < after.place if descending else key > after.place


def _edge(listing: Listing, order: str, key: tuple[Any, ...], row: Row, cut: Cut) -> Edge:
    kind = listing.edge_kind or listing.kind.replace("Connection", "Edge")
    cursor = Cursor(listing.name, order, cut.position, key)
    return Edge(kind, listing.node(row, cut), cursor, Thing(kind, row, cut))


def register_connection(kind: str, edge_kind: str = "", *on_edge: str) -> None:
    """The fields of a connection and of its edges."""
    edge = edge_kind or kind.replace("Connection", "Edge")
    field(kind, "edges")(lambda page: page.edges)
    field(kind, "nodes")(lambda page: [one.node for one in page.edges])
    field(kind, "totalCount")(lambda page: page.total)
    field(kind, "position")(lambda page: f"{page.position:019d}")
    field(kind, "pageInfo")(lambda page: page)
    field(edge, "cursor")(lambda one: one.cursor)
    field(edge, "node")(lambda one: one.node)


field("PageInfo", "hasNextPage")(lambda page: page.more)
field("PageInfo", "hasPreviousPage")(lambda page: page.began)
field("PageInfo", "startCursor")(lambda page: page.edges[0].cursor if page.edges else None)
field("PageInfo", "endCursor")(lambda page: page.edges[-1].cursor if page.edges else None)
