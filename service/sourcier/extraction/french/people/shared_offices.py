"""One plural office, several holders, each with a country: «les présidents de X et de Y, A et B».

Three ways to say it: names after the whole list, a name in brackets after each country, and a
demonym before each name («ses homologues allemand A et français B»).
"""

import re
from dataclasses import replace
from itertools import pairwise

from sourcier.extraction.french.people.offices import reference
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.gazetteer import Term

_AND = re.compile(r"^\s*(?:,|et|,\s*et)\s*$")
_OF = re.compile(r"(?:de la |de l'|de |du |des |d')$")
_COMMA = re.compile(r"^\s*[,:(]\s*$")


def share(
    document: Document, people: list[Phrase], offices: list[Phrase], used: set[int]
) -> list[Phrase]:
    """The same people, each with the share of a plural office; used offices are marked."""
    for index, one in enumerate(offices):
        if one.plural and index not in used and len(one.references) > 1:
            people = _after_list(document, people, one) or people
            people = _in_brackets(document, people, one)
            if all(_is_taken(ref.start, people) for ref in one.references):
                used.add(index)
    return _with_demonyms(document, people)


def _is_taken(start: int, people: list[Phrase]) -> bool:
    return any(ref.start == start for person in people for ref in person.references)


def _role(document: Document, one: Phrase) -> tuple[int, int]:
    """The office without its countries."""
    start = one.role[0] if one.role else one.start
    before = document.plain[start : one.references[0].start]
    bare = re.sub(r"\s+(?:de la|de l'|de|du|des|d')\s*$", "", before).rstrip()
    return (start, start + len(bare)) if bare else (start, one.end)


def _after_list(document: Document, people: list[Phrase], one: Phrase) -> list[Phrase] | None:
    """As many names as countries, right after the list of countries."""
    number = len(one.references)
    first = next((i for i, person in enumerate(people) if person.start >= one.end), None)
    if first is None or not _COMMA.match(document.plain[one.end : people[first].outer]):
        return None
    named = people[first : first + number]
    gaps = [document.plain[a.end : b.outer] for a, b in pairwise(named)]
    if len(named) < number or not all(_AND.match(gap) for gap in gaps):
        return None
    shared = [
        replace(person, role=_role(document, one), head=one.head, references=(ref,), plural=True)
        for person, ref in zip(named, one.references, strict=True)
    ]
    shared[0].outer, shared[0].start = one.outer, one.start
    shared[0].determiner, shared[0].preposition = one.determiner, one.preposition
    return people[:first] + shared + people[first + number :]


def _in_brackets(document: Document, people: list[Phrase], one: Phrase) -> list[Phrase]:
    """«de Suède (A), de Finlande (B)»."""
    result = []
    for person in people:
        for ref in one.references:
            if document.plain[ref.end : person.start].strip() == "(":
                first = ref is one.references[0]
                person = replace(
                    person,
                    role=_role(document, one),
                    head=one.head,
                    references=(ref,),
                    outer=one.outer if first else ref.start,
                    start=one.start if first else ref.start,
                    end=person.end + document.plain[person.end : person.end + 1].count(")"),
                    preposition=one.preposition if first else "",
                    plural=True,
                )
        result.append(person)
    return result


def _with_demonyms(document: Document, people: list[Phrase]) -> list[Phrase]:
    """«les envoyés A et B», «ses homologues allemand A et français B»."""
    result: list[Phrase] = []
    for person in people:
        before = result[-1] if result else None
        if before and before.plural and not person.role:
            gap = document.plain[before.end : person.outer]
            terms = document.terms_in(before.end, person.start, "demonym", "country")
            if _AND.match(gap):
                person = replace(
                    person, role=before.role, references=before.references, plural=True
                )
            elif len(terms) == 1 and _is_demonym_gap(document, before, person, terms[0]):
                person = replace(
                    person, role=before.role, references=(reference(terms[0]),), plural=True,
                    outer=terms[0].start, start=terms[0].start,
                )  # fmt: skip
        result.append(person)
    return result


def _is_demonym_gap(document: Document, before: Phrase, person: Phrase, term: Term) -> bool:
    lead = document.plain[before.end : term.start]
    if term.category == "country":
        lead = _OF.sub("", lead)
    tail = document.plain[term.end : person.outer]
    return bool(_AND.match(lead)) and not tail.strip(" ,")
