"""The countries and organisations in whose name an office acts, with the list that may follow it.

A list goes on where the office is of several, or where its words speak of countries.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import AMONG, PhraseKind, Reference
from sourcier.extraction.french.people.posts import before_post
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier_events.names import fold

_LIST_GAP = re.compile(
    r"^\s*(?:\([^()\n]{2,50}\))?\s*(?:,|\bet\b|,\s*et\b|,?\s*ainsi que|ou)?\s*"
    rf"(?:,?\s*{AMONG}\s*)?(?:ceux\s+)?"
    r"(?:de la |de l'|de |du |des |d'|la |le |les |l')?$",
    re.IGNORECASE,
)
_NEIGHBOURING = re.compile(
    r"\b(?:voisine?s?|limitrophes?|frontali(?:er|ère)s?|riverains?) (?:immédiate?s? )?"
    r"(?:de la |de l'|de |du |des |d'|avec la |avec l'|avec le )$",
    re.IGNORECASE,
)
"""«les ministres des pays voisins de X»: whoever they act for, it is not X."""
_ADJECTIVE_GAP = re.compile(r"^\s*(?:,|,?\s*\bet\b|,?\s*\bpuis\b|,?\s*ainsi que)\s*$")


def references(
    document: Document, sentence: Sentence, head: Term, end: int
) -> tuple[int, tuple[Reference, ...]]:
    """Countries and organisations of an office, with the list that may follow it."""
    sent = before_post(document, head, end)
    inside = document.terms_in(head.end, sent, "country", "demonym", "organisation", "institution")
    # An institution beside its country speaks for the same delegation.
    named = {term.code for term in inside if term.category in ("country", "demonym")}
    inside = [term for term in inside if term.category != "institution" or term.code not in named]
    inside = [term for term in inside if not _is_neighbour(document, term)]
    found = [reference(term) for term in inside]
    beyond = _is_list(head, inside, document.plain[head.start : end])
    for term in document.terms_in(end, sentence.end, "country", "organisation"):
        if not beyond or not _LIST_GAP.match(document.plain[end : term.start]):
            break
        if _is_neighbour(document, term):
            break
        found.append(reference(term))
        end = term.end
    if found and "plural" in head.details and not beyond:
        end = _more_demonyms(document, sentence, found, end)
    return end, tuple({one.key: one for one in found}.values())


def _is_neighbour(document: Document, term: Term) -> bool:
    return bool(_NEIGHBOURING.search(document.plain[max(0, term.start - 40) : term.start]))


def _more_demonyms(document: Document, sentence: Sentence, found: list[Reference], end: int) -> int:
    """«les délégations russe, turque et iranienne»: adjectives as far as the list goes."""
    for term in document.terms_in(end, sentence.end, "demonym", "group"):
        lead = document.plain[end : term.start]
        follows = document.plain[term.end : term.end + 40]
        ends = not re.match(r"\s*,?\s+[A-ZÀ-Þ]", follows) or follows.startswith(", ")
        if not _ADJECTIVE_GAP.match(lead) or document.plain[term.start].isupper() or not ends:
            break
        if term.category == "demonym":
            found.append(reference(term))
        end = term.end
    return end


def _is_list(head: Term, inside: Sequence[Term], surface: str) -> bool:
    if any(term.category in ("country", "organisation") for term in inside):
        return "plural" in head.details
    return bool(re.search(r"\b(?:pays|nations|états|membres)\b", surface, re.IGNORECASE))


def reference(term: Term) -> Reference:
    """What a term of the gazetteer stands for."""
    if term.category in ("country", "demonym"):
        return Reference(PhraseKind.COUNTRY, term.code, term.name, term.start, term.end)
    return Reference(PhraseKind.ORGANISATION, fold(term.name), term.name, term.start, term.end)
