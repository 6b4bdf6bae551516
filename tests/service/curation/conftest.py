"""Curation as a server has it, with an extractor small enough for tests in its worker process."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from sourcier.curation import open_curation
from sourcier.extraction.worker import WorkerExtractor
from sourcier.settings import Settings
from sourcier_events.database import Role, pool
from sourcier_graphql.curation.port import Curation

from ..ingestion.stand_in import StandIn


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def worker() -> AsyncIterator[WorkerExtractor]:
    """One worker process for all tests: it takes a second to start."""
    extractor = WorkerExtractor(StandIn)
    yield extractor
    extractor.close()


class Lent(WorkerExtractor):
    """The worker of the session, which a test's curation must leave open."""

    def __init__(self, lender: WorkerExtractor) -> None:
        super().__init__(StandIn)
        self.extract = lender.extract  # type: ignore[method-assign]


@pytest.fixture
async def curation(database_url: str, worker: WorkerExtractor) -> AsyncIterator[Curation]:
    """Curation on a fresh database."""
    settings = Settings(views_timeout=0.01, max_document_bytes=2_000)
    async with (
        pool(database_url, Role.READER, size=2) as readers,
        open_curation(database_url, readers, settings, extractor=Lent(worker)) as one,
    ):
        yield one
