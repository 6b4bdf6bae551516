"""What one request reads, in batches: equal questions about many keys become one statement.

Loaders are keyed by cut and key, so the same entity can be read at two times in one request.
"""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct
from strawberry.dataloader import DataLoader

from sourcier_graphql.reading import as_of, statement
from sourcier_graphql.reading.cut import Cut, Pin
from sourcier_graphql.reading.listing import Conditions, Listing, Page
from sourcier_graphql.reading.lookup import Lookup, look_up
from sourcier_graphql.reading.parents import NOBODY, Key
from sourcier_graphql.reading.selection import Record
from sourcier_graphql.reading.transaction import Transaction
from sourcier_graphql.refusals import bad_cursor

Question = TypeVar("Question")


class _Found(Struct, frozen=True):
    lookup: Lookup[Any]
    cut: Cut
    key: Key


class _List(Struct, frozen=True):
    listing: Listing[Any]
    cut: Cut
    key: Key
    conditions: Conditions
    first: int = 0
    after: tuple[Any, ...] | None = None


class Reader:
    """The door to the views for one request."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self._found = DataLoader(self._look_up)
        self._pages = DataLoader(self._page)
        self._counts = DataLoader(self._count)

    async def pin(self) -> Pin:
        """The generation that this request reads."""
        return await self.transaction.pin()

    async def current(self) -> Cut:
        """The newest cut there is."""
        return (await self.pin()).current

    async def at_position(self, position: int) -> Cut:
        """The cut at a position, rounded down to the end of an append."""
        return await as_of.at_position(self.transaction, position)

    async def at_time(self, when: datetime) -> Cut:
        """The cut at a time."""
        return await as_of.at_time(self.transaction, when)

    async def recorded_at(self, cut: Cut) -> datetime | None:
        """When the position of a cut was recorded."""
        return await as_of.recorded_at(self.transaction, cut.position)

    async def continued(self, cut: Cut, listing: Listing[Any], after: str | None) -> Cut:
        """The cut of the list that a cursor leads on from."""
        if after is None:
            return cut
        position, _ = listing.place_of(after)
        if position == cut.position:
            return cut
        if cut.asked:
            raise bad_cursor("this cursor belongs to another position than the one asked for")
        found = await self.at_position(position)
        return Cut(found.generation, found.position, found.current)

    async def all(self, lookup: Lookup[Record], cut: Cut, *key: Any) -> list[Record]:
        """The records of a key."""
        found: list[Record] = await self._found.load(_Found(lookup, cut, key))
        return found

    async def one(self, lookup: Lookup[Record], cut: Cut, *key: Any) -> Record | None:
        """The first record of a key, where there is one."""
        return next(iter(await self.all(lookup, cut, *key)), None)

    async def page(
        self,
        listing: Listing[Record],
        cut: Cut,
        key: Key = NOBODY,
        *,
        conditions: Conditions = (),
        first: int,
        after: str | None,
    ) -> Page[Record]:
        """One page of a list."""
        place = listing.place_of(after)[1] if after else None
        found: Page[Record] = await self._pages.load(
            _List(listing, cut, key, conditions, first, place)
        )
        return found

    async def count(
        self, listing: Listing[Any], cut: Cut, key: Key = NOBODY, *, conditions: Conditions = ()
    ) -> int:
        """The length of a list."""
        return await self._counts.load(_List(listing, cut, key, conditions))

    async def _look_up(self, asked: list[_Found]) -> list[list[Any]]:
        async def answer(group: list[_Found]) -> list[list[Any]]:
            one = group[0]
            return await look_up(self.transaction, one.lookup, one.cut, [own.key for own in group])

        return await _in_groups(asked, lambda one: (one.lookup, one.cut), answer)

    async def _page(self, asked: list[_List]) -> list[Page[Any]]:
        return await _in_groups(asked, _all_but_key, self._pages_of)

    async def _count(self, asked: list[_List]) -> list[int]:
        return await _in_groups(asked, _all_but_key, self._counts_of)

    async def _pages_of(self, group: list[_List]) -> list[Page[Any]]:
        one = group[0]
        template = one.listing.page_template(one.conditions, one.after)
        rows = await self._fetch(template, group)
        pages: list[list[Any]] = [[] for _ in group]
        for ordinal, *values in rows:
            pages[ordinal - 1].append(values)
        return [
            Page(
                [one.listing.item(one.cut, values) for values in page[: one.first]],
                more=len(page) > one.first,
            )
            for page in pages
        ]

    async def _counts_of(self, group: list[_List]) -> list[int]:
        one = group[0]
        counts = [0 for _ in group]
        for ordinal, count in await self._fetch(one.listing.count_template(one.conditions), group):
            counts[ordinal - 1] = count
        return counts

    async def _fetch(self, template: str, group: list[_List]) -> list[tuple[Any, ...]]:
        one = group[0]
        parameters: dict[str, Any] = one.listing.parents.parameters([own.key for own in group])
        parameters |= {"position": one.cut.position, "limit": one.first + 1}
        parameters |= {f"after_{at}": value for at, value in enumerate(one.after or ())}
        for condition in one.conditions:
            parameters |= {
                # Conditions are keys, so their lists are tuples; PostgreSQL wants arrays.
                name: list(value) if isinstance(value, tuple) else value
                for name, value in condition.parameters
            }
        return await self.transaction.fetch(statement.text(template, one.cut), parameters)


def _all_but_key(one: _List) -> Hashable:
    return one.listing, one.cut, one.conditions, one.first, one.after


async def _in_groups(
    asked: list[Question],
    kind: Callable[[Question], Hashable],
    answer: Callable[[list[Question]], Any],
) -> list[Any]:
    """Answer questions of one kind together; the answers in the order of the questions."""
    groups: dict[Hashable, list[int]] = {}
    for at, question in enumerate(asked):
        groups.setdefault(kind(question), []).append(at)
    answers: list[Any] = [None for _ in asked]
    for places in groups.values():
        for at, found in zip(places, await answer([asked[at] for at in places]), strict=True):
            answers[at] = found
    return answers
