"""The root: the views now, the views then, and the log itself."""

from datetime import datetime
from typing import Annotated

import strawberry

from sourcier_graphql.curation.withdrawal import BlastRadiusResult
from sourcier_graphql.planning.declaration import (
    AtCut,
    Computed,
    Source,
    argument,
    column,
    one,
    planned,
)
from sourcier_graphql.schema.comparing import DIFF, About, Diff
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.views import Views

_RADIUS = Computed("blast_radius")


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


@strawberry.type(description="The end of the log.")
class Log:
    """Ahead of the views by the lag."""

    position: Position = column("The last position.")
    recorded_at: datetime | None = column(
        "When it was recorded; null while the log is empty.",
        "nullif({row}.recorded_at, '-infinity')",
    )


@strawberry.type(description="The views as they are, and the log that they are made from.")
class Query(Views):
    """The cut is what the views have now."""

    log: Log = one("The end of the log.", Source(row="head", rows="log.head as {head}"))

    @planned("The views as they were.", AtCut())
    def snapshot(self, as_of: Annotated[AsOf, argument("When.")]) -> Snapshot: ...

    @planned("What became of one entity between two times; until now, where no end is given.", DIFF)
    def diff(
        self,
        about: About,
        from_: Annotated[AsOf, strawberry.argument(name="from", description="The earlier time.")],
        to: Annotated[AsOf | None, argument("The later time; null for now.")] = None,
    ) -> Diff: ...

    @planned("What withdrawing a document would change; asks for the scope to do it.", _RADIUS)
    def blast_radius(
        self, document: Annotated[strawberry.ID, argument("The document.")]
    ) -> BlastRadiusResult: ...
