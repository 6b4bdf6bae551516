"""People with the offices beside them: «le ministre turc, X», «X, ministre de Y», «le Turc X».

An office is that of one person of its sentence, or stays a phrase of its own.
"""

import re
from dataclasses import replace

from sourcier.extraction.french.people.leads import lead
from sourcier.extraction.french.people.name_joins import (
    AFTER_NAME,
    has_inner,
    is_behind_name,
    is_closed,
    joins_before,
    outermost,
)
from sourcier.extraction.french.people.office_references import reference
from sourcier.extraction.french.people.persons import NameSpan, Person
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.people.same_office_again import office_again
from sourcier.extraction.french.people.shared_offices import share
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_RANKS = words("phrase_finder_ranks")
_ADDRESS = re.compile(
    r"(?:\b(?:MM?\.|Mmes?|Mlle|Dre?|Pr|Me|Maître|Mgr|Monsieur|Madame|S\.E\.M?\.?|S\.E\.|SEM?|"
    r"Son Excellence|Leurs Excellences|Sir|Lord|Lady|PM|El[- ]?Hadji?|Cheikha?|Sheikha?)\.?"
    r"\s*){1,3}$"
)
_HONORIFIC = re.compile(
    r"(?:\b(?P<preposition>avec|par|de|à|entre|pour|selon)\s+)?(?:Sa Majesté|Sa Sainteté|S\.M\.|"
    r"Son Altesse(?: [A-ZÉ][\w]+)?|Son Excellence|S\.A\.(?:R\.)?|S\.E\.(?: ?M\.)?)\s*$"
)

_ONE_OF_BODY = frozenset(
    ("membre", "militaire", "officier", "officière", "fonctionnaire", "parlementaire", "homme")
)
"""Nouns of one person that stand for a body too: «A, membre de la délégation»."""
_SECOND = re.compile(r"\s+et\s+|,\s+(?:et\s+)?")
_FROM = re.compile(
    r"\s(?:(?P<bracket>\()|"
    r"(?:du |des |de la |de l'|de |d'|pour la |pour le |pour l'|pour les |pour (?=[A-ZÀ-Þ])))"
)
_ITEM_ENDS = re.compile(r"\)|\s*(?:[,;.]|et\b)")
"""«X (Chili)», «X du Chili», «X pour le Chili», as an item of a list ends."""


class TitledPeople:
    """The people and offices of one sentence."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        names: list[tuple[NameSpan, Person]],
        offices: list[Phrase],
    ) -> None:
        self._document, self._sentence = document, sentence
        self._names, self._offices = names, offices
        self._used: set[int] = set()

    def find(self) -> list[Phrase]:
        """The people, and after them the offices of nobody named."""
        people: list[Phrase] = []
        for span, person in self._names:
            people.append(self._person(span, person, people[-1] if people else None))
        people = share(self._document, people, self._offices, self._used)
        people = office_again(self._document, people)
        return people + [one for i, one in enumerate(self._offices) if i not in self._used]

    def _person(self, span: NameSpan, person: Person, previous: Phrase | None) -> Phrase:
        plain = self._document.plain
        joined = self._with_demonym(self._alone(span, person))
        for index, one in reversed(list(enumerate(self._offices))):
            if one.end > span.start or index in self._used:
                continue
            if joins_before(
                plain, one, span, joined.start, self._names, previous
            ) or self._is_second(index, joined.start):
                index, one = outermost(plain, self._offices, index, joined.start)
                index, one = self._known_one(person, index, one)
                if is_behind_name(plain, one, self._names):
                    continue
                self._used.add(index)
                self._lengthen(one, span.end)
                joined = replace(one, kind=PhraseKind.PERSON, person=person.key, end=span.end)
                joined = self._with_honorific(self._with_office_before(joined))
                if one.head not in _RANKS:
                    return self._with_apposition(self._with_country(joined))
        return self._with_office_after(self._with_country(joined))

    def _lengthen(self, inner: Phrase, end: int) -> None:
        """«le porte-parole du président X»: the name belongs to the outer office too."""
        for position, other in enumerate(self._offices):
            if other.end == inner.end and other.start < inner.start:
                self._offices[position] = replace(other, end=end)

    def _known_one(self, person: Person, index: int, one: Phrase) -> tuple[int, Phrase]:
        """«le porte-parole du président de la Russie X»: the office for which X is known."""
        for position, other in enumerate(self._offices):
            around = other.end == one.end and other.start < one.start and not other.plural
            if around and position not in self._used and other.head == person.office:
                return position, other
        return index, one

    def _is_second(self, index: int, start: int) -> bool:
        """«le ministre d'État, ministre de la Défense, X»: the second office of one person."""
        one, plain = self._offices[index], self._document.plain
        if one.determiner or one.plural or not re.fullmatch(r",\s+", plain[one.end : start]):
            return False
        return any(
            other.determiner in ("le", "la", "l'") and not other.plural
            and re.fullmatch(r",\s+", plain[other.end : one.start])
            for other in self._offices[:index]
        )  # fmt: skip

    def _alone(self, span: NameSpan, person: Person) -> Phrase:
        """The name with its address, article and preposition."""
        floor = self._sentence.start
        before = self._document.plain[max(floor, span.start - 30) : span.start]
        address = _ADDRESS.search(before)
        first = span.start - (len(address.group()) if address else 0)
        outer, determiner, preposition = lead(self._document.plain, floor, first)
        return Phrase(
            PhraseKind.PERSON, outer, span.start, span.end, determiner, preposition, person.key
        )

    def _with_honorific(self, joined: Phrase) -> Phrase:
        """«avec Sa Majesté le Roi A»: the preposition stands before the honorific."""
        before = self._document.plain[max(0, joined.outer - 40) : joined.outer]
        match = _HONORIFIC.search(before)
        if not match:
            return joined
        outer = joined.outer - len(match.group())
        return replace(joined, outer=outer, preposition=match["preposition"] or "")

    def _with_office_before(self, joined: Phrase) -> Phrase:
        """«président de X et président en exercice de Y, A»: two offices of one person."""
        if joined.determiner or joined.plural:
            return joined
        for index, one in enumerate(self._offices):
            gap = self._document.plain[one.end : joined.start]
            if index not in self._used and not one.plural and re.fullmatch(r"\s+et\s+|,\s+", gap):
                self._used.add(index)
                start, end = one.role or (one.start, one.end)
                role = (start, joined.role[1] if joined.role else end)
                return replace(
                    joined, outer=one.outer, start=one.start, determiner=one.determiner,
                    preposition=one.preposition, references=one.references + joined.references,
                    role=role, head=one.head,
                )  # fmt: skip
        return joined

    def _with_demonym(self, alone: Phrase) -> Phrase:
        """«le Norvégien X»: the country of a name, and no participant of its own."""
        plain = self._document.plain
        for term in self._document.terms_in(max(0, alone.start - 30), alone.start, "demonym"):
            outer, determiner, preposition = lead(plain, self._sentence.start, term.start)
            capital = plain[term.start].isupper()
            if capital and determiner and term.end + 1 == alone.start:
                return replace(
                    alone, outer=outer, start=term.start, determiner=determiner,
                    preposition=preposition, references=(reference(term),),
                )  # fmt: skip
        return alone

    def _with_country(self, alone: Phrase) -> Phrase:
        """«Ramiro Quispe (Bolivie)», «Ramiro Quispe du Pérou»: whom a person stands for."""
        match = _FROM.match(self._document.plain, alone.end)
        if not match or alone.references:
            return alone
        for term in self._document.terms_in(
            match.end(), match.end() + 60, "country", "organisation"
        ):
            closed = match["bracket"] is None or self._document.plain.startswith(")", term.end)
            if (
                term.start == match.end()
                and closed
                and _ITEM_ENDS.match(self._document.plain, term.end)
            ):
                end = term.end + (1 if match["bracket"] else 0)
                return replace(alone, references=(reference(term),), end=end)
        return alone

    def _with_office_after(self, alone: Phrase) -> Phrase:
        """«A, ministre de X»: the first office behind the name, where it is no other person's."""
        for index, one in enumerate(self._offices):
            if one.outer < alone.end or index in self._used or one.plural:
                continue
            if one.office_kind == "collective" and one.head not in _ONE_OF_BODY:
                break
            near = AFTER_NAME.match(self._document.plain[alone.end : one.start])
            if not near or self._is_of_another(one):
                break
            self._used.add(index)
            found = replace(
                alone, role=one.role, references=one.references, end=one.end, head=one.head
            )
            return self._with_bracket(self._with_second_office(found, index + 1))
        return alone

    def _with_apposition(self, joined: Phrase) -> Phrase:
        """«le président A, facilitateur de B, …»: the second office is of A, and B sends nobody."""
        for index, one in enumerate(self._offices):
            gap = self._document.plain[joined.end : one.outer]
            bare = not (one.determiner or one.preposition or one.plural)
            if one.outer < joined.end or not bare or index in self._used or gap.strip() != ",":
                continue
            if one.outer == one.start and is_closed(self._document.plain, one):
                self._used.add(index)
                return replace(joined, end=one.end)
        return joined

    def _with_second_office(self, found: Phrase, following: int) -> Phrase:
        """«A, ministre d'État et conseiller du président B»: two offices behind one name."""
        for index, one in enumerate(self._offices[following:], following):
            gap = self._document.plain[found.end : one.start]
            bare = not (one.determiner or one.preposition or one.plural)
            if found.role and bare and one.start >= found.end and _SECOND.fullmatch(gap):
                self._used.add(index)
                found = replace(
                    found, end=one.end, role=(found.role[0], one.end),
                    references=found.references + one.references,
                )  # fmt: skip
        return found

    def _with_bracket(self, found: Phrase) -> Phrase:
        """«A (ministre de la Santé)»: the bracket that opens behind the name is part of it."""
        plain = self._document.plain
        opens = found.role is not None and plain.endswith("(", 0, found.role[0])
        closed = opens and plain.startswith(")", found.end)
        return replace(found, end=found.end + 1) if closed else found

    def _is_of_another(self, one: Phrase) -> bool:
        """Whether an office joins a name behind it."""
        plain, names = self._document.plain, self._names
        taken = any(joins_before(plain, one, span, span.start, names) for span, _ in names)
        if not taken or has_inner(one, self._offices):
            return False
        return bool(one.determiner) or not is_closed(plain, one)
