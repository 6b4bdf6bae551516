"""A meeting: what is believed of it, who took part, what was said at it."""

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from sourcier_events.projections.rows import MeetingRow, ParticipantRow, ParticipationRow
from sourcier_graphql.reading import meetings as reading
from sourcier_graphql.reading import statements
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.listing import Item
from sourcier_graphql.schema.claims import ACTIVE, ClaimConnection, ClaimStatuses
from sourcier_graphql.schema.codes import (
    MeetingFamily,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Weekday,
    code,
)
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.entities import Entity
from sourcier_graphql.schema.facts import Fact
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import findable, made
from sourcier_graphql.schema.identity import as_uuid
from sourcier_graphql.schema.paging import After, Connection, First, Paged, connection, edges_of
from sourcier_graphql.schema.participations import Participation
from sourcier_graphql.schema.properties import MeetingProperty
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.statements import Statement, StatementConnection

if TYPE_CHECKING:
    from sourcier_graphql.schema.participants import Participant

_PARTICIPANTS = "sourcier_graphql.schema.participants"
_Property = Annotated[MeetingProperty, strawberry.argument(description="Of what.")]
_AnyProperty = Annotated[
    MeetingProperty | None, strawberry.argument(description="Of what; null for all.")
]


@strawberry.type(description="Somebody who takes part in a meeting, and how.")
class MeetingParticipantEdge(Participation):
    """The edge from the meeting."""

    node: Annotated["Participant", strawberry.lazy(_PARTICIPANTS)] = strawberry.field(
        description="Who takes part."
    )


@strawberry.type(description="A page of those who take part in a meeting.")
class MeetingParticipantConnection(Paged):
    """In the order of their sort keys."""

    edges: list[MeetingParticipantEdge] = strawberry.field(description="The page, with cursors.")

    @resolver("The page, without what stands on the edges.")
    def nodes(self) -> list[Annotated["Participant", strawberry.lazy(_PARTICIPANTS)]]:
        return [edge.node for edge in self.edges]


def _edge(cut: Cut, item: Item[tuple[ParticipantRow, ParticipationRow]]) -> MeetingParticipantEdge:
    participant, participation = item.record
    node = made("Participant", cut, participant, participant.id)
    return MeetingParticipantEdge.of(cut, participation, item.cursor, node)


@strawberry.type(description="A meeting: a summit, a visit, a call and so on.")
class Meeting(Entity):
    """Plain values are those of the preferred claims."""

    title: str = strawberry.field(description="What tells it apart: its kind, place and date.")
    kind: str | None = strawberry.field(description="What the texts call it, such as «sommet».")
    family: MeetingFamily | None = strawberry.field(description="The family of its kind.")
    series: str | None = strawberry.field(description="The series or format it belongs to.")
    level: MeetingLevel | None = strawberry.field(description="The rank of those who meet.")
    date: UncertainDate | None = strawberry.field(description="When it takes place.")
    weekday: Weekday | None = strawberry.field(
        description="The day of the week, where one is given."
    )
    city: str | None = strawberry.field(description="The city.")
    country: str | None = strawberry.field(description="The country, as ISO 3166-1 alpha-2.")
    venue: str | None = strawberry.field(description="The building or site.")
    format: MeetingFormat | None = strawberry.field(description="Whether people meet in person.")
    status: MeetingStatus | None = strawberry.field(description="How far it has come.")
    delegations: int | None = strawberry.field(description="How many delegations take part.")
    topics: list[str] = strawberry.field(description="What it is about.")
    contested: list[MeetingProperty] = strawberry.field(
        description="The properties on which sources contradict each other."
    )

    @classmethod
    def of(cls, cut: Cut, row: MeetingRow, own: UUID | None = None) -> Self:
        """The meeting of a row, asked for by an id."""
        return filled(
            cls,
            row,
            cut=cut,
            member=own or row.id,
            canonical=row.id,
            contested=[MeetingProperty(name) for name in row.contested],
            family=code(MeetingFamily, row.family),
            level=code(MeetingLevel, row.level),
            date=uncertain(row.date, row.date_earliest, row.date_latest, row.date_wording),
            weekday=code(Weekday, row.weekday),
            format=code(MeetingFormat, row.format),
            status=code(MeetingStatus, row.status),
        )

    @resolver("Who takes part, and how; by sort key.")
    async def participants(
        self, info: Info, first: First = 20, after: After = None
    ) -> MeetingParticipantConnection:
        return await connection(
            info,
            MeetingParticipantConnection,
            reading.PARTICIPANTS_OF_MEETING,
            self.cut,
            (self.member,),
            first=first,
            after=after,
            edge=_edge,
        )

    @resolver("What was said at it, in the order of the documents.")
    async def statements(
        self, info: Info, first: First = 20, after: After = None
    ) -> StatementConnection:
        return await connection(
            info,
            StatementConnection,
            statements.STATEMENTS_OF_MEETING,
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


@strawberry.type(description="A page of meetings.")
class MeetingConnection(Connection[Meeting]):
    """Meetings, newest first."""


findable("Meeting", reading.MEETING, as_uuid, Meeting.of)
