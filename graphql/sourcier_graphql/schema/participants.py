"""A participant: a person, a country, an organisation, an office or a group."""

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from sourcier_events.projections.rows import MeetingRow, ParticipantRow, ParticipationRow
from sourcier_graphql.reading import meetings, statements
from sourcier_graphql.reading import participants as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.listing import Item
from sourcier_graphql.schema.claims import ACTIVE, ClaimConnection, ClaimStatuses
from sourcier_graphql.schema.codes import ParticipantType, code
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.entities import Entity
from sourcier_graphql.schema.facts import Fact
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import findable, made
from sourcier_graphql.schema.identity import as_uuid
from sourcier_graphql.schema.paging import After, Connection, First, Paged, connection, edges_of
from sourcier_graphql.schema.participations import Participation
from sourcier_graphql.schema.properties import ParticipantProperty
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.statements import Statement, StatementConnection

if TYPE_CHECKING:
    from sourcier_graphql.schema.meetings import Meeting

_MEETINGS = "sourcier_graphql.schema.meetings"
_Property = Annotated[ParticipantProperty, strawberry.argument(description="Of what.")]
_AnyProperty = Annotated[
    ParticipantProperty | None, strawberry.argument(description="Of what; null for all.")
]


@strawberry.type(description="A meeting that somebody takes part in, and how.")
class ParticipantMeetingEdge(Participation):
    """The edge from the participant."""

    node: Annotated["Meeting", strawberry.lazy(_MEETINGS)] = strawberry.field(
        description="The meeting."
    )


@strawberry.type(description="A page of the meetings that somebody takes part in.")
class ParticipantMeetingConnection(Paged):
    """Newest first."""

    edges: list[ParticipantMeetingEdge] = strawberry.field(description="The page, with cursors.")

    @resolver("The page, without what stands on the edges.")
    def nodes(self) -> list[Annotated["Meeting", strawberry.lazy(_MEETINGS)]]:
        return [edge.node for edge in self.edges]


def _edge(cut: Cut, item: Item[tuple[MeetingRow, ParticipationRow]]) -> ParticipantMeetingEdge:
    meeting, participation = item.record
    node = made("Meeting", cut, meeting, meeting.id)
    return ParticipantMeetingEdge.of(cut, participation, item.cursor, node)


@strawberry.type(description="A person, a country, an organisation, an office or a group.")
class Participant(Entity):
    """Plain values are those of the preferred claims."""

    name: str = strawberry.field(description="The preferred name.")
    names: list[str] = strawberry.field(description="Other spellings, most supported first.")
    sort_key: str = strawberry.field(description="The name as lists are ordered by it.")
    type: ParticipantType | None = strawberry.field(description="What it is.")
    role: str | None = strawberry.field(description="The office held.")
    country: str | None = strawberry.field(description="The country, as ISO 3166-1 alpha-2.")
    organisation: str | None = strawberry.field(description="Whom they work for.")
    contested: list[ParticipantProperty] = strawberry.field(
        description="The properties on which sources contradict each other."
    )

    @classmethod
    def of(cls, cut: Cut, row: ParticipantRow, own: UUID | None = None) -> Self:
        """The participant of a row, asked for by an id."""
        return filled(
            cls,
            row,
            cut=cut,
            member=own or row.id,
            canonical=row.id,
            contested=[ParticipantProperty(name) for name in row.contested],
            type=code(ParticipantType, row.type),
        )

    @resolver("The meetings that they take part in, and how; newest first.")
    async def meetings(
        self, info: Info, first: First = 20, after: After = None
    ) -> ParticipantMeetingConnection:
        return await connection(
            info,
            ParticipantMeetingConnection,
            meetings.MEETINGS_OF_PARTICIPANT,
            self.cut,
            (self.member,),
            first=first,
            after=after,
            edge=_edge,
        )

    @resolver("What they said, in the order of the documents.")
    async def statements(
        self, info: Info, first: First = 20, after: After = None
    ) -> StatementConnection:
        return await connection(
            info,
            StatementConnection,
            statements.STATEMENTS_OF_SPEAKER,
            self.cut,
            (self.member,),
            first=first,
            after=after,
            edge=edges_of(Statement.of),
        )

    @resolver("How we know one property; the best supported value, where it has many.")
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


@strawberry.type(description="A page of participants.")
class ParticipantConnection(Connection[Participant]):
    """Participants by sort key."""


findable("Participant", reading.PARTICIPANT, as_uuid, Participant.of)
