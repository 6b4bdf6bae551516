"""Single events are shown as they were recorded, from any position on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from sourcier_events.database import Role, connect_blocking

from ..events.projections.tables import live_generation
from ..postgres import fresh_database
from .asking import Client, global_id, position, serving
from .filling import append, digest, document_append, identifier
from .rows import TEXT
from .world import OTHER, REPRINT

PAGE = """
    query(
        $since: Position, $after: String, $first: Int!, $types: [String!], $stream: String,
        $correlation: UUID
    ) {
        events(
            since: $since, after: $after, first: $first, types: $types, stream: $stream,
            correlation: $correlation
        ) {
            edges { cursor node { position type } }
            pageInfo { hasNextPage hasPreviousPage endCursor }
            totalCount
        }
    }
"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def log_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """Three appends, of four, three and two events, and the views that the fold makes of them."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        for text, more in ((TEXT, 3), (REPRINT, 2), (OTHER, 1)):
            await append(url, document_append(text, more=more))
        with connect_blocking(url, Role.REBUILDER) as connection:
            await asyncio.to_thread(live_generation, connection)
        yield url


@pytest.fixture
async def client(log_url: str) -> AsyncIterator[Client]:
    """A client of a server on this log."""
    async with serving(log_url) as one:
        yield one


async def test_an_event_shows_all_that_was_recorded(client: Client) -> None:
    query = """
        { events(first: 1) { nodes {
            id uuid position append recordedAt type schema stream version actor
            correlation causation contentHash payload cause { id } changes { kind document { id } }
        } } }
    """
    (event,) = (await client.ask(query))["events"]["nodes"]
    assert event["position"] == position(1)
    assert event["uuid"] == str(identifier(f"{TEXT} 0"))
    assert event["id"] == global_id("Event", event["uuid"])
    assert event["cause"] is None
    shown = {"id": global_id("Document", digest(TEXT))}
    assert event["changes"] == [{"kind": "DOCUMENT_ADDED", "document": shown}]
    assert event["append"] == position(4)
    assert event["stream"] == f"document:{digest(TEXT)}"
    assert (event["type"], event["schema"], event["version"]) == ("DocumentAdded", 1, 1)
    assert (event["actor"], event["correlation"], event["causation"]) == ("tests", None, None)
    assert len(event["contentHash"]) == 64
    assert event["payload"] == {
        "type": "DocumentAdded",
        "document": digest(TEXT),
        "length": len(TEXT),
    }


@pytest.mark.parametrize("first", [1, 2, 3, 5, 100])
async def test_pages_put_together_are_the_log(client: Client, first: int) -> None:
    found: list[str] = []
    after = None
    while True:
        events = (await client.ask(PAGE, first=first, after=after))["events"]
        found += [edge["node"]["position"] for edge in events["edges"]]
        assert events["totalCount"] == 9
        assert events["pageInfo"]["hasPreviousPage"] is (after is not None)
        if not events["pageInfo"]["hasNextPage"]:
            break
        after = events["pageInfo"]["endCursor"]
    assert found == [position(at) for at in range(1, 10)]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"types": ["DocumentAdded"]}, [1, 5, 8]),
        ({"types": ["DocumentAdded"], "since": position(1)}, [5, 8]),
        ({"types": []}, []),
        ({"types": ["ClaimAsserted"]}, []),
        ({"stream": f"document:{digest(REPRINT)}"}, [5, 6, 7]),
        ({"stream": f"document:{digest(REPRINT)}", "since": position(5)}, [6, 7]),
        ({"stream": f"document:{digest(REPRINT)}", "types": ["DocumentAdded"]}, [5]),
        ({"stream": f"document:{64 * '0'}"}, []),
        ({"stream": "nonsense"}, []),
        ({"since": position(9)}, []),
        ({"since": position(2**62)}, []),
        ({"correlation": str(identifier("no run"))}, []),
    ],
)
async def test_events_are_chosen_by_type_and_stream(
    client: Client, given: dict[str, Any], found: list[int]
) -> None:
    events = (await client.ask(PAGE, first=20, **given))["events"]
    assert [edge["node"]["position"] for edge in events["edges"]] == list(map(position, found))
    assert events["totalCount"] == len(found)


async def test_an_unknown_type_is_refused(client: Client) -> None:
    code, message = await client.refusal(PAGE, first=1, types=["Nonsense"])
    assert (code, "Nonsense" in message) == ("BAD_INPUT", True)


async def test_a_stream_with_a_nul_is_refused(client: Client) -> None:
    assert (await client.refusal(PAGE, first=1, stream="entity:\0"))[0] == "BAD_INPUT"


async def test_events_of_then_are_those_up_to_then(client: Client) -> None:
    query = '{ snapshot(asOf: {position: "8"}) { events { totalCount nodes { position } } } }'
    events = (await client.ask(query))["snapshot"]["events"]
    assert events["totalCount"] == 7
    assert events["nodes"][-1] == {"position": position(7)}
