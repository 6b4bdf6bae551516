"""Documents with their publications and runs, newest first; texts are read only when asked for."""

from datetime import date

from sourcier_events.projections.rows import DocumentRow, PublicationRow, RunRow
from sourcier_graphql.reading.listing import Condition, Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import ROOT, TEXT_KEY, UUID_KEY
from sourcier_graphql.reading.selection import row, single

DOCUMENT = Lookup(
    TEXT_KEY,
    row(DocumentRow, "d"),
    "inner join {views}.documents as d on d.id = parent.id and {d.valid}",
)

DOCUMENTS = Listing(
    "documents",
    ROOT,
    row(DocumentRow, "d"),
    source="{views}.documents as d",
    where="{d.valid}",
    order=(
        Order("d.published_latest", date, descending=True, nullable=True),
        Order("d.id", str),
    ),
)

# A document that is in the views of a cut was in the log before: its text never changes.
TEXT = Lookup(
    TEXT_KEY,
    single("t.text"),
    "inner join log.document as t on t.sha256 = decode(parent.id, 'hex')",
)

PUBLICATION = Lookup(
    UUID_KEY,
    row(PublicationRow, "p"),
    "inner join {views}.publications as p on p.id = parent.id and {p.valid}",
)

PUBLICATIONS_OF_DOCUMENT = Lookup(
    TEXT_KEY,
    row(PublicationRow, "p"),
    "inner join {views}.publications as p on p.document = parent.id and {p.valid}",
    order="p.published_earliest nulls last, p.id",
)

RUN = Lookup(
    UUID_KEY,
    row(RunRow, "r"),
    "inner join {views}.runs as r on r.id = parent.id and {r.valid}",
)

RUNS_OF_DOCUMENT = Lookup(
    TEXT_KEY,
    row(RunRow, "r"),
    "inner join {views}.runs as r on r.document = parent.id and {r.valid}",
    order="r.position",
)


def with_publication(column: str, value: str) -> Condition:
    """Documents that were published at a url or by a publisher."""
    return Condition(
        f"""
        exists (
            select from {{views}}.publications as p
            where p.document = d.id and {{p.valid}} and p.{column} = %({column})s
        )
        """,
        ((column, value),),
    )
