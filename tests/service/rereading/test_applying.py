"""Applying appends runs that supersede; what people decided goes on to hold."""

import asyncio
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sourcier.rereading import Outcome
from sourcier_events import log
from sourcier_events.curation import Desk
from sourcier_events.database import Role, connect_blocking, pool
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimRanked,
    ClaimRetracted,
    EntityIdentified,
    ExtractionFinished,
    Rank,
)
from sourcier_events.evidence import select
from sourcier_events.projections import rebuild

from ..ingestion.stand_in import StandIn
from .conftest import Event, World
from .newer import Newer, by_surname, reading, with_role, without

HOLM = (
    "La pluie tombe. Astrid Holm (NO), capitaine du port, est venue. Astrid Holm (NO) a dit : Merci"
)
QUIROGA = "Tomás Quiroga (BO) a dit : Le pont est ouvert. Il pleut en BO."


async def finished(world: World) -> list[ExtractionFinished]:
    found = [one.event for one in await world.events(ExtractionFinished)]
    return [one for one in found if isinstance(one, ExtractionFinished)]


def claim_of(event: Event) -> ClaimAsserted:
    assert isinstance(event.event, ClaimAsserted)
    return event.event


async def test_a_new_run_takes_the_place_of_the_old_one(world: World) -> None:
    [document] = await world.ingest(HOLM)
    [one] = await world.apply(Newer(with_role("capitaine du port"), without("country")))
    assert (one.outcome, one.applied, one.document) == (Outcome.DIFFERENT, True, document)
    old, new = await finished(world)
    assert (new.run, new.supersedes) == (one.run, old.run)
    assert (new.extractor, new.version) == ("stand-in", "2")
    assert await world.facts("role") == [("capitaine du port", "uncontested")]
    assert await world.facts("country") == [(None, "unsupported")]


async def test_what_is_read_the_same_is_applied_too_so_that_it_is_known_whose_it_is(
    world: World,
) -> None:
    await world.ingest(HOLM)
    [one] = await world.apply(StandIn("2"))
    assert (one.outcome, one.applied) == (Outcome.SAME, True)
    assert [one.version for one in await finished(world)] == ["1", "2"]
    assert await world.facts("name") == [("Astrid Holm", "uncontested")]


async def test_applying_again_changes_nothing_and_reads_nothing(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    await world.apply(StandIn("2"))
    before = await world.events()
    again = StandIn("2")
    assert [one.outcome for one in await world.apply(again)] == [Outcome.CURRENT] * 2
    assert again.read == 0
    assert await world.events() == before


async def test_a_rereading_that_stopped_goes_on_where_it_was(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    [first] = await world.apply(StandIn("2"), limit=1)
    rest = StandIn("2")
    assert [one.outcome for one in await world.apply(rest)] == [Outcome.CURRENT, Outcome.SAME]
    assert rest.read == 1
    assert [one.outcome for one in await world.apply(StandIn("2"), after=first.position)] == [
        Outcome.CURRENT
    ]


async def test_two_at_the_same_time_append_each_run_once(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    found = await asyncio.gather(*(world.apply(StandIn("2")) for _ in range(2)))
    assert all(one.outcome in (Outcome.SAME, Outcome.CURRENT) for each in found for one in each)
    assert sum(one.applied for each in found for one in each) == 2
    assert [one.version for one in await finished(world)] == ["1", "1", "2", "2"]


async def test_the_same_people_and_statements_are_the_same_entities(world: World) -> None:
    await world.ingest(HOLM)
    await world.apply(Newer(without("country")))
    bound = await world.bindings("Astrid Holm")
    assert len(bound) == 2
    assert len(set(bound)) == 1


async def test_ingesting_afterwards_finds_it_read(world: World) -> None:
    await world.ingest(HOLM, url="https://a.example/1")
    await world.apply(StandIn("2"))
    before = await world.events()
    await world.ingest(HOLM, url="https://a.example/1", extractor=StandIn("2"))
    assert await world.events() == before


async def test_runs_are_caused_by_the_publication_that_was_read(world: World) -> None:
    await world.ingest(HOLM, url="https://a.example/1")
    await world.apply(StandIn("2"))
    [first, second] = await world.events(ExtractionFinished)
    assert first.causation == second.causation
    places = {one.id: one.position for one in await world.events()}
    assert all(
        one.causation is None or places[one.causation] < one.position
        for one in await world.events()
    )


# what people decided -----------------------------------------------------------------------------


async def test_a_claim_that_a_person_retracted_does_not_come_back(world: World) -> None:
    await world.ingest(QUIROGA)
    [country] = await world.claims("country")
    await world.retract(country.id)
    assert await world.facts("country") == [(None, "retracted")]
    [one] = await world.apply(StandIn("2"))
    assert one.outcome is Outcome.SAME
    assert len(await world.claims("country")) == 2
    assert await world.facts("country") == [(None, "retracted")]


async def test_nor_where_the_new_version_quotes_another_passage_for_it(world: World) -> None:
    await world.ingest(QUIROGA)
    [country] = await world.claims("country")
    await world.retract(country.id)

    def elsewhere(one: Any, text: str) -> Any:
        start = text.rindex("BO")
        return replace(one, evidence=(select(text, start, start + 2),))

    [one] = await world.apply(Newer(reading("country", elsewhere)))
    assert one.carried == 1
    assert await world.facts("country") == [(None, "retracted")]


async def test_nor_where_the_new_version_calls_the_person_otherwise(world: World) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.retract(speaker.id)
    [one] = await world.apply(Newer(by_surname))
    assert one.carried == 1
    assert [claim_of(each).value for each in await world.claims("speaker")] == [
        "Tomás Quiroga",
        "Quiroga",
    ]
    assert await world.facts("speaker") == [(None, "retracted")]


async def test_nor_where_the_document_comes_in_again_and_a_new_version_reads_it(
    world: World,
) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.retract(speaker.id)
    await world.ingest(QUIROGA, extractor=Newer(by_surname))
    assert len(await world.claims("speaker")) == 2
    assert await world.facts("speaker") == [(None, "retracted")]


async def test_a_decision_that_is_carried_says_whose_it_was(world: World) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.retract(speaker.id)
    await world.apply(Newer(by_surname))
    decided, carried = await world.events(ClaimRetracted)
    assert decided.actor == "anne"
    assert (carried.actor, carried.causation) == ("extractor:stand-in/2", decided.id)
    assert isinstance(carried.event, ClaimRetracted)
    assert carried.event.reason == ("carried to a new reading of the same fact: he never said so")


async def test_carried_twice_it_is_said_once_for_each_reading(world: World) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.retract(speaker.id)
    await world.apply(Newer(by_surname))
    [one] = await world.apply(StandIn("3"))
    assert one.carried == 0
    assert await world.facts("speaker") == [(None, "retracted")]


async def test_a_retraction_that_was_taken_back_is_not_carried(world: World) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.retract(speaker.id)
    await world.reinstate(speaker.id)
    [one] = await world.apply(Newer(by_surname))
    assert one.carried == 0
    assert len(await world.facts("speaker")) == 1
    assert (await world.facts("speaker"))[0][1] == "uncontested"


async def test_where_a_second_passage_still_says_it_nothing_is_carried(world: World) -> None:
    """One of two readings of a fact was retracted: the other one stands, and so do new ones."""
    text = "Ole Berg (NO) a dit : Oui. Ole Berg (NO) a dit : Non"
    await world.ingest(text)

    def both(found: Any, text: str) -> Any:
        start = text.rindex("NO")
        [known] = [one for one in found.readings if one.property == "country"]
        more = replace(known, evidence=(select(text, start, start + 2),))
        return replace(found, readings=(*found.readings, more))

    await world.apply(Newer(both))
    await world.retract((await world.claims("country"))[1].id)
    [one] = await world.apply(Newer(both, version="3"))
    assert one.carried == 0
    assert await world.facts("country") == [("NO", "uncontested")]


async def test_a_rank_holds_for_the_new_reading(world: World) -> None:
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")
    await world.rank(speaker.id, Rank.PREFERRED)
    [one] = await world.apply(Newer(by_surname))
    assert one.carried == 1
    ranked = [each.event for each in await world.events(ClaimRanked)]
    assert [each.rank for each in ranked if isinstance(each, ClaimRanked)] == [Rank.PREFERRED] * 2


async def test_whom_a_person_bound_stays_bound(world: World) -> None:
    await world.ingest(QUIROGA)
    [name] = await world.claims("name")
    namesake = await world.identify(claim_of(name).mention)
    await world.apply(Newer(without("country")))
    newest = [one.event for one in await world.events(EntityIdentified)][-2:]
    people = [
        one for one in newest if isinstance(one, EntityIdentified) and one.kind == "participant"
    ]
    assert [(one.entity, one.method) for one in people] == [(namesake, "carried/1")]


async def test_a_fact_that_people_took_back_is_told_as_withheld(world: World) -> None:
    await world.ingest(QUIROGA)
    [country] = await world.claims("country")
    await world.retract(country.id)
    await world.apply(Newer(without("country")))
    [one] = await world.compare(StandIn("3"))
    [told] = one.differences
    assert told.change == "withheld"
    assert told.after is not None and told.after.decided == "retracted"


async def test_losing_what_a_person_preferred_is_told(world: World) -> None:
    await world.ingest(QUIROGA)
    [country] = await world.claims("country")
    await world.rank(country.id, Rank.PREFERRED)
    [one] = await world.compare(Newer(without("country")))
    [told] = one.differences
    assert told.change == "lost"
    assert told.before is not None and told.before.decided == "preferred"


async def test_who_decides_while_it_is_read_is_heard(world: World) -> None:
    """A person retracts a claim after the document was looked at and before the append."""
    await world.ingest(QUIROGA)
    [speaker] = await world.claims("speaker")

    class Slow(Newer):
        def extract(self, texts):
            asyncio.run(world_retract(world.url, speaker.id))
            return super().extract(texts)

    [one] = await world.apply(Slow(by_surname))
    assert (one.applied, one.carried) == (True, 1)
    assert await world.facts("speaker") == [(None, "retracted")]


async def world_retract(url: str, claim: UUID) -> None:
    """Retract from another event loop, as another process would."""
    async with (
        pool(url, Role.WRITER, size=1) as writers,
        log.GroupCommit(writers).running() as commits,
    ):
        await World(url, Desk(writers, commits)).retract(claim)


async def test_views_follow_without_a_replay_and_a_replay_gives_the_same(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    [speaker, _] = await world.claims("speaker")
    await world.retract(speaker.id)
    await world.apply(Newer(by_surname, with_role("capitaine du port")))
    assert await world.facts("role") == [("capitaine du port", "uncontested")]

    def verified() -> bool:
        with connect_blocking(world.url, Role.REBUILDER) as connection:
            return rebuild.verify(connection).equal

    assert await asyncio.to_thread(verified)
