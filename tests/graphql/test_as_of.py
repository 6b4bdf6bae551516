"""A snapshot is the state at the end of an append; two of them compare two times in one request."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from .asking import Client, global_id, position, serving
from .filling import append, document_append, ends, feeding
from .world import KYIV, SECOND, UMEROV

AT = """
    query($asOf: AsOf!, $id: ID!) { snapshot(asOf: $asOf) {
        position recordedAt lag
        meeting(id: $id) { status contested participants { totalCount } }
        meetings { totalCount }
        participants { nodes { name names } }
    } }
"""


async def test_two_times_in_one_request(client: Client) -> None:
    query = """
        query($id: ID!) {
            before: snapshot(asOf: {position: "4"}) { ...shown }
            after: snapshot(asOf: {position: "7"}) { ...shown }
            meeting(id: $id) { status fact(property: STATUS) { value status } }
        }
        fragment shown on Views {
            position
            meeting(id: $id) { status fact(property: STATUS) { value status } }
        }
    """
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    developed = {"status": "HELD", "fact": {"value": "held", "status": "DEVELOPED"}}
    planned = {"status": "PLANNED", "fact": {"value": "planned", "status": "UNCONTESTED"}}
    assert data["before"] == {"position": position(4), "meeting": planned}
    assert data["after"] == {"position": position(7), "meeting": developed}
    assert data["meeting"] == developed


@pytest.mark.parametrize(
    ("asked", "found"), [(0, 0), (3, 0), (4, 4), (5, 4), (6, 4), (7, 7), (8, 7), (9, 9)]
)
async def test_a_position_is_rounded_down_to_the_end_of_an_append(
    client: Client, asked: int, found: int
) -> None:
    data = await client.ask(AT, asOf={"position": position(asked)}, id=global_id("Meeting", KYIV))
    assert data["snapshot"]["position"] == position(found)
    counts = {0: 0, 4: 1, 7: 1, 9: 3}
    assert data["snapshot"]["meetings"]["totalCount"] == counts[found]


WHOLE = """
    fragment shown on Views {
        position
        meetings { totalCount nodes {
            id title status contested
            participants { totalCount edges { role claim { value } node { name names } } }
            statements { totalCount nodes { content speaker { name } document { title text } } }
            facts { property value preferred { value } claims(status: null) { nodes { value } } }
            claims { totalCount nodes { value run { version } about { id } } }
            history { totalCount nodes { kind claim { value } about { id } } }
        } }
        participants(where: {name: "Umerov"}) { nodes {
            mergedInto
            meetings { totalCount nodes { title } } statements { totalCount nodes { content } }
        } }
        statements { totalCount nodes { content } }
        documents(where: {publisher: "Le Monde"}) { totalCount nodes {
            title publications { url } runs { version } revises { id }
            claims { totalCount nodes { value } } statements { totalCount nodes { content } }
            history { totalCount nodes { kind } }
        } }
    }
"""


async def test_what_was_answered_now_is_answered_then(own_world_url: str) -> None:
    async with serving(own_world_url) as client:
        now = await client.ask("{ ...shown }" + WHOLE)
        await append(own_world_url, document_append("later", more=2))
        with feeding(own_world_url) as views:
            views.checkpoint(12)
        then = await client.ask('{ snapshot(asOf: {position: "9"}) { ...shown } }' + WHOLE)
    assert _of_things(then["snapshot"]) == now
    assert len(now["meetings"]["nodes"]) == 3


def _of_things(answer: Any) -> Any:
    """An answer of a snapshot with the ids of now."""
    if isinstance(answer, dict):
        return {
            key: _of_now(value) if key == "id" else _of_things(value)
            for key, value in answer.items()
        }
    return [_of_things(one) for one in answer] if isinstance(answer, list) else answer


def _of_now(own: str) -> str:
    return global_id(*base64.b64decode(own).decode().partition("@")[0].split(":"))


async def test_an_id_from_a_snapshot_is_of_the_thing_as_it_was_then(client: Client) -> None:
    query = """
        query($id: ID!) {
            node(id: $id) { ...shown } nodes(ids: [$id]) { ...shown } meeting(id: $id) { id status }
        }
        fragment shown on Node { id ... on Meeting { status claims { nodes { id } } } }
    """
    listed = await client.ask('{ snapshot(asOf: {position: "5"}) { meetings { nodes { id } } } }')
    (then,) = [one["id"] for one in listed["snapshot"]["meetings"]["nodes"]]
    assert then == global_id("Meeting", f"{KYIV}@4")
    data = await client.ask(query, id=then)
    assert data["node"]["status"] == "PLANNED"
    assert data["node"]["id"] == then
    assert data["nodes"] == [data["node"]]
    assert all(_time_of(one["id"]) == "4" for one in data["node"]["claims"]["nodes"])
    assert data["meeting"] == {"id": global_id("Meeting", KYIV), "status": "HELD"}


def _time_of(own: str) -> str:
    return base64.b64decode(own).decode().partition("@")[2]


async def test_ids_of_two_times_are_asked_for_one_by_one(client: Client) -> None:
    ids = [global_id("Meeting", KYIV), global_id("Meeting", f"{KYIV}@4")]
    code, message = await client.refusal("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert (code, "one by one" in message) == ("BAD_ID", True)


@pytest.mark.parametrize("time", ["", "-1", "04", "4@4", "x", "9" * 19])
async def test_an_id_of_no_time_is_none(client: Client, time: str) -> None:
    own = global_id("Meeting", f"{KYIV}@{time}")
    code, _ = await client.refusal("query($id: ID!) { node(id: $id) { id } }", id=own)
    assert code == "BAD_ID"


async def test_an_id_of_the_future_is_refused(client: Client) -> None:
    own = global_id("Meeting", f"{KYIV}@10")
    code, _ = await client.refusal("query($id: ID!) { node(id: $id) { id } }", id=own)
    assert code == "BAD_POSITION"


async def test_a_merge_is_rewound(client: Client) -> None:
    query = """
        query($asOf: AsOf!, $id: ID!) { snapshot(asOf: $asOf) {
            participant(id: $id) { name mergedInto }
        } }
    """
    own = global_id("Participant", SECOND)
    before = await client.ask(query, asOf={"position": "7"}, id=own)
    after = await client.ask(query, asOf={"position": "9"}, id=own)
    assert before["snapshot"]["participant"] == {"name": "Umerov", "mergedInto": None}
    assert after["snapshot"]["participant"] == {
        "name": "Roustem Oumerov",
        "mergedInto": global_id("Participant", f"{UMEROV}@9"),
    }


async def test_a_time_finds_the_last_append_before_it(client: Client, world_url: str) -> None:
    before = 0
    for end, recorded in ends(world_url):
        earlier = recorded - timedelta(microseconds=1)
        assert await _position_at(client, recorded.isoformat()) == position(end)
        assert await _position_at(client, earlier.isoformat()) == position(before)
        before = end
    assert before == 9
    assert await _position_at(client, "2020-01-01T00:00:00Z") == position(0)
    assert await _position_at(client, datetime.now(UTC).isoformat()) == position(9)


async def _position_at(client: Client, when: str) -> str:
    query = "query($asOf: AsOf!) { snapshot(asOf: $asOf) { position } }"
    data = await client.ask(query, asOf={"recordedAt": when})
    found: str = data["snapshot"]["position"]
    return found


async def test_a_time_is_found_among_many_appends(own_world_url: str) -> None:
    appends = [document_append(f"text {at}", more=at % 3) for at in range(40)]
    await append(own_world_url, *appends)
    async with serving(own_world_url) as client:
        every = ends(own_world_url)
        assert len(every) == 43
        with feeding(own_world_url) as views:
            views.checkpoint(every[-1][0])
        for end, recorded in every:
            assert await _position_at(client, recorded.isoformat()) == position(end)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ({"position": position(10)}, "does not exist"),
        ({"recordedAt": "2999-01-01T00:00:00Z"}, "in the future"),
        ({"recordedAt": "2026-01-01T00:00:00"}, "offset from UTC"),
    ],
)
async def test_what_cannot_be_answered_for_is_refused(
    client: Client, as_of: dict[str, str], words: str
) -> None:
    query = "query($asOf: AsOf!) { snapshot(asOf: $asOf) { position } }"
    code, message = await client.refusal(query, asOf=as_of)
    assert code == "BAD_POSITION"
    assert words in message


async def test_what_the_views_do_not_have_yet_is_refused(own_world_url: str) -> None:
    await append(own_world_url, document_append("later", more=2))
    async with serving(own_world_url) as client:
        data = await client.ask("{ position lag log { position } }")
        assert data == {"position": position(9), "lag": 3, "log": {"position": position(12)}}
        query = "query($asOf: AsOf!) { snapshot(asOf: $asOf) { position } }"
        code, message = await client.refusal(query, asOf={"position": position(12)})
        assert (code, "not in the views yet" in message) == ("BAD_POSITION", True)
        rounded = await client.ask(query, asOf={"position": position(11)})
        assert rounded == {"snapshot": {"position": position(9)}}


@pytest.mark.parametrize("as_of", ["{}", '{position: "4", recordedAt: "2026-01-01T00:00:00Z"}'])
async def test_exactly_one_of_position_and_time_is_given(client: Client, as_of: str) -> None:
    code, _ = await client.refusal(f"{{ snapshot(asOf: {as_of}) {{ position }} }}")
    assert code == "GRAPHQL_VALIDATION_FAILED"


async def test_a_snapshot_refuses_the_cursor_of_another_cut(client: Client) -> None:
    page = await client.ask("{ meetings(first: 1) { pageInfo { endCursor } } }")
    query = """
        query($after: String) { snapshot(asOf: {position: "4"}) {
            meetings(after: $after) { nodes { title } }
        } }
    """
    after = page["meetings"]["pageInfo"]["endCursor"]
    code, message = await client.refusal(query, after=after)
    assert (code, "another position" in message) == ("BAD_CURSOR", True)
