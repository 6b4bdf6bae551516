"""Single events, in position order, out of whole appends: the log itself, ahead of the views."""

from collections.abc import Sequence

from sourcier_events.log import RecordedEvent
from sourcier_events.log.reading import decode_append
from sourcier_graphql.reading.transaction import Transaction

_APPENDS = """
    select
        append.first_position, append.last_position, append.recorded_at,
        append.streams, append.base_versions, append.headers, append.salts, append.payloads
    from log.append
    where append.last_position > %(after)s
        and (%(types)s::text [] is null or append.event_types && %(types)s::text [])
    order by append.last_position
    limit %(limit)s
"""

_APPENDS_OF_STREAM = """
    select
        append.first_position, append.last_position, append.recorded_at,
        append.streams, append.base_versions, append.headers, append.salts, append.payloads
    from log.stream_append
    inner join log.append using (first_position)
    where stream_append.stream = %(stream)s
        and append.last_position > %(after)s
        and (%(types)s::text [] is null or append.event_types && %(types)s::text [])
    order by stream_append.version
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
    text = _APPENDS_OF_STREAM if stream else _APPENDS
    parameters = {
        "types": list(types) if types else None,
        "stream": stream,
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
