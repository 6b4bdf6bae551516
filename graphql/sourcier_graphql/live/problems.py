"""Why a subscription ended, as a GraphQL error: with `since` where it can be gone on with."""

from typing import Any

from sourcier_graphql.access.errors import AccessRefused, TooManyRequests
from sourcier_graphql.http import masking
from sourcier_graphql.live.watching import EndOfWatch
from sourcier_graphql.refusals import Refusal
from sourcier_graphql.schema.scalars import written


def problem(error: Exception, since: int | None = None) -> dict[str, Any]:
    """The error as the client may see it; what is our fault is logged and masked."""
    shown = _shown(error)
    if since is not None:
        shown["extensions"] = {**shown["extensions"], "since": written(since)}
    return shown


def _shown(error: Exception) -> dict[str, Any]:
    match error:
        case EndOfWatch():
            return _error(str(error), error.code)
        case Refusal():
            return {"message": error.message, "extensions": dict(error.extensions or {})}
        case TooManyRequests():
            return _error(str(error), error.code, retryAfter=error.retry_after)
        case AccessRefused():
            return _error(str(error), error.code)
    try:
        raise error
    except Exception:  # masking logs what is being handled
        return masking.internal()


def _error(message: str, code: str, **more: Any) -> dict[str, Any]:
    return {"message": message, "extensions": {"code": code, **more}}
