"""Connections to the log of a fresh database, and a database that the tests of a module share."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sourcier_events.database import Connection, Role, connect

from ..postgres import fresh_database


@pytest.fixture
async def writer(database_url: str) -> AsyncIterator[Connection]:
    """A connection that may append, in autocommit."""
    async with await connect(database_url, Role.WRITER) as connection:
        yield connection


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[Connection]:
    """A connection that may read, in autocommit."""
    async with await connect(database_url, Role.READER) as connection:
        yield connection


@pytest.fixture
async def login(database_url: str) -> AsyncIterator[Connection]:
    """A connection without a role: it may end others and look at their locks."""
    async with await connect(database_url) as connection:
        yield connection


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_database_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """A migrated database for tests that leave no trace in it."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        yield url


@pytest.fixture
async def shared_writer(shared_database_url: str) -> AsyncIterator[Connection]:
    """A connection that may append to the shared database, in autocommit."""
    async with await connect(shared_database_url, Role.WRITER) as connection:
        yield connection
