"""One plural office, several holders, each with a country: «les présidents de X et de Y, A et B».

Three ways to say it: names after the whole list, a name in brackets after each country, and a
demonym before each name («ses homologues allemand A et français B»). Portfolios part an office as
countries do: «les ministres des Mines, A, et de la Pêche, B».
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sourcier.extraction.french.people.office_references import reference
from sourcier.extraction.french.people.phrases import Phrase, Reference
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.gazetteer import Term

_AND = re.compile(r"^\s*(?:,|et|,\s*et)\s*$")
_OF = re.compile(
    r"(?:de la |de l'|de |du |des |d')"
    r"(?:(?:République|Royaume|Principauté|Confédération|Union|États?)"
    r"(?: [a-zà-ÿ]+){0,3} (?:de la |de l'|de |du |des |d'))?$"
)
_PORTFOLIO = re.compile(
    r"(?:,|,?\s+et)\s+(?P<of>(?:de la |de l'|du |des |de |d')[A-ZÀ-Þ][^,;.:()«»\n]{2,60}), "
    r"(?:M\. |Mme )?"
)
_OF_OPINION = ("selon", "pour", "chez", "sans", "contre", "sur")
_COMMA = re.compile(r"^\s*[,:(–—-]\s*(?:respectivement\s*[,:]?\s*)?$")


def share(
    document: Document, people: list[Phrase], offices: list[Phrase], used: set[int]
) -> list[Phrase]:
    """The same people, each with the share of a plural office; used offices are marked."""
    for index, one in enumerate(offices):
        if not one.plural or index in used:
            continue
        if len(one.references) < 2:
            named = _of_one_country(document, people, one)
            people = named or people
            used.update([index] if named else [])
            continue
        people = _after_list(document, people, one) or people
        people = _in_brackets(document, people, one)
        if all(_is_taken(ref.start, people) for ref in one.references):
            used.add(index)
    return _with_demonyms(document, people)


def _is_taken(start: int, people: list[Phrase]) -> bool:
    return any(ref.start == start for person in people for ref in person.references)


def _role(document: Document, one: Phrase) -> tuple[int, int]:
    """The office without its countries."""
    start, end = one.role or (one.start, one.end)
    if not one.references or not start < one.references[0].start < end:
        return start, end
    before = document.plain[start : one.references[0].start]
    bare = _OF.sub("", before).rstrip()
    return (start, start + len(bare)) if bare else (start, end)


def _after_list(document: Document, people: list[Phrase], one: Phrase) -> list[Phrase] | None:
    """As many names as countries, right after the list of countries."""
    number = len(one.references)
    first = _first_after(document, people, one)
    if first is None:
        return None
    named = people[first : first + number]
    gaps = [document.plain[a.end : b.outer] for a, b in pairwise(named)]
    if len(named) < number or not all(_AND.match(gap) for gap in gaps):
        return None
    each = [(ref,) for ref in one.references]
    return people[:first] + _shared(document, one, named, each) + people[first + number :]


def _of_one_country(document: Document, people: list[Phrase], one: Phrase) -> list[Phrase] | None:
    """«ses homologues australiens, A et B»: each holds the office for that country, if any."""
    first = _first_after(document, people, one)
    if first is None:
        return None
    last = first
    while last + 1 < len(people) and _AND.match(
        document.plain[people[last].end : people[last + 1].outer]
    ):
        last += 1
    named = people[first : last + 1]
    if last == first or any(person.role for person in named):
        return None
    if not one.references and not _is_apposed(document, one, named):
        return None
    each = [one.references] * len(named)
    return people[:first] + _shared(document, one, named, each) + people[last + 1 :]


def _is_apposed(document: Document, one: Phrase, named: Sequence[Phrase]) -> bool:
    """«les négociateurs, MM. A et B, …»: a comma closes what «selon les experts, A et B» leaves."""
    closed = document.plain[named[-1].end : named[-1].end + 1] in (",", ".", ";", ")")
    return closed and one.definite and one.preposition not in _OF_OPINION


def _first_after(document: Document, people: list[Phrase], one: Phrase) -> int | None:
    """The index of the person named right behind an office, after no more than a comma."""
    first = next((i for i, person in enumerate(people) if person.start >= one.end), None)
    if first is None or not _COMMA.match(document.plain[one.end : people[first].outer]):
        return None
    return first


def _shared(
    document: Document, one: Phrase, named: list[Phrase], each: Sequence[tuple[Reference, ...]]
) -> list[Phrase]:
    """Those named, each with the office and references of their own; the first leads the phrase."""
    role = _role(document, one)
    shared = [
        replace(person, role=role, head=one.head, references=references, plural=True)
        for person, references in zip(named, each, strict=True)
    ]
    shared[0].outer, shared[0].start = one.outer, one.start
    shared[0].determiner, shared[0].preposition = one.determiner, one.preposition
    return shared


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
    """«les envoyés A et B», «homologues allemand A et français B», «des Mines, A, du Port, B»."""
    result: list[Phrase] = []
    for person in people:
        before = result[-1] if result else None
        if before and before.plural and not person.role:
            gap = document.plain[before.end : person.outer]
            terms = document.terms_in(before.end, person.start, "demonym", "country")
            if _AND.match(gap):
                person = replace(
                    person, role=before.role, head=before.head, references=before.references,
                    plural=True,
                )  # fmt: skip
            elif portfolio := _PORTFOLIO.fullmatch(document.plain, before.end, person.start):
                person = _of_portfolio(document, before, person, portfolio.start("of"))
            elif len(terms) == 1 and _is_demonym_gap(document, before, person, terms[0]):
                start = terms[0].start - _of_length(document, before, terms[0])
                person = replace(
                    person, role=_role(document, before), head=before.head, plural=True,
                    references=(reference(terms[0]),), outer=start, start=start,
                )  # fmt: skip
        result.append(person)
    return result


def _of_portfolio(document: Document, before: Phrase, person: Phrase, start: int) -> Phrase:
    """The next minister of a list, whose role is the noun that all of them share."""
    role = before.role or (before.start, before.end)
    noun = re.match(r"[\w-]+", document.plain[role[0] : role[1]])
    return replace(
        person, role=(role[0], role[0] + len(noun.group())) if noun else role,
        head=before.head, references=before.references, plural=True, outer=start, start=start,
        preposition=before.preposition,
    )  # fmt: skip


def _of_length(document: Document, before: Phrase, term: Term) -> int:
    """«… A, du Royaume de Suède, B»: what leads to the country belongs to its holder."""
    of = _OF.search(document.plain[before.end : term.start])
    return len(of.group()) if of else 0


def _is_demonym_gap(document: Document, before: Phrase, person: Phrase, term: Term) -> bool:
    lead = document.plain[before.end : term.start]
    if term.category == "country":
        lead = _OF.sub("", lead)
    tail = document.plain[term.end : person.outer]
    return bool(_AND.match(lead)) and not tail.strip(" ,")
