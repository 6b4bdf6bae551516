"""What every test may ask for: a PostgreSQL server, an empty database, a migrated database."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from .postgres import any_postgres, fresh_database, migrate, name_of_database


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server to make databases on, the same for the whole session."""
    with any_postgres() as url:
        yield url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated_template(postgres_url: str) -> AsyncIterator[str]:
    """The name of a migrated database that the tests' databases are copied from."""
    async with fresh_database(postgres_url) as url:
        await migrate(url)
        yield name_of_database(url)


@pytest_asyncio.fixture
async def empty_database_url(postgres_url: str) -> AsyncIterator[str]:
    """A fresh database without any migration."""
    async with fresh_database(postgres_url) as url:
        yield url


@pytest_asyncio.fixture
async def database_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """A fresh, migrated database."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        yield url
