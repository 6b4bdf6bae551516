"""Asking the API as a client does: over HTTP."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import Litestar

from sourcier_events.database import Role, pool
from sourcier_graphql.app import GraphQLService
from sourcier_graphql.settings import GraphQLSettings


class Client:
    """A client of one server."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def whole(self, query: str, **variables: Any) -> dict[str, Any]:
        """Data and errors."""
        answer = await self.http.post("/graphql", json={"query": query, "variables": variables})
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def status(self, query: str, **variables: Any) -> tuple[int, str]:
        """Status and code of what was refused because of us, not of the client."""
        answer = await self.http.post("/graphql", json={"query": query, "variables": variables})
        (error,) = answer.json()["errors"]
        return answer.status_code, error["extensions"]["code"]

    async def ask(self, query: str, **variables: Any) -> Any:
        """Data; there must be no errors."""
        whole = await self.whole(query, **variables)
        assert "errors" not in whole, whole["errors"]
        return whole["data"]

    async def refusal(self, query: str, **variables: Any) -> tuple[str, str]:
        """Code and message of the only error."""
        (error,) = (await self.whole(query, **variables))["errors"]
        return error["extensions"]["code"], error["message"]


@asynccontextmanager
async def serving(url: str, settings: GraphQLSettings | None = None) -> AsyncIterator[Client]:
    """A client of a server on a database."""
    async with pool(url, Role.READER) as readers:
        service = GraphQLService(url, readers, settings)
        app = Litestar([service.route()], openapi_config=None)
        transport = httpx.ASGITransport(app)
        async with (
            service.running(),
            httpx.AsyncClient(transport=transport, base_url="http://test") as http,
        ):
            yield Client(http)


def global_id(kind: str, own: object) -> str:
    """A global id, as clients get them."""
    return base64.b64encode(f"{kind}:{own}".encode()).decode()


def position(number: int) -> str:
    """A position, as clients get them."""
    return f"{number:019d}"
