"""GraphQL over HTTP: media types, status codes, and what a broken request gets."""

from typing import Any

import httpx
import pytest

from sourcier_graphql.settings import GraphQLSettings

from .asking import Client, position, serving

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"


async def _post(client: Client, body: Any, accept: str = GRAPHQL, **headers: str) -> httpx.Response:
    given = {"accept": accept, "content-type": JSON} | headers
    if isinstance(body, bytes):
        return await client.http.post("/graphql", content=body, headers=given)
    return await client.http.post("/graphql", json=body, headers=given)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (GRAPHQL, GRAPHQL),
        (JSON, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{JSON};q=0.9, {GRAPHQL}", GRAPHQL),
        (f"{GRAPHQL};q=0.1, {JSON}", JSON),
        (f"text/html, {GRAPHQL.upper()}", GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8", GRAPHQL),
    ],
)
async def test_the_client_chooses_the_media_type(
    client: Client, accept: str, media_type: str
) -> None:
    answer = await _post(client, {"query": "{ __typename }"}, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.json()["data"] == {"__typename": "Query"}


async def test_a_client_that_accepts_neither_is_told(client: Client) -> None:
    assert (await _post(client, {"query": "{ position }"}, "image/png")).status_code == 406


@pytest.mark.parametrize(
    "query",
    ["{", "{ nonsense }", "{ meeting { id } }", "query A { position } query B { position }"],
)
@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
async def test_a_document_that_is_not_valid(
    client: Client, query: str, accept: str, status: int
) -> None:
    answer = await _post(client, {"query": query}, accept)
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"].startswith("GRAPHQL_")
    assert "data" not in answer.json()


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
async def test_variables_that_do_not_fit(client: Client, accept: str, status: int) -> None:
    body = {"query": "query($first: Int!) { meetings(first: $first) { totalCount } }"}
    answer = await _post(client, body | {"variables": {"first": "x"}}, accept)
    assert answer.status_code == status
    assert "data" not in answer.json()


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
async def test_an_argument_that_cannot_be_is_an_error_of_the_request(
    client: Client, accept: str, status: int
) -> None:
    answer = await _post(client, {"query": '{ __typename meeting(id: "x") { id } }'}, accept)
    assert answer.status_code == status
    assert "data" not in answer.json()
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "BAD_ID"
    assert error["locations"] == [{"line": 1, "column": 14}]


async def test_every_answer_says_what_it_cost_and_what_it_is_of(client: Client) -> None:
    answer = (await _post(client, {"query": "{ meetings(first: 2) { nodes { title } } }"})).json()
    assert list(answer) == ["data", "extensions"]
    cost = answer["extensions"].pop("cost")
    assert answer["extensions"] == {"position": position(9), "lag": 0}
    assert 0 < cost["asked"] < cost["allowed"]


async def test_an_operation_is_chosen_by_its_name(client: Client) -> None:
    query = "query A { __typename } query B { b: __typename }"
    answer = await _post(client, {"query": query, "operationName": "B"})
    assert answer.json()["data"] == {"b": "Query"}
    unknown = await _post(client, {"query": query, "operationName": "C"})
    assert unknown.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b'"text"',
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{}",
        b'{"query": 1}',
        b'{"query": ""}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "operationName": 1}',
        b'{"query": "{ __typename }", "extensions": "x"}',
        b"\xff\xfe",
        b'{"query": "\xff"}',
        b'{"variables":' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}",
    ],
)
async def test_a_body_that_is_no_request(client: Client, body: bytes) -> None:
    answer = await _post(client, body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"] == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("content-type", "text/plain"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-type", "application/json; charset=latin-1"),
        ("content-encoding", "gzip"),
    ],
)
async def test_a_body_that_we_do_not_read(client: Client, header: str, value: str) -> None:
    answer = await _post(client, b'{"query": "{ __typename }"}', **{header: value})
    assert answer.status_code == 415


async def test_a_body_that_is_too_large(world_url: str) -> None:
    async with serving(world_url, GraphQLSettings(most_body_bytes=1000)) as client:
        answer = await _post(client, {"query": "{ __typename }" + " " * 1000})
    assert answer.status_code == 413


async def test_a_document_with_too_many_tokens(client: Client) -> None:
    answer = await _post(client, {"query": "{" + " __typename" * 5000 + "}"})
    assert answer.status_code == 400


async def test_a_document_nested_beyond_all_reason(client: Client) -> None:
    answer = await _post(client, {"query": "{a" * 1500 + "}" * 1500})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert "nested too deeply" in error["message"]


async def test_a_valid_document_nested_beyond_all_reason(client: Client) -> None:
    levels = 200
    query = "{ meetings { nodes {" + " participants { nodes { meetings(first: 1) { nodes {" * levels
    answer = await _post(client, {"query": query + " title " + "} } } }" * levels + "} } }"})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


async def test_a_query_in_the_url(client: Client) -> None:
    parameters = {
        "query": "query A($first: Int!) { meetings(first: $first) { totalCount } }",
        "variables": '{"first": 1}',
        "operationName": "A",
    }
    answer = await client.http.get("/graphql", params=parameters, headers={"accept": GRAPHQL})
    assert answer.status_code == 200
    assert answer.json()["data"] == {"meetings": {"totalCount": 3}}


@pytest.mark.parametrize(
    "parameters", [{}, {"query": ""}, {"query": "{ __typename }", "variables": "{"}]
)
async def test_a_url_that_is_no_request(client: Client, parameters: dict[str, str]) -> None:
    answer = await client.http.get("/graphql", params=parameters, headers={"accept": GRAPHQL})
    assert answer.status_code == 400


async def test_only_queries_in_the_url(client: Client) -> None:
    parameters = {"query": "mutation { nothing }"}
    answer = await client.http.get("/graphql", params=parameters, headers={"accept": GRAPHQL})
    assert answer.status_code in (400, 405)


async def test_other_methods_are_not_allowed(client: Client) -> None:
    answer = await client.http.put("/graphql", json={})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
