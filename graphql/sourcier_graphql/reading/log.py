"""Single events, in position order, out of whole appends: the log itself, ahead of the views."""

from collections.abc import Sequence

from sourcier_events.log import RecordedEvent
from sourcier_events.log.reading import APPEND_COLUMNS, LAST, READ_APPENDS, decode_append
from sourcier_graphql.reading.transaction import Transaction

_APPENDS_OF_STREAM = f"""
    select {APPEND_COLUMNS}
    from log.stream_append as s
    inner join log.append as a using (first_position)
    where s.stream = %(stream)s
        and a.last_position > %(after)s
        and (%(types)s::text [] is null or a.event_types && %(types)s::text [])
    order by s.version
    limit %(limit)s
"""

_APPENDS_AT_ONCE = 4
"""An append of a document has hundreds of events: few appends are decoded at a time."""


async def events(
    transaction: Transaction,
    *,
    after: int,
    most: int,
    types: Sequence[str] | None,
    stream: str | None,
) -> list[RecordedEvent]:
    """The first events after a position, of these types and of this stream where they are given."""
    found: list[RecordedEvent] = []
    text = _APPENDS_OF_STREAM if stream else READ_APPENDS
    parameters = {
        "types": list(types) if types else None,
        "stream": stream,
        "until": LAST,
        "limit": _APPENDS_AT_ONCE,
    }
    while len(found) < most:
        rows = await transaction.fetch(text, parameters | {"after": after}, binary=True)
        for one in map(decode_append, rows):
            found += [event for event in one.events if _wanted(event, after, types, stream)]
            after = one.last
        if len(rows) < _APPENDS_AT_ONCE:
            break
    return found[:most]


def _wanted(
    event: RecordedEvent, after: int, types: Sequence[str] | None, stream: str | None
) -> bool:
    return (
        event.position > after
        and (not types or type(event.event).__name__ in types)
        and (stream is None or event.stream == stream)
    )
