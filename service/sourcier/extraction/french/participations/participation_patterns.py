"""What may stand between a meeting and those who take part, as patterns over the plain text.

Each pattern ends where a phrase begins, or spans what lies between two phrases.
"""

import re

from sourcier.extraction.french.participations.modes import MODE

ADDRESS = (
    r"(?:(?:MM?\. ?|Mmes? |Mlle |Monsieur |Madame |Messieurs |Mesdames |Maître |Dre?\.? |Pr\.? |"
    r"Me |Mgr\.? |SEM?\.? |S\.E\.? ?M?\.? ?|LL\.EE\.? ?|(?:Son|Leurs) Excellences? |Sa Majesté |"
    r"Son Altesse |Sa Sainteté |El[- ]Hadj )){0,3}"
)
DETERMINER = (
    r"(?:avec |de |du |des |d'|à |au |aux |par )?"
    r"(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs )?" + ADDRESS
)
_UNDER = r"(?:conduit|dirigé|mené|emmené|représenté|piloté|présidé)e?s?"
SENT_UNDER = re.compile(rf"\b{_UNDER} (?:notamment )?(?:par )?$")
"""Before «par X»: X comes at the head of those named before."""
LIST_GAP = re.compile(
    rf"^\s*(?:\([^)]{{1,160}}\))?{MODE}?(?:,\s*d'une part)?\s*(?:,|;|[,;]?\s*\bet\b|,?\s*\bpuis\b|"
    rf",?\s*ainsi qu(?:e |')|,?\s*\bni\b|,?\s*tout comme|,?\s*de même qu(?:e |')|"
    rf",?\s*mais aussi|,?\s*et aussi|,?\s*sans oublier|,?\s*en plus d(?:e|u|es)|"
    rf",?\s*{_UNDER} par|,?\s*notamment|,?\s*dont|"
    rf",?\s*y compris|,?\s*à savoir|"
    rf",?\s*à commencer par|,?\s*(?:elles?-mêmes? |eux-mêmes |lui-même )?"
    rf"(?:flanquée?s?|accompagnée?s?|entourée?s?|escortée?s?|suivie?s?) |,?\s*aux côtés |"
    rf",?\s*comme)\s*"
    rf"(?:également |notamment |aussi |enfin |tous deux )?(?:celles? |ceux |avec )?"
    rf"(?:d'une délégation (?:comprenant|composée (?:de |du |des )) ?)?{DETERMINER}"
    rf"(?:collègue |pair )?{ADDRESS}$",
    re.IGNORECASE,
)
_NO_CLAUSE = r"(?!(?:que|qui|dont|pour|sur|avec|après|avant|dans|par|lors|où)\b)"
LIST_NOUN = re.compile(
    r"^\s*(?:,|,?\s*\bet\b)\s*(?:de |du |d')?(?:le |la |l'|son |sa |un |une )"
    rf"(?:{_NO_CLAUSE}[a-zà-ÿ'-]+ |[A-Z]{{2,5}} ){{1,5}}(?:[A-ZÀ-Þ][\w'-]+ )?$|"
    r"^\s*(?:,|,?\s*\bet\b|,?\s*ainsi que)\s*(?:celui |celle |ceux )?(?:de la |de l'|des |du )"
    rf"(?:{_NO_CLAUSE}[\w'-]+ )*?{_NO_CLAUSE}[\w'-]+,? {ADDRESS}$"
)
"""Before a name in a list: its office, in words that no lexicon knows."""
CLAUSE = re.compile(r"[;:«»]|\b(?:qui|que|dont|où)\b|\bqu'")
"""What parts a phrase from what stands before it: another clause, or a quotation."""
THAT = re.compile(r"\bqu(?:e\b|')")
"""What parts a clause from the words that tell it."""
QUANTITY = re.compile(
    r"(?:plusieurs|(?:une |la )?(?:di|quin|dou|ving|tren|quaran|cinquan|cen)\w*aine|la plupart|"
    r"une partie|l'ensemble|la quasi-totalité|bon nombre|nombre|un groupe|plus de [\w-]+|"
    r"près de [\w-]+|quelque [\w-]+|au moins [\w-]+|chacune?) (?:d'autres |de |des |d')?"
    r"(?:hauts |hautes )?$",
    re.IGNORECASE,
)
ADVERBS = (
    r"(?:[\s,:]|\b(?:également|notamment|aussi|ensuite|enfin|entre autres|en personne|d'une part|"
    r"d'abord|en outre|par ailleurs|respectivement|à la fois|conjointement)\b)*"
)
DIRECT_GAP = re.compile(rf"\s*{ADVERBS}\s*{DETERMINER}")
"""No more than adverbs and an article."""
WITH = re.compile(
    rf"\b(?:avec(?:, (?:entre autres|notamment|en particulier|d'une part),)?|"
    rf"aux côtés d(?:e|u|es)|en compagnie d(?:e|u|es)|"
    rf"en présence (?:notamment |entre autres )?d(?:e|u|es)|"
    rf"accompagnée?s? (?:de|du|des|par)|"
    rf"ainsi qu'avec)\s+{DETERMINER}$|\b(?:aux côtés|en présence|en compagnie) d'$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    rf"\bentre\s+(?:(?:leurs?|son|sa|ses|une?|des|plusieurs|l[ea]s?|l')\s?[^,;.:«»]{{1,50}}? et )?"
    rf"{DETERMINER}$",
    re.IGNORECASE,
)
"""The first of those named may stand behind one whom no lexicon knows: «entre leur parti et X»."""
UNDER = (
    r"(?:(?:sous|avec|par) (?:la |l'|les |le )(?:haute )?(?:co-?)?(?:présidence|médiation|"
    r"facilitation|houlette|conduite|direction|égide|auspices|patronage|parrainage|arbitrage|"
    r"supervision|impulsion|entremise)(?: [a-zà-ÿ]+(?:e|és|ée|ées))?)"
)
"""Under whom a meeting is held: whoever chairs, mediates or lends a name to it."""
INVITED_BY = r"(?:(?:[aà]|sur) (?:l')?invitation(?: officielle| personnelle| conjointe)?)"
OF = re.compile(
    r"^\s*(?:[\w-]+\s+){0,3}?(?:de |du |des |d')(?:la |le |les |l')?" + ADDRESS + "$", re.IGNORECASE
)
_HELD_BY = (
    r"(?:co-?)?(?:présidée?s?|convoquée?s?|organisée?s?|animée?s?|dirigée?s?|parrainée?s?|menée?s?|"
    r"accueillie?s?|abritée?s?|réunie?s?|conduite?s?|supervisée?s?|pilotée?s?|initiée?s?)"
)
_WHEN_OR_WHERE = r"(?:(?!par\b|et\b|qui\b|pour\b)[\w'-]+ ){1,8}?"
PARTICIPATION = re.compile(
    rf"\b(?:{_HELD_BY} {_WHEN_OR_WHERE}par|la participation|la présence|en présence|"
    r"représentée?s? par|coprésidée?s? par|"
    r"présidée?s? par|orchestrée?s? par|supervisée?s? par|arbitrée?s? par|"
    rf"{UNDER}|{INVITED_BY}|co-présidée?s? par|parrainée?s? par|"
    r"facilitée?s? par|à la demande|autour|ouverte?s? par|"
    r"qu(?:e |')(?:co)?présid(?:e|ait|era|aient|ent)|initiée?s? par|pilotée?s? par|"
    r"dirigée?s? par|organisée?s? par|animée?s? par|menée?s? par|conduite?s? par|"
    r"figurai?e?n?t?(?: même|"
    r" également| aussi)?|"
    r"convoquée?s? par|reçue?s? par|accueillie?s? par|abritée?s? par|"
    r"à l'initiative|sont conviés?|seront conviés?|ont été conviés?|sont invités?|"
    r"seront représentés|étaient représentés|participent|participeront|prennent part|"
    r"assistent|assistaient|participaient|ont participé|ont assisté|ont pris part|"
    r"prendront part|assisteront)"
    rf"\s*{DETERMINER}$",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"\b(?:pour|sur|autour|afin|concernant|visant|portant|consacrée?s?|accord|paix|guerre|d'un|"
    r"d'une|relations|coopération)\b",
    re.IGNORECASE,
)
ANNOUNCES_LIST = re.compile(
    r"\b(?:pris part|prenaient part|participaient|participants|participé|assisté|présents|"
    r"en présence|comprenant|composée?s?|accompagnée?s? |représentés|délégations suivantes|"
    r"dirigeants suivants|étaient conviés)\b",
    re.IGNORECASE,
)
FRONTED = re.compile(
    r"^(?:\d+[.)] )?(?:[Aa]vec(?= )|[Aa]vec la participation|[Ee]n présence|"
    r"[Ee]n compagnie|[Aa]ux côtés|[Aa]ccompagnée?s?|"
    rf"[Ff]lanquée?s?|[Ee]ntourée?s?|(?i:{INVITED_BY})|[Àà] l'initiative|(?i:{UNDER})|"
    r"[Aa]ccueillie?s? par|[Aa]utour|"
    r"[Cc]onvoquée?s? par|[Pp]résidée?s? par|[Dd]evant|[Oo]utre|"
    r"[Àà] la tête d'une (?:[\w-]+ )?délégation (?:[\w-]+ )?(?:comprenant|composée))\s*"
    rf"{DETERMINER}$"
)
NEGATED = re.compile(
    r"\b(?:ne |n')(?:\w+\s+){0,2}(?:pas|plus|jamais|point|guère|à aucun moment|nullement)?\s*"
    r"(?:été |être |encore |pu |voulu |souhaité )?$",
    re.IGNORECASE,
)
HOST = re.compile(
    r"\b(?:présid|dirig|anim|organis|convoqu|accueill|invitation|initiative|coprésid|auspices)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\b(?:son|sa|ses)\s+(?:\w+\s+)?$", re.IGNORECASE)
