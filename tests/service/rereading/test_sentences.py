"""The sentence that a passage is in, as people are shown it."""

import pytest

from sourcier.rereading.sentences import LONGEST, sentence_around

TEXT = "Il pleut. Selon J. Martin, «le quai est vide.» Puis rien !\nUn autre\u00a0paragraphe"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("pleut", "Il pleut."),
        ("Il pleut.", "Il pleut."),
        ("Martin", "Selon J. Martin, «le quai est vide.»"),
        ("le quai est vide.", "Selon J. Martin, «le quai est vide.»"),
        ("rien", "Puis rien !"),
        ("paragraphe", "Un autre paragraphe"),
        ("pleut. Selon", "Il pleut. Selon J. Martin, «le quai est vide.»"),
    ],
)
def test_a_passage_is_shown_in_its_sentence(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    assert sentence_around(TEXT, start, start + len(words)) == sentence


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    text = "mot " * 500
    shown = sentence_around(text, 1000, 1003)
    assert shown.startswith("…") and shown.endswith("…")
    assert len(shown) <= LONGEST + 2


def test_a_passage_that_is_long_itself_is_shown_whole() -> None:
    text = "a" * 1000
    assert sentence_around(text, 0, 1000) == text
