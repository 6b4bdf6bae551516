"""One socket speaks graphql-transport-ws: operations of any kind, many at once, each on its own.

strawberry's handler of this protocol is not used: it encodes every result for every subscriber,
waits for ever for a client that takes nothing, and fails on messages whose parts have other types.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from litestar.types import Receive, Send, WebSocketScope
from msgspec import Struct

from sourcier_graphql.access.errors import AccessRefused, NotAuthenticated
from sourcier_graphql.http import asking
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.http.exchange import ClientGone, address_of, headers_of
from sourcier_graphql.live import messages
from sourcier_graphql.live.caller import Authenticating, Caller
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.messages import (
    BadMessage,
    Complete,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
)
from sourcier_graphql.live.operations import Operations
from sourcier_graphql.live.origins import may_open
from sourcier_graphql.live.socket_operation import SocketOperation
from sourcier_graphql.live.speaking import Closing, Speaker
from sourcier_graphql.live.watching import EndOfWatch, too_many_operations

_logger = logging.getLogger("sourcier_graphql")


class SocketService(Struct, frozen=True):
    """What every socket of a process shares."""

    deliveries: Deliveries
    operations: Operations
    authentication: Authenticating

    async def serve(self, scope: WebSocketScope, receive: Receive, send: Send) -> None:
        """Serve one socket until either side ends it: an ASGI application."""
        headers = headers_of(scope)
        settings = self.deliveries.settings
        await receive()  # websocket.connect
        speaker = Speaker(send, settings.patience_seconds)
        if not may_open(headers.get("origin"), headers.get("host"), settings.origins):
            await speaker.close(Closing(4403, "this origin may not open a socket"))
            return
        spoken = messages.PROTOCOL if messages.PROTOCOL in scope["subprotocols"] else None
        await send({"type": "websocket.accept", "subprotocol": spoken, "headers": []})
        if not spoken:
            await speaker.close(Closing(4406, f"this server speaks {messages.PROTOCOL}"))
            return
        address = address_of(scope)
        await _Socket(self, receive, speaker, address, headers.get("authorization")).converse()


class _Socket:
    def __init__(
        self,
        service: SocketService,
        receive: Receive,
        speaker: Speaker,
        address: str,
        authorization: str | None,
    ) -> None:
        self._service = service
        self._settings = service.deliveries.settings
        self._receive = receive
        self._speaker = speaker
        self._address = address
        self._authorization = authorization
        self._ended = asyncio.Event()
        self._closing: Closing | None = None
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._caller: Caller | None = None
        self._acknowledged = False

    async def converse(self) -> None:
        """Until the client is gone, or something demands that the socket be closed."""
        self._begin(self._read())
        self._begin(self._expect_init())
        try:
            await self._ended.wait()
        finally:
            if self._closing:
                await self._speaker.close(self._closing)
            await self._release()

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        """Whatever work of this socket raises ends the socket."""
        try:
            await work
        except ClientGone:
            self._end(None)
        except Closing as closing:
            self._end(closing)
        except EndOfWatch as error:
            self._end(Closing(1013, str(error)))
        except Exception:
            _logger.exception("a socket failed")
            self._end(Closing(1011, "something went wrong on our side"))

    def _end(self, closing: Closing | None) -> None:
        if not self._ended.is_set():
            self._closing = closing
            self._ended.set()

    async def _release(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _expect_init(self) -> None:
        await asyncio.sleep(self._settings.init_seconds)
        if self._caller is None:
            raise Closing(4408, "Connection initialisation timeout")

    async def _watch(self, caller: Caller) -> None:
        try:
            await caller.watch(self._settings.check_seconds)
        except NotAuthenticated as error:
            raise Closing(4403, str(error)) from error

    async def _read(self) -> None:
        while True:
            received = await self._receive()
            if received["type"] != "websocket.receive":
                raise ClientGone
            text = received.get("text")
            if text is None:
                raise Closing(4400, "messages are text, not binary")
            if len(text.encode()) > self._settings.most_message_bytes:
                raise Closing(1009, "this message is too long")
            try:
                await self._answer(messages.decoded(text))
            except BadMessage as error:
                raise Closing(4400, str(error)) from error

    async def _answer(self, message: messages.Message) -> None:
        match message:
            case ConnectionInit():
                await self._init(message.payload or {})
            case Ping():
                await self._speaker.say(messages.pong(message.payload))
            case Pong():
                pass
            case Subscribe():
                self._subscribe(message)
            case Complete():
                if message.id in self._operations:
                    self._operations.pop(message.id).cancel()

    async def _init(self, payload: dict[str, Any]) -> None:
        if self._caller is not None:
            raise Closing(4429, "Too many initialisation requests")
        given = payload.get("authorization", payload.get("Authorization", self._authorization))
        if given is not None and not isinstance(given, str):
            raise Closing(4400, "`authorization` in the payload of connection_init is a string")
        self._caller = Caller(self._service.authentication, given, self._address)
        try:
            await self._caller.admitted()
        except NotAuthenticated as error:
            raise Closing(4403, str(error)) from error
        except AccessRefused as error:
            raise Closing(1013, str(error)) from error
        self._begin(self._watch(self._caller))
        self._acknowledged = True
        await self._speaker.say(messages.ACKNOWLEDGED)

    def _subscribe(self, message: Subscribe) -> None:
        if not self._acknowledged:
            raise Closing(4401, "Unauthorized")
        if message.id in self._operations:
            raise Closing(4409, f"Subscriber for {message.id} already exists")
        try:
            ask = asking.from_body("application/json", "", bytes(message.payload))
        except NotWellFormed as error:
            raise Closing(4400, str(error)) from error
        one_too_many = len(self._operations) >= self._settings.most_operations
        work = self._refuse(message.id) if one_too_many else self._operate(message.id, ask)
        task = self._begin(work)
        self._operations[message.id] = task
        task.add_done_callback(lambda _: self._forget(message.id, task))

    def _forget(self, operation: str, task: asyncio.Task[None]) -> None:
        """The id may be in use again, for another operation."""
        if self._operations.get(operation) is task:
            del self._operations[operation]

    async def _refuse(self, operation: str) -> None:
        one = self._operation(operation)
        await one.finish(one.failed(too_many_operations()))

    async def _operate(self, operation: str, ask: Ask) -> None:
        assert self._caller is not None
        one = self._operation(operation)
        last_word = await one.perform(ask, self._caller)
        self._operations.pop(operation, None)  # the client may use the id again
        await one.finish(last_word)

    def _operation(self, operation: str) -> SocketOperation:
        service = self._service
        return SocketOperation(operation, self._speaker, service.deliveries, service.operations)
