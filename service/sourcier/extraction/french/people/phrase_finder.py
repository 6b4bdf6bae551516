"""From terms and names to phrases: names join the office beside them, then nothing overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sourcier.extraction.french.people.name_joins import (
    AFTER_NAME,
    has_inner,
    is_closed,
    joins_before,
    outermost,
)
from sourcier.extraction.french.people.offices import office, reference
from sourcier.extraction.french.people.persons import NameSpan, Person
from sourcier.extraction.french.people.phrases import BRACKET, BRACKET_GAP, Phrase, PhraseKind
from sourcier.extraction.french.people.shared_offices import share
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words

_PARTIES = (PhraseKind.COUNTRY, PhraseKind.ORGANISATION)
_RANKS = words("phrase_finder_ranks")
_ADDRESS = re.compile(
    r"(?:\b(?:MM?\.|Mmes?|Mlle|Dr|Pr|Me|Mgr|Monsieur|Madame|S\.E\.M?\.?|S\.E\.|"
    r"Son Excellence|Sir|Lord)"
    r"\s*){1,3}$"
)
_HONORIFIC = re.compile(
    r"(?:\b(?P<preposition>avec|par|de|à|entre|pour|selon)\s+)?(?:Sa Majesté|Sa Sainteté|S\.M\.|"
    r"Son Altesse(?: [A-ZÉ][\w]+)?|Son Excellence|S\.A\.(?:R\.)?|S\.E\.(?: ?M\.)?)\s*$"
)
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
        for phrase in found:
            _add_bracket(self._document.plain, phrase, found)
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
            if _is_noun(sentence, term)
            and not _inside(term, spans)
            and not _names_no_office(self._document.plain, term)
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
        people: list[Phrase] = []
        for pair in names:
            previous = people[-1] if people else None
            people.append(self._person(sentence, pair, offices, names, used, previous))
        people = share(self._document, people, offices, used)
        return people + [one for index, one in enumerate(offices) if index not in used]

    def _person(
        self,
        sentence: Sentence,
        pair: tuple[NameSpan, Person],
        offices: list[Phrase],
        names: list[tuple[NameSpan, Person]],
        used: set[int],
        previous: Phrase | None,
    ) -> Phrase:
        span, person = pair
        plain = self._document.plain
        address = _ADDRESS.search(plain[max(sentence.start, span.start - 30) : span.start])
        first = span.start - (len(address.group()) if address else 0)
        outer, determiner, preposition = self._lead(sentence, first)
        alone = Phrase(
            PhraseKind.PERSON, outer, span.start, span.end, determiner, preposition, person.key
        )
        alone = self._with_demonym(sentence, alone)
        joined = alone
        for index, one in reversed(list(enumerate(offices))):
            if one.end > span.start or index in used:
                continue
            if joins_before(plain, one, span, joined.start, names, previous):
                index, one = outermost(plain, offices, index, joined.start)
                used.add(index)
                joined = replace(one, kind=PhraseKind.PERSON, person=person.key, end=span.end)
                joined = self._with_honorific(self._with_office_before(joined, offices, used))
                if one.head not in _RANKS:
                    return self._with_country_in_brackets(joined)
        return self._with_office_after(joined, offices, names, used)

    def _with_honorific(self, joined: Phrase) -> Phrase:
        """«avec Sa Majesté le Roi A»: the preposition stands before the honorific."""
        before = self._document.plain[max(0, joined.outer - 40) : joined.outer]
        match = _HONORIFIC.search(before)
        if not match:
            return joined
        outer = joined.outer - len(match.group())
        return replace(joined, outer=outer, preposition=match["preposition"] or "")

    def _with_office_before(self, joined: Phrase, offices: list[Phrase], used: set[int]) -> Phrase:
        """«président de X et président en exercice de Y, A»: two offices of one person."""
        if joined.determiner or joined.plural:
            return joined
        for index, one in enumerate(offices):
            gap = self._document.plain[one.end : joined.start]
            if index not in used and not one.plural and re.fullmatch(r"\s+et\s+|,\s+", gap):
                used.add(index)
                start, end = one.role or (one.start, one.end)
                role = (start, joined.role[1] if joined.role else end)
                return replace(
                    joined, outer=one.outer, start=one.start, determiner=one.determiner,
                    preposition=one.preposition, references=one.references + joined.references,
                    role=role, head=one.head,
                )  # fmt: skip
        return joined

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

    def _with_country_in_brackets(self, alone: Phrase) -> Phrase:
        """«Ramiro Quispe (Bolivie)»: whom a person stands for."""
        match = re.match(r"\s\(([^()\n]{2,40})\)", self._document.plain[alone.end : alone.end + 44])
        if not match or alone.references:
            return alone
        start = alone.end + match.start(1)
        found = self._document.terms_in(start, alone.end + match.end(1), "country", "organisation")
        if len(found) != 1 or found[0].start != start:
            return alone
        return replace(alone, references=(reference(found[0]),), end=alone.end + match.end())

    def _with_office_after(
        self,
        alone: Phrase,
        offices: list[Phrase],
        names: list[tuple[NameSpan, Person]],
        used: set[int],
    ) -> Phrase:
        plain = self._document.plain
        alone = self._with_country_in_brackets(alone)
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


def _add_bracket(plain: str, phrase: Phrase, found: list[Phrase]) -> None:
    """«les pays du groupe (A, B et C)»: the bracket lists whom the phrase stands for."""
    if phrase.kind not in (PhraseKind.OFFICE, PhraseKind.ORGANISATION):
        return
    match = BRACKET.match(plain, phrase.end)
    if not match or (phrase.kind is PhraseKind.OFFICE and not _is_of_several(plain, phrase)):
        return
    inside = sorted(
        (one for one in found if match.start(1) <= one.start and one.end <= match.end(1)),
        key=lambda one: one.start,
    )
    end = match.start(1)
    for one in inside:
        if one.kind not in _PARTIES or not BRACKET_GAP.fullmatch(plain[end : one.start]):
            return
        end = one.end
    if len(inside) > 1 and not plain[end : match.end(1)].strip():
        listed = tuple(ref for one in inside for ref in one.references)
        phrase.references = (*phrase.references, *listed)
        phrase.end = match.end()


def _is_of_several(plain: str, phrase: Phrase) -> bool:
    text = plain[phrase.start : phrase.end].lower()
    return phrase.plural or bool(re.search(r"\b(?:pays|nations|états|groupe|format)\b", text))


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


def _names_no_office(plain: str, term: Term) -> bool:
    """«sous la présidence de X» says who chairs; «en chef» is part of the office before it."""
    lead = plain[max(0, term.start - 14) : term.start].lower()
    if term.name == "présidence":
        return bool(re.search(r"\bsous la (?:co)?$", lead))
    return term.name == "chef" and bool(re.search(r"\ben $", lead))


def _inside(term: Term, spans: list[tuple[int, int]]) -> bool:
    return any(start < term.end and term.start < end for start, end in spans)


def _mark_nested(found: list[Phrase]) -> list[Phrase]:
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    limit = -1
    for phrase in found:
        phrase.nested = phrase.start < limit
        limit = max(limit, phrase.end)
    return found
