"""PostgreSQL refuses to run as root: the server belongs to an account that may, and can reach it.

For everybody else that account is their own. For root it is an unprivileged system account, and
what it cannot reach goes below `/var/lib/sourcier`; no folder of a person is opened for it.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from msgspec import Struct

SYSTEM_FOLDER = Path("/var/lib/sourcier")
_ACCOUNT_NAMES = ("sourcier", "postgres")


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot run here; the text says what to do."""


class Account(Struct, frozen=True):
    """The system account that runs the server."""

    user: int
    group: int

    @property
    def name(self) -> str:
        """Its login name, as `peer` authentication sees it."""
        try:
            return pwd.getpwuid(self.user).pw_name
        except KeyError:
            raise EmbeddedPostgresError(
                f"user {self.user} has no name on this system, and PostgreSQL needs one: add the "
                "user, or set SOURCIER_DATABASE_URL to a PostgreSQL server"
            ) from None

    @property
    def is_other(self) -> bool:
        """Whether it is another account than that of this process."""
        return self.user != os.geteuid()

    def run(self, command: list[str], given: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command as this account; see `run`."""
        return run(command, given, self if self.is_other else None)

    def reaches(self, path: Path) -> bool:
        """Whether it may enter this folder or execute this file."""
        return self.run(["/bin/sh", "-c", 'test -x "$0"', str(path)]).returncode == 0

    def write(self, path: Path, text: str) -> None:
        """Write a file as this account: root must not follow a link that the account put there."""
        result = self.run(["/bin/sh", "-c", 'cat > "$0"', str(path)], text)
        if result.returncode != 0:
            raise EmbeddedPostgresError(f"could not write {path}: {result.stdout}")

    def give(self, folder: Path) -> None:
        """Make the folder this account's own, closed to others."""
        folder.chmod(0o700)
        if self.is_other:
            os.chown(folder, self.user, self.group)


def run(
    command: list[str], given: str | None = None, account: Account | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command on `given`, apart from our terminal, folder, locale and libpq settings.

    What it says, on both of its outputs, is in `stdout`.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return subprocess.run(
        command,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env=environment | {"LC_ALL": "C", "TZ": "UTC"},
        start_new_session=True,
        user=account.user if account else None,
        group=account.group if account else None,
        extra_groups=[] if account else None,
    )


def server_account(data: Path) -> Account:
    """The account that owns the data, or that will own data not made yet."""
    if data.exists():
        status = data.stat()
        if os.geteuid() not in (0, status.st_uid):
            raise EmbeddedPostgresError(
                f"{data} belongs to user {status.st_uid}: run as that user, "
                "or set SOURCIER_HOME to a folder of your own"
            )
        return Account(status.st_uid, status.st_gid)
    return _system_account() if os.geteuid() == 0 else Account(os.geteuid(), os.getegid())


def _system_account() -> Account:
    for name in _ACCOUNT_NAMES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    return _create_system_account(_ACCOUNT_NAMES[0])


def _create_system_account(name: str) -> Account:
    command = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if command is None:
        raise EmbeddedPostgresError(
            "PostgreSQL does not run as root, and there is no useradd to make an account for it: "
            f"run as another user, add a system user named {name}, "
            "or set SOURCIER_DATABASE_URL to a PostgreSQL server"
        )
    result = run([command, "--system", "--user-group", "--no-create-home", name])
    if result.returncode != 0:
        raise EmbeddedPostgresError(f"could not add the system user {name}: {result.stdout}")
    entry = pwd.getpwnam(name)
    return Account(entry.pw_uid, entry.pw_gid)


def cluster_folder(home: Path) -> Path:
    """The folder `postgres` of the home; a link where the server's account cannot go there."""
    place = home / "postgres"
    account = server_account(place / "data")
    if not place.exists():
        _create_cluster_folder(place, account)
    if not account.reaches(place.resolve()):
        raise EmbeddedPostgresError(
            f"the account {account.name}, which runs PostgreSQL, cannot enter {place}: "
            "give it passage, set SOURCIER_HOME to another folder, or run as another user"
        )
    return place.resolve()


def _create_cluster_folder(place: Path, account: Account) -> None:
    if place.is_symlink():  # what it led to is gone
        place.unlink()
    if account.reaches(place.parent):
        place.mkdir()
        account.give(place)
        return
    clusters = SYSTEM_FOLDER / "clusters"
    make_passable(clusters)
    # A new name each time: who deletes the home has deleted the data, the link was the way to them.
    target = Path(tempfile.mkdtemp(dir=clusters))
    account.give(target)
    place.symlink_to(target)


def make_passable(folder: Path) -> None:
    """Create a folder below the system folder that every account can enter."""
    for step in (SYSTEM_FOLDER, *reversed(folder.relative_to(SYSTEM_FOLDER).parents), folder):
        path = SYSTEM_FOLDER / step
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
