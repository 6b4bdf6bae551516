"""The timeline, newest first: of an entity with all its members, or of a document.

Rows of changes never end, so *current* is all of them and *as of* those up to the position.
"""

from sourcier_events.projections.rows import ChangeRow
from sourcier_graphql.reading.listing import Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import DOCUMENT, ENTITY, TEXT_KEY
from sourcier_graphql.reading.selection import row, single

_NEWEST_FIRST = (
    Order("h.position", int, descending=True),
    Order("h.ordinal", int, descending=True),
)

CHANGES_OF_ENTITY = Listing(
    "changes-of-entity",
    ENTITY,
    row(ChangeRow, "h"),
    source="{views}.changes as h",
    where="""
        h.about in (
            select member.id from {views}.entities as member
            where member.canonical = entity.canonical and {member.valid}
        )
        and {h.valid}
    """,
    order=_NEWEST_FIRST,
)

CHANGES_OF_DOCUMENT = Listing(
    "changes-of-document",
    DOCUMENT,
    row(ChangeRow, "h"),
    source="{views}.changes as h",
    where="h.document = parent.id and {h.valid}",
    order=_NEWEST_FIRST,
)

CHANGE = Lookup(
    TEXT_KEY,
    row(ChangeRow, "h"),
    "inner join {views}.changes as h on h.id = parent.id and {h.valid}",
)

KIND_OF_ENTITY = Lookup(ENTITY, single("entity.kind"), "")
