"""`graphql_route` is all that a litestar app needs to serve the API; the pool stays the app's."""

from typing import Any

import msgspec
from litestar import Request, Response, Router, get, post

from sourcier_events.database import Pool
from sourcier_graphql.http import asking, graphiql, media_types
from sourcier_graphql.http.answering import Answering
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.schema.assembly import assembled
from sourcier_graphql.settings import GraphQLSettings

AnyRequest = Request[Any, Any, Any]


def graphql_route(pool: Pool, settings: GraphQLSettings | None = None) -> Router:
    """The route; `pool` is of readers, and open while the app serves."""
    chosen = settings or GraphQLSettings()
    answering = Answering(assembled(), pool, chosen)

    @get("/", include_in_schema=False)
    async def ask_by_url(request: AnyRequest) -> Response[bytes]:
        """Queries in the URL, and GraphiQL for browsers."""
        accept = request.headers.get("accept", "")
        if chosen.graphiql and media_types.wants_page(accept):
            return graphiql.page(chosen.path)
        try:
            ask = asking.from_url(dict(request.query_params))
            return await _answer(answering, ask, accept, safe=True)
        except NotWellFormed as error:
            return _not_well_formed(error, accept)

    @post("/", include_in_schema=False, status_code=200)
    async def ask_by_body(request: AnyRequest) -> Response[bytes]:
        """Operations in the body."""
        headers = request.headers
        accept = headers.get("accept", "")
        try:
            ask = asking.from_body(
                headers.get("content-type", ""),
                headers.get("content-encoding", ""),
                await request.body(),
            )
            return await _answer(answering, ask, accept, safe=False)
        except NotWellFormed as error:
            return _not_well_formed(error, accept)

    handlers = [ask_by_url, ask_by_body, *([graphiql.static_file] if chosen.graphiql else [])]
    return Router(
        chosen.path, route_handlers=handlers, request_max_body_size=chosen.most_body_bytes
    )


async def _answer(answering: Answering, ask: Ask, accept: str, *, safe: bool) -> Response[bytes]:
    media_type = media_types.preferred(accept)
    if media_type is None:
        raise NotWellFormed(406, f"this answers in {media_types.GRAPHQL} or {media_types.JSON}")
    answer = await answering.answer(ask, media_type, safe=safe)
    return _response(answer.status, media_type, answer.body)


def _not_well_formed(error: NotWellFormed, accept: str) -> Response[bytes]:
    body = {"errors": [{"message": str(error), "extensions": {"code": "BAD_REQUEST"}}]}
    media_type = media_types.preferred(accept) or media_types.JSON
    response = _response(error.status, media_type, msgspec.json.encode(body))
    if error.status == 405:
        response.headers["Allow"] = "POST"
    return response


def _response(status: int, media_type: str, body: bytes) -> Response[bytes]:
    return Response(
        body,
        status_code=status,
        media_type=f"{media_type}; charset=utf-8",
        headers={"Vary": "Accept", "X-Content-Type-Options": "nosniff"},
    )
