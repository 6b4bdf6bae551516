"""From terms and names to phrases: names join the office beside them, then nothing overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.lexicon import words
from sourcier.extraction.french.name_joins import (
    AFTER_NAME,
    has_inner,
    is_closed,
    joins_before,
    outermost,
)
from sourcier.extraction.french.offices import office, reference
from sourcier.extraction.french.persons import NameSpan, Person
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.shared_offices import share

_RANKS = words("phrase_finder_ranks")
_LEAD = re.compile(
    r"(?:\b(?P<preposition>avec|par|de|d'|à|entre|pour|selon|chez|sans|contre|vers|sur|en|dans|"
    r"dont|envers)\s*)?(?P<determiner>\b(?:le|la|les|du|des|au|aux|un|une)\s+|\bl'\s*)?$",
    re.IGNORECASE,
)


class PhraseFinder:
    """Finds the phrases of one document."""

    def __init__(self, document: Document, people: list[Person]) -> None:
        self._document = document
        self._names: list[tuple[NameSpan, Person]] = sorted(
            ((span, person) for person in people for span in person.spans),
            key=lambda pair: pair[0].start,
        )
        self._starts = [span.start for span, _ in self._names]

    def find(self) -> list[Phrase]:
        """All phrases, in order; nested ones are marked."""
        found = [phrase for s in self._document.sentences for phrase in self._sentence(s)]
        return _mark_nested(found)

    def _sentence(self, sentence: Sentence) -> Iterator[Phrase]:
        names = self._names_in(sentence)
        spans = [(span.start, span.end) for span, _ in names]
        roles = self._document.terms_in(sentence.start, sentence.end, "role")
        if not sentence.quoted:
            roles = [term for term in roles if sentence.between(term.start, term.end)]
            names = [pair for pair in names if sentence.between(pair[0].start, pair[0].end)]
        offices = [
            office(self._document, sentence, term, spans)
            for term in roles
            if _is_noun(sentence, term) and not _inside(term, spans)
        ]
        joined = self._join(sentence, offices, names)
        yield from joined
        yield from self._terms(sentence, joined)

    def _names_in(self, sentence: Sentence) -> list[tuple[NameSpan, Person]]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._names[first:last]

    def _join(
        self,
        sentence: Sentence,
        offices: list[Phrase],
        names: list[tuple[NameSpan, Person]],
    ) -> list[Phrase]:
        used: set[int] = set()
        people = [self._person(sentence, pair, offices, names, used) for pair in names]
        people = share(self._document, people, offices, used)
        return people + [one for index, one in enumerate(offices) if index not in used]

    def _person(
        self,
        sentence: Sentence,
        pair: tuple[NameSpan, Person],
        offices: list[Phrase],
        names: list[tuple[NameSpan, Person]],
        used: set[int],
    ) -> Phrase:
        span, person = pair
        plain = self._document.plain
        outer, determiner, preposition = self._lead(sentence, span.start)
        alone = Phrase(
            PhraseKind.PERSON, outer, span.start, span.end, determiner, preposition, person.key
        )
        alone = self._with_demonym(sentence, alone)
        joined = alone
        for index, one in reversed(list(enumerate(offices))):
            if one.end > span.start or index in used:
                continue
            if joins_before(plain, one, span, joined.start, names):
                index, one = outermost(plain, offices, index, joined.start)
                used.add(index)
                joined = replace(one, kind=PhraseKind.PERSON, person=person.key, end=span.end)
                if one.head not in _RANKS:
                    return joined
        return self._with_office_after(joined, offices, names, used)

    def _with_demonym(self, sentence: Sentence, alone: Phrase) -> Phrase:
        """«le Norvégien X»: the country of a name, and no participant of its own."""
        for term in self._document.terms_in(max(0, alone.start - 30), alone.start, "demonym"):
            outer, determiner, preposition = self._lead(sentence, term.start)
            capital = self._document.plain[term.start].isupper()
            if capital and determiner and term.end + 1 == alone.start:
                return replace(
                    alone, outer=outer, start=term.start, determiner=determiner,
                    preposition=preposition, references=(reference(term),),
                )  # fmt: skip
        return alone

    def _with_office_after(
        self,
        alone: Phrase,
        offices: list[Phrase],
        names: list[tuple[NameSpan, Person]],
        used: set[int],
    ) -> Phrase:
        plain = self._document.plain
        for index, one in enumerate(offices):
            if one.outer < alone.end or index in used or one.plural:
                continue
            if not AFTER_NAME.match(plain[alone.end : one.start]):
                break
            taken = (joins_before(plain, one, span, span.start, names) for span, _ in names)
            if (
                any(taken)
                and not has_inner(one, offices)
                and (one.determiner or not is_closed(plain, one))
            ):
                break
            used.add(index)
            return replace(
                alone, role=one.role, references=one.references, end=one.end, head=one.head
            )
        return alone

    def _terms(self, sentence: Sentence, taken: list[Phrase]) -> Iterator[Phrase]:
        spans = [(phrase.start, phrase.end) for phrase in taken]
        kinds = {
            "country": PhraseKind.COUNTRY,
            "organisation": PhraseKind.ORGANISATION,
            "institution": PhraseKind.ORGANISATION,
            "media": PhraseKind.MEDIA,
            "city": PhraseKind.CITY,
            "demonym": PhraseKind.COUNTRY,
        }
        for term in self._document.terms_in(sentence.start, sentence.end, *kinds):
            if not sentence.covers(term.start, term.end) or _inside(term, spans):
                continue
            outer, determiner, preposition = self._lead(sentence, term.start)
            capital = self._document.plain[term.start].isupper()
            if term.category == "demonym" and not (capital and determiner):
                continue
            phrase = Phrase(kinds[term.category], outer, term.start, term.end)
            phrase.determiner, phrase.preposition = determiner, preposition
            phrase.references = (reference(term),)
            if term.category == "city":
                phrase.references = (reference(replace(term, category="country", name=term.name)),)
            yield phrase

    def _lead(self, sentence: Sentence, start: int) -> tuple[int, str, str]:
        before = self._document.plain[max(sentence.start, start - 16) : start]
        match = _LEAD.search(before)
        assert match
        determiner = (match["determiner"] or "").strip().lower()
        preposition = (match["preposition"] or "").lower()
        contracted = {"du": "de", "des": "de", "au": "à", "aux": "à"}
        preposition = preposition or contracted.get(determiner, "")
        return start - len(match.group().lstrip()), determiner, preposition


def _is_noun(sentence: Sentence, term: Term) -> bool:
    """Whether the word names somebody, rather than saying of what kind another noun is."""
    words = sentence.between(term.start, term.end)
    if not words:
        return False
    before = sentence.words[words[0].index - 1] if words[0].index else None
    if len(words) == 1 and words[0].tag in ("ADJ", "VERB", "AUX", "ADV"):
        return _is_apposition(sentence, words[0], before)
    named = term.details[0] == "named"
    return named or not before or before.tag not in ("NOUN", "ADJ", "PROPN")


def _is_apposition(sentence: Sentence, word: Word, before: Word | None) -> bool:
    """«X, envoyé spécial de …»: what a tagger takes for a participle."""
    following = sentence.words[word.index + 1 : word.index + 2]
    described = bool(following) and following[0].tag == "ADJ" and not following[0].forms
    return described and (before is None or before.lower in (",", "l'", "un", "ancien"))


def _inside(term: Term, spans: list[tuple[int, int]]) -> bool:
    return any(start < term.end and term.start < end for start, end in spans)


def _mark_nested(found: list[Phrase]) -> list[Phrase]:
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    limit = -1
    for phrase in found:
        phrase.nested = phrase.start < limit
        limit = max(limit, phrase.end)
    return found
