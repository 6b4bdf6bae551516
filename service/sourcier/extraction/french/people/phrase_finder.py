"""From terms and names to phrases: names join the office beside them, then nothing overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sourcier.extraction.french.people.leads import lead
from sourcier.extraction.french.people.named_groups import named_groups
from sourcier.extraction.french.people.office_references import reference
from sourcier.extraction.french.people.offices import office
from sourcier.extraction.french.people.persons import NameSpan, Person
from sourcier.extraction.french.people.phrases import BRACKET, BRACKET_GAP, Phrase, PhraseKind
from sourcier.extraction.french.people.titled_people import TitledPeople
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words

_BEFORE = words("offices_rank_adjectives") | words("offices_determiners")
_KINDS = {
    "country": PhraseKind.COUNTRY,
    "organisation": PhraseKind.ORGANISATION,
    "institution": PhraseKind.ORGANISATION,
    "media": PhraseKind.MEDIA,
    "city": PhraseKind.CITY,
    "demonym": PhraseKind.COUNTRY,
}
"""What each category of term names, where it stands for itself."""
_BESIDE = re.compile(r"(?:,|,?\s+et)\s+")
"""What joins peoples without an article: «Grecs, Turcs et Libyens se retrouvent»."""
_OF = re.compile(r"(?:de (?:la |l')?|du |des |d')")
_PARTIES = (PhraseKind.COUNTRY, PhraseKind.ORGANISATION)


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
            if _is_noun(self._document, sentence, term)
            and not _inside(term, spans)
            and not _names_no_office(self._document.plain, term)
        ]
        joined = TitledPeople(self._document, sentence, names, offices).find()
        yield from joined
        yield from self._terms(sentence, joined)
        taken = [(phrase.start, phrase.end) for phrase in joined]
        for group in named_groups(self._document, sentence):
            if not any(start < group.end and group.start < end for start, end in taken):
                yield group

    def _names_in(self, sentence: Sentence) -> list[tuple[NameSpan, Person]]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._names[first:last]

    def _terms(self, sentence: Sentence, taken: list[Phrase]) -> Iterator[Phrase]:
        spans = [(phrase.start, phrase.end) for phrase in taken]
        found = self._document.terms_in(sentence.start, sentence.end, *_KINDS)
        together = self._peoples(found)
        for term in found:
            if not sentence.covers(term.start, term.end) or _inside(term, spans):
                continue
            outer, determiner, preposition = lead(self._document.plain, sentence.start, term.start)
            capital = self._document.plain[term.start].isupper()
            several = self._is_people(term) and preposition in ("entre", "avec")
            among = several or term.start in together
            if term.category == "demonym" and not (capital and (determiner or among)):
                continue
            # A city speaks for its country.
            named = replace(term, category="country") if term.category == "city" else term
            yield Phrase(
                _KINDS[term.category], outer, term.start, term.end, determiner, preposition,
                references=(reference(named),),
            )  # fmt: skip

    def _is_people(self, term: Term) -> bool:
        name = self._document.plain[term.start : term.end]
        return term.category == "demonym" and name[0].isupper() and name.endswith("s")

    def _peoples(self, terms: Sequence[Term]) -> set[int]:
        """Where peoples begin that stand side by side: each shows that the other is one."""
        peoples = [term for term in terms if self._is_people(term)]
        return {
            start
            for one, other in pairwise(peoples)
            if _BESIDE.fullmatch(self._document.plain, one.end, other.start)
            for start in (one.start, other.start)
        }


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


def _is_noun(document: Document, sentence: Sentence, term: Term) -> bool:
    """Whether the word names somebody, rather than saying of what kind another noun is."""
    own = sentence.between(term.start, term.end)
    if not own:
        return False
    before = sentence.words[own[0].index - 1] if own[0].index else None
    if len(own) == 1 and own[0].tag in ("ADJ", "VERB", "AUX", "ADV"):
        return _is_apposition(document, sentence, own[0], before)
    named = term.details[0] == "named" or (before is not None and before.lower in _BEFORE)
    return named or not before or before.tag not in ("NOUN", "ADJ", "PROPN")


def _is_apposition(document: Document, sentence: Sentence, word: Word, before: Word | None) -> bool:
    """«X, envoyé spécial de …»: what a tagger takes for a participle."""
    following = sentence.words[word.index + 1 : word.index + 2]
    described = bool(following) and following[0].tag == "ADJ" and not following[0].forms
    sent = bool(following) and _sends(document, following[0].start)
    return (described or sent) and (before is None or before.lower in (",", "l'", "un", "ancien"))


def _sends(document: Document, start: int) -> bool:
    """«X, envoyé de l'Union»: a country or body behind «de»."""
    of = _OF.match(document.plain, start)
    if of is None:
        return False
    named = document.terms_in(of.end(), of.end() + 60, *_KINDS)
    return bool(named) and named[0].start == of.end()


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
