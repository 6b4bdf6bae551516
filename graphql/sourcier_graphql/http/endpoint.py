"""The address of the API: who asks, how often, what; then the answer, or GraphiQL for browsers."""

from urllib.parse import parse_qsl

from litestar.types import HTTPScope, Receive, Send
from msgspec import Struct

from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.access.errors import AccessRefused
from sourcier_graphql.access.principal import Principal
from sourcier_graphql.http import asking, graphiql, media_types
from sourcier_graphql.http.answering import answer, not_well_formed, refused
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.http.exchange import (
    ClientGone,
    Headers,
    Response,
    address_of,
    body_of,
    headers_of,
    send_response,
)
from sourcier_graphql.live.operations import Operations
from sourcier_graphql.settings import GraphQLSettings

_MOST_PARAMETERS = 20


class Endpoint(Struct, frozen=True):
    """An ASGI application for one path."""

    operations: Operations
    authentication: Authentication
    settings: GraphQLSettings

    async def serve(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await send_response(send, await self._response(scope, receive))
        except ClientGone:
            return

    async def _response(self, scope: HTTPScope, receive: Receive) -> Response:
        headers = headers_of(scope)
        accept = headers.get("accept", "")
        safe = scope["method"] in ("GET", "HEAD")
        if safe and self.settings.graphiql and media_types.wants_page(accept):
            return graphiql.page(self.settings.path)
        try:
            if not safe and scope["method"] != "POST":
                raise NotWellFormed(405, "GraphQL is asked with GET or POST")
            principal = await self._principal(headers, address_of(scope))
            rest = self.authentication.admit(principal).headers()
            ask = _in_url(scope) if safe else await self._in_body(headers, receive)
            response = await answer(self.operations, ask, principal, accept, safe=safe)
        except NotWellFormed as error:
            return not_well_formed(error, accept)
        except AccessRefused as error:
            return _not_admitted(error, accept)
        return Response(
            response.status,
            response.media_type,
            response.body,
            (*response.headers, *rest),
        )

    async def _principal(self, headers: Headers, address: str) -> Principal:
        authorization = headers.get("authorization")
        known = self.authentication.known(authorization, address)
        return known or await self.authentication.principal(authorization, address)

    async def _in_body(self, headers: Headers, receive: Receive) -> Ask:
        body = await body_of(receive, self.settings.most_body_bytes)
        return asking.from_body(
            headers.get("content-type", ""), headers.get("content-encoding", ""), body
        )


def _in_url(scope: HTTPScope) -> Ask:
    try:
        pairs = parse_qsl(
            scope["query_string"].decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except ValueError as error:
        raise NotWellFormed(400, "the parameters of the URL are not valid UTF-8") from error
    return asking.from_url(dict(pairs))


def _not_admitted(error: AccessRefused, accept: str) -> Response:
    media_type = media_types.preferred(accept) or media_types.JSON
    shown = refused([{"message": str(error), "extensions": {"code": error.code}}], media_type)
    return Response(error.status, media_type, shown.body, tuple(error.headers.items()))
