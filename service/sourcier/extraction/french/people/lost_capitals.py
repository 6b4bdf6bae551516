"""Surnames that machine translation made common words: «dirigée par medinski», «Pedro quispe».

Only what the table of known people has, or the document elsewhere as a whole name, is one.
"""

from collections.abc import Iterable

from sourcier.extraction.french.people.known_people import is_ambiguous, is_first_name, known
from sourcier.extraction.french.people.name_words import NameWord
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words

_SHORTEST, _SHORTEST_ALONE = 4, 6
"""Letters of a surname behind a first name, and of one alone."""
_COMMON = words("persons_common_words")
"""Known surnames that are also words of the language in lower case."""


def is_surname_alone(word: NameWord, terms: Iterable[Term]) -> bool:
    """«dirigée par medinski»: a known surname that is no word of the language, and no term."""
    if not word.text.islower() or len(word.text) < _SHORTEST_ALONE or word.text in _COMMON:
        return False
    if known(word.text) is None or is_ambiguous(word.text):
        return False
    return not any(term.start <= word.start < term.end for term in terms)


def is_surname_of(plain: str, first: NameWord, word: NameWord) -> bool:
    """«Pedro quispe»: behind a first name that kept its capital."""
    if not word.text.islower() or len(word.text) < _SHORTEST or not is_first_name(first.text):
        return False
    if plain[first.end : word.start] != " ":
        return False
    whole = known(f"{first.text} {word.text}")
    return whole is not None or f"{first.text} {word.text.capitalize()}" in plain
