"""Serving: the application on a socket, until a signal; requests under way are finished first."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket

import uvicorn
from litestar import Litestar

from sourcier.server_error import ServerError
from sourcier.settings import Settings

GRACE = 10
"""Seconds that requests under way get at the end."""


async def serve_application(
    application: Litestar, settings: Settings, started: Callable[[str], None]
) -> None:
    """Serve until SIGINT or SIGTERM; `started` gets the address once connections are accepted."""
    server = _Server(
        uvicorn.Config(
            application,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=GRACE,
            lifespan="on",
            server_header=False,
        )
    )
    server.on_start = started
    await server.serve()
    if not server.started:
        raise ServerError(f"cannot listen on {settings.host}:{settings.port}: see the log above")


class _Server(uvicorn.Server):
    """A server that says its address once it accepts connections: the port may have been 0."""

    on_start: Callable[[str], None]

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
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.on_start(f"http://{f'[{host}]' if ':' in host else host}:{port}")
