"""The views follow the log by themselves, whatever happens to the database or the generation."""

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from sourcier.embedded import EmbeddedPostgres
from sourcier.home import Home, migrate_database
from sourcier.projector import Projector, bring_up_to_date
from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.event_types import MergeUndone, entity_stream
from sourcier_events.projections import generations, rebuild


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for a home of its own, whose server may be killed."""
    with tempfile.TemporaryDirectory(prefix="sourcier-projector-") as folder:
        Path(folder).chmod(0o711)  # as root, the server runs as another user
        yield Path(folder)


@pytest.fixture
def home(folder: Path) -> Iterator[Home]:
    """A database with a projector at work."""
    with EmbeddedPostgres(folder) as server:
        asyncio.run(migrate_database(server.url))
        found = Home(server.url, server)
        projector = Projector(found)
        projector.start()
        yield found
        projector.stop()


def append(url: str) -> int:
    """Append an event that changes nothing; its position."""

    async def one() -> int:
        undone = MergeUndone(merge=uuid4(), reason="test")
        new = log.NewEvent(id=uuid4(), stream=entity_stream(uuid4()), event=undone)
        async with await connect(url, Role.WRITER) as connection:
            (outcome,) = await log.append(
                connection, log.Append(key=os.urandom(32), events=(new,), actor="test")
            )
        assert isinstance(outcome, log.Appended)
        return outcome.last

    return asyncio.run(one())


def wait_for_views(url: str, position: int) -> int:
    """Return the current generation once its views are at a position."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with connect_blocking(url, Role.REBUILDER) as connection:
            generation = generations.current(connection)
        if generation and generation.position >= position:
            return generation.number
        time.sleep(0.05)
    pytest.fail("the views do not follow")


def test_what_is_appended_is_in_the_views_soon(home: Home) -> None:
    wait_for_views(home.url, append(home.url))


def test_the_projector_moves_to_the_generation_that_readers_use(home: Home) -> None:
    first = wait_for_views(home.url, append(home.url))
    with connect_blocking(home.url, Role.REBUILDER) as connection:
        rebuilt = rebuild.replay(connection).number
    assert wait_for_views(home.url, append(home.url)) == rebuilt != first


def test_an_embedded_server_that_was_killed_is_started_again(home: Home, folder: Path) -> None:
    wait_for_views(home.url, append(home.url))
    postmaster = (folder / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0]
    os.kill(int(postmaster), signal.SIGKILL)
    deadline = time.monotonic() + 60
    while True:
        try:
            position = append(home.url)
        except psycopg.OperationalError:
            assert time.monotonic() < deadline, "the server does not come back"
            time.sleep(0.1)
        else:
            break
    wait_for_views(home.url, position)


def test_a_command_waits_for_the_runner_that_is_at_work(home: Home) -> None:
    position = append(home.url)
    assert bring_up_to_date(home.url) >= position
