"""A world of one's own."""

from collections.abc import AsyncIterator

import pytest

from .world import World, a_world


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """An empty world on a fresh database."""
    async with a_world(database_url) as one:
        yield one
