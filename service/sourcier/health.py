"""Alive means that the process answers; ready means that its answers are worth having."""

from typing import Any

from litestar import Response, get
from litestar.datastructures import State
from litestar.status_codes import HTTP_200_OK, HTTP_503_SERVICE_UNAVAILABLE
from psycopg import Error
from psycopg_pool import PoolTimeout

from sourcier.overview import Overview, overview
from sourcier_migrations import MigrationError, pending

READY_LAG = 10_000
"""Events that the views may be behind before a process says that it is not ready."""


@get("/health/live", sync_to_thread=False)
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@get("/health/ready")
async def ready(state: State) -> Response[dict[str, Any]]:
    """Database, migrations and views are as they should be; else 503, and what is not."""
    try:
        async with state.pool.connection(timeout=5) as connection:
            missing = [migration.name for migration in await pending(connection)]
            if missing:
                return _not_ready(f"migrations are pending: {', '.join(missing)}")
            found = await overview(connection, count_rows=False)
    except (Error, PoolTimeout, MigrationError) as error:
        return _not_ready(f"the database does not answer as it should: {type(error).__name__}")
    reason = _reason_against(found)
    return _not_ready(reason, found) if reason else _answer(HTTP_200_OK, "ready", found)


def _reason_against(found: Overview) -> str | None:
    if found.generation is None:
        return "the views are not built yet"
    if not found.fold_is_current:
        return "the views were made by another version of the program: run `sourcier replay`"
    if found.lag > READY_LAG:
        return f"the views are {found.lag} events behind"
    return None


def _not_ready(reason: str, found: Overview | None = None) -> Response[dict[str, Any]]:
    return _answer(HTTP_503_SERVICE_UNAVAILABLE, "not ready", found, reason=reason)


def _answer(
    code: int, status: str, found: Overview | None, **more: str
) -> Response[dict[str, Any]]:
    content: dict[str, Any] = {"status": status, **more}
    if found:
        content |= {
            "position": found.position,
            "lag": found.lag,
            "generation": found.generation,
            "paused": found.paused,
        }
    return Response(content, status_code=code)
