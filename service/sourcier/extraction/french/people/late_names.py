"""Who is named only after the office: «la ministre bolivienne a plaidé … a dit Mme Quispe».

A surname with an address, of which the document says nothing else, is that of the last office
without a name before it, if that is specific and of the same gender.
"""

import re
from collections.abc import Iterable, Sequence

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document

_ADDRESS = re.compile(r"\b(?P<address>M\.|Mme|Monsieur|Madame)\s+$")
_FARTHEST = 700
"""Characters between an office and the name of its holder."""


def late_offices(
    document: Document, phrases: Sequence[Phrase], known: Iterable[str]
) -> list[tuple[str, Phrase]]:
    """The key of each person so named, with the phrase of the office; `known` are told already."""
    found: dict[str, Phrase] = {}
    told = set(known)
    for one in phrases:
        if one.kind is not PhraseKind.PERSON or one.person in told:
            continue
        told.add(one.person)
        office = _office_before(document, phrases, one)
        if office and office not in found.values():
            found[one.person] = office
    return list(found.items())


def _office_before(document: Document, phrases: Sequence[Phrase], name: Phrase) -> Phrase | None:
    address = _ADDRESS.search(document.plain[max(0, name.start - 10) : name.start])
    if address is None or " " in document.plain[name.start : name.end]:
        return None
    article = "la" if address["address"] in ("Mme", "Madame") else "le"
    near = [one for one in phrases if name.start - _FARTHEST < one.start and one.end < name.outer]
    fitting = [one for one in near if _is_specific(one) and one.determiner == article]
    return fitting[-1] if len({_wording(document, one) for one in fitting}) == 1 else None


def _is_specific(one: Phrase) -> bool:
    """Whether it is the one office of a country or body, and not a complement of something."""
    single = one.kind is PhraseKind.OFFICE and not one.plural and not one.nested
    return single and one.office_kind == "named" and bool(one.references)


def _wording(document: Document, one: Phrase) -> str:
    return document.plain[one.start : one.end].lower()
