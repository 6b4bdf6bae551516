"""Quotation marks are paired with a stack and never across a paragraph; broken pairs stay typed.

A mark without its partner opens a quotation that ends with the paragraph; a text may mix three
kinds of marks, and one kind may close what another opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = {"«": "»", "“": "”", "„": "”", "‟": "”"}
_CLOSING = {"»", "”"}


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


@dataclass(slots=True)
class _Open:
    mark: str
    position: int


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of one paragraph of the stored text, in order."""
    return _outermost(sorted(_pairs(text, start, end), key=lambda found: (found.start, -found.end)))


def _pairs(text: str, start: int, end: int) -> Iterator[Quotation]:
    stack: list[_Open] = []
    for position in range(start, end):
        mark = text[position]
        if mark in _OPENING:
            stack.append(_Open(mark, position))
        elif mark in _CLOSING:
            yield from _close(text, stack, mark, position)
        elif mark == '"':
            yield from _straight(text, stack, position)
    if stack:
        yield _make(text, stack[0].position, end, balanced=False)


def _straight(text: str, stack: list[_Open], position: int) -> Iterator[Quotation]:
    if stack and (stack[-1].mark == '"' or not _may_open(text, position)):
        yield _make(text, stack.pop().position, position + 1)
    else:
        stack.append(_Open('"', position))


def _may_open(text: str, position: int) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return (not before or before.isspace() or before in "('’—–-«") and not after.isspace()


def _close(text: str, stack: list[_Open], mark: str, position: int) -> Iterator[Quotation]:
    for depth in range(len(stack) - 1, -1, -1):
        if _OPENING.get(stack[depth].mark, mark) == mark:
            opened = stack[depth]
            del stack[depth:]
            yield _make(text, opened.position, position + 1)
            return
    if stack:
        yield _make(text, stack.pop().position, position + 1)


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
