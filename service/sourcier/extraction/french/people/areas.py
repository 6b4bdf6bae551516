"""Which countries a part of the world has: «le dirigeant ouest-africain», «l'émir du Golfe».

The longest adjective that a phrase has counts: «ouest-africain» before «africain».
"""

from functools import cache

from sourcier.extraction.french.vocabulary.terms import areas
from sourcier_events.names import fold


@cache
def _folded() -> tuple[tuple[str, frozenset[str]], ...]:
    found = ((f" {fold(word)} ", codes) for word, codes in areas().items())
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def countries_of_area(text: str) -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-2) of the part of the world that `text` names."""
    whole = f" {fold(text)} "
    return next((codes for word, codes in _folded() if word in whole), frozenset())
