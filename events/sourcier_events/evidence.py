"""Evidence holds when its quote equals the stored text between its two offsets; nothing else does.

Selectors are those of the W3C Web Annotation Data Model: TextPositionSelector (`start`, `end`, in
Unicode code points of the stored text, end exclusive) and TextQuoteSelector (`exact`, `prefix`,
`suffix`).
"""

from msgspec import Struct

CONTEXT = 32
"""Code points of prefix and suffix kept beside a quote."""


class Evidence(Struct, frozen=True, omit_defaults=True, order=True):
    """One passage of one document."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class EvidenceMismatch(ValueError):
    """A quote is not what the document says at its offsets."""


def select(text: str, start: int, end: int) -> Evidence:
    """Evidence for `text[start:end]`; raises `EvidenceMismatch` where that is no passage."""
    if not 0 <= start < end <= len(text):
        raise EvidenceMismatch(
            f"offsets {start}..{end} are not a passage of a text of {len(text)} code points"
        )
    return Evidence(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def check(text: str, evidence: Evidence) -> None:
    """Raise `EvidenceMismatch` unless quote, prefix and suffix stand at the offsets in `text`."""
    found = select(text, evidence.start, evidence.end)
    if found.exact != evidence.exact:
        raise EvidenceMismatch(
            f"the document says {found.exact!r} at {evidence.start}..{evidence.end}, "
            f"the evidence quotes {evidence.exact!r}"
        )
    if not found.prefix.endswith(evidence.prefix) or not found.suffix.startswith(evidence.suffix):
        raise EvidenceMismatch(
            f"prefix or suffix of the quote at {evidence.start}..{evidence.end} "
            "is not what stands beside it in the document"
        )


def overlaps(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    """Whether any span of `one` shares a code point with any span of `other`."""
    return any(a < d and c < b for a, b in one for c, d in other)


def spans(evidence: tuple[Evidence, ...]) -> tuple[tuple[int, int], ...]:
    """The offsets alone, in order."""
    return tuple(sorted((passage.start, passage.end) for passage in evidence))
