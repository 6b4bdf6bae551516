"""A connection is one page of a list; its length is counted only where it is selected."""

from typing import Annotated, Generic, TypeVar

import strawberry

from sourcier_graphql.planning.binding import MOST
from sourcier_graphql.planning.declaration import argument, part
from sourcier_graphql.schema.scalars import Position

NodeType = TypeVar("NodeType")

First = Annotated[int, argument(f"How many, up to {MOST}.")]
After = Annotated[
    str | None,
    argument("A cursor: what comes after it, in the snapshot that the cursor is of."),
]


@strawberry.type(description="Where a page begins and ends.")
class PageInfo:
    """As the Relay specification has it; pages go forward only."""

    has_next_page: bool = part("Whether more follow.", "hasNextPage")
    has_previous_page: bool = part("Whether there was a page before.", "hasPreviousPage")
    start_cursor: str | None = part("The cursor of the first edge.", "startCursor")
    end_cursor: str | None = part("The cursor of the last edge.", "endCursor")


@strawberry.type
class Paged:
    """What all connections share."""

    page_info: PageInfo = part("Where this page begins and ends.", "pageInfo")
    position: Position = part("The position that this page, and all under it, is for.", "position")
    total_count: int | None = part(
        "How many there are on all pages; counted only when selected.", "totalCount"
    )


@strawberry.type(description="One of a page.")
class Edge(Generic[NodeType]):
    """A node and its cursor."""

    cursor: str = part("Leads on from here.", "cursor")
    node: NodeType = part("What is listed.", "node")


@strawberry.type(description="A page of a list.")
class Connection(Paged, Generic[NodeType]):
    """Nodes whose edges say nothing more."""

    edges: list[Edge[NodeType]] = part("The page, with cursors.", "edges")
    nodes: list[NodeType] = part("The page, without cursors.", "nodes")
