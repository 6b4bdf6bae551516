"""The subscription of the schema, over the sockets of a server: planned, executed, resumed."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest
import uvicorn
import websockets
from litestar import Litestar

from sourcier_events.database import Pool
from sourcier_graphql.app import GraphQLService

from ...events.projections.scenario import meeting, mention_of
from .serving import Socket
from .telling import Telling
from .waiting import eventually

SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")

CHANGES = """
    subscription Changes($since: Position, $about: [ID!], $kinds: [ChangeKind!]) {
        changes(since: $since, about: $about, kinds: $kinds) {
            id
            kind
            position
            about { id ... on Meeting { status } }
        }
    }
"""


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture
async def port(told: Telling, readers: Pool) -> AsyncIterator[int]:
    """A server with the schema as it is."""
    service = GraphQLService(told.url, readers)
    application = Litestar(
        [service.route()], lifespan=[lambda _: service.running()], openapi_config=None
    )
    listening = socket.create_server(("127.0.0.1", 0))
    server = _Server(uvicorn.Config(application, log_config=None, lifespan="on"))
    serving = asyncio.create_task(server.serve([listening]))
    await eventually(lambda: server.started)
    yield listening.getsockname()[1]
    server.should_exit = True
    await serving


async def subscribed(connection: websockets.ClientConnection, **variables: object) -> Socket:
    """A socket with one subscription."""
    one = Socket(connection)
    await one.say({"type": "connection_init"})
    assert (await one.hear())["type"] == "connection_ack"
    await one.subscribe("1", CHANGES, **variables)
    return one


async def status_changes(told: Telling) -> int:
    """A meeting is planned, and then held; the position."""
    document = told.story.document("a")
    told.story.claim(document, SUMMIT, "status", "planned")
    later = told.story.document("b")
    told.story.claim(later, SUMMIT, "status", "held")
    return await told.tell()


def address(port: int) -> str:
    """Where the API is."""
    return f"ws://127.0.0.1:{port}/graphql"


async def test_a_change_shows_the_world_as_of_its_append_live_and_replayed(
    told: Telling, port: int
) -> None:
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as first:
        live = await subscribed(first, since="0", kinds=["CLAIMED"])
        await status_changes(told)
        heard = [await live.hear() for _ in range(2)]
    changes = [one["payload"]["data"]["changes"] for one in heard]
    assert [one["about"]["status"] for one in changes] == ["PLANNED", "HELD"]
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as again:
        replayed = await subscribed(again, since="0", kinds=["CLAIMED"])
        assert [await replayed.hear() for _ in range(2)] == heard


async def test_it_goes_on_from_the_since_of_any_message(told: Telling, port: int) -> None:
    last = await status_changes(told)
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as first:
        whole = await subscribed(first, since="0")
        heard = [await whole.hear()]
        while heard[-1]["payload"]["data"]["changes"]["position"] < f"{last:019}":
            heard.append(await whole.hear())
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as again:
        since = heard[2]["payload"]["extensions"]["since"]
        rest = await subscribed(again, since=since)
        assert [await rest.hear() for _ in heard[3:]] == heard[3:]


async def test_entities_are_chosen_by_their_global_ids(told: Telling, port: int) -> None:
    document = told.story.document("a")
    for one in (SUMMIT, TALKS):
        told.story.identify(mention_of(document, one), one, document=document)
    await told.tell()
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as first:
        every = await subscribed(first, since="0", kinds=["IDENTIFIED"])
        ids = [(await every.hear())["payload"]["data"]["changes"]["about"]["id"] for _ in range(2)]
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as again:
        one = await subscribed(again, since="0", about=[ids[1]])
        heard = await one.hear()
        assert heard["payload"]["data"]["changes"]["about"]["id"] == ids[1]


async def test_what_is_not_valid_is_refused(port: int) -> None:
    async with websockets.connect(address(port), subprotocols=["graphql-transport-ws"]) as first:
        one = await subscribed(first, since="not a position")
        answer = await one.hear()
        assert answer["type"] == "error" and "Position" in json.dumps(answer["payload"])
        await one.subscribe("2", "subscription { changes { id } other: changes { id } }")
        assert (await one.hear())["type"] == "error"
        await one.subscribe("3", "query { position }")
        answer = await one.hear()
        assert answer["type"] == "next" and "position" in answer["payload"]["data"]
