"""The web application: a pool of readers, a projector, GraphQL and health. No state of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from litestar import Litestar
from litestar.datastructures import State

from sourcier.access import authentication, cross_origin
from sourcier.api import graphql_settings
from sourcier.curation.opening import open_curation
from sourcier.health import live, ready
from sourcier.home import Home
from sourcier.projector import Projector
from sourcier.settings import Settings
from sourcier_events.database import Role, pool
from sourcier_graphql.app import GraphQLService

_log = structlog.get_logger(__name__)


def create_application(home: Home, settings: Settings) -> tuple[Litestar, GraphQLService]:
    """The application on a migrated database, and its API; it feeds the views while it runs."""
    readers = pool(home.url, Role.READER, size=settings.pool_size)
    keys = authentication(readers, settings)
    service = GraphQLService(
        home.url,
        readers,
        graphql_settings(settings),
        keys,
        open_curation(home.url, readers, settings),
    )

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        projector = Projector(home)
        async with readers, service.running():
            projector.start()
            _log.info("started")
            try:
                yield
            finally:
                projector.stop()
                _log.info("stopped")

    application = Litestar(
        route_handlers=[live, ready, service.route()],
        lifespan=[lifespan],
        state=State({"pool": readers, "authentication": keys}),
        cors_config=cross_origin(settings),
        openapi_config=None,
        logging_config=None,
        request_max_body_size=settings.max_document_bytes,
    )
    return application, service
