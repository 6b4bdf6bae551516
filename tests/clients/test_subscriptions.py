"""The npm clients `graphql-ws` and `graphql-sse` follow `changes`, leave, and miss nothing."""

import json
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from . import node
from .conftest import Ingest

NEWS = "Le ministre Roustem Oumerov rencontrera Andriy Yermak à Kyiv le 12 mars 2026."

CLIENTS = ("graphql_ws", "graphql_sse")

both = pytest.mark.parametrize("client", CLIENTS)


def ask(api: str, query: str, **variables: Any) -> Any:
    answer = httpx.post(api, json={"query": query, "variables": variables}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def listed(api: str, since: str | None, first: int) -> Any:
    """What the query of the same name lists."""
    query = """query Listed($since: Position, $first: Int!) {
      changes(since: $since, first: $first) { nodes { id kind position about { id } } }
    }"""
    return ask(api, query, since=since, first=first)["changes"]["nodes"]


@both
def test_changes_are_those_that_the_query_lists(api: str, client: str) -> None:
    taken = node.check(client, "takes", api, "0" * 19, "30")
    assert taken == listed(api, "0" * 19, 30)


@both
def test_a_client_that_left_goes_on_where_it_was(api: str, client: str) -> None:
    since = listed(api, None, 40)[-1]["position"]
    taken = node.check(client, "takes", api, since, "10")
    assert taken == listed(api, since, 10)
    assert all(change["position"] > since for change in taken)


def test_what_is_ingested_meanwhile_arrives(api: str, ingest: Ingest, tmp_path: Path) -> None:
    since = ask(api, "{ log { position } }")["log"]["position"]
    with ExitStack() as ending:
        following = [_following(ending, client, api, since) for client in CLIENTS]
        (tmp_path / "news.txt").write_text(NEWS, "utf-8")
        ingest(tmp_path / "news.txt")
        for client in following:
            output, _ = client.communicate(timeout=60)
            first, second = json.loads(output)
            assert first["kind"] == "DOCUMENT_ADDED"
            assert since < first["position"] <= second["position"]


def _following(ending: ExitStack, client: str, api: str, since: str) -> "subprocess.Popen[bytes]":
    """A client that waits for two changes, until the test ends."""
    command = ["node", "checks/run.js", client, "takes", api, since, "2"]
    process = subprocess.Popen(command, cwd=node.HERE, stdout=subprocess.PIPE)
    ending.callback(process.kill)
    return process


@both
def test_queries_are_answered_as_well(api: str, client: str) -> None:
    answered = node.check(client, "asks", api, "{ __typename }")
    assert answered["result"]["data"] == {"__typename": "Query"}


@both
@pytest.mark.parametrize("query", ["subscription { nothing }", "subscription {"])
def test_what_is_not_valid_is_refused_with_a_code(api: str, client: str, query: str) -> None:
    asked = node.check(client, "asks", api, query)
    (error,) = asked["refused"] if "refused" in asked else asked["result"]["errors"]
    assert error["extensions"]["code"].startswith("GRAPHQL_")
