"""A long text is read in parts, each like a text of its own: twice the length costs twice the time.

No sentence and no quotation goes beyond a line, and parts end with lines, so only what rules look
for across paragraphs ends with a part. Who is named in two parts is two mentions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sourcier.extraction.french.text.pieces import pieces
from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier_events.evidence import Evidence, select

LONGEST = 50_000
"""Characters of a part: longer than articles are, so that nearly all texts are read as one."""


def parts(text: str) -> list[tuple[int, int]]:
    """Where the parts of a text begin and end."""
    return list(pieces(text, 0, len(text), LONGEST))


def joined(text: str, found: Iterable[tuple[int, Extraction]]) -> Extraction:
    """One extraction of all parts, each with the offset at which its part begins."""
    join = _Join(text)
    for offset, extraction in found:
        join.add(offset, extraction)
    return Extraction(mentions=tuple(join.mentions), readings=tuple(join.readings))


class _Join:
    """Numbers the mentions through and moves the evidence to where it stands in the text."""

    def __init__(self, text: str) -> None:
        self.mentions: list[Mention] = []
        self.readings: list[Reading] = []
        self._text = text
        self._count: Counter[str] = Counter()

    def add(self, offset: int, extraction: Extraction) -> None:
        locals_ = {one.local: self._next(one.local[0]) for one in extraction.mentions}
        for mention in extraction.mentions:
            evidence = tuple(self._moved(mention.evidence, offset))
            self.mentions.append(replace(mention, local=locals_[mention.local], evidence=evidence))
        for reading in extraction.readings:
            self.readings.append(
                replace(
                    reading,
                    mention=locals_[reading.mention],
                    reference=reading.reference and locals_[reading.reference],
                    evidence=tuple(self._moved(reading.evidence, offset)),
                )
            )

    def _next(self, letter: str) -> str:
        self._count[letter] += 1
        return f"{letter}{self._count[letter]}"

    def _moved(self, evidence: Iterable[Evidence], offset: int) -> Iterator[Evidence]:
        return (select(self._text, one.start + offset, one.end + offset) for one in evidence)
