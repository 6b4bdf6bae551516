"""Keys are shown once; the database knows their hashes only, and readers not even these."""

from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from sourcier_events.database import Connection, Pool, Role, connect, pool
from sourcier_graphql.access.api_keys import (
    KeyDescription,
    create_key,
    digest,
    find_key,
    is_key,
    list_keys,
    revoke_key,
)
from sourcier_graphql.access.principal import Scope

from .samples import make_key


@pytest.fixture
async def owner(database_url: str) -> AsyncIterator[Connection]:
    async with await connect(database_url, Role.OWNER) as connection:
        yield connection


@pytest.fixture
async def readers(database_url: str) -> AsyncIterator[Pool]:
    async with pool(database_url, Role.READER) as opened:
        yield opened


async def only_key(owner: Connection) -> KeyDescription:
    (description,) = await list_keys(owner)
    return description


async def test_a_key_is_found_with_its_scopes(database_url: str, readers: Pool) -> None:
    made = await make_key(database_url, Scope.READ, Scope.CURATE, requests_per_minute=90)
    found = await find_key(readers, made.key)
    assert found is not None
    assert (found.id, found.state, found.requests_per_minute) == (made.id, "valid", 90)
    assert found.scopes == {Scope.READ, Scope.CURATE}
    assert found.seconds_left is None


async def test_another_key_is_not_found(database_url: str, readers: Pool) -> None:
    made = await make_key(database_url)
    last = "0" if made.key[-1] != "0" else "1"
    assert await find_key(readers, made.key[:-1] + last) is None


async def test_two_keys_are_never_the_same(database_url: str) -> None:
    keys = [await make_key(database_url) for _ in range(5)]
    assert len({made.key for made in keys}) == len({made.id for made in keys}) == 5
    assert all(is_key(made.key) and made.id in made.key for made in keys)


async def test_a_key_that_expired_says_so(owner: Connection, readers: Pool) -> None:
    made = await create_key(
        owner, name="short", scopes=frozenset({Scope.READ}), created_by="test", expires_in=0.01
    )
    await owner.execute("select pg_sleep(0.02)")
    found = await find_key(readers, made.key)
    assert found is not None and found.state == "expired"


async def test_a_key_knows_how_long_it_lasts(database_url: str, readers: Pool) -> None:
    made = await make_key(database_url, expires_in=3600.0)
    found = await find_key(readers, made.key)
    assert found is not None and found.seconds_left is not None
    assert 3500 < found.seconds_left <= 3600


async def test_a_revoked_key_says_so_and_keeps_its_first_revocation(
    database_url: str, owner: Connection, readers: Pool
) -> None:
    made = await make_key(database_url)
    assert await revoke_key(owner, made.id, revoked_by="first")
    before = await only_key(owner)
    assert await revoke_key(owner, made.id, revoked_by="second")
    assert await only_key(owner) == before
    assert (before.state, before.revoked_by) == ("revoked", "first")
    found = await find_key(readers, made.key)
    assert found is not None and found.state == "revoked"


async def test_revoking_what_is_not_there_is_no_success(owner: Connection) -> None:
    assert not await revoke_key(owner, "0123456789", revoked_by="test")


async def test_when_a_key_was_used_is_known_to_the_hour(
    database_url: str, owner: Connection, readers: Pool
) -> None:
    made = await make_key(database_url)
    assert (await only_key(owner)).last_used_at is None
    await find_key(readers, made.key)
    used = (await only_key(owner)).last_used_at
    assert used is not None
    assert (used.minute, used.second, used.microsecond) == (0, 0, 0)


async def test_a_refused_key_counts_as_not_used(
    database_url: str, owner: Connection, readers: Pool
) -> None:
    made = await make_key(database_url)
    await revoke_key(owner, made.id, revoked_by="test")
    await find_key(readers, made.key)
    assert (await only_key(owner)).last_used_at is None


async def test_a_key_is_found_where_nothing_can_be_written(database_url: str) -> None:
    made = await make_key(database_url)
    async with pool(
        make_conninfo(database_url, options="-c default_transaction_read_only=on"), Role.READER
    ) as it:
        found = await find_key(it, made.key)
    assert found is not None and found.state == "valid"


async def test_a_look_up_does_not_wait_for_another_that_notes_its_use(
    database_url: str, owner: Connection, readers: Pool
) -> None:
    made = await make_key(database_url)
    async with owner.transaction():
        await owner.execute("select from access.key for update")
        found = await find_key(readers, made.key)
    assert found is not None and found.state == "valid"


async def test_the_newest_key_is_listed_first(database_url: str, owner: Connection) -> None:
    for name in ("old", "new"):
        await make_key(database_url, name=name)
    assert [key.name for key in await list_keys(owner)] == ["new", "old"]


async def test_neither_a_key_nor_its_description_shows_the_secret(
    database_url: str, owner: Connection
) -> None:
    made = await make_key(database_url)
    secret = made.key.rsplit("_", 1)[1]
    description = await only_key(owner)
    cursor = await owner.execute("select key::text from access.key")
    for text in (repr(made), repr(description), str(await cursor.fetchall())):
        assert secret not in text
    assert digest(made.key).hex() not in repr(description)


@pytest.mark.parametrize("role", [Role.READER, Role.WRITER, Role.REBUILDER, Role.ERASER])
@pytest.mark.parametrize(
    "statement",
    [
        "select digest from access.key",
        "select access.state(key) from access.key",
        "insert into access.key (id, digest, name, scopes, created_by) "
        "values ('0123456789', decode(repeat('00', 32), 'hex'), 'x', array['admin'], 'x')",
        "update access.key set revoked_at = null, revoked_by = null",
        "delete from access.key",
    ],
)
async def test_only_the_owner_sees_and_changes_keys(
    database_url: str, role: Role, statement: str
) -> None:
    async with await connect(database_url, role) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await connection.execute(statement)


@pytest.mark.parametrize("role", [Role.WRITER, Role.REBUILDER, Role.ERASER])
async def test_only_readers_look_keys_up(database_url: str, role: Role) -> None:
    async with await connect(database_url, role) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            await connection.execute("select * from access.find_key('')")


@pytest.mark.parametrize("statement", ["delete from access.key", "truncate access.key"])
async def test_keys_are_never_deleted(owner: Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation, match="keys refused"):
        await owner.execute(statement)


@pytest.mark.parametrize(
    ("name", "scopes"),
    [("", frozenset({Scope.READ})), ("n" * 201, frozenset({Scope.READ})), ("x", frozenset())],
)
async def test_a_key_without_name_or_scope_is_refused(
    owner: Connection, name: str, scopes: frozenset[Scope]
) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        await create_key(owner, name=name, scopes=scopes, created_by="test")


async def test_the_database_and_the_program_know_the_same_scopes(owner: Connection) -> None:
    await create_key(owner, name="all", scopes=frozenset(Scope), created_by="test")
    assert (await only_key(owner)).scopes == set(Scope)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sourcier_",
        "sourcier_0123456789_" + "0" * 63,
        "sourcier_0123456789_" + "0" * 65,
        "sourcier_0123456789_" + "G" * 64,
        "other_0123456789_" + "0" * 64,
        "sourcier_0123456789_" + "0" * 64 + "\n",
        "sourcier_0123456789_" + "٠" * 64,
    ],
)
def test_what_has_not_the_form_of_a_key(text: str) -> None:
    assert not is_key(text)
