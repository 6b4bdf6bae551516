"""Page 2 belongs to the snapshot of page 1, whatever happened in between."""

from typing import Any

import pytest

from . import rows
from .asking import Client, global_id, serving
from .filling import append, document_append, feeding
from .world import KYIV, SUMMIT

LIST = """
    query($first: Int!, $after: String) {
        position
        meetings(first: $first, after: $after) {
            edges { cursor node { title status } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            totalCount
            position
        }
    }
"""


async def all_pages(client: Client, query: str, field: str, first: int) -> list[Any]:
    """The nodes of all pages, one after the other."""
    found: list[Any] = []
    after = None
    while True:
        page = (await client.ask(query, first=first, after=after))[field]
        found += [edge["node"] for edge in page["edges"]]
        assert len(page["edges"]) <= first
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


@pytest.mark.parametrize("first", [1, 2, 3, 100])
async def test_pages_put_together_are_the_list(client: Client, first: int) -> None:
    found = await all_pages(client, LIST, "meetings", first)
    assert [one["title"] for one in found] == ["summit", "kyiv", "someday"]


@pytest.mark.parametrize("first", [1, 2])
@pytest.mark.parametrize(
    ("field", "shown", "whole"),
    [
        ("participants", "sortKey", ["emmanuel macron", "roustem oumerov", "volodymyr zelensky"]),
        ("statements", "content", ["hope", "thanks"]),
        ("documents", "title", ["Titre 2", "Titre 0", "Titre 1"]),
    ],
)
async def test_every_list_pages(
    client: Client, first: int, field: str, shown: str, whole: list[str]
) -> None:
    query = f"""
        query($first: Int!, $after: String) {{ {field}(first: $first, after: $after) {{
            edges {{ node {{ {shown} }} }} pageInfo {{ hasNextPage endCursor }}
        }} }}
    """
    found = await all_pages(client, query, field, first)
    assert [one[shown] for one in found] == whole


async def test_page_info_says_where_the_page_is(client: Client) -> None:
    first = (await client.ask(LIST, first=2))["meetings"]
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": first["edges"][0]["cursor"],
        "endCursor": first["edges"][1]["cursor"],
    }
    last = await client.ask(LIST, first=2, after=first["pageInfo"]["endCursor"])
    assert last["meetings"]["pageInfo"]["hasNextPage"] is False
    assert last["meetings"]["pageInfo"]["hasPreviousPage"] is True
    assert last["meetings"]["totalCount"] == 3


async def test_a_nested_list_pages_through_its_own_parent(client: Client) -> None:
    query = """
        query($id: ID!, $after: String) { meeting(id: $id) {
            participants(first: 1, after: $after) {
                edges { cursor node { name } } pageInfo { hasNextPage endCursor }
            }
        } }
    """
    own = global_id("Meeting", KYIV)
    one = (await client.ask(query, id=own))["meeting"]["participants"]
    two = await client.ask(query, id=own, after=one["pageInfo"]["endCursor"])
    assert one["edges"][0]["node"]["name"] == "Roustem Oumerov"
    assert two["meeting"]["participants"]["edges"][0]["node"]["name"] == "Volodymyr Zelensky"
    assert two["meeting"]["participants"]["pageInfo"]["hasNextPage"] is False


def _cancel_and_add(url: str, position: int) -> None:
    """The Kyiv meeting is cancelled, the summit postponed, and a newer meeting appears."""
    with feeding(url) as views:
        views.end("meetings", KYIV, position)
        views.end("meetings", SUMMIT, position)
        views.put(rows.meeting("kyiv", status="cancelled"), position)
        views.put(rows.meeting("newer"), position)
        views.put(rows.entity("newer", "meeting"), position)
        views.checkpoint(position)


async def test_the_second_page_is_of_the_first_page_s_snapshot(own_world_url: str) -> None:
    async with serving(own_world_url) as client:
        one = await client.ask(LIST, first=1)
        await append(own_world_url, document_append("later", more=2))
        _cancel_and_add(own_world_url, 12)
        after = one["meetings"]["pageInfo"]["endCursor"]
        two = await client.ask(LIST, first=5, after=after)
        assert [edge["node"] for edge in two["meetings"]["edges"]] == [
            {"title": "kyiv", "status": "HELD"},
            {"title": "someday", "status": None},
        ]
        assert two["meetings"]["totalCount"] == 3
        assert two["meetings"]["position"] == one["position"] == one["meetings"]["position"]
        assert two["position"].endswith("12")
        now = await client.ask(LIST, first=5)
        shown = {edge["node"]["title"]: edge["node"]["status"] for edge in now["meetings"]["edges"]}
        assert shown == {"kyiv": "CANCELLED", "newer": None, "someday": None}


async def test_what_is_under_the_second_page_is_of_its_snapshot_too(own_world_url: str) -> None:
    query = """
        query($after: String) { meetings(first: 1, after: $after) {
            nodes { title fact(property: STATUS) { value } participants { totalCount } }
            pageInfo { endCursor }
        } }
    """
    async with serving(own_world_url) as client:
        one = await client.ask(query)
        await append(own_world_url, document_append("later"))
        _cancel_and_add(own_world_url, 10)
        two = await client.ask(query, after=one["meetings"]["pageInfo"]["endCursor"])
        assert two["meetings"]["nodes"] == [
            {"title": "kyiv", "fact": {"value": "held"}, "participants": {"totalCount": 2}}
        ]
