"""«le ministre de A, X, celui de B, Y»: the pronoun stands for the office named before it.

Only one country or organisation behind the pronoun, and a name behind a comma, make it an office.
"""

import re
from dataclasses import replace

from sourcier.extraction.french.people.office_references import reference
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.people.role_words import without_countries
from sourcier.extraction.french.text.analysis import Document

_AGAIN = re.compile(
    r"\s*[,;]?\s*(?:\bet |\bainsi qu(?:e |')|\bpuis )?(?:(?P<preposition>de|à|avec|par) )?"
    r"(?P<pronoun>celui|celle) (?:de la |de l'|du |des |de |d')(?P<of>[^,;:.()«»\n]{2,50}),\s+"
    r"(?:MM?\. |Mme |Monsieur |Madame |S\.E\. ?M?\.? )?"
)


def office_again(document: Document, people: list[Phrase]) -> list[Phrase]:
    """The same people; those behind «celui de B» get the office of the one before, for B."""
    result: list[Phrase] = []
    for person in people:
        before = result[-1] if result else None
        found = _holder(document, before, person) if before and not person.role else None
        result.append(found or person)
    return result


def _holder(document: Document, before: Phrase, person: Phrase) -> Phrase | None:
    again = _AGAIN.fullmatch(document.plain, before.end, person.start)
    role = without_countries(document, before)
    if not again or role is None or before.plural:
        return None
    named = document.terms_in(*again.span("of"), "country", "organisation")
    if len(named) != 1 or named[0].end != again.end("of"):
        return None
    preposition = again["preposition"] or ""
    start = again.start("pronoun")
    return replace(
        person, role=role, head=before.head, references=(reference(named[0]),), start=start,
        outer=again.start("preposition") if preposition else start, preposition=preposition,
    )  # fmt: skip
