"""The lists of statements: in the order of the documents that report them."""

from collections.abc import Callable
from typing import Any

from .fields import Thing
from .filters import STATEMENTS, kept
from .paging import Listing, register_connection
from .tables import Cut, Row

Rows = Callable[[Cut, Thing, dict[str, Any]], list[Row]]


def _listing(name: str, rows: Rows) -> Listing:
    return Listing(
        name=name,
        kind="StatementConnection",
        rows=rows,
        node=lambda row, cut: Thing("Statement", row, cut, row["id"]),
        orders={"": (lambda row: (row["document"], row["start_offset"], row["id"]), False)},
    )


def _of(column: str) -> Rows:
    def rows(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
        found = cut.where("statements", column, parent.own)
        return kept(cut, found, STATEMENTS, given.get("where"))

    return rows


EVERY_STATEMENT = _listing(
    "statements",
    lambda cut, parent, given: kept(cut, cut.rows("statements"), STATEMENTS, given.get("where")),
)
OF_MEETING = _listing("statements of a meeting", _of("meeting"))
OF_SPEAKER = _listing("statements of a speaker", _of("speaker"))
OF_DOCUMENT = _listing("statements of a document", _of("document"))
register_connection("StatementConnection")
