"""What may stand between a meeting and those who take part, as patterns over the plain text.

Each pattern ends where a phrase begins, or spans what lies between two phrases.
"""

import re

DETERMINER = (
    r"(?:avec |de |du |des |d'|à |au |aux |par )?"
    r"(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs )?"
)
LIST_GAP = re.compile(
    rf"^\s*(?:\([^)]{{1,60}}\))?\s*(?:,|,?\s*\bet\b|,?\s*\bpuis\b|,?\s*ainsi qu(?:e |')|"
    rf",?\s*mais aussi|,?\s*et aussi|"
    rf",?\s*(?:conduite|dirigée|menée|emmenée|représentée)s? par|,?\s*notamment|,?\s*dont|"
    rf",?\s*y compris|,?\s*accompagnée?s? |,?\s*aux côtés |,?\s*comme)\s*"
    rf"(?:également |notamment |aussi |enfin )?{DETERMINER}$",
    re.IGNORECASE,
)
ADVERBS = (
    r"(?:[\s,]|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|matin|soir|"
    r"après-midi|également|notamment|longuement|brièvement|séparément|aussi|ensuite|en tête-à-tête|"
    r"en personne|par téléphone|au téléphone|en visioconférence|par visioconférence|à huis clos|"
    r"ce|le|dans la soirée|dans la matinée|successivement|récemment|prochainement|\d{1,2}|1er|"
    r"janvier|février|"
    r"mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|20\d\d|tour à tour|"
    r"plus tôt|cette semaine|la semaine dernière|dans la journée|ce week-end|à nouveau|de nouveau|"
    r"pour la première fois|en privé|dernier|prochain|en marge d[^,]{3,50},?|"
    r"à [A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)?|au (?:Kremlin|"
    r"palais[^,]{0,30})|"
    r"à l'Élysée|à la Maison Blanche|en [A-ZÉ][\w'-]+)\b)*"
)
OBJECT_GAP = re.compile(
    rf"^{ADVERBS}\s*(?:avec\s+)?(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs |"
    rf"plusieurs )?$"
)
LATE_WITH = re.compile(rf"^{ADVERBS}[^.;:«]{{0,40}}\bavec {DETERMINER}$")
WITH = re.compile(
    rf"\b(?:avec|aux côtés d(?:e|u|es)|en compagnie d(?:e|u|es)|en présence d(?:e|u|es)|"
    rf"accompagnée?s? (?:de|du|des|par)|"
    rf"ainsi qu'avec)\s+{DETERMINER}$|\b(?:aux côtés|en présence|en compagnie) d'$",
    re.IGNORECASE,
)
BETWEEN = re.compile(rf"\bentre\s+{DETERMINER}$", re.IGNORECASE)
OF = re.compile(r"^\s*(?:[\w-]+\s+){0,3}?(?:de |du |des |d')(?:la |le |les |l')?$", re.IGNORECASE)
PARTICIPATION = re.compile(
    r"\b(?:la participation|la présence|en présence|représentée?s? par|coprésidée?s? par|"
    r"présidée?s? par|"
    r"dirigée?s? par|organisée?s? par|menée?s? par|conduite?s? par|figurai?e?n?t?(?: même|"
    r" également| aussi)?|"
    r"convoquée?s? par|reçue?s? par|accueillie?s? par|à l'invitation|à l'initiative)"
    rf"\s*{DETERMINER}$",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"\b(?:pour|sur|autour|afin|concernant|visant|portant|consacrée?s?|accord|paix|guerre|d'un|"
    r"d'une|relations|coopération)\b",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:sans|en l'absence d(?:e|u|es)|à l'exception d(?:e|u|es)|hormis|l'absence d(?:e|u|es))\s*"
    rf"{DETERMINER}$|\bl'absence d'$",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:ne |n')(?:\w+\s+){0,3}$", re.IGNORECASE)
HOST = re.compile(
    r"\b(?:présid|dirig|organis|convoqu|accueill|invitation|initiative|coprésid)", re.I
)
POSSESSIVE = re.compile(r"\b(?:son|sa|ses)\s+(?:\w+\s+)?$", re.IGNORECASE)
