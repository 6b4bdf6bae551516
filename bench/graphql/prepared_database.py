"""A database with the views of many meetings and the tables of the peer; made once, then kept."""

import asyncio
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from dataset import build
from load import parent

import sourcier_migrations
from sourcier.embedded import EmbeddedPostgres
from sourcier.home import migrate_database
from sourcier_events import projections
from sourcier_events.database import Role
from sourcier_events.projections import generations

_FOLDER = Path(__file__).parent
_PEER_TABLES = _FOLDER / "peer_tables.sql"


@dataclass(frozen=True)
class Database:
    """A filled database, and the process of its server."""

    url: str
    postgres: int
    position: int
    schema: str

    def as_role(self, role: Role, **settings: str) -> str:
        """A URL for programs that do not take a role themselves."""
        chosen = {"role": role, **settings}
        options = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        return f"{self.url}&options={quote(options)}"


@contextmanager
def prepared_database(home: Path, meetings: int) -> Iterator[Database]:
    """The database in a home of its own; made anew where what it is made from has changed."""
    made_from = home / "made-from"
    digest = _digest(meetings)
    if home.exists() and not (made_from.exists() and made_from.read_text() == digest):
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)  # as root, the server runs as another user
    with EmbeddedPostgres(home) as server:
        if not made_from.exists():
            print(f"making {meetings} meetings in {home}", flush=True)
            asyncio.run(migrate_database(server.url))
            build(server.url, meetings)
            _make_peer_tables(server.url)
            made_from.write_text(digest)
        yield _database(server.url)


def _digest(meetings: int) -> str:
    """Of everything that decides which rows there are, and where."""
    sources = [*_FOLDER.glob("*.py"), _PEER_TABLES]
    sources += Path(projections.__file__).parent.glob("generation*.sql")
    sources += Path(sourcier_migrations.__file__).parent.glob("*.sql")
    content = b"".join(path.read_bytes() for path in sorted(sources) if path.name not in _NO_ROWS)
    return hashlib.sha256(content + str(meetings).encode()).hexdigest()


_NO_ROWS = {"run.py", "load.py", "servers.py", "operations.py", "report.py", Path(__file__).name}


def _make_peer_tables(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"grant create on database {connection.info.dbname} to {Role.REBUILDER}")
        connection.execute(f"set role {Role.REBUILDER}")
        generation = generations.current(connection)
        assert generation is not None
        generations.use(connection, generation.number)
        for statement in _PEER_TABLES.read_text().split(";\n"):
            connection.execute(statement.encode())


def _database(url: str) -> Database:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"set role {Role.READER}")
        generation = generations.current(connection)
        assert generation is not None
        postgres = parent(connection.info.backend_pid)
        return Database(url, postgres, generation.position, generation.schema)
