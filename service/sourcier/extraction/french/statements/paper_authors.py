"""Who wrote a paper that a passage names, where the passage says so.

«un communiqué du ministère», «le texte publié lundi par X»; a paper of nobody named has no author.
"""

import re

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase

_ISSUED = re.compile(
    r"\w+ (?:[\w-]+ ){0,2}?(?:publi|diffus|émis|rédig|sign|transmis|communiqu|relay|adress)\w* "
    r"(?:\w+ )?",
    re.IGNORECASE,
)
"""«un texte publié lundi par X»: X wrote it."""
_OF = re.compile(r"\b(?:du|de la|de l'|de|d'|des) ?$")


def author(entities: Entities, plain: str, start: int, end: int) -> Entity | None:
    """Of a paper whose noun begins at `start`; named before `end`."""
    for one in entities.phrases_from(start + 1, end):
        if one.end <= end:
            lead = plain[start : one.outer]
            written = one.preposition == "de" and _is_bare(lead)
            issued = one.preposition == "par" and _ISSUED.fullmatch(lead)
            return entities.speaker(one) if written or issued else None
    return None


def author_of(entities: Entities, plain: str, phrase: Phrase) -> Entity | None:
    """Of a paper that a phrase names: «le rapport de l'ONU» names its author itself."""
    found = author(entities, plain, phrase.start, phrase.end)
    if found:
        return found
    for one in phrase.references:
        lead = plain[phrase.start : one.start]
        if _OF.search(lead) and _is_bare(lead):
            return entities.referred(one)
    return None


def _is_bare(lead: str) -> bool:
    """Whether nothing but adjectives stands between a paper and its author."""
    return len(lead.split()) <= 3 and "," not in lead
