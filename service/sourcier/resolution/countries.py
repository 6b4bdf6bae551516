"""Countries as words of a name or a role: «russe», «de Russie» say whose it is, not what it is."""

from functools import cache

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.terms import country_names
from sourcier.resolution.tables import aliases
from sourcier_events.names import fold

_LONGEST = 6
"""Words of the longest name of a country that is looked for."""


@cache
def _phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Names and adjectives of countries by their folded words, with the countries they may mean."""
    found: dict[tuple[str, ...], set[str]] = {}
    for code, names in country_names().items():
        for name in names:
            found.setdefault(tuple(fold(name).split()), set()).add(code)
    for code, forms in lexicons().demonyms.countries.items():
        for form in forms.split():
            for ending in ("", "s", "e", "es"):
                phrase = tuple(f"{fold(form)}{ending}".split())
                found.setdefault(phrase, set()).add(code)
    for shared in aliases().shared_adjectives:
        found[(shared,)] = set()
    return {phrase: frozenset(codes) for phrase, codes in found.items() if phrase}


@cache
def without_country(folded: str) -> tuple[str, str | None]:
    """A folded name without the countries in it, and the code of the first.

    The code is None where there is none, or where it may be that of several: «congolais».
    """
    words = folded.split()
    left: list[str] = []
    codes: list[frozenset[str]] = []
    at = 0
    while at < len(words):
        length = _country_at(words, at)
        if length:
            codes.append(_phrases()[tuple(words[at : at + length])])
        else:
            left.append(words[at])
        at += length or 1
    certain = [next(iter(found)) for found in codes if len(found) == 1]
    return " ".join(left), next(iter(certain), None)


def _country_at(words: list[str], at: int) -> int:
    lengths = range(min(_LONGEST, len(words) - at), 0, -1)
    return next((n for n in lengths if tuple(words[at : at + n]) in _phrases()), 0)
