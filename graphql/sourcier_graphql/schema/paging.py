"""A connection is one page of a list; its length is counted only where it is selected."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Generic, TypeVar

import strawberry
from strawberry import Private

from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.listing import Conditions, Item, Listing
from sourcier_graphql.reading.parents import NOBODY, Key
from sourcier_graphql.reading.selection import Record
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.resolving import resolver
from sourcier_graphql.schema.scalars import Position

NodeType = TypeVar("NodeType")
Page = TypeVar("Page", bound="Paged")

MOST = 100
First = Annotated[int, strawberry.argument(description=f"How many, up to {MOST}.")]
After = Annotated[
    str | None,
    strawberry.argument(
        description="A cursor: what comes after it, in the snapshot that the cursor is of."
    ),
]


@strawberry.type(description="Where a page begins and ends.")
class PageInfo:
    """As the Relay specification has it; pages go forward only."""

    has_next_page: bool = strawberry.field(description="Whether more follow.")
    has_previous_page: bool = strawberry.field(description="Whether there was a page before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last edge.")


@strawberry.type
class Paged:
    """What all connections share."""

    count: Private[Callable[[], Awaitable[int]]]
    page_info: PageInfo = strawberry.field(description="Where this page begins and ends.")
    position: Position = strawberry.field(
        description="The position that this page, and all under it, is for."
    )

    @resolver("How many there are on all pages; counted only when selected.")
    async def total_count(self) -> int | None:
        return await self.count()


@strawberry.type(description="One of a page.")
class Edge(Generic[NodeType]):
    """A node and its cursor."""

    cursor: str = strawberry.field(description="Leads on from here.")
    node: NodeType = strawberry.field(description="What is listed.")


@strawberry.type(description="A page of a list.")
class Connection(Paged, Generic[NodeType]):
    """Nodes whose edges say nothing more."""

    edges: list[Edge[NodeType]] = strawberry.field(description="The page, with cursors.")

    @resolver("The page, without cursors.")
    def nodes(self) -> list[NodeType]:
        return [edge.node for edge in self.edges]


def checked_first(first: int) -> int:
    """How many are wanted; raises a refusal beyond the limit."""
    if not 0 <= first <= MOST:
        raise bad_input(f"first is from 0 to {MOST}, not {first}")
    return first


async def connection(
    info: Info,
    kind: type[Page],
    listing: Listing[Record],
    cut: Cut,
    key: Key = NOBODY,
    *,
    conditions: Conditions = (),
    first: int,
    after: str | None,
    edge: Callable[[Cut, Item[Record]], Any],
) -> Page:
    """One page, of the snapshot that its cursor is of."""
    reader = info.context.reader
    limit = checked_first(first)
    at = await reader.continued(cut, listing, after)
    page = await reader.page(listing, at, key, conditions=conditions, first=limit, after=after)
    return kind(
        edges=[edge(at, item) for item in page.items],  # type: ignore[call-arg]  # each connection declares its own edges
        page_info=PageInfo(
            has_next_page=page.more,
            has_previous_page=after is not None,
            start_cursor=page.items[0].cursor if page.items else None,
            end_cursor=page.items[-1].cursor if page.items else None,
        ),
        position=Position(at.position),
        count=lambda: reader.count(listing, at, key, conditions=conditions),
    )


def edges_of(
    make: Callable[[Cut, Record], NodeType],
) -> Callable[[Cut, Item[Record]], Edge[NodeType]]:
    """Edges that say nothing but their node."""
    return lambda cut, item: Edge(cursor=item.cursor, node=make(cut, item.record))
