"""Which media type an answer has: the client's choice among two, as GraphQL over HTTP has it."""

from functools import lru_cache

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
HTML = "text/html"

_OFFERED = (JSON, GRAPHQL)
"""The first answers wildcards: what clients without a preference have always got."""


@lru_cache(maxsize=256)
def preferred(accept: str) -> str | None:
    """The media type to answer in; None where the client accepts neither."""
    ranked = _ranked(accept or "*/*")
    for asked, quality in ranked:
        if quality > 0:
            for offered in _OFFERED:
                if asked in (offered, "application/*", "*/*"):
                    return offered
    return None


@lru_cache(maxsize=256)
def wants_page(accept: str) -> bool:
    """Whether a browser asks for a page to look at, rather than a program for an answer."""
    names = [name for name, quality in _ranked(accept) if quality > 0]
    return HTML in names and not {JSON, GRAPHQL} & set(names)


def _ranked(accept: str) -> list[tuple[str, float]]:
    """Media ranges with their quality; the best first, in the client's order where equal."""
    found = [_range(one) for one in accept.split(",") if one.strip()]
    return sorted(found, key=lambda one: -one[1])


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, float(value)
            except ValueError:
                return name, 0.0
    return name, 1.0
