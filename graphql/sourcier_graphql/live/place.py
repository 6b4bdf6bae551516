"""A place is a point between two changes of the timeline, which are ordered by position, ordinal.

A position alone stands after all changes of its event.
"""

import re
from typing import NamedTuple

from sourcier_graphql.scalar_range import POSITIONS

LAST_ORDINAL = 2**31 - 1
"""The largest ordinal that there can be."""

_TOKEN = re.compile(r"([0-9]{1,19})-([0-9]{1,10})", re.ASCII)


class Place(NamedTuple):
    """What comes after it is ordered after it."""

    position: int
    ordinal: int = LAST_ORDINAL

    def token(self) -> str:
        """The exact place, as the id of a server-sent event."""
        return f"{self.position:019d}-{self.ordinal}"


def parsed(token: str) -> Place | None:
    """The place of a token; None where it is none of ours."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        return None
    place = Place(int(match[1]), int(match[2]))
    return place if place.position in POSITIONS and place.ordinal <= LAST_ORDINAL else None
