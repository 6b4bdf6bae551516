"""A document is withdrawn once, and then supports nothing."""

import asyncio

from sourcier_events.curation import Written, documents
from sourcier_events.curation.problems import Conflict, NotFound, NothingToChange
from sourcier_events.event_types import DocumentWithdrawn
from sourcier_events.projections.rows import ClaimRow, DocumentRow, FactRow

from ..projections.scenario import digest_of, meeting
from .world import World, asked, only_event, written

SUMMIT = meeting("sommet")


async def test_its_claims_support_nothing_any_more_but_stay_readable(world: World) -> None:
    document = world.story.document("a")
    claim = world.story.claim(document, SUMMIT, "city", "Paris")
    await world.tell()
    outcome = await documents.withdraw(world.desk, asked(), document, "corrected by its publisher")
    assert only_event(outcome) == DocumentWithdrawn(
        document=document, reason="corrected by its publisher"
    )
    assert (await world.row(DocumentRow, document)).withdrawn
    assert (await world.row(ClaimRow, claim)).status == "withdrawn"
    assert (await world.row(FactRow, SUMMIT.id, "city", "")).status == "unsupported"
    again = await documents.withdraw(world.desk, asked(), document, "corrected by its publisher")
    assert written(again).already_done


async def test_of_two_withdrawals_at_once_one_is_recorded(world: World) -> None:
    document = world.story.document("a")
    await world.tell()
    outcomes = await asyncio.gather(
        *(documents.withdraw(world.desk, asked(str(n)), document, "wrong") for n in range(6))
    )
    [position] = [one.position for one in outcomes if isinstance(one, Written)]
    assert {one.since for one in outcomes if isinstance(one, NothingToChange)} == {position}


async def test_anything_new_about_the_document_conflicts_with_an_expected_position(
    world: World,
) -> None:
    document, other = world.story.document("a"), world.story.document("b")
    await world.tell()
    seen = await world.position()
    world.story.publish(document, publisher="Le Journal")
    await world.tell()
    problem = await documents.withdraw(world.desk, asked("1", expected=seen), document, "wrong")
    assert isinstance(problem, Conflict)
    assert problem.current == await world.position()
    written(await documents.withdraw(world.desk, asked("2", expected=seen), other, "wrong"))


async def test_an_unknown_document_is_not_found(world: World) -> None:
    problem = await documents.withdraw(world.desk, asked(), digest_of("nothing"), "wrong")
    assert isinstance(problem, NotFound)
