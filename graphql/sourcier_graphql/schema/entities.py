"""What all entities share, for auditors: their claims, their facts, their history, their merges.

An entity answers to the id it was asked by, `member`; `canonical` answers for it, and is another
one where the two were merged.
"""

from enum import Enum
from uuid import UUID

import strawberry
from strawberry import Private

from sourcier_graphql.reading import changes, claims
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.schema.changes import Change, ChangeConnection
from sourcier_graphql.schema.claims import Claim, ClaimConnection, standing
from sourcier_graphql.schema.codes import ClaimStatus
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.facts import Fact
from sourcier_graphql.schema.identity import Node, encoded
from sourcier_graphql.schema.paging import After, First, connection, edges_of
from sourcier_graphql.schema.resolving import resolver


@strawberry.interface(
    description="A meeting, a participant or a statement: plain values, and how we know them."
)
class Entity(Node):
    """Subclasses are named as their ids are."""

    cut: Private[Cut]
    member: Private[UUID]
    canonical: Private[UUID]

    def global_id(self) -> strawberry.ID:
        """The id that it was asked by."""
        return encoded(type(self).__name__, self.member)

    async def fact_of(self, info: Info, name: Enum) -> Fact | None:
        """The fact of a property; the best supported one, where there are many."""
        rows = await info.context.reader.all(claims.FACTS, self.cut, self.member)
        found = (Fact.of(self.cut, row) for row in rows if row.property == name.value)
        return next(found, None)

    async def claims_of(
        self,
        info: Info,
        name: Enum | None,
        status: list[ClaimStatus] | None,
        first: int,
        after: str | None,
    ) -> ClaimConnection:
        """A page of claims, of one property or of all."""
        of_property = (claims.of_property(name.value),) if name else ()
        return await connection(
            info,
            ClaimConnection,
            claims.CLAIMS_OF_ENTITY,
            self.cut,
            (self.member,),
            conditions=of_property + standing(status),
            first=first,
            after=after,
            edge=edges_of(Claim.of),
        )

    @resolver("The id of the entity that answers for this one since they were merged.")
    def merged_into(self) -> strawberry.ID | None:
        if self.member == self.canonical:
            return None
        return encoded(type(self).__name__, self.canonical)

    @resolver("All facts: one per property; where a property has many values, one per value.")
    async def facts(self, info: Info) -> list[Fact]:
        rows = await info.context.reader.all(claims.FACTS, self.cut, self.member)
        return [Fact.of(self.cut, row) for row in rows]

    @resolver("What happened to it and to those merged into it, newest first.")
    async def history(self, info: Info, first: First = 20, after: After = None) -> ChangeConnection:
        return await connection(
            info,
            ChangeConnection,
            changes.CHANGES_OF_ENTITY,
            self.cut,
            (self.member,),
            first=first,
            after=after,
            edge=edges_of(Change.of),
        )
