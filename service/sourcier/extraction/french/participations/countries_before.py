"""Which countries «les deux pays» and «les deux voisins» mean: as many as were named just before.

Where more or fewer have been named, nobody is meant.
"""

import re

from sourcier.extraction.french.people.entities import Actor, Entities
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.numbers import number_of

GROUP = re.compile(
    r"(?:les|des|ces|aux|nos) (?P<number>deux|trois|quatre|cinq|six|sept|huit)\b", re.IGNORECASE
)
OF_COUNTRIES = re.compile(
    r"\bdes (?P<number>deux|trois|quatre|cinq|six) "
    r"(?:pays|voisins|capitales|nations|États|parties|camps|puissances|rives)\b"
)
COUNTRIES = frozenset(("pays", "capitales", "nations", "voisins", "états", "puissances"))
ACTING = ("", "entre", "avec", "par")
"""Before a capital that stands for its country."""
_FAR = 3
"""Sentences in which the countries are named that «les deux pays» means."""


class CountriesBefore:
    """Finds them in one document."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document, self._entities = document, entities

    def of(self, one: Phrase) -> list[Actor]:
        """«les ministres des deux pays», «les deux voisins»: the countries named just before."""
        text = self._document.plain[one.outer : one.end]
        match = OF_COUNTRIES.search(text) or (one.head in COUNTRIES and GROUP.match(text))
        number = number_of(match["number"]) if match else None
        sentence = self._document.sentence_at(one.start)
        if not number or sentence is None:
            return []
        found: dict[str, Reference] = {}
        for start in (sentence.start, *self._earlier(sentence)):
            for phrase in self._entities.phrases_from(start, one.outer):
                place = phrase.kind is PhraseKind.CITY and phrase.preposition not in ACTING
                if phrase.end <= one.outer and not place:
                    countries = (it for it in phrase.references if it.kind is PhraseKind.COUNTRY)
                    found |= {it.key: it for it in countries}
            if len(found) >= number:
                break
        if len(found) != number:
            return []
        there = [self._entities.referred(ref) for ref in found.values()]
        return [Actor(entity, one.start, one.end, one.role, plural=True) for entity in there]

    def _earlier(self, sentence: Sentence) -> list[int]:
        """Where the sentences before begin, as far as anybody remembers them."""
        before = self._document.sentences[max(0, sentence.index - _FAR) : sentence.index]
        return [other.start for other in reversed(before)]
