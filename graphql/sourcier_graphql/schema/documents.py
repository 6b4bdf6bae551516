"""A document: a stored text, immutable, with all that came out of it."""

from datetime import date
from enum import Enum
from typing import Annotated

import strawberry

from sourcier_graphql.global_ids import as_digest
from sourcier_graphql.planning.declaration import (
    NODES,
    Listing,
    Order,
    Page,
    Place,
    Source,
    column,
    many,
    one,
    planned,
)
from sourcier_graphql.schema.changes import CHANGES_OF_DOCUMENT, ChangeArguments, ChangeConnection
from sourcier_graphql.schema.claims import ACTIVE, ClaimConnection, ClaimStatuses, claims_of
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.filters import WhichStatements
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.paging import After, Connection, First
from sourcier_graphql.schema.publications import Publication, Run
from sourcier_graphql.schema.sources import asked, global_id, row_of, rows_of
from sourcier_graphql.schema.statements import StatementConnection, statements_of

_Revision = Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")]

_DAY = Place("coalesce({x}.published_latest, '0001-01-01'::date)", date, "date")
_PLACES = (_DAY, Place("{x}.id", str, "text"))
DOCUMENTS = Listing(
    name="documents",
    source=Source(row="x", rows="{views}.documents as {x}", where="{x.valid}"),
    orders={"newest": Order(_PLACES, descending=True), "oldest": Order(_PLACES)},
)
_CLAIMS = claims_of("claims-of-document", "{c}.document = {parent}.id")
_STATEMENTS = statements_of("statements-of-document", "{x}.document = {parent}.id")

# A document that is in the views of a cut was in the log before: its text never changes.
_TEXT = """
    case when not {row}.erased then
        (
            select stored.text from log.document as stored
            where stored.sha256 = decode({row}.id, 'hex')
        )
    end
"""


@strawberry.enum(description="In which order documents are listed.")
class DocumentOrder(Enum):
    NEWEST = strawberry.enum_value(
        "newest", description="By when they were first published, the last one first."
    )
    OLDEST = strawberry.enum_value(
        "oldest", description="By when they were first published, those without a date first."
    )


@strawberry.type(description="A stored text. It never changes: another text is another document.")
class Document(Node):
    """The plain values are those of its first publication."""

    id: strawberry.ID = column(EVERY_ID, global_id("Document"))
    sha256: str = column("The SHA-256 of the text, in hex: its identity.", "{row}.id")
    length: int = column("The length of the text, in code points.")
    media_type: str = column("The media type of what was stored.")
    url: str | None = column("Where it first appeared.")
    publisher: str | None = column("Who published it first.")
    origin: str | None = column("The agency that it comes from.")
    title: str | None = column("Its headline.")
    language: str | None = column("Its language, as BCP 47.")
    published: UncertainDate | None = one("When it was first published.", uncertain("published"))
    licence: str | None = column("Under which licence.")
    independent_origin: str = column("Who independently reported: reprints of one text share it.")
    withdrawn: bool = column("Whether it was taken back.")
    erased: bool = column("Whether its text was erased.")
    text: str | None = column("The text; null where it was erased.", _TEXT)
    publications: list[Publication] = many(
        "Its appearances, oldest first.",
        rows_of(
            "publications",
            "{parent}.id",
            "document",
            "{x}.published_earliest nulls last, {x}.id",
        ),
    )
    runs: list[Run] = many(
        "The runs that read it, oldest first.",
        rows_of("runs", "{parent}.id", "document", "{x}.position"),
    )
    revises: _Revision | None = one(
        "The document that was at its url before.", row_of("documents", "{parent}.revises")
    )
    revised_by: _Revision | None = one(
        "The document that is now at all of its urls.", row_of("documents", "{parent}.revised_by")
    )

    reprints: list[_Revision] = many(
        "Other documents that reprint the same text, as was recognised; oldest first.",
        Source(
            row="x",
            rows="{views}.documents as {x}",
            where="{x}.cluster = {parent}.cluster and {x}.id <> {parent}.id and {x.valid}",
            order="{x}.published_earliest nulls last, {x}.id",
        ),
    )

    @planned("What it says, in the order in which it was recorded.", Page(_CLAIMS))
    def claims(
        self, status: ClaimStatuses = ACTIVE, first: First = 20, after: After = None
    ) -> ClaimConnection: ...

    @planned("The statements that it reports, in its order.", Page(_STATEMENTS))
    def statements(
        self, where: WhichStatements = None, first: First = 20, after: After = None
    ) -> StatementConnection: ...

    @planned("What happened to it and to its claims, newest first.", Page(CHANGES_OF_DOCUMENT))
    def history(
        self,
        kinds: ChangeArguments.Kinds = None,
        since: ChangeArguments.Since = None,
        order_by: ChangeArguments.AnyOrder = ChangeArguments.NEWEST,
        first: First = 20,
        after: After = None,
    ) -> ChangeConnection: ...


@strawberry.type(description="A page of documents.")
class DocumentConnection(Connection[Document]):
    """Documents, newest first unless asked otherwise."""


NODES["Document"] = (asked("documents", "text"), as_digest)
