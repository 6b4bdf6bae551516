"""Tests run on a real PostgreSQL: the one named, else one in a container, else the embedded one.

Every test that asks for a database gets a fresh one, migrated, under a name nobody else uses.
"""

import asyncio
import itertools
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from sourcier.embedded import EmbeddedPostgres
from sourcier_migrations import apply

# Names of this process: several may test on one server at the same time.
_PREFIX = f"sourcier_test_{os.getpid()}_{secrets.token_hex(3)}"
_NUMBERS = itertools.count(1)

# A test database need not survive the machine.
_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def any_postgres() -> Iterator[str]:
    """The URL of a server on which the login may create databases."""
    if url := os.environ.get("SOURCIER_TEST_DATABASE_URL"):
        yield url
    elif _docker_answers():
        yield from _postgres_in_container()
    else:
        yield from _embedded_postgres()


def _docker_answers() -> bool:
    docker = shutil.which("docker")
    if docker is None:
        return False
    try:
        return subprocess.run([docker, "info"], capture_output=True, timeout=10).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _postgres_in_container() -> Iterator[str]:
    from testcontainers.postgres import PostgresContainer

    with PostgresContainer("postgres:18") as container:
        yield container.get_connection_url(driver=None)


def _embedded_postgres() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="sourcier-test-") as folder:
        Path(folder).chmod(0o711)  # as root, the server runs as another user, who must get in
        with EmbeddedPostgres(Path(folder), settings=_QUICK) as server:
            yield server.url


def fresh_name() -> str:
    """A name for a database that nobody has."""
    return f"{_PREFIX}_{next(_NUMBERS)}"


def url_of_database(server: str, name: str) -> str:
    """The URL of another database of the same server."""
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


async def execute_on_server(server: str, statement: sql.Composed) -> None:
    """Run one statement that no transaction may contain."""
    async with await psycopg.AsyncConnection.connect(server, autocommit=True) as connection:
        await connection.execute(statement)


@asynccontextmanager
async def fresh_database(server: str, template: str = "template0") -> AsyncIterator[str]:
    """The URL of a new database, dropped at the end whoever still uses it."""
    name = fresh_name()
    names = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
    create = sql.SQL("create database {name} template {template} encoding 'UTF8'")
    await execute_on_server(server, create.format(**names))
    try:
        yield url_of_database(server, name)
    finally:
        await _drop(server, sql.SQL("drop database {name} with (force)").format(**names))


async def _drop(server: str, statement: sql.Composed) -> None:
    """Nobody but the server may end an autovacuum that happens to be under way: wait for it."""
    for _ in range(100):
        try:
            await execute_on_server(server, statement)
            return
        except psycopg.errors.InsufficientPrivilege:
            await asyncio.sleep(0.3)
    raise TimeoutError("a test database is still in use by the server itself")


async def migrate(url: str) -> None:
    """Apply every migration to a database."""
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await apply(connection)


def name_of_database(url: str) -> str:
    """The name of the database at a URL."""
    return urlsplit(url).path.removeprefix("/")
