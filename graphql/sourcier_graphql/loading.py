"""What SQL cannot say stands in an answer as a key until it is loaded, all of it at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import Raw

from sourcier_events import canonical_json
from sourcier_events.database import Pool
from sourcier_events.log import RecordedEvent
from sourcier_events.log.reading import append_holding
from sourcier_graphql.planning.emitting import LOADED

_PARTS: Mapping[str, Callable[[RecordedEvent], Any]] = {
    "payload": lambda event: Raw(canonical_json.encode(event.event)),
    "content_hash": lambda event: event.content_hash.hex(),
}
"""What of an event is loaded, by the names that `Loaded` declares."""


class _Gap(NamedTuple):
    """Where something is to be loaded: what is around it, its place there, which part of what."""

    around: Any
    place: Any
    part: str
    position: int


class EventContents:
    """Loads contents of events from the log, by their positions; each append is read once."""

    def __init__(self, readers: Pool) -> None:
        self._readers = readers

    async def filled(self, data: bytes) -> bytes:
        """The same data with values in the places of keys; null where an event was erased."""
        decoded = msgspec.json.decode(data)
        gaps = list(_gaps(decoded))
        events = await self._events({gap.position for gap in gaps})
        for gap in gaps:
            event = events.get(gap.position)
            gap.around[gap.place] = None if event is None else _PARTS[gap.part](event)
        return msgspec.json.encode(decoded)

    async def _events(self, positions: Collection[int]) -> dict[int, RecordedEvent]:
        found: dict[int, RecordedEvent] = {}
        async with self._readers.connection() as connection:
            for position in sorted(positions):
                if position not in found:
                    append = await append_holding(connection, position)
                    found |= {event.position: event for event in append.events} if append else {}
        return found


def _gaps(decoded: Any) -> Iterator[_Gap]:
    waiting = [decoded]
    while waiting:
        around = waiting.pop()
        pairs = around.items() if isinstance(around, dict) else enumerate(around)
        for place, value in pairs:
            if isinstance(value, dict) and LOADED in value:
                yield _Gap(around, place, value[LOADED], value["key"])
            elif isinstance(value, (dict, list)):
                waiting.append(value)
