"""An API key is shown once, when it is made; what is stored of it is its SHA-256.

A key is `sourcier_<id>_<secret>`. The id is public and names the key in the log of events. The
secret is 32 random bytes: nobody guesses 2^256, so a slow hash as for passwords would gain nothing.
A key is found by an index on its hash. What the time of that look-up tells is about hashes, and
nobody can choose a key by its hash, so nothing need be compared in constant time.
"""

import asyncio
import hashlib
import re
import secrets
from datetime import datetime

from msgspec import Struct

from sourcier_events.database import Connection, Pool
from sourcier_graphql.access.principal import Scope

PREFIX = "sourcier_"
_KEY = re.compile(r"sourcier_[0-9a-f]{10}_[0-9a-f]{64}")

LOOK_UP_SECONDS = 3.0
"""What a look-up may take, a connection and all: whoever asks waits for it."""


class NewKey(Struct, frozen=True):
    """A key that was just made; its text is nowhere else."""

    id: str
    key: str

    def __repr__(self) -> str:
        return f"NewKey(id={self.id!r})"


class KeyDescription(Struct, frozen=True, kw_only=True):
    """What is known of a key, without the key."""

    id: str
    name: str
    scopes: frozenset[Scope]
    requests_per_minute: int | None
    created_at: datetime
    created_by: str
    expires_at: datetime | None
    revoked_at: datetime | None
    revoked_by: str | None
    last_used_at: datetime | None
    state: str


class FoundKey(Struct, frozen=True):
    """A key as authentication needs it. `state` is valid, expired or revoked."""

    id: str
    scopes: frozenset[Scope]
    requests_per_minute: int | None
    state: str
    seconds_left: float | None


def is_key(text: str) -> bool:
    """Whether this has the form of a key."""
    return _KEY.fullmatch(text) is not None


def id_of(key: str) -> str:
    """The public id in a key."""
    return key.removeprefix(PREFIX).partition("_")[0]


def digest(key: str) -> bytes:
    """What is stored of a key."""
    return hashlib.sha256(key.encode()).digest()


async def create_key(
    owner: Connection,
    *,
    name: str,
    scopes: frozenset[Scope],
    created_by: str,
    expires_in: float | None = None,
    requests_per_minute: int | None = None,
) -> NewKey:
    """Make and store a key; `expires_in` is in seconds, from the time of the database."""
    key_id = secrets.token_hex(5)
    key = f"{PREFIX}{key_id}_{secrets.token_hex(32)}"
    await owner.execute(
        """
        insert into access.key (
            id, digest, name, scopes, requests_per_minute, created_by, expires_at
        )
        values (
            %s, %s, %s, %s, %s, %s, clock_timestamp() + make_interval(secs => %s)
        )
        """,
        [
            key_id,
            digest(key),
            name,
            sorted(scope.value for scope in scopes),
            requests_per_minute,
            created_by,
            expires_in,
        ],
    )
    return NewKey(key_id, key)


async def list_keys(owner: Connection) -> list[KeyDescription]:
    """All keys, the newest first."""
    cursor = await owner.execute(
        """
        select
            id, name, scopes, requests_per_minute, created_at, created_by, expires_at,
            revoked_at, revoked_by, last_used_at, access.state(key) as state
        from access.key
        order by created_at desc, id
        """
    )
    names = [column.name for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in await cursor.fetchall()]
    return [KeyDescription(**row | {"scopes": _scopes(row["scopes"])}) for row in rows]


async def revoke_key(owner: Connection, key_id: str, *, revoked_by: str) -> bool:
    """Revoke a key for good. False where there is none; a second time changes nothing."""
    cursor = await owner.execute(
        """
        update access.key
        set
            revoked_at = coalesce(revoked_at, clock_timestamp()),
            revoked_by = coalesce(revoked_by, %s)
        where id = %s
        """,
        [revoked_by, key_id],
    )
    return cursor.rowcount == 1


async def find_key(readers: Pool, key: str) -> FoundKey | None:
    """The key as the database has it now, and note roughly when it was used.

    Raises `TimeoutError` and what psycopg raises.
    """
    async with asyncio.timeout(LOOK_UP_SECONDS), readers.connection() as connection:
        cursor = await connection.execute(
            """
            select id, scopes, requests_per_minute, state, seconds_left
            from access.find_key(%s)
            """,
            [digest(key)],
        )
        row = await cursor.fetchone()
    if row is None:
        return None
    key_id, scopes, requests_per_minute, state, seconds_left = row
    return FoundKey(key_id, _scopes(scopes), requests_per_minute, state, seconds_left)


def _scopes(names: list[str]) -> frozenset[Scope]:
    return frozenset(Scope(name) for name in names)
