"""A sentence never ends inside a quotation, and every code point outside zones is in none.

Only what no writer would call a sentence is cut regardless: nothing longer than `LONGEST` is read
in one piece, so a text without punctuation costs as much as one with.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sourcier.extraction.french.text.characters import SAND, with_marks
from sourcier.extraction.french.text.datelines import body_start
from sourcier.extraction.french.text.pieces import pieces
from sourcier.extraction.french.text.quotations import Quotation, quotations
from sourcier.extraction.french.text.zones import Zone, ZoneKind, zones

_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|SEM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|Mgr|Cie|etc|av|apr|cf|ex|Gén|gén|Lt|Col)"
    r"|(?:^|[\s.(-])[A-ZÉÀ])\.$"
)
_ON_X = re.compile(r"\b(?:sur|via|réseau(?: social)?) X\.$")
"""«a écrit Y sur X.»: a platform that ends a sentence, and no initial."""
_NUMBERED = re.compile(
    r"\b(?:vol|art|p|pp|al|chap|janv|févr?|fevr|avr|juill?|sept|oct|nov|d[ée]c)\.$"
)
# The lookbehind keeps a run of dots from being tried at each of its dots.
_END = re.compile(
    r"(?<![.!?…])[.!?…]+(?:\s*[»\"”)])*(?=\s)|[»\"”](?=\s)|"
    r"(?<=[a-zà-ÿ)»\"”][a-zà-ÿ)»\"”])[.!?…](?=[»”«“\"]?[A-ZÀ-Þ][a-zà-ÿ'’.]|-\s)|"
    r"(?<=[.!?…])[»\"”](?=[A-ZÀ-Þ][a-zà-ÿ'’.])"
)
"""The last two: «n'est pas acquis.Le chancelier», where a page lost the break of a paragraph."""
_FOLLOWING = re.compile(r"\s*(?P<opening>[«“\"– \-—•*(©]{0,32})")

_NEITHER = frozenset(f"*•-–—{SAND}")

LONGEST = 5_000
"""Characters of the longest sentence that is read in one piece, quotations included."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence before it is parsed."""

    start: int
    end: int
    kind: ZoneKind
    paragraph: int
    quotations: tuple[Quotation, ...]


def segments(text: str, plain: str) -> list[Segment]:
    """The sentences of a text, in order; boilerplate is left out of analysis."""
    found: list[Segment] = []
    marked = with_marks(text)
    for paragraph, zone in enumerate(zones(plain)):
        if zone.kind is ZoneKind.BOILERPLATE:
            continue
        marks = _Marks(quotations(marked, zone.start, zone.end))
        for start, end in _sentences(plain, zone, marks):
            inside = marks.between(start, end)
            found.append(Segment(start, end, zone.kind, paragraph, inside))
    return found


class _Marks:
    """The quotations of one paragraph, which do not overlap, found by their offsets."""

    def __init__(self, marks: Sequence[Quotation]) -> None:
        self._marks = marks
        self._starts = [mark.start for mark in marks]

    def covers(self, position: int) -> bool:
        """Whether a quotation begins before a position and ends after it."""
        last = bisect_left(self._starts, position) - 1
        return last >= 0 and position < self._marks[last].end

    def between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """What stands of the quotations between two positions; one that goes on is unbalanced."""
        first = bisect_left(self._starts, start)
        first -= first > 0 and self._marks[first - 1].end > start
        last = bisect_left(self._starts, end)
        clipped = (_clipped(mark, start, end) for mark in self._marks[first:last])
        return tuple(mark for mark in clipped if mark.inner_start < mark.inner_end or mark.balanced)


def _clipped(mark: Quotation, start: int, end: int) -> Quotation:
    if start <= mark.start and mark.end <= end:
        return mark
    return replace(
        mark,
        start=max(mark.start, start),
        end=min(mark.end, end),
        inner_start=max(mark.inner_start, start),
        inner_end=min(mark.inner_end, end),
        balanced=False,
    )


def _sentences(plain: str, zone: Zone, marks: _Marks) -> Iterator[tuple[int, int]]:
    cuts = [body_start(plain, zone.start, zone.end)]
    cuts += [
        match.end()
        for match in _END.finditer(plain, zone.start, zone.end)
        if _is_end(plain, match, marks, zone.end)
    ]
    cuts.append(zone.end)
    for start, end in pairwise(cuts):
        for piece_start, piece_end in pieces(plain, start, end, LONGEST):
            if span := _trim(plain, piece_start, piece_end):
                yield span


def _is_end(plain: str, match: re.Match[str], marks: _Marks, limit: int) -> bool:
    if marks.covers(match.end()) or not _may_begin(plain, match.end(), limit):
        return False
    if match.group()[0] in '»"”':
        return _last_before(plain, match.start()) in (".", "!", "?", "…")
    word = plain[max(0, match.end() - 16) : match.start() + 1]
    if _NUMBERED.search(word):
        return not plain[match.end() : match.end() + 2].strip().isdigit()
    return not _ABBREVIATION.search(word) or bool(_ON_X.search(word))


def _may_begin(plain: str, position: int, limit: int) -> bool:
    """Whether what follows looks like the first word of a sentence, or like its opening mark."""
    following = _FOLLOWING.match(plain, position, limit)
    assert following
    opening, after = following["opening"], plain[following.end() : min(limit, following.end() + 1)]
    return opening[:1] in tuple('«“"–—•*©') or after.isupper() or after.isdigit()


def _last_before(plain: str, position: int) -> str:
    while position > 0 and plain[position - 1].isspace():
        position -= 1
    return plain[position - 1 : position]


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (plain[start].isspace() or plain[start] in _NEITHER):
        start += 1
    while end > start and (plain[end - 1].isspace() or plain[end - 1] == SAND):
        end -= 1
    return (start, end) if start < end else None
