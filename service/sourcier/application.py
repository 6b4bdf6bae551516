"""The web application: a pool of readers, a projector, GraphQL and health. No state of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from litestar import Litestar
from litestar.datastructures import State

from sourcier.health import live, ready
from sourcier.home import Home
from sourcier.projector import Projector
from sourcier.settings import Settings
from sourcier_events.database import Role, pool
from sourcier_graphql.app import graphql_route

_log = structlog.get_logger(__name__)


def create_application(home: Home, settings: Settings) -> Litestar:
    """The application on a migrated database; it feeds the views while it runs."""
    readers = pool(home.url, Role.READER, size=settings.pool_size)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        projector = Projector(home)
        async with readers:
            projector.start()
            _log.info("started")
            try:
                yield
            finally:
                projector.stop()
                _log.info("stopped")

    return Litestar(
        route_handlers=[live, ready, graphql_route(readers)],
        lifespan=[lifespan],
        state=State({"pool": readers}),
        openapi_config=None,
        logging_config=None,
        request_max_body_size=settings.max_document_bytes,
    )
