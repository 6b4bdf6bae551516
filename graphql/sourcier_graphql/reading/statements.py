"""Statements in the order of the documents that report them."""

from uuid import UUID

from sourcier_events.projections.rows import StatementRow
from sourcier_graphql.reading.listing import Condition, Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import DOCUMENT, ENTITY, ROOT, Parents
from sourcier_graphql.reading.selection import row


def _statements(name: str, parents: Parents, belongs: str) -> Listing[StatementRow]:
    return Listing(
        name,
        parents,
        row(StatementRow, "s"),
        source="{views}.statements as s",
        where=f"{belongs} {{s.valid}}",
        order=(Order("s.document", str), Order("s.start_offset", int), Order("s.id", UUID)),
    )


STATEMENT = Lookup(
    ENTITY,
    row(StatementRow, "s"),
    "inner join {views}.statements as s on s.id = entity.canonical and {s.valid}",
)
STATEMENTS = _statements("statements", ROOT, "")
STATEMENTS_OF_SPEAKER = _statements(
    "statements-of-speaker", ENTITY, "s.speaker = entity.canonical and"
)
STATEMENTS_OF_MEETING = _statements(
    "statements-of-meeting", ENTITY, "s.meeting = entity.canonical and"
)
STATEMENTS_OF_DOCUMENT = _statements(
    "statements-of-document", DOCUMENT, "s.document = parent.id and"
)


def about(column: str, entity: UUID) -> Condition:
    """Statements whose speaker or meeting is an entity, asked by the id of any of its members."""
    return Condition(
        f"""
        s.{column} = (
            select e.canonical from {{views}}.entities as e
            where e.id = %({column})s and {{e.valid}}
        )
        """,
        ((column, entity),),
    )


def with_value(column: str, value: str) -> Condition:
    """Statements with this value in a column of ours: document or kind."""
    return Condition(f"s.{column} = %({column})s", ((column, value),))
