"""What a withdrawal would change is worked out in a thread, by few at a time: it costs a fold."""

import asyncio

from sourcier_events.curation.blast_radius import BlastRadius, blast_radius
from sourcier_events.curation.problems import NotFound
from sourcier_events.database import Role, connect_blocking

AT_ONCE = 2


class BlastRadii:
    """Answers on connections of its own."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._places = asyncio.Semaphore(AT_ONCE)

    async def of(self, document: str) -> BlastRadius | NotFound:
        """What withdrawing a document would change now."""
        async with self._places:
            return await asyncio.to_thread(self._of, document)

    def _of(self, document: str) -> BlastRadius | NotFound:
        with connect_blocking(self._url, Role.READER) as connection:
            return blast_radius(connection, document)
