"""A document: a stored text, immutable, with all that came out of it."""

from typing import Annotated, Self

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import DocumentRow
from sourcier_graphql.reading import changes, claims, statements
from sourcier_graphql.reading import documents as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.changes import Change, ChangeConnection
from sourcier_graphql.schema.claims import (
    ACTIVE,
    Claim,
    ClaimConnection,
    ClaimStatuses,
    standing,
)
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import find, findable
from sourcier_graphql.schema.identity import Node, as_digest, encoded
from sourcier_graphql.schema.paging import After, Connection, First, connection, edges_of
from sourcier_graphql.schema.publications import Publication, Run
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.statements import Statement, StatementConnection

_Revision = Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")]


@strawberry.type(description="A stored text. It never changes: another text is another document.")
class Document(Node):
    """The plain values are those of its first publication."""

    cut: Private[Cut]
    row: Private[DocumentRow]
    sha256: str = strawberry.field(description="The SHA-256 of the text, in hex: its identity.")
    length: int = strawberry.field(description="The length of the text, in code points.")
    media_type: str = strawberry.field(description="The media type of what was stored.")
    url: str | None = strawberry.field(description="Where it first appeared.")
    publisher: str | None = strawberry.field(description="Who published it first.")
    origin: str | None = strawberry.field(description="The agency that it comes from.")
    title: str | None = strawberry.field(description="Its headline.")
    language: str | None = strawberry.field(description="Its language, as BCP 47.")
    published: UncertainDate | None = strawberry.field(description="When it was first published.")
    licence: str | None = strawberry.field(description="Under which licence.")
    independent_origin: str = strawberry.field(
        description="Who independently reported: reprints of one text share it."
    )
    withdrawn: bool = strawberry.field(description="Whether it was taken back.")
    erased: bool = strawberry.field(description="Whether its text was erased.")

    @classmethod
    def of(cls, cut: Cut, row: DocumentRow, own: object = None) -> Self:
        """The document of a row."""
        published = uncertain(row.published, row.published_earliest, row.published_latest)
        return filled(cls, row, cut=cut, row=row, sha256=row.id, published=published)

    def global_id(self) -> strawberry.ID:
        """The id of this document."""
        return encoded("Document", self.row.id)

    @resolver("The text; null where it was erased.")
    async def text(self, info: Info) -> str | None:
        if self.row.erased:
            return None
        return await info.context.reader.one(reading.TEXT, self.cut, self.row.id)

    @resolver("Its appearances, oldest first.")
    async def publications(self, info: Info) -> list[Publication]:
        rows = await info.context.reader.all(
            reading.PUBLICATIONS_OF_DOCUMENT, self.cut, self.row.id
        )
        return [Publication.of(self.cut, row) for row in rows]

    @resolver("The runs that read it, oldest first.")
    async def runs(self, info: Info) -> list[Run]:
        rows = await info.context.reader.all(reading.RUNS_OF_DOCUMENT, self.cut, self.row.id)
        return [Run.of(self.cut, row) for row in rows]

    @resolver("The document that was at its url before.")
    async def revises(self, info: Info) -> _Revision | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.revises)
        return found

    @resolver("The document that is now at all of its urls.")
    async def revised_by(self, info: Info) -> _Revision | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.revised_by)
        return found

    @resolver("What it says, in the order in which it was recorded.")
    async def claims(
        self, info: Info, status: ClaimStatuses = ACTIVE, first: First = 20, after: After = None
    ) -> ClaimConnection:
        return await connection(
            info,
            ClaimConnection,
            claims.CLAIMS_OF_DOCUMENT,
            self.cut,
            (self.row.id,),
            conditions=standing(status),
            first=first,
            after=after,
            edge=edges_of(Claim.of),
        )

    @resolver("The statements that it reports, in its order.")
    async def statements(
        self, info: Info, first: First = 20, after: After = None
    ) -> StatementConnection:
        return await connection(
            info,
            StatementConnection,
            statements.STATEMENTS_OF_DOCUMENT,
            self.cut,
            (self.row.id,),
            first=first,
            after=after,
            edge=edges_of(Statement.of),
        )

    @resolver("What happened to it and to its claims, newest first.")
    async def history(self, info: Info, first: First = 20, after: After = None) -> ChangeConnection:
        return await connection(
            info,
            ChangeConnection,
            changes.CHANGES_OF_DOCUMENT,
            self.cut,
            (self.row.id,),
            first=first,
            after=after,
            edge=edges_of(Change.of),
        )


@strawberry.type(description="A page of documents.")
class DocumentConnection(Connection[Document]):
    """Documents, newest first."""


findable("Document", reading.DOCUMENT, as_digest, Document.of)
