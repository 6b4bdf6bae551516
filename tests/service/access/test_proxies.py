"""Rates count by address: what a proxy says of its client counts where the proxy is trusted."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from litestar import Litestar, Request, get

from sourcier.server import listen, serve_application
from sourcier.settings import load_settings


@get("/address")
async def address(request: Request) -> str:
    """What the application takes for the client's address."""
    return request.client.host if request.client else ""


@asynccontextmanager
async def served(trusted: str) -> AsyncIterator[str]:
    """The address of a server that trusts these proxies."""
    settings = load_settings({"SOURCIER_PORT": "0", "SOURCIER_TRUSTED_PROXIES": trusted})
    started: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve_application(
            Litestar([address], openapi_config=None),
            listen(settings),
            started.set_result,
            trusted_proxies=settings.trusted_proxies,
        )
    )
    try:
        yield await started
    finally:
        signal.raise_signal(signal.SIGTERM)
        await serving


@pytest.mark.parametrize(
    ("trusted", "expected"),
    [("127.0.0.1", "192.0.2.7"), ("198.51.100.1", "127.0.0.1")],
)
async def test_a_proxy_is_believed_where_it_is_trusted(trusted: str, expected: str) -> None:
    async with served(trusted) as base, httpx.AsyncClient() as client:
        answer = await client.get(f"{base}/address", headers={"x-forwarded-for": "192.0.2.7"})
    assert answer.text == expected
