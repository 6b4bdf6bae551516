"""Whoever waits for the views is told when they are there, or that they are not yet."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sourcier_events.curation.visibility import Visibility
from sourcier_events.database import Pool, Role, connect_blocking, pool
from sourcier_events.projections import generations

from ..projections.tables import empty_generation


@pytest.fixture
async def readers(database_url: str) -> AsyncIterator[Pool]:
    """A pool of readers."""
    async with pool(database_url, Role.READER, size=2) as opened:
        yield opened


def move(url: str, position: int) -> None:
    """Bring the views that readers use to a position, as a runner does."""
    with connect_blocking(url, Role.REBUILDER) as connection:
        current = generations.current(connection)
        if current is None:
            assert generations.flip(connection, empty_generation(connection))
        connection.execute("update views.checkpoint set position = %s", (position,))


async def test_what_the_views_have_is_visible(readers: Pool, database_url: str) -> None:
    await asyncio.to_thread(move, database_url, 7)
    visibility = Visibility(readers)
    assert await visibility.wait(7, 5)
    assert not await visibility.wait(8, 0.05)


async def test_those_who_wait_are_told_when_the_views_get_there(
    readers: Pool, database_url: str
) -> None:
    await asyncio.to_thread(move, database_url, 1)
    visibility = Visibility(readers)
    waiting = [asyncio.create_task(visibility.wait(position, 30)) for position in (2, 3, 4)]
    await asyncio.sleep(0)
    await asyncio.to_thread(move, database_url, 3)
    assert await waiting[0] and await waiting[1]
    assert not waiting[2].done()
    await asyncio.to_thread(move, database_url, 4)
    assert await waiting[2]


async def test_without_views_nothing_is_visible(readers: Pool) -> None:
    assert not await Visibility(readers).wait(1, 0.05)


async def test_many_who_wait_share_each_look(
    readers: Pool, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.to_thread(move, database_url, 1)
    visibility, looks = Visibility(readers), 0
    look = visibility._position

    async def counted() -> int:
        nonlocal looks
        looks += 1
        return await look()

    monkeypatch.setattr(visibility, "_position", counted)
    assert all(await asyncio.gather(*(visibility.wait(1, 30) for _ in range(200))))
    assert looks == 1


async def test_a_database_that_does_not_answer_is_not_visible(database_url: str) -> None:
    async with pool(database_url, Role.READER, size=1) as readers:
        visibility = Visibility(readers)

        async def refused(*_: Any) -> Any:
            from psycopg_pool import PoolTimeout

            raise PoolTimeout("nothing free")

        visibility._position = refused  # type: ignore[method-assign]
        assert not await visibility.wait(1, 0.05)
