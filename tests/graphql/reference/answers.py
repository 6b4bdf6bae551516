"""What the reference answers with where the API has a form of its own: instants and cursors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True)
class Instant:
    """A moment, however it is written."""

    moment: datetime


class Cursor(str):
    """The place of one row in one list, in one order, at one cut; a text, as its type demands."""

    listing: str
    order: str
    position: int
    place: tuple[Any, ...]

    def __new__(cls, listing: str, order: str, position: int, place: tuple[Any, ...]) -> Self:
        self = super().__new__(cls, repr((listing, order, position, place)))
        self.listing, self.order, self.position, self.place = listing, order, position, place
        return self


class Refused(Exception):
    """The reference will not answer this; `code` is the one that the API must give."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Cursors:
    """Which cursor of the API is which of the reference: learned wherever both answer with one."""

    def __init__(self) -> None:
        self._known: dict[str, Cursor] = {}

    def learn(self, text: str, cursor: Cursor) -> None:
        """Both stand at the same place of the same answer."""
        known = self._known.setdefault(text, cursor)
        assert known == cursor, f"one cursor for two places: {known} and {cursor}"

    def meaning(self, text: str) -> Cursor:
        """What a client means by a cursor; refused where nobody gave it out."""
        if text not in self._known:
            raise Refused("BAD_CURSOR")
        return self._known[text]

    def of(self, listing: str) -> list[str]:
        """The cursors of a list that were given out."""
        return [text for text, one in self._known.items() if one.listing == listing]

    @property
    def everything(self) -> list[str]:
        """All cursors that were given out."""
        return list(self._known)
