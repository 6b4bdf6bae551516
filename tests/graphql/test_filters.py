"""Filters narrow a list to what they say, and count the same."""

from typing import Any

import pytest

from .asking import Client, global_id
from .filling import digest
from .rows import TEXT
from .world import KYIV, SECOND, UMEROV

MEETINGS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["summit", "kyiv", "someday"]),
    ({"date": {"from": "2026-01-04"}}, ["summit", "someday"]),
    ({"date": {"from": "2026-01-04", "certainty": "CERTAIN"}}, ["summit"]),
    ({"date": {"to": "2026-01-04", "certainty": "CERTAIN"}}, ["kyiv"]),
    ({"date": {"from": "2026-01-03", "to": "2026-01-06"}}, ["summit", "kyiv"]),
    ({"date": {"during": "2026-02"}}, ["someday"]),
    ({"date": {"during": "2026-01-05/2026-02", "certainty": "CERTAIN"}}, ["summit"]),
    ({"date": {"during": "2026", "to": "2026-01-04"}}, ["kyiv"]),
    ({"date": {"from": "2026-01-06", "to": "2026-01-03"}}, []),
    ({"city": ""}, []),
    ({"city": "kyiv"}, ["kyiv"]),
    ({"city": "Kïev"}, ["kyiv"]),
    ({"city": "Rome"}, []),
    ({"country": "FR"}, ["summit"]),
    ({"family": "TALKS"}, ["kyiv"]),
    ({"series": "coalition des volontaires"}, ["summit"]),
    ({"status": "HELD"}, ["kyiv"]),
    ({"participant": global_id("Participant", UMEROV)}, ["summit", "kyiv"]),
    ({"participant": global_id("Participant", SECOND)}, ["summit", "kyiv"]),
    ({"contested": True}, ["kyiv"]),
    ({"contested": False}, ["summit", "someday"]),
    ({"contested": False, "country": "FR"}, ["summit"]),
]

PARTICIPANTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"name": "oumérov"}, ["Roustem Oumerov"]),
    ({"name": "Umerov"}, ["Roustem Oumerov"]),
    ({"name": "umerov rust"}, ["Roustem Oumerov"]),
    ({"name": "Zelensky Macron"}, []),
    ({"name": "merov"}, []),
    ({"name": "MACR"}, ["Emmanuel Macron"]),
    ({"name": "%"}, []),
    ({"name": ""}, []),
    ({"name": "nobody"}, []),
    ({"type": "PERSON"}, ["Roustem Oumerov"]),
    ({"country": "FR"}, ["Emmanuel Macron"]),
]

STATEMENTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"speaker": global_id("Participant", UMEROV)}, ["thanks"]),
    ({"speaker": global_id("Participant", SECOND)}, ["thanks"]),
    ({"meeting": global_id("Meeting", KYIV)}, ["hope", "thanks"]),
    ({"document": global_id("Document", digest(TEXT))}, ["hope", "thanks"]),
    ({"document": global_id("Document", digest("none"))}, []),
    ({"kind": "DIRECT"}, ["hope", "thanks"]),
    ({"kind": "MIXED"}, []),
]

DOCUMENTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"publisher": "Le Figaro"}, ["Titre 1"]),
    ({"url": "https://example.org/0"}, ["Titre 0"]),
    ({"url": "https://example.org/0", "publisher": "Le Figaro"}, []),
]

CASES = [
    (field, kind, shown, where, found)
    for field, kind, shown, cases in (
        ("meetings", "MeetingFilter", "title", MEETINGS),
        ("participants", "ParticipantFilter", "name", PARTICIPANTS),
        ("statements", "StatementFilter", "content", STATEMENTS),
        ("documents", "DocumentFilter", "title", DOCUMENTS),
    )
    for where, found in cases
]


@pytest.mark.parametrize(("field", "kind", "shown", "where", "found"), CASES)
async def test_a_filter_finds_these(
    client: Client, field: str, kind: str, shown: str, where: dict[str, Any], found: list[str]
) -> None:
    query = f"""
        query($where: {kind}) {{
            {field}(where: $where) {{ totalCount nodes {{ {shown} }} }}
        }}
    """
    data = await client.ask(query, where=where)
    assert [one[shown] for one in data[field]["nodes"]] == found
    assert data[field]["totalCount"] == len(found)


async def test_a_filter_asks_about_the_same_cut_as_the_list(client: Client) -> None:
    query = """
        query($where: MeetingFilter) {
            snapshot(asOf: {position: "4"}) { meetings(where: $where) { nodes { title } } }
        }
    """
    assert await client.ask(query, where={"status": "PLANNED"}) == {
        "snapshot": {"meetings": {"nodes": [{"title": "kyiv"}]}}
    }
    assert await client.ask(query, where={"status": "HELD"}) == {
        "snapshot": {"meetings": {"nodes": []}}
    }
    assert await client.ask(query, where={"city": "Kiev"}) == {
        "snapshot": {"meetings": {"nodes": [{"title": "kyiv"}]}}
    }
