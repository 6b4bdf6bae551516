"""Whether a phrase is the next item of a list, by what stands between it and the one before.

A bracket lists its own; a verb right behind a phrase makes it the subject of another clause.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.people.phrases import BRACKET, BRACKET_GAP, Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.lexicon import words

Item = Phrase | Actor
_SEMICOLON = re.compile(rf"^\s*;\s*(?:et |ainsi que )?{patterns.DETERMINER}$")
"""Between people with long offices: «A, ministre de X ; B, ministre de Y»."""
_FOR = r"\s+(?:pour|auprès d(?:e|u|es))\s[^,;.:«»()]{3,90}?"
_FOR_WHAT = re.compile(rf"{_FOR},?\s+et {patterns.DETERMINER}|{_FOR},\s+{patterns.DETERMINER}")
"""Behind an office: «X, envoyé spécial pour les Grands Lacs, et Y»."""
_FOR_PLACE = re.compile(r"\s+(?:pour|auprès d(?:e|u|es))\s[^,;.:«»()]{0,90}$")
_BY = re.compile(rf"\s*,?\s+par (?:le |la |l'|son |sa )?{patterns.ADDRESS}")
_RANKS = words("phrase_finder_ranks") | {"ambassadeur", "ambassadrice", "diplomate"}


class ListItems:
    """Decides it in one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document, self._speakers = document, speakers

    def goes_on(self, gap: str, end: int, one: Phrase, before: Item) -> bool:
        """Whether a phrase is the next item of a list."""
        if patterns.LIST_GAP.match(gap):
            return True
        if _SEMICOLON.match(gap):
            return bool(one.person and one.role and _holds_office(before))
        if one.person and _holds_office(before) and _FOR_WHAT.fullmatch(gap):
            return True
        if not one.person or not patterns.LIST_NOUN.match(gap):
            return False
        sentence = self._document.sentence_at(end)
        words = sentence.between(end, one.start) if sentence else ()
        return not any(word.finite for word in words)

    def is_of_office(self, gap: str, one: Phrase, before: Item) -> bool:
        """«X, envoyé spécial pour le processus de Luanda»: a place that says what for."""
        return bool(_holds_office(before) and not one.person and _FOR_PLACE.match(gap))

    def stands_for(self, gap: str, one: Phrase, chain: Sequence[Item]) -> bool:
        """«A est représentée par X et B par Y»: without the verb, Y stands for B all the same."""
        before = chain[-1]
        sent = isinstance(before, Phrase) and not before.person and bool(before.references)
        return bool(len(chain) > 1 and sent and one.person and _BY.fullmatch(gap))

    def is_apposed(self, before: Item, one: Phrase, gap: str) -> bool:
        """«le représentant de A, l'ambassadeur X»: one person, by office and by name."""
        if not isinstance(before, Phrase) or before.kind is not PhraseKind.OFFICE:
            return False
        if not (one.person and one.role and one.head in _RANKS) or gap.strip() not in (",", ", l'"):
            return False
        return before.definite and not before.plural

    def bracketed(self, one: Phrase) -> tuple[list[Item], int]:
        """«le groupe (A, B et C)»: those whom a bracket lists, and where the bracket ends."""
        plain = self._document.plain
        match = BRACKET.match(plain, one.end)
        if not match:
            return [], one.end
        inside = self._speakers.phrases_in(match.start(1), match.end(1))
        end = match.start(1)
        for item in inside:
            if not BRACKET_GAP.fullmatch(plain[end : item.start]):
                return [], one.end
            end = item.end
        if one.person and not any(item.person for item in inside):
            return [], match.end()  # for whom they come
        whole = bool(inside) and not plain[end : match.end(1)].strip()
        return (list(inside), match.end()) if whole else ([], one.end)

    def begins_clause(self, one: Phrase) -> bool:
        """Whether a verb follows at once: then the phrase is a subject, not an item of the list."""
        sentence = self._document.sentence_at(one.start)
        if sentence is None:
            return False
        index = sentence.at(one.end)
        following = sentence.words[index : index + 1]
        before = self._document.plain[max(0, one.outer - 4) : one.outer].strip()
        if not following or not following[0].finite:
            return False
        if self._document.plain[max(0, one.outer - 5) : one.outer].strip() == "dont":
            return True
        if before.endswith(";"):
            return True
        if not before.endswith((",", "et")):
            return False
        inside = sentence.words[sentence.at(one.start) : index]
        return not any(word.dependency == "conj" for word in inside)


def is_person(one: Item) -> bool:
    """Whether an item is somebody by name, or known to be a person."""
    if isinstance(one, Phrase):
        return one.kind is PhraseKind.PERSON
    return one.entity.type == "person"


def _holds_office(one: Item) -> bool:
    """Whether it names a person with an office."""
    return isinstance(one, Phrase) and bool(one.person and one.role)
