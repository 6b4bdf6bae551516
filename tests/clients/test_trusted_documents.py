"""Documents are asked for by their ids, and where only trusted ones are executed, no other is."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from . import node
from .conftest import serving

DOCUMENTS = Path(__file__).parents[2] / "graphql" / "documents"
SAMPLE = DOCUMENTS / "01-newest-meetings.graphql"
DIGEST = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def trusting(api: str, api_url: str) -> Iterator[str]:
    """An API on the same database that executes the samples and nothing else."""
    settings = {
        "SOURCIER_TRUSTED_DOCUMENTS": str(DOCUMENTS),
        "SOURCIER_TRUSTED_DOCUMENTS_ONLY": "true",
    }
    with serving(api_url, **settings) as address:
        yield address


def ask(api: str, **body: Any) -> Any:
    return httpx.post(api, json=body).json()


@pytest.mark.parametrize(
    "request_",
    [
        {"documentId": f"sha256:{DIGEST}"},
        {"documentId": SAMPLE.stem},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": DIGEST}}},
        {"query": SAMPLE.read_text("utf-8")},
    ],
    ids=["digest", "name", "apollo", "text"],
)
def test_a_trusted_document_is_executed(trusting: str, request_: dict[str, Any]) -> None:
    answer = ask(trusting, **request_, variables={"first": 2})
    assert len(answer["data"]["meetings"]["nodes"]) == 2


def test_it_may_be_asked_for_in_the_url(trusting: str) -> None:
    answer = httpx.get(trusting, params={"documentId": f"sha256:{DIGEST}"})
    assert answer.json()["data"]["meetings"]["nodes"]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"query": "{ lag }"}, "NOT_A_TRUSTED_DOCUMENT"),
        ({"documentId": "nothing"}, "PERSISTED_QUERY_NOT_FOUND"),
        ({"documentId": SAMPLE.stem, "query": "{ lag }"}, "BAD_REQUEST"),
    ],
)
def test_nothing_else_is(trusting: str, request_: dict[str, Any], code: str) -> None:
    answer = ask(trusting, **request_)
    assert "data" not in answer
    assert answer["errors"][0]["extensions"]["code"] == code


def test_apollo_sends_the_text_where_the_digest_is_not_known(api: str) -> None:
    asked = node.check("apollo", "asksByDigest", api)
    first, second = asked["sent"]
    assert "query" not in first
    assert second["query"].startswith("query Meetings")
    assert asked["meetings"] == 1
