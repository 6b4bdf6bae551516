"""The API answers over HTTP what the demo documents say, with the proof, now and as of then."""

import re
from pathlib import Path

import httpx

from .conftest import ROOT, ask


def examples(page: Path) -> list[str]:
    """The GraphQL examples of a page."""
    return re.findall(r"^```graphql\n(.+?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_examples_of_the_first_page_run(demo_api: httpx.Client) -> None:
    found = examples(ROOT / "README.md")
    assert found
    for example in found:
        assert ask(demo_api, example)


def test_the_process_is_alive_and_ready(demo_api: httpx.Client) -> None:
    assert demo_api.get("/health/live").json() == {"status": "alive"}
    ready = demo_api.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json()["lag"] == 0


def test_evidence_is_what_the_document_says(demo_api: httpx.Client) -> None:
    query = """
        { documents(first: 20) { nodes { text claims(first: 100) {
            nodes { evidence { start end exact prefix suffix } } } } } }
    """
    data = ask(demo_api, query)
    checked = 0
    for document in data["documents"]["nodes"]:
        text = document["text"]
        for claim in document["claims"]["nodes"]:
            for passage in claim["evidence"]:
                start, end = passage["start"], passage["end"]
                assert text[start:end] == passage["exact"]
                assert text[:start].endswith(passage["prefix"])
                assert text[end:].startswith(passage["suffix"])
                checked += 1
    assert checked > 300


def test_before_the_first_append_there_was_nothing(demo_api: httpx.Client) -> None:
    query = '{ snapshot(asOf: { position: "0000000000000000000" }) { meetings { totalCount } } }'
    data = ask(demo_api, query)
    assert data == {"snapshot": {"meetings": {"totalCount": 0}}}


def test_each_position_remembers_what_was_known_then(demo_api: httpx.Client) -> None:
    end = int(ask(demo_api, "{ log { position } }")["log"]["position"])
    query = """
        query Then($position: Position!) {
            snapshot(asOf: { position: $position }) { documents { totalCount } }
        }
    """
    counts = []
    for position in range(0, end + 1, max(1, end // 12)):
        then = ask(demo_api, query, position=f"{position:019d}")
        counts.append(then["snapshot"]["documents"]["totalCount"])
    assert counts == sorted(counts)
    assert counts[0] == 0 < counts[-1]


def test_graphiql_is_served_and_asks_nobody_else(demo_api: httpx.Client) -> None:
    page = demo_api.get("/graphql", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert not re.findall(r'(?:src|href)="https?://', page.text)
