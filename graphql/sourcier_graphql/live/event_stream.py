"""One operation as server-sent events: graphql-sse in its mode of distinct connections.

https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

The id of each event is its exact place. Browsers send the last one when they connect again, and so
go on by themselves where they were.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from functools import lru_cache

import msgspec
from litestar.types import Receive, Send
from msgspec import Struct
from msgspec.structs import replace

from sourcier_graphql.access.principal import Principal
from sourcier_graphql.http import media_types
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.http.exchange import ClientGone
from sourcier_graphql.live.caller import Caller
from sourcier_graphql.live.deliveries import Deliveries, Following
from sourcier_graphql.live.operations import Executed, Operations, Refused
from sourcier_graphql.live.place import Place, parsed
from sourcier_graphql.live.problems import problem
from sourcier_graphql.live.speaking import Speaker
from sourcier_graphql.live.watching import EndOfWatch

MEDIA_TYPE = "text/event-stream"
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"vary", b"accept"),
    (b"x-accel-buffering", b"no"),  # nginx would keep events back
    (b"x-content-type-options", b"nosniff"),
]
_COMPLETE = b"event: complete\ndata:\n\n"
_STILL_THERE = b":\n\n"


@lru_cache(maxsize=256)
def wants_events(accept: str) -> bool:
    """Whether a client asks for a stream of events, and would not take an answer as a whole.

    urql names events behind JSON for all that it asks, and events alone for subscriptions.
    """
    named = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return MEDIA_TYPE in named and not named & {media_types.JSON, media_types.GRAPHQL}


def last_place(headers: Mapping[str, str]) -> Place | None:
    """Where a browser that connects again was; None where it does not say, or not in our words."""
    return parsed(headers.get("last-event-id", ""))


class EventStream(Struct, frozen=True):
    """A response to one request, whose body was read already."""

    deliveries: Deliveries
    operations: Operations
    caller: Caller
    principal: Principal
    ask: Ask
    safe: bool
    last: Place | None = None

    async def serve(self, receive: Receive, send: Send) -> None:
        """Send until either side ends it."""
        await _Stream(self, send).serve(receive)


class _Stream:
    def __init__(self, asked: EventStream, send: Send) -> None:
        self._asked = asked
        self._settings = asked.deliveries.settings
        self._speaker = Speaker(send, self._settings.patience_seconds)
        self._spoken_at = time.monotonic()
        self._following: Following | None = None

    async def serve(self, receive: Receive) -> None:
        """The first of these that ends ends the others."""
        await self._speaker.send(
            {"type": "http.response.start", "status": 200, "headers": _HEADERS}
        )
        tasks = [
            asyncio.create_task(work)
            for work in (
                self._perform(),
                self._keep_alive(),
                self._asked.caller.watch(self._settings.check_seconds),
                _client_goes(receive),
            )
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        error = next((one for one in results if isinstance(one, Exception)), None)
        if not any(isinstance(one, ClientGone) for one in results):
            await self._finish(error)

    async def _finish(self, error: Exception | None) -> None:
        """The last words, and the end of the body."""
        words = _COMPLETE
        if error is not None:
            since = self._following.since if self._following else None
            words = _errors([problem(error, since)]) + _COMPLETE
        try:
            await self._say(words, more=False)
        except (ClientGone, EndOfWatch):
            return

    async def _perform(self) -> None:
        asked = self._asked
        started = await asked.operations.started(asked.ask, asked.principal, safe=asked.safe)
        if isinstance(started, Refused):
            await self._say(_errors(started.errors))
        elif isinstance(started, Executed):
            await self._say(_next(started.result))
        else:
            watch = replace(started, since=asked.last) if asked.last else started
            self._following = asked.deliveries.to(watch)
            await self._follow(self._following)

    async def _follow(self, following: Following) -> None:
        async with aclosing(following.deliveries()) as deliveries:
            async for delivery in deliveries:
                await self._say(_next(delivery.result(), delivery.change.place))

    async def _keep_alive(self) -> None:
        """Proxies end connections that are silent."""
        seconds = self._settings.keep_alive_seconds
        while True:
            await asyncio.sleep(seconds)
            if time.monotonic() - self._spoken_at >= seconds:
                await self._say(_STILL_THERE)

    async def _say(self, text: bytes, *, more: bool = True) -> None:
        await self._speaker.send({"type": "http.response.body", "body": text, "more_body": more})
        self._spoken_at = time.monotonic()


async def _client_goes(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    raise ClientGone


def _next(result: bytes, place: Place | None = None) -> bytes:
    """One result. Where its JSON has lines, each is a line of the data."""
    given = b"id: %b\n" % place.token().encode() if place else b""
    data = b"\ndata: ".join(result.splitlines())
    return b"event: next\n%bdata: %b\n\n" % (given, data)


def _errors(found: list[dict[str, object]]) -> bytes:
    return _next(msgspec.json.encode({"errors": found}))
