"""A sentence never ends inside a quotation, and every code point outside zones is in none."""

import re
from dataclasses import dataclass
from itertools import pairwise

from sourcier.extraction.french.datelines import body_start
from sourcier.extraction.french.quotations import Quotation, quotations
from sourcier.extraction.french.zones import Zone, ZoneKind, zones

_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Me|St|Ste|Mgr|Cie|etc|av|apr|vol|art|cf|ex|Gén|gén|Lt|Col)"
    r"|(?:^|[\s.(-])[A-ZÉÀ])\.$"
)
_END = re.compile(r"[.!?…]+(?:\s*[»\"”)])*(?=\s)|[»\"”](?=\s)")


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
    for paragraph, zone in enumerate(zones(plain)):
        if zone.kind is ZoneKind.BOILERPLATE:
            continue
        marks = quotations(text, zone.start, zone.end)
        for start, end in _sentences(plain, zone, marks):
            inside = tuple(mark for mark in marks if start <= mark.start < end)
            found.append(Segment(start, end, zone.kind, paragraph, inside))
    return found


def _sentences(plain: str, zone: Zone, marks: list[Quotation]) -> list[tuple[int, int]]:
    cuts = [body_start(plain, zone.start, zone.end)]
    for match in _END.finditer(plain, zone.start, zone.end):
        position = match.end()
        if _is_end(plain, match, marks, zone.end):
            cuts.append(position)
    cuts.append(zone.end)
    pairs = pairwise(cuts)
    return [span for start, end in pairs if (span := _trim(plain, start, end))]


def _is_end(plain: str, match: re.Match[str], marks: list[Quotation], limit: int) -> bool:
    position = match.end()
    if any(mark.start < position < mark.end for mark in marks):
        return False
    follows = plain[position:limit].lstrip()
    if not follows or not _may_begin(follows):
        return False
    closing = match.group()
    if closing[0] in '»"”':
        before = plain[: match.start()].rstrip()[-1:]
        return before in (".", "!", "?", "…")
    return not _ABBREVIATION.search(plain[max(0, position - 8) : match.start() + 1])


def _may_begin(follows: str) -> bool:
    first = follows.lstrip('«“"- –—•*(')[:1]
    return first.isupper() or first.isdigit() or follows[0] in '«“"–—•*'


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (plain[start].isspace() or plain[start] in "*•-–—"):
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
