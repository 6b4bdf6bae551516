"""What somebody said, as one document reports it."""

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from sourcier_graphql.global_ids import as_uuid
from sourcier_graphql.planning.declaration import (
    NODES,
    Listing,
    Order,
    Page,
    Place,
    Source,
    argument,
    column,
    one,
    planned,
)
from sourcier_graphql.schema.claims import (
    ACTIVE,
    CLAIMS_OF_ENTITY,
    ClaimConnection,
    ClaimStatuses,
    PublishedBy,
)
from sourcier_graphql.schema.claims import OF_PROPERTY as CLAIMS_OF_PROPERTY
from sourcier_graphql.schema.codes import Stance, StatementKind
from sourcier_graphql.schema.entities import MERGED_INTO, Entity, merged_into, own_id
from sourcier_graphql.schema.facts import FACT, OF_PROPERTY, Fact
from sourcier_graphql.schema.identity import EVERY_ID
from sourcier_graphql.schema.paging import After, Connection, First
from sourcier_graphql.schema.properties import StatementProperty
from sourcier_graphql.schema.sources import asked_entity, row_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.meetings import Meeting
    from sourcier_graphql.schema.participants import Participant


def statements_of(name: str, where: str) -> Listing:
    """A list of statements in the order of the documents that report them."""
    return Listing(
        name=name,
        source=Source(row="x", rows="{views}.statements as {x}", where=f"{where} and {{x.valid}}"),
        orders={
            "document": Order(
                (
                    Place("{x}.document", str, "text"),
                    Place("{x}.start_offset", int, "integer"),
                    Place("{x}.id", UUID, "uuid"),
                )
            )
        },
    )


STATEMENTS = statements_of("statements", "true")


@strawberry.type(description="What somebody said, as one document reports it.")
class Statement(Entity):
    """Plain values are those of the preferred claims."""

    id: strawberry.ID = column(EVERY_ID, own_id("Statement"))
    merged_into: strawberry.ID | None = column(MERGED_INTO, merged_into("Statement"))
    content: str = column("What was said, as the text has it.")
    kind: StatementKind | None = column("How the speech is reported.")
    channel: str | None = column("Where it was said, such as X.")
    verb: str | None = column("The reporting verb, in the infinitive.")
    stance: Stance = column("How the document stands to it.")
    start_offset: int = column("Where it begins in the document, in code points.")
    contested: list[StatementProperty] = column(
        "The properties on which sources contradict each other."
    )
    speaker: (
        Annotated["Participant", strawberry.lazy("sourcier_graphql.schema.participants")] | None
    ) = one("Who said it.", row_of("participants", "{parent}.speaker"))
    meeting: Annotated["Meeting", strawberry.lazy("sourcier_graphql.schema.meetings")] | None = one(
        "The meeting at which it was said.", row_of("meetings", "{parent}.meeting")
    )
    document: Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")] | None = (
        one("The document that reports it.", row_of("documents", "{parent}.document"))
    )

    @planned("How we know one property.", FACT)
    def fact(
        self, property: Annotated[StatementProperty, argument("Of what.", OF_PROPERTY)]
    ) -> Fact | None: ...

    @planned("What was claimed, property by property, oldest first.", Page(CLAIMS_OF_ENTITY))
    def claims(
        self,
        property: Annotated[
            StatementProperty | None, argument("Of what; null for all.", CLAIMS_OF_PROPERTY)
        ] = None,
        status: ClaimStatuses = ACTIVE,
        published_by: PublishedBy = None,
        first: First = 20,
        after: After = None,
    ) -> ClaimConnection: ...


@strawberry.type(description="A page of statements.")
class StatementConnection(Connection[Statement]):
    """Statements in the order of the documents."""


NODES["Statement"] = (asked_entity("statements"), as_uuid)
