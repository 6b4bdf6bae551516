"""A connection is one page of a list, by the values it is ordered by, never by counting rows.

One row more than asked for tells whether more follow. Cursors carry list, order, cut and place.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sourcier_graphql.planning.binding import Bound
from sourcier_graphql.planning.declaration import Column, Listing, PagePart
from sourcier_graphql.planning.records import columns_of, records
from sourcier_graphql.planning.scope import Cut, Scope, position_text
from sourcier_graphql.planning.selection import TYPENAME, Selected

if TYPE_CHECKING:
    from sourcier_graphql.planning.emitting import Emitter


def page(emitter: "Emitter", listing: Listing, selected: Selected, scope: Scope) -> str:
    """The connection of a field."""
    return _Page(emitter, listing, selected, scope).text()


class _Page:
    def __init__(
        self, emitter: "Emitter", listing: Listing, selected: Selected, scope: Scope
    ) -> None:
        self._emitter = emitter
        self._listing = listing
        self._selected = selected
        self._bound: Bound = emitter.bound(selected)
        assert self._bound.paging is not None
        self._order = listing.orders[self._bound.paging.order]
        self._first = self._bound.paging.first
        self._place = emitter.number_of_rest(selected.arguments)
        """The number of the parameter that is the cut of the cursor; its place follows."""
        if self._bound.paging.after and scope.cut.current:
            cut = Cut(f"${self._place}::bigint", current=False)
            scope = replace(scope, cut=cut)
        self._scope = scope
        columns = " ".join(one.column for one in self._order.places)
        self._inner, self._rows = emitter.rows(listing.source, scope, selected, columns)
        self._children = selected.children[selected.type_name]
        self._page = scope.fresh("page")
        self._columns: dict[str, str] = {}

    def text(self) -> str:
        """The connection, as one record."""
        lists = [one for one in self._children if _part(one) in ("edges", "nodes")]
        infos = [one for one in self._children if _part(one) == "pageInfo"]
        whole = len(lists) == 1 and not infos
        shown = [(one.key, self._shown(one, whole)) for one in self._children]
        tables = f"with {self._common_table()} " if self._columns else ""
        return f"({tables}{self._record(shown)})"

    def _shown(self, child: Selected, whole: bool) -> str:
        part = _part(child)
        if part == TYPENAME:
            return f"'{child.owner}'::text"
        if part == "position":
            return position_text(self._scope.cut.position)
        if part == "totalCount":
            return f"(select count(*) {self._rows})"
        if part == "pageInfo":
            return self._page_info(child)
        if whole:
            return f"array({self._item(child, self._limited(self._first))})"
        column = f"item_{len(self._columns)}"
        self._columns[column] = f"({self._item(child)})"
        return f"array(select {self._page}.{column} from {self._page} {self._on_page()})"

    def _item(self, child: Selected, rows: str = "") -> str:
        """The query of one item of a list, or with `rows` of all of them."""
        if _part(child) == "nodes":
            return self._emitter.selecting(child, self._node_scope(), rows)
        [edge_type] = child.children
        shown = [(one.key, self._of_edge(one)) for one in child.children[edge_type]]
        return self._record(shown, rows)

    def _of_edge(self, child: Selected) -> str:
        part = _part(child)
        if part == "cursor":
            return self._cursor()
        if part == "node":
            return self._emitter.shown(child, self._node_scope())
        return self._emitter.field(child, self._inner)

    def _record(self, shown: Iterable[tuple[str, str]], rows: str = "") -> str:
        return records(columns_of(shown), self._scope, rows)

    def _node_scope(self) -> Scope:
        row = self._inner.aliases[self._listing.node or self._listing.source.row]
        return replace(self._inner, row=row)

    def _page_info(self, child: Selected) -> str:
        [kind] = child.children
        shown = [(one.key, self._info(one)) for one in child.children[kind]]
        return f"({self._record(shown)})"

    def _info(self, child: Selected) -> str:
        part = _part(child)
        if part == TYPENAME:
            return f"'{child.owner}'::text"
        if part == "hasPreviousPage":
            return "true" if self._bound.paging and self._bound.paging.after else "false"
        if part == "hasNextPage":
            self._columns.setdefault("cursor", "null::text")
            return f"(select count(*) > {self._first} from {self._page})"
        self._columns["cursor"] = self._cursor()
        direction = "" if part == "startCursor" else " desc"
        return (
            f"(select {self._page}.cursor from {self._page} {self._on_page()}{direction} limit 1)"
        )

    def _common_table(self) -> str:
        columns = ", ".join(f"{text} as {name}" for name, text in self._columns.items())
        limited = self._limited(self._first + 1)
        return (
            f"{self._page} as materialized (select row_number() over () as place, found.*"
            f" from (select {columns} {limited}) as found)"
        )

    def _on_page(self) -> str:
        return f"where {self._page}.place <= {self._first} order by {self._page}.place"

    def _limited(self, limit: int) -> str:
        beyond = self._beyond()
        text = self._rows
        if beyond:
            text += f" and ({beyond})" if " where " in text else f" where ({beyond})"
        order = ", ".join(
            self._inner.filled(one.column) + (" desc" if self._order.descending else "")
            for one in self._order.places
        )
        return f"{text} order by {order} limit {limit}"

    def _cursor(self) -> str:
        """Base64 of a JSON array, as `cursor.decode` reads it."""
        assert self._bound.paging is not None
        name = f"{self._listing.name} {self._bound.paging.order}"
        values = ", ".join(self._inner.filled(one.column) for one in self._order.places)
        array = f"json_build_array('{name}'::text, {self._scope.cut.position}, {values})"
        return f"translate(encode(convert_to({array}::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')"

    def _beyond(self) -> str:
        """The condition that a row comes after the cursor."""
        assert self._bound.paging is not None
        if not self._bound.paging.after:
            return ""
        places = self._order.places
        columns = ", ".join(self._inner.filled(one.column) for one in places)
        values = ", ".join(
            f"${self._place + 1 + at}::{one.sql_type}" for at, one in enumerate(places)
        )
        return f"({columns}) {'<' if self._order.descending else '>'} ({values})"


def _part(child: Selected) -> str:
    if isinstance(child.declaration, PagePart):
        return child.declaration.part
    if child.name == TYPENAME and isinstance(child.declaration, Column):
        return TYPENAME
    return ""
