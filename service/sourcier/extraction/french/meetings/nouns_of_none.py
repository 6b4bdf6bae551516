"""Words for meetings that tell of none: no meeting takes place, or another noun says which it is.

An institution's name is a meeting only where it is written as one: «lors du G20», «le G7 de X».
"""

import re

from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_BY = re.compile(r"\b(?:par|en) (?:\w+ )?$", re.IGNORECASE)
_BEGUN_BY = re.compile(
    r"\b(?:début|entam|commenc|ouv(?:r|ert)|poursui|termin|achev|conclu|cl[oô][st]|inaugur|suivi|"
    r"précéd|prolong|complét|remplac)\w* [^.;:«»]{0,30}?\bpar \w+ $",
    re.IGNORECASE,
)
"""«a débuté sa journée par une entrevue»: it took place."""
_SITTING_OF = re.compile(
    r"\b(?:réunion|session|séance|travaux|édition|cycle|tour|round|manche)s?\s+"
    r"(?:(?!(?:est|était|sera|a|avait|aura|suivie?|précédée?)\b)\w+ ){0,2}?"
    r"(?:du |de la |de l'|des |d'une? |de |d')$",
    re.IGNORECASE,
)
_OF_ELECTION = re.compile(
    r"\s(?:d[eu]s?|de la|de l') ?(?:scrutin|vote|élections?|présidentielles?|législatives?|"
    r"municipales?)"
)
_NUMBERED = re.compile(
    r"\b(?:premi|deuxi|troisi|quatri|cinqui|sixi|septi|huiti|second|derni|proch|précéd|nouve)\w+ $",
    re.IGNORECASE,
)
_LASTING_TALKS = frozenset(("pourparlers", "négociations", "discussions", "consultations"))
_COP = re.compile(r"cop ?\d", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:sommet|conférence)s?(?:\s(?!(?:à|en|et|ou|au|aux|dont|que?|avant|après|depuis|lors|pour)\b)"
    r"[\w'-]+){0,8}\s$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\b(?:d[eu]|des|la|le|les|à|en|et|ou|au|aux|pour|dès|cette|ce|sur)|')\s$")
"""«le sommet sur le climat COP28» is called so; «le sommet préparatoire à la COP28» is not."""
_TALKS = ("entretien", "entretiens", "entrevue", "entrevues", "conversation", "échange")
_INTERVIEW = re.compile(
    r"\s+(?:(?:exclusi\w+|télévisée?s?|accordée?s?|donnée?s?|publiée?s?|diffusée?s?|parue?s?) |"
    r"(?:avec|à|au) (?:la |le |l'|une? )?(?:chaîne|journal|quotidien|magazine|site|réseau|agence|"
    r"radio|"
    r"télévision|micro|hebdomadaire|presse)\b)"
)
_DEMAND = re.compile(
    r"\s+(?:à|au|aux)\s(?!téléphone)|(?:\s+[\w'-]+){0,5}?\s+(?:en faveur|à l[a']|à un|à ce|pour|"
    r"visant|lancé)\b"
)
_MADE_DEMAND = re.compile(
    r"\b(?:réitér|lanc|renouvel|rejet|salu|repris|relay|entend|ignor)\w*\s+"
    r"(?:l'|un |son |leur |cet |des |les )(?:\w+ )?$"
)
_NO_MEETING = re.compile(
    r"\b(?:aucune?|sans|ni|pas (?:de |d'|d')|jamais (?:de |d')|peu (?:de |d'))\s*(?:\w+ )?$|"
    r"\b(?:pas (?:encore )?(?:de |d')|aucune?s? |sans )(?:préparatifs?|préparation|projets?|plans?|"
    r"demande|proposition|perspective)(?: \w+)? (?:pour|d'|de|sur|en vue d[e'])\s?"
    r"(?:une? |la |l'|des |nouve\w+ )?(?:\w+ )?$|"
    r"\bdate n'(?:a|est|avait|était) (?:[\w']+ ){1,4}pour (?:une? |le |la |l'|les )(?:\w+ )?$|"
    r"\bf(?:er|ai|on|î)\w* (?:aussi |également |bien )?le $|\($",
    re.IGNORECASE,
)
_NOT_PLANNED = re.compile(
    r"[^.;:«]{0,70}?\bn(?:'est|'était|e sont|'étaient) pas (?:[\w']+ ){0,2}?"
    r"(?:prévue?s?|à l'ordre du jour|envisagée?s?|programmée?s?|à l'agenda|d'actualité|"
    r"nécessaires?|utiles?|opportun(?:e|s|es)?|souhaitables?|envisageables?|possibles?)"
)
"""«la visite n'est pas à l'ordre du jour»."""
_MAKES_MISSION = re.compile(
    r"\b(?:effectu|condui|mèn|men|dépêch|achev|termin|entam|accompl)\w*\s(?:[\w-]+ ){0,2}?"
    r"(?:une |sa |leur |cette )(?:\w+ )?$"
)
_TO_PLACE = re.compile(r"(?:\s(?:de |d')?[\w'-]+){0,3}?\s(?:à|au|aux|en|dans) ")
_COMING = re.compile(r"\b(?:confirm|annonc)\w+ (?:sa|son|leurs?) $")
_AT_TOWN = re.compile(r"\s(?:\w+ )?(?:à|au|aux|en|dans)\s")
"""«ont confirmé leur venue» tells who comes to what is told; «leur venue à X» is a journey."""
_WRITTEN_AS_MEETING = re.compile(
    r"(?:\b(?:un|ce|prochain|dernier|premier)\s+(?:\w+ )?|\b(?:lors|à l'issue|au cours|en marge|"
    r"à l'occasion|à la veille|au lendemain|en vue|à l'approche|à l'ouverture|ouverture|clôture|"
    r"issue)\s+(?:de ce |du |de l'|d'un )|\b(?:avant|après|pendant|durant|dès|depuis) (?:le |"
    r"ce ))$",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\s+(?:[\w'-]+\s+){0,5}?(?:(?:s'est|se sont|s'était|se) (?:t[ie]\w+|ouv\w+|achev\w+|conclu\w*|"
    r"clo[st]\w*|déroul\w+)|s'(?:ouv\w+|achè\w+|achev\w+)|aura lieu|a eu lieu|est prévue?|"
    r"débute\w*)",
    re.IGNORECASE,
)
_AT_PLACE_OR_DAY = re.compile(
    r"\s+(?:extraordinaire\s+)?(?:d[eu'] ?(?:[A-ZÉ][\w'-]+|\d{1,2}\s|"
    rf"(?:{WEEKDAY}))|des? \d)"
)
_HEAD_BEFORE = re.compile(r"\b(?:d[eu]|des|de la|de l'|au sein du|pays|membres?|président)\s+$")


def is_none(document: Document, sentence: Sentence, term: Term, before: str) -> bool:
    """Whether a noun of meeting, with the words before it, tells of no meeting of its own."""
    if _SITTING_OF.search(before) and _names_meeting(document, term.start - 40, term.start):
        return True
    if term.code != "visit" and _BY.search(before) and not _BEGUN_BY.search(before):
        return True
    # «se tient à huis clos» says how, «ont travaillé à huis clos» that there was a meeting.
    how = term.name.endswith("huis clos") and before.endswith("à ")
    if how and document.terms_in(sentence.start, term.start, "meeting", "organisation"):
        return True
    if term.name == "mission" and not _is_made(document, sentence, term, before):
        return True
    if term.name == "tour" and not _is_of_talks(document, sentence, term, before):
        return True
    if _COP.match(term.name) and _is_apposed(document, sentence, term):
        return True
    coming = term.code == "visit" and _COMING.search(before)
    if coming and not _AT_TOWN.match(document.plain, term.end, sentence.end):
        return True
    if _NOT_PLANNED.match(document.plain, term.end, sentence.end) or _NO_MEETING.search(before):
        return True
    return _is_demand(document, sentence, term, before)


def _names_meeting(document: Document, start: int, end: int) -> bool:
    """Whether a stretch has a noun of meeting; «tour» alone is none."""
    return any(one.name != "tour" for one in document.terms_in(start, end, "meeting"))


def _is_made(document: Document, sentence: Sentence, term: Term, before: str) -> bool:
    """«a effectué une mission au Gabon»: a journey; «la mission de l'ONU au Mali» is a body."""
    there = _TO_PLACE.match(document.plain, term.end, sentence.end)
    return bool(_MAKES_MISSION.search(before) and there)


def _is_of_talks(document: Document, sentence: Sentence, term: Term, before: str) -> bool:
    """«lors du deuxième tour», where the text has told of talks; an election has others."""
    elected = _OF_ELECTION.match(document.plain, term.end, sentence.end)
    if elected or not _NUMBERED.search(before):
        return False
    told = (one.name for one in document.terms_in(0, term.start, "meeting"))
    return not _LASTING_TALKS.isdisjoint(told)


def _is_apposed(document: Document, sentence: Sentence, term: Term) -> bool:
    """«la conférence des Nations unies sur le climat COP28»: its name, after what it is."""
    before = document.plain[max(sentence.start, term.start - 80) : term.start]
    return bool(_CALLED.search(before)) and not _JOINED.search(before)


def _is_demand(document: Document, sentence: Sentence, term: Term, before: str) -> bool:
    """«réitéré l'appel de X en faveur d'une trêve», «un entretien au journal»: no meeting."""
    after = document.plain[term.end : sentence.end]
    if term.name in _TALKS and _INTERVIEW.match(after):
        return True
    if term.name in _TALKS and document.terms_in(term.end, term.end + 40, "media"):
        return bool(re.match(r"\s+(?:avec|à|au|accordé)\b", after))
    if not term.name.startswith("appel") or " " in term.name:
        return False
    return bool(_DEMAND.match(after) or _MADE_DEMAND.search(before))


def is_meeting(document: Document, sentence: Sentence, term: Term) -> bool:
    """Whether an institution's name stands for its meeting."""
    before = document.plain[max(sentence.start, term.start - 40) : term.start]
    after = document.plain[term.end : sentence.end]
    if _WRITTEN_AS_MEETING.search(before):
        return True
    if _HEAD_BEFORE.search(before):
        return False
    return bool(_AT_PLACE_OR_DAY.match(after) or _MET.match(after))
