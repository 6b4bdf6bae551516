"""Names of one organisation meet under one key; the tables are data."""

import re
from functools import cache

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.resolution.countries import without_country
from sourcier.resolution.tables import aliases, canonical
from sourcier_events.names import fold

_FORMS_OF_STATE = ("republique", "federation", "royaume", "sultanat")
_NUMBERED = re.compile(r"\b([a-z]{1,4}) (\d{1,3})$")
"""«COP 30», «M 23»: a short name and its number are one word."""

_ARTICLES = ("l ", "le ", "la ", "les ")


@cache
def _canonical() -> dict[str, str]:
    lexicon = lexicons().organisations.organisations
    groups = [*aliases().organisations, *([name, *others] for name, others in lexicon.items())]
    return canonical([without_article(fold(name)) for name in group] for group in groups)


@cache
def _canonical_names() -> frozenset[str]:
    return frozenset(_canonical().values())


def organisation_key(name: str) -> str:
    """The key that all known names of an organisation (or a series of meetings) share."""
    folded = _NUMBERED.sub(r"\1\2", without_article(fold(name)))
    return _canonical().get(folded, folded)


def is_generic(key: str) -> bool:
    """Whether many have an organisation of that name, so that the name alone says nothing."""
    head = key.split(" ")[0]
    if head not in aliases().generic_heads:
        return False
    return key not in _canonical_names() or without_country(key)[1] is not None


def is_circle(key: str) -> bool:
    """Whether an organisation is one that exists by meeting, such as a coalition."""
    return key.split(" ")[0] in aliases().circle_heads


@cache
def institution(key: str) -> tuple[frozenset[str], str | None]:
    """What an institution is, by its words, and whose: «ministère des Finances de Norvège»."""
    left, code = without_country(key)
    words = (word for word in left.split() if word not in aliases().small_words)
    return frozenset(word for word in words if word not in _FORMS_OF_STATE), code


def rank_of(role: str) -> str | None:
    """The level of a meeting of people in a (folded) role; None where the role has none."""
    for rank, beginnings in aliases().ranks.items():
        if role.startswith(tuple(beginnings)):
            return str(rank)
    return None


def without_article(folded: str) -> str:
    """A folded text without the article it begins with."""
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded
