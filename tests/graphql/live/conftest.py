"""A story that can be told on, and who listens to it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from sourcier_events.database import Pool, Role, pool

from .telling import Telling, telling


@pytest.fixture
def told(database_url: str) -> Iterator[Telling]:
    """Views of nothing yet, and a story to tell."""
    with telling(database_url) as one:
        yield one


@pytest.fixture
async def readers(database_url: str) -> AsyncIterator[Pool]:
    """A pool of readers."""
    async with pool(database_url, Role.READER) as readers:
        yield readers
