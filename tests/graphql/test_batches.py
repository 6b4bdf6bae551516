"""The number of statements depends on the query, never on how many rows it finds."""

from collections.abc import AsyncIterator
from typing import Any

import psycopg
import pytest
import pytest_asyncio

from ..postgres import fresh_database
from . import rows, world
from .asking import Client, serving
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
    """All statements that are sent, whoever sends them."""
    sent: list[str] = []
    execute = psycopg.AsyncCursor.execute

    async def counted(self: Any, query: Any, *arguments: Any, **more: Any) -> Any:
        sent.append(str(query))
        return await execute(self, query, *arguments, **more)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counted)
    return sent


async def _count(client: Client, statements: list[str], first: int) -> int:
    del statements[:]
    data = await client.ask(DEEP, first=first)
    nodes = data["meetings"]["nodes"]
    assert len(nodes) == first
    assert all(one["participants"]["edges"][0]["claim"]["value"] == "held" for one in nodes)
    assert all(one["statements"]["nodes"][0]["document"]["text"] for one in nodes)
    assert all(one["facts"][0]["claims"]["totalCount"] == 1 for one in nodes)
    assert all(one["history"]["nodes"][0]["claim"]["value"] == "held" for one in nodes)
    return len(statements)


async def test_fifty_meetings_take_as_many_statements_as_five(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        five = await _count(client, statements, 5)
        fifty = await _count(client, statements, 50)
    assert fifty == five
    assert five < 40


async def test_counts_are_taken_only_where_they_are_selected(
    many_url: str, statements: list[str]
) -> None:
    async with serving(many_url) as client:
        await client.ask("{ meetings { nodes { title participants { nodes { name } } } } }")
        assert not any("count(" in one for one in statements)
        await client.ask("{ meetings { totalCount nodes { participants { totalCount } } } }")
        assert sum("count(" in one for one in statements) == 2


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
        now = [one for one in statements if "views_1.meetings" in one]
        del statements[:]
        await client.ask('{ snapshot(asOf: {position: "0"}) { meetings { nodes { title } } } }')
        then = [one for one in statements if "views_1.meetings" in one]
    assert "m.to_position is null" in now[0] and "from_position" not in now[0]
    assert "m.from_position <=" in then[0]
