"""A statement is found by a named rule; where rules overlap, the more specific one is kept.

Spans are those of the words said, in the plain text, without marks around them; none reaches into
another sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

from sourcier.extraction.french.people.entities import Value
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


def merge(candidates: Iterable[Statement]) -> list[Statement]:
    """The statements that stay, in order of their beginnings."""
    kept: dict[int, list[Statement]] = {}
    for one in sorted(candidates, key=lambda found: (PRIORITY.index(found.rule), found.start)):
        if one.end - one.start < _SHORTEST:
            continue
        near = kept.setdefault(one.sentence, [])
        one = _without(one, near)
        if one.end - one.start >= _SHORTEST and not any(_covers(other, one) for other in near):
            near.append(one)
    return sorted(chain.from_iterable(kept.values()), key=lambda found: (found.start, found.end))


def _covers(other: Statement, one: Statement) -> bool:
    shared = min(other.end, one.end) - max(other.start, one.start)
    return shared > 0.5 * (one.end - one.start)


def _without(one: Statement, kept: list[Statement]) -> Statement:
    """A clause ends before a statement of its own that another rule found at its end."""
    for other in kept:
        if one.start < other.start < one.end <= other.end and other.rule != one.rule:
            shorter = other.start if other.start - one.start > _FEWEST_LEFT else one.start
            one = replace(one, end=shorter)
    return one


def kind_of(sentence: Sentence, start: int, end: int) -> str:
    """Indirect, mixed or direct: by how much of the span stands in quotation marks."""
    quoted = sum(
        max(0, min(end, mark.end) - max(start, mark.start)) for mark in sentence.quotations
    )
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * (end - start) else "mixed"
