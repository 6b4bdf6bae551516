"""What a server does meanwhile, and how to make it fail."""

import asyncio
import json

import psycopg

from sourcier_graphql.database import PreparedConnection

_OTHERS = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"


async def prepared_names(connection: PreparedConnection) -> set[str]:
    """The texts of the statements that a connection has prepared."""
    [texts] = await connection.fetch_one(b"select json_agg(statement) from pg_prepared_statements")
    assert texts is not None
    return set(json.loads(texts))


async def running(url: str, part: str) -> None:
    """Wait until a statement with this part is executed."""
    await _until(url, part, active=True)


async def idle_soon(url: str, part: str) -> None:
    """Wait until no statement with this part is executed any more."""
    await _until(url, part, active=False)


async def terminate(url: str) -> int:
    """End all other sessions of the database, as an administrator does; how many there were."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        cursor = await connection.execute(
            f"select count(pg_terminate_backend(pid)) {_OTHERS} and backend_type = 'client backend'"
        )
        row = await cursor.fetchone()
        assert row is not None
        return int(row[0])


async def sessions(url: str) -> int:
    """How many other sessions the database has."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        row = await (await connection.execute(f"select count(*) {_OTHERS}")).fetchone()
        assert row is not None
        return int(row[0])


async def _until(url: str, part: str, *, active: bool) -> None:
    async with (
        asyncio.timeout(10),
        await psycopg.AsyncConnection.connect(url, autocommit=True) as connection,
    ):
        while True:
            cursor = await connection.execute(
                f"select 1 {_OTHERS} and state = 'active' and query like %s", [f"%{part}%"]
            )
            if bool(await cursor.fetchone()) == active:
                return
            await asyncio.sleep(0.01)
