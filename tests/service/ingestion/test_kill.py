"""An ingesting process killed at any moment, then run again: nothing lost, nothing doubled."""

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from sourcier.ingestion import ingest, sources
from sourcier_events import log
from sourcier_events.database import Role, connect
from sourcier_events.event_types import DocumentAdded, EntityIdentified, ExtractionFinished

from .stand_in import StandIn

TEXTS = 40


@pytest.mark.parametrize("seen_before_the_kill", [1, 7, 18])
async def test_kill_and_resume(
    database_url: str, tmp_path: Path, seen_before_the_kill: int
) -> None:
    for number in range(TEXTS):
        text = f"Rustem Umerov (UA) a dit : ce numéro est le {number} de la série\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    await _ingest_and_kill(database_url, tmp_path, seen_before_the_kill)

    async with await connect(database_url, Role.WRITER) as connection:
        before = await log.head(connection)
        found = [one async for one in ingest(connection, StandIn(), sources([tmp_path]))]
        events = [e.event async for append in log.read(connection) for e in append.events]

    assert before.position > 0
    arrivals = Counter(result.arrival.value for result in found)
    assert arrivals["known"] >= seen_before_the_kill
    assert arrivals["added"] > 0
    assert arrivals.total() == arrivals["known"] + arrivals["added"] == TEXTS
    assert len({e.document for e in events if isinstance(e, DocumentAdded)}) == TEXTS
    counted = Counter(type(event).__name__ for event in events)
    assert counted["DocumentAdded"] == counted["PublicationSeen"] == TEXTS
    assert len({e.run for e in events if isinstance(e, ExtractionFinished)}) == TEXTS
    assert counted["ExtractionFinished"] == TEXTS
    assert counted["ClaimAsserted"] == 5 * TEXTS
    people = {
        e.entity for e in events if isinstance(e, EntityIdentified) and e.kind == "participant"
    }
    assert len(people) == 1


async def _ingest_and_kill(url: str, folder: Path, seen: int) -> None:
    script = Path(__file__).with_name("ingesting_process.py")
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(script), url, str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    for _ in range(seen):
        assert await process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    assert process.returncode == -signal.SIGKILL
