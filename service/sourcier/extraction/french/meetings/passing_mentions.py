"""Meetings that a sentence names without telling of them, by the words before the noun.

What is only spoken of, or only says when something else is, is not what the text goes on with.
"""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document

_IN_PASSING = re.compile(
    r"\bà (?:[\w-]+ )?(?:heures|jours|semaines|mois) d(?:e |u |es |')"
    r"(?:l[ea]s? |l'|une? |cette |ce )?(?:[\w-]+ )?$"
)
_SPOKEN_OF = re.compile(
    r"\b(?:sur|concernant|(?:au sujet|à propos|résultats|conclusions|issue|décisions?|"
    r"résolutions?|recommandations?) d(?:e|u|es)) ?(?:l[ea]s? |l')?(?:\d+ ?)?(?:\w+ )?$|"
    r"\b(?:parl|discut|évoqu|rappel)\w+ (?:de |d')?(?:l[ae] |l'|leurs? |s[ao]n? |ses )(?:\w+ )?$"
)
_THEY_WHO_CAME = re.compile(
    r"\b(?:participant|délégu|délégation|invité)\w* (?:à l[a'] ?|au |aux |de la |de l'|du |des )"
    r"[^,;:]*(?:\([^)]*\)[^,;:]*)?,\s$"
)
_NEAR, _FAR = 40, 120
"""Characters before a mention that are looked at."""


def is_spoken_of(document: Document, frame: Frame) -> bool:
    """«a fait le point sur les pourparlers de mardi»: it is only what is spoken of here."""
    before = document.plain[max(0, frame.start - _NEAR) : frame.start]
    return (
        not frame.verbal
        and bool(frame.definite or frame.ordinal)
        and bool(_SPOKEN_OF.search(before))
    )


def is_in_passing(document: Document, frame: Frame) -> bool:
    """«se sont réunis à dix jours du sommet»: it only says when another meeting is held."""
    before = document.plain[max(0, frame.start - _NEAR) : frame.start]
    return frame.rule == "pronoun-of-other-meeting" or bool(_IN_PASSING.search(before))


def are_those_who_came(document: Document, frame: Frame) -> bool:
    """«les participants au forum, réunis …»: they gathered for what was just named."""
    before = document.plain[max(0, frame.start - _FAR) : frame.start]
    return bool(_THEY_WHO_CAME.search(before))
