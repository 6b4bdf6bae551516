"""`sourcier reread`: what it prints for people and for programs, and its exit codes."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from sourcier.cli import commands
from sourcier.extraction.port import Extractor
from sourcier_events.event_types import Stance

from ..ingestion.stand_in import StandIn
from .conftest import World
from .newer import Newer, reading, with_role, without

HOLM = "La pluie tombe. Astrid Holm (NO), capitaine, est venue. Astrid Holm (NO) a dit : Merci"
QUIROGA = "Tomás Quiroga (BO) a dit : Le pont est ouvert. Il pleut."

Run = Callable[..., Awaitable[Result]]


@pytest.fixture
def run(world: World, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with an extractor in place of the installed one."""
    monkeypatch.setenv("SOURCIER_DATABASE_URL", world.url)
    monkeypatch.setenv("COLUMNS", "200")

    async def running(extractor: Extractor, *arguments: str) -> Result:
        # By its name: the package has the command under that of the module.
        module = import_module("sourcier.cli.reread")
        monkeypatch.setattr(module, "load_extractor", lambda name: extractor)
        return await asyncio.to_thread(CliRunner().invoke, commands, ["reread", *arguments])

    return running


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


async def test_people_see_each_difference_with_its_sentence(world: World, run: Run) -> None:
    [document, _] = await world.ingest(HOLM, QUIROGA, title="Au port [1]")
    result = await run(Newer(with_role("capitaine"), without("country")))
    assert result.exit_code == 0, result.output
    shown = result.stdout.splitlines()
    assert shown[0] == f"{document} «Au port [1]»  1 → 2"
    assert shown[1:5] == [
        "  + participant «Astrid Holm» role: capitaine",
        "      Astrid Holm (NO), capitaine, est venue.",
        "  - participant «Astrid Holm» country: NO",
        "      Astrid Holm (NO) a dit : Merci",
    ]
    assert shown[-2:] == ["2 documents: 2 different", "nothing was written: --apply does"]


async def test_of_an_equal_value_only_what_differs_is_shown(world: World, run: Run) -> None:
    await world.ingest(QUIROGA)
    denied = reading(
        "content", lambda one, _: replace(one, stance=Stance.DENIED, qualifiers={"place": "quai"})
    )
    result = await run(Newer(denied))
    assert result.stdout.splitlines()[1] == (
        "  ~ statement «Le pont est ouvert» content: Le pont est ouvert "
        "(place none → quai, stance asserted → denied)"
    )


async def test_programs_get_a_line_for_each_document_and_one_for_all(
    world: World, run: Run
) -> None:
    documents = await world.ingest(HOLM, QUIROGA)
    *found, totals = lines(await run(Newer(with_role("capitaine")), "--format", "json"))
    assert [one["document"] for one in found] == documents
    assert [one["outcome"] for one in found] == ["different", "same"]
    [difference] = found[0]["differences"]
    assert difference["change"] == "gained"
    assert difference["before"] is None
    assert difference["after"]["sentence"] == "Astrid Holm (NO), capitaine, est venue."
    assert totals == {
        "documents": 2,
        "outcomes": {"different": 1, "same": 1},
        "differences": {"gained": 1},
        "properties": {"participant.role": {"gained": 1}},
        "applied": 0,
        "carried": 0,
        "last_position": found[1]["position"],
    }


async def test_applying_brings_the_views_along(world: World, run: Run) -> None:
    await world.ingest(HOLM)
    result = await run(Newer(with_role("capitaine")), "--apply")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-2:] == ["1 documents: 1 different", "applied to 1"]
    assert await world.facts("role") == [("capitaine", "uncontested")]
    again = await run(Newer(with_role("capitaine")), "--apply")
    assert again.stdout.splitlines() == ["1 documents: 1 current"]


async def test_check_fails_where_something_differs(world: World, run: Run) -> None:
    await world.ingest(HOLM)
    assert (await run(Newer(with_role("capitaine")), "--check")).exit_code == 1
    assert (await run(StandIn("2"), "--check")).exit_code == 0


async def test_what_cannot_be_read_is_named_and_the_exit_code_is_1(world: World, run: Run) -> None:
    class Failing(StandIn):
        def extract(self, texts):
            raise ZeroDivisionError

    [document] = await world.ingest(HOLM)
    result = await run(Failing("2"))
    assert result.exit_code == 1
    assert f"refused: {document}: the extractor failed: ZeroDivisionError()" in result.stderr


async def test_what_is_no_digest_is_a_usage_error(world: World, run: Run) -> None:
    result = await run(StandIn("2"), "article.txt")
    assert result.exit_code == 2
    assert "'article.txt' is no SHA-256" in result.stderr


async def test_an_interruption_says_where_to_go_on(world: World, run: Run) -> None:
    await world.ingest(HOLM, QUIROGA)
    [first, _] = await world.compare(StandIn("2"))

    class Interrupted(StandIn):
        def extract(self, texts):
            if self.read:
                raise KeyboardInterrupt
            return super().extract(texts)

    result = await run(Interrupted("2"))
    assert result.exit_code == 130
    assert f"go on with --after {first.position}" in result.stderr
