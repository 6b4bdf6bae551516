"""The embedded server listens on a private socket only, and believes what the kernel says.

Its configuration files hold what is written here and nothing else; they are written again before
every start. UTF-8, the C locale and UTC everywhere: nothing comes from the environment.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sourcier.embedded.account import Account, EmbeddedPostgresError

SUPERUSER = "postgres"
LOGIN = "sourcier"
DATABASE = "sourcier"
PORT = 5432

# macOS has room for 104 bytes, Linux for 108.
_LONGEST_SOCKET_PATH = 100

_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
}

_AUTHENTICATION = f"local all {SUPERUSER} peer map=sourcier\nlocal all {LOGIN} peer map=sourcier\n"


def initdb_options() -> list[str]:
    """What a cluster is born with and keeps for life."""
    return [
        f"--username={SUPERUSER}",
        "--encoding=UTF8",
        "--locale=C",
        "--auth-local=peer",
        "--auth-host=reject",
        "--no-instructions",
    ]


def write_configuration(
    data: Path, cluster: Path, account: Account, changes: Mapping[str, str]
) -> None:
    """Write all configuration of the server whose data these are."""
    settings = _SETTINGS | {"unix_socket_directories": str(socket_folder(cluster, account))}
    lines = [f"{name} = {_quoted(value)}\n" for name, value in (settings | dict(changes)).items()]
    account.write(data / "postgresql.conf", "".join(lines))
    account.write(data / "pg_hba.conf", _AUTHENTICATION)
    names = dict.fromkeys((account.name, Account(os.geteuid(), os.getegid()).name))
    identities = [f'sourcier "{name}" {role}\n' for name in names for role in (SUPERUSER, LOGIN)]
    account.write(data / "pg_ident.conf", "".join(identities))


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def socket_folder(cluster: Path, account: Account) -> Path:
    """A folder of the server's own for its socket, with a path short enough for one."""
    folder = cluster / "socket"
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) > _LONGEST_SOCKET_PATH:
        digest = hashlib.sha256(os.fsencode(cluster)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"sourcier-{digest}"
    if not folder.exists():
        folder.mkdir(mode=0o700)
        account.give(folder)
    _check_own(folder, account)
    return folder


def _check_own(folder: Path, account: Account) -> None:
    """In a temporary folder that everybody shares, somebody else may have taken the name."""
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != account.user or status.st_mode & 0o077:
        raise EmbeddedPostgresError(
            f"{folder} should be a folder of {account.name} alone: "
            "remove it, or set SOURCIER_HOME to a folder with a shorter path"
        )
