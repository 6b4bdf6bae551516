"""Names of one organisation meet under one key; the table is data and is read once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from sourcier_events.names import fold

_ARTICLES = ("l ", "le ", "la ", "les ")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("aliases.toml").read_text("utf-8"))


@cache
def _canonical() -> dict[str, str]:
    return {name: names[0] for names in _tables()["organisations"] for name in names}


@cache
def titles() -> frozenset[str]:
    """Words before a name that are no part of it."""
    return frozenset(_tables()["titles"])


@cache
def _generic_heads() -> frozenset[str]:
    return frozenset(_tables()["generic_heads"])


@cache
def _circle_heads() -> frozenset[str]:
    return frozenset(_tables()["circle_heads"])


def organisation_key(name: str) -> str:
    """The key that all known names of an organisation (or a series of meetings) share."""
    folded = without_article(fold(name))
    return _canonical().get(folded, folded)


def is_generic(key: str) -> bool:
    """Whether many have an organisation of that name, so that the name alone says nothing."""
    return key not in _canonical().values() and key.split(" ")[0] in _generic_heads()


def is_circle(key: str) -> bool:
    """Whether an organisation is one that exists by meeting, such as a coalition."""
    return key.split(" ")[0] in _circle_heads()


def rank_of(role: str) -> str | None:
    """The level of a meeting of people in a (folded) role; None where the role has none."""
    for rank, beginnings in _tables()["ranks"].items():
        if role.startswith(tuple(beginnings)):
            return str(rank)
    return None


def without_article(folded: str) -> str:
    """A folded text without the article it begins with."""
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded
