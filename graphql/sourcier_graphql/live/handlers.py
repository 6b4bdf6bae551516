"""The routes of subscriptions: a socket where the API is, and a stream of events below it."""

from typing import Any

import msgspec
from litestar import Request, WebSocket, asgi, websocket
from litestar.handlers import BaseRouteHandler
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, Receive, Scope, Send
from msgspec import Struct

from sourcier_graphql.access.errors import AccessRefused
from sourcier_graphql.http import asking
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.http.exchange import ClientGone, body_of
from sourcier_graphql.live.caller import Authenticating, Caller
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.event_stream import EventStream, last_place
from sourcier_graphql.live.operations import Operations
from sourcier_graphql.live.problems import problem
from sourcier_graphql.live.websocket import SocketService

AnyRequest = Request[Any, Any, Any]


class Live(Struct, frozen=True):
    """What the routes need; by itself it answers requests that want events."""

    deliveries: Deliveries
    operations: Operations
    authentication: Authenticating

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A stream, or the refusal of one: an ASGI application for HTTP."""
        request: AnyRequest = Request(scope, receive, send)
        try:
            response = await self._response(request)
        except ClientGone:
            return
        await response(scope, receive, send)

    async def _response(self, request: AnyRequest) -> ASGIApp:
        safe = request.method == "GET"
        try:
            ask = _from_url(request) if safe else await self._from_body(request)
            address = request.client.host if request.client else ""
            caller = Caller(self.authentication, request.headers.get("authorization"), address)
            principal = await caller.admitted()
        except NotWellFormed as error:
            shown = {"message": str(error), "extensions": {"code": "BAD_REQUEST"}}
            return _refused(error.status, shown, {"Allow": "GET, POST"})
        except AccessRefused as error:
            return _refused(error.status, problem(error), error.headers)
        return EventStream(
            self.deliveries,
            self.operations,
            caller,
            principal,
            ask,
            safe,
            last_place(request.headers),
        )

    async def _from_body(self, request: AnyRequest) -> Ask:
        if request.method != "POST":
            raise NotWellFormed(405, "events are asked for with GET or POST")
        headers = request.headers
        return asking.from_body(
            headers.get("content-type", ""),
            headers.get("content-encoding", ""),
            await body_of(request.receive, self.deliveries.settings.most_message_bytes),
        )


def live_handlers(live: Live) -> list[BaseRouteHandler]:
    """A socket at `/` and events at `/stream`, relative to where the API is."""
    sockets = SocketService(live.deliveries, live.operations, live.authentication)

    @websocket("/")
    async def converse(socket: WebSocket[Any, Any, Any]) -> None:
        """graphql-transport-ws."""
        await sockets.serve(socket.scope, socket.receive, socket.send)

    @asgi("/stream", copy_scope=False)
    async def stream(scope: Scope, receive: Receive, send: Send) -> None:
        """Server-sent events."""
        await live.serve(scope, receive, send)

    return [converse, stream]


def _from_url(request: AnyRequest) -> Ask:
    return asking.from_url(dict(request.query_params))


def _refused(status: int, shown: dict[str, Any], headers: dict[str, str]) -> ASGIApp:
    return ASGIResponse(
        body=msgspec.json.encode({"errors": [shown]}),
        status_code=status,
        media_type="application/json; charset=utf-8",
        headers=headers,
    )
