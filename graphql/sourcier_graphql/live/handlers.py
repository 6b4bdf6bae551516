"""The routes of the API: where it is, a request gets a socket, a stream of events, or an answer."""

from collections.abc import Awaitable, Callable

from litestar import asgi
from litestar.enums import ScopeType
from litestar.handlers import ASGIRouteHandler
from litestar.types import HTTPScope, Receive, Scope, Send
from msgspec import Struct

from sourcier_graphql.access.errors import AccessRefused
from sourcier_graphql.http.answering import not_admitted, not_well_formed
from sourcier_graphql.http.asking import NotWellFormed
from sourcier_graphql.http.exchange import (
    ClientGone,
    Response,
    address_of,
    header_of,
    headers_of,
    send_response,
)
from sourcier_graphql.http.receiving import ask_of, is_safe
from sourcier_graphql.live.caller import Authenticating, Caller
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.event_stream import MEDIA_TYPE, EventStream, last_place, wants_events
from sourcier_graphql.live.operations import Operations
from sourcier_graphql.live.websocket import SocketService

Whole = Callable[[HTTPScope, Receive, Send], Awaitable[None]]
"""An ASGI application for HTTP alone."""


class Live(Struct, frozen=True):
    """What the routes need; by itself it answers requests that want events."""

    deliveries: Deliveries
    operations: Operations
    authentication: Authenticating

    async def serve(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """A stream, or the refusal of one: an ASGI application for HTTP."""
        try:
            answer = await self._answer(scope, receive)
            if isinstance(answer, Response):
                await send_response(send, answer)
            else:
                await answer.serve(receive, send)
        except ClientGone:
            return

    async def _answer(self, scope: HTTPScope, receive: Receive) -> EventStream | Response:
        headers = headers_of(scope)
        most_bytes = self.deliveries.settings.most_message_bytes
        try:
            if scope["method"] == "HEAD":
                raise NotWellFormed(405, "events are asked for with GET or POST")
            ask = await ask_of(scope, headers, receive, most_bytes)
            caller = Caller(self.authentication, headers.get("authorization"), address_of(scope))
            principal = await caller.admitted()
        except NotWellFormed as error:
            return not_well_formed(error, MEDIA_TYPE)
        except AccessRefused as error:
            return not_admitted(error, MEDIA_TYPE)
        return EventStream(
            self.deliveries,
            self.operations,
            caller,
            principal,
            ask,
            is_safe(scope),
            last_place(headers),
        )


def handlers(live: Live, whole: Whole) -> list[ASGIRouteHandler]:
    """All at `/`, and events at `/stream`, relative to where the API is.

    `whole` answers requests for anything but a socket or events.
    """
    sockets = SocketService(live.deliveries, live.operations, live.authentication)

    @asgi("/", copy_scope=False)
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        """GraphQL over HTTP, as a stream of events, and over a WebSocket."""
        if scope["type"] == ScopeType.WEBSOCKET:
            await sockets.serve(scope, receive, send)
        elif wants_events(header_of(scope, b"accept")):
            await live.serve(scope, receive, send)
        else:
            await whole(scope, receive, send)

    @asgi("/stream", copy_scope=False)
    async def stream(scope: Scope, receive: Receive, send: Send) -> None:
        """Server-sent events."""
        if scope["type"] == ScopeType.HTTP:
            await live.serve(scope, receive, send)

    return [serve, stream]
