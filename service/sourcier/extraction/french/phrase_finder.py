"""From terms and names to phrases: names join the office beside them, then nothing overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.lexicon import words
from sourcier.extraction.french.offices import office, reference
from sourcier.extraction.french.persons import NameSpan, Person
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.shared_offices import share

_RANK = r"(?:(?:le|la|l'|M\.|Mme|général|amiral|colonel|maréchal|Dr|sir)\s*){0,3}"
_BEFORE_NAME = re.compile(rf"^\s*(?:\([^)]{{2,40}}\)\s*)?[,(]?\s*{_RANK}$", re.IGNORECASE)
_RANKS = words("phrase_finder_ranks")
_AFTER_NAME = re.compile(
    r"^\s*(?:,|\(|-|–|—)\s*(?:(?:le|la|un|une|ancien|ancienne|ex|actuel|actuelle|nouveau|nouvelle|"
    r"haut|haute|premier|première|numéro|deux|également|alors|lui|puissant|vice|meilleur|"
    r"meilleure|principal)[\s-]+|l'|ex-)*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?P<preposition>avec|par|de|d'|à|entre|pour|selon|chez|sans|contre|vers|sur|en|dans|"
    r"dont|envers)\s*)?(?P<determiner>\b(?:le|la|les|du|des|au|aux|un|une)\s+|\bl'\s*)?$",
    re.IGNORECASE,
)
_AND_NAME = re.compile(r"^\s*(?:,|et|,\s*et)\s*$")


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
        joined = alone
        for index, one in reversed(list(enumerate(offices))):
            if one.end > span.start or index in used:
                continue
            if _joins_before(plain, one, span, joined.start, names):
                index, one = _outermost(plain, offices, index, joined.start)
                used.add(index)
                joined = replace(one, kind=PhraseKind.PERSON, person=person.key, end=span.end)
                if one.head not in _RANKS:
                    return joined
        return self._with_office_after(joined, offices, names, used)

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
            if not _AFTER_NAME.match(plain[alone.end : one.start]):
                break
            taken = (_joins_before(plain, one, span, span.start, names) for span, _ in names)
            if (
                any(taken)
                and not _has_inner(one, offices)
                and (one.determiner or not _is_closed(plain, one))
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


def _joins_before(
    plain: str,
    one: Phrase,
    span: NameSpan,
    start: int,
    names: list[tuple[NameSpan, Person]],
) -> bool:
    """Whether an office and the name after it are one: «le ministre turc, X» or «ministre X»."""
    if start < one.end or one.end <= span.start - 60:
        return False
    gap = plain[one.end : start]
    if not _BEFORE_NAME.match(gap):
        return False
    if "," not in gap and "(" not in gap:
        return True
    after_name = any(
        other.end < one.start and _AFTER_NAME.match(plain[other.end : one.start])
        for other, _ in names
    )
    return (_is_one(one) or _is_first_of_pair(plain, one, span)) and (
        not after_name
        or (one.determiner in ("le", "la", "l'") and "," in gap and _is_new(plain, one))
    )


def _is_one(one: Phrase) -> bool:
    return not one.plural and one.determiner in ("le", "la", "l'", "un", "une", "son", "sa")


def _is_first_of_pair(plain: str, one: Phrase, span: NameSpan) -> bool:
    """«les présidents français, A, et ukrainien, B»."""
    follows = plain[span.end : span.end + 40]
    pair = re.match(r",?\s+et\s+[a-zéèêàç-]+,?\s+[A-ZÀ-Þ]", follows)
    return one.plural and len(one.references) == 1 and bool(pair)


def _outermost(plain: str, offices: list[Phrase], index: int, start: int) -> tuple[int, Phrase]:
    """After a comma a name is that of the whole phrase: «la cheffe de la diplomatie, X»."""
    one = offices[index]
    close = "," not in plain[one.end : start]
    if close and one.office_kind == "named" and not one.plural:
        return index, one
    for position, other in enumerate(offices):
        if other.end == one.end and other.office_kind == "named" and not other.plural:
            return position, other
    return index, one


def _has_inner(one: Phrase, offices: list[Phrase]) -> bool:
    """Whether the name that follows is that of an office inside this one."""
    return any(other.start > one.start and other.end == one.end for other in offices)


def _is_noun(sentence: Sentence, term: Term) -> bool:
    """Whether the word names somebody, rather than saying of what kind another noun is."""
    words = sentence.between(term.start, term.end)
    if not words or (len(words) == 1 and words[0].tag in ("ADJ", "VERB", "AUX", "ADV")):
        return False
    before = sentence.words[words[0].index - 1] if words[0].index else None
    named = term.details[0] == "named"
    return named or not before or before.tag not in ("NOUN", "ADJ", "PROPN")


def _is_new(plain: str, one: Phrase) -> bool:
    """Whether «et» or nothing but a list stands before an office, so that it begins a new item."""
    return bool(re.search(r"\b(?:et|que)\s+(?:le |la |l')?$", plain[: one.start][-12:]))


def _is_closed(plain: str, one: Phrase) -> bool:
    return plain[one.end : one.end + 1] in (",", ")", ".", ";")


def _inside(term: Term, spans: list[tuple[int, int]]) -> bool:
    return any(start < term.end and term.start < end for start, end in spans)


def _mark_nested(found: list[Phrase]) -> list[Phrase]:
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    limit = -1
    for phrase in found:
        phrase.nested = phrase.start < limit
        limit = max(limit, phrase.end)
    return found
