"""Quotation marks are paired with a stack and never across a paragraph; broken pairs stay typed.

A mark without its partner opens a quotation that ends with the paragraph; a text may mix three
kinds of marks, and one kind may close what another opened.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = {"«": "»", "“": "”", "„": "”", "‟": "”"}
_CLOSING = {"»", "”"}
_MARK = re.compile(r"[«»“”„‟\"]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: with its marks (`start`, `end`) and without (`inner_start`, `inner_end`)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    balanced: bool = True

    def contains(self, position: int) -> bool:
        """Whether the position is inside, marks included."""
        return self.start <= position < self.end


class _Stack:
    """The marks that are open; counted by what closes them, so that none is looked for in vain."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._closed_by: Counter[str] = Counter()

    def push(self, mark: str, position: int) -> None:
        self._open.append((mark, position))
        self._closed_by[_OPENING.get(mark, mark)] += 1

    def pop(self) -> int:
        """The position of the innermost mark, which is open no more."""
        mark, position = self._open.pop()
        self._closed_by[_OPENING.get(mark, mark)] -= 1
        return position

    def close(self, mark: str) -> int | None:
        """The position of what a mark closes: its own kind, whatever is inside, or else any."""
        if not self._open:
            return None
        if not self._closed_by[mark] and not self._closed_by['"']:
            return self.pop()
        while _OPENING.get(self.innermost, mark) != mark:
            self.pop()
        return self.pop()

    @property
    def innermost(self) -> str:
        return self._open[-1][0] if self._open else ""

    @property
    def outermost(self) -> int | None:
        return self._open[0][1] if self._open else None


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of one paragraph of the stored text, in order."""
    return _outermost(sorted(_pairs(text, start, end), key=lambda found: (found.start, -found.end)))


def _pairs(text: str, start: int, end: int) -> Iterator[Quotation]:
    stack = _Stack()
    for match in _MARK.finditer(text, start, end):
        mark, position = match.group(), match.start()
        closing = mark in _CLOSING or (mark == '"' and _may_close(text, stack, position))
        closing = closing or (mark == stack.innermost and _is_turned(text, position))
        if not closing:
            stack.push(mark, position)
            continue
        opened = stack.close(mark) if mark in _CLOSING else stack.pop()
        if opened is not None:
            yield _make(text, opened, position + 1)
    if stack.outermost is not None:
        yield _make(text, stack.outermost, end, balanced=False)


def _is_turned(text: str, position: int) -> bool:
    """An opening mark that closes: «mot« with a space or a stop only behind it."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    ends = not after or after in " \n\u00a0\u202f,.;:)!?"
    return bool(before) and not before.isspace() and ends


def _may_close(text: str, stack: _Stack, position: int) -> bool:
    return bool(stack.innermost) and (stack.innermost == '"' or not _may_open(text, position))


def _may_open(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return (not before or before.isspace() or before in "('’—–-«") and not after.isspace()


def _make(text: str, start: int, end: int, balanced: bool = True) -> Quotation:
    inner_start, inner_end = start + 1, end - 1 if balanced else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quotation(start, end, inner_start, inner_end, balanced)


def _outermost(found: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in found:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept
