"""Adding a document is an ingestion: its text and what is said of it are its only key."""

import asyncio
from datetime import datetime
from functools import partial

from sourcier.extraction.port import Extractor
from sourcier.ingestion import Arrival, Metadata, Result, Source, ingest
from sourcier.ingestion.appends import ingestion
from sourcier.ingestion.metadata import InvalidMetadata, checked
from sourcier_events.curation.problems import InvalidInput
from sourcier_events.database import Pool
from sourcier_events.log import GroupCommit
from sourcier_events.stored_text import RefusedFile, from_text
from sourcier_graphql.curation.port import Added, DocumentGiven

MEDIA_TYPE = "text/plain"
AT_ONCE = 2
"""Ingestions under way: each holds a connection while its text is read."""

_WRITTEN = """
    select append.last_position, append.recorded_at
    from log.append
    where append.idempotency_key = any(%s)
    order by append.last_position desc
    limit 1
"""


class IngestionFailed(RuntimeError):
    """The extractor, not the client, is at fault."""


class IngestedDocuments:
    """Adds documents with all that our extractor reads in them."""

    def __init__(
        self, lookups: Pool, commits: GroupCommit, extractor: Extractor, *, most_bytes: int
    ) -> None:
        self._lookups = lookups
        self._commits = commits
        self._extractor = extractor
        self._most_bytes = most_bytes
        self._places = asyncio.Semaphore(AT_ONCE)

    async def add(self, given: DocumentGiven, actor: str) -> Added | InvalidInput:
        """Store the text, where it was found, and what it says; known ones change nothing."""
        source = await asyncio.to_thread(self._source, given)
        if isinstance(source, InvalidInput):
            return source
        named = await asyncio.to_thread(partial(ingestion, source, self._extractor))
        async with self._places, self._lookups.connection() as connection:
            [result] = [
                one
                async for one in ingest(
                    connection,
                    self._extractor,
                    [source],
                    actor=actor,
                    append=self._commits.append,
                )
            ]
            cursor = await connection.execute(_WRITTEN, (list(named.keys),))
            row = await cursor.fetchone()
        if result.arrival is Arrival.REFUSED or row is None:
            raise IngestionFailed(result.reason)
        return _added(result, source, *row)

    def _source(self, given: DocumentGiven) -> Source | InvalidInput:
        if given.media_type != MEDIA_TYPE:
            return _invalid("mediaType", f"only {MEDIA_TYPE} is read")
        try:
            stored = from_text(given.text, "", limit=self._most_bytes)
        except RefusedFile as refused:
            return _invalid("text", refused.reason)
        fields = {name: getattr(given, name) for name in Metadata.__struct_fields__}
        try:
            return Source(name="document", stored=stored, metadata=checked(Metadata(**fields)))
        except InvalidMetadata as error:
            name, _, reason = str(error).partition(": ")
            return _invalid(name, reason)


def _invalid(name: str, reason: str) -> InvalidInput:
    return InvalidInput(message=f"{name}: {reason}", path=(name,))


def _added(result: Result, source: Source, position: int, recorded_at: datetime) -> Added:
    return Added(
        document=source.stored.sha256,
        position=position,
        recorded_at=recorded_at,
        already_done=result.arrival is Arrival.KNOWN,
        arrival=result.arrival.value,
        mentions=result.mentions,
        claims=result.claims,
    )
