"""Claims in the order in which they were recorded, facts in the order of their support."""

from collections.abc import Sequence

from sourcier_events.projections.rows import ClaimRow, FactRow
from sourcier_graphql.reading.listing import Condition, Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import DOCUMENT, ENTITY, FACT, UUID_KEY
from sourcier_graphql.reading.selection import row

CLAIM = Lookup(
    UUID_KEY,
    row(ClaimRow, "c"),
    "inner join {views}.claims as c on c.id = parent.id and {c.valid}",
)

# Property by property, as the index has them.
CLAIMS_OF_ENTITY = Listing(
    "claims-of-entity",
    ENTITY,
    row(ClaimRow, "c"),
    source="{views}.claims as c",
    where="c.entity = entity.canonical and {c.valid}",
    order=(Order("c.property", str), Order("c.position", int)),
)

CLAIMS_OF_DOCUMENT = Listing(
    "claims-of-document",
    DOCUMENT,
    row(ClaimRow, "c"),
    source="{views}.claims as c",
    where="c.document = parent.id and {c.valid}",
    order=(Order("c.position", int),),
)

# A fact of a property with one value is about all claims of the property; its value key is ''.
CLAIMS_OF_FACT = Listing(
    "claims-of-fact",
    FACT,
    row(ClaimRow, "c"),
    source="{views}.claims as c",
    where="""
        c.entity = parent.entity and c.property = parent.property
        and parent.value_key in ('', c.value_key) and {c.valid}
    """,
    order=(Order("c.position", int),),
)

FACTS = Lookup(
    ENTITY,
    row(FactRow, "f"),
    "inner join {views}.facts as f on f.entity = entity.canonical and {f.valid}",
    order="f.property, f.origins desc, f.documents desc, f.claims desc, f.value_key",
)


def with_status(statuses: Sequence[str]) -> Condition:
    """Claims that stand so."""
    return Condition("c.status = any(%(statuses)s)", (("statuses", tuple(statuses)),))


def of_property(name: str) -> Condition:
    """Claims of one property."""
    return Condition("c.property = %(property)s", (("property", name),))
