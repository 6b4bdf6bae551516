"""All that the views answer, now or then: `Query` and `Snapshot` differ in their cut only."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from msgspec.structs import replace

from sourcier_graphql.global_ids import own_id
from sourcier_graphql.planning.binding import MOST
from sourcier_graphql.planning.declaration import (
    NODES,
    ByGlobalId,
    Criterion,
    Object,
    Page,
    argument,
    column,
    matches,
    planned,
)
from sourcier_graphql.planning.scope import position_text
from sourcier_graphql.schema.changes import ChangeArguments, ChangeConnection, changes_of
from sourcier_graphql.schema.comparing import BLAME, Blame, Blamed
from sourcier_graphql.schema.documents import (
    DOCUMENTS,
    Document,
    DocumentConnection,
    DocumentOrder,
)
from sourcier_graphql.schema.events import (
    EVENTS,
    After_,
    Correlation,
    EventConnection,
    Stream,
    Types,
)
from sourcier_graphql.schema.filters import (
    WhichDocuments,
    WhichMeetings,
    WhichParticipants,
    WhichStatements,
)
from sourcier_graphql.schema.identity import Node
from sourcier_graphql.schema.meetings import MEETINGS, Meeting, MeetingConnection, MeetingOrder
from sourcier_graphql.schema.paging import After, First
from sourcier_graphql.schema.participants import PARTICIPANTS, Participant, ParticipantConnection
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.search import HITS, Kinds, SearchConnection, Text
from sourcier_graphql.schema.statements import STATEMENTS, Statement, StatementConnection

CHANGES = changes_of("changes", "true")

_RECORDED_AT = "(select append.recorded_at from log.append where append.last_position = {position})"
_LAG = "least(head$.position - here$.position, 2147483647)"


def _found(kind: str) -> Object:
    """One of a type by the id in an argument."""
    return Object(replace(NODES[kind][0], where=""))


def _criterion(kind: str) -> Criterion:
    source, parse = NODES[kind]
    return matches(source.where, lambda given: parse(own_id(kind, given)))


def _by_id(kind: str) -> Any:
    return argument("The global id.", _criterion(kind))


@strawberry.interface(
    description="Everything that the views answer. Query answers for now, Snapshot for then."
)
class Views:
    """Each field is read at the cut that it stands in."""

    position: Position = column(
        "The position that the answer is for; ask with it to get it again.",
        position_text("{position}"),
    )
    recorded_at: datetime | None = column(
        "When that position was recorded; null while the log is empty.", _RECORDED_AT
    )
    lag: int = column("How many events are in the log that the views do not have yet.", _LAG)

    @planned("A meeting by its id.", _found("Meeting"))
    def meeting(self, id: Annotated[strawberry.ID, _by_id("Meeting")]) -> Meeting | None: ...

    @planned("A participant by its id.", _found("Participant"))
    def participant(
        self, id: Annotated[strawberry.ID, _by_id("Participant")]
    ) -> Participant | None: ...

    @planned("A statement by its id.", _found("Statement"))
    def statement(self, id: Annotated[strawberry.ID, _by_id("Statement")]) -> Statement | None: ...

    @planned("A document by its id.", _found("Document"))
    def document(self, id: Annotated[strawberry.ID, _by_id("Document")]) -> Document | None: ...

    @planned("Whatever has this id.", ByGlobalId())
    def node(self, id: Annotated[strawberry.ID, argument("The global id.")]) -> Node | None: ...

    @planned(
        "Whatever has these ids, in their order; null where nothing has.", ByGlobalId(many=True)
    )
    def nodes(
        self,
        ids: Annotated[list[strawberry.ID], argument(f"The global ids, up to {MOST}.")],
    ) -> list[Node | None]: ...

    @planned("Meetings, newest first unless asked otherwise.", Page(MEETINGS))
    def meetings(
        self,
        where: WhichMeetings = None,
        order_by: Annotated[MeetingOrder, argument("In which order.")] = MeetingOrder.NEWEST,
        first: First = 20,
        after: After = None,
    ) -> MeetingConnection: ...

    @planned("Participants, by their sort keys.", Page(PARTICIPANTS))
    def participants(
        self,
        where: WhichParticipants = None,
        first: First = 20,
        after: After = None,
    ) -> ParticipantConnection: ...

    @planned("Statements, in the order of the documents that report them.", Page(STATEMENTS))
    def statements(
        self,
        where: WhichStatements = None,
        first: First = 20,
        after: After = None,
    ) -> StatementConnection: ...

    @planned("Documents, newest first unless asked otherwise.", Page(DOCUMENTS))
    def documents(
        self,
        where: WhichDocuments = None,
        order_by: Annotated[DocumentOrder, argument("In which order.")] = DocumentOrder.NEWEST,
        first: First = 20,
        after: After = None,
    ) -> DocumentConnection: ...

    @planned("What happened, to whatever it happened.", Page(CHANGES))
    def changes(
        self,
        since: ChangeArguments.Since = None,
        about: ChangeArguments.About = None,
        kinds: ChangeArguments.Kinds = None,
        order_by: ChangeArguments.AnyOrder = ChangeArguments.OLDEST,
        first: First = 20,
        after: After = None,
    ) -> ChangeConnection: ...

    @planned("Events, in the order of the log, as far as the views have them.", Page(EVENTS))
    def events(
        self,
        since: After_ = None,
        types: Types = None,
        stream: Stream = None,
        correlation: Correlation = None,
        first: First = 20,
        after: After = None,
    ) -> EventConnection: ...

    @planned("Full-text search, in French and blind to accents; the best first.", Page(HITS))
    def search(
        self, text: Text, kinds: Kinds = None, first: First = 20, after: After = None
    ) -> SearchConnection: ...

    @planned("For each value of an entity, what last set it.", BLAME)
    def blame(self, id: Blamed) -> list[Blame]: ...
