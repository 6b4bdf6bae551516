"""Root's server runs as another account, and no folder of a person is opened for it."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sourcier.embedded import EmbeddedPostgres, account, programs

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")


@pytest.fixture
def system_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A stand-in for /var/lib/sourcier."""
    with tempfile.TemporaryDirectory(prefix="sourcier-system-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.setattr(account, "SYSTEM_FOLDER", folder)
        monkeypatch.setattr(programs, "SYSTEM_FOLDER", folder)
        yield folder


@pytest.fixture
def closed_home() -> Iterator[Path]:
    """A home in a folder that only root can enter."""
    with tempfile.TemporaryDirectory(prefix="sourcier-closed-") as name:
        yield Path(name) / "home"


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


def test_a_home_that_the_account_cannot_enter_links_to_the_system_folder(
    system_folder: Path, closed_home: Path
) -> None:
    with EmbeddedPostgres(closed_home) as server:
        psycopg.connect(server.url).close()
    assert (closed_home / "postgres").resolve().is_relative_to(system_folder)
    assert mode(closed_home.parent) == 0o700


def test_the_data_are_closed_to_others_and_do_not_belong_to_root(
    system_folder: Path, closed_home: Path
) -> None:
    with EmbeddedPostgres(closed_home):
        pass
    data = closed_home / "postgres/data"
    assert mode(data) == mode(closed_home / "postgres") == 0o700
    assert data.stat().st_uid != 0


def test_who_deletes_the_home_starts_anew(system_folder: Path, closed_home: Path) -> None:
    with EmbeddedPostgres(closed_home) as server, psycopg.connect(server.url) as connection:
        connection.execute("create table kept ()")
    for entry in closed_home.iterdir():
        entry.unlink()
    with EmbeddedPostgres(closed_home) as server, psycopg.connect(server.url) as connection:
        assert connection.execute("select to_regclass('kept')").fetchone() == (None,)


def test_programs_that_the_account_cannot_reach_are_copied(
    system_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = account.server_account(tmp_path / "none yet")
    original = programs.program_folder(other)
    monkeypatch.setattr(
        account.Account, "reaches", lambda self, path: path.is_relative_to(system_folder)
    )
    copy = programs.program_folder(other)
    assert copy.is_relative_to(system_folder)
    assert {each.name for each in copy.iterdir()} == {each.name for each in original.iterdir()}
    assert "PostgreSQL" in other.run([str(copy / "postgres"), "--version"]).stdout
