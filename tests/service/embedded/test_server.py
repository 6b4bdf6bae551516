"""The embedded server serves whoever is inside, survives every kill, ends with its last user."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from sourcier.embedded import EmbeddedPostgres, EmbeddedPostgresError

_LOCALE = b"select datctype from pg_database where datname = current_database()"

_USER_PROGRAM = """
import sys
from pathlib import Path
from sourcier.embedded import EmbeddedPostgres

with EmbeddedPostgres(Path(sys.argv[1])) as server:
    print(server.url, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def prepared_home() -> Iterator[Path]:
    """A home whose cluster is made once: the slow part of the first start."""
    with tempfile.TemporaryDirectory(prefix="sourcier-home-") as folder:
        Path(folder).chmod(0o711)  # as root, the server runs as another user, who must get in
        home = Path(folder) / "home"
        with EmbeddedPostgres(home):
            pass
        yield home


@pytest.fixture
def home(prepared_home: Path) -> Iterator[Path]:
    yield prepared_home
    with EmbeddedPostgres(prepared_home):  # whatever a failing test left running stops here
        pass


def postmaster(home: Path) -> int:
    return int((home / "postgres/data/postmaster.pid").read_text().splitlines()[0])


def give_to_server(path: Path, home: Path) -> None:
    owner = (home / "postgres/data").stat()
    path.chmod(0o700 if path.is_dir() else 0o600)
    os.chown(path, owner.st_uid, owner.st_gid)


def answers(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def kill_server(home: Path, url: str) -> None:
    os.kill(postmaster(home), signal.SIGKILL)
    deadline = time.monotonic() + 20
    while answers(url):
        assert time.monotonic() < deadline
        time.sleep(0.02)


async def answer(url: str, query: bytes) -> object:
    async with await psycopg.AsyncConnection.connect(url) as connection:
        cursor = await connection.execute(query)
        row = await cursor.fetchone() if cursor.description else None
        return row[0] if row else None


@contextmanager
def another_process(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that uses the server of the home, and the URL it got."""
    command = [sys.executable, "-c", _USER_PROGRAM, str(home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=60)
    assert process.returncode == 0


async def test_the_database_answers_inside_and_the_server_is_gone_after(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        url = server.url
        assert await answer(url, b"select current_database()") == "sourcier"
    assert not answers(url)


async def test_the_server_is_utf8_in_the_c_locale_on_utc_and_writes_safely(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, b"show server_encoding") == "UTF8"
        assert await answer(server.url, _LOCALE) == "C"
        assert await answer(server.url, b"show timezone") == "UTC"
        assert await answer(server.url, b"show fsync") == "on"


async def test_the_server_listens_on_no_network(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, b"show listen_addresses") == ""


async def test_the_login_is_no_superuser(home: Path) -> None:
    query = b"select rolsuper from pg_roles where rolname = current_user"
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, query) is False


async def test_settings_of_the_caller_are_added(home: Path) -> None:
    with EmbeddedPostgres(home, settings={"work_mem": "7MB"}) as server:
        assert await answer(server.url, b"show work_mem") == "7MB"


async def test_data_are_still_there_at_the_next_start(home: Path) -> None:
    with EmbeddedPostgres(home) as server:
        await answer(server.url, b"create table kept as select 42 as answer")
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, b"select answer from kept") == 42


async def test_a_second_process_uses_the_same_server_and_the_last_one_stops_it(
    home: Path,
) -> None:
    with another_process(home) as (process, other_url):
        with EmbeddedPostgres(home) as server:
            assert server.url == other_url
            leave(process)
            assert await answer(server.url, b"select 1") == 1
        assert not answers(other_url)


def test_processes_that_start_at_the_same_time_on_a_new_home_share_one_server(
    home: Path,
) -> None:
    command = [sys.executable, "-c", _USER_PROGRAM, str(home.with_name("contended"))]
    users = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    urls = {user.stdout.readline().strip() for user in users if user.stdout is not None}
    assert len(urls) == 1
    assert answers(next(iter(urls)))
    for user in users:
        leave(user)
    assert not answers(next(iter(urls)))


async def test_who_joined_later_may_leave_first(home: Path) -> None:
    with another_process(home) as (process, url):
        with EmbeddedPostgres(home):
            pass
        assert await answer(url, b"select 1") == 1
        leave(process)
    assert not answers(url)


async def test_after_kill_9_of_a_user_the_next_one_takes_over_its_server(home: Path) -> None:
    with another_process(home) as (process, other_url):
        process.kill()
        process.wait()
    server_process = postmaster(home)
    with EmbeddedPostgres(home) as server:
        assert server.url == other_url
        assert postmaster(home) == server_process
    assert not answers(other_url)


async def test_after_kill_9_of_everything_the_next_start_recovers_what_was_committed(
    home: Path,
) -> None:
    with another_process(home) as (process, url):
        await answer(url, b"create table recovered as select 42 as answer")
        os.kill(postmaster(home), signal.SIGKILL)
        process.kill()
        process.wait()
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, b"select answer from recovered") == 42


async def test_a_backend_still_at_work_after_kill_9_of_the_server_is_waited_for(
    home: Path,
) -> None:
    with another_process(home) as (process, url):
        async with await psycopg.AsyncConnection.connect(url) as connection:
            busy = asyncio.create_task(connection.execute("select pg_sleep(2)"))
            await asyncio.sleep(0.2)
            os.kill(postmaster(home), signal.SIGKILL)
            process.kill()
            server = EmbeddedPostgres(home)
            await asyncio.to_thread(server.start)
            assert await answer(server.url, b"select 1") == 1
            await asyncio.to_thread(server.stop)
            with suppress(psycopg.OperationalError):
                await busy


async def test_start_can_be_called_again_when_the_server_was_killed_under_us(home: Path) -> None:
    server = EmbeddedPostgres(home)
    server.start()
    kill_server(home, server.url)
    server.start()
    assert await answer(server.url, b"select 1") == 1
    server.stop()


async def test_a_pid_file_that_names_a_living_stranger_does_not_stop_a_start(home: Path) -> None:
    pid_file = home / "postgres/data/postmaster.pid"
    with EmbeddedPostgres(home) as server:
        lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    give_to_server(pid_file, home)
    with EmbeddedPostgres(home) as server:
        assert await answer(server.url, b"select 1") == 1


async def test_a_half_made_cluster_is_made_again(home: Path) -> None:
    other = home.with_name("interrupted")
    (other / "postgres/data.new").mkdir(parents=True)
    (other / "postgres/data.new/PG_VERSION").write_text("18\n")
    for path in (other / "postgres", other / "postgres/data.new"):
        give_to_server(path, home)
    with EmbeddedPostgres(other) as server:
        assert await answer(server.url, b"select 1") == 1


def test_a_cluster_of_another_version_is_named(home: Path) -> None:
    version = home / "postgres/data/PG_VERSION"
    version.write_text("17\n")
    try:
        with pytest.raises(EmbeddedPostgresError, match="made by PostgreSQL 17"):
            EmbeddedPostgres(home).start()
    finally:
        version.write_text("18\n")


def test_a_home_that_cannot_be_says_which_setting_to_change(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedPostgresError, match="SOURCIER_HOME"):
        EmbeddedPostgres(tmp_path / "file" / "home").start()


def test_there_is_no_url_before_the_start(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match="not started"):
        _ = EmbeddedPostgres(tmp_path).url
