"""The words of an office alone: without its countries, and in the singular for one holder."""

import re

from sourcier.extraction.french.people.phrases import AMONG, Phrase
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.lexicon import words

_LEAD = re.compile(
    r"\s+(?:(?:de la |de l'|des |du |de |d'|en )(?:pays|nations|états)\s*(?:membres\s*)?)?"
    r"(?:de la|de l'|des|du|de|d'|en)?\s*(?:«\s*)?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf",?\s+{AMONG}\s+(?:ceux\s+)?(?:de la |de l'|de |du |des |d'|la |le |les |l')?$", re.IGNORECASE
)
_COUNTRIES = words("offices_country_heads")
_PREPOSITIONS = words("offices_prepositions") | {"du", "des", "en", "au", "aux"}
_FORMER = frozenset(("ancien", "ancienne", "ex", "actuel", "actuelle", "nouveau", "nouvelle"))
_UNCHANGED = frozenset(("pays", "fils", "bras", "parole", "porte-parole", "affaires"))


def without_countries(document: Document, phrase: Phrase) -> tuple[int, int] | None:
    """«représentants» of «représentants de la Suède et de la Norvège»; None for mere countries."""
    if phrase.role is None or phrase.head.rstrip("s") in _COUNTRIES or phrase.head in _COUNTRIES:
        return None
    start, end = phrase.role
    first = min((one.start for one in phrase.references), default=end)
    if not start < first < end:
        return phrase.role
    bare = _LEAD.sub("", _AMONG.sub("", document.plain[start:first])).rstrip()
    return (start, start + len(bare)) if bare else phrase.role


def as_value(role: str, of_several: bool) -> str:
    """An office as a value: for one holder, and without the capital of a sentence it opens."""
    role = singular(role) if of_several else role
    former = role.split(" ")[0].lower() in _FORMER
    return role[:1].lower() + role[1:] if former else role


def singular(role: str) -> str:
    """«envoyés présidentiels» for one of them: every word up to the first complement."""
    parts = re.split(r"(\s+)", role)
    result: list[str] = []
    for position, part in enumerate(parts):
        if part.lower() in _PREPOSITIONS or re.match(r"d'|à$", part.lower()):
            return "".join([*result, *parts[position:]])
        result.append(_singular_word(part))
    return "".join(result)


def _singular_word(word: str) -> str:
    lower = word.lower()
    if lower in _UNCHANGED or len(word) < 4 or lower.endswith(("ss", "ais", "ois")):
        return word
    if lower.endswith("eaux"):
        return word[:-1]
    if lower.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if lower.endswith("s") else word
