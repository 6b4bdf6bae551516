"""What came in is a well-formed GraphQL request, or it is refused with the status that says why."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct


class Ask(Struct, frozen=True, forbid_unknown_fields=False, rename="camel"):
    """The parameters of a GraphQL request: a document, or the id of a trusted one."""

    query: str | None = None
    document_id: str | None = None
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None


class NotWellFormed(Exception):
    """A request that is no GraphQL request."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def from_body(content_type: str, encoding: str, body: bytes) -> Ask:
    """The request in a POST body."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if media_type != "application/json":
        raise NotWellFormed(415, "the body must be application/json")
    charset = dict(one.partition("=")[::2] for one in parameters).get("charset", "utf-8")
    if charset.strip('"') not in ("utf-8", "utf8"):
        raise NotWellFormed(415, "the body must be in UTF-8")
    if encoding not in ("", "identity"):
        raise NotWellFormed(415, "the body must not be compressed")
    return _decoded(body)


def from_url(parameters: Mapping[str, str]) -> Ask:
    """The request in the URL of a GET."""
    given: dict[str, Any] = {
        name: parameters[name]
        for name in ("query", "documentId", "operationName")
        if name in parameters
    }
    for name in ("variables", "extensions"):
        if parameters.get(name):
            given[name] = _json(parameters[name].encode(), name)
    return _converted(given)


def _decoded(body: bytes) -> Ask:
    decoded = _json(body, "the body")
    if isinstance(decoded, list):
        raise NotWellFormed(400, "batches are not supported, send one operation at a time")
    return _converted(decoded)


def _json(text: bytes, what: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotWellFormed(400, f"{what} is not valid JSON") from error


def _converted(given: Any) -> Ask:
    try:
        ask = msgspec.convert(given, Ask)
    except (msgspec.ValidationError, RecursionError) as error:
        raise NotWellFormed(400, f"this is not a GraphQL request: {error}") from error
    if ask.query is not None and not ask.query.strip():
        raise NotWellFormed(400, "this is not a GraphQL request: `query` is empty")
    if ask.query is None and ask.document_id is None and not ask.extensions:
        raise NotWellFormed(400, "this is not a GraphQL request: it has no `query`")
    return ask
