"""What somebody said, as one document reports it."""

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import StatementRow
from sourcier_graphql.reading import statements as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.claims import ACTIVE, ClaimConnection, ClaimStatuses
from sourcier_graphql.schema.codes import Stance, StatementKind, code
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.entities import Entity
from sourcier_graphql.schema.facts import Fact
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import find, findable
from sourcier_graphql.schema.identity import as_uuid
from sourcier_graphql.schema.paging import After, Connection, First
from sourcier_graphql.schema.properties import StatementProperty
from sourcier_graphql.schema.resolving import resolver

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.meetings import Meeting
    from sourcier_graphql.schema.participants import Participant

_Property = Annotated[StatementProperty, strawberry.argument(description="Of what.")]
_AnyProperty = Annotated[
    StatementProperty | None, strawberry.argument(description="Of what; null for all.")
]


@strawberry.type(description="What somebody said, as one document reports it.")
class Statement(Entity):
    """Plain values are those of the preferred claims."""

    row: Private[StatementRow]
    content: str = strawberry.field(description="What was said, as the text has it.")
    kind: StatementKind | None = strawberry.field(description="How the speech is reported.")
    channel: str | None = strawberry.field(description="Where it was said, such as X.")
    verb: str | None = strawberry.field(description="The reporting verb, in the infinitive.")
    stance: Stance = strawberry.field(description="How the document stands to it.")
    start_offset: int = strawberry.field(
        description="Where it begins in the document, in code points."
    )
    contested: list[StatementProperty] = strawberry.field(
        description="The properties on which sources contradict each other."
    )

    @classmethod
    def of(cls, cut: Cut, row: StatementRow, own: UUID | None = None) -> Self:
        """The statement of a row, asked for by an id."""
        return filled(
            cls,
            row,
            cut=cut,
            row=row,
            member=own or row.id,
            canonical=row.id,
            contested=[StatementProperty(name) for name in row.contested],
            kind=code(StatementKind, row.kind),
            stance=Stance(row.stance),
        )

    @resolver("Who said it.")
    async def speaker(
        self, info: Info
    ) -> Annotated["Participant", strawberry.lazy("sourcier_graphql.schema.participants")] | None:
        found: Participant | None = await find(info, self.cut, "Participant", self.row.speaker)
        return found

    @resolver("The meeting at which it was said.")
    async def meeting(
        self, info: Info
    ) -> Annotated["Meeting", strawberry.lazy("sourcier_graphql.schema.meetings")] | None:
        found: Meeting | None = await find(info, self.cut, "Meeting", self.row.meeting)
        return found

    @resolver("The document that reports it.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")] | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.document)
        return found

    @resolver("How we know one property.")
    async def fact(self, info: Info, property: _Property) -> Fact | None:
        return await self.fact_of(info, property)

    @resolver("What was claimed, property by property, oldest first.")
    async def claims(
        self,
        info: Info,
        property: _AnyProperty = None,
        status: ClaimStatuses = ACTIVE,
        first: First = 20,
        after: After = None,
    ) -> ClaimConnection:
        return await self.claims_of(info, property, status, first, after)


@strawberry.type(description="A page of statements.")
class StatementConnection(Connection[Statement]):
    """Statements in the order of the documents."""


findable("Statement", reading.STATEMENT, as_uuid, Statement.of)
