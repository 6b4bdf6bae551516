"""Whoever works with the data is inside `open_home`: there the database runs and is migrated.

Without SOURCIER_DATABASE_URL that is the embedded PostgreSQL, which we migrate ourselves. A server
of somebody's own is only migrated by `sourcier migrate`.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg

from sourcier.embedded import EmbeddedPostgres, EmbeddedPostgresError
from sourcier.settings import Settings
from sourcier_events.database import connect
from sourcier_migrations import MigrationError, apply, pending


class HomeError(Exception):
    """The database cannot be used; the text says why and what to do."""


class Home:
    """A database that runs. `server` is ours to look after, where it is the embedded one."""

    def __init__(self, url: str, server: EmbeddedPostgres | None = None) -> None:
        self.url = url
        self._server = server

    def revive(self) -> None:
        """Start the embedded server again if it died; somebody else's server is theirs. Blocks."""
        if self._server is not None:
            self._server.start()


@asynccontextmanager
async def open_home(
    settings: Settings, *, migrate: bool = True, create: bool = False
) -> AsyncIterator[Home]:
    """The database; with `migrate`, in the shape that this program expects.

    Raises `HomeError` where there is none yet, unless `create` says to make it.
    """
    if settings.database_url:
        if migrate:
            await _check_migrated(settings.database_url)
        yield Home(settings.database_url)
        return
    if not create and not EmbeddedPostgres.is_in(settings.home_folder):
        raise HomeError(
            f"there are no data in {settings.home_folder}: `sourcier ingest` makes them there; "
            "SOURCIER_HOME names another folder"
        )
    server = EmbeddedPostgres(settings.home_folder)
    try:
        await asyncio.to_thread(server.start)
    except EmbeddedPostgresError as error:
        raise HomeError(str(error)) from error
    try:
        if migrate:
            await migrate_database(server.url)
        yield Home(server.url, server)
    finally:
        await asyncio.to_thread(server.stop)


async def migrate_database(url: str) -> list[str]:
    """Apply what is pending; the names of the files applied."""
    try:
        async with await connect(url) as connection:
            return [migration.name for migration in await apply(connection)]
    except (psycopg.Error, MigrationError) as error:
        raise HomeError(f"the database cannot be migrated: {_one_line(error)}") from error


async def pending_migrations(url: str) -> list[str]:
    """The names of the files that are still to be applied."""
    try:
        async with await connect(url) as connection:
            return [migration.name for migration in await pending(connection)]
    except psycopg.Error as error:
        raise HomeError(f"the database does not answer: {_one_line(error)}") from error
    except MigrationError as error:
        raise HomeError(f"the database does not fit this program: {_one_line(error)}") from error


async def _check_migrated(url: str) -> None:
    missing = await pending_migrations(url)
    if missing:
        raise HomeError(
            f"the database lacks {len(missing)} migrations, from {missing[0]} on: "
            "run `sourcier migrate`"
        )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
