"""Whatever is killed in the middle of an ingestion, the same command again ends as it should."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sourcier.embedded import EmbeddedPostgres
from sourcier_events.database import Role, connect_blocking

from .conftest import ROOT, environment, run

Killer = Callable[[subprocess.Popen[str], Path], None]


def kill_client(client: subprocess.Popen[str], home: Path) -> None:
    """Kill the command."""
    client.kill()


def kill_server(client: subprocess.Popen[str], home: Path) -> None:
    """Kill the database server, so that the command loses it."""
    first_line = (home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0]
    os.kill(int(first_line), signal.SIGKILL)


def kill_both(client: subprocess.Popen[str], home: Path) -> None:
    """Kill the command and its database server."""
    kill_client(client, home)
    kill_server(client, home)


def wait_for_appends(url: str, client: subprocess.Popen[str]) -> None:
    """Return once the log has grown, and the command is still at work."""
    deadline = time.monotonic() + 90
    with connect_blocking(url, Role.REBUILDER) as connection:
        while time.monotonic() < deadline:
            assert client.poll() is None, "the ingestion was over before it could be killed"
            row = connection.execute("select position from log.head").fetchone()
            if row and row[0] > 50:
                return
            time.sleep(0.002)
    pytest.fail("nothing was appended")


@pytest.mark.parametrize("kill", [kill_client, kill_server, kill_both])
def test_an_ingestion_that_was_killed_is_resumed(own_home: Path, kill: Killer) -> None:
    assert run("migrate", home=own_home).returncode == 0
    command = [sys.executable, "-m", "sourcier", "ingest", "seeds"]
    with EmbeddedPostgres(own_home) as server:
        client = subprocess.Popen(
            command,
            env=environment(own_home),
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        wait_for_appends(server.url, client)
        kill(client, own_home)
        _, complaint = client.communicate(timeout=120)
        assert client.returncode != 0
        assert "Traceback" not in complaint

    resumed = run("ingest", "seeds", "--json", home=own_home)
    assert resumed.returncode == 0, resumed.stderr
    assert len(resumed.stdout.splitlines()) == 14
    check(own_home)


def check(home: Path) -> None:
    """Every document is there once with one run, and the views are what the log says."""
    found = json.loads(run("status", "--json", home=home).stdout)
    assert found["rows"]["documents"] == found["rows"]["runs"] == 13
    assert found["rows"]["publications"] == 14
    assert found["lag"] == 0
    lines = run("events", "--json", home=home).stdout.splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["position"] for event in events] == list(range(1, found["position"] + 1))
    assert len({event["id"] for event in events}) == len(events)
    verified = run("replay", "--verify", home=home)
    assert verified.returncode == 0, verified.stdout
