"""A migrated database for tests of functions, which leave no trace in it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from ..postgres import fresh_database


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_migrated_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """The URL of a migrated database that nobody writes to."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        yield url
