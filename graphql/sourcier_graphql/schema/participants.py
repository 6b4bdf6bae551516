"""A participant: a person, a country, an organisation, an office or a group."""

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
    part,
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
from sourcier_graphql.schema.codes import ParticipantType
from sourcier_graphql.schema.entities import MERGED_INTO, Entity, merged_into, own_id
from sourcier_graphql.schema.facts import FACT, OF_PROPERTY, Fact
from sourcier_graphql.schema.filters import HowTheyTakePart, WhichMeetings, WhichStatements
from sourcier_graphql.schema.identity import EVERY_ID
from sourcier_graphql.schema.meetings import NEWEST_FIRST, OLDEST_FIRST, MeetingOrder
from sourcier_graphql.schema.paging import After, Connection, First, Paged
from sourcier_graphql.schema.participations import Participation, participations_of
from sourcier_graphql.schema.properties import ParticipantProperty
from sourcier_graphql.schema.sources import asked_entity
from sourcier_graphql.schema.statements import StatementConnection, statements_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.meetings import Meeting

_MEETINGS = "sourcier_graphql.schema.meetings"

PARTICIPANTS = Listing(
    name="participants",
    source=Source(row="x", rows="{views}.participants as {x}", where="{x.valid} and {x}.supported"),
    orders={
        "name": Order((Place("{x}.sort_key", str, "text"), Place("{x}.id", UUID, "uuid"))),
    },
)

_MEETINGS_OF_PARTICIPANT = participations_of(
    "meetings-of-participant",
    "participant",
    "meeting",
    "meetings",
    newest=NEWEST_FIRST,
    oldest=OLDEST_FIRST,
)
_STATEMENTS_OF_SPEAKER = statements_of("statements-of-speaker", "{x}.speaker = {parent}.id")


@strawberry.type(description="A meeting that somebody takes part in, and how.")
class ParticipantMeetingEdge(Participation):
    """The edge from the participant."""

    node: Annotated["Meeting", strawberry.lazy(_MEETINGS)] = part("The meeting.", "node")


@strawberry.type(description="A page of the meetings that somebody takes part in.")
class ParticipantMeetingConnection(Paged):
    """Newest first unless asked otherwise."""

    edges: list[ParticipantMeetingEdge] = part("The page, with cursors.", "edges")
    nodes: list[Annotated["Meeting", strawberry.lazy(_MEETINGS)]] = part(
        "The page, without what stands on the edges.", "nodes"
    )


@strawberry.type(description="A person, a country, an organisation, an office or a group.")
class Participant(Entity):
    """Plain values are those of the preferred claims."""

    id: strawberry.ID = column(EVERY_ID, own_id("Participant"))
    merged_into: strawberry.ID | None = column(MERGED_INTO, merged_into("Participant"))
    name: str = column("The preferred name.")
    names: list[str] = column("Other spellings, most supported first.")
    sort_key: str = column("The name as lists are ordered by it.")
    type: ParticipantType | None = column("What it is.")
    role: str | None = column("The office held.")
    country: str | None = column("The country, as ISO 3166-1 alpha-2.")
    organisation: str | None = column("Whom they work for.")
    contested: list[ParticipantProperty] = column(
        "The properties on which sources contradict each other."
    )

    @planned("The meetings that they take part in, and how.", Page(_MEETINGS_OF_PARTICIPANT))
    def meetings(
        self,
        where: WhichMeetings = None,
        how: HowTheyTakePart = None,
        order_by: Annotated[MeetingOrder, argument("In which order.")] = MeetingOrder.NEWEST,
        first: First = 20,
        after: After = None,
    ) -> ParticipantMeetingConnection: ...

    @planned("What they said, in the order of the documents.", Page(_STATEMENTS_OF_SPEAKER))
    def statements(
        self, where: WhichStatements = None, first: First = 20, after: After = None
    ) -> StatementConnection: ...

    @planned("How we know one property; the best supported value, where it has many.", FACT)
    def fact(
        self, property: Annotated[ParticipantProperty, argument("Of what.", OF_PROPERTY)]
    ) -> Fact | None: ...

    @planned("What was claimed, property by property, oldest first.", Page(CLAIMS_OF_ENTITY))
    def claims(
        self,
        property: Annotated[
            ParticipantProperty | None, argument("Of what; null for all.", CLAIMS_OF_PROPERTY)
        ] = None,
        status: ClaimStatuses = ACTIVE,
        published_by: PublishedBy = None,
        first: First = 20,
        after: After = None,
    ) -> ClaimConnection: ...


@strawberry.type(description="A page of participants.")
class ParticipantConnection(Connection[Participant]):
    """Participants by sort key."""


NODES["Participant"] = (asked_entity("participants"), as_uuid)
