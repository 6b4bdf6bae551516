"""One operation is one statement, whatever it selects and however many rows that finds."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from sourcier_graphql.database import ReadingPool
from sourcier_graphql.limits import Limits
from sourcier_graphql.settings import GraphQLSettings

from ..postgres import fresh_database
from . import rows, world
from .asking import global_id, serving
from .filling import append, document_append, filling, identifier

DEEP = """
    query($first: Int!) {
        position lag
        meetings(first: $first) {
            nodes {
                title
                participants(first: 5) {
                    edges {
                        role
                        claim { value }
                        node { name meetings(first: 2) { nodes { title } } }
                    }
                }
                statements(first: 5) { nodes { content speaker { name } document { title text } } }
                fact(property: STATUS) {
                    value
                    preferred { document { publisher publications { url } } run { extractor } }
                    claims { nodes { value evidence { exact document { title } } } }
                }
                facts { property claims { totalCount } }
                claims(first: 3) { totalCount nodes { value about { id } } }
                history(first: 3) { nodes { kind claim { value } about { id } } }
            }
        }
    }
"""
MEETINGS = 50


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def many_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """Fifty meetings, each with all that there can be under it."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        await append(url, document_append(rows.TEXT))
        with filling(url) as views:
            world.documents(views)
            for at in range(MEETINGS):
                _fill(views, f"{at:03}")
            views.serve(1)
        yield url


def _fill(views: Any, name: str) -> None:
    views.put(rows.meeting(name, status="held"))
    views.put(rows.participant(name, name, name))
    views.put(rows.participation(name, name, claim=identifier(f"claim {name}")))
    views.put(rows.statement(name, 1, identifier(f"participant {name}"), f"meeting {name}"))
    for kind in ("meeting", "participant", "statement"):
        views.put(rows.entity(name, kind))
    views.put(rows.claim(name, name, "meeting", "status", "held"))
    views.put(rows.fact(name, "meeting", "status", "held", claim=identifier(f"claim {name}")))
    views.put(rows.fact(name, "meeting", "topic", "paix", value_key=name))
    views.put(rows.change(1, "claimed", f"meeting {name}", name, ordinal=int(name)))


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements of all operations from the second on; the first one finds the generation."""
    sent: list[str] = []
    fetch_one = ReadingPool.fetch_one

    async def counted(self: ReadingPool, text: bytes, parameters: Any = ()) -> Any:
        if b"views.current" not in text or b"here" in text:
            sent.append(text.decode())
        return await fetch_one(self, text, parameters)

    monkeypatch.setattr(ReadingPool, "fetch_one", counted)
    return sent


@pytest.mark.parametrize("first", [1, 5, MEETINGS])
async def test_fifty_meetings_with_all_that_is_under_them_are_one_statement(
    many_url: str, statements: list[str], first: int
) -> None:
    generous = GraphQLSettings(limits=Limits(most_cost=50_000))
    async with serving(many_url, generous) as client:
        nodes = (await client.ask(DEEP, first=first))["meetings"]["nodes"]
    assert len(nodes) == first
    assert all(one["participants"]["edges"][0]["claim"]["value"] == "held" for one in nodes)
    assert all(one["statements"]["nodes"][0]["document"]["text"] for one in nodes)
    assert all(one["facts"][0]["claims"]["totalCount"] == 1 for one in nodes)
    assert all(one["history"]["nodes"][0]["claim"]["value"] == "held" for one in nodes)
    assert len(statements) == 1


@pytest.mark.parametrize(
    "query",
    [
        "{ __typename position lag log { position } meetings { totalCount } }",
        """{
            a: snapshot(asOf: {position: "0"}) { meetings { totalCount } }
            b: snapshot(asOf: {recordedAt: "2020-01-01T00:00:00Z"}) { meetings { totalCount } }
            meetings { nodes { title } }
        }""",
        """query($ids: [ID!]!) {
            nodes(ids: $ids) { __typename id ... on Meeting { participants { totalCount } } }
        }""",
        "{ participants(first: 3) { edges { node { meetings { totalCount pageInfo { endCursor } }"
        " } } totalCount pageInfo { hasNextPage endCursor } } }",
        "{ documents { nodes { text claims { nodes { about { facts { property } } } } } } }",
        '{ search(text: "held") { nodes { node { id } } } changes { nodes { kind } } }',
    ],
)
async def test_whatever_is_asked_is_one_statement(
    many_url: str, statements: list[str], query: str
) -> None:
    ids = [global_id("Meeting", identifier("meeting 001")), global_id("Claim", identifier("x"))]
    async with serving(many_url) as client:
        await client.ask(query, ids=ids)
    assert len(statements) == 1


async def test_contents_of_events_are_read_from_the_log_besides(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        events = (await client.ask("{ events { nodes { payload contentHash } } }"))["events"]
    assert events["nodes"][0]["payload"]["type"] == "DocumentAdded"
    assert len(statements) == 1


async def test_counts_are_taken_only_where_they_are_selected(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        await client.ask("{ meetings { nodes { title participants { nodes { name } } } } }")
        await client.ask("{ meetings { totalCount nodes { participants { totalCount } } } }")
    without, counted = statements
    assert "count(" not in without
    assert counted.count("count(") == 2


async def test_introspection_asks_the_database_nothing(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        await client.ask("{ __schema { types { name } } }")
    assert statements == []


async def test_what_is_as_of_now_and_what_is_then_are_two_texts(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        await client.ask("{ meetings { nodes { title } } }")
        await client.ask('{ snapshot(asOf: {position: "0"}) { meetings { nodes { title } } } }')
    now, then = statements
    assert "to_position is null" in now and "from_position" not in now
    assert "from_position <=" in then
