"""The index of merges in the log says what the fold says: it decides what people may merge."""

import asyncio
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from psycopg.errors import RestrictViolation

from sourcier_events.curation import Desk, Written, merges
from sourcier_events.curation.problems import NothingToChange
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.event_types import EntitiesMerged

from ..projections.random_stories import ENTITIES, Step, steps, tell
from ..projections.scenario import Story, fold_story, participant, write
from ..projections.tables import new_database
from .world import World, a_world, asked

PEOPLE = tuple(participant(name) for name in "abcdefgh")


def by_the_log(url: str, entities: list[UUID]) -> dict[UUID, UUID]:
    """Which entity answers for which, by the index."""
    with connect_blocking(url, Role.READER) as connection:
        return dict(
            connection.execute(
                "select id, log.answering(id) from unnest(%s::uuid []) as id", (entities,)
            ).fetchall()
        )


def by_the_fold(story: Story) -> dict[UUID, UUID]:
    """Which entity answers for which, by the views."""
    views = fold_story(story).views.current()
    return {row.id: row.canonical for place, row in views.items() if place[0] == "entities"}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(happened=steps())
def test_whatever_is_merged_and_undone_in_whatever_order(
    postgres_url: str, migrated_template: str, happened: list[Step]
) -> None:
    # No resolver binds a mention twice: its runs have mentions of their own.
    story = tell([step for step in happened if "resolver" not in step.arguments])
    folded = by_the_fold(story)
    with new_database(postgres_url, migrated_template) as url:
        write(url, story.appends)
        known = [one.id for one in ENTITIES if one.id in folded]
        assert by_the_log(url, known) == {one: folded[one] for one in known}


async def test_people_on_several_servers_never_make_a_circle(world: World) -> None:
    """Each server commits for itself; what they share is the log."""
    for number, one in enumerate(PEOPLE):
        world.story.claim(world.story.document(str(number)), one, "name", one.name)
    await world.tell()

    async def on_a_server(number: int) -> list[object]:
        async with a_world(world.url) as server:
            return await asyncio.gather(
                *(
                    merge(server.desk, f"{number} {step}", number, number + step)
                    for step in range(1, len(PEOPLE))
                )
            )

    answers = await asyncio.gather(*map(on_a_server, range(len(PEOPLE))))
    outcomes = [one for of_server in answers for one in of_server]
    made = [one for one in outcomes if isinstance(one, Written)]
    assert len(made) == len(PEOPLE) - 1
    assert sum(isinstance(one, NothingToChange) for one in outcomes) == len(outcomes) - len(made)
    rows = await world.views()
    folded = {one.id: rows["entities", str(one.id)].canonical for one in PEOPLE}
    assert len(set(folded.values())) == 1
    assert await asyncio.to_thread(by_the_log, world.url, list(folded)) == folded


async def merge(desk: Desk, key: str, absorbed: int, into: int) -> object:
    """One merge, counted round."""
    return await merges.merge(
        desk, asked(key), PEOPLE[absorbed].id, PEOPLE[into % len(PEOPLE)].id, "the same"
    )


async def test_one_undoing_is_recorded_however_many_servers_are_asked(world: World) -> None:
    for one in PEOPLE[:2]:
        world.story.claim(world.story.document(one.name), one, "name", one.name)
    await world.tell()
    outcome = await merge(world.desk, "k", 0, 1)
    assert isinstance(outcome, Written)
    [new] = outcome.events
    assert isinstance(new.event, EntitiesMerged)
    merge_id = new.event.merge

    async def on_a_server(number: int) -> object:
        async with a_world(world.url) as server:
            return await merges.undo(server.desk, asked(str(number)), merge_id, "not the same")

    outcomes = await asyncio.gather(*map(on_a_server, range(6)))
    assert sum(isinstance(one, Written) for one in outcomes) == 1
    assert sum(isinstance(one, NothingToChange) for one in outcomes) == 5


@pytest.mark.parametrize("table", ["identity_merge", "identity_merge_undone"])
async def test_the_index_is_append_only(world: World, table: str) -> None:
    async with await connect(world.url, Role.OWNER) as owner:
        with pytest.raises(RestrictViolation, match="append-only"):
            await owner.execute(f"delete from log.{table}")
