"""All that the views answer, now or then: `Query` and `Snapshot` differ in their cut only."""

import asyncio
from datetime import datetime
from typing import Annotated, Any

import strawberry

from sourcier_graphql.reading import documents, meetings, participants, statements
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.documents import Document, DocumentConnection
from sourcier_graphql.schema.filters import (
    DocumentFilter,
    MeetingFilter,
    ParticipantFilter,
    StatementFilter,
    conditions_of,
)
from sourcier_graphql.schema.finding import find, find_by_global_id
from sourcier_graphql.schema.identity import Node, digest_of, uuid_of
from sourcier_graphql.schema.meetings import Meeting, MeetingConnection
from sourcier_graphql.schema.paging import MOST, After, First, connection, edges_of
from sourcier_graphql.schema.participants import Participant, ParticipantConnection
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.statements import Statement, StatementConnection

ById = Annotated[strawberry.ID, strawberry.argument(description="The global id.")]
_LARGEST_INT = 2**31 - 1


@strawberry.interface(
    description="Everything that the views answer. Query answers for now, Snapshot for then."
)
class Views:
    """Subclasses say which cut they are."""

    async def at(self, info: Info) -> Cut:
        """The cut that is read."""
        raise NotImplementedError

    @resolver("The position that the answer is for; ask with it to get it again.")
    async def position(self, info: Info) -> Position:
        return Position((await self.at(info)).position)

    @resolver("When that position was recorded; null while the log is empty.")
    async def recorded_at(self, info: Info) -> datetime | None:
        return await info.context.reader.recorded_at(await self.at(info))

    @resolver("How many events are in the log that the views do not have yet.")
    async def lag(self, info: Info) -> int:
        pin = await info.context.reader.pin()
        return min(pin.head - pin.checkpoint, _LARGEST_INT)

    @resolver("A meeting by its id.")
    async def meeting(self, info: Info, id: ById) -> Meeting | None:
        found: Meeting | None = await self._found(info, "Meeting", uuid_of("Meeting", id))
        return found

    @resolver("A participant by its id.")
    async def participant(self, info: Info, id: ById) -> Participant | None:
        found: Participant | None = await self._found(
            info, "Participant", uuid_of("Participant", id)
        )
        return found

    @resolver("A statement by its id.")
    async def statement(self, info: Info, id: ById) -> Statement | None:
        found: Statement | None = await self._found(info, "Statement", uuid_of("Statement", id))
        return found

    @resolver("A document by its id.")
    async def document(self, info: Info, id: ById) -> Document | None:
        found: Document | None = await self._found(info, "Document", digest_of("Document", id))
        return found

    @resolver("Whatever has this id.")
    async def node(self, info: Info, id: ById) -> Node | None:
        found: Node | None = await find_by_global_id(info, await self.at(info), id)
        return found

    @resolver("Whatever has these ids, in their order; null where nothing has.")
    async def nodes(
        self,
        info: Info,
        ids: Annotated[
            list[strawberry.ID],
            strawberry.argument(description=f"The global ids, up to {MOST}."),
        ],
    ) -> list[Node | None]:
        if len(ids) > MOST:
            raise bad_input(f"up to {MOST} ids can be asked for at once, not {len(ids)}")
        cut = await self.at(info)
        found: list[Node | None] = await asyncio.gather(
            *(find_by_global_id(info, cut, one) for one in ids)
        )
        return found

    @resolver("Meetings, newest first; those without a known year come last.")
    async def meetings(
        self,
        info: Info,
        where: Annotated[
            MeetingFilter | None, strawberry.argument(description="Which meetings.")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> MeetingConnection:
        return await connection(
            info,
            MeetingConnection,
            meetings.MEETINGS,
            await self.at(info),
            conditions=conditions_of(where),
            first=first,
            after=after,
            edge=edges_of(Meeting.of),
        )

    @resolver("Participants, by their sort keys.")
    async def participants(
        self,
        info: Info,
        where: Annotated[
            ParticipantFilter | None, strawberry.argument(description="Which participants.")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> ParticipantConnection:
        return await connection(
            info,
            ParticipantConnection,
            participants.PARTICIPANTS,
            await self.at(info),
            conditions=conditions_of(where),
            first=first,
            after=after,
            edge=edges_of(Participant.of),
        )

    @resolver("Statements, in the order of the documents that report them.")
    async def statements(
        self,
        info: Info,
        where: Annotated[
            StatementFilter | None, strawberry.argument(description="Which statements.")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> StatementConnection:
        return await connection(
            info,
            StatementConnection,
            statements.STATEMENTS,
            await self.at(info),
            conditions=conditions_of(where),
            first=first,
            after=after,
            edge=edges_of(Statement.of),
        )

    @resolver("Documents, newest first; those without a date come last.")
    async def documents(
        self,
        info: Info,
        where: Annotated[
            DocumentFilter | None, strawberry.argument(description="Which documents.")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> DocumentConnection:
        return await connection(
            info,
            DocumentConnection,
            documents.DOCUMENTS,
            await self.at(info),
            conditions=conditions_of(where),
            first=first,
            after=after,
            edge=edges_of(Document.of),
        )

    async def _found(self, info: Info, name: str, own: object) -> Any:
        return await find(info, await self.at(info), name, own)
