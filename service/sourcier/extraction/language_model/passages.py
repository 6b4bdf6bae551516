"""A quote is a place in the text or nothing: it is found as it stands, never mended.

Words inside other words are no place. Of several places the one is meant that follows the words
given as `before`; without those, the one nearest to what the quote is about; else the first.
"""

from collections.abc import Iterator

from sourcier.extraction.language_model.refusals import Refused

Span = tuple[int, int]


def find(text: str, quote: str, before: str = "", near: int | None = None) -> Span:
    """The offsets of a quote in code points; raises `Refused` where it does not stand in the text.

    White space around the quote is no part of it. `near` is an offset.
    """
    wanted = quote.strip()
    if not wanted:
        raise Refused("no quote")
    starts = list(_places(text, wanted))
    if not starts:
        raise Refused("quote not in the text")
    start = starts[0] if len(starts) == 1 else _meant(text, starts, before.strip(), near)
    return start, start + len(wanted)


def _places(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        if not _cuts_a_word(text, start) and not _cuts_a_word(text, start + len(wanted)):
            yield start
        start = text.find(wanted, start + 1)


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _meant(text: str, starts: list[int], before: str, near: int | None) -> int:
    """One of several places; `min` takes the first of those that are equally far."""
    if before:
        gaps = {start: gap for start in starts if (gap := _gap(text, before, start)) is not None}
        if gaps:
            return min(gaps, key=gaps.__getitem__)
    return starts[0] if near is None else min(starts, key=lambda start: abs(start - near))


def _gap(text: str, before: str, start: int) -> int | None:
    """How far a place is behind the words before it; None where they do not stand before it."""
    found = text.rfind(before, 0, start)
    return None if found < 0 else start - found - len(before)
