"""The log itself: events as they were recorded, ahead of any view."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

import msgspec
import strawberry
from strawberry import Private
from strawberry.scalars import JSON

from sourcier_events.event_types import EVENT_TYPES
from sourcier_events.log import RecordedEvent
from sourcier_graphql.reading import log as reading
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.paging import PageInfo, checked_first
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position, written


@strawberry.type(description="The end of the log.")
class Log:
    """Ahead of the views by the lag."""

    position: Position = strawberry.field(description="The last position.")
    recorded_at: datetime | None = strawberry.field(
        description="When it was recorded; null while the log is empty."
    )


@strawberry.type(description="An immutable record in the log.")
class Event:
    """Its content is shown in the newest shape of its type."""

    recorded: Private[RecordedEvent]
    id: UUID = strawberry.field(description="The id of the event.")
    position: Position = strawberry.field(description="Its place in the log.")
    append: Position = strawberry.field(
        description="The last position of what it was appended with."
    )
    recorded_at: datetime = strawberry.field(description="When it was recorded.")
    type: str = strawberry.field(description="Its type.")
    schema: int = strawberry.field(description="The version of its type that it was written in.")
    stream: str = strawberry.field(description="Its stream.")
    version: int = strawberry.field(description="Its place in its stream, from 1.")
    actor: str = strawberry.field(description="Who caused it.")
    correlation: UUID | None = strawberry.field(description="What it belongs to.")
    causation: UUID | None = strawberry.field(description="The event that caused it.")
    content_hash: str = strawberry.field(
        description="SHA-256 of salt and payload as they were written, in hex."
    )

    @classmethod
    def of(cls, recorded: RecordedEvent) -> Self:
        """The event as the log has it."""
        shared = [
            "id",
            "recorded_at",
            "schema",
            "stream",
            "version",
            "actor",
            "correlation",
            "causation",
        ]
        return cls(
            recorded=recorded,
            position=Position(recorded.position),
            append=Position(recorded.append),
            type=type(recorded.event).__name__,
            content_hash=recorded.content_hash.hex(),
            **{name: getattr(recorded, name) for name in shared},
        )

    @resolver("Its content.")
    def payload(self) -> JSON:
        return JSON(msgspec.to_builtins(self.recorded.event))


@strawberry.type(description="An event of a page.")
class EventEdge:
    """Its cursor is its position."""

    cursor: Position = strawberry.field(description="Leads on from here.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="A page of events, in the order of the log.")
class EventConnection:
    """Events never change, so its cursors need no cut."""

    edges: list[EventEdge] = strawberry.field(description="The page, with cursors.")
    page_info: PageInfo = strawberry.field(description="Where this page begins and ends.")

    @resolver("The page, without cursors.")
    def nodes(self) -> list[Event]:
        return [edge.node for edge in self.edges]


_STREAM = re.compile(r"document:[0-9a-f]{64}|entity:[0-9a-f-]{36}")


async def page_of_events(
    info: Info, after: Position | None, first: int, types: Sequence[str] | None, stream: str | None
) -> EventConnection:
    """Events after a position."""
    unknown = sorted(set(types or ()) - EVENT_TYPES.keys())
    if unknown:
        raise bad_input(f"there are no events of type {', '.join(unknown)}")
    if stream is not None and not _STREAM.fullmatch(stream):
        raise bad_input("a stream is document:<sha256> or entity:<id>")
    limit = checked_first(first)
    found = await reading.events(
        info.context.reader.transaction,
        after=after or 0,
        most=limit + 1,
        types=types,
        stream=stream,
    )
    events = [Event.of(recorded) for recorded in found[:limit]]
    return EventConnection(
        edges=[EventEdge(cursor=event.position, node=event) for event in events],
        page_info=PageInfo(
            has_next_page=len(found) > limit,
            has_previous_page=bool(after),
            start_cursor=written(events[0].position) if events else None,
            end_cursor=written(events[-1].position) if events else None,
        ),
    )
