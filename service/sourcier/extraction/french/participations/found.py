"""What one rule says of those who come: whom it found and how they come; it adds nobody itself."""

from collections.abc import Sequence
from typing import NamedTuple

from sourcier.extraction.french.participations.list_items import Item


class Found(NamedTuple):
    """Those whom one construction brings to a meeting, or who stay away (`absent`).

    `mode` is how they come where their own phrase does not say; `hedged` is only hearsay.
    """

    phrases: Sequence[Item]
    rule: str
    host: bool = False
    absent: bool = False
    mode: str = "unknown"
    hedged: bool = False
