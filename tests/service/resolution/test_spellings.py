"""Parts of names, and how two of them compare."""

import pytest

from sourcier.resolution.person_names import read_name
from sourcier.resolution.spellings import Likeness, compare, parts, skeleton


def test_parts_are_transliterated_and_without_titles() -> None:
    assert parts("Mme Ursula von der Leyen") == ("ursula", "von", "der", "leien")
    assert parts("le général Dan Keen") == ("dan", "ken")
    assert parts("Président") == ("president",)
    assert parts("…") == ()


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Rustem Umerov", "Roustem Oumerov", Likeness.EQUAL),
        ("Umerov", "Roustem Oumerov", Likeness.SURNAME),
        ("R. Umerov", "Roustem Oumerov", Likeness.ALIKE),
        ("Volodymyr Zelensky", "Vladimir Zelensky", Likeness.ALIKE),
        ("Abdel Fattah al-Sissi", "Abdelfattah al-Sissi", Likeness.EQUAL),
        ("Mohammed ben Salmane", "Mohamed bin Salman", Likeness.TRANSLITERATED),
        ("Khalifa Haftar", "Khalifa Hifter", Likeness.CONSONANTS),
        ("Rustem Umerov", "Amina Umerov", Likeness.DIFFERENT),
        ("Rustem Umerov", "Marco Rubio", Likeness.DIFFERENT),
    ],
)
def test_likeness_does_not_depend_on_the_order(one: str, other: str, likeness: Likeness) -> None:
    assert compare(read_name(one), read_name(other)) is likeness
    assert compare(read_name(other), read_name(one)) is likeness


def test_a_skeleton_is_what_is_left_without_vowels() -> None:
    assert skeleton(parts("Mohammed ben Salmane")) == skeleton(parts("Mohamed bin Salman"))
