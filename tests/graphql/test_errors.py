"""A mistake of the client gets a clear error with a code; one of ours says nothing but that."""

import logging
from typing import Any

import pytest

from sourcier_graphql.database import ReadingPool
from sourcier_graphql.settings import GraphQLSettings

from .asking import Client, global_id, serving
from .filling import digest
from .world import KYIV, UMEROV

BAD_IDS = [
    "nonsense",
    "é",
    "",
    global_id("Meeting", "no-uuid"),
    global_id("Participant", UMEROV),
    global_id("Document", digest("x")),
    global_id("Nothing", KYIV),
    "TWVldGluZw==",
]


@pytest.mark.parametrize("bad", BAD_IDS)
async def test_a_bad_id_is_refused(client: Client, bad: str) -> None:
    code, _ = await client.refusal("query($id: ID!) { meeting(id: $id) { id } }", id=bad)
    assert code == "BAD_ID"


@pytest.mark.parametrize("bad", ["nonsense", "", global_id("Nothing", KYIV)])
async def test_node_refuses_what_is_no_id(client: Client, bad: str) -> None:
    code, _ = await client.refusal("query($id: ID!) { node(id: $id) { id } }", id=bad)
    assert code == "BAD_ID"


async def test_an_id_in_a_filter_is_checked_too(client: Client) -> None:
    query = '{ meetings(where: {participant: "x"}) { nodes { id } } }'
    assert (await client.refusal(query))[0] == "BAD_ID"


async def test_an_id_of_nothing_is_null(client: Client) -> None:
    query = "query($id: ID!) { meeting(id: $id) { id } }"
    data = await client.ask(query, id=global_id("Meeting", UMEROV))
    assert data == {"meeting": None}


async def _cursor_of_participants(client: Client) -> str:
    data = await client.ask("{ participants(first: 1) { pageInfo { endCursor } } }")
    cursor: str = data["participants"]["pageInfo"]["endCursor"]
    return cursor


@pytest.mark.parametrize(
    "bad", ["nonsense", "é", "W10", "bnVsbA", "WyJtZWV0aW5ncyIsLTEsbnVsbCwxXQ"]
)
async def test_a_bad_cursor_is_refused(client: Client, bad: str) -> None:
    query = "query($after: String) { meetings(after: $after) { nodes { id } } }"
    code, message = await client.refusal(query, after=bad)
    assert (code, message) == ("BAD_CURSOR", "this is not a cursor of this list")


async def test_the_cursor_of_another_list_is_refused(client: Client) -> None:
    query = "query($after: String) { meetings(after: $after) { nodes { id } } }"
    code, _ = await client.refusal(query, after=await _cursor_of_participants(client))
    assert code == "BAD_CURSOR"


@pytest.mark.parametrize("bad", ["x", "-1", "1.5", "", "9" * 19, "9" * 400, 4, None])
async def test_a_bad_position_is_refused(client: Client, bad: Any) -> None:
    query = "query($at: Position!) { snapshot(asOf: {position: $at}) { position } }"
    code, _ = await client.refusal(query, at=bad)
    assert code in ("GRAPHQL_VALIDATION_FAILED", "BAD_POSITION")


@pytest.mark.parametrize("first", [-1, 101, 2**31 - 1])
async def test_too_long_a_page_is_refused(client: Client, first: int) -> None:
    query = "query($first: Int!) { meetings(first: $first) { nodes { id } } }"
    assert (await client.refusal(query, first=first))[0] == "BAD_INPUT"


async def test_an_empty_page_still_counts(client: Client) -> None:
    data = await client.ask("{ meetings(first: 0) { totalCount nodes { id } } }")
    assert data["meetings"] == {"totalCount": 3, "nodes": []}


async def test_too_many_ids_are_refused(client: Client) -> None:
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    ids = [global_id("Meeting", KYIV)] * 101
    assert (await client.refusal(query, ids=ids))[0] == "BAD_INPUT"


@pytest.mark.parametrize("name", ["venue", "country", "publisher", "text"])
async def test_text_that_postgresql_cannot_hold_is_refused(client: Client, name: str) -> None:
    query = "query($where: MeetingFilter) { meetings(where: $where) { nodes { id } } }"
    assert (await client.refusal(query, where={name: "a\0b"}))[0] == "BAD_INPUT"


async def test_half_of_a_character_is_no_json(client: Client) -> None:
    body = b'{"query": "query($city: String) { __typename }", "variables": {"city": "\\ud800"}}'
    headers = {"content-type": "application/json"}
    answer = await client.http.post("/graphql", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}


async def test_what_went_wrong_on_our_side_is_masked_and_logged(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("select secret from nowhere")

    monkeypatch.setattr(ReadingPool, "fetch_one", broken)
    with caplog.at_level(logging.ERROR, "sourcier_graphql"):
        answer = await client.http.post("/graphql", json={"query": "{ log { position } }"})
    (error,) = answer.json()["errors"]
    assert answer.status_code == 500
    assert error["message"] == "something went wrong on our side"
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in answer.text
    assert "select secret from nowhere" in caplog.text
    assert error["extensions"]["reference"] in {
        getattr(record, "reference", None) for record in caplog.records
    }


async def test_a_statement_that_takes_too_long_says_so(
    world_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch_one = ReadingPool.fetch_one

    async def slow(self: ReadingPool, *_: object) -> Any:
        return await fetch_one(self, b"select pg_sleep(5)")

    monkeypatch.setattr(ReadingPool, "fetch_one", slow)
    async with serving(world_url, GraphQLSettings(statement_seconds=0.05)) as client:
        assert await client.status("{ position }") == (503, "TIMEOUT")


async def test_views_that_were_never_built_say_so(database_url: str) -> None:
    async with serving(database_url) as client:
        assert await client.status("{ position }") == (503, "VIEWS_NOT_BUILT")
        assert (await client.ask("{ __typename }")) == {"__typename": "Query"}
