"""The views follow the log by themselves: one runner at a time, wherever it runs.

A process that finds another runner at work waits for it; one that finds none feeds the views. The
runner moves to a new generation as soon as readers do.
"""

import threading
import time
from typing import Any

import structlog
from psycopg import Connection, OperationalError

from sourcier.embedded import EmbeddedPostgresError
from sourcier.home import Home
from sourcier_events.database import Role, connect_blocking
from sourcier_events.log.following import LISTEN
from sourcier_events.projections import FOLD_VERSION, generations, rebuild
from sourcier_events.projections.generations import Generation
from sourcier_events.projections.runner import FencedOff, Runner

WAIT = 1.0
"""Seconds after which the runner looks at the log by itself."""

LONGEST_WAIT = 30.0
"""Seconds between tries of a runner that keeps failing, at the most."""

_log = structlog.get_logger(__name__)


class ViewsBehind(RuntimeError):
    """The views do not follow: the text says why and what to do."""


def first_generation(connection: Connection[Any]) -> Generation:
    """The generation that readers use; the first one is built here."""
    return generations.current(connection) or rebuild.replay(connection)


def check_fold_version(generation: Generation) -> None:
    """Raise `ViewsBehind` where the views were folded by another version of the program."""
    if generation.fold_version != FOLD_VERSION:
        raise ViewsBehind(
            f"the views were folded by version {generation.fold_version} of the fold, this "
            f"program has version {FOLD_VERSION}: run `sourcier replay`"
        )


def bring_up_to_date(url: str, *, patience: float = 120) -> int:
    """Return when the views have all that is in the log now; the position they have.

    Raises `ViewsBehind` where another runner does not get there within `patience` seconds.
    """
    deadline = time.monotonic() + patience
    with connect_blocking(url, Role.REBUILDER) as connection:
        wanted = rebuild.log_position(connection)
        while True:
            generation = first_generation(connection)
            if generation.position >= wanted:
                return generation.position
            check_fold_version(generation)
            runner = Runner(connection, generation.number)
            if runner.acquire():
                try:
                    return runner.catch_up()
                finally:
                    runner.release()
            if time.monotonic() > deadline:
                raise ViewsBehind(
                    f"the views are at position {generation.position} of {wanted} and the process "
                    "that feeds them does not get on: see its log, and `sourcier status`"
                )
            time.sleep(0.1)


class Projector:
    """Feeds the views in a thread of its own until it is stopped."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="projector", daemon=True)

    def start(self) -> None:
        """Begin to feed the views."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the batch under way, and end."""
        self._stop.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        pause = WAIT
        while not self._stop.is_set():
            try:
                with connect_blocking(self._home.url, Role.REBUILDER) as connection:
                    self._feed(connection)
                pause = WAIT
            except (FencedOff, ViewsBehind) as error:
                pause = min(2 * pause, LONGEST_WAIT)
                _log.warning("projector waits", reason=str(error), seconds=pause)
            except OperationalError as error:
                _log.warning("projector lost the database", reason=str(error), seconds=pause)
                self._revive()
            except Exception:
                pause = min(2 * pause, LONGEST_WAIT)
                _log.exception("projector failed; it tries again", seconds=pause)
            self._stop.wait(pause)

    def _revive(self) -> None:
        try:
            self._home.revive()
        except EmbeddedPostgresError as error:
            _log.error("the database cannot be started again", reason=str(error))

    def _feed(self, connection: Connection[Any]) -> None:
        """Feed the current generation until readers leave it or this process stops."""
        generation = first_generation(connection)
        check_fold_version(generation)
        runner = Runner(connection, generation.number)
        if not runner.acquire():
            return
        _log.info("projector feeds", generation=generation.number, position=runner.position)
        connection.execute(LISTEN)
        while not self._stop.is_set():
            now = generations.current(connection)
            if now is None or now.number != generation.number:
                return
            if runner.step():
                continue
            for _ in connection.notifies(timeout=WAIT, stop_after=1):
                pass
