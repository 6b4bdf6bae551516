"""Every line of a text is in one zone with a type; nothing is deleted, so offsets stay true."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sourcier.extraction.french.text.broken_lines import lines
from sourcier.extraction.french.text.characters import without_sand
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY


class ZoneKind(StrEnum):
    """What a line is to the reader."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """One line that is not blank, or one that a page broke, without the space around it."""

    kind: ZoneKind
    start: int
    end: int


_BOILERPLATE = re.compile(
    r"\(tagstotranslate\)|tous droits réservés|droits de reproduction|abonnez-vous|s'abonner"
    r"|vous abonner|à ses abonnés|^photo|^crédit"
    r"|^©|^.{0,80}©.{0,40}$|newsletter|^partager|^source\s*:|^avec (?:l')?(?:afp|reuters)\b"
    r"|^suivez-nous|cookies|^publicité|^copyright|cliquez ici|^tags?\s*:|^mots[- ]clés\s*:"
    r"|^traduit (?:de|par)",
    re.IGNORECASE,
)
_ANOTHER_PAGE = re.compile(r"\W{0,4}(?:à )?(?:lire|voir) aussi", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:par (?:(?-i:[A-ZÀ-Þ])|l[ae] (?:rédaction|correspond)|nos? |notre |rédaction|rédigé)|"
    r"publiée? |mis à jour |modifiée? |rédigée? par |propos recueillis)"
    r"|^[\w .'-]{2,20}/[\w .'/-]{2,60}$|^\(?(?:afp|reuters|aa|belga|ats|xinhua)\)?$"
    rf"|^\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|^(?:{WEEKDAY})"
    r" \d{1,2} \w+ \d{4}(?:\s*[à,-])?[\dh:\s]*$",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "!", "?", "…", "»", '"', "”", ";", ":", ")")
_LONGEST_BOILERPLATE = 240
"""A paragraph that mentions a newsletter, or has a «lire aussi» before its text, is news."""
_LONGEST_TITLE = 160
_LONGEST_BYLINE = 140
"""A paragraph that begins with «Par ailleurs, …» or «Publié lundi, …» is no byline."""


def zones(plain: str) -> list[Zone]:
    """The zones of a plain text, in order."""
    found: list[Zone] = []
    for line in lines(plain):
        text = without_sand(plain[line.start : line.end])
        found.append(Zone(_kind(text), line.start, line.end))
    return found


def _kind(line: str) -> ZoneKind:
    short = len(line) <= _LONGEST_BOILERPLATE
    boilerplate = _BOILERPLATE.search(line)
    if boilerplate and (short or boilerplate.start() == 0):
        return ZoneKind.BOILERPLATE
    if short and _ANOTHER_PAGE.match(line):
        return ZoneKind.BOILERPLATE
    if len(line) <= _LONGEST_BYLINE and _BYLINE.search(line):
        return ZoneKind.BYLINE
    if len(line) <= _LONGEST_TITLE and not line.endswith(_SENTENCE_END):
        return ZoneKind.TITLE
    return ZoneKind.BODY
