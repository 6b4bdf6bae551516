"""A database to measure on: the one that is named, or a new one on an embedded PostgreSQL."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcier.embedded import EmbeddedPostgres
from sourcier.home import migrate_database


@contextmanager
def bench_database(url: str | None) -> Iterator[str]:
    """The URL of a migrated database; durable settings, as they are in use."""
    if url:
        asyncio.run(migrate_database(url))
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="sourcier-bench-") as folder:
        Path(folder).chmod(0o711)  # as root, the server runs as another user
        with EmbeddedPostgres(Path(folder)) as server:
            asyncio.run(migrate_database(server.url))
            yield server.url
