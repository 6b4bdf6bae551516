"""The timeline: one change per line, with what was believed before and after."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import ChangeRow
from sourcier_graphql.reading import changes as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.claims import Claim
from sourcier_graphql.schema.codes import ChangeKind
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import find, findable
from sourcier_graphql.schema.identity import Node, encoded
from sourcier_graphql.schema.paging import Connection
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.entities import Entity


@strawberry.type(description="One thing that happened to an entity or a document.")
class Change(Node):
    """An event in the log, as it concerned one subject."""

    cut: Private[Cut]
    row: Private[ChangeRow]
    kind: ChangeKind = strawberry.field(description="What happened.")
    event: UUID = strawberry.field(description="The id of the event.")
    event_type: str = strawberry.field(description="The type of the event.")
    position: Position = strawberry.field(description="Where in the log it happened.")
    recorded_at: datetime = strawberry.field(description="When it was recorded.")
    actor: str = strawberry.field(description="Who did it.")
    reason: str | None = strawberry.field(description="The reason that was given.")
    property: str | None = strawberry.field(description="The property concerned.")
    before: str | None = strawberry.field(description="The preferred value before.")
    after: str | None = strawberry.field(description="The preferred value after.")

    @classmethod
    def of(cls, cut: Cut, row: ChangeRow, own: object = None) -> Self:
        """The change of a row."""
        return filled(cls, row, cut=cut, row=row, kind=ChangeKind(row.kind))

    def global_id(self) -> strawberry.ID:
        """The id of this change."""
        return encoded("Change", self.row.id)

    @resolver("The entity concerned.")
    async def about(
        self, info: Info
    ) -> Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None:
        if self.row.about is None:
            return None
        kind = await info.context.reader.one(reading.KIND_OF_ENTITY, self.cut, self.row.about)
        if kind is None:
            return None
        found: Entity | None = await find(info, self.cut, kind.capitalize(), self.row.about)
        return found

    @resolver("The document concerned.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")] | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.document)
        return found

    @resolver("The claim concerned, as it stands at the cut.")
    async def claim(self, info: Info) -> Claim | None:
        found: Claim | None = await find(info, self.cut, "Claim", self.row.claim)
        return found


@strawberry.type(description="A page of changes.")
class ChangeConnection(Connection[Change]):
    """The history of an entity or a document."""


findable("Change", reading.CHANGE, str, Change.of)
