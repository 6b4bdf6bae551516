"""GraphiQL comes out of this package, whole: its page names no other host and has no inline script.

The files and where they are from: `static/README.md`.
"""

from functools import cache
from importlib import resources

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from sourcier_graphql.http.exchange import Response as Page

_SCRIPT, _STYLE = "text/javascript", "text/css"
_FILES = {
    "react.production.min.js": _SCRIPT,
    "react-dom.production.min.js": _SCRIPT,
    "graphiql.min.js": _SCRIPT,
    "start.js": _SCRIPT,
    "graphiql.min.css": _STYLE,
    "page.css": _STYLE,
}
_HEADERS = {
    # GraphiQL styles its editors with style attributes, and its fonts are data.
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page(path: str) -> Page:
    """The page that browsers get where the API is served at `path`."""
    html = _read("graphiql.html").replace(b"{path}", path.rstrip("/").encode())
    return Page(200, "text/html", html, tuple(_HEADERS.items()))


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static_file(name: FromPath[str]) -> Response[bytes]:
    """One of the files that the page needs."""
    if name not in _FILES:
        raise NotFoundException
    return Response(
        _read(name),
        media_type=f"{_FILES[name]}; charset=utf-8",
        headers={"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"},
    )


@cache
def _read(name: str) -> bytes:
    return resources.files("sourcier_graphql").joinpath("static", name).read_bytes()
