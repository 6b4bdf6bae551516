"""The log only grows: the database itself refuses every other change, whoever asks."""

from collections.abc import AsyncIterator

import psycopg
import pytest
import pytest_asyncio
from psycopg import errors, sql

from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import EntitiesMerged, MergeUndone, ReprintRecognised

from .samples import append_of, document_append, identification, identifier, whole_log

TABLES = (
    "append",
    "stream_append",
    "document",
    "document_sketch",
    "document_cluster",
    "identity_mention",
    "identity_key",
    "identity_merge",
    "identity_merge_undone",
)
CHANGES = {
    "update": "update {table} set {column} = {column}",
    "update of nothing": "update {table} set {column} = {column} where false",
    "delete": "delete from {table}",
    "delete of nothing": "delete from {table} where false",
    "truncate": "truncate {table}",
    "truncate cascade": "truncate {table} cascade",
}
COLUMNS = {
    "append": "recorded_at",
    "stream_append": "first_position",
    "document": "text",
    "document_sketch": "position",
    "document_cluster": "position",
    "identity_mention": "label",
    "identity_key": "position",
    "identity_merge": "position",
    "identity_merge_undone": "position",
    "head": "position",
}
LOGIN = None
"""The login itself, without a role: a superuser on some servers, nobody on others."""
ROLES = [*Role, LOGIN]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def filled(shared_database_url: str) -> str:
    """A database with a row in every table of the log."""
    bound = [
        identification(identifier(1), identifier(2), "name:umerov"),
        identification(identifier(3), identifier(4), "name:oumerov"),
    ]
    document = document_append(" ".join(map(str, range(100))))
    digest = document.documents[0].sha256
    reprint = ReprintRecognised(document=digest, cluster=identifier(5), method="test", score=1)
    merge = EntitiesMerged(
        merge=identifier(6), absorbed=identifier(2), into=identifier(4), reason="the same"
    )
    undone = MergeUndone(merge=identifier(6), reason="not the same")
    async with await connect(shared_database_url, Role.WRITER) as connection:
        await log.append(connection, document, append_of("bound", bound))
        for event in (reprint, merge, undone):
            await log.append(connection, append_of(type(event).__name__, [("test", event)]))
    return shared_database_url


@pytest.fixture(params=ROLES, ids=lambda role: role or "login")
async def connection(filled: str, request: pytest.FixtureRequest) -> AsyncIterator[Connection]:
    """A connection as one of the roles, or as the login."""
    async with await connect(filled, request.param) as one:
        yield one


def change(name: str, table: str) -> sql.Composed:
    """The statement that tries a change on a table of the log."""
    return sql.SQL(CHANGES[name]).format(
        table=sql.Identifier("log", table), column=sql.Identifier(COLUMNS[table])
    )


async def refusal(connection: Connection, statement: sql.Composed) -> psycopg.Error | None:
    """The error that a statement meets, if it does."""
    try:
        await connection.execute(statement)
    except psycopg.Error as error:
        return error
    return None


@pytest.mark.parametrize("table", TABLES)
async def test_every_table_has_rows_to_lose(filled: str, table: str) -> None:
    async with await connect(filled, Role.READER) as connection:
        query = sql.SQL("select from {}").format(sql.Identifier("log", table))
        assert (await connection.execute(query)).rowcount > 0


async def test_these_are_all_tables_of_the_log(filled: str) -> None:
    async with await connect(filled) as connection:
        cursor = await connection.execute(
            "select tablename from pg_tables where schemaname = 'log' order by tablename"
        )
        assert {name for (name,) in await cursor.fetchall()} == {*TABLES, "head"}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("table", TABLES)
async def test_no_role_changes_what_is_there(connection: Connection, table: str, name: str) -> None:
    error = await refusal(connection, change(name, table))
    assert isinstance(error, (errors.InsufficientPrivilege, errors.RestrictViolation))


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("table", TABLES)
async def test_the_trigger_tells_even_the_owner_what_to_do_instead(
    filled: str, table: str, name: str
) -> None:
    async with await connect(filled, Role.OWNER) as connection:
        error = await refusal(connection, change(name, table))
    assert isinstance(error, errors.RestrictViolation)
    assert f"{name.split()[0].upper()} of log.{table} refused" in str(error)
    assert "corrects or retracts" in (error.diag.message_hint or "")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
@pytest.mark.parametrize("table", [*TABLES, "head"])
async def test_nobody_but_the_owner_inserts_without_the_function(
    filled: str, role: Role, table: str
) -> None:
    insert = sql.SQL("insert into {table} select * from {table}").format(
        table=sql.Identifier("log", table)
    )
    async with await connect(filled, role) as connection:
        assert isinstance(await refusal(connection, insert), errors.InsufficientPrivilege)


@pytest.mark.parametrize("name", ["delete", "delete of nothing", "truncate"])
async def test_no_role_removes_the_head(connection: Connection, name: str) -> None:
    error = await refusal(connection, change(name, "head"))
    assert isinstance(error, (errors.InsufficientPrivilege, errors.RestrictViolation))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
async def test_nobody_but_the_owner_moves_the_head(filled: str, role: Role) -> None:
    async with await connect(filled, role) as connection:
        error = await refusal(connection, change("update", "head"))
    assert isinstance(error, errors.InsufficientPrivilege)


@pytest.mark.parametrize("role", [Role.READER, Role.REBUILDER, Role.ERASER])
async def test_only_the_writer_appends(filled: str, role: Role) -> None:
    async with await connect(filled, role) as connection:
        with pytest.raises(errors.InsufficientPrivilege, match="append_batch"):
            await log.append(connection, document_append("Un autre texte."))


@pytest.mark.parametrize("role", list(Role))
async def test_every_role_reads_the_log(filled: str, role: Role) -> None:
    async with await connect(filled, role) as connection:
        assert [one.last for one in await whole_log(connection)] == [1, 3, 4, 5, 6]
