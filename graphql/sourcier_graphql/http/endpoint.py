"""The address of the API: who asks, how often, what; then the answer, or GraphiQL for browsers."""

from litestar.types import HTTPScope, Receive, Send
from msgspec import Struct
from msgspec.structs import replace

from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.access.errors import AccessRefused
from sourcier_graphql.http import graphiql, media_types
from sourcier_graphql.http.answering import answer, not_admitted, not_well_formed
from sourcier_graphql.http.asking import NotWellFormed
from sourcier_graphql.http.exchange import (
    ClientGone,
    Response,
    address_of,
    headers_of,
    send_response,
)
from sourcier_graphql.http.receiving import ask_of, is_safe
from sourcier_graphql.live.operations import Operations
from sourcier_graphql.settings import GraphQLSettings


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
        safe = is_safe(scope)
        if safe and self.settings.graphiql and media_types.wants_page(accept):
            return graphiql.page(self.settings.path)
        try:
            principal = await self.authentication.principal(
                headers.get("authorization"), address_of(scope)
            )
            rest = self.authentication.admit(principal).headers()
            ask = await ask_of(scope, headers, receive, self.settings.most_body_bytes)
            response = await answer(self.operations, ask, principal, accept, safe=safe)
        except NotWellFormed as error:
            return not_well_formed(error, accept)
        except AccessRefused as error:
            return not_admitted(error, accept)
        return replace(response, headers=(*response.headers, *rest))
