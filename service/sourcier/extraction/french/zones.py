"""Every line of a text is one zone with a type; nothing is deleted, so offsets stay true."""

import re
from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """What a line is to the reader."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """One line that is not blank, without the space around it."""

    kind: ZoneKind
    start: int
    end: int


_BOILERPLATE = re.compile(
    r"\(tagstotranslate\)|tous droits réservés|droits de reproduction|abonnez-vous|s'abonner"
    r"|vous abonner|à ses abonnés|^lire aussi|^à lire aussi|^voir aussi|^photo|^crédit|©"
    r"|newsletter|^partager|^source\s*:|^avec (?:l')?(?:afp|reuters)\b|^suivez-nous|cookies"
    r"|^publicité|^copyright|cliquez ici|^tags?\s*:|^mots[- ]clés\s*:|^traduit (?:de|par)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:par |publié |mis à jour |modifié |rédigé par |propos recueillis)"
    r"|^[\w .'-]{2,20}/[\w .'/-]{2,60}$|^\(?(?:afp|reuters|aa|belga|ats|xinhua)\)?$"
    r"|^\d{1,2}[/.]\d{1,2}[/.]\d{4}|^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r" \d{1,2} \w+ \d{4}\s*(?:à|-|,)?\s*[\dh: ]*$",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "!", "?", "…", "»", '"', "”", ";", ":", ")")
_LONGEST_TITLE = 160


def zones(plain: str) -> list[Zone]:
    """The zones of a plain text, in order."""
    found: list[Zone] = []
    for match in re.finditer(r"[^\n]+", plain):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        stripped = line.strip()
        if stripped:
            found.append(Zone(_kind(stripped), start, start + len(stripped)))
    return found


def _kind(line: str) -> ZoneKind:
    if _BOILERPLATE.search(line):
        return ZoneKind.BOILERPLATE
    if _BYLINE.search(line):
        return ZoneKind.BYLINE
    if len(line) <= _LONGEST_TITLE and not line.endswith(_SENTENCE_END):
        return ZoneKind.TITLE
    return ZoneKind.BODY
