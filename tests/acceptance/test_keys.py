"""Keys are made, listed and revoked by command; a key is printed once, and is in no log."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import httpx
import pytest

from .conftest import Command, environment, run


def made(sourcier: Command, *options: str) -> dict[str, Any]:
    result = sourcier("key", "create", "--json", *options)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def listed(sourcier: Command) -> dict[str, dict[str, Any]]:
    result = sourcier("key", "list", "--json")
    return {one["id"]: one for one in map(json.loads, result.stdout.splitlines())}


def test_a_key_stands_alone_on_standard_output(sourcier: Command) -> None:
    result = sourcier("key", "create", "--name", "script")
    assert result.returncode == 0, result.stderr
    (line,) = result.stdout.splitlines()
    assert line.startswith("sourcier_") and len(line) == 84
    assert "shown once" in result.stderr and line not in result.stderr


def test_a_key_is_listed_with_all_but_the_key(sourcier: Command) -> None:
    options = ("--scope", "ingest", "--scope", "curate", "--expires", "90d")
    key = made(sourcier, "--name", "Ada, newsroom", *options, "--requests-per-minute", "30")
    one = listed(sourcier)[key["id"]]
    assert one["name"] == "Ada, newsroom"
    assert sorted(one["scopes"]) == ["curate", "ingest"]
    assert (one["state"], one["requests_per_minute"], one["created_by"]) == ("valid", 30, "cli")
    assert one["expires_at"] is not None and one["revoked_at"] is None
    for shown in (sourcier("key", "list").stdout, sourcier("key", "list", "--json").stdout):
        assert key["id"] in shown
        assert key["key"].rsplit("_", 1)[1] not in shown


def test_a_key_reads_where_nothing_else_is_said(sourcier: Command) -> None:
    assert made(sourcier, "--name", "reader")["scopes"] == ["read"]


@pytest.mark.parametrize("whole", [False, True])
def test_a_key_is_revoked_by_its_id_or_by_itself(sourcier: Command, whole: bool) -> None:
    key = made(sourcier, "--name", "lost")
    result = sourcier("key", "revoke", key["key"] if whole else key["id"])
    assert result.returncode == 0, result.stderr
    assert key["key"] not in result.stdout
    assert listed(sourcier)[key["id"]]["state"] == "revoked"


def test_a_key_that_is_not_there_cannot_be_revoked(sourcier: Command) -> None:
    result = sourcier("key", "revoke", "0123456789")
    assert result.returncode == 1
    assert "sourcier key list" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--scope", "read"),
        ("--name", ""),
        ("--name", "x" * 201),
        ("--name", "x", "--scope", "everything"),
        ("--name", "x", "--expires", "soon"),
        ("--name", "x", "--expires", "0d"),
        ("--name", "x", "--expires", "101y"),
        ("--name", "x", "--expires", "٣d"),
        ("--name", "x", "--requests-per-minute", "-1"),
    ],
)
def test_a_key_that_makes_no_sense_is_a_usage_error(
    sourcier: Command, options: tuple[str, ...]
) -> None:
    result = sourcier("key", "create", *options)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_looking_for_keys_makes_no_data(tmp_path: Path) -> None:
    home = tmp_path / "mistyped"
    assert run("key", "list", home=home).returncode == 3
    assert not home.exists()


@contextmanager
def serving(home: Path, errors: IO[str], **variables: str) -> Iterator[httpx.Client]:
    """A client of a server that writes its log into a file."""
    with subprocess.Popen(
        [sys.executable, "-m", "sourcier", "serve", "--port", "0"],
        env=environment(home) | variables,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split("serves ")[1].split("/graphql")[0]
            with httpx.Client(base_url=address, timeout=30) as client:
                yield client
        finally:
            server.terminate()


def test_a_server_logs_no_credentials_even_when_it_logs_all(
    sourcier: Command, demo_home: Path, tmp_path: Path
) -> None:
    good = made(sourcier, "--name", "logged")["key"]
    sent = [good, good[:-1], "hunter2hunter2", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"]
    with (
        (tmp_path / "log").open("w") as log,
        serving(demo_home, log, SOURCIER_LOG_LEVEL="debug") as client,
    ):
        for secret in sent:
            for header in (f"Bearer {secret}", f"Basic {secret}", secret):
                for query in ("{ position }", "{", "{ nothing }"):
                    answer = client.post(
                        "/graphql", json={"query": query}, headers={"authorization": header}
                    )
                    assert secret not in answer.text + str(answer.headers)
    text = (tmp_path / "log").read_text()
    assert "started" in text
    for secret in sent:
        assert secret not in text


def test_a_setting_of_access_that_does_not_fit_is_one_line(demo_home: Path) -> None:
    result = run("serve", "--port", "0", home=demo_home, SOURCIER_JWT_SECRET="tooshort")
    assert result.returncode == 3
    assert "SOURCIER_JWT_ISSUER" in result.stderr
    assert "Traceback" not in result.stderr and "tooshort" not in result.stderr
