"""What 200 subscribers cost is counted: connections, statements, renderings, memory."""

import asyncio
from typing import Any

import psycopg
import pytest

from sourcier_events.database import Pool
from sourcier_graphql.live.place import Place
from sourcier_graphql.live.recent import Recent
from sourcier_graphql.live.rendering import SharedRenderings
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.live.timeline import Change, Page

from .listening import audience, connections
from .standing_in import Rendering, watch
from .telling import Telling

MANY = 200


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All statements that are sent, whoever sends them."""
    sent: list[str] = []
    execute = psycopg.AsyncCursor.execute

    async def counted(self: Any, query: Any, *arguments: Any, **more: Any) -> Any:
        sent.append(query if isinstance(query, str) else query.as_string())
        return await execute(self, query, *arguments, **more)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counted)
    return sent


async def test_two_hundred_subscribers_cost_one_listen_one_read_and_one_rendering(
    told: Telling, readers: Pool, statements: list[str]
) -> None:
    rendering = Rendering()
    async with audience(told.url, readers) as listening:
        joined = [await listening.joined(watch(rendering)) for _ in range(MANY)]
        await joined[0].until(await told.document("first"))
        del statements[:]
        for number in range(10):
            told.story.document(f"{number}")
        last = await told.tell()
        for one in joined:
            assert len(await one.until(last)) == 11
        reads = [one for one in statements if "changes as h" in one]
        assert len(reads) == 1
        assert connections(told.url) == 1
        assert sum("listen" in one for one in statements) == 0
    assert len(rendering.asked) == len(set(rendering.asked)) == 11


async def test_two_hundred_who_come_again_are_rendered_for_once(
    told: Telling, readers: Pool
) -> None:
    for number in range(20):
        told.story.document(f"{number}")
    last = await told.tell()
    rendering = Rendering()
    async with audience(told.url, readers) as listening:
        joined = [await listening.joined(watch(rendering, since=0)) for _ in range(MANY)]
        for one in joined:
            assert len(await one.until(last)) == 20
    assert len(rendering.asked) == 20


async def test_much_at_once_leaves_nobody_behind_who_keeps_up_with_the_others(
    told: Telling, readers: Pool, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcier_graphql.live.hub.PAGE", 4)
    rendering = Rendering()
    async with audience(told.url, readers, LiveSettings(most_recent=16)) as listening:
        joined = [await listening.joined(watch(rendering)) for _ in range(10)]
        await joined[0].until(await told.document("first"))
        del statements[:]
        for number in range(100):
            told.story.document(f"{number}")
        last = await told.tell()
        for one in joined:
            assert len(await one.until(last)) == 101
    reads = [one for one in statements if "changes as h" in one]
    assert len(reads) <= 100 / 4 + 1  # the hub's, and nobody else's


async def test_who_takes_nothing_keeps_nobody_from_what_is_new(
    told: Telling, readers: Pool
) -> None:
    class Stuck(Rendering):
        async def rendered(self, change_id: str, append: int) -> bytes:
            await asyncio.Event().wait()
            raise AssertionError

    settings = LiveSettings(wait_seconds=0.2, most_recent=4)
    async with audience(told.url, readers, settings) as listening:
        await listening.joined(watch(Stuck(), "stuck"))
        for number in range(20):
            told.story.document(f"{number}")
        await told.tell()
        late = await listening.joined(watch(Rendering()))
        last = await told.document("new")
        assert await late.until(last) == [f"{last}-0"]


async def test_those_who_show_something_else_are_rendered_for_on_their_own(
    told: Telling, readers: Pool
) -> None:
    first, second = Rendering(), Rendering()
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(first, "one"))
        other = await listening.joined(watch(second, "other"))
        last = await told.document("a")
        await one.until(last)
        await other.until(last)
    assert first.asked == second.asked == [f"{last}-0"]


async def test_nobody_listening_costs_nothing(
    told: Telling, readers: Pool, statements: list[str]
) -> None:
    async with audience(told.url, readers, LiveSettings(wait_seconds=0.05)) as listening:
        await told.document("a")
        one = await listening.joined(watch(Rendering()))
        await one.until(await told.document("b"))
        await one.stop()
        await asyncio.sleep(0.2)
        del statements[:]
        told.story.document("c")
        told.restart()
        await asyncio.sleep(0.3)
        assert statements == []


async def test_who_leaves_while_it_is_rendered_disturbs_nobody(
    told: Telling, readers: Pool
) -> None:
    class Slow(Rendering):
        async def rendered(self, change_id: str, append: int) -> bytes:
            started.set()
            await go_on.wait()
            return await super().rendered(change_id, append)

    started, go_on, rendering = asyncio.Event(), asyncio.Event(), Slow()
    async with audience(told.url, readers) as listening:
        leaves = await listening.joined(watch(rendering))
        stays = await listening.joined(watch(rendering))
        last = await told.document("a")
        await started.wait()
        await leaves.stop()
        go_on.set()
        assert await stays.until(last) == rendering.asked == [f"{last}-0"]
        assert listening.hub.subscribers == 1


def change(position: int, ordinal: int = 0) -> Change:
    return Change(Place(position, ordinal), position, "claimed", frozenset(), None)


def test_memory_of_the_timeline_is_bounded_and_forgets_whole_events() -> None:
    recent = Recent(most=8)
    recent.restart(Place(0))
    for position in range(1, 41):
        changes = [change(position, ordinal) for ordinal in range(3)]
        recent.extend(Page(changes, Place(position)))
        assert len(recent) <= 8
        kept = recent.after(recent.floor, 100)
        assert kept is not None and kept.until == Place(position)
        assert [one.place.ordinal for one in kept.changes] == [0, 1, 2] * (len(recent) // 3)
    assert recent.after(Place(1), 100) is None


def test_a_page_of_memory_ends_with_an_event() -> None:
    recent = Recent(most=100)
    recent.restart(Place(10))
    recent.extend(Page([change(11), change(12, 0), change(12, 1), change(13)], Place(20)))
    first = recent.after(Place(10), 2)
    assert first is not None
    assert [one.id for one in first.changes] == ["11-0", "12-0", "12-1"]
    assert first.until == Place(12)
    second = recent.after(first.until, 2)
    assert second is not None and [one.id for one in second.changes] == ["13-0"]
    assert second.until == Place(20)
    within = recent.after(Place(12, 0), 1)
    assert within is not None and [one.id for one in within.changes] == ["12-1"]


async def test_renderings_are_kept_only_while_there_is_room() -> None:
    class Long(Rendering):
        async def rendered(self, change_id: str, append: int) -> bytes:
            self.asked.append(change_id)
            return b"x" * 100

    rendering, shared = Long(), SharedRenderings(most_bytes=250)
    for position in (1, 2, 1, 3, 1, 2):
        await shared.rendered("all", rendering, change(position))
    # 3 drove 2 out, which was used longer ago than 1.
    assert rendering.asked == ["1-0", "2-0", "3-0", "2-0"]


async def test_an_error_of_a_rendering_is_not_kept() -> None:
    rendering, shared = Rendering(), SharedRenderings(most_bytes=1000)
    rendering.fails = True
    with pytest.raises(RuntimeError):
        await shared.rendered("all", rendering, change(1))
    rendering.fails = False
    assert await shared.rendered("all", rendering, change(1))
