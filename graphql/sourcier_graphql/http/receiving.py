"""A GraphQL request is in the URL of a GET, or in the body of a POST: whoever answers, and how."""

from urllib.parse import parse_qsl

from litestar.types import HTTPScope, Receive

from sourcier_graphql.http import asking
from sourcier_graphql.http.asking import Ask, NotWellFormed
from sourcier_graphql.http.exchange import Headers, body_of

_MOST_PARAMETERS = 20


def is_safe(scope: HTTPScope) -> bool:
    """Whether the method promises that nothing is changed."""
    return scope["method"] in ("GET", "HEAD")


async def ask_of(scope: HTTPScope, headers: Headers, receive: Receive, most_bytes: int) -> Ask:
    """What is asked; raises `NotWellFormed`, and `ClientGone` where the body ends early."""
    if is_safe(scope):
        return _in_url(scope)
    if scope["method"] != "POST":
        raise NotWellFormed(405, "GraphQL is asked with GET or POST")
    body = await body_of(receive, most_bytes)
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
