"""A meeting: what is believed of it, who took part, what was said at it."""

from datetime import date
from enum import Enum
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
from sourcier_graphql.schema.codes import (
    MeetingFamily,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Weekday,
)
from sourcier_graphql.schema.dates import UncertainDate, uncertain
from sourcier_graphql.schema.entities import MERGED_INTO, Entity, merged_into, own_id
from sourcier_graphql.schema.facts import FACT, OF_PROPERTY, Fact
from sourcier_graphql.schema.filters import (
    HowTheyTakePart,
    WhichParticipants,
    WhichStatements,
)
from sourcier_graphql.schema.identity import EVERY_ID
from sourcier_graphql.schema.paging import After, Connection, First, Paged
from sourcier_graphql.schema.participations import Participation, participations_of
from sourcier_graphql.schema.properties import MeetingProperty
from sourcier_graphql.schema.sources import asked_entity
from sourcier_graphql.schema.statements import StatementConnection, statements_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.participants import Participant

_PARTICIPANTS = "sourcier_graphql.schema.participants"

# What has no known year comes before all that has one, so that places are never null.
_DAY = Place("coalesce({x}.date_latest, '0001-01-01'::date)", date, "date")
_PLACES = (_DAY, Place("{x}.id", UUID, "uuid"))
NEWEST_FIRST = Order(_PLACES, descending=True)
OLDEST_FIRST = Order(_PLACES)

MEETINGS = Listing(
    name="meetings",
    source=Source(row="x", rows="{views}.meetings as {x}", where="{x.valid} and {x}.supported"),
    orders={"newest": NEWEST_FIRST, "oldest": OLDEST_FIRST},
)

_PARTICIPANTS_OF_MEETING = participations_of(
    "participants-of-meeting",
    "meeting",
    "participant",
    "participants",
    name=Order((Place("{x}.sort_key", str, "text"), Place("{x}.id", UUID, "uuid"))),
)
_STATEMENTS_OF_MEETING = statements_of("statements-of-meeting", "{x}.meeting = {parent}.id")


@strawberry.enum(description="In which order meetings are listed.")
class MeetingOrder(Enum):
    NEWEST = strawberry.enum_value(
        "newest", description="By the latest day they allow, the last one first."
    )
    OLDEST = strawberry.enum_value(
        "oldest", description="By the latest day they allow, those without a known year first."
    )


@strawberry.type(description="Somebody who takes part in a meeting, and how.")
class MeetingParticipantEdge(Participation):
    """The edge from the meeting."""

    node: Annotated["Participant", strawberry.lazy(_PARTICIPANTS)] = part("Who takes part.", "node")


@strawberry.type(description="A page of those who take part in a meeting.")
class MeetingParticipantConnection(Paged):
    """In the order of their sort keys."""

    edges: list[MeetingParticipantEdge] = part("The page, with cursors.", "edges")
    nodes: list[Annotated["Participant", strawberry.lazy(_PARTICIPANTS)]] = part(
        "The page, without what stands on the edges.", "nodes"
    )


@strawberry.type(description="A meeting: a summit, a visit, a call and so on.")
class Meeting(Entity):
    """Plain values are those of the preferred claims."""

    id: strawberry.ID = column(EVERY_ID, own_id("Meeting"))
    merged_into: strawberry.ID | None = column(MERGED_INTO, merged_into("Meeting"))
    title: str = column("What tells it apart: its kind, place and date.")
    kind: str | None = column("What the texts call it, such as «sommet».")
    family: MeetingFamily | None = column("The family of its kind.")
    series: str | None = column("The series or format it belongs to.")
    level: MeetingLevel | None = column("The rank of those who meet.")
    date: UncertainDate | None = one(
        "When it takes place.", uncertain("date", "{parent}.date_wording")
    )
    weekday: Weekday | None = column("The day of the week, where one is given.")
    city: str | None = column("The city.")
    country: str | None = column("The country, as ISO 3166-1 alpha-2.")
    venue: str | None = column("The building or site.")
    format: MeetingFormat | None = column("Whether people meet in person.")
    status: MeetingStatus | None = column("How far it has come.")
    delegations: int | None = column("How many delegations take part.")
    topics: list[str] = column("What it is about.")
    contested: list[MeetingProperty] = column(
        "The properties on which sources contradict each other."
    )

    @planned("Who takes part, and how; by sort key.", Page(_PARTICIPANTS_OF_MEETING))
    def participants(
        self,
        where: WhichParticipants = None,
        how: HowTheyTakePart = None,
        first: First = 20,
        after: After = None,
    ) -> MeetingParticipantConnection: ...

    @planned("What was said at it, in the order of the documents.", Page(_STATEMENTS_OF_MEETING))
    def statements(
        self, where: WhichStatements = None, first: First = 20, after: After = None
    ) -> StatementConnection: ...

    @planned("How we know one property; the best supported value, where it has many.", FACT)
    def fact(
        self, property: Annotated[MeetingProperty, argument("Of what.", OF_PROPERTY)]
    ) -> Fact | None: ...

    @planned("What was claimed, property by property, oldest first.", Page(CLAIMS_OF_ENTITY))
    def claims(
        self,
        property: Annotated[
            MeetingProperty | None, argument("Of what; null for all.", CLAIMS_OF_PROPERTY)
        ] = None,
        status: ClaimStatuses = ACTIVE,
        published_by: PublishedBy = None,
        first: First = 20,
        after: After = None,
    ) -> ClaimConnection: ...


@strawberry.type(description="A page of meetings.")
class MeetingConnection(Connection[Meeting]):
    """Meetings, newest first unless asked otherwise."""


NODES["Meeting"] = (asked_entity("meetings"), as_uuid)
