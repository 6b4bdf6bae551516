"""The root: the views now, the views then, and the log itself."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Private

from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.events import EventConnection, Log, page_of_events
from sourcier_graphql.schema.paging import First
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.views import Views


@strawberry.input(one_of=True, description="A point in the past: one of the two.")
class AsOf:
    """Rounded down to the end of an append."""

    position: Position | None = strawberry.field(
        default=strawberry.UNSET, description="What we had been told at this position."
    )
    recorded_at: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="What we had been told by this time."
    )


@strawberry.type(
    description="The views as they were. Alias it to compare two times in one request."
)
class Snapshot(Views):
    """All of it is one cut."""

    cut: Private[Cut]

    async def at(self, info: Info) -> Cut:
        """The cut that was asked for."""
        return self.cut


@strawberry.type(description="The views as they are, and the log that they are made from.")
class Query(Views):
    """All of one request is one cut."""

    async def at(self, info: Info) -> Cut:
        """The newest cut, the same for the whole request."""
        return await info.context.reader.current()

    @resolver("The views as they were.")
    async def snapshot(
        self,
        info: Info,
        as_of: Annotated[AsOf, strawberry.argument(description="When.")],
    ) -> Snapshot:
        reader = info.context.reader
        if as_of.recorded_at:
            return Snapshot(cut=await reader.at_time(as_of.recorded_at))
        return Snapshot(cut=await reader.at_position(as_of.position or 0))

    @resolver("The end of the log.")
    async def log(self, info: Info) -> Log:
        pin = await info.context.reader.pin()
        return Log(position=Position(pin.head), recorded_at=pin.head_recorded_at)

    @resolver("Events of the log, in order.")
    async def events(
        self,
        info: Info,
        after: Annotated[
            Position | None, strawberry.argument(description="Only those after this position.")
        ] = None,
        first: First = 20,
        types: Annotated[
            list[str] | None, strawberry.argument(description="Only events of these types.")
        ] = None,
        stream: Annotated[
            str | None,
            strawberry.argument(
                description="Only events of this stream: document:<sha256> or entity:<uuid>."
            ),
        ] = None,
    ) -> EventConnection:
        return await page_of_events(info, after, first, types, stream)
