"""Where a quote stands: as it is written, at whole words, and at one place by rule."""

import pytest

from sourcier.extraction.language_model.passages import find
from sourcier.extraction.language_model.refusals import Refused

TEXT = "Holm a dit oui. Plus tard, Holm a dit non. À la fin Holm, lasse, a dit peut-être."


def place(quote: str, before: str = "", near: int | None = None) -> int:
    return find(TEXT, quote, before, near)[0]


def test_a_quote_that_stands_once_is_there() -> None:
    start, end = find(TEXT, "peut-être")
    assert TEXT[start:end] == "peut-être"


def test_white_space_around_a_quote_is_no_part_of_it() -> None:
    assert find(TEXT, " peut-être\n") == find(TEXT, "peut-être")


def test_of_several_places_that_after_the_given_words_is_meant() -> None:
    assert place("Holm", before="Plus tard,") == 27
    assert place("Holm", before="À la fin ") == 52


def test_without_words_before_the_nearest_is_meant() -> None:
    assert place("Holm", near=30) == 27
    assert place("Holm", near=70) == 52


def test_words_before_that_are_not_there_do_not_count() -> None:
    assert place("Holm", before="nowhere", near=70) == 52


def test_else_the_first_is_meant() -> None:
    assert place("Holm") == 0
    assert place("a dit", near=None) == 5


@pytest.mark.parametrize("quote", ["ol", "Hol", "lasse, a di", "HOLM", "oui . Plus"])
def test_what_does_not_stand_there_so_is_nowhere(quote: str) -> None:
    with pytest.raises(Refused, match="quote not in the text"):
        place(quote)
