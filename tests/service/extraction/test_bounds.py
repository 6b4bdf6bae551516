"""What is read in one piece is bounded, so the cost of a text grows no faster than its length."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from sourcier.extraction import french
from sourcier.extraction.french.text import parts
from sourcier.extraction.french.text.characters import SAND, plain
from sourcier.extraction.french.text.pieces import pieces
from sourcier.extraction.french.text.pipeline import analyse
from sourcier.extraction.french.text.segmentation import LONGEST, segments

MODULES = [one.name for one in pkgutil.walk_packages(french.__path__, f"{french.__name__}.")]


def cut(text: str, longest: int) -> list[str]:
    return [text[start:end] for start, end in pieces(text, 0, len(text), longest)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("court", ["court"]),
        ("une ligne\nune autre", ["une ligne\n", "une autre"]),
        ("Bien dit. Mais", ["Bien dit. ", "Mais"]),
        ("mot mot mot mot", ["mot mot ", "mot mot"]),
        ("motmotmotmotmot", ["motmotmotm", "otmot"]),
        ("a. bcde\nc d e. f", ["a. bcde\n", "c d e. f"]),
        ("", [""]),
    ],
)
def test_a_piece_ends_where_a_writer_would_pause(text, expected):
    assert cut(text, 10) == expected


@pytest.mark.parametrize(
    "text", ["mot " * 999, "x" * 3_000, "\n" * 2_000, "Oui. " * 700, ". " * 900]
)
def test_pieces_are_short_and_without_gaps(text):
    found = cut(text, 100)
    assert "".join(found) == text
    assert max(map(len, found)) <= 100
    assert sum(map(len, found)) / len(found) >= 50


def test_parts_are_without_gaps_and_end_with_lines():
    text = ("Le pont a rouvert. " * 50 + "\n\n") * 120
    found = parts.parts(text)
    assert found[0][0] == 0 and found[-1][1] == len(text)
    assert all(end == start for (_, end), (start, _) in pairwise(found))
    assert all(text[end - 1] == "\n" for _, end in found)
    assert all(end - start <= parts.LONGEST for start, end in found)


@pytest.mark.parametrize(
    "text",
    [
        "le pont rouvre et la gare ferme " * 900,
        "x" * 12_000,
        "« " + "Le pont rouvre. " * 900 + "», a dit Odile Ferrand.",
        "« " + "le pont rouvre et " * 900,
        "« a » " * 3_000,
    ],
    ids=["no end", "one word", "long quotation", "open quotation", "tiny quotations"],
)
def test_no_sentence_is_longer_than_the_longest(text):
    found = segments(text, plain(text))
    assert all(one.end - one.start <= LONGEST for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for one in found:
        for mark in one.quotations:
            assert one.start <= mark.start <= mark.inner_start
            assert mark.inner_start <= mark.inner_end <= mark.end <= one.end
    assert sum(one.end - one.start for one in found) > 0.9 * len(text.strip())


def test_a_quotation_that_is_cut_goes_on_in_the_next_piece():
    text = "« " + "Le pont rouvre jeudi. " * 400 + "», a dit Odile Ferrand."
    first, second = segments(text, plain(text))
    assert [mark.balanced for one in (first, second) for mark in one.quotations] == [False, False]
    assert second.quotations[0].start == second.start


def test_words_of_a_sentence_are_those_of_the_text():
    text = f"Le ministre{' ' * 70}a reçu Odile Ferrand{' ' * 9}à Oslo {'a' * 300} jeudi."
    (sentence,) = analyse(text).sentences
    words = [word for word in sentence.words if word.tag != "SPACE"]
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [word.text for word in words][-2:] == ["jeudi", "."]


@pytest.mark.parametrize("gap", [" " * 90, "\n" * 90, " " * 40 + "\n" + " " * 40, "\t \u00a0" * 30])
def test_a_wide_gap_is_filled_and_keeps_its_line_break(gap):
    text = f"oui{gap}non"
    filled = plain(text)
    assert len(filled) == len(text)
    assert ("\n" in filled) == ("\n" in gap)
    assert max(len(run) for run in re.findall(r"\s+", filled)) <= 34
    assert filled.replace(SAND, " ").split() == ["oui", "non"]


def test_a_narrow_gap_is_as_it_is():
    text = f"oui{' ' * 20}non"
    assert plain(text) == text


def patterns(module: str) -> set[re.Pattern[str]]:
    """Every pattern of a module: compiled ones, in whatever collection, and those in calls."""
    loaded = importlib.import_module(module)
    found: set[re.Pattern[str]] = set()
    waiting = list(vars(loaded).values())
    while waiting:
        one = waiting.pop()
        if isinstance(one, re.Pattern):
            found.add(one)
        elif isinstance(one, tuple | list):
            waiting += one
    return found | {re.compile(one) for one in in_calls(inspect.getsource(loaded))}


def in_calls(source: str) -> Iterator[str]:
    """The patterns that calls such as `re.search` are given as they are."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")), args=[ast.Constant(str(pattern)), *_]
            ):
                yield pattern


def test_the_patterns_of_every_package_are_tried():
    packages = {one.name for one in pkgutil.iter_modules(french.__path__) if one.ispkg}
    assert packages == {one.split(".")[-2] for one in MODULES} - {"french"}


@pytest.mark.parametrize("module", MODULES, ids=lambda name: name.removeprefix(french.__name__))
def test_no_pattern_tries_the_same_words_in_ever_more_ways(module):
    """Here a pattern that backtracks without bounds does not come to its end."""
    for pattern in patterns(module):
        words = {*re.findall(r"[^\W\d_]{1,12} ?|[,.'-]", pattern.pattern), "a", "A", "1", " "}
        for word in sorted(words):
            for repeated in (word, f"{word} ", f"{word}, "):
                pattern.search(plain(repeated * 60) + SAND)
