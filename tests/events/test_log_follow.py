"""Following: every append once and in order, with notifications and without them."""

import asyncio
import time
from collections.abc import AsyncIterator

import psycopg
import pytest

from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.log.following import notify

from .samples import small_append

LONG = 30.0
"""A wait that no test outlasts."""


async def next_of(followed: AsyncIterator[log.RecordedAppend]) -> log.RecordedAppend:
    """The next append, or a failure after a few seconds."""
    return await asyncio.wait_for(anext(followed), timeout=5)


async def waits(followed: AsyncIterator[log.RecordedAppend]) -> asyncio.Task[log.RecordedAppend]:
    """The next append, asked for and not there yet."""
    task = asyncio.create_task(next_of(followed))
    await asyncio.sleep(0.1)
    assert not task.done()
    return task


async def test_a_follower_begins_with_what_is_there(writer: Connection, reader: Connection) -> None:
    await log.append(writer, *(small_append(number) for number in range(3)))
    followed = log.follow(reader, after=1, wait=LONG)
    assert [(await next_of(followed)).first for _ in range(2)] == [2, 3]
    await followed.aclose()


async def test_a_notification_brings_an_append_at_once(
    writer: Connection, reader: Connection
) -> None:
    followed = log.follow(reader, wait=LONG)
    waiting = await waits(followed)
    await log.append(writer, small_append("a"))
    began = time.monotonic()
    await notify(writer)
    assert (await waiting).first == 1
    assert time.monotonic() - began < 1
    await followed.aclose()


async def test_a_notification_that_comes_while_the_follower_reads_is_not_lost(
    writer: Connection, reader: Connection
) -> None:
    await log.append(writer, small_append("a"))
    followed = log.follow(reader, wait=LONG)
    await next_of(followed)
    await log.append(writer, small_append("b"))
    await notify(writer)
    assert (await next_of(followed)).first == 2
    await followed.aclose()


async def test_without_a_notification_a_follower_looks_by_itself(
    writer: Connection, reader: Connection
) -> None:
    followed = log.follow(reader, wait=0.2)
    waiting = await waits(followed)
    await log.append(writer, small_append("a"))
    assert (await waiting).first == 1
    await followed.aclose()


async def test_many_notifications_bring_an_append_once(
    writer: Connection, reader: Connection
) -> None:
    followed = log.follow(reader, wait=0.05)
    for number in range(5):
        await log.append(writer, small_append(number))
        for _ in range(3):
            await notify(writer)
    assert [(await next_of(followed)).first for _ in range(5)] == [1, 2, 3, 4, 5]
    (await waits(followed)).cancel()


async def test_a_notification_without_an_append_brings_nothing(
    writer: Connection, reader: Connection
) -> None:
    waiting = await waits(log.follow(reader, wait=LONG))
    await notify(writer)
    await asyncio.sleep(0.1)
    assert not waiting.done()
    waiting.cancel()


async def test_after_a_lost_connection_a_follower_goes_on_from_its_position(
    writer: Connection, login: Connection, database_url: str
) -> None:
    await log.append(writer, small_append("a"), small_append("b"))
    lost = await connect(database_url, Role.READER)
    followed = log.follow(lost, wait=LONG)
    seen = [await next_of(followed), await next_of(followed)]
    waiting = await waits(followed)
    await login.execute("select pg_terminate_backend(%s)", (lost.info.backend_pid,))
    with pytest.raises(psycopg.OperationalError):
        await waiting
    await lost.close()
    await log.append(writer, small_append("c"))
    async with await connect(database_url, Role.READER) as again:
        followed = log.follow(again, after=seen[-1].last, wait=LONG)
        assert (await next_of(followed)).first == 3
        await followed.aclose()
