"""Adjectives of two countries mean the one that the document names elsewhere.

«congolais» is of Kinshasa, unless the document names Brazzaville and nothing of the other.
"""

from collections.abc import Iterable
from dataclasses import replace

from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.terms import country_name

_SHARED = {("CG", "CD"): ("congolais", "congolaise", "congolaises", "congo")}
"""By the pair of countries, the usual one last: the words that both share."""


def settled(plain: str, terms: Iterable[Term]) -> list[Term]:
    """The terms of a document, each shared word given to one country."""
    found = list(terms)
    for (rarer, usual), words in _SHARED.items():
        shared = {i for i, one in enumerate(found) if plain[one.start : one.end].lower() in words}
        others = {one.code for i, one in enumerate(found) if i not in shared}
        code = rarer if rarer in others and usual not in others else usual
        for index in shared:
            found[index] = replace(found[index], code=code, name=country_name(code))
    return found
