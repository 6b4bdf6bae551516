"""A server runs when the process that its pid file names is alive and works on these data.

A pid alone proves nothing: after a crash, and in a container after every restart, another process
can have it, or a dead one that no parent waits for keeps it.
"""

import subprocess
from pathlib import Path

from sourcier.embedded.account import Account

# Larger than any pid of any system, and positive, as PostgreSQL wants it.
_NOBODY = 2**31 - 1


class PostmasterFile:
    """The file `postmaster.pid` in a data folder, which may be missing, partial or stale."""

    def __init__(self, data: Path, account: Account) -> None:
        self._data = data
        self._account = account
        self._path = data / "postmaster.pid"

    def is_running(self) -> bool:
        """Whether the server of these data is alive."""
        process = self._process()
        return process is not None and _works_on(process, self._data)

    def socket_folder(self) -> str:
        """The folder of the socket of the running server: the fifth line."""
        lines = self._lines()
        return lines[4] if len(lines) > 4 else ""

    def disown(self, socket_folder: Path) -> None:
        """Make the lock files of a server that is gone name nobody.

        The pid file is kept because it also names the shared memory by which PostgreSQL finds out
        whether backends of a killed server are still at work on these data.
        """
        lines = self._lines()
        if self._process() is not None:
            self._account.write(self._path, "\n".join([str(_NOBODY), *lines[1:]]) + "\n")
        for lock in socket_folder.glob(".s.PGSQL.*.lock"):
            lock.unlink()

    def _process(self) -> int | None:
        lines = self._lines()
        return int(lines[0]) if lines and lines[0].strip().isdigit() else None

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text().splitlines()
        except FileNotFoundError:
            return []


def _works_on(process: int, data: Path) -> bool:
    """A server has its data folder as working folder; without /proc its name must do."""
    if Path("/proc/self/cwd").exists():
        try:
            return Path(f"/proc/{process}/cwd").readlink() == data
        except OSError:  # gone, or somebody else's
            return False
    answer = subprocess.run(
        ["/bin/ps", "-o", "comm=", "-p", str(process)], capture_output=True, text=True
    )
    return "postgres" in answer.stdout
