"""A prepared connection: one statement at a time, one row, its bytes."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import errors

from sourcier_graphql.database import PreparedConnection

from .server_side import idle_soon, prepared_names, running, terminate


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[PreparedConnection]:
    """A connection that keeps three statements."""
    one = await PreparedConnection.connect(database_url, most_statements=3)
    yield one
    await one.close()


async def test_a_row_is_the_bytes_that_postgresql_wrote(connection: PreparedConnection) -> None:
    row = await connection.fetch_one(
        "select row_to_json(x), null, 7 from (select 'é' as a) as x".encode()
    )
    assert row == ['{"a":"é"}'.encode(), None, b"7"]


async def test_parameters_are_text_of_the_type_that_the_statement_gives_them(
    connection: PreparedConnection,
) -> None:
    text = b"select $1::bigint + 1, $2::text, $3::text, cardinality($4::uuid [])"
    ids = b"{7b0f8ad4-6f0e-4f27-9b5e-5d3f5f2f1c11,7b0f8ad4-6f0e-4f27-9b5e-5d3f5f2f1c12}"
    assert await connection.fetch_one(text, [b"41", b"'; --", None, ids]) == [
        b"42",
        b"'; --",
        None,
        b"2",
    ]


async def test_a_statement_is_prepared_once(connection: PreparedConnection) -> None:
    text = b"select count(*) from pg_prepared_statements"
    assert [await connection.fetch_one(text) for _ in range(3)] == [[b"1"]] * 3


async def test_the_statements_that_were_not_used_for_longest_are_forgotten(
    connection: PreparedConnection,
) -> None:
    for number in (1, 2, 3, 1, 4):
        assert await connection.fetch_one(b"select %d" % number) == [b"%d" % number]
    texts = await prepared_names(connection)
    assert {"select 1", "select 4"} < texts
    assert not {"select 2", "select 3"} & texts
    assert await connection.fetch_one(b"select 2") == [b"2"]


async def test_answers_and_questions_of_megabytes_come_whole(
    connection: PreparedConnection,
) -> None:
    much = b"x" * 20_000_000
    [sent_back] = await connection.fetch_one(b"select $1::text", [much])
    assert sent_back == much


async def test_an_error_leaves_the_connection_usable(connection: PreparedConnection) -> None:
    with pytest.raises(errors.UndefinedTable, match="nowhere"):
        await connection.fetch_one(b"select 1 from nowhere")
    with pytest.raises(errors.DivisionByZero):
        await connection.fetch_one(b"select 1 / $1::integer", [b"0"])
    assert await connection.fetch_one(b"select 1 / $1::integer", [b"1"]) == [b"1"]
    assert connection.usable


@pytest.mark.parametrize("count", [0, 2])
async def test_any_other_number_of_rows_is_an_error(
    connection: PreparedConnection, count: int
) -> None:
    with pytest.raises(psycopg.ProgrammingError, match=f"{count} rows"):
        await connection.fetch_one(b"select from generate_series(1, %d)" % count)
    assert connection.usable


async def test_a_statement_that_the_server_forgot_is_prepared_again(
    connection: PreparedConnection,
) -> None:
    text = b"select 5"
    assert await connection.fetch_one(text) == [b"5"]
    with pytest.raises(psycopg.ProgrammingError, match="0 rows"):
        await connection.fetch_one(b"deallocate all")
    assert await connection.fetch_one(text) == [b"5"]


async def test_a_statement_whose_result_changed_its_type_is_prepared_again(
    connection: PreparedConnection, database_url: str
) -> None:
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as other:
        await other.execute("create table t as select 1 as a")
        assert await connection.fetch_one(b"select * from t") == [b"1"]
        await other.execute("alter table t add column b integer default 2")
        assert await connection.fetch_one(b"select * from t") == [b"1", b"2"]


async def test_one_statement_at_a_time(connection: PreparedConnection) -> None:
    slow = asyncio.create_task(connection.fetch_one(b"select 1 from pg_sleep(0.05)"))
    await asyncio.sleep(0)
    with pytest.raises(psycopg.OperationalError, match="in use"):
        await connection.fetch_one(b"select 1")
    assert await slow == [b"1"]
    assert connection.usable


async def test_a_connection_that_was_not_waited_for_is_never_used_again(
    connection: PreparedConnection, database_url: str
) -> None:
    slow = asyncio.create_task(connection.fetch_one(b"select 1 from pg_sleep(60)"))
    await running(database_url, "pg_sleep(60)")
    slow.cancel()
    with pytest.raises(asyncio.CancelledError):
        await slow
    assert not connection.usable
    with pytest.raises(psycopg.OperationalError):
        await connection.fetch_one(b"select 2")


async def test_what_still_runs_is_cancelled_on_the_server_when_it_is_closed(
    connection: PreparedConnection, database_url: str
) -> None:
    slow = asyncio.create_task(connection.fetch_one(b"select 1 from pg_sleep(60)"))
    await running(database_url, "pg_sleep(60)")
    slow.cancel()
    await connection.close()
    await idle_soon(database_url, "pg_sleep(60)")
    with pytest.raises(asyncio.CancelledError):
        await slow


async def test_who_waits_learns_that_the_connection_is_lost(
    connection: PreparedConnection, database_url: str
) -> None:
    slow = asyncio.create_task(connection.fetch_one(b"select 1 from pg_sleep(60)"))
    await running(database_url, "pg_sleep(60)")
    await terminate(database_url)
    with pytest.raises(psycopg.Error):
        await slow
    assert not connection.usable


async def test_an_idle_connection_notices_that_it_is_lost(
    connection: PreparedConnection, database_url: str
) -> None:
    await terminate(database_url)
    for _ in range(1000):
        if not connection.usable:
            return
        await asyncio.sleep(0.005)
    pytest.fail("it still counts as usable")
