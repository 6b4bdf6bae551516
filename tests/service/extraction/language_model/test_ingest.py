"""The whole way: a model's answer, through the command line, into a real log and its views."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import ClaimAsserted, ExtractionFinished

from .stand_in import KEY, StandIn, answer, completion
from .world import TEXT, good_answer, passage


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


async def sourcier(
    database: str, model: StandIn | None, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOURCIER_")}
    asked = {"SOURCIER_MODEL_NAME": "tester/small:1", "SOURCIER_MODEL_KEY": KEY}
    if model:
        asked["SOURCIER_MODEL_URL"] = model.url
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "sourcier", *arguments],
        env=kept | {"SOURCIER_DATABASE_URL": database} | asked,
        capture_output=True,
        text=True,
    )


async def ingest(database: str, model: StandIn | None, article: Path) -> Any:
    options = ("--extractor", "language-model", "--published", "2026-03-04", "--json")
    return await sourcier(database, model, "ingest", str(article), *options)


async def events(connection: Connection) -> list[log.RecordedEvent]:
    return [event async for append in log.read(connection) for event in append.events]


async def test_what_a_model_read_is_in_the_log_and_in_the_views(
    database_url: str, server: StandIn, article: Path
) -> None:
    given = good_answer()
    given["statements"][0]["content"] = passage("never said")
    server.play(answer(given))
    result = await ingest(database_url, server, article)
    assert result.returncode == 0, result.stderr
    arrived = json.loads(result.stdout)
    assert arrived["arrival"] == "added"
    assert "readings of a language model refused" in result.stderr
    async with await connect(database_url, Role.READER) as reader:
        recorded = await events(reader)
        cursor = await reader.execute("select city from views_1.meetings")
        assert await cursor.fetchall() == [("Bergen",)]
    claims = [one for one in recorded if isinstance(one.event, ClaimAsserted)]
    assert len(claims) == arrived["claims"]
    assert {one.actor for one in claims} == {"extractor:language-model/1.0.0+tester-small-1"}
    assert KEY not in str(recorded) + result.stdout + result.stderr


async def test_the_same_text_again_is_not_asked_again(
    database_url: str, server: StandIn, article: Path
) -> None:
    server.play(answer(good_answer()))
    await ingest(database_url, server, article)
    again = await ingest(database_url, server, article)
    assert json.loads(again.stdout)["arrival"] == "known"
    assert len(server.requests) == 1


async def test_a_text_that_the_model_does_not_answer_for_is_refused_whole(
    database_url: str, server: StandIn, article: Path
) -> None:
    server.play(completion('{"meetings": [', "length"))
    result = await ingest(database_url, server, article)
    assert result.returncode == 1
    assert "cut off" in json.loads(result.stdout)["reason"]
    async with await connect(database_url, Role.READER) as reader:
        assert (await log.head(reader)).position == 0
    assert KEY not in result.stdout + result.stderr


async def test_without_a_model_it_says_what_to_set(database_url: str, article: Path) -> None:
    result = await ingest(database_url, None, article)
    assert result.returncode == 3
    assert result.stderr.startswith("sourcier: no language model is set: SOURCIER_MODEL_URL")


async def test_a_model_and_the_rules_read_beside_each_other(
    database_url: str, server: StandIn, article: Path
) -> None:
    """Two extractors are two readings of one text: neither supersedes the other."""
    server.play(answer(good_answer()))
    await ingest(database_url, server, article)
    result = await sourcier(
        database_url, server, "ingest", str(article), "--published", "2026-03-04", "--json"
    )
    assert json.loads(result.stdout)["arrival"] == "reread", result.stderr
    async with await connect(database_url, Role.READER) as reader:
        finished = [
            one.event for one in await events(reader) if isinstance(one.event, ExtractionFinished)
        ]
    assert [(one.extractor, one.supersedes) for one in finished] == [
        ("language-model", None),
        ("french", None),
    ]


async def test_extract_prints_what_a_model_reads_and_names_what_it_does_not(
    database_url: str, server: StandIn, article: Path
) -> None:
    other = article.with_name("other.txt")
    other.write_text("Rien.", "utf-8")
    server.play(answer(good_answer()), completion("no"))
    options = ("extract", str(article), str(other), "--extractor", "language-model")
    result = await sourcier(database_url, server, *options)
    assert len(json.loads(result.stdout)["mentions"]) == 6
    assert f"refused: {other}: the model did not answer as asked" in result.stderr.replace("\n", "")
    assert result.returncode == 1
