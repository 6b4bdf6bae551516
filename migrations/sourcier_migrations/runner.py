"""What a database has applied is always a prefix of the numbered files, byte for byte.

Each file runs in a transaction of its own that also records it, under an advisory lock and after
looking again at what is applied: any number of processes may call `apply` at the same time.
"""

import hashlib
import re
from importlib.resources import files

from msgspec import Struct
from psycopg import AsyncConnection
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

_FILE_NAME = re.compile(r"(?P<number>\d{4})_[a-z0-9_]+\.sql")

# "sourcier" in ASCII: one lock per database, shared by no other program.
_LOCK_KEY = int.from_bytes(b"sourcier", "big")

_BOOKKEEPING = """
create schema if not exists sourcier_migration;

create table if not exists sourcier_migration.applied (
    number integer primary key,
    name text not null unique,
    digest text not null,
    applied_at timestamptz not null default clock_timestamp()
);
"""


class MigrationError(Exception):
    """The database and the migration files of this program do not fit; the text says how."""


class Migration(Struct, frozen=True):
    """One SQL file: its name, its number and the SHA-256 of its bytes, in hexadecimal."""

    number: int
    name: str
    digest: str
    statements: bytes


Connection = AsyncConnection[TupleRow]


def available() -> tuple[Migration, ...]:
    """The migrations of this program, in order."""
    found = []
    for entry in files("sourcier_migrations").iterdir():
        if match := _FILE_NAME.fullmatch(entry.name):
            content = entry.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            found.append(Migration(int(match["number"]), entry.name, digest, content))
    return tuple(sorted(found, key=lambda migration: migration.number))


async def pending(
    connection: Connection, migrations: tuple[Migration, ...] | None = None
) -> tuple[Migration, ...]:
    """The migrations that the database still lacks; reads only."""
    async with connection.transaction():
        return await _pending(connection, available() if migrations is None else migrations)


async def apply(
    connection: Connection, migrations: tuple[Migration, ...] | None = None
) -> tuple[Migration, ...]:
    """Apply what is pending and return what this call applied. Needs an idle connection."""
    if connection.info.transaction_status != TransactionStatus.IDLE:
        raise MigrationError("migrations need a connection without an open transaction")
    expected = available() if migrations is None else migrations
    applied = []
    while (migration := await _apply_next(connection, expected)) is not None:
        applied.append(migration)
    return tuple(applied)


async def _apply_next(connection: Connection, expected: tuple[Migration, ...]) -> Migration | None:
    """Apply the first pending migration, if there is one, and record it in one transaction."""
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock(%s)", [_LOCK_KEY])
        missing = await _pending(connection, expected)
        if not missing:
            return None
        await connection.execute(_BOOKKEEPING)
        await connection.execute(missing[0].statements)
        await _record(connection, missing[0])
        return missing[0]


async def _record(connection: Connection, migration: Migration) -> None:
    await connection.execute("reset role")  # a migration may have taken another one
    await connection.execute(
        "insert into sourcier_migration.applied (number, name, digest) values (%s, %s, %s)",
        [migration.number, migration.name, migration.digest],
    )


async def _pending(
    connection: Connection, expected: tuple[Migration, ...]
) -> tuple[Migration, ...]:
    applied = await _applied(connection)
    _check_prefix(applied, expected)
    return expected[len(applied) :]


async def _applied(connection: Connection) -> list[tuple[str, str]]:
    """Name and digest of what the database has applied, in order."""
    cursor = await connection.execute("select to_regclass('sourcier_migration.applied') is null")
    if (row := await cursor.fetchone()) is None or row[0]:
        return []
    cursor = await connection.execute(
        "select name, digest from sourcier_migration.applied order by number"
    )
    return [(name, digest) for name, digest in await cursor.fetchall()]


def _check_prefix(applied: list[tuple[str, str]], expected: tuple[Migration, ...]) -> None:
    """What is applied is what the files say, in the same order and with the same bytes."""
    for index, (name, digest) in enumerate(applied):
        if index >= len(expected):
            raise MigrationError(
                f"the database has {name}, which this program does not know: "
                "it was migrated by a newer version of sourcier; install that one"
            )
        if expected[index].name != name:
            raise MigrationError(
                f"the database has {name} where this program has {expected[index].name}: "
                "a migration was renamed, removed or added before one that is applied"
            )
        if expected[index].digest != digest:
            raise MigrationError(
                f"{name} was changed after it was applied (SHA-256 {digest} then, "
                f"{expected[index].digest} now): restore the file, and add a new one instead"
            )
