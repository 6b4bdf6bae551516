"""Claims are retracted, reinstated and ranked by people, once, whoever asks at the same time."""

import asyncio

import pytest

from sourcier_events.curation import Written, claims
from sourcier_events.curation.problems import (
    Conflict,
    InvalidInput,
    KeyReused,
    NotFound,
    NothingToChange,
)
from sourcier_events.event_types import ClaimRanked, ClaimReinstated, ClaimRetracted, Rank
from sourcier_events.projections.rows import ChangeRow, ClaimRow, FactRow

from ..projections.scenario import digest_of, meeting
from ..samples import identifier
from .world import World, asked, only_event, written

SUMMIT = meeting("sommet")


async def two_cities(world: World):
    """Two documents that name different cities of one meeting; their claims."""
    paris = world.story.claim(world.story.document("a", publisher="A"), SUMMIT, "city", "Paris")
    world.story.finish(digest_of("a"))
    kyiv = world.story.claim(world.story.document("b", publisher="B"), SUMMIT, "city", "Kyiv")
    await world.tell()
    return paris, kyiv


async def city(world: World) -> tuple[str | None, str]:
    """The city that is believed, and how firmly."""
    fact = await world.row(FactRow, SUMMIT.id, "city", "")
    return fact.value, fact.status


async def test_a_retraction_is_recorded_with_its_actor_its_reason_and_what_it_answers(
    world: World,
) -> None:
    paris, _ = await two_cities(world)
    outcome = written(await claims.retract(world.desk, asked(), paris, "misread"))
    assert await city(world) == ("Kyiv", "corrected")
    last = (await world.events())[-1]
    assert outcome.position == last.position
    assert (last.actor, last.causation, last.correlation) == ("anne", paris, asked().request)
    assert last.event == ClaimRetracted(claim=world.story.key_of(paris), reason="misread")
    changes = [row for row in (await world.views()).values() if isinstance(row, ChangeRow)]
    assert ("retracted", "anne", "misread") in {(c.kind, c.actor, c.reason) for c in changes}


async def test_a_retraction_outranks_a_later_run_and_a_reinstatement_brings_both_back(
    world: World,
) -> None:
    paris, _ = await two_cities(world)
    await claims.retract(world.desk, asked("1"), paris, "misread")
    with world.story.together():
        again = world.story.claim(digest_of("a"), SUMMIT, "city", "PARIS", run="2")
        world.story.finish(digest_of("a"), "2", supersedes="1")
    await world.tell()
    assert (await world.row(ClaimRow, again)).status == "retracted"
    # The key is what was retracted, so the claim of either run stands for it.
    reinstated = await claims.reinstate(world.desk, asked("2"), again, "right after all")
    assert isinstance(only_event(reinstated), ClaimReinstated)
    assert (await world.row(ClaimRow, again)).status == "active"
    assert (await world.row(ClaimRow, paris)).status == "superseded"


async def test_a_rank_beats_counting_until_it_is_taken_away(world: World) -> None:
    paris, kyiv = await two_cities(world)
    for number, (claim, rank, believed) in enumerate(
        [
            (kyiv, Rank.PREFERRED, ("Kyiv", "corrected")),
            (kyiv, Rank.NORMAL, ("Paris", "contested")),
            (paris, Rank.DEPRECATED, ("Kyiv", "corrected")),
        ]
    ):
        outcome = await claims.rank(world.desk, asked(str(number)), claim, rank, "seen")
        assert isinstance(only_event(outcome), ClaimRanked)
        assert await city(world) == believed


async def test_the_same_request_again_is_answered_and_changes_nothing(world: World) -> None:
    paris, _ = await two_cities(world)
    first = written(await claims.retract(world.desk, asked(), paris, "misread"))
    written(await claims.reinstate(world.desk, asked("other"), paris, "no"))
    before = await world.position()
    again = written(await claims.retract(world.desk, asked(expected=1), paris, "misread"))
    assert (first.already_done, again.already_done) == (False, True)
    assert (again.position, again.recorded_at) == (first.position, first.recorded_at)
    assert again.events == first.events
    assert await world.position() == before


async def test_a_key_is_not_used_for_something_else(world: World) -> None:
    paris, kyiv = await two_cities(world)
    first = written(await claims.retract(world.desk, asked(), paris, "misread"))
    for other in (
        claims.retract(world.desk, asked(), paris, "another reason"),
        claims.retract(world.desk, asked(), kyiv, "misread"),
        claims.reinstate(world.desk, asked(), paris, "misread"),
    ):
        problem = await other
        assert isinstance(problem, KeyReused)
        assert (problem.position, problem.path) == (first.position, ("idempotencyKey",))


async def test_keys_of_different_people_are_different_keys(world: World) -> None:
    paris, kyiv = await two_cities(world)
    written(await claims.retract(world.desk, asked(by="anne"), paris, "misread"))
    outcome = await claims.retract(world.desk, asked(by="bruno"), kyiv, "misread")
    assert not written(outcome).already_done


async def test_what_is_so_already_is_said_with_the_position_since_when(world: World) -> None:
    paris, _ = await two_cities(world)
    asserted = await claims.reinstate(world.desk, asked("0"), paris, "never retracted")
    assert isinstance(asserted, NothingToChange)
    assert asserted.since == 4  # document and publication, then the binding and the claim
    first = written(await claims.retract(world.desk, asked("1"), paris, "misread"))
    second = await claims.retract(world.desk, asked("2"), paris, "misread")
    assert isinstance(second, NothingToChange)
    assert second.since == first.position
    assert isinstance(
        await claims.rank(world.desk, asked("3"), paris, Rank.NORMAL, "so"), NothingToChange
    )


async def test_only_what_happens_to_the_claim_conflicts_with_an_expected_position(
    world: World,
) -> None:
    paris, kyiv = await two_cities(world)
    seen = await world.position()
    written(await claims.retract(world.desk, asked("1"), kyiv, "elsewhere"))
    world.story.claim(digest_of("a"), SUMMIT, "venue", "Matignon", passages=(5, 5))
    await world.tell()
    ranked = await claims.rank(
        world.desk, asked("2", expected=seen), paris, Rank.PREFERRED, "not changed meanwhile"
    )
    problem = await claims.retract(world.desk, asked("3", expected=seen), paris, "changed")
    assert isinstance(problem, Conflict)
    assert (problem.current, problem.path) == (written(ranked).position, ("expectedPosition",))
    retracted = asked("3", expected=problem.current)
    assert isinstance(await claims.retract(world.desk, retracted, paris, "seen"), Written)


async def test_a_withdrawal_and_a_newer_run_are_changes_of_the_claim(world: World) -> None:
    paris, kyiv = await two_cities(world)
    seen = await world.position()
    world.story.finish(digest_of("a"), "2", supersedes="1")
    world.story.withdraw(digest_of("b"))
    await world.tell()
    for claim in (paris, kyiv):
        problem = await claims.retract(world.desk, asked(expected=seen), claim, "wrong")
        assert isinstance(problem, Conflict)


async def test_of_many_retractions_at_once_one_is_recorded(world: World) -> None:
    paris, _ = await two_cities(world)
    outcomes = await asyncio.gather(
        *(claims.retract(world.desk, asked(str(n)), paris, "wrong") for n in range(12))
    )
    [position] = [one.position for one in outcomes if isinstance(one, Written)]
    others = [one for one in outcomes if isinstance(one, NothingToChange)]
    assert {one.since for one in others} == {position}
    assert len(others) == 11


async def test_one_request_that_comes_many_times_at_once_is_recorded_once(world: World) -> None:
    paris, _ = await two_cities(world)
    outcomes = await asyncio.gather(
        *(claims.retract(world.desk, asked(), paris, "wrong") for _ in range(12))
    )
    found = [written(one) for one in outcomes]
    assert len({one.position for one in found}) == 1
    assert [one.already_done for one in found].count(False) == 1


async def test_an_unknown_claim_is_not_found(world: World) -> None:
    await two_cities(world)
    unknown = identifier("no claim")
    problem = await claims.retract(world.desk, asked(), unknown, "wrong")
    assert isinstance(problem, NotFound)
    assert (problem.id, problem.path) == (str(unknown), ("claim",))


@pytest.mark.parametrize(
    ("key", "reason", "path"),
    [
        ("k", "", ("reason",)),
        ("k", "  ", ("reason",)),
        ("k", "a\0b", ("reason",)),
        ("k", "\ud800", ("reason",)),
        ("k", "x" * 2001, ("reason",)),
        ("", "wrong", ("idempotencyKey",)),
        ("k" * 201, "wrong", ("idempotencyKey",)),
    ],
)
async def test_what_cannot_be_a_reason_or_a_key_is_named(
    world: World, key: str, reason: str, path: tuple[str, ...]
) -> None:
    paris, _ = await two_cities(world)
    before = await world.position()
    problem = await claims.retract(world.desk, asked(key), paris, reason)
    assert isinstance(problem, InvalidInput)
    assert problem.path == path
    assert await world.position() == before
