"""What is known of a text is kept; what an answer depends on is never taken from what was kept."""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sourcier_graphql.database import ReadingPool
from sourcier_graphql.planning import operation, plan

from .. import rows
from ..asking import global_id, position
from ..filling import append, document_append, drop, feeding, filling
from ..world import KYIV, SUMMIT, UMEROV
from .seam import Asking, asking

LIST = """
    query($where: MeetingFilter, $first: Int! = 20) {{
        meetings(where: $where, first: $first) {}
    }}
"""


@pytest.fixture
async def api(world_url: str) -> AsyncIterator[Asking]:
    """The API on the small world."""
    async with asking(world_url) as one:
        yield one


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often texts were parsed, validated and planned, and statements written."""
    counts: Counter[str] = Counter()

    def counted(where: Any, name: str) -> None:
        function = getattr(where, name)

        def counting(*given: Any, **more: Any) -> Any:
            counts[name] += 1
            return function(*given, **more)

        monkeypatch.setattr(where, name, counting)

    counted(operation, "parsed")
    counted(operation, "validated")
    counted(operation, "Plan")
    counted(plan, "statement")
    return counts


async def test_a_text_is_parsed_validated_and_planned_once(api: Asking, done: Counter[str]) -> None:
    text = LIST.format("{ totalCount }")
    for country, count in (("FR", 1), ("UA", 1), ("US", 0)):
        data = await api.ask(text, where={"country": country})
        assert data == {"meetings": {"totalCount": count}}
    assert done == {"parsed": 1, "validated": 1, "Plan": 1, "statement": 1}


async def test_operations_of_one_text_are_planned_each(api: Asking, done: Counter[str]) -> None:
    text = "query A { position } query B { lag }"
    assert await api.ask(text, "A") == {"position": position(9)}
    assert await api.ask(text, "B") == {"lag": 0}
    assert await api.ask(text, "A") == {"position": position(9)}
    assert done["Plan"] == 2


async def test_what_directives_leave_out_makes_plans_of_their_own(
    api: Asking, done: Counter[str]
) -> None:
    text = "query($a: Boolean!, $b: Boolean!) { position @include(if: $a) lag @skip(if: $b) }"
    shown = {"position": position(9), "lag": 0}
    for _ in range(2):
        for a in (True, False):
            for b in (True, False):
                keys = ["position"] * a + ["lag"] * (not b)
                assert await api.ask(text, a=a, b=b) == {key: shown[key] for key in keys}
    assert (done["parsed"], done["Plan"]) == (1, 4)


async def test_a_variable_of_a_directive_may_be_an_argument_too(api: Asking) -> None:
    text = """
        query($yes: Boolean!) { meetings(where: {contested: $yes}) {
            totalCount nodes @include(if: $yes) { title }
        } }
    """
    yes, no = await api.ask(text, yes=True), await api.ask(text, yes=False)
    assert yes == {"meetings": {"totalCount": 1, "nodes": [{"title": "kyiv"}]}}
    assert no == {"meetings": {"totalCount": 2}}


async def test_arguments_that_are_given_make_statements_of_their_own(
    api: Asking, done: Counter[str]
) -> None:
    text = LIST.format("{ nodes { title } }")
    asked: list[tuple[Any, list[str]]] = [
        (None, ["summit", "kyiv", "someday"]),
        ({}, ["summit", "kyiv", "someday"]),
        ({"country": "FR"}, ["summit"]),
        ({"country": "UA"}, ["kyiv"]),
        ({"country": None}, ["summit", "kyiv", "someday"]),
        ({"status": "HELD"}, ["kyiv"]),
        ({"country": "FR", "status": "HELD"}, []),
        ({"contested": True}, ["kyiv"]),
        ({"contested": False}, ["summit", "someday"]),
    ]
    for _ in range(2):
        for where, titles in asked:
            nodes = (await api.ask(text, where=where))["meetings"]["nodes"]
            assert [one["title"] for one in nodes] == titles
    # Nothing, a country, a status, both, contested, not contested.
    assert (done["Plan"], done["statement"]) == (1, 6)


async def test_a_plan_forgets_the_statements_that_were_not_used_lately(
    api: Asking, done: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MOST_STATEMENTS", 2)
    text = LIST.format("{ totalCount }")
    for where in ({"country": "FR"}, {"status": "HELD"}, {"venue": "x"}, {"country": "UA"}):
        await api.ask(text, where=where)
    assert done["statement"] == 4
    assert (await api.ask(text, where={"country": "UA"})) == {"meetings": {"totalCount": 1}}
    assert done["statement"] == 4


async def test_a_statement_in_use_was_forgotten_for_others_that_came_later(
    api: Asking, done: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MOST_STATEMENTS", 2)
    text = LIST.format("{ totalCount }")
    used = {"country": "FR"}
    for where in (used, {"status": "HELD"}, used, {"venue": "x"}, used):
        await api.ask(text, where=where)
    assert done["statement"] == 3


async def test_the_plans_of_one_text_grew_with_every_choice_of_its_directives(
    api: Asking, done: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operation, "MOST_PLANS", 2)
    text = """
        query($a: Boolean!, $b: Boolean!) {
            position lag @skip(if: $a) log @skip(if: $b) { position }
        }
    """
    choices = [(a, b) for a in (True, False) for b in (True, False)]
    for a, b in [*choices, choices[-1], choices[0]]:
        await api.ask(text, a=a, b=b)
    assert done["Plan"] == 5


async def test_arguments_that_nothing_selected_needs_are_not_sent(api: Asking) -> None:
    text = LIST.format("{ totalCount }")
    assert await api.ask(text, first=0) == {"meetings": {"totalCount": 3}}
    text = LIST.format("{ __typename }")
    where = {"country": "FR"}
    assert await api.ask(text, where=where) == {"meetings": {"__typename": "MeetingConnection"}}
    node = "query($id: ID!) { node(id: $id) { ... on Statement { content } } }"
    assert await api.ask(node, id=global_id("Meeting", KYIV)) == {"node": {}}


async def test_names_as_long_as_postgresql_has_them_are_told_apart(api: Asking) -> None:
    one, other = "a" * 62 + "1", "a" * 62 + "2"
    text = f"{{ {one}: position {other}: lag meetings(first: 1) {{ nodes {{ {one}: title }} }} }}"
    assert await api.ask(text) == {
        one: position(9),
        other: 0,
        "meetings": {"nodes": [{one: "summit"}]},
    }
    assert await api.refusal(f"{{ {one}3: position }}") != "INTERNAL"


@pytest.mark.parametrize("name", ["o_1", "here", "data", "page_1", "place", "cursor", "connection"])
async def test_an_alias_may_be_any_name(api: Asking, name: str) -> None:
    text = f"""{{
        {name}: meetings(first: 1) {{
            {name}: edges {{ {name}: node {{ {name}: title }} }}
            pageInfo {{ {name}: hasNextPage }}
        }}
    }}"""
    found = (await api.ask(text))[name]
    assert found == {name: [{name: {name: "summit"}}], "pageInfo": {name: True}}


@pytest.mark.parametrize("text", ["\0", "a\ud800", "\udfff\ud800"])
async def test_what_is_no_text_is_refused_wherever_it_stands(api: Asking, text: str) -> None:
    where = LIST.format("{ totalCount }")
    assert await api.refusal(where, where={"venue": text}) == "BAD_INPUT"
    after = "query($after: String) { meetings(after: $after) { totalCount } }"
    assert await api.refusal(after, after=text) == "BAD_CURSOR"
    assert await api.refusal("query($id: ID!) { node(id: $id) { id } }", id=text) == "BAD_ID"
    types = "query($types: [String!]) { events(types: $types) { totalCount } }"
    assert await api.refusal(types, types=[text]) == "BAD_INPUT"


# Cursors


async def _cursors(api: Asking) -> dict[str, str]:
    text = """
        query($id: ID!) {
            newest: meetings(first: 1) { ...end }
            oldest: meetings(first: 1, orderBy: OLDEST) { ...end }
            participants(first: 1) { pageInfo { endCursor } }
            meeting(id: $id) { participants(first: 1) { pageInfo { endCursor } } }
            snapshot(asOf: {position: "7"}) { meetings(first: 1) { ...end } }
        }
        fragment end on MeetingConnection { pageInfo { endCursor } }
    """
    data = await api.ask(text, id=global_id("Meeting", KYIV))
    data["of meeting"] = data.pop("meeting")["participants"]
    data["then"] = data.pop("snapshot")["meetings"]
    return {name: one["pageInfo"]["endCursor"] for name, one in data.items()}


@pytest.mark.parametrize("name", ["oldest", "participants", "of meeting"])
async def test_a_cursor_of_another_list_or_order_is_refused(api: Asking, name: str) -> None:
    text = "query($after: String) { meetings(after: $after) { nodes { title } } }"
    assert await api.refusal(text, after=(await _cursors(api))[name]) == "BAD_CURSOR"


async def test_a_cursor_is_of_its_cut_and_so_is_all_under_it(api: Asking) -> None:
    cursors = await _cursors(api)
    now = "query($after: String) { meetings(after: $after) { position totalCount } }"
    then = 'query($after: String) { snapshot(asOf: {position: "7"}) { meetings(after: $after)'
    then += " { position totalCount } } }"
    assert await api.ask(now, after=cursors["newest"]) == {
        "meetings": {"position": position(9), "totalCount": 3}
    }
    assert await api.ask(now, after=cursors["then"]) == {
        "meetings": {"position": position(7), "totalCount": 1}
    }
    assert await api.refusal(then, after=cursors["newest"]) == "BAD_CURSOR"
    assert await api.ask(then, after=cursors["then"]) == {
        "snapshot": {"meetings": {"position": position(7), "totalCount": 1}}
    }


async def test_a_cursor_of_another_cut_inside_of_a_page_is_refused(api: Asking) -> None:
    cursors = await _cursors(api)
    text = """
        query($after: String, $inner: String) { meetings(after: $after, orderBy: OLDEST) {
            nodes { participants(after: $inner) { totalCount } }
        } }
    """
    inner = cursors["of meeting"]
    assert await api.ask(text, inner=inner)
    assert await api.ask(text, after=cursors["oldest"], inner=inner)
    then = """{ snapshot(asOf: {position: "4"}) {
        meetings(first: 1, orderBy: OLDEST) { pageInfo { endCursor } }
    } }"""
    after = (await api.ask(then))["snapshot"]["meetings"]["pageInfo"]["endCursor"]
    assert await api.refusal(text, after=after, inner=inner) == "BAD_CURSOR"


@pytest.mark.parametrize("cut", [slice(0, -1), slice(1, None), slice(0, 0), slice(None, None, -1)])
async def test_a_cursor_that_was_tampered_with_is_refused(api: Asking, cut: slice) -> None:
    cursor = (await _cursors(api))["newest"]
    text = "query($after: String) { meetings(after: $after) { totalCount } }"
    assert await api.refusal(text, after=cursor[cut]) == "BAD_CURSOR"


# Generations

VIEWS = "{ position meetings { totalCount } participants { nodes { name } } }"
FULL = {
    "position": position(9),
    "meetings": {"totalCount": 3},
    "participants": {
        "nodes": [
            {"name": name} for name in ("Emmanuel Macron", "Roustem Oumerov", "Volodymyr Zelensky")
        ]
    },
}
EMPTY = {"position": position(9), "meetings": {"totalCount": 0}, "participants": {"nodes": []}}


def _serve_an_empty_generation(url: str) -> None:
    with filling(url) as views:
        views.serve(9)


async def test_an_answer_is_of_the_generation_that_is_current(own_world_url: str) -> None:
    async with asking(own_world_url) as api:
        assert await api.ask(VIEWS) == FULL
        _serve_an_empty_generation(own_world_url)
        assert await api.ask(VIEWS) == EMPTY


async def test_a_generation_that_is_gone_is_not_asked_again(own_world_url: str) -> None:
    async with asking(own_world_url) as api:
        assert await api.ask(VIEWS) == FULL
        _serve_an_empty_generation(own_world_url)
        drop(own_world_url, 1)
        assert await api.ask(VIEWS) == EMPTY
        assert await api.ask(VIEWS) == EMPTY


@pytest.mark.parametrize("dropped", [False, True])
async def test_a_request_whose_generation_is_replaced_meanwhile_is_answered_by_the_next(
    own_world_url: str, monkeypatch: pytest.MonkeyPatch, dropped: bool
) -> None:
    fetch_one = ReadingPool.fetch_one
    sent: list[bytes] = []

    async def replaced(self: ReadingPool, text: bytes, parameters: Any = ()) -> Any:
        if b"views_1.meetings" in text and not sent:
            _serve_an_empty_generation(own_world_url)
            if dropped:
                drop(own_world_url, 1)
        sent.append(text)
        return await fetch_one(self, text, parameters)

    monkeypatch.setattr(ReadingPool, "fetch_one", replaced)
    async with asking(own_world_url) as api:
        await api.ask("{ position }")
        del sent[:]
        assert await api.ask(VIEWS) == EMPTY
    assert b"views_2.meetings" in sent[-1]
    assert len(sent) == 3  # in vain, which generation, again


async def test_what_was_prepared_does_not_outlive_a_new_version_of_the_rows(
    own_world_url: str,
) -> None:
    text = LIST.format("{ nodes { title status } }")
    async with asking(own_world_url) as api:
        await api.ask(text)
        await append(own_world_url, document_append("later"))
        with feeding(own_world_url) as views:
            views.end("meetings", SUMMIT, 10)
            views.put(rows.meeting("summit", status="cancelled"), 10)
            views.checkpoint(10)
        nodes = (await api.ask(text))["meetings"]["nodes"]
    assert {"title": "summit", "status": "CANCELLED"} in nodes


async def test_a_node_of_a_merged_id_answers_as_the_one_that_it_became(api: Asking) -> None:
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Entity { mergedInto } } }"
    ids = [global_id("Participant", UMEROV), global_id("Meeting", UMEROV)]
    assert await api.ask(text, ids=ids) == {"nodes": [{"id": ids[0], "mergedInto": None}, None]}
