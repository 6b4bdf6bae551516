"""Serving: the application on a socket, until a signal; requests under way are finished first."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import AF_INET, AF_INET6, IPPROTO_TCP, TCP_NODELAY, create_server, socket

import uvicorn
from litestar import Litestar

from sourcier.server_error import ServerError
from sourcier.settings import Settings

GRACE = 10
"""Seconds that requests under way get at the end."""

UNTAKEN = 30
"""Seconds after which the system ends a connection whose client takes nothing that was sent."""

MOST_MESSAGE_BYTES = 1024 * 1024
"""The longest WebSocket message that is received at all."""


def listen(settings: Settings) -> socket:
    """A socket on the host and port of the settings; raises `ServerError`."""
    family = AF_INET6 if ":" in settings.host else AF_INET
    try:
        listening = create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise ServerError(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}; "
            "--host and --port, or SOURCIER_HOST and SOURCIER_PORT, name others"
        ) from error
    # asyncio does this only for sockets that name their protocol, and this one does not: without it
    # head and body of an answer wait 40 ms for each other. Connections inherit it.
    listening.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
    if sys.platform == "linux":  # connections inherit it; elsewhere there is nothing like it
        from socket import TCP_USER_TIMEOUT

        listening.setsockopt(IPPROTO_TCP, TCP_USER_TIMEOUT, UNTAKEN * 1000)
    return listening


async def serve_application(
    application: Litestar,
    listening: socket,
    started: Callable[[str], None],
    *,
    trusted_proxies: str,
    stopping: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGINT or SIGTERM; `started` gets the address once connections are accepted.

    `trusted_proxies` are the addresses whose X-Forwarded-For counts. `stopping` ends what has no
    end of its own, such as subscriptions, before connections are waited for.
    """
    server = _Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=GRACE,
            lifespan="on",
            server_header=False,
            forwarded_allow_ips=trusted_proxies,
            ws="websockets-sansio",
            ws_max_size=MOST_MESSAGE_BYTES,
            # Compressing each message for each of many subscribers would cost more than sending it.
            ws_per_message_deflate=False,
        )
    )
    server.on_start = started
    server.on_stop = stopping
    await server.serve([listening])
    if not server.started:
        raise ServerError("the application could not start: see the log above")


class _Server(uvicorn.Server):
    """A server that says its address once it accepts connections: the port may have been 0."""

    on_start: Callable[[str], None]
    on_stop: Callable[[], None]

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn raises the signal again at its end, and so would end this process before the
        database is stopped; here a signal ends the serving, and nothing else."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            _keep_what_is_there()
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.on_start(f"http://{f'[{host}]' if ':' in host else host}:{port}")

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self.on_stop()
        await super().shutdown(sockets)


def _keep_what_is_there() -> None:
    """Modules and the schema stay as long as the process. Looking for garbage among them took up
    to a third of the time of all requests, and made them wait for 70 ms again and again."""
    gc.collect()
    gc.freeze()
