"""No piece of a text is longer than is asked for; it ends where a writer would have paused."""

import re
from collections.abc import Iterator

_PAUSE = re.compile(r"(?<=[.!?…;])\s")


def pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """The pieces of `text[start:end]`, in order and without gaps.

    Each ends with a line if one ends in its second half, else with a sentence, else with a word.
    """
    while end - start > longest:
        cut = _cut(text, start + longest // 2, start + longest)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    line = text.rfind("\n", start, end)
    if line >= 0:
        return line + 1
    pauses = [match.end() for match in _PAUSE.finditer(text, start, end)]
    if pauses:
        return pauses[-1]
    space = text.rfind(" ", start, end)
    return end if space < 0 else space + 1
