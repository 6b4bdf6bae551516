"""How dates are worded: each pattern is one kind of expression, the more exact ones first.

Groups are named after what they hold; nothing here knows a year that the words do not say.
"""

import re

from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_SHORT_MONTHS = {
    "janv": 1, "févr": 2, "fév": 2, "fevr": 2, "avr": 4, "juil": 7, "juill": 7, "sept": 9,
    "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
MONTHS = _SHORT_MONTHS | {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12,
}  # fmt: skip
ENGLISH_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
QUARTERS = {
    "premier": 1, "1er": 1, "deuxième": 2, "second": 2, "2e": 2, "troisième": 3, "3e": 3,
    "quatrième": 4, "4e": 4,
}  # fmt: skip
ROUGH = ("début", "debut", "mi", "fin")

_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DOTTED = "|".join(rf"(?<=\b{name})\." for name in _SHORT_MONTHS)
_MONTH = rf"(?P<month>{_MONTH_NAMES})\b(?:{_DOTTED})?"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?\s+)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s+(?P<relative>dernier|prochain|passé)\b)?"
_DAY = r"(?P<day>1er|\d{1,2})"
_ROUGH = (
    r"(?P<part>(?:au |à la |à l[ae] |le |la )?(?:début|debut|mi|fin|courant)(?: du mois)?"
    r"(?: d[e'])?|en|au mois d[e']|dans le courant du mois d[e']|au cours du mois d[e']|"
    r"courant du mois d[e']|(?:le |ce )mois d[e']|dès|depuis)"
)
_AFTER_NOUN = "|".join(
    f"(?<={noun} )" for noun in ("sommet", "réunion", "rencontre", "visite", "celle", "celui",
                                 "celles", "session", "conférence", "pourparlers", "entretien")
)  # fmt: skip
"""«la rencontre de février»: elsewhere a month alone says too little."""
_SEASONS = r"(?P<season>printemps|été|automne|hiver)"
_NUMBER = r"(?P<count>\d{1,2}|un|une|deux|trois|quatre|cinq|six|sept|huit|dix|quinze)"
_UNIT = r"(?P<unit>jours?|semaines?|mois|ans?|années?)"

PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("numeric", r"(?<!\d)(?P<day>\d{1,2})[/.](?P<monthnumber>\d{1,2})[/.](?P<year>20\d\d)\b"),
        ("numeric", r"(?<!\d)(?P<year>20\d\d)-(?P<monthnumber>\d\d)-(?P<day>\d\d)(?!\d)"),
        (
            "range",
            rf"(?:\bdu\s+|\bles?\s+|\bentre\s+le\s+)?\b{_WEEKDAY}{_DAY}(?:\s+(?P<month1>"
            rf"{_MONTH_NAMES})(?:\s+(?P<year1>20\d\d))?)?(?:,\s*(?:1er|\d{{1,2}}))*"
            rf"\s*(?P<join>au|et(?:\s+le)?|-|–)\s*(?:{WEEKDAY})?\s*"
            rf"(?P<last>1er|\d{{1,2}})\s+{_MONTH}{_YEAR}",
        ),
        ("day", rf"\b(?:le\s+|ce\s+)?{_WEEKDAY}(?:le\s+)?\b{_DAY}\s+{_MONTH}{_YEAR}"),
        # «en sept ans» counts years: the short name wants its dot or a year.
        ("month", rf"\b{_ROUGH}[\s-]*\b(?!sept\s(?!20\d\d)){_MONTH}{_YEAR}"),
        ("month", rf"\b{_MONTH}\s+(?:(?P<year>20\d\d)\b|(?P<relative>dernier|prochain|passé)\b)"),
        ("month", rf"(?:{_AFTER_NOUN})d(?:e\s+|'){_MONTH}{_YEAR}"),
        (
            "year",
            r"\b(?:en|(?:(?<=remonte )|(?<=remontait )|(?<=remontent ))à|"
            rf"(?P<part>début|debut|mi|fin|à la fin de|au début de|(?:à l'|en |au )"
            rf"{_SEASONS})[\s-]*(?:de (?:l'année )?)?)\s*(?P<year>(?:19|20)\d\d)\b",
        ),
        (
            "quarter",
            r"\b(?:au |le |du |d'ici le )?(?P<quarter>premier|deuxième|second|troisième|"
            r"quatrième|dernier|"
            r"1er|[234]e) (?P<length>trimestre|semestre)(?: de)?\s+(?P<year>20\d\d)\b",
        ),
        (
            "weekday",
            rf"\b(?:ce\s+|le\s+)?(?P<weekday>{WEEKDAY})"
            r"(?:\s+(?P<relative>dernier|prochain|passé|suivant)\b)?",
        ),
        ("period", r"\b(?:la\s+)?(?P<period>semaine|journée)\s+(?P<relative>dernière|prochaine|"
                   r"passée|suivante)\b"),
        ("period", r"\b(?:le\s+|l')?(?P<period>mois|week-end|an|année)\s+"
                   r"(?P<relative>derni(?:er|ère)|prochaine?|passée?|suivante?)\b"),
        ("period", r"\b(?:ce|cette)\s+(?P<period>semaine|week-end|mois|année)\b"),
        ("ago", rf"\bil y a (?:tout juste |environ |à peine )?{_NUMBER}\s+{_UNIT}\b"),
        ("ahead", rf"\bdans (?:un délai de )?{_NUMBER}\s+{_UNIT}\b"),
        (
            "today",
            r"\b(?P<word>avant-hier|hier|aujourd'hui|après-demain|demain|ce jour|ce matin|ce soir|"
            r"cet après-midi|cette nuit)\b",
        ),
        (
            "chained",
            r"\b(?P<word>l'avant-veille|la veille|le surlendemain|le lendemain|dès le lendemain|"
            r"le jour même|le même jour|ce même jour|ce jour-là|plus (?:tôt|tard) dans la "
            r"(?:journée|matinée|soirée)|dans la (?:journée|soirée|matinée)|"
            r"dans l'après-midi)\b",
        ),
    )
)  # fmt: skip
