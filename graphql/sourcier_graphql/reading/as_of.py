"""A point in the past is the end of an append: rounded down, and never ahead of the views."""

from datetime import datetime

from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.transaction import Transaction
from sourcier_graphql.refusals import bad_position
from sourcier_graphql.scalar_range import POSITIONS

_END_AT_POSITION = """
    select coalesce(max(append.last_position), 0)
    from log.append
    where append.last_position <= %(position)s
"""

# Time order is position order, so positions are halved until the last append up to a time is
# found: some forty look-ups by key in a log of any length. `low` is an end that is early enough.
_END_AT_TIME = """
    with recursive search (low, high) as (
        select 0::bigint, head.position from log.head
        union all
        select
            case when found.recorded_at <= %(when)s then found.last_position else search.low end,
            case when found.recorded_at <= %(when)s then search.high
                else found.first_position - 1 end
        from search
        cross join lateral (
            select append.first_position, append.last_position, append.recorded_at
            from log.append
            where append.first_position <= (search.low + search.high + 1) / 2
            order by append.first_position desc
            limit 1
        ) as found
        where search.low < search.high
    )
    select min(search.low) from search where search.low >= search.high
"""

_RECORDED_AT = """
    select append.recorded_at from log.append where append.last_position = %(position)s
"""


async def at_position(transaction: Transaction, position: int) -> Cut:
    """The cut at a position; refused where it does not exist yet, or the views lag behind it."""
    pin = await transaction.pin()
    if position not in POSITIONS or position > pin.head:
        raise bad_position(f"position {position} does not exist; the log ends at {pin.head}")
    if position == pin.checkpoint:
        return Cut(pin.generation, position, current=True, asked=True)
    [(end,)] = await transaction.fetch(_END_AT_POSITION, {"position": position})
    if end > pin.checkpoint:
        raise bad_position(f"position {end} is not in the views yet; they are at {pin.checkpoint}")
    return Cut(pin.generation, end, current=end == pin.checkpoint, asked=True)


async def at_time(transaction: Transaction, when: datetime) -> Cut:
    """The cut at a time; refused where the time is to come."""
    if when.tzinfo is None:
        raise bad_position("recordedAt needs an offset from UTC, such as 2026-01-03T12:00:00Z")
    [(future,)] = await transaction.fetch("select %(when)s > clock_timestamp()", {"when": when})
    if future:
        raise bad_position(f"recordedAt {when.isoformat()} is in the future")
    [(end,)] = await transaction.fetch(_END_AT_TIME, {"when": when})
    return await at_position(transaction, end)


async def recorded_at(transaction: Transaction, position: int) -> datetime | None:
    """When the append that ends at a position was recorded; None for position 0."""
    rows = await transaction.fetch(_RECORDED_AT, {"position": position})
    return rows[0][0] if rows else None
