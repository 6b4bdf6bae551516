"""A fact is the current answer for one property: the preferred claim, the others, their support."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry
from strawberry import Private

from sourcier_events.projections.rows import FactRow
from sourcier_graphql.reading import claims as reading
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.claims import (
    ACTIVE,
    Claim,
    ClaimConnection,
    ClaimStatuses,
    referred,
    standing,
)
from sourcier_graphql.schema.codes import FactStatus
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.finding import find
from sourcier_graphql.schema.paging import After, First, connection, edges_of
from sourcier_graphql.schema.resolving import resolver

if TYPE_CHECKING:
    from sourcier_graphql.schema.entities import Entity


@strawberry.type(description="What the preferred value rests on.")
class Support:
    """Each counted once; five papers reprinting one agency text are one origin."""

    claims: int = strawberry.field(description="How many claims say so.")
    documents: int = strawberry.field(description="In how many documents.")
    publishers: int = strawberry.field(description="By how many publishers.")
    independent_origins: int = strawberry.field(
        description="How many reported it independently: reprints of one text count once."
    )


@strawberry.type(description="The current answer for one property of one entity, and its proof.")
class Fact:
    """Of a property with many values, there is one fact per value."""

    cut: Private[Cut]
    row: Private[FactRow]
    property: str = strawberry.field(description="The property, as in the catalogue.")
    value: str | None = strawberry.field(
        description="The preferred value; null explains itself by the status."
    )
    status: FactStatus = strawberry.field(description="How the fact stands.")
    different_values: int = strawberry.field(description="How many different values are claimed.")
    support: Support = strawberry.field(description="What the preferred value rests on.")

    @classmethod
    def of(cls, cut: Cut, row: FactRow) -> Self:
        """The fact of a row."""
        return cls(
            cut=cut,
            row=row,
            property=row.property,
            value=row.value,
            status=FactStatus(row.status),
            different_values=row.different_values,
            support=Support(
                claims=row.claims,
                documents=row.documents,
                publishers=row.publishers,
                independent_origins=row.origins,
            ),
        )

    @resolver("The claim whose value is preferred.")
    async def preferred(self, info: Info) -> Claim | None:
        found: Claim | None = await find(info, self.cut, "Claim", self.row.claim)
        return found

    @resolver("The entity that the value names, where it names one.")
    async def reference(
        self, info: Info
    ) -> Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None:
        found: Entity | None = await referred(info, self.cut, self.row.property, self.row.reference)
        return found

    @resolver("All claims on it, preferred or not, oldest first.")
    async def claims(
        self, info: Info, status: ClaimStatuses = ACTIVE, first: First = 20, after: After = None
    ) -> ClaimConnection:
        return await connection(
            info,
            ClaimConnection,
            reading.CLAIMS_OF_FACT,
            self.cut,
            (self.row.entity, self.row.property, self.row.value_key),
            conditions=standing(status),
            first=first,
            after=after,
            edge=edges_of(Claim.of),
        )
