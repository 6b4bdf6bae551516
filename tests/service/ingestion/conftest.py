"""A writer's connection, and a short way to ingest and to see what is in the log."""

from collections.abc import AsyncIterator

import pytest

from sourcier_events.database import Connection, Role, connect


@pytest.fixture
async def writer(database_url: str) -> AsyncIterator[Connection]:
    """A connection that may append, in autocommit."""
    async with await connect(database_url, Role.WRITER) as connection:
        yield connection
