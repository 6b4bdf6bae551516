"""All that curation needs lives as long as the server does, and is finished with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from sourcier.curation.blast_radius import BlastRadii
from sourcier.curation.documents import IngestedDocuments
from sourcier.curation.resolver import IndexResolver
from sourcier.extraction.port import load_extractor
from sourcier.extraction.worker import WorkerExtractor
from sourcier.settings import Settings
from sourcier_events.curation import Desk
from sourcier_events.curation.visibility import Visibility
from sourcier_events.database import Pool, Role, pool
from sourcier_events.log import GroupCommit
from sourcier_graphql.curation.port import Curation

EXTRACTOR = "french"
LOOKUPS, APPENDS = 6, 2
"""Connections that look, and that append: who looks must never keep an append waiting."""


@asynccontextmanager
async def open_curation(
    url: str, readers: Pool, settings: Settings, *, extractor: WorkerExtractor | None = None
) -> AsyncIterator[Curation]:
    """The port that mutations use; `readers` is open, and stays so while this is."""
    reading = extractor or WorkerExtractor(partial(load_extractor, EXTRACTOR))
    async with (
        pool(url, Role.WRITER, size=LOOKUPS) as lookups,
        pool(url, Role.WRITER, size=APPENDS) as appends,
        GroupCommit(appends).running() as commits,
    ):
        try:
            yield Curation(
                desk=Desk(lookups, commits),
                resolver=IndexResolver(),
                documents=IngestedDocuments(
                    lookups, commits, reading, most_bytes=settings.max_document_bytes
                ),
                blast_radii=BlastRadii(url),
                visibility=Visibility(readers),
                patience=settings.views_timeout,
            )
        finally:
            await asyncio.to_thread(reading.close)
