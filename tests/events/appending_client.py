"""A client that appends numbered appends and says so after each call; killed by test_crash.

Usage: appending_client.py URL COUNT
"""

import asyncio
import sys

from sourcier_events import log
from sourcier_events.database import Role, connect
from sourcier_events.event_types import DocumentWithdrawn, document_stream
from sourcier_events.identifiers import derived_digest, request_event_id

CALL = 3
"""Appends in one call."""


def numbered(number: int) -> log.Append:
    """The append of a number: one or two events."""
    document = str(number)
    events = tuple(
        log.NewEvent(
            id=request_event_id(document, ordinal),
            stream=document_stream(document),
            event=DocumentWithdrawn(document=document, reason=str(ordinal)),
        )
        for ordinal in range(number % 2 + 1)
    )
    return log.Append(key=derived_digest("crash", document), events=events, actor="client")


async def main(url: str, count: int) -> None:
    """Append 0 to `count`, each call in its own transaction; print what is acknowledged."""
    async with await connect(url, Role.WRITER) as connection:
        for first in range(0, count, CALL):
            numbers = range(first, min(first + CALL, count))
            await log.append(connection, *map(numbered, numbers))
            print(*numbers, sep="\n", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
