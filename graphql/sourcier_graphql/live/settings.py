"""What whoever serves subscriptions may choose; every choice has a safe default."""

from msgspec import Struct


class LiveSettings(Struct, frozen=True, kw_only=True):
    """How subscriptions are served. Times are in seconds."""

    init_seconds: float = 10.0
    """How long a socket may wait with `connection_init`."""

    patience_seconds: float = 10.0
    """How long one message may take to be handed over; then its subscriber is too slow."""

    keep_alive_seconds: float = 12.0
    """How often a silent event stream says that it is alive."""

    check_seconds: float = 3.0
    """How often the credentials of an open connection are checked again."""

    wait_seconds: float = 1.0
    """After how long the hub looks at the views by itself."""

    most_operations: int = 50
    """Operations under way at once on one socket."""

    most_subscribers: int = 1000
    """Subscriptions at once in one process."""

    most_message_bytes: int = 256 * 1024
    """The longest message that a client may send."""

    most_recent: int = 8192
    """Changes kept in memory; who is further behind reads the database."""

    most_rendered_bytes: int = 16 * 1024 * 1024
    """Rendered changes kept in memory, for all who subscribed to the same."""

    origins: frozenset[str] = frozenset()
    """Origins of pages, besides our own, that may open a socket; `*` lets all."""
