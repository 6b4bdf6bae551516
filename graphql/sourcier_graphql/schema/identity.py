"""Whatever has an id of its own can be asked for again by it: `Node`."""

import strawberry

from sourcier_graphql.planning.declaration import column

EVERY_ID = "The global id, to be given to `node`; in a snapshot, of the thing as it was then."


@strawberry.interface(description="Whatever has an id of its own.")
class Node:
    """Every type says how its own id becomes a global one."""

    id: strawberry.ID = column(EVERY_ID, "null")
