"""What a request gets: its status says whose fault it is, its body is a GraphQL response."""

from typing import Any

import msgspec

from sourcier_graphql.access.errors import AccessRefused
from sourcier_graphql.access.principal import Principal
from sourcier_graphql.http import media_types
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.http.exchange import Response
from sourcier_graphql.live.operations import Executed, Operations, Refused

_STATUS = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "METHOD_NOT_ALLOWED": 405,
    "INTERNAL": 500,
    "BUSY": 503,
    "TIMEOUT": 503,
    "UNAVAILABLE": 503,
    "VIEWS_NOT_BUILT": 503,
}
_HEADERS = {
    401: (("WWW-Authenticate", 'Bearer realm="sourcier"'),),
    405: (("Allow", "POST"),),
    503: (("Retry-After", "1"),),
}


async def answer(
    operations: Operations, ask: Ask, principal: Principal, accept: str, *, safe: bool
) -> Response:
    """The response; with `safe`, queries only. Raises `NotWellFormed`."""
    media_type = media_types.preferred(accept)
    if media_type is None:
        raise NotWellFormed(406, f"this answers in {media_types.GRAPHQL} or {media_types.JSON}")
    outcome = await operations.started(ask, principal, safe=safe)
    if isinstance(outcome, Executed):
        return Response(200, media_type, outcome.result)
    if isinstance(outcome, Refused):
        return refused(outcome.errors, media_type)
    raise NotWellFormed(
        400, "subscriptions are answered over a WebSocket, or as events by /graphql/stream"
    )


def refused(errors: list[dict[str, Any]], media_type: str) -> Response:
    """The response to what was not executed."""
    code = errors[0].get("extensions", {}).get("code", "")
    # What is wrong with a document has always been a 200 in application/json.
    otherwise = 400 if media_type == media_types.GRAPHQL else 200
    status = _STATUS.get(code, otherwise)
    body = msgspec.json.encode({"errors": errors})
    return Response(status, media_type, body, _HEADERS.get(status, ()))


def not_well_formed(error: NotWellFormed, accept: str) -> Response:
    """The response to what is no GraphQL request."""
    errors = [{"message": str(error), "extensions": {"code": "BAD_REQUEST"}}]
    media_type = media_types.preferred(accept) or media_types.JSON
    headers = (("Allow", "GET, POST"),) if error.status == 405 else ()
    return Response(error.status, media_type, msgspec.json.encode({"errors": errors}), headers)


def not_admitted(error: AccessRefused, accept: str) -> Response:
    """The response to who may not ask, or not now."""
    errors = [{"message": str(error), "extensions": {"code": error.code}}]
    media_type = media_types.preferred(accept) or media_types.JSON
    body = msgspec.json.encode({"errors": errors})
    return Response(error.status, media_type, body, tuple(error.headers.items()))
