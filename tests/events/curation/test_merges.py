"""Merges and their undoing: one at a time per chain, never in circles, last made first undone."""

import asyncio
from collections import Counter
from itertools import permutations
from uuid import UUID

import pytest

from sourcier_events.curation import Written, merges
from sourcier_events.curation.problems import (
    Conflict,
    InvalidInput,
    KeyReused,
    MergeSuperseded,
    NotFound,
    NothingToChange,
    Problem,
)
from sourcier_events.event_types import EntitiesMerged, MergeUndone, entity_stream
from sourcier_events.projections.rows import ChangeRow, EntityRow, FactRow

from ..projections.scenario import Entity, digest_of, meeting, mention_of, participant
from ..samples import identifier
from .world import World, asked, made_merge, only_event, written

A, B, C, D = (meeting(name) for name in "abcd")
ENVOY = participant("Umerov")


@pytest.fixture
async def four(world: World) -> World:
    """A world with four meetings and an envoy, each told of by one document."""
    for one in (A, B, C, D):
        world.story.claim(world.story.document(one.name, publisher=one.name), one, "city", "Kyiv")
    world.story.claim(digest_of("a"), A, "participant", ENVOY)
    return await world.tell()


async def merge(world: World, absorbed: Entity, into: Entity, key: str = "") -> Written | Problem:
    """One merge, by default under a key of its own."""
    key = key or f"{absorbed.name} into {into.name}"
    return await merges.merge(world.desk, asked(key), absorbed.id, into.id, "the same")


async def undo(world: World, merge_id: UUID, key: str = "") -> Written | Problem:
    """One undoing."""
    return await merges.undo(world.desk, asked(key or f"undo {merge_id}"), merge_id, "not the same")


async def answering(world: World) -> dict[str, str]:
    """Which meeting answers for which, by the views and by the index of the log alike."""
    names = {one.id: one.name for one in (A, B, C, D)}
    views = await world.views()
    by_views = {name: names[views["entities", str(own)].canonical] for own, name in names.items()}
    async with world.desk.writers.connection() as connection:
        cursor = await connection.execute(
            "select id, log.answering(id) from unnest(%s::uuid []) as id", (list(names),)
        )
        by_log = {names[own]: names[canonical] for own, canonical in await cursor.fetchall()}
    assert by_log == by_views
    return by_views


async def test_a_merge_is_recorded_and_undone_by_its_id(four: World) -> None:
    before = await four.views()
    outcome = await merge(four, A, B)
    event = only_event(outcome)
    assert isinstance(event, EntitiesMerged)
    assert (event.absorbed, event.into, event.reason) == (A.id, B.id, "the same")
    assert await answering(four) == {"a": "b", "b": "b", "c": "c", "d": "d"}
    undone = written(await undo(four, event.merge))
    assert only_event(undone) == MergeUndone(merge=event.merge, reason="not the same")
    recorded = (await four.events())[-2:]
    assert recorded[1].causation == recorded[0].id
    assert {one.stream for one in recorded} == {entity_stream(A.id)}
    after = await four.views()
    timeline = {place for place, row in after.items() if isinstance(row, ChangeRow)}
    facts = [place for place in before if place[0] == "facts"]
    assert {p: before[p].claim for p in facts} == {p: after[p].claim for p in facts}
    assert len(timeline) > len([row for row in before.values() if isinstance(row, ChangeRow)])
    assert await answering(four) == {name: name for name in "abcd"}


async def test_merging_merged_entities_merges_those_that_answer_for_them(four: World) -> None:
    written(await merge(four, A, B))
    written(await merge(four, C, D))
    written(await merge(four, A, C))
    assert await answering(four) == dict.fromkeys("abcd", "d")


async def test_what_is_one_already_is_not_merged_again(four: World) -> None:
    first = written(await merge(four, A, B))
    for absorbed, into in ((A, B), (B, A)):
        problem = await merge(four, absorbed, into, "again")
        assert isinstance(problem, NothingToChange)
        assert problem.since == first.position


async def test_an_entity_is_not_merged_with_itself_nor_with_one_of_another_kind(
    four: World,
) -> None:
    for absorbed, into in ((A, A), (A, ENVOY), (ENVOY, A)):
        problem = await merge(four, absorbed, into)
        assert isinstance(problem, InvalidInput)
        assert problem.path == ("into",)


async def test_unknown_entities_and_merges_are_not_found(four: World) -> None:
    unknown = meeting("nobody spoke of it")
    for absorbed, into, path in ((unknown, A, "absorbed"), (A, unknown, "into")):
        problem = await merge(four, absorbed, into)
        assert isinstance(problem, NotFound)
        assert (problem.id, problem.path) == (str(unknown.id), (path,))
    assert isinstance(await undo(four, identifier("no merge")), NotFound)


async def test_the_same_request_again_finds_its_merge_even_after_it_was_undone(
    four: World,
) -> None:
    first = written(await merge(four, A, B, "k"))
    written(await undo(four, made_merge(first)))
    again = written(await merge(four, A, B, "k"))
    assert again.already_done
    assert (again.position, again.events) == (first.position, first.events)
    assert await answering(four) == {name: name for name in "abcd"}
    assert isinstance(await merge(four, A, C, "k"), KeyReused)


async def test_a_merge_that_was_built_upon_is_undone_after_what_builds_on_it(four: World) -> None:
    low, high = made_merge(await merge(four, A, B)), made_merge(await merge(four, B, C))
    problem = await undo(four, low)
    assert isinstance(problem, MergeSuperseded)
    assert problem.blocked_by == high
    written(await undo(four, high))
    written(await undo(four, low))
    assert await answering(four) == {name: name for name in "abcd"}


async def test_merges_into_the_same_entity_do_not_block_each_other(four: World) -> None:
    first, second = made_merge(await merge(four, A, C)), made_merge(await merge(four, B, C))
    written(await undo(four, first))
    assert await answering(four) == {"a": "a", "b": "c", "c": "c", "d": "d"}
    written(await undo(four, second))


async def test_a_merge_is_undone_once(four: World) -> None:
    made = made_merge(await merge(four, A, B))
    first = written(await undo(four, made, "1"))
    problem = await undo(four, made, "2")
    assert isinstance(problem, NothingToChange)
    assert problem.since == first.position


async def test_the_same_two_may_be_merged_again_the_other_way_round(four: World) -> None:
    written(await undo(four, made_merge(await merge(four, A, B))))
    written(await merge(four, B, A))
    assert await answering(four) == {"a": "a", "b": "a", "c": "c", "d": "d"}


async def test_of_two_undoings_at_once_one_is_recorded(four: World) -> None:
    made = made_merge(await merge(four, A, B))
    outcomes = await asyncio.gather(*(undo(four, made, str(n)) for n in range(8)))
    assert Counter(type(one) for one in outcomes) == {Written: 1, NothingToChange: 7}


async def test_of_two_merges_that_make_a_circle_one_is_recorded(four: World) -> None:
    outcomes = await asyncio.gather(merge(four, A, B), merge(four, B, A))
    assert Counter(type(one) for one in outcomes) == {Written: 1, NothingToChange: 1}
    found = await answering(four)
    assert found["a"] == found["b"]


async def test_an_entity_is_absorbed_once_whoever_asks_at_the_same_time(four: World) -> None:
    """All merges of four entities at once: three can be, and they make them one."""
    pairs = list(permutations((A, B, C, D), 2))
    outcomes = await asyncio.gather(*(merge(four, *pair) for pair in pairs))
    assert Counter(type(one) for one in outcomes) == {Written: 3, NothingToChange: len(pairs) - 3}
    assert len(set((await answering(four)).values())) == 1


async def test_a_merge_and_an_undoing_below_it_at_once_never_leave_a_gap(four: World) -> None:
    low = made_merge(await merge(four, A, B))
    up, down = await asyncio.gather(merge(four, B, C), undo(four, low))
    assert isinstance(up, Written)  # what B is, it is with A or without
    found = await answering(four)
    assert found["b"] == "c"
    assert found["a"] == ("c" if isinstance(down, MergeSuperseded) else "a")
    assert isinstance(down, Written | MergeSuperseded)


async def test_new_mentions_and_merges_conflict_with_an_expected_position(four: World) -> None:
    seen = await four.position()
    four.story.claim(four.story.document("more"), A, "venue", "Matignon")
    await four.tell()

    def merge_seen(position: int, into: Entity):
        return merges.merge(
            four.desk, asked(into.name, expected=position), A.id, into.id, "the same"
        )

    problem = await merge_seen(seen, B)
    assert isinstance(problem, Conflict)
    first = written(await merge_seen(problem.current, B))
    problem = await merge_seen(problem.current, C)
    assert isinstance(problem, Conflict)
    assert problem.current == first.position
    elsewhere = merges.merge(four.desk, asked("e", expected=seen), C.id, D.id, "the same")
    assert isinstance(await elsewhere, Written)


async def test_claims_made_while_two_were_one_go_where_their_mention_is(four: World) -> None:
    made = made_merge(await merge(four, A, B))
    document = four.story.document("later")
    four.story.claim(document, A, "venue", "Matignon")
    await four.tell()
    assert mention_of(document, A) is not None
    assert await four.row(FactRow, B.id, "venue", "") is not None
    written(await undo(four, made))
    assert await four.row(FactRow, B.id, "venue", "") is None
    assert await four.row(FactRow, A.id, "venue", "") is not None
    assert (await four.row(EntityRow, A.id)).merged_into is None
