"""`GraphQLService` is all that a litestar app needs to serve the API: a route and a lifespan.

Without `curation` it only reads.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from litestar import Router

from sourcier_events.database import Pool
from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.curation.port import Curation
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.executing import Executing
from sourcier_graphql.http import graphiql
from sourcier_graphql.http.endpoint import Endpoint
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.handlers import Live, handlers
from sourcier_graphql.loading import EventContents
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.schema.assembly import assembled
from sourcier_graphql.settings import GraphQLSettings


class GraphQLService:
    """The API on one database. `readers` is open while the service runs."""

    def __init__(
        self,
        url: str,
        readers: Pool,
        settings: GraphQLSettings | None = None,
        authentication: Authentication | None = None,
        curation: AbstractAsyncContextManager[Curation] | None = None,
    ) -> None:
        self._settings = chosen = settings or GraphQLSettings()
        self._authentication = authentication or Authentication(readers)
        self._reading = ReadingPool(
            url, size=chosen.pool_size, statement_seconds=chosen.statement_seconds
        )
        self._curation = curation
        self._deliveries = Deliveries(url, readers, chosen.live)
        reader = Reader(self._reading, EventContents(readers))
        self._executing = Executing(assembled(), reader, chosen)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Requests are answered meanwhile."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._reading)
            await stack.enter_async_context(self._deliveries.running())
            if self._curation is not None:
                self._executing.curation = await stack.enter_async_context(self._curation)
            yield

    def stop(self) -> None:
        """End every subscription: before a server waits for its connections to end."""
        self._deliveries.close()

    def route(self) -> Router:
        """The route, at the path of the settings."""
        endpoint = Endpoint(self._executing, self._authentication, self._settings)
        live = Live(self._deliveries, self._executing, self._authentication)
        static = [graphiql.static_file] if self._settings.graphiql else []
        served = [*handlers(live, endpoint.serve), *static]
        return Router(self._settings.path, route_handlers=served)
