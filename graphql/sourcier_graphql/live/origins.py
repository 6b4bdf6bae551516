"""A page may open a socket where it is from here, or from an origin that was named.

Browsers let any page open a socket to any server, and say in `Origin` which page it is. Programs
send no origin.
"""

from collections.abc import Container
from urllib.parse import urlsplit


def may_open(origin: str | None, host: str | None, allowed: Container[str]) -> bool:
    """Whether a socket may be opened for a page of this origin."""
    if origin is None or "*" in allowed or origin in allowed:
        return True
    return host is not None and urlsplit(origin).netloc.lower() == host.lower()
