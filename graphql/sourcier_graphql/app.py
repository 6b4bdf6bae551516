"""`GraphQLService` is all that a litestar app needs to serve the API: a route and a lifespan.

Without `curation` it only reads.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from litestar import Router, asgi
from litestar.enums import ScopeType
from litestar.types import Receive, Scope, Send

from sourcier_events.database import Pool
from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.curation.port import Curation
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.executing import Executing
from sourcier_graphql.http import graphiql
from sourcier_graphql.http.endpoint import Endpoint
from sourcier_graphql.http.exchange import headers_of
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.event_stream import wants_events
from sourcier_graphql.live.handlers import Live, live_handlers
from sourcier_graphql.live.websocket import SocketService
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
        socket = SocketService(self._deliveries, self._executing, self._authentication)

        @asgi("/", copy_scope=False)
        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            """GraphQL over HTTP, as a stream of events, and over a WebSocket."""
            if scope["type"] == ScopeType.WEBSOCKET:
                await socket.serve(scope, receive, send)
            elif wants_events(headers_of(scope).get("accept", "")):
                await live.serve(scope, receive, send)
            else:
                await endpoint.serve(scope, receive, send)

        static = [graphiql.static_file] if self._settings.graphiql else []
        return Router(
            self._settings.path, route_handlers=[serve, *live_handlers(live)[1:], *static]
        )
