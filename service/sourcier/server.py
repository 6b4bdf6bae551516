"""Serving: the application on a socket, until a signal; requests under way are finished first."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import AF_INET, AF_INET6, create_server, socket

import uvicorn
from litestar import Litestar

from sourcier.server_error import ServerError
from sourcier.settings import Settings

GRACE = 10
"""Seconds that requests under way get at the end."""


def listen(settings: Settings) -> socket:
    """A socket on the host and port of the settings; raises `ServerError`."""
    family = AF_INET6 if ":" in settings.host else AF_INET
    try:
        return create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        raise ServerError(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}; "
            "--host and --port, or SOURCIER_HOST and SOURCIER_PORT, name others"
        ) from error


async def serve_application(
    application: Litestar, listening: socket, started: Callable[[str], None]
) -> None:
    """Serve until SIGINT or SIGTERM; `started` gets the address once connections are accepted."""
    server = _Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=GRACE,
            lifespan="on",
            server_header=False,
        )
    )
    server.on_start = started
    await server.serve([listening])
    if not server.started:
        raise ServerError("the application could not start: see the log above")


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
