"""The runner applies each file once, in order, and refuses files that do not fit the database."""

import asyncio
import hashlib
from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import AsyncConnection

from sourcier_migrations import Migration, MigrationError, apply, available, pending


def migration(number: int, statements: str, name: str | None = None) -> Migration:
    content = statements.encode()
    digest = hashlib.sha256(content).hexdigest()
    return Migration(number, name or f"{number:04}_example.sql", digest, content)


FIRST = migration(1, "create table first (); create table also_first ();")
SECOND = migration(2, "create table second ();")


@pytest.fixture
async def connection(empty_database_url: str) -> AsyncIterator[AsyncConnection]:
    async with await psycopg.AsyncConnection.connect(empty_database_url) as connection:
        yield connection


async def tables(connection: AsyncConnection) -> set[str]:
    cursor = await connection.execute("select tablename from pg_tables where schemaname = 'public'")
    return {name for (name,) in await cursor.fetchall()}


def test_the_files_are_numbered_from_one_without_a_gap() -> None:
    assert [each.number for each in available()] == list(range(1, len(available()) + 1))


async def test_everything_is_pending_in_an_empty_database(connection: AsyncConnection) -> None:
    assert await pending(connection) == available()


async def test_looking_at_what_is_pending_changes_nothing(connection: AsyncConnection) -> None:
    await pending(connection)
    cursor = await connection.execute("select to_regnamespace('sourcier_migration')")
    assert await cursor.fetchone() == (None,)


async def test_all_real_migrations_apply_and_then_nothing_is_pending(
    connection: AsyncConnection,
) -> None:
    assert await apply(connection) == available()
    assert await pending(connection) == ()


async def test_applying_again_does_nothing(connection: AsyncConnection) -> None:
    await apply(connection, (FIRST,))
    assert await apply(connection, (FIRST,)) == ()


async def test_what_is_new_is_applied_after_what_is_old(connection: AsyncConnection) -> None:
    await apply(connection, (FIRST,))
    assert await apply(connection, (FIRST, SECOND)) == (SECOND,)
    assert await tables(connection) == {"first", "also_first", "second"}


async def test_a_failing_file_leaves_nothing_and_those_before_it_stay(
    connection: AsyncConnection,
) -> None:
    failing = migration(2, "create table second (); select 1 / 0;")
    with pytest.raises(psycopg.errors.DivisionByZero):
        await apply(connection, (FIRST, failing))
    assert await tables(connection) == {"first", "also_first"}
    assert await pending(connection, (FIRST, failing)) == (failing,)


async def test_a_changed_file_is_named(connection: AsyncConnection) -> None:
    await apply(connection, (FIRST, SECOND))
    changed = migration(1, "create table first (); -- changed")
    with pytest.raises(MigrationError, match=r"0001_example\.sql was changed"):
        await apply(connection, (changed, SECOND))


async def test_a_database_of_a_newer_program_is_refused(connection: AsyncConnection) -> None:
    await apply(connection, (FIRST, SECOND))
    with pytest.raises(MigrationError, match=r"0002_example\.sql.*newer version"):
        await pending(connection, (FIRST,))


async def test_a_file_slipped_in_before_an_applied_one_is_refused(
    connection: AsyncConnection,
) -> None:
    third = migration(3, "create table third ();")
    await apply(connection, (FIRST, third))
    with pytest.raises(MigrationError, match=r"has 0003_example\.sql where .* 0002_example\.sql"):
        await apply(connection, (FIRST, SECOND, third))


async def test_a_migration_may_take_a_role(connection: AsyncConnection) -> None:
    await apply(connection)
    taking = migration(len(available()) + 1, "set role sourcier_reader")
    assert await apply(connection, (*available(), taking)) == (taking,)


async def test_an_open_transaction_is_refused(connection: AsyncConnection) -> None:
    await connection.execute("select 1")
    with pytest.raises(MigrationError, match="open transaction"):
        await apply(connection)


async def test_two_connections_at_once_apply_each_file_once(empty_database_url: str) -> None:
    slow = migration(1, "create table first (); select pg_sleep(0.2)")

    async def run() -> tuple[Migration, ...]:
        async with await psycopg.AsyncConnection.connect(empty_database_url) as connection:
            return await apply(connection, (slow, SECOND))

    one, other = await asyncio.gather(run(), run())
    assert sorted(each.number for each in (*one, *other)) == [1, 2]
