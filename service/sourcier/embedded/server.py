"""While somebody is inside `EmbeddedPostgres(home)`, the server of that home runs and answers.

Several processes share one server: the first starts it, the last stops it. After a kill -9 of
anything, server included, the next start recovers what was committed and goes on. Starting and
stopping block: from a coroutine, call them with `asyncio.to_thread`.
"""

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from sourcier.embedded.account import (
    EmbeddedPostgresError,
    cluster_folder,
    run,
    server_account,
)
from sourcier.embedded.configuration import (
    DATABASE,
    LOGIN,
    PORT,
    SUPERUSER,
    initdb_options,
    socket_folder,
    write_configuration,
)
from sourcier.embedded.process import PostmasterFile
from sourcier.embedded.programs import program_folder
from sourcier.embedded.shared_use import SharedUse

# Written so that it can be run again, by anyone, at any time.
_LOGIN_AND_DATABASE = f"""
select 'create role {LOGIN} login createdb createrole'
where not exists (select from pg_roles where rolname = '{LOGIN}') \\gexec
select 'create database {DATABASE} owner {LOGIN}'
where not exists (select from pg_database where datname = '{DATABASE}') \\gexec
"""


class EmbeddedPostgres:
    """The PostgreSQL server whose data are in the folder `postgres` of a home.

    `settings` are added to the server's configuration when this process is the one that starts
    it; `patience` is how many seconds a start may take, crash recovery included.
    """

    def __init__(
        self, home: Path, *, settings: Mapping[str, str] | None = None, patience: float = 180
    ) -> None:
        self._home = home.expanduser().absolute()
        self._settings = settings or {}
        self._patience = patience
        self._use = SharedUse(self._home, "postgres")
        self._url: str | None = None

    @property
    def url(self) -> str:
        """The libpq URL of the database; raises when `start` was not called."""
        if self._url is None:
            raise EmbeddedPostgresError("the embedded PostgreSQL is not started: call start()")
        return self._url

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @staticmethod
    def is_in(home: Path) -> bool:
        """Whether a home has a cluster already."""
        return (home / "postgres").exists()

    def start(self) -> None:
        """Start the server, or join those that use it already; returns when it answers."""
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            with self._use.alone():
                self._url = self._cluster().ensure_running(self._settings)
                self._use.join()
        except OSError as error:
            raise EmbeddedPostgresError(
                f"the embedded PostgreSQL cannot be kept in {self._home}: {error}; "
                "set SOURCIER_HOME to another folder"
            ) from error

    def stop(self) -> None:
        """Leave the server; stop it when nobody else uses it."""
        if self._url is None:
            return
        self._url = None
        with self._use.alone():
            if self._use.leave():
                self._cluster().stop()

    def _cluster(self) -> "_Cluster":
        return _Cluster(cluster_folder(self._home), self._patience)


class _Cluster:
    """One data folder and the programs that work on it. Every method needs to be alone."""

    def __init__(self, folder: Path, patience: float) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._log = folder / "server.log"
        self._account = server_account(self._data)
        self._programs = program_folder(self._account)
        self._postmaster = PostmasterFile(self._data, self._account)
        self._patience = patience

    def ensure_running(self, settings: Mapping[str, str]) -> str:
        """Create and start what is missing; returns the URL."""
        deadline = time.monotonic() + self._patience
        if not self._data.exists():
            self._create()
        self._check_version()
        if not self._postmaster.is_running():
            self._postmaster.disown(socket_folder(self._folder, self._account))
            write_configuration(self._data, self._folder, self._account, settings)
            self._start(deadline)
        self._wait_until_it_answers(deadline)
        self._ensure_login_and_database()
        return f"postgresql://{LOGIN}@/{DATABASE}?host={quote(self._socket, safe='')}&port={PORT}"

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self._postmaster.is_running():
            self._control("stop", "--mode=fast", f"--timeout={self._patience:.0f}")

    @property
    def _socket(self) -> str:
        return self._postmaster.socket_folder()

    def _create(self) -> None:
        """The data folder appears under its name when it is whole."""
        unfinished = self._folder / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run_as_server("initdb", f"--pgdata={unfinished}", *initdb_options())
        unfinished.rename(self._data)

    def _check_version(self) -> None:
        found = (self._data / "PG_VERSION").read_text().strip()
        offered = run([str(self._programs / "postgres"), "--version"]).stdout.split()[-1]
        if offered.split(".")[0] != found:
            raise EmbeddedPostgresError(
                f"{self._data} was made by PostgreSQL {found}, this program brings {offered}: "
                "export with the version of sourcier that made it, or set SOURCIER_HOME to a "
                "new folder and ingest again"
            )

    def _start(self, deadline: float) -> None:
        while True:
            seconds = max(1, round(deadline - time.monotonic()))
            try:
                self._control("start", f"--log={self._log}", f"--timeout={seconds}")
            except EmbeddedPostgresError as error:
                # A server killed -9 leaves backends that still hold its memory, for a moment.
                if "shared memory block" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.5)
            else:
                return

    def _wait_until_it_answers(self, deadline: float) -> None:
        """A server found running may still be recovering from a crash."""
        command = [str(self._programs / "pg_isready"), f"--port={PORT}"]
        while run([*command, f"--host={self._socket}"]).returncode != 0:
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(
                    f"PostgreSQL in {self._data} does not answer after {self._patience:.0f} s: "
                    f"see {self._log}\n{self._end_of_log()}"
                )
            time.sleep(0.2)

    def _ensure_login_and_database(self) -> None:
        options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--host={self._socket}"]
        command = [*options, f"--port={PORT}", f"--username={SUPERUSER}", "--dbname=postgres"]
        result = run([str(self._programs / "psql"), *command], _LOGIN_AND_DATABASE)
        if result.returncode != 0:
            raise EmbeddedPostgresError(f"could not make the database: {result.stdout}")

    def _control(self, action: str, *options: str) -> None:
        self._run_as_server("pg_ctl", action, f"--pgdata={self._data}", "--wait", *options)

    def _run_as_server(self, program: str, *options: str) -> None:
        result = self._account.run([str(self._programs / program), *options])
        if result.returncode != 0:
            raise EmbeddedPostgresError(
                f"{program} failed on {self._folder}:\n{result.stdout}{self._end_of_log()}"
            )

    def _end_of_log(self) -> str:
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-12:])
