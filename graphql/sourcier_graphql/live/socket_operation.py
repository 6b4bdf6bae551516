"""One operation on a socket ends with `complete` or with `error`, and is then forgotten."""

from contextlib import aclosing

from sourcier_graphql.http.asking import Ask
from sourcier_graphql.http.exchange import ClientGone
from sourcier_graphql.live import messages
from sourcier_graphql.live.caller import Caller
from sourcier_graphql.live.deliveries import Deliveries, Following
from sourcier_graphql.live.operations import Executed, Operations, Refused
from sourcier_graphql.live.problems import problem
from sourcier_graphql.live.speaking import Closing, Speaker
from sourcier_graphql.live.watching import EndOfWatch


class SocketOperation:
    """Says what becomes of one operation."""

    def __init__(
        self, operation: str, speaker: Speaker, deliveries: Deliveries, operations: Operations
    ) -> None:
        self._id = operation
        self._speaker = speaker
        self._deliveries = deliveries
        self._operations = operations
        self._following: Following | None = None

    async def perform(self, ask: Ask, caller: Caller) -> bytes:
        """Say the results; returns the last word. Raises `ClientGone`."""
        try:
            principal = await caller.admitted()
            started = await self._operations.started(ask, principal, safe=False)
            if isinstance(started, Refused):
                return messages.errors(self._id, started.errors)
            if isinstance(started, Executed):
                await self._speaker.say(messages.next_result(self._id, started.result))
            else:
                self._following = self._deliveries.to(started)
                await self._follow(self._following)
            return messages.complete(self._id)
        except ClientGone:
            raise
        except Exception as error:  # whatever it is, the client is told where to go on
            return self.failed(error)

    def failed(self, error: Exception) -> bytes:
        """The last word of an operation that failed."""
        since = self._following.since if self._following else None
        return messages.errors(self._id, [problem(error, since)])

    async def finish(self, last_word: bytes) -> None:
        """Say it; raises `Closing` where the client does not even take that."""
        try:
            await self._speaker.say(last_word)
        except EndOfWatch as error:
            raise Closing(1013, str(error)) from error

    async def _follow(self, following: Following) -> None:
        async with aclosing(following.deliveries()) as deliveries:
            async for delivery in deliveries:
                await self._speaker.say(messages.next_result(self._id, delivery.result()))
