"""A database with the small world in its views, and a client of a server on it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from ..postgres import fresh_database
from . import world
from .asking import Client, serving


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """The small world; tests only read it."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        await world.build(url)
        yield url


@pytest.fixture
async def client(world_url: str) -> AsyncIterator[Client]:
    """A client of the small world."""
    async with serving(world_url) as one:
        yield one


@pytest.fixture
async def own_world_url(database_url: str) -> str:
    """A small world that a test may change."""
    await world.build(database_url)
    return database_url
