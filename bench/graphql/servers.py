"""The servers that are measured, each one process, all on the same database."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_FOLDER = Path(__file__).parent
_POOL_SIZE = "10"


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    name: str
    process: int
    port: int

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/graphql"


@contextmanager
def sourcier(database_url: str, port: int) -> Iterator[Server]:
    """`sourcier serve`, one worker, with its limits and its authorisation; nobody is throttled."""
    environment = {
        "SOURCIER_DATABASE_URL": database_url,
        "SOURCIER_PORT": str(port),
        "SOURCIER_POOL_SIZE": _POOL_SIZE,
        "SOURCIER_LOG_LEVEL": "warning",
        "SOURCIER_ANONYMOUS_REQUESTS_PER_MINUTE": "100000000",
    }
    command = [sys.executable, "-m", "sourcier", "serve"]
    with _running("sourcier", command, environment, port) as server:
        yield server


@contextmanager
def postgraphile(database_url: str, port: int) -> Iterator[Server]:
    """PostGraphile, one process, on tables of its own."""
    environment = {
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
        "DATABASE_URL": database_url,
        "POOL_SIZE": _POOL_SIZE,
        "PORT": str(port),
    }
    node = _FOLDER / "node_modules" / ".bin" / "node"
    if not node.exists():
        install = ["npm", "ci", "--no-audit", "--no-fund", "--prefix", str(_FOLDER)]
        subprocess.run(install, check=True)
    command = [str(node), str(_FOLDER / "postgraphile.mjs")]
    with _running("postgraphile", command, environment, port) as server:
        yield server


@contextmanager
def _running(
    name: str, command: list[str], environment: dict[str, str], port: int
) -> Iterator[Server]:
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Server(name, process.pid, port)
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    for _ in range(300):
        try:
            with urlopen(f"http://127.0.0.1:{port}/graphql?query=%7B__typename%7D"):
                return
        except URLError as error:
            if getattr(error, "code", None):  # it refuses, but it is there
                return
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} ended with {process.returncode}")
        time.sleep(0.1)
    raise SystemExit(f"{process.args!r} does not answer")
