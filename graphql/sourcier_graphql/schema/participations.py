"""How somebody takes part in a meeting stands on the edge between the two."""

import strawberry

from sourcier_graphql.planning.declaration import Listing, Order, Source, column, one, part
from sourcier_graphql.schema.claims import Claim
from sourcier_graphql.schema.codes import Stance
from sourcier_graphql.schema.sources import row_of


@strawberry.interface(description="How somebody takes part in a meeting.")
class Participation:
    """Shared by the edges of both directions; the row is that of the participation."""

    cursor: str = part("Leads on from here.", "cursor")
    role: str | None = column("In which role.")
    mode: str | None = column("in_person, remote or unknown.")
    represents: str | None = column("For whom.")
    stance: Stance = column("ABSENT where the source says who stays away.")
    host: bool = column("Whether the participant hosts or chairs it.")
    claim: Claim | None = one(
        "The preferred claim that says so.", row_of("claims", "{parent}.claim")
    )


def participations_of(name: str, here: str, there: str, view: str, /, **orders: Order) -> Listing:
    """The list of those at the other end, `{x}`, with the participations that lead to them."""
    return Listing(
        name=name,
        source=Source(
            row="participation",
            rows=(
                "{views}.participations as {participation}"
                f" inner join {{views}}.{view} as {{x}}"
                f" on {{x}}.id = {{participation}}.{there} and {{x.valid}}"
            ),
            where=f"{{participation}}.{here} = {{parent}}.id and {{participation.valid}}",
        ),
        orders=orders,
        node="x",
    )
