"""A claim is what one document says: its value, its passages, and who read it there, when."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self
from uuid import UUID

import msgspec
import strawberry
from strawberry import Private

from sourcier_events.evidence import Evidence as Passage
from sourcier_events.projections.rows import ClaimRow
from sourcier_graphql.reading import claims as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.listing import Conditions
from sourcier_graphql.schema.codes import ClaimStatus, Rank, Stance
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import REFERENCES, find, findable
from sourcier_graphql.schema.identity import Node, as_uuid, encoded
from sourcier_graphql.schema.paging import Connection
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.entities import Entity
    from sourcier_graphql.schema.publications import Run

_DOCUMENTS = "sourcier_graphql.schema.documents"
_RUNS = "sourcier_graphql.schema.publications"
_ENTITIES = "sourcier_graphql.schema.entities"

ClaimStatuses = Annotated[
    list[ClaimStatus] | None,
    strawberry.argument(
        description="Only claims that stand so; null for all that there ever were."
    ),
]
ACTIVE = [ClaimStatus.ACTIVE]


def standing(statuses: list[ClaimStatus] | None) -> Conditions:
    """The filter on the status of claims."""
    if statuses is None:
        return ()
    return (reading.with_status([one.value for one in statuses]),)


@strawberry.type(description="What qualifies the value of a claim, such as role, mode or wording.")
class Qualifier:
    """One entry of the qualifiers."""

    name: str = strawberry.field(description="What it says something about.")
    value: str = strawberry.field(description="What it says.")


@strawberry.type(description="One passage of one document, in the words of W3C Web Annotation.")
class Evidence:
    """Offsets are Unicode code points of the stored text."""

    cut: Private[Cut]
    sha256: Private[str]
    exact: str = strawberry.field(description="The passage itself.")
    prefix: str = strawberry.field(description="What stands before it.")
    suffix: str = strawberry.field(description="What stands after it.")
    start: int = strawberry.field(description="Where it begins, in code points of the text.")
    end: int = strawberry.field(description="Where it ends, exclusive.")

    @resolver("The document that the passage is in.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None:
        found: Document | None = await find(info, self.cut, "Document", self.sha256)
        return found


@strawberry.type(description="What one document says about one property of one entity.")
class Claim(Node):
    """As one run, or one person, read it."""

    cut: Private[Cut]
    row: Private[ClaimRow]
    property: str = strawberry.field(description="The property, as in the catalogue.")
    value: str = strawberry.field(description="What the document says.")
    stance: Stance = strawberry.field(description="How the document stands to it.")
    rank: Rank = strawberry.field(description="What a person made of it.")
    status: ClaimStatus = strawberry.field(description="Whether it still counts.")
    confidence: int = strawberry.field(description="How sure the extractor was, in thousandths.")
    rule: str = strawberry.field(description="The extractor's rule that found it.")
    actor: str = strawberry.field(description="Who asserted it.")
    position: Position = strawberry.field(description="Where in the log it was asserted.")
    recorded_at: datetime = strawberry.field(description="When it was recorded.")
    mention: UUID = strawberry.field(
        description="The entity as one run saw it in one document: what the claim is bound to."
    )

    @classmethod
    def of(cls, cut: Cut, row: ClaimRow, own: object = None) -> Self:
        """The claim of a row."""
        return filled(
            cls,
            row,
            cut=cut,
            row=row,
            stance=Stance(row.stance),
            rank=Rank(row.rank),
            status=ClaimStatus(row.status),
        )

    def global_id(self) -> strawberry.ID:
        """The id of this claim."""
        return encoded("Claim", self.row.id)

    @resolver("What qualifies the value, in the order of the names.")
    def qualifiers(self) -> list[Qualifier]:
        decoded = msgspec.json.decode(self.row.qualifiers, type=dict[str, str])
        return [Qualifier(name=name, value=value) for name, value in sorted(decoded.items())]

    @resolver("The passages that say so.")
    def evidence(self) -> list[Evidence]:
        passages = msgspec.json.decode(self.row.evidence, type=list[Passage])
        return [
            Evidence(cut=self.cut, sha256=self.row.document, **msgspec.structs.asdict(one))
            for one in passages
        ]

    @resolver("The document that says so.")
    async def document(
        self, info: Info
    ) -> Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None:
        found: Document | None = await find(info, self.cut, "Document", self.row.document)
        return found

    @resolver("The run that read it; null where a person did.")
    async def run(self, info: Info) -> Annotated["Run", strawberry.lazy(_RUNS)] | None:
        found: Run | None = await find(info, self.cut, "Run", self.row.run)
        return found

    @resolver("The entity that it is about.")
    async def about(self, info: Info) -> Annotated["Entity", strawberry.lazy(_ENTITIES)] | None:
        found: Entity | None = await find(
            info, self.cut, self.row.kind.capitalize(), self.row.entity
        )
        return found

    @resolver("The entity that the value names, where it names one.")
    async def reference(self, info: Info) -> Annotated["Entity", strawberry.lazy(_ENTITIES)] | None:
        found: Entity | None = await referred(info, self.cut, self.row.property, self.row.reference)
        return found


async def referred(info: Info, cut: Cut, name: str, reference: UUID | None) -> Any:
    """The entity that the value of a property names."""
    return await find(info, cut, REFERENCES[name], reference) if reference else None


@strawberry.type(description="A page of claims.")
class ClaimConnection(Connection[Claim]):
    """Claims of an entity, a fact or a document."""


findable("Claim", reading.CLAIM, as_uuid, Claim.of)
