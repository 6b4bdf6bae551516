"""What the log already says of a document, from its stream alone, at one version of that stream."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    DocumentAdded,
    ExtractionFinished,
    PublicationSeen,
    document_stream,
)

EXTRACTORS = "extractor:"
"""What names of actors begin with that are extractors of ours: what a client asserts is its own."""


class History(Struct, frozen=True, kw_only=True):
    """A document's stream up to `version`; version 0 where it is not there.

    `added` is the event that added it; `publications` are known ones, each with its latest event.
    """

    version: int = 0
    added: UUID | None = None
    publications: dict[UUID, UUID] = {}
    urls: frozenset[str] = frozenset()
    finished: tuple[ExtractionFinished, ...] = ()

    def current_run(self, extractor: str) -> UUID | None:
        """The last finished run of an extractor that no other run supersedes."""
        superseded = {one.supersedes for one in self.finished}
        for one in reversed(self.finished):
            if one.extractor == extractor and one.run not in superseded:
                return one.run
        return None


async def known_keys(connection: Connection, keys: Iterable[bytes]) -> set[bytes]:
    """Which of these keys of appends are in the log: saves work; the append itself decides."""
    query = "select idempotency_key from log.append where idempotency_key = any(%s)"
    cursor = await connection.execute(query, (list(keys),), binary=True)
    return {bytes(key) for (key,) in await cursor.fetchall()}


async def history(connection: Connection, document: str) -> History:
    """Read the stream of a document."""
    version, added = 0, None
    publications: dict[UUID, UUID] = {}
    urls = set()
    finished = []
    async for recorded in log.read_stream(connection, document_stream(document)):
        version = recorded.version
        match recorded.event:
            case DocumentAdded():
                added = recorded.id
            case PublicationSeen(publication=publication, url=url):  # and PublicationCorrected
                publications[publication] = recorded.id
                if url:
                    urls.add(url)
            case ExtractionFinished() as one if recorded.actor.startswith(EXTRACTORS):
                finished.append(one)
    return History(
        version=version,
        added=added,
        publications=publications,
        urls=frozenset(urls),
        finished=tuple(finished),
    )
