"""A rate allows a burst at once, then as many as its minutes bring, and remembers a bounded lot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier_graphql.access.errors import TooManyRequests
from sourcier_graphql.access.principal import UNLIMITED, Rate
from sourcier_graphql.access.rate_limit import RateLimit

from .samples import Clock

RATE = Rate("one", per_minute=60, burst=3)


def admitted(limit: RateLimit, rate: Rate, attempts: int) -> int:
    """How many of so many attempts at once are admitted."""
    count = 0
    for _ in range(attempts):
        try:
            limit.take(rate)
        except TooManyRequests:
            continue
        count += 1
    return count


def test_a_burst_is_admitted_and_no_more() -> None:
    assert admitted(RateLimit(Clock()), RATE, 10) == 3


def test_time_brings_requests_back_at_the_rate() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    admitted(limit, RATE, 3)
    clock.now += 2.0
    assert admitted(limit, RATE, 10) == 2


def test_rest_never_saves_up_more_than_a_burst() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    admitted(limit, RATE, 3)
    clock.now += 86_400
    assert admitted(limit, RATE, 10) == 3


def test_what_is_left_is_told() -> None:
    limit = RateLimit(Clock())
    told = [limit.take(RATE) for _ in range(3)]
    assert [one.remaining for one in told] == [2, 1, 0]
    assert [one.reset for one in told] == [1, 2, 3]
    assert told[0].headers() == [
        ("RateLimit-Policy", '"default";q=60;w=60'),
        ("RateLimit", '"default";r=2;t=1'),
    ]


def test_a_refusal_says_when_to_come_back_and_that_is_enough() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    slow = Rate("slow", per_minute=6, burst=1)
    limit.take(slow)
    with pytest.raises(TooManyRequests) as caught:
        limit.take(slow)
    assert caught.value.retry_after == 10
    assert caught.value.headers == {"Retry-After": "10"}
    clock.now += caught.value.retry_after
    limit.take(slow)


def test_refused_requests_do_not_put_off_the_next() -> None:
    clock = Clock()
    limit = RateLimit(clock)
    admitted(limit, RATE, 1000)
    clock.now += 1.0
    assert admitted(limit, RATE, 10) == 1


def test_buckets_do_not_disturb_each_other() -> None:
    limit = RateLimit(Clock())
    admitted(limit, RATE, 10)
    assert admitted(limit, Rate("two", 60, 3), 10) == 3


def test_no_limit_is_no_limit() -> None:
    limit = RateLimit(Clock())
    assert admitted(limit, UNLIMITED, 1000) == 1000
    assert limit.take(UNLIMITED).headers() == []
    assert len(limit) == 0


def test_a_flood_of_buckets_takes_bounded_memory() -> None:
    limit = RateLimit(Clock(), most_buckets=100)
    for number in range(10_000):
        limit.take(Rate(f"address {number}", 60, 3))
    assert 0 < len(limit) <= 100


def test_a_flood_forgets_full_buckets_before_used_ones() -> None:
    clock = Clock()
    limit = RateLimit(clock, most_buckets=100)
    limit.take(RATE)  # the oldest, and still in use when the others are full again
    for number in range(99):
        limit.take(Rate(f"past {number}", 60, 3))
    clock.now += 60
    admitted(limit, RATE, 3)
    for number in range(50):
        limit.take(Rate(f"present {number}", 60, 3))
    assert admitted(limit, RATE, 10) == 0


@given(
    per_minute=st.integers(1, 100_000),
    burst=st.integers(1, 1000),
    pauses=st.lists(st.floats(0, 100), max_size=50),
)
def test_never_more_than_a_burst_and_what_the_time_brings(
    per_minute: int, burst: int, pauses: list[float]
) -> None:
    clock = Clock()
    limit = RateLimit(clock)
    rate = Rate("one", per_minute, burst)
    count = admitted(limit, rate, 20)
    for pause in pauses:
        clock.now += pause
        count += admitted(limit, rate, 20)
    assert count <= burst + sum(pauses) * per_minute / 60 + 1e-3
    assert count >= min(20, burst)
