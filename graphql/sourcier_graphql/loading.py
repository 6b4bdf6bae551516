"""What SQL cannot say stands in an answer as a key until it is loaded, all of it at once."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Raw

from sourcier_events import canonical_json
from sourcier_events.database import Pool
from sourcier_events.log import RecordedEvent
from sourcier_events.log.reading import append_holding
from sourcier_graphql.planning.emitting import LOADED

Loader = Callable[[Collection[Any]], Awaitable[Mapping[Any, Any]]]
"""From keys to values."""


async def with_loaded(data: bytes, loaders: Mapping[str, Loader]) -> bytes:
    """The same data with values in the places of keys."""
    decoded = msgspec.json.decode(data)
    places = list(_places(decoded))
    values: dict[str, Mapping[Any, Any]] = {}
    for name in {name for _, _, name, _ in places}:
        keys = {key for _, _, loader, key in places if loader == name}
        values[name] = await loaders[name](keys)
    for around, at, name, key in places:
        around[at] = values[name].get(key)
    return msgspec.json.encode(decoded)


def _places(decoded: Any) -> Iterator[tuple[Any, Any, str, Any]]:
    """Where something is to be loaded: what is around it, its place, the loader, the key."""
    waiting = [decoded]
    while waiting:
        around = waiting.pop()
        pairs = around.items() if isinstance(around, dict) else enumerate(around)
        for at, value in pairs:
            if isinstance(value, dict) and LOADED in value:
                yield around, at, value[LOADED], value["key"]
            elif isinstance(value, (dict, list)):
                waiting.append(value)


class EventContents:
    """Loads contents of events from the log, by their positions."""

    def __init__(self, readers: Pool) -> None:
        self._readers = readers

    @property
    def loaders(self) -> dict[str, Loader]:
        """One for each field that `Event` leaves to be loaded."""
        return {"payload": self._payloads, "content_hash": self._content_hashes}

    async def _payloads(self, positions: Collection[int]) -> dict[int, Any]:
        return {
            position: Raw(canonical_json.encode(event.event))
            for position, event in (await self._events(positions)).items()
        }

    async def _content_hashes(self, positions: Collection[int]) -> dict[int, Any]:
        events = await self._events(positions)
        return {position: event.content_hash.hex() for position, event in events.items()}

    async def _events(self, positions: Collection[int]) -> dict[int, RecordedEvent]:
        """The events at these positions; each append is read once."""
        found: dict[int, RecordedEvent] = {}
        async with self._readers.connection() as connection:
            for position in sorted(positions):
                if position not in found:
                    append = await append_holding(connection, position)
                    found |= {event.position: event for event in append.events} if append else {}
        return found
