"""Two times in one request, with a client that keeps objects by their ids."""

from typing import Any

import httpx
import pytest

from . import node


@pytest.fixture(scope="module")
def moved_on(api: str) -> tuple[str, str, str]:
    """A meeting that is held now, the last position before that, and what it was then."""
    query = """{ meetings(where: { status: HELD }) { nodes {
      id history(orderBy: OLDEST, first: 100) { nodes { property before position } }
    } } }"""
    answer = httpx.post(api, json={"query": query}).json()
    for meeting in answer["data"]["meetings"]["nodes"]:
        statuses = [one for one in meeting["history"]["nodes"] if one["property"] == "status"]
        if len(statuses) > 1:
            last = statuses[-1]
            position = f"{int(last['position']) - 1:019d}"
            return meeting["id"], position, last["before"].upper()
    raise AssertionError("no meeting of the demo moved on")


def compared(api: str, moved_on: tuple[str, str, str], fetch_policy: str) -> Any:
    meeting, position, _ = moved_on
    return node.check("apollo", "comparesTwoTimes", api, meeting, position, fetch_policy)


def test_without_the_cache_they_differ(api: str, moved_on: tuple[str, str, str]) -> None:
    assert compared(api, moved_on, "no-cache") == {"then": moved_on[2], "now": "HELD"}


def test_with_the_cache_they_differ_as_well(api: str, moved_on: tuple[str, str, str]) -> None:
    assert compared(api, moved_on, "network-only") == {"then": moved_on[2], "now": "HELD"}
