"""A pool of readers: few connections for many, and plain words for whom it cannot serve."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from psycopg import errors

from sourcier.embedded import EmbeddedPostgres
from sourcier.home import migrate_database
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.refusals import Refusal

from .server_side import idle_soon, running, sessions, terminate

_SLOW = b"select 1 from pg_sleep(60)"


@pytest.fixture
async def readers(database_url: str) -> AsyncIterator[ReadingPool]:
    """A pool of two connections."""
    async with ReadingPool(database_url, size=2) as pool:
        yield pool


def code(error: pytest.ExceptionInfo[Refusal]) -> str:
    """The code of a refusal."""
    assert error.value.extensions is not None
    return str(error.value.extensions["code"])


async def test_many_ask_at_once_and_each_gets_its_own_answer(
    readers: ReadingPool, database_url: str
) -> None:
    asked = range(200)
    answers = await asyncio.gather(
        *(readers.fetch_one(b"select $1::integer * 2", [b"%d" % one]) for one in asked)
    )
    assert answers == [[b"%d" % (one * 2)] for one in asked]
    assert await sessions(database_url) == 2


async def test_one_connection_serves_those_who_ask_one_after_the_other(
    readers: ReadingPool, database_url: str
) -> None:
    pids = {(await readers.fetch_one(b"select pg_backend_pid()"))[0] for _ in range(5)}
    assert len(pids) == 1
    assert await sessions(database_url) == 1


async def test_sessions_only_read_and_are_pinned_to_utc(readers: ReadingPool) -> None:
    settings = await readers.fetch_one(
        b"select current_setting('role'), current_setting('TimeZone'), current_setting('jit'),"
        b" current_setting('statement_timeout'), current_setting('transaction_read_only')"
    )
    assert settings == [b"sourcier_reader", b"UTC", b"off", b"10s", b"on"]


async def test_errors_of_a_statement_are_the_callers(readers: ReadingPool) -> None:
    with pytest.raises(errors.InvalidSchemaName):
        await readers.fetch_one(b"select views_77.f()")
    with pytest.raises(errors.UndefinedTable):
        await readers.fetch_one(b"select 1 from views_77.meetings")
    assert await readers.fetch_one(b"select 1") == [b"1"]


async def test_who_waits_too_long_is_told_that_the_server_is_busy(database_url: str) -> None:
    async with ReadingPool(database_url, size=1, wait_seconds=0.05) as readers:
        slow = asyncio.create_task(readers.fetch_one(_SLOW))
        await running(database_url, "pg_sleep(60)")
        with pytest.raises(Refusal) as refused:
            await readers.fetch_one(b"select 1")
        assert code(refused) == "BUSY"
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow


async def test_where_too_many_wait_the_next_is_refused_at_once(database_url: str) -> None:
    async with ReadingPool(database_url, size=1, wait_seconds=60, most_waiting=1) as readers:
        slow = asyncio.create_task(readers.fetch_one(_SLOW))
        await running(database_url, "pg_sleep(60)")
        waiting = asyncio.create_task(readers.fetch_one(b"select 2"))
        await asyncio.sleep(0)
        with pytest.raises(Refusal) as refused:
            await readers.fetch_one(b"select 3")
        assert code(refused) == "BUSY"
        slow.cancel()
        assert await waiting == [b"2"]


async def test_first_come_first_served(database_url: str) -> None:
    order: list[int] = []

    async def ask(number: int) -> None:
        await readers.fetch_one(b"select $1::integer", [b"%d" % number])
        order.append(number)

    async with ReadingPool(database_url, size=1) as readers:
        await asyncio.gather(*(ask(number) for number in range(20)))
    assert order == list(range(20))


async def test_a_statement_that_takes_too_long_is_refused(database_url: str) -> None:
    async with ReadingPool(database_url, size=1, statement_seconds=0.05) as readers:
        with pytest.raises(Refusal) as refused:
            await readers.fetch_one(_SLOW)
        assert code(refused) == "TIMEOUT"
        assert await readers.fetch_one(b"select 1") == [b"1"]


async def test_nobody_gets_the_answer_of_somebody_who_left(database_url: str) -> None:
    async with ReadingPool(database_url, size=1) as readers:
        left = asyncio.create_task(readers.fetch_one(_SLOW))
        await running(database_url, "pg_sleep(60)")
        left.cancel()
        assert await readers.fetch_one(b"select 2") == [b"2"]
        await idle_soon(database_url, "pg_sleep(60)")


async def test_those_who_leave_at_any_moment_take_no_connection_with_them(
    database_url: str,
) -> None:
    async with ReadingPool(database_url, size=2) as readers:
        for steps in range(40):
            tasks = [
                asyncio.create_task(readers.fetch_one(b"select 1 from pg_sleep(0.001)"))
                for _ in range(4)
            ]
            for _ in range(steps):
                await asyncio.sleep(0)
            tasks[0].cancel()
            tasks[3].cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert [task.result() for task in tasks[1:3]] == [[b"1"], [b"1"]]
        assert await asyncio.gather(*(readers.fetch_one(b"select 1") for _ in range(4))) == (
            [[b"1"]] * 4
        )


async def test_a_read_whose_connection_was_ended_is_asked_again(
    readers: ReadingPool, database_url: str
) -> None:
    slow = asyncio.create_task(readers.fetch_one(b"select 1 from pg_sleep(0.5)"))
    await running(database_url, "pg_sleep(0.5)")
    assert await terminate(database_url) == 1
    assert await slow == [b"1"]


async def test_idle_connections_that_were_ended_are_not_used(
    readers: ReadingPool, database_url: str
) -> None:
    await asyncio.gather(*(readers.fetch_one(b"select 1 from pg_sleep(0.01)") for _ in range(2)))
    assert await terminate(database_url) == 2
    assert await asyncio.gather(*(readers.fetch_one(b"select 1") for _ in range(4))) == [[b"1"]] * 4


async def test_closing_waits_for_nobody_and_leaves_no_session(database_url: str) -> None:
    readers = ReadingPool(database_url, size=1)
    slow = asyncio.create_task(readers.fetch_one(_SLOW))
    await running(database_url, "pg_sleep(60)")
    waiting = asyncio.create_task(readers.fetch_one(b"select 1"))
    await asyncio.sleep(0)
    await readers.close()
    with pytest.raises(Refusal) as refused:
        await waiting
    assert code(refused) == "UNAVAILABLE"
    with pytest.raises(Refusal):
        await slow
    with pytest.raises(Refusal):
        await readers.fetch_one(b"select 1")
    assert await sessions(database_url) == 0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder that a server can get into which runs as another user."""
    tmp_path.chmod(0o711)
    return tmp_path


async def test_it_goes_on_after_the_server_was_restarted(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        await migrate_database(server.url)
        readers = ReadingPool(server.url, size=2)
        assert await readers.fetch_one(b"select 1") == [b"1"]
    with pytest.raises(Refusal) as refused:
        await readers.fetch_one(b"select 1")
    assert code(refused) == "UNAVAILABLE"
    with EmbeddedPostgres(home):
        assert await readers.fetch_one(b"select 1") == [b"1"]
        await readers.close()
