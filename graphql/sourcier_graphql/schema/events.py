"""Events as they were recorded: from each one its cause, its effects, and what it changed.

The views have what stands in an event's header, on the lines of the timeline; its content is read
from the log.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from sourcier_events.event_types import EVENT_TYPES
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
    loaded,
    many,
    matches,
    one,
    planned,
)
from sourcier_graphql.planning.scope import position_text
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.paging import After, Connection, First
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import global_id

if TYPE_CHECKING:
    from sourcier_graphql.schema.changes import Change

_Changes = list[Annotated["Change", strawberry.lazy("sourcier_graphql.schema.changes")]]

# An event has as many lines as it has subjects; the first one stands for it.
_FIRST_LINE = """
    {h}.ordinal = (
        select min({line}.ordinal) from {views}.changes as {line}
        where {line}.position = {h}.position
    )
    and {h.valid}
"""


def event_at(position: str) -> Source:
    """The event at a position (SQL)."""
    return _event(f"{{h}}.position = {position}")


def _event(where: str) -> Source:
    return Source(row="h", rows="{views}.changes as {h}", where=f"{where} and {_FIRST_LINE}")


def _events(name: str, where: str) -> Listing:
    return Listing(
        name=name,
        source=_event(where),
        orders={"recorded": Order((Place("{h}.position", int, "bigint"),))},
    )


EVENTS = _events("events", "true")
_EFFECTS = _events("effects", "{h}.causation = {parent}.event")
_LINES = Source(
    row="h",
    rows="{views}.changes as {h}",
    where="{h}.position = {parent}.position and {h.valid}",
    order="{h}.ordinal",
)


def _known_types(names: list[str]) -> list[str]:
    unknown = sorted(set(names) - EVENT_TYPES.keys())
    if unknown:
        raise bad_input(f"there are no events of type {', '.join(unknown)[:200]}")
    return names


Types = Annotated[
    list[str] | None,
    argument(
        "Only events of these types.",
        matches("{h}.event_type = any({value}::text [])", _known_types),
    ),
]
Stream = Annotated[
    str | None,
    argument(
        "Only events of this stream: document:<sha256> or entity:<uuid>.",
        matches("{h}.stream = {value}"),
    ),
]
Correlation = Annotated[
    UUID | None,
    argument(
        "Only events that belong to this run, or to whatever else.",
        matches("{h}.correlation = {value}::uuid"),
    ),
]
After_ = Annotated[
    Position | None,
    argument("Only events after this position.", matches("{h}.position > {value}::bigint")),
]


@strawberry.type(description="An immutable record in the log.")
class Event(Node):
    """Its content is shown in the newest shape of its type."""

    id: strawberry.ID = column(EVERY_ID, global_id("Event", "{row}.event"))
    uuid: UUID = column("The id of the event in the log.", "{row}.event")
    position: Position = column("Its place in the log.")
    append: Position = column(
        "The last position of what it was appended with.",
        position_text("{row}.from_position"),
    )
    recorded_at: datetime = column("When it was recorded.")
    type: str = column("Its type.", "{row}.event_type")
    schema: int = column("The version of its type that it was written in.", "{row}.schema_version")
    stream: str = column("Its stream.")
    version: int = column("Its place in its stream, from 1.")
    actor: str = column("Who caused it.")
    correlation: UUID | None = column("What it belongs to.")
    causation: UUID | None = column("The id, in the log, of the event that caused it.")
    content_hash: str = loaded(
        "SHA-256 of salt and payload as they were written, in hex.",
        "content_hash",
        "{row}.position",
    )
    payload: JSON = loaded("Its content.", "payload", "{row}.position")
    cause: Annotated["Event", strawberry.lazy("sourcier_graphql.schema.events")] | None = one(
        "The event that caused it.", _event("{h}.event = {parent}.causation")
    )
    changes: _Changes = many("What it changed: one line for each subject.", _LINES)

    @planned("The events that it caused.", Page(_EFFECTS))
    def effects(
        self, first: First = 20, after: After = None
    ) -> Annotated["EventConnection", strawberry.lazy("sourcier_graphql.schema.events")]: ...


@strawberry.type(description="A page of events, in the order of the log.")
class EventConnection(Connection[Event]):
    """As far as the views have them."""


NODES["Event"] = (_event("{h}.event = {value}::uuid"), as_uuid)
