"""A line that a page broke inside a sentence is read with the lines it belongs to.

Links, dates and quotations stand on lines of their own where a page was saved without its layout;
only what surely goes on is joined, so that headlines, lists and agency codes stay apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.extraction.french.text.characters import without_sand

_LINE = re.compile(r"[^\n]+")
_GOES_ON = re.compile(r"[,.)](?!\S)|[a-zà-öø-ÿœ][\w'-]*(?=[\s,.]|$)")
"""How a line begins that goes on with the one before: a word in small letters, or a stop."""
_OPENS_QUOTATION = re.compile(r"[«\"“]\s?\w")
_ATTRIBUTES = re.compile(r"[,.)](?!\S)|[–—-]\s?(?:a|ont|avait|avaient)\s")
"""How a line begins that tells who said the quotation above it."""
_ENDS = (".", "!", "?", "…", ";", ":")
_CLOSING_MARKS = ("»", '"', "”")
_SENTENCE_ENDS = (*_ENDS, *_CLOSING_MARKS)
_WAITING = re.compile(
    r"\b(?:de|du|des|la|le|les|un|une|au|aux|en|par|pour|sur|avec|et|que|à|son|sa|ses|leurs?|cette|ces?|"
    r"comme|dans|\w{2,}er|\w{2,}ir)$"
)
"""How a line ends that wants more, so that even a quotation may go on with it."""
_SHORTEST = 50
"""Characters of a line that is surely text: what is shorter may be a headline or a rubric."""


@dataclass(frozen=True, slots=True)
class Line:
    """The offsets of a line, or of several read as one, without the space around them."""

    start: int
    end: int


def lines(plain: str) -> Iterator[Line]:
    """The lines of a plain text that are not blank, in order, broken ones joined."""
    held: list[Line] = []
    for line in _lines(plain):
        if held and not _goes_on(plain, Line(held[0].start, held[-1].end), line):
            yield from _joined(plain, held)
            held = []
        held.append(line)
    yield from _joined(plain, held)


def _joined(plain: str, held: list[Line]) -> Iterator[Line]:
    """One line of all these if they end like a sentence; a headline and its byline do not."""
    if held and plain[held[-1].end - 1] in _SENTENCE_ENDS:
        yield Line(held[0].start, held[-1].end)
    else:
        yield from held


def _lines(plain: str) -> Iterator[Line]:
    for match in _LINE.finditer(plain):
        line = without_sand(match.group())
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield Line(start, start + len(stripped))


def _goes_on(plain: str, before: Line, line: Line) -> bool:
    """Whether `line` goes on with the sentence in which what stands before it stops."""
    last = plain[before.end - 1]
    if last in _ENDS:
        return False
    if last in _CLOSING_MARKS and _ATTRIBUTES.match(plain, line.start, line.end):
        return True
    if before.end - before.start < _SHORTEST:
        return False
    if _GOES_ON.match(plain, line.start, line.end):
        return True
    waiting = _WAITING.search(plain, max(before.start, before.end - 20), before.end)
    return bool(waiting and _OPENS_QUOTATION.match(plain, line.start, line.end))
