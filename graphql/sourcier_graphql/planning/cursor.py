"""A cursor names its list, its cut and the place of one row: page 2 is of the snapshot of page 1.

It is opaque to clients, and checked as any input: what does not decode exactly is refused.
"""

import base64
from collections.abc import Sequence
from typing import Any

import msgspec

from sourcier_graphql.refusals import bad_cursor
from sourcier_graphql.scalar_range import POSITIONS


def decode(listing: str, cursor: str, types: Sequence[Any]) -> tuple[int, tuple[Any, ...]]:
    """Position and place; raises a refusal where the cursor is not one of this list."""
    shape: Any = tuple.__class_getitem__((str, int, *types))
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        data = base64.b64decode(padded, altchars=b"-_", validate=True)
        of, position, *place = msgspec.json.decode(data, type=shape)
    except (ValueError, RecursionError) as error:
        raise bad_cursor("this is not a cursor of this list") from error
    if of != listing or position not in POSITIONS:
        raise bad_cursor("this is not a cursor of this list")
    return position, tuple(place)
