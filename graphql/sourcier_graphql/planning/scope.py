"""A scope is where SQL of a field stands: on which row, at which cut, under which names."""

import re
from collections.abc import Callable, Mapping
from itertools import count

from msgspec import Struct

_TOKEN = re.compile(r"\{(\w+)(\.valid)?\}")


class Cut(Struct, frozen=True):
    """How rows are chosen by time: the current ones, or those that held at a position (SQL).

    `asked` says that a client asked for this time: ids of what is shown carry the position, so that
    a thing then and the same thing now are two objects to whoever keeps objects by their ids.
    """

    position: str
    current: bool
    asked: bool = False

    def valid(self, alias: str) -> str:
        """The condition that a row holds at this cut."""
        return f"{alias}.to_position is null" if self.current else held_at(alias, self.position)


_FOR_EVER = 2**63 - 1
"""The end of a current row, as the indexes have it: an OR would not be a condition on an index."""


def held_at(alias: str, position: str) -> str:
    """The condition that a row held at a position (SQL)."""
    return (
        f"({alias}.from_position <= {position}"
        f" and coalesce({alias}.to_position, {_FOR_EVER}) > {position})"
    )


def position_text(position: str) -> str:
    """A position (SQL) as it goes out: of as many digits as any, so that texts are in order."""
    return f"lpad({position}::text, 19, '0')"


class Scope(Struct, frozen=True):
    """The row whose fields are read, under its alias, and the names of what stands beside it."""

    cut: Cut
    views: str
    fresh: Callable[[str], str]
    row: str = ""
    parent: str = ""
    member: str = ""
    aliases: Mapping[str, str] = {}
    known: Mapping[str, str] = {}
    """What stands for values of arguments in the next source."""

    def filled(self, template: str) -> str:
        """A template with its names replaced; aliases must be known."""
        known = {
            "views": self.views,
            "row": self.row,
            "parent": self.parent,
            "member": self.member or f"{self.row}.id",
            "position": self.cut.position,
            "time": f" || ('@' || {self.cut.position})::bytea" if self.cut.asked else "",
            **self.aliases,
        }

        def replaced(token: re.Match[str]) -> str:
            name = known[token[1]]
            return self.cut.valid(name) if token[2] else name

        return _TOKEN.sub(replaced, template)

    def entered(self, templates: tuple[str, ...], row: str) -> "Scope":
        """The scope of the rows of a source: its aliases are new, this row is their parent."""
        names = {token[1] for one in templates for token in _TOKEN.finditer(one)}
        own = sorted(names - _RESERVED - self.known.keys())
        aliases = {name: self.fresh(name) for name in own} | dict(self.known)
        return Scope(
            cut=self.cut,
            views=self.views,
            fresh=self.fresh,
            row=aliases[row],
            parent=self.row,
            aliases=aliases,
        )


_RESERVED = {
    "views",
    "row",
    "parent",
    "member",
    "position",
    "time",
    "value",
    "value1",
    "value2",
    "value3",
}


def numbering() -> Callable[[str], str]:
    """Names that occur once in a statement. No response key is like them: it has no dollar sign."""
    numbers = count(1)
    return lambda name: f"{name}${next(numbers)}"
