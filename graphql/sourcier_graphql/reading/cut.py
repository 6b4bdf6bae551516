"""A cut is one consistent state of the views: a generation, at one position."""

from datetime import datetime

from msgspec import Struct


class Cut(Struct, frozen=True):
    """Where rows are read.

    `current` says that the position is the checkpoint of the generation, so that the current rows
    answer. `asked` says that the client named this position: cursors of another cut are refused.
    """

    generation: int
    position: int
    current: bool
    asked: bool = False


class Pin(Struct, frozen=True):
    """What a request reads: the current generation, its checkpoint, and the end of the log."""

    generation: int
    checkpoint: int
    head: int
    head_recorded_at: datetime | None

    @property
    def current(self) -> Cut:
        """The cut at the checkpoint."""
        return Cut(self.generation, self.checkpoint, current=True)
