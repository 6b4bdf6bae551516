"""A bucket is one number: the time at which everything it was asked for will have been allowed.

That is the generic cell rate algorithm, a token bucket without a refill. A bucket that is full
again is the same as none, so forgetting it changes nothing, and memory is bounded.

Our own, because the library for this (`limits`) has no burst, keeps one entry per request where it
is exact, asks twice for what is left, and does not bound the memory of its storage.
"""

import math
import time
from collections.abc import Callable

from msgspec import Struct

from sourcier_graphql.access.errors import TooManyRequests
from sourcier_graphql.access.principal import Rate

Clock = Callable[[], float]


class Allowance(Struct, frozen=True):
    """What is left of a rate: `remaining` requests at once, and all again in `reset` seconds."""

    per_minute: int
    burst: int
    remaining: int
    reset: int

    def headers(self) -> list[tuple[str, str]]:
        """RateLimit and RateLimit-Policy, as in draft-ietf-httpapi-ratelimit-headers."""
        if not self.per_minute:
            return []
        return [
            ("RateLimit-Policy", f'"default";q={self.per_minute};w=60'),
            ("RateLimit", f'"default";r={self.remaining};t={self.reset}'),
        ]


_UNLIMITED = Allowance(0, 0, 0, 0)


class RateLimit:
    """Counts requests of this process; at most `most_buckets` are remembered."""

    def __init__(self, clock: Clock = time.monotonic, most_buckets: int = 100_000) -> None:
        self._clock = clock
        self._most = most_buckets
        self._free_at: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._free_at)

    def take(self, rate: Rate) -> Allowance:
        """Count one request; raises `TooManyRequests`. A refused request is not counted."""
        if not rate.per_minute:
            return _UNLIMITED
        now = self._clock()
        interval = 60.0 / rate.per_minute
        owed = self._free_at.get(rate.bucket, now) - now
        owed = interval + (owed if owed > 0.0 else 0.0)
        room = interval * rate.burst - owed
        if room < -1e-9:  # rounding must not cost a request
            raise TooManyRequests(-room)
        self._remember(rate.bucket, now + owed)
        remaining = int(room / interval + 1e-6)
        return Allowance(rate.per_minute, rate.burst, remaining, math.ceil(owed))

    def _remember(self, bucket: str, free_at: float) -> None:
        if bucket not in self._free_at and len(self._free_at) >= self._most:
            self._make_room()
        self._free_at[bucket] = free_at

    def _make_room(self) -> None:
        """Forget what is full again; in a flood, also a tenth of the others, the oldest first."""
        now = self._clock()
        kept = [one for one in self._free_at.items() if one[1] > now]
        excess = len(kept) - self._most * 9 // 10
        self._free_at = dict(kept[max(0, excess) :])
