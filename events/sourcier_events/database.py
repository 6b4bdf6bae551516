"""Every connection names its role and pins its time zone: nothing depends on a server's defaults.

Roles are the group roles of the migrations; a connection can do what its role may, no more.
"""

from enum import StrEnum
from typing import Any

import psycopg
from psycopg import AsyncConnection
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import AsyncConnectionPool

Connection = AsyncConnection[Any]
Pool = AsyncConnectionPool[Connection]


class Role(StrEnum):
    """Who a connection acts as."""

    OWNER = "sourcier_owner"
    WRITER = "sourcier_writer"
    READER = "sourcier_reader"
    REBUILDER = "sourcier_rebuilder"
    ERASER = "sourcier_eraser"


_SETTINGS = {
    "TimeZone": "UTC",
    "lock_timeout": "15s",
    "idle_in_transaction_session_timeout": "60s",
}


def connection_string(url: str, role: Role | None = None) -> str:
    """A libpq connection string with our settings and, where given, the role."""
    settings = dict(_SETTINGS) | ({"role": role.value} if role else {})
    given = conninfo_to_dict(url).get("options") or ""
    ours = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return make_conninfo(url, options=f"{given} {ours}".strip(), application_name="sourcier")


async def connect(url: str, role: Role | None = None, *, autocommit: bool = True) -> Connection:
    """One connection of its own."""
    return await AsyncConnection.connect(connection_string(url, role), autocommit=autocommit)


def connect_blocking(url: str, role: Role) -> psycopg.Connection[Any]:
    """A blocking connection in autocommit, for projections: one worker, in a thread or process."""
    return psycopg.connect(connection_string(url, role), autocommit=True)


def pool(url: str, role: Role, *, size: int = 4) -> Pool:
    """A pool of autocommit connections, not yet open: use it with `async with`."""
    return AsyncConnectionPool(
        connection_string(url, role),
        min_size=1,
        max_size=size,
        open=False,
        kwargs={"autocommit": True},
        check=AsyncConnectionPool.check_connection,
    )
