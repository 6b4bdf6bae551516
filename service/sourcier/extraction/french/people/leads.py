"""What stands right before a phrase: an article, a preposition, or both in one word."""

import re

_LEAD = re.compile(
    r"(?:\b(?P<preposition>avec|par|de|d'|à|entre|pour|selon|chez|sans|contre|vers|sur|en|dans|"
    r"dont|envers)\s*)?(?P<determiner>\b(?:le|la|les|du|des|au|aux|un|une)\s+|\bl'\s*)?$",
    re.IGNORECASE,
)
_CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à"}


def lead(plain: str, floor: int, start: int) -> tuple[int, str, str]:
    """Where the lead of a phrase begins, not before `floor`, its determiner and its preposition."""
    match = _LEAD.search(plain[max(floor, start - 16) : start])
    assert match
    determiner = (match["determiner"] or "").strip().lower()
    preposition = (match["preposition"] or "").lower()
    preposition = preposition or _CONTRACTED.get(determiner, "")
    return start - len(match.group().lstrip()), determiner, preposition
