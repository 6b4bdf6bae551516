"""A person says whose a mention is, and that beats what any resolver says."""

import asyncio

from sourcier_events.curation import Written, identity
from sourcier_events.curation.problems import Conflict, InvalidInput, NotFound, NothingToChange
from sourcier_events.event_types import EntityIdentified
from sourcier_events.projections.rows import ChangeRow, ClaimRow, EntityRow, FactRow

from ..projections.scenario import digest_of, meeting, mention_of, participant
from ..samples import identifier
from .world import World, asked, only_event, written

SUMMIT, TALKS, DINNER = meeting("sommet"), meeting("pourparlers"), meeting("dîner")
ENVOY = participant("Umerov")


async def told(world: World):
    """Two documents that tell of the summit; the mention in the second, and its claim."""
    for name, city in (("a", "Paris"), ("b", "Kyiv")):
        claim = world.story.claim(world.story.document(name), SUMMIT, "city", city)
    world.story.claim(world.story.document("c"), TALKS, "participant", ENVOY)
    await world.tell()
    return mention_of(digest_of("b"), SUMMIT), claim


async def test_a_mention_is_bound_elsewhere_and_its_claims_go_with_it(world: World) -> None:
    mention, claim = await told(world)
    outcome = await identity.identify(world.desk, asked(), mention, TALKS.id, "another meeting")
    event = only_event(outcome)
    assert isinstance(event, EntityIdentified)
    assert (event.method, event.score, event.reason) == ("person", 1000, "another meeting")
    assert (event.document, event.label) == (digest_of("b"), "sommet")
    assert (await world.row(ClaimRow, claim)).entity == TALKS.id
    rows = (await world.views()).values()
    lines = [row for row in rows if isinstance(row, ChangeRow) and row.kind == "identified"]
    assert ("anne", "another meeting") in {(row.actor, row.reason) for row in lines}
    assert (await world.row(FactRow, TALKS.id, "city", "")).value == "Kyiv"
    assert (await world.row(FactRow, SUMMIT.id, "city", "")).value == "Paris"


async def test_a_split_makes_an_entity_of_the_mention(world: World) -> None:
    mention, claim = await told(world)
    outcome = await identity.identify(world.desk, asked(), mention, None, "two", label="le dîner")
    event = only_event(outcome)
    assert event.entity not in (SUMMIT.id, TALKS.id)
    assert event.label == "le dîner"
    assert (await world.row(EntityRow, event.entity)).kind == "meeting"
    assert (await world.row(ClaimRow, claim)).entity == event.entity
    again = written(
        await identity.identify(world.desk, asked(), mention, None, "two", label="le dîner")
    )
    assert again.already_done


async def test_what_resolution_knew_of_the_mention_goes_with_it(world: World) -> None:
    mention, _ = await told(world)
    before = next(
        one.event
        for one in await world.events()
        if isinstance(one.event, EntityIdentified) and one.event.mention == mention
    )
    event = only_event(await identity.identify(world.desk, asked(), mention, TALKS.id, "so"))
    assert (event.blocking_keys, event.profile) == (before.blocking_keys, before.profile)


async def test_a_resolver_binds_it_no_more(world: World) -> None:
    mention, claim = await told(world)
    written(await identity.identify(world.desk, asked(), mention, TALKS.id, "so"))
    world.story.identify(mention, SUMMIT, document=digest_of("b"), method="resolver")
    await world.tell()
    assert (await world.row(ClaimRow, claim)).entity == TALKS.id


async def test_a_person_may_confirm_a_resolver_but_not_a_person(world: World) -> None:
    mention, _ = await told(world)
    first = written(await identity.identify(world.desk, asked("1"), mention, SUMMIT.id, "yes"))
    problem = await identity.identify(world.desk, asked("2"), mention, SUMMIT.id, "yes")
    assert isinstance(problem, NothingToChange)
    assert problem.since == first.position


async def test_only_what_is_there_and_of_one_kind_can_be_bound(world: World) -> None:
    mention, _ = await told(world)
    unknown = identifier("nothing")
    problem = await identity.identify(world.desk, asked(), unknown, TALKS.id, "so")
    assert isinstance(problem, NotFound)
    assert problem.path == ("mention",)
    problem = await identity.identify(world.desk, asked(), mention, unknown, "so")
    assert isinstance(problem, NotFound)
    assert problem.path == ("entity",)
    problem = await identity.identify(world.desk, asked(), mention, ENVOY.id, "so")
    assert isinstance(problem, InvalidInput)
    assert "a meeting is wanted here, this is a participant" in problem.message


async def test_another_binding_of_the_mention_conflicts_with_an_expected_position(
    world: World,
) -> None:
    mention, _ = await told(world)
    seen = await world.position()
    world.story.claim(world.story.document("more"), SUMMIT, "venue", "Matignon")
    await world.tell()

    def bind(key: str, entity):
        return identity.identify(world.desk, asked(key, expected=seen), mention, entity.id, "so")

    first = written(await bind("1", TALKS))
    problem = await bind("2", SUMMIT)
    assert isinstance(problem, Conflict)
    assert problem.current == first.position


async def test_of_two_who_saw_the_same_only_one_binds(world: World) -> None:
    mention, claim = await told(world)
    seen = await world.position()
    outcomes = await asyncio.gather(
        *(
            identity.identify(world.desk, asked(str(n), expected=seen), mention, target, "so")
            for n, target in enumerate([TALKS.id, None, None, None])
        )
    )
    [binding] = [one for one in outcomes if isinstance(one, Written)]
    assert sum(isinstance(one, Conflict) for one in outcomes) == 3
    assert (await world.row(ClaimRow, claim)).entity == only_event(binding).entity
