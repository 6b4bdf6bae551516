"""What a subscription shows of a change is rendered once, for all who subscribed to the same.

Results are kept while there is room for them; an error is given to those who wait, and not kept.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from typing import Protocol

from sourcier_graphql.live.timeline import Change


class Rendering(Protocol):
    """The selection of one subscription, compiled once."""

    async def rendered(self, change_id: str, append: int) -> bytes:
        """The JSON of `data` for a change, whose id is `<position>-<ordinal>`.

        Read as of `append`, the end of the append that it came with: so that it says the same at
        once and in a replay. Raises a `Refusal` where the client is to blame.
        """
        ...


_Key = tuple[Hashable, str]


class SharedRenderings:
    """All renderings of a process. `most_bytes` bounds what is kept after it was used."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._under_way: dict[_Key, asyncio.Task[bytes]] = {}

    async def rendered(self, shared: Hashable, rendering: Rendering, change: Change) -> bytes:
        """What was or is being rendered under this key; else it is rendered now."""
        key = (shared, change.id)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._under_way:
            task = asyncio.create_task(self._render(key, rendering, change))
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
            self._under_way[key] = task
        # Others wait for the same: it goes on, though this subscriber may have gone.
        return await asyncio.shield(self._under_way[key])

    async def close(self) -> None:
        """Give up what is under way."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _render(self, key: _Key, rendering: Rendering, change: Change) -> bytes:
        data = await rendering.rendered(change.id, change.append)
        self._kept[key] = data
        self._bytes += len(data)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            _, forgotten = self._kept.popitem(last=False)
            self._bytes -= len(forgotten)
        return data
