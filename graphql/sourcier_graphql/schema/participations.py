"""How somebody takes part in a meeting stands on the edge between the two."""

from typing import Self
from uuid import UUID

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import ParticipationRow
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.claims import Claim
from sourcier_graphql.schema.codes import Stance
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.filling import filled
from sourcier_graphql.schema.finding import find
from sourcier_graphql.schema.resolving import resolver


@strawberry.interface(description="How somebody takes part in a meeting.")
class Participation:
    """Shared by the edges of both directions."""

    cut: Private[Cut]
    claim_id: Private[UUID | None]
    cursor: str = strawberry.field(description="Leads on from here.")
    role: str | None = strawberry.field(description="In which role.")
    mode: str | None = strawberry.field(description="in_person, remote or unknown.")
    represents: str | None = strawberry.field(description="For whom.")
    stance: Stance = strawberry.field(description="ABSENT where the source says who stays away.")
    host: bool = strawberry.field(description="Whether the participant hosts or chairs it.")

    @resolver("The preferred claim that says so.")
    async def claim(self, info: Info) -> Claim | None:
        found: Claim | None = await find(info, self.cut, "Claim", self.claim_id)
        return found

    @classmethod
    def of(cls, cut: Cut, row: ParticipationRow, cursor: str, node: object) -> Self:
        """The edge of a row, to a meeting or a participant."""
        return filled(
            cls,
            row,
            cut=cut,
            claim_id=row.claim,
            cursor=cursor,
            stance=Stance(row.stance),
            node=node,
        )
