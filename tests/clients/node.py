"""Node programs in this folder, with the packages that `package-lock.json` pins.

    python tests/clients/node.py

installs the packages, and says whether the clients can be checked.
"""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
OLDEST = 20
_STAMP = MODULES / ".installed"


class NotThere(Exception):
    """Node, or the packages, are not there; the text says which, and why."""


def require_packages() -> None:
    """Install the packages if they are not what the lock says. Raises `NotThere`."""
    _require_node()
    digest = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if _STAMP.exists() and _STAMP.read_text("utf-8") == digest:
        return
    command = ["npm", "ci", "--prefer-offline", "--loglevel=error"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise NotThere(f"npm cannot install the packages: {done.stderr.strip()[:300]}")
    _STAMP.write_text(digest, "utf-8")


def _require_node() -> None:
    if not shutil.which("node") or not shutil.which("npm"):
        raise NotThere("Node and npm are not installed")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    if int(version.removeprefix("v").split(".")[0]) < OLDEST:
        raise NotThere(f"Node {OLDEST} or later is needed, this is {version.strip()}")


def run(*command: str, folder: Path = HERE) -> str:
    """What a program prints; its errors are the test's."""
    environment = os.environ | {"NODE_ENV": "production", "NO_COLOR": "1"}
    done = subprocess.run(
        ["node", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def check(module: str, name: str, url: str, *arguments: str) -> Any:
    """What a function of `checks/` returns."""
    return json.loads(run("checks/run.js", module, name, url, *arguments))


def program(name: str) -> str:
    """The path of a program that a package brings along."""
    return str(MODULES / ".bin" / name)


def main() -> None:
    """Print one line; that there is no Node is no error."""
    try:
        require_packages()
    except NotThere as error:
        print(f"GraphQL clients skipped: {error}")
    else:
        print(f"GraphQL clients on Node {run('--version').strip()}")


if __name__ == "__main__":
    main()
