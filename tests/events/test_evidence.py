"""Evidence holds when its quote stands at its offsets, and never otherwise."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from sourcier_events import evidence
from sourcier_events.evidence import CONTEXT, Evidence, EvidenceMismatch

TEXTS = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)
SPANS = some.lists(
    some.tuples(some.integers(0, 12), some.integers(1, 4)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=4,
).map(tuple)


@some.composite
def passages(draw: some.DrawFn) -> tuple[str, Evidence]:
    """A text with evidence for one of its passages."""
    text = draw(TEXTS)
    start = draw(some.integers(0, len(text) - 1))
    end = draw(some.integers(start + 1, len(text)))
    return text, evidence.select(text, start, end)


@given(passages())
def test_what_is_selected_holds(selected: tuple[str, Evidence]) -> None:
    text, passage = selected
    evidence.check(text, passage)
    assert passage.exact == text[passage.start : passage.end]


@given(passages())
def test_prefix_quote_and_suffix_are_one_piece_of_the_text(selected: tuple[str, Evidence]) -> None:
    text, passage = selected
    start = passage.start - len(passage.prefix)
    piece = passage.prefix + passage.exact + passage.suffix
    assert text[start : start + len(piece)] == piece
    assert len(passage.prefix) == min(CONTEXT, passage.start)
    assert len(passage.suffix) == min(CONTEXT, len(text) - passage.end)


@given(passages(), TEXTS)
def test_another_quote_is_refused(selected: tuple[str, Evidence], quote: str) -> None:
    text, passage = selected
    assume(quote != passage.exact)
    with pytest.raises(EvidenceMismatch, match="the evidence quotes"):
        evidence.check(text, Evidence(passage.start, passage.end, quote))


@given(passages(), TEXTS)
def test_evidence_holds_in_another_text_only_where_that_says_the_same(
    selected: tuple[str, Evidence], other: str
) -> None:
    _, passage = selected
    try:
        evidence.check(other, passage)
    except EvidenceMismatch:
        assert (
            evidence_at(other, passage) != passage.exact
            or not other[: passage.start].endswith(passage.prefix)
            or not other[passage.end :].startswith(passage.suffix)
        )
    else:
        assert evidence_at(other, passage) == passage.exact


def evidence_at(text: str, passage: Evidence) -> str:
    """What a text has at the offsets."""
    return text[passage.start : passage.end]


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 0), (2, 1), (-1, 1), (-3, -1), (0, 6), (5, 6)],
    ids=["empty", "turned", "before the start", "negative", "beyond the end", "after the end"],
)
def test_offsets_that_are_no_passage_are_refused(start: int, end: int) -> None:
    with pytest.raises(EvidenceMismatch, match="not a passage of a text of 5 code points"):
        evidence.check("Merci", Evidence(start, end, "Merci"[start:end]))


def test_offsets_count_code_points_and_not_bytes_or_utf16_units() -> None:
    assert evidence.select("é🎙Kyiv", 2, 6).exact == "Kyiv"


@pytest.mark.parametrize("beside", [{"prefix": "a "}, {"suffix": " b"}])
def test_wrong_context_is_refused(beside: dict[str, str]) -> None:
    with pytest.raises(EvidenceMismatch, match="prefix or suffix"):
        evidence.check("x Kyiv y", Evidence(2, 6, "Kyiv", **beside))


def test_shorter_context_holds() -> None:
    evidence.check("dans x Kyiv y", Evidence(7, 11, "Kyiv", prefix="x ", suffix=" "))


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_code_point(
    one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]
) -> None:
    covered = [{at for span in spans for at in range(*span)} for spans in (one, other)]
    assert evidence.overlaps(one, other) == bool(covered[0] & covered[1])


def test_spans_are_in_order() -> None:
    passages = (Evidence(4, 6, "xx"), Evidence(0, 2, "yy"))
    assert evidence.spans(passages) == ((0, 2), (4, 6))
