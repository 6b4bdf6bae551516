"""One HTTP request, bytes in and bytes out: a framework's objects cost more than an answer does."""

from collections.abc import Iterable, Mapping

from litestar.types import HTTPScope, Receive, Send, WebSocketScope
from msgspec import Struct

from sourcier_graphql.http.asking import NotWellFormed

Headers = Mapping[str, str]


class ClientGone(Exception):
    """The client closed the connection: nobody is there to be answered."""


class Response(Struct, frozen=True):
    """What goes out."""

    status: int
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


def headers_of(scope: HTTPScope | WebSocketScope) -> dict[str, str]:
    """The headers of a request, by their names in lower case; of equal ones the last."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def header_of(scope: HTTPScope, name: bytes) -> str:
    """One header, by its name in lower case; of equal ones the last, or nothing."""
    found = [value for given, value in scope["headers"] if given == name]
    return found[-1].decode("latin-1") if found else ""


def address_of(scope: HTTPScope | WebSocketScope) -> str:
    """The address of the client."""
    client = scope.get("client")
    return client[0] if client else ""


async def body_of(receive: Receive, most_bytes: int) -> bytes:
    """The body; raises `NotWellFormed` where it is too large, `ClientGone` where it ends early."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        chunk = message.get("body", b"")
        size += len(chunk)  # type: ignore[arg-type]  # the body of a message is bytes
        if size > most_bytes:
            raise NotWellFormed(413, f"the body has more than {most_bytes:,} bytes")
        chunks.append(chunk)  # type: ignore[arg-type]  # the same
        if not message.get("more_body"):
            return b"".join(chunks)


async def send_response(send: Send, response: Response) -> None:
    """Send it whole."""
    fixed = [
        (b"content-type", f"{response.media_type}; charset=utf-8".encode()),
        (b"content-length", str(len(response.body)).encode()),
        (b"vary", b"Accept"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send(
        {
            "type": "http.response.start",
            "status": response.status,
            "headers": [*fixed, *_encoded(response.headers)],
        }
    )
    await send({"type": "http.response.body", "body": response.body, "more_body": False})


def _encoded(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[bytes, bytes]]:
    return ((name.lower().encode(), value.encode()) for name, value in headers)
