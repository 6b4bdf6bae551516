"""The group roles exist, cannot log in, and give a login nothing until it takes one."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from importlib.resources import files

import psycopg
import pytest
from psycopg import AsyncConnection, sql

ROLES = (
    "sourcier_owner",
    "sourcier_writer",
    "sourcier_reader",
    "sourcier_rebuilder",
    "sourcier_eraser",
)


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[AsyncConnection]:
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("role", ROLES)
async def test_the_login_can_take_the_role(connection: AsyncConnection, role: str) -> None:
    await connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
    cursor = await connection.execute("select current_user")
    assert await cursor.fetchone() == (role,)


@pytest.mark.parametrize("role", ROLES)
async def test_a_session_can_start_in_the_role(database_url: str, role: str) -> None:
    async with await psycopg.AsyncConnection.connect(
        database_url, options=f"-c role={role}"
    ) as connection:
        cursor = await connection.execute("select current_user")
        assert await cursor.fetchone() == (role,)


@pytest.mark.parametrize("role", ROLES)
async def test_the_role_has_no_attribute_at_all(connection: AsyncConnection, role: str) -> None:
    cursor = await connection.execute(
        """
        select rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
        from pg_roles where rolname = %s
        """,
        [role],
    )
    assert await cursor.fetchone() == (False,) * 6


@pytest.mark.parametrize("role", ROLES)
async def test_the_role_is_a_member_of_no_other(connection: AsyncConnection, role: str) -> None:
    cursor = await connection.execute(
        "select count(*) from pg_auth_members where member = %s::regrole", [role]
    )
    assert await cursor.fetchone() == (0,)


@pytest.mark.parametrize("role", ROLES)
async def test_the_login_inherits_nothing_of_the_role(
    connection: AsyncConnection, role: str
) -> None:
    cursor = await connection.execute(
        """
        select rolsuper, current_setting('server_version_num')::integer < 160000
        from pg_roles where rolname = current_user
        """
    )
    if any(await cursor.fetchone() or ()):
        pytest.skip("a superuser has every right, and PostgreSQL 15 inherits by login")
    cursor = await connection.execute("select pg_has_role(current_user, %s, 'usage')", [role])
    assert await cursor.fetchone() == (False,)


@pytest.mark.parametrize("role", ROLES)
async def test_the_role_sees_what_is_migrated_and_cannot_change_it(
    connection: AsyncConnection, role: str
) -> None:
    await connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
    await connection.execute("select * from sourcier_migration.applied")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        await connection.execute("delete from sourcier_migration.applied")


async def test_databases_migrated_at_the_same_time_may_race_for_the_roles(
    postgres_url: str,
) -> None:
    prefix = f"race_{secrets.token_hex(3)}_"
    text = files("sourcier_migrations").joinpath("0001_roles.sql").read_text()
    block = text[: text.index("$$;") + 3].replace("sourcier_", prefix)

    async def create() -> None:
        async with await psycopg.AsyncConnection.connect(postgres_url) as connection:
            await connection.execute(block.encode())
            await connection.execute("select pg_sleep(0.05)")

    try:
        await asyncio.gather(*(create() for _ in range(6)))
    finally:
        await drop_roles(postgres_url, prefix)


async def drop_roles(url: str, prefix: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for role in ROLES:
            name = sql.Identifier(role.replace("sourcier_", prefix))
            await connection.execute(sql.SQL("drop role {}").format(name))
