"""Whoever asks for a change gives a key: the same again is answered, and changes nothing."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from sourcier_events import identifiers
from sourcier_events.log import NewEvent


class Asked(Struct, frozen=True, kw_only=True):
    """Who asks, under which key, and what they had seen.

    `expected` is a position: what the command is about must not have changed after it.
    """

    actor: str
    key: str
    expected: int | None = None

    @property
    def request(self) -> UUID:
        """The id of the request: of its events, and of what it makes."""
        return identifiers.request_id(self.actor, self.key)

    @property
    def append_key(self) -> bytes:
        """The key of the append that holds all the request writes."""
        return identifiers.derived_digest("request", self.actor, self.key)


class Written(Struct, frozen=True, kw_only=True):
    """What a command asked for is in the log, up to `position`.

    `already_done` where an earlier request with the same key wrote it.
    """

    position: int
    recorded_at: datetime
    already_done: bool
    events: tuple[NewEvent, ...]
