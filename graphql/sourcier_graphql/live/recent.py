"""The end of the timeline, in memory, once for all subscribers: all changes after `floor`.

Bounded: the oldest go first, and always whole events.
"""

from bisect import bisect_right

from sourcier_graphql.live.place import Place
from sourcier_graphql.live.timeline import Change, Page


class Recent:
    """Changes from `floor`, not included, to `end`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._changes: list[Change] = []
        self.floor = Place(0)
        self.end = Place(0)

    def __len__(self) -> int:
        return len(self._changes)

    def restart(self, at: Place) -> None:
        """Forget everything; what comes next comes after this place."""
        self._changes = []
        self.floor = self.end = at

    def extend(self, page: Page) -> None:
        """What comes after the end."""
        self._changes.extend(page.changes)
        self.end = page.until
        if len(self._changes) > self._most:
            self._forget()

    def after(self, place: Place, most: int) -> Page | None:
        """The next changes after a place, of whole events; None where they are forgotten."""
        if place < self.floor:
            return None
        if place >= self.end:
            return Page((), place)
        start = bisect_right(self._changes, place, key=_place)
        stop = self._end_of_event(start + most)
        until = self._changes[stop - 1].place.position if stop < len(self._changes) else None
        return Page(self._changes[start:stop], self.end if until is None else Place(until))

    def count_after(self, place: Place) -> int:
        """How many changes come after a place."""
        return len(self._changes) - bisect_right(self._changes, place, key=_place)

    def _end_of_event(self, at: int) -> int:
        """Where the event ends that the change before this index belongs to."""
        if at >= len(self._changes):
            return len(self._changes)
        return bisect_right(
            self._changes, Place(_place(self._changes[at - 1]).position), key=_place
        )

    def _forget(self) -> None:
        """A quarter more than must be, so that this is rare."""
        stop = self._end_of_event(len(self._changes) - self._most + self._most // 4)
        self.floor = Place(self._changes[stop - 1].place.position)
        del self._changes[:stop]


def _place(change: Change) -> Place:
    return change.place
