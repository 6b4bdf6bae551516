"""A noun of meeting makes one frame, unless the words before it show that no meeting is meant.

The name of an institution is a meeting only where it is written as one: «lors du G20», «un Conseil
européen», «le G7 de X».
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import read, words

_PLURALS = words("triggers_plurals")
_BODIES = words("merging_bodies")
_INSTITUTIONS = {
    name: family for family, names in read("meetings")["institutions"].items() for name in names
}
_ADJUNCT = re.compile(
    r"\b(?:après|avant|lors|à l'issue|depuis|en marge|à la suite|au cours|pendant|durant|veille)\s+"
    r"(?:des travaux |du sommet |de la session )?(?:à |d'|de |du |des )?(?:le |la |les |l'|un |"
    r"une |cette |ce |ces |leur |son |"
    r"sa )?(?:\w+ )?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:issue|lors|cours|terme|fin|marge|début|ouverture|clôture) des\s*$|\b(?:le|la|les|l'|"
    r"ce|cet|cette|ces|du|au|aux|son|sa|ses|leur|leurs|dernier|dernière)\s*"
    r"(?:(?:dernier|dernière|premier|première|prochain|prochaine|récent|récente|grand|\w+ème|"
    r"deux|trois)s?\s+)?$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\bdepuis (?:le |la |l'|les )$|"
    r"\b(?:derni(?:er|ère)|précédente?|premi(?:er|ère)|prochaine?|nouve(?:l|lle|au)|autre|second|"
    r"seconde|deuxième|troisième|quatrième|cinquième|sixième|\d{1,2}(?:e|è|ème|ère?|nde?))s?\s+$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:séries?|format|processus|reprise|échec|possibilité|idée|projet|"
    r"principe|absence|lieu|proches?|logistique|tout|toute|aucun|aucune|sans|chaque|pas|plus|en|"
    r"ouverte?s? à|prêts? à|prête?s? à|favorables? à|mécanisme|plateforme|instance|culture|"
    r"esprit|politique|favorables? à|éventuel(?:le)?s?|hypothétiques?|possibles?|"
    r"porte (?:reste )?ouverte à)\s+"
    r"(?:d'|de |des |du |de l'|de la )?(?:un |une |la |le |les )?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<word>prochaine?s?|nouve(?:l|lle|au|aux)|autres?|future?s?|précédente?s?|derni(?:er|"
    r"ère)s?|"
    r"second|seconde|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|"
    r"dixième|onzième|douzième|\d{1,3}(?:e|è|ème|nde?))\s+(?:[\w-]+\s+)?$|"
    r"^\s+(?:[\w-]+\s+)?(?P<after>précédente?s?|suivante?s?|prochaine?s?)\b",
    re.IGNORECASE,
)
_SAME_AS_TOLD = re.compile(
    r"\b(?:ce|cet|cette|ces|ledit|ladite) (?:derni(?:er|ère) |nouve\w+ )?$", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\b(?:il s'agi\w+ d|c'(?:est|était|était aussi)|ce (?:sont|sera|fut)|constitu\w+|marque\w*) ?"
    r"(?:e |de )?(?:la |le |l'|les )(?:\w+ )?$",
    re.IGNORECASE,
)
_NUMBERS = (
    "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième",
)  # fmt: skip
_NAMED = re.compile(
    r"\s+(?:d[eu]|des|de l'|de la)\s*(?:l[ae] |l'|les )?(?:pays |dirigeants |membres )?(?:d[eu] |"
    r"de l'|de la )?"
    r"[A-ZÀ-Þ]"
)
_BY = re.compile(r"\b(?:par|en) (?:\w+ )?$", re.IGNORECASE)
_SITTING_OF = re.compile(
    r"\b(?:réunion|session|séance|travaux|édition|cycle|tour|round|manche)s?\s+(?:\w+ ){0,2}?"
    r"(?:du |de la |de l'|des |d'une? |de |d')$",
    re.IGNORECASE,
)
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
_WITH = re.compile(r"^\s+(?:[\w'-]+\s+){0,3}?(?:entre|avec)\s", re.IGNORECASE)
_NO_MEETING = re.compile(
    r"\b(?:aucune?|sans|ni|pas (?:de |d'|d')|jamais (?:de |d'))\s*(?:\w+ )?$|"
    r"\bdate n'(?:a|est|avait|était) (?:[\w']+ ){1,4}pour (?:une? |le |la |l'|les )(?:\w+ )?$|"
    r"\bf(?:er|ai|on|î)\w* (?:aussi |également |bien )?le $|\($",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"^(?:\s+(?:militaires?|vidéo|élargie?s?|fermée?s?|(?:bi|tri|quadri|multi)latéra(?:l|le|les|"
    r"ux)|"
    r"tripartites?|quadripartites?|pentapartites?|paritaires?|mixtes?|plénières?|"
    r"ministériel(?:le)?s?|diplomatiques?|(?:extra)?ordinaires?|d'urgence|(?:in)?formel(?:le)?s?|"
    r"européen(?:ne)?s?|internationa(?:l|le|les|ux)|virtuel(?:le)?s?|supplémentaires|"
    r"inaugural(?:e)?|"
    r"téléphoniques?|en ligne|à huis clos|au niveau des \w+|de haut niveau|au sommet|privée?s?|"
    r"officiel(?:le)?s?|annuel(?:le)?s?|régiona(?:l|le|les|ux)|préparatoires?|techniques?|"
    r"stratégiques?|politiques?|(?:in)?directe?s?|de travail|d'État|surprise|à distance|"
    r"restreinte?s?|consultati(?:fs?|ves?)|conjointe?s?|séparée?s?|en tête-à-tête))+"
)
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
    r"\s+(?:extraordinaire\s+)?(?:d[eu'] ?(?:[A-ZÉ][\w'-]+|\d{1,2}\s|(?:lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche))|des? \d)"
)
_HEAD_BEFORE = re.compile(r"\b(?:d[eu]|des|de la|de l'|au sein du|pays|membres?|président)\s+$")


def noun_frames(document: Document, sentence: Sentence) -> Iterator[Frame]:
    """The frames of the nouns of one sentence."""
    for term in document.terms_in(sentence.start, sentence.end, "meeting"):
        own = sentence.between(term.start, term.end)
        if not own or own[0].forms or own[0].tag in ("VERB", "AUX"):
            continue
        before = document.plain[max(sentence.start, term.start - 40) : term.start]
        sitting = _SITTING_OF.search(before)
        if sitting and document.terms_in(term.start - 40, term.start, "meeting"):
            continue
        if term.code != "visit" and _BY.search(before):
            continue
        if not _NO_MEETING.search(before) and not _is_demand(document, sentence, term, before):
            yield _frame(document, sentence, term, before, term.code, "meeting-noun")
    for term in document.terms_in(sentence.start, sentence.end, "organisation"):
        if term.name in _INSTITUTIONS and _is_meeting(document, sentence, term):
            before = document.plain[max(sentence.start, term.start - 40) : term.start]
            family = _INSTITUTIONS[term.name]
            yield _frame(document, sentence, term, before, family, "institution-as-meeting")


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


def _is_meeting(document: Document, sentence: Sentence, term: Term) -> bool:
    before = document.plain[max(sentence.start, term.start - 40) : term.start]
    after = document.plain[term.end : sentence.end]
    if _WRITTEN_AS_MEETING.search(before):
        return True
    if _HEAD_BEFORE.search(before):
        return False
    return bool(_AT_PLACE_OR_DAY.match(after) or _MET.match(after))


def _frame(
    document: Document, sentence: Sentence, term: Term, before: str, family: str, rule: str
) -> Frame:
    qualifier = _QUALIFIER.match(document.plain[term.end : sentence.end])
    end = term.end + (qualifier.end() if qualifier else 0)
    after = document.plain[end : sentence.end]
    told = bool(_PREDICATE.search(before))
    definite = bool(_DEFINITE.search(before)) and not _ANOTHER.search(before)
    return Frame(
        sentence=sentence.index,
        start=term.start,
        end=end,
        kind=document.plain[term.start : end],
        family=family,
        rule=rule,
        definite=told or definite or bool(_SAME_AS_TOLD.search(before)),
        ordinal="" if told or _SAME_AS_TOLD.search(before) else _ordinal(before, after),
        title=sentence.kind is ZoneKind.TITLE,
        evident=_is_evident(term, before, after),
        partnered=bool(_WITH.match(after)) and not _GENERIC.search(before),
        plural=term.name in _PLURALS,
        body=term.name in _BODIES,
        name=""
        if family == "visit"
        else _name(after) or _own_name(document.plain[term.start : end]),
        salient=not _ADJUNCT.search(before),
        weak="weak" in term.details or bool(_GENERIC.search(before)),
        vague=bool(_GENERIC.search(before)) and not _is_evident(term, before, after),
        spans=[(term.start, end)],
        anchors=[(term.start, end)],
    )


def _ordinal(before: str, after: str) -> str:
    """Which of several meetings: «next», «previous», or a number; empty where nothing says so."""
    match = _ORDINAL.search(before) or _ORDINAL.match(after)
    if not match:
        return ""
    word = (match["word"] or match["after"]).lower()
    if word.startswith(("précéd", "derni")):
        return "previous"
    if word.startswith("second"):
        return "2"
    if word in _NUMBERS:
        return str(_NUMBERS.index(word) + 2)
    digits = re.match(r"\d+", word)
    return digits.group() if digits else "next"


def _is_evident(term: Term, before: str, after: str) -> bool:
    """«en visite à X», «une réunion entre X et Y»: it takes place, or people are named."""
    if term.code == "visit" and re.search(r"\ben (?:\w+ )?$", before):
        return True
    return "weak" not in term.details and bool(_WITH.match(after))


def _own_name(kind: str) -> str:
    """«la COP30» is a name by itself."""
    return kind.lower() if re.match(r"[A-Z]{2,}\d", kind) else ""


def _name(after: str) -> str:
    """What the meeting is the meeting of, where that has a name: «de l'Union», «du G7»."""
    match = _NAMED.match(after)
    if not match:
        return ""
    words = re.match(r"[\w-]+", after[match.end() - 1 :])
    return words.group().lower() if words else ""
