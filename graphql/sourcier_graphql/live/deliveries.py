"""A subscriber gets every change that it wants once and in order, each with where to go on."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager

from sourcier_events.database import Pool
from sourcier_graphql.live.hub import Hub
from sourcier_graphql.live.place import Place
from sourcier_graphql.live.rendering import SharedRenderings
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.live.timeline import Change
from sourcier_graphql.live.watching import Delivery, Watch


class Deliveries:
    """Made once per process."""

    def __init__(self, url: str, readers: Pool, settings: LiveSettings | None = None) -> None:
        """`url` is the database; `readers` is open while this runs."""
        self.settings = settings or LiveSettings()
        self.hub = Hub(url, readers, self.settings)
        self._renderings = SharedRenderings(self.settings.most_rendered_bytes)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver meanwhile; at the end every subscription is ended."""
        async with self.hub.running():
            try:
                yield
            finally:
                self.close()
                await self._renderings.close()

    def close(self) -> None:
        """End every subscription now: before the server waits for its connections to end."""
        self.hub.close()

    def to(self, watch: Watch) -> "Following":
        """What a subscription gets."""
        return Following(self.hub, self._renderings, watch)


class Following:
    """One subscription under way. `since` is where to go on: up to there nothing was missed."""

    def __init__(self, hub: Hub, renderings: SharedRenderings, watch: Watch) -> None:
        self._hub = hub
        self._renderings = renderings
        self._watch = watch
        self.since: int | None = None

    async def deliveries(self) -> AsyncGenerator[Delivery, None]:
        """Every change, for ever; what is held is released when this generator is closed.

        Raises `EndOfWatch` where the server ends it, and a `Refusal` where it cannot begin.
        """
        watch = self._watch
        begin = await self._hub.start(watch.since)
        self.since = begin.position if begin == Place(begin.position) else begin.position - 1
        async with aclosing(self._hub.pages(begin, watch.wanted)) as pages:
            async for page in pages:
                changes = [change for change in page.changes if watch.wanted.takes(change)]
                for change, since in _with_since(changes):
                    data = await self._renderings.rendered(watch.shared, watch.rendering, change)
                    yield Delivery(change, since, data)
                    self.since = since
                self.since = page.until.position


def _with_since(changes: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Each change, and the position after which nothing was missed once it is delivered."""
    for at, change in enumerate(changes):
        position = change.place.position
        more = at + 1 < len(changes) and changes[at + 1].place.position == position
        yield change, position - 1 if more else position
