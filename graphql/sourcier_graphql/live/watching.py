"""What somebody subscribed to, and what they get of it."""

from collections.abc import Hashable

from msgspec import Struct

from sourcier_graphql.live.place import Place
from sourcier_graphql.live.rendering import Rendering
from sourcier_graphql.live.timeline import EVERYTHING, Change, Wanted
from sourcier_graphql.schema.scalars import written


class Watch(Struct, frozen=True):
    """One subscription. Those whose `shared` is equal get the same bytes for the same change.

    Without `since` it begins at the present.
    """

    rendering: Rendering
    shared: Hashable
    since: Place | None = None
    wanted: Wanted = EVERYTHING


class Delivery(Struct, frozen=True):
    """One change for one subscriber; `since` is what to subscribe with to go on after it.

    It is the position before, where another change of the same event is still to come.
    """

    change: Change
    since: int
    data: bytes

    def result(self) -> bytes:
        """The execution result, as JSON."""
        position = written(self.change.place.position)
        return b'{"data":%b,"extensions":{"position":"%b","since":"%b"}}' % (
            self.data,
            position.encode(),
            written(self.since).encode(),
        )


class EndOfWatch(Exception):
    """A subscription that the server ends; the text is for the client, `code` says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def going_away() -> EndOfWatch:
    """The server stops."""
    return EndOfWatch("GOING_AWAY", "the server stops: subscribe again, with `since`")


def too_slow() -> EndOfWatch:
    """The client does not take what it subscribed to."""
    return EndOfWatch("TOO_SLOW", "messages were not taken in time: subscribe again, with `since`")


def too_many() -> EndOfWatch:
    """There is no room for another subscriber."""
    return EndOfWatch("TOO_MANY_SUBSCRIPTIONS", "the server has too many subscribers, try later")


def too_many_operations() -> EndOfWatch:
    """One socket has as many operations under way as it may have."""
    return EndOfWatch("TOO_MANY_OPERATIONS", "this socket has too many operations under way")
