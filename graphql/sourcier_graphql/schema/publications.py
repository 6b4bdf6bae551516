"""Where a document appeared, and which runs read it."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import PublicationRow, RunRow
from sourcier_graphql.reading import documents as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import find, findable
from sourcier_graphql.schema.identity import Node, as_uuid, encoded
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document

_DOCUMENTS = "sourcier_graphql.schema.documents"


@strawberry.type(description="One appearance of a document.")
class Publication(Node):
    """The same text in two papers is one document with two of these."""

    cut: Private[Cut]
    row: Private[PublicationRow]
    url: str | None = strawberry.field(description="Where it appeared.")
    publisher: str | None = strawberry.field(description="Who published it.")
    origin: str | None = strawberry.field(description="The agency that a reprint comes from.")
    title: str | None = strawberry.field(description="Its headline.")
    language: str | None = strawberry.field(description="Its language, as BCP 47.")
    published: UncertainDate | None = strawberry.field(description="When it was published.")
    fetched: str | None = strawberry.field(description="When it was fetched, in RFC 3339.")
    licence: str | None = strawberry.field(description="Under which licence.")
    file_name: str | None = strawberry.field(description="The file that it was read from.")
    file_sha256: str | None = strawberry.field(description="The SHA-256 of that file, in hex.")

    @classmethod
    def of(cls, cut: Cut, row: PublicationRow, own: object = None) -> Self:
        """The publication of a row."""
        published = uncertain(row.published, row.published_earliest, row.published_latest)
        return filled(cls, row, cut=cut, row=row, published=published)

    def global_id(self) -> strawberry.ID:
        """The id of this publication."""
        return encoded("Publication", self.row.id)

    @resolver("The document that appeared.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.document)
        return found


@strawberry.type(description="One execution of one extractor on one document.")
class Run(Node):
    """A PROV activity."""

    cut: Private[Cut]
    row: Private[RunRow]
    extractor: str = strawberry.field(description="The extractor.")
    version: str = strawberry.field(description="Its version.")
    configuration: str = strawberry.field(description="A digest of its configuration.")
    position: Position = strawberry.field(description="Where in the log it was recorded.")
    recorded_at: datetime = strawberry.field(description="When it was recorded.")

    @classmethod
    def of(cls, cut: Cut, row: RunRow, own: object = None) -> Self:
        """The run of a row."""
        return filled(cls, row, cut=cut, row=row)

    def global_id(self) -> strawberry.ID:
        """The id of this run."""
        return encoded("Run", self.row.id)

    @resolver("The document that it read.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.document)
        return found

    @resolver("The newer run whose claims replaced those of this one.")
    async def superseded_by(
        self, info: Info
    ) -> Annotated["Run", strawberry.lazy("sourcier_graphql.schema.publications")] | None:
        found: Run | None = await find(info, self.cut, "Run", self.row.superseded_by)
        return found


findable("Publication", reading.PUBLICATION, as_uuid, Publication.of)
findable("Run", reading.RUN, as_uuid, Run.of)
