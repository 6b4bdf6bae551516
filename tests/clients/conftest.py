"""`sourcier serve` on the demo documents, and the clients of npm that are checked against it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from ..postgres import fresh_database
from . import node

ROOT = Path(__file__).parents[2]

Ingest = Callable[[Path], None]


@pytest.fixture(scope="session", autouse=True)
def packages() -> None:
    """The packages of npm; without them there is nothing to check."""
    try:
        node.require_packages()
    except node.NotThere as error:
        pytest.skip(str(error))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def api_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """The database that is served."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        yield url


@pytest.fixture(scope="session")
def ingest(api_url: str) -> Iterator[Ingest]:
    """Ingests files into what is served, as another process would."""
    with tempfile.TemporaryDirectory(prefix="sourcier-clients-") as home:
        yield lambda path: _run(home, api_url, "ingest", str(path))


@pytest.fixture(scope="session")
def api(api_url: str, ingest: Ingest) -> Iterator[str]:
    """The address of the API, which knows the demo documents."""
    ingest(ROOT / "seeds")
    with serving(api_url) as address:
        yield address


@contextmanager
def serving(database: str, **settings: str) -> Iterator[str]:
    """The address of an API on a database, with more settings than that."""
    with tempfile.TemporaryDirectory(prefix="sourcier-clients-") as home:
        yield from _serving(_environment(home, database) | settings)


def _serving(environment: dict[str, str]) -> Iterator[str]:
    command = [sys.executable, "-m", "sourcier", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split("serves ")[1].split()[0]
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def _run(home: str, database: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "sourcier", *arguments]
    environment = _environment(home, database)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr


def _environment(home: str, database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOURCIER_")}
    return kept | {
        "SOURCIER_HOME": home,
        "SOURCIER_DATABASE_URL": database,
        # Checks ask faster than anybody who is anonymous may.
        "SOURCIER_ANONYMOUS_REQUESTS_PER_MINUTE": "0",
    }
