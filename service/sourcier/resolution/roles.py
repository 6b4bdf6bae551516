"""Offices that texts word differently are one post; whose post it is, the country says.

«Chef de la diplomatie turque» is the post of «ministre turc des Affaires étrangères». Who held an
office once, or holds it as a deputy, does not hold it.
"""

from collections.abc import Iterable
from functools import cache

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.resolution.countries import without_country
from sourcier.resolution.tables import aliases
from sourcier_events.names import fold

_SIMILAR = 0.5
"""The share of a role's words that makes it similar."""

_UNNAMED_HEADS = frozenset(
    {"ministre", "conseiller", "directeur", "envoye", "ambassadeur", "general"}
)
"""Offices of which a country has many: without a portfolio they are no post."""

_OF_THE_STATE = frozenset({"republique", "federation", "royaume", "etat", "transition", "pays"})
"""Words that name the state whose office it is."""


def agreement(mine: Iterable[str], theirs: Iterable[str]) -> tuple[int, str]:
    """What two sets of (folded) roles say for one person: points, and why."""
    pairs = [(one, other) for one in mine for other in theirs]
    posts = [(post(one), post(other)) for one, other in pairs]
    if any(one and one == other for one, other in posts):
        return 100, "same office"
    shared = max((_shared(one, other) for one, other in pairs), default=0.0)
    if shared >= _SIMILAR:
        return 100, "similar role"
    return (50, "a role that is similar in part") if shared else (0, "")


def country_in(roles: Iterable[str]) -> set[str]:
    """The countries that roles name."""
    return {code for role in roles if (code := without_country(role)[1])}


def _shared(one: str, other: str) -> float:
    first, second = _words(one), _words(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


@cache
def _words(role: str) -> frozenset[str]:
    """The words of a role that say what it is."""
    small = aliases().small_words
    found = (word for word in without_country(role)[0].split() if len(word) > 2)
    return frozenset(word for word in found if word not in small)


@cache
def post(role: str) -> str | None:
    """The one post that a (folded) role names, such as «ministre foreign»; else None."""
    plain = " ".join(role.split())
    for canonical, phrases in _posts():
        if plain.startswith(phrases):
            return canonical
    words, _ = without_country(plain)
    form = _form(words)
    if form is None:
        return None
    head = _heads()[form]
    many = head in _UNNAMED_HEADS
    rest = (_portfolio(words) if many else None) or _rest(words, form)
    if many and not rest:
        return None
    return f"{head} {rest}".strip()


def _rest(words: str, form: str) -> str:
    """What a role says besides the office and the state."""
    return " ".join(sorted(_words(words) - set(form.split()) - _OF_THE_STATE))


@cache
def _posts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((group[0], tuple(map(fold, group[1:]))) for group in aliases().posts)


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for canonical, forms in lexicons().roles.same_office.items():
        for form in (canonical, *forms):
            found.setdefault(fold(form), fold(canonical))
    return found


def _form(words: str) -> str | None:
    """The words of the office that a role begins with."""
    fitting = [form for form in _heads() if words == form or words.startswith(f"{form} ")]
    return max(fitting, key=len, default=None)


def _portfolio(words: str) -> str | None:
    padded = f" {words} "
    for name, phrases in lexicons().roles.portfolios.items():
        if any(f" {phrase} " in padded for phrase in phrases):
            return name
    return None
