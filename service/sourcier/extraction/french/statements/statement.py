"""A statement is found by a named rule; where rules overlap, the more specific one is kept.

Spans are those of the words said, in the plain text, without marks around them; none reaches into
another sentence, but for the paragraphs that somebody signs and the answers of an interview.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.statements.contents import trim
from sourcier.extraction.french.statements.speakers import Speaker
from sourcier.extraction.french.text.analysis import Sentence
from sourcier_events.event_types import Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said. `stance` is hedged where the report is hearsay, denied where it denies."""

    start: int
    end: int
    kind: str
    rule: str
    sentence: int
    speaker: Speaker | None = None
    verb: tuple[str, int, int] | None = None
    confidence: int = 900
    stance: Stance = Stance.ASSERTED
    channel: Value | None = field(default=None, compare=False)


PRIORITY = (
    "signed-paragraph",
    "quotation-with-dash",
    "quotation-with-clause",
    "quotation-after-colon",
    "clause-before-verb",
    "complement",
    "impersonal",
    "according-to",
    "gerund-complement",
    "cataphora",
    "noun-of-saying",
    "quotation-continued",
    "infinitive",
    "predicate",
    "gerund-noun",
    "noun-object",
    "quotation-fragment",
)

_SHORTEST = 4
"""Code points of the shortest statement."""

_FEWEST_LEFT = 32
"""Code points: less than that before another statement is a lead to it, not said itself."""

_JOINT = re.compile(r"(?:,\s*|\s+)(?:et|mais|puis)\s+(?:l'|(?:le|la|les)\s+)?$", re.IGNORECASE)
_LONGEST_JOINT = 16
_OF_PARAGRAPHS = "signed-paragraph"


def merge(plain: str, candidates: Iterable[Statement]) -> list[Statement]:
    """The statements that stay, in order of their beginnings; `plain` is the text they are of."""
    kept: dict[int, list[Statement]] = {}
    signed: list[Statement] = []
    for one in sorted(candidates, key=lambda found: (PRIORITY.index(found.rule), found.start)):
        if one.end - one.start < _SHORTEST:
            continue
        near = kept.setdefault(one.sentence, [])
        one = _without(plain, one, near)
        if one.end - one.start < _SHORTEST:
            continue
        if not any(_covers(other, one) for other in (*near, *_around(signed, one))):
            near.append(one)
            if one.rule == _OF_PARAGRAPHS:
                signed.append(one)
    return sorted(chain.from_iterable(kept.values()), key=lambda found: (found.start, found.end))


def _covers(other: Statement, one: Statement) -> bool:
    shared = min(other.end, one.end) - max(other.start, one.start)
    return shared > 0.5 * (one.end - one.start)


def _without(plain: str, one: Statement, kept: Sequence[Statement]) -> Statement:
    """A clause ends before a statement of its own that another rule found at its end."""
    for other in kept:
        if one.start < other.start < one.end <= other.end and other.rule != one.rule:
            long = other.start - one.start > _FEWEST_LEFT
            shorter = _before(plain, one, other) if long else one.start
            one = replace(one, end=max(one.start, trim(plain, one.start, shorter)[1]))
    return one


def _around(signed: Sequence[Statement], one: Statement) -> Sequence[Statement]:
    """The signed paragraph, of all in order, in which a statement may lie."""
    last = bisect_left(signed, one.end, key=lambda other: other.start)
    return signed[max(0, last - 1) : last]


def _before(plain: str, one: Statement, other: Statement) -> int:
    """Where a clause ends before «et le maire a dit que …», else where the other one begins."""
    if other.speaker is None or other.verb is None:
        return other.start
    if not one.start < other.speaker.start < other.verb[1] < other.start:
        return other.start
    lowest = max(one.start, other.speaker.start - _LONGEST_JOINT)
    joint = _JOINT.search(plain, lowest, other.speaker.start)
    return joint.start() if joint else other.start


def kind_of(sentence: Sentence, start: int, end: int) -> str:
    """Indirect, mixed or direct: by how much of the span stands in quotation marks."""
    quoted = sum(
        max(0, min(end, mark.end) - max(start, mark.start)) for mark in sentence.quotations
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * (end - start) else "mixed"
