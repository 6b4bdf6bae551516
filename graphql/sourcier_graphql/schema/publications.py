"""Where a document appeared, and which runs read it."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from sourcier_graphql.global_ids import as_uuid
from sourcier_graphql.planning.declaration import NODES, column, one
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import asked, global_id, row_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document

_DOCUMENTS = "sourcier_graphql.schema.documents"


@strawberry.type(description="One appearance of a document.")
class Publication(Node):
    """The same text in two papers is one document with two of these."""

    id: strawberry.ID = column(EVERY_ID, global_id("Publication"))
    url: str | None = column("Where it appeared.")
    publisher: str | None = column("Who published it.")
    origin: str | None = column("The agency that a reprint comes from.")
    title: str | None = column("Its headline.")
    language: str | None = column("Its language, as BCP 47.")
    published: UncertainDate | None = one("When it was published.", uncertain("published"))
    fetched: str | None = column("When it was fetched, in RFC 3339.")
    licence: str | None = column("Under which licence.")
    file_name: str | None = column("The file that it was read from.")
    file_sha256: str | None = column("The SHA-256 of that file, in hex.")
    document: Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None = one(
        "The document that appeared.", row_of("documents", "{parent}.document")
    )


@strawberry.type(description="One execution of one extractor on one document.")
class Run(Node):
    """A PROV activity."""

    id: strawberry.ID = column(EVERY_ID, global_id("Run"))
    extractor: str = column("The extractor.")
    version: str = column("Its version.")
    configuration: str = column("A digest of its configuration.")
    refused: str | None = column(
        "Why it read nothing, such as the language of the text; null where it read."
    )
    position: Position = column("Where in the log it was recorded.")
    recorded_at: datetime = column("When it was recorded.")
    document: Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None = one(
        "The document that it read.", row_of("documents", "{parent}.document")
    )
    superseded_by: (
        Annotated["Run", strawberry.lazy("sourcier_graphql.schema.publications")] | None
    ) = one(
        "The newer run whose claims replaced those of this one.",
        row_of("runs", "{parent}.superseded_by"),
    )


NODES["Publication"] = (asked("publications"), as_uuid)
NODES["Run"] = (asked("runs"), as_uuid)
