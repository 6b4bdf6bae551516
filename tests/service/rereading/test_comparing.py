"""What a newer version reads differently is told fact by fact, and nothing is written."""

from typing import Any

import pytest
from msgspec.structs import replace

from sourcier.extraction.port import Extractor
from sourcier.rereading import Outcome, Reread
from sourcier_events.database import Role, connect
from sourcier_events.event_types import DocumentWithdrawn, Stance, document_stream
from sourcier_events.log import append

from ...events.samples import append_of
from ..ingestion.stand_in import StandIn
from .conftest import World
from .newer import Newer, reading, renumbered, with_role, without

HOLM = (
    "La pluie tombe. Astrid Holm (NO), capitaine du port, est venue. Astrid Holm (NO) a dit : Merci"
)
QUIROGA = "Tomás Quiroga (BO) a dit : Le pont est ouvert. Il pleut."


def changes(one: Reread) -> list[tuple[str, str, str, str | None, str | None]]:
    return [
        (
            each.change,
            each.label,
            each.property,
            each.before.value if each.before else None,
            each.after.value if each.after else None,
        )
        for each in one.differences
    ]


async def outcomes(world: World, extractor: Extractor, **wanted: Any) -> list[str]:
    return [one.outcome.value for one in await world.compare(extractor, **wanted)]


async def test_the_installed_version_has_nothing_to_do(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    extractor = StandIn()
    assert await outcomes(world, extractor) == ["current", "current"]
    assert extractor.read == 0


async def test_a_new_version_that_reads_the_same_differs_in_nothing(world: World) -> None:
    await world.ingest(HOLM)
    assert await outcomes(world, StandIn("2")) == ["same"]


async def test_what_mentions_are_called_within_a_run_is_no_difference(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    assert await outcomes(world, Newer(renumbered)) == ["same", "same"]


async def test_a_fact_is_gained_with_its_sentence(world: World) -> None:
    await world.ingest(HOLM)
    [one] = await world.compare(Newer(with_role("capitaine du port")))
    assert one.outcome is Outcome.DIFFERENT
    assert changes(one) == [("gained", "Astrid Holm", "role", None, "capitaine du port")]
    [told] = one.differences
    assert told.after is not None
    assert told.after.sentence == "Astrid Holm (NO), capitaine du port, est venue."
    assert HOLM[told.after.start : told.after.end] == "capitaine du port"


async def test_a_fact_is_lost(world: World) -> None:
    await world.ingest(QUIROGA)
    [one] = await world.compare(Newer(without("country")))
    assert changes(one) == [("lost", "Tomás Quiroga", "country", "BO", None)]


async def test_another_value_of_a_property_with_one_value_is_a_change(world: World) -> None:
    await world.ingest(QUIROGA)
    in_peru = reading("country", lambda one, _: replace(one, value="PE"))
    [one] = await world.compare(Newer(in_peru))
    assert changes(one) == [("changed", "Tomás Quiroga", "country", "BO", "PE")]


async def test_another_stance_or_qualifier_is_a_change(world: World) -> None:
    await world.ingest(QUIROGA)
    hedged = reading("content", lambda one, _: replace(one, stance=Stance.HEDGED))
    [one] = await world.compare(Newer(hedged))
    [told] = one.differences
    assert (told.change, told.property) == ("changed", "content")
    assert told.before and told.after
    assert (told.before.stance, told.after.stance) == ("asserted", "hedged")


async def test_other_confidence_and_another_rule_are_no_difference(world: World) -> None:
    await world.ingest(QUIROGA)
    surer = reading("content", lambda one, _: replace(one, confidence=100, rule="another"))
    assert await outcomes(world, Newer(surer)) == ["same"]


async def test_a_statement_with_other_bounds_is_the_same_statement(world: World) -> None:
    await world.ingest(QUIROGA)

    def shorter(one: Any, text: str) -> Any:
        passage = one.evidence[0]
        cut = replace(passage, end=passage.end - 7, exact=passage.exact[:-7], suffix="")
        return replace(one, value=one.value[:-7], evidence=(cut,))

    [one] = await world.compare(Newer(reading("content", shorter)))
    assert changes(one) == [
        ("changed", "Le pont est ouvert", "content", "Le pont est ouvert", "Le pont est")
    ]


async def test_a_thing_that_only_one_version_sees_is_gained_or_lost_whole(world: World) -> None:
    await world.ingest(QUIROGA)

    def nobody(found: Any, _: str) -> Any:
        return replace(found, mentions=(), readings=())

    [one] = await world.compare(Newer(nobody))
    assert {told.change for told in one.differences} == {"lost"}
    assert sorted(told.property for told in one.differences) == [
        "content",
        "country",
        "name",
        "speaker",
        "type",
    ]


async def test_comparing_writes_nothing(world: World) -> None:
    await world.ingest(HOLM, QUIROGA)
    before = await world.events()
    await world.compare(Newer(without("country")))
    assert await world.events() == before


async def test_what_this_extractor_never_read_is_left_out_unless_asked_for(world: World) -> None:
    await world.ingest(HOLM)
    stranger = StandIn()
    stranger.name = "stranger"
    assert await outcomes(world, stranger) == ["unread"]
    assert await outcomes(world, stranger, unread=True) == ["different"]


async def test_a_document_that_was_withdrawn_is_not_read_again(world: World) -> None:
    [document, _] = await world.ingest(HOLM, QUIROGA)
    event = DocumentWithdrawn(document=document, reason="a mistake")
    async with await connect(world.url, Role.WRITER) as writer:
        await append(writer, append_of("withdraw", [(document_stream(document), event)]))
    found = await world.compare(StandIn("2"))
    assert [(one.outcome.value, one.reason) for one in found] == [
        ("gone", "withdrawn"),
        ("same", None),
    ]


async def test_a_text_that_the_new_version_cannot_read_is_named_and_the_rest_goes_on(
    world: World,
) -> None:
    await world.ingest(HOLM, QUIROGA)

    class Failing(StandIn):
        def extract(self, texts):
            [text] = texts
            if "Holm" in text.text:
                raise ZeroDivisionError("asked for")
            return super().extract([text])

    first, second = await world.compare(Failing("2"))
    assert first.outcome is Outcome.REFUSED
    assert first.reason == "the extractor failed: ZeroDivisionError('asked for')"
    assert second.outcome is Outcome.SAME


async def test_documents_are_chosen_by_name_by_place_and_by_number(world: World) -> None:
    texts = [f"Jean Petit (FR) a dit : le quai {number} est vide" for number in range(4)]
    documents = await world.ingest(*texts)
    newer = StandIn("2")
    everything = await world.compare(newer)
    assert [one.document for one in everything] == documents
    named = await world.compare(newer, documents=(documents[2],))
    assert [(one.document, one.position) for one in named] == [(documents[2], None)]
    after = await world.compare(newer, after=everything[1].position, limit=1)
    assert [one.document for one in after] == [documents[2]]
    [unknown] = await world.compare(newer, documents=("0" * 64,))
    assert (unknown.outcome, unknown.reason) == (Outcome.GONE, "not in the log")


async def test_the_metadata_of_the_run_before_are_read_with_the_text(world: World) -> None:
    """One text in two papers: the run is compared with itself, not with the other paper's."""
    await world.ingest(HOLM, url="https://a.example/1", published="2031-05-05")
    await world.ingest(HOLM, url="https://b.example/2", published="2031-05-05")
    assert await outcomes(world, StandIn()) == ["current"]

    seen = []

    class Dated(StandIn):
        def extract(self, texts):
            wanted = list(texts)
            seen.extend(text.published for text in wanted)
            return super().extract(wanted)

    await world.compare(Dated("2"))
    assert seen == ["2031-05-05"]


@pytest.mark.parametrize("version", ["1", "2"])
async def test_a_version_that_was_superseded_is_no_newer_one(world: World, version: str) -> None:
    await world.ingest(HOLM)
    await world.apply(StandIn("2"))
    [one] = await world.compare(StandIn(version))
    assert one.outcome is {"1": Outcome.REFUSED, "2": Outcome.CURRENT}[version]
    assert "superseded since" in (one.reason or "superseded since")
