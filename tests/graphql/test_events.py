"""Single events come from the log as they were recorded, from any position on."""

from typing import Any

import pytest

from .asking import Client, position
from .filling import digest
from .rows import TEXT
from .world import REPRINT

PAGE = """
    query($after: Position, $first: Int!, $types: [String!], $stream: String) {
        events(after: $after, first: $first, types: $types, stream: $stream) {
            edges { cursor node { position type } }
            pageInfo { hasNextPage hasPreviousPage endCursor }
        }
    }
"""


async def test_an_event_shows_all_that_was_recorded(client: Client) -> None:
    query = """
        { events(first: 1) { nodes {
            id position append recordedAt type schema stream version actor
            correlation causation contentHash payload
        } } }
    """
    (event,) = (await client.ask(query))["events"]["nodes"]
    assert event["position"] == position(1)
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
        found += [edge["cursor"] for edge in events["edges"]]
        assert events["pageInfo"]["hasPreviousPage"] is (after is not None)
        if not events["pageInfo"]["hasNextPage"]:
            break
        after = events["pageInfo"]["endCursor"]
    assert found == [position(at) for at in range(1, 10)]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"types": ["DocumentAdded"]}, [1, 5, 8]),
        ({"types": ["DocumentAdded"], "after": position(1)}, [5, 8]),
        ({"types": ["ClaimAsserted"]}, []),
        ({"stream": f"document:{digest(REPRINT)}"}, [5, 6, 7]),
        ({"stream": f"document:{digest(REPRINT)}", "after": position(5)}, [6, 7]),
        ({"stream": f"document:{digest(REPRINT)}", "types": ["DocumentAdded"]}, [5]),
        ({"stream": f"document:{64 * '0'}"}, []),
        ({"after": position(9)}, []),
        ({"after": position(2**62)}, []),
    ],
)
async def test_events_are_chosen_by_type_and_stream(
    client: Client, given: dict[str, Any], found: list[int]
) -> None:
    events = (await client.ask(PAGE, first=20, **given))["events"]
    assert [edge["node"]["position"] for edge in events["edges"]] == list(map(position, found))


async def test_an_unknown_type_is_refused(client: Client) -> None:
    code, message = await client.refusal(PAGE, first=1, types=["Nonsense"])
    assert (code, "Nonsense" in message) == ("BAD_INPUT", True)


@pytest.mark.parametrize("stream", ["", "nonsense", "document:none", "entity:\0", "document:A"])
async def test_what_is_no_stream_is_refused_and_not_just_empty(client: Client, stream: str) -> None:
    assert (await client.refusal(PAGE, first=1, stream=stream))[0] == "BAD_INPUT"
