"""Killed at any moment, client or server: what the views then are is what the log says.

Each test kills with -9 while about 3000 events are folded, goes on, and compares state hashes.
"""

import asyncio
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from sourcier.embedded import EmbeddedPostgres
from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.runner import Runner
from sourcier_events.projections.state_hash import state_hashes

from ..postgres import migrate

ROOT = Path(__file__).parents[2]
DOCUMENTS = 100
PATIENCE = 60

# Small batches: many transactions to be killed between and within.
LIVE_RUNNER = """
import sys
from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import runner
runner.BATCH = 1
with connect_blocking(sys.argv[1], Role.REBUILDER) as connection:
    feeder = runner.Runner(connection, int(sys.argv[2]))
    assert feeder.acquire()
    feeder.catch_up()
"""


@pytest.fixture
def filled_url(database_url: str) -> str:
    """A database with synthetic events in its log."""
    asyncio.run(fill(database_url))
    return database_url


async def fill(url: str) -> None:
    """Append about 3000 synthetic events."""
    synthetic = runpy.run_path(str(ROOT / "bench" / "synthetic.py"))
    appends = list(synthetic["appends"](DOCUMENTS))
    async with await connect(url, Role.WRITER) as connection:
        await log.append(connection, *appends)


@contextmanager
def rebuilder(url: str) -> Iterator[Connection[Any]]:
    """A connection that may rebuild."""
    with connect_blocking(url, Role.REBUILDER) as connection:
        yield connection


def hashes(connection: Connection[Any]) -> dict[str, str]:
    """The hashes of the views that readers use, which are at the end of the log."""
    live = generations.current(connection)
    assert live is not None
    assert live.position == rebuild.log_position(connection)
    return state_hashes(connection, live.number, live.position)


def replaying(url: str) -> "subprocess.Popen[bytes]":
    """`sourcier replay` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "sourcier", "replay", "--json"],
        env=os.environ | {"SOURCIER_DATABASE_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


def wait_until(reached: Callable[[], bool]) -> None:
    """Return as soon as something is so."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def is_building(connection: Connection[Any]) -> bool:
    """Whether a rebuild is under way, or was."""
    return any(one.status == "building" for one in generations.all_generations(connection))


def wait_until_alone(connection: Connection[Any]) -> None:
    """Return when the server has noticed that whoever was killed is gone."""
    others = """
        select from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()
            and backend_type = 'client backend'
    """
    wait_until(lambda: connection.execute(others).rowcount == 0)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill -9; it must not have come to its end before."""
    process.kill()
    assert process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("after", [0, 0.04, 0.12])
def test_a_replay_killed_at_any_moment_leaves_the_views_alone_and_the_next_one_succeeds(
    filled_url: str, after: float
) -> None:
    with rebuilder(filled_url) as connection:
        live = rebuild.replay(connection)
        expected = hashes(connection)
        with replaying(filled_url) as process:
            wait_until(lambda: is_building(connection))
            time.sleep(after)
            kill(process)
        wait_until_alone(connection)

        assert generations.current(connection) == live
        assert is_building(connection)
        assert hashes(connection) == expected
        assert rebuild.verify(connection).equal
        with replaying(filled_url) as process:
            assert process.wait(timeout=PATIENCE) == 0
        assert hashes(connection) == expected
        assert not is_building(connection)
        schemas = connection.execute("select from pg_namespace where nspname ~ '^views_[0-9]+$'")
        assert schemas.rowcount == 2  # the live one and the one before


def test_a_live_runner_killed_again_and_again_loses_nothing_and_doubles_nothing(
    filled_url: str,
) -> None:
    with rebuilder(filled_url) as connection:
        expected_by_rebuild = _hashes_of_a_rebuild(connection)
        with connection.transaction():
            number = generations.create(connection, "building").number
        generations.index(connection, number)
        head = rebuild.log_position(connection)
        for share in (0, 10, 40, 70):
            with _feeding(filled_url, number) as process:
                wait_until(lambda share=share: _position(connection, number) > head * share // 100)
                kill(process)
            wait_until_alone(connection)
            assert _position(connection, number) < head
        runner = Runner(connection, number)
        assert runner.acquire()
        assert runner.catch_up() == head
        runner.release()
        assert generations.flip(connection, number)
        assert hashes(connection) == expected_by_rebuild
        assert rebuild.verify(connection).equal


def test_a_server_killed_during_a_replay_comes_back_with_the_views_that_were_there() -> None:
    with _home() as home, EmbeddedPostgres(home) as server:
        asyncio.run(migrate(server.url))
        asyncio.run(fill(server.url))
        with rebuilder(server.url) as connection:
            live = rebuild.replay(connection)
            expected = hashes(connection)
            with replaying(server.url) as process:
                wait_until(lambda: is_building(connection))
                _kill_server(home)
                assert process.wait(timeout=PATIENCE) != 0
            with pytest.raises(psycopg.OperationalError):
                connection.execute("select 1")

        server.start()
        with rebuilder(server.url) as connection:
            assert generations.current(connection) == live
            assert hashes(connection) == expected
            assert is_building(connection)
            assert rebuild.replay(connection).number > live.number
            assert hashes(connection) == expected
            assert rebuild.verify(connection).equal
            assert not is_building(connection)


def _hashes_of_a_rebuild(connection: Connection[Any]) -> dict[str, str]:
    rebuild.replay(connection)
    return hashes(connection)


def _feeding(url: str, generation: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", LIVE_RUNNER, url, str(generation)])


def _position(connection: Connection[Any], number: int) -> int:
    found = {one.number: one.position for one in generations.all_generations(connection)}
    return found[number]


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sourcier-crash-") as folder:
        Path(folder).chmod(0o711)  # as root, the server runs as another user, who must get in
        yield Path(folder) / "home"


def _kill_server(home: Path) -> None:
    """Kill -9 the postmaster first, so that it cannot clean up, then all of its processes."""
    postmaster = int((home / "postgres/data/postmaster.pid").read_text().splitlines()[0])
    children = subprocess.run(
        ["/bin/ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True
    ).stdout.split()
    for process in (postmaster, *map(int, children)):
        os.kill(process, signal.SIGKILL)
