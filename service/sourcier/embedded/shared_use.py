"""Who uses a folder's server is what the kernel says: a dead process never counts as a user.

Both locks are `flock` locks. They belong to open files, so they end with their process, however
it ends, and no list of process numbers can go stale.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SharedUse:
    """One user among the processes that share what `folder` holds."""

    def __init__(self, folder: Path, name: str) -> None:
        self._change_file = folder / f"{name}.lock"
        self._users_file = folder / f"{name}.users"
        self._membership: int | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else joins, leaves, starts or stops meanwhile; waits for its turn."""
        descriptor = _open(self._change_file)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def join(self) -> None:
        """Count as a user from now on. Call it inside `alone`."""
        if self._membership is None:
            self._membership = _open(self._users_file)
            fcntl.flock(self._membership, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """No longer count as a user; true when nobody is left. Call it inside `alone`."""
        if self._membership is None:
            return False
        try:
            fcntl.flock(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            os.close(self._membership)
            self._membership = None


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
