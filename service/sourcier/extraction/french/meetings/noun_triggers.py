"""A noun of meeting makes one frame, unless the words beside it show that no meeting is meant."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.known_meetings import (
    is_definite,
    is_shown,
    name_of,
    ordinal_of,
)
from sourcier.extraction.french.meetings.nouns_of_none import is_meeting, is_none
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

_TAKEN_UP = lexicons().meetings.taken_up
_PLURALS = words("triggers_plurals")
_BODIES = words("merging_bodies")
_INSTITUTIONS = {
    name: family for family, names in lexicons().meetings.institutions.items() for name in names
}
_ADJUNCT = re.compile(
    r"\b(?:après|avant|lors|à l'issue|depuis|en marge|à la suite|au cours|pendant|durant|veille)\s+"
    r"(?:des travaux |du sommet |de la session )?(?:à |d'|de |du |des )?(?:le |la |les |l'|un |"
    r"une |cette |ce |ces |leur |son |"
    r"sa )?(?:\w+ )?$",
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
_RIGHT_TO = re.compile(
    r"\b(?:droit|refus|volonté|capacité|nécessité|besoin|souhait|désir|envie|pression pour|"
    r"conditions? pour|prêts?|prête?s?)\s(?:d[e']\s?|à\s)?"
    r"(?:(?:tenir|mener|engager|avoir|ouvrir|entamer|reprendre|poursuivre|organiser)\s)?"
    r"(?:des |un |une |de |d'|de nouve\w+ )$",
    re.IGNORECASE,
)
"""«se réservent le droit de tenir des pourparlers»: none takes place."""
_OF_NAME = re.compile(r"Dialogue\s(?:d[eu]\s|d'|de la |de l')(?=[A-ZÀ-Þ])")
_WITH = re.compile(r"^\s+(?:[\w'-]+\s+){0,3}?(?:entre|avec)\s", re.IGNORECASE)
_WITH_SEVERAL = re.compile(
    r"^[\w',\s-]{0,60}? avec (?:plusieurs|certains|divers|des|différents|ses|de nombreux|"
    r"quelques|une? (?:série|dizaine)|nombre d)\b",
    re.IGNORECASE,
)
_SERIES_OF = re.compile(
    r"\b(?:série|succession|multitude|nombre|multipli\w+)\s+(?:d[e']|les )\s?$", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:jours?|heures?|journées?|nuits?|soirée|marathon)\s+(?:de |d')(?:\w+ )?$", re.IGNORECASE
)
"""«après trois jours de négociations»: they took place."""
_OPENED, _CLOSING = re.compile(r"[\"«][^\"»]*$"), re.compile(r"\s?[\"»]")
"""«un Conseil "Affaires étrangères"» is called so with both marks."""
_ARTICLES = ("un", "le", "ce", "du", "au", "son", "leur", "ledit")
_OF_BODY = re.compile(
    r"(?:\s[\w-]+)?\s(?:du |de la |des |de l'|d'une? )(?:\w+ )?"
    r"(?:commission|comité|conseil|groupe|assemblée|forum|dialogue|mécanisme|secrétariat)s?\b",
    re.IGNORECASE,
)
"""«la prochaine session de la commission mixte»: which it is, is said."""
_OF_SIDES = re.compile(r"\s(?:\w+ )?[A-ZÀ-Þ][\w']+[-–—][A-ZÀ-Þ][\w']+")
"""«le prochain sommet Afrique-Chine»."""
_GRANTED = re.compile(r"\s(?:[\w-]+\s)?(?:accordée?s?|donnée?s?)\s(?:\w+\s)?(?:à |au |aux |par )")
_THEIRS = re.compile(r"\b(?:lors|au cours|à l'issue|après|depuis) (?:de )?(?:leur|son) (?:\w+ )?$")
"""«lors de leur entretien à X»: it took place."""
_QUALIFIER = re.compile(
    r"(?:\s+(?:militaires?|vidéo|élargie?s?|fermée?s?|(?:bi|tri|quadri|multi)latéra(?:l|le|les|"
    r"ux)|"
    r"tripartites?|quadripartites?|pentapartites?|paritaires?|mixtes?|plénières?|"
    r"ministériel(?:le)?s?|diplomatiques?|(?:extra)?ordinaires?|d'urgence|(?:in)?formel(?:le)?s?|"
    r"européen(?:ne)?s?|internationa(?:l|le|les|ux)|virtuel(?:le)?s?|supplémentaires|"
    r"inaugural(?:e)?|"
    r"téléphoniques?|en ligne|à huis clos|au niveau des \w+|de haut niveau|au sommet|privée?s?|"
    r"officiel(?:le)?s?|annuel(?:le)?s?|régiona(?:l|le|les|ux)|préparatoires?|techniques?|"
    r"stratégiques?|politiques?|(?:in)?directe?s?|de travail|d'État|surprise|à distance|"
    r"restreinte?s?|consultati(?:fs?|ves?)|conjointe?s?|séparée?s?|en tête-à-tête)(?![\w-]))+"
)


def noun_frames(document: Document, sentence: Sentence) -> Iterator[Frame]:
    """The frames of the nouns of one sentence."""
    for term in document.terms_in(sentence.start, sentence.end, "meeting"):
        own = sentence.between(term.start, term.end)
        verbal = own and (own[0].forms or own[0].tag in ("VERB", "AUX"))
        if not own or (verbal and not _has_article(sentence, own[0])):
            continue
        before = document.plain[max(sentence.start, term.start - 40) : term.start]
        if not is_none(document, sentence, term, before):
            family = "conference" if _is_forum(document, sentence, term) else term.code
            yield _frame(document, sentence, term, before, family, "meeting-noun")
    for term in document.terms_in(sentence.start, sentence.end, "organisation"):
        if term.name in _INSTITUTIONS and is_meeting(document, sentence, term):
            before = document.plain[max(sentence.start, term.start - 40) : term.start]
            family = _INSTITUTIONS[term.name]
            yield _frame(document, sentence, term, before, family, "institution-as-meeting")


def _is_title(sentence: Sentence, term: Term, own: str) -> bool:
    """«le Forum sur la paix»: a capital inside a sentence makes a name of a conference."""
    inside = sentence.kind is not ZoneKind.TITLE and term.start > sentence.start
    return inside and term.code == "conference" and own[:1].isupper() and own[1:].islower()


def _has_article(sentence: Sentence, word: Word) -> bool:
    """«un déjeuner»: a noun, whatever the parse says; «les dîner» is none."""
    before = sentence.words[word.index - 1].lower if word.index else ""
    return before in _ARTICLES and word.has_tense(Tense.INFINITIVE)


def _is_forum(document: Document, sentence: Sentence, term: Term) -> bool:
    """«le Dialogue de Shangri-La» is a conference of that name, «le dialogue de X» are talks."""
    if term.start == sentence.start or not document.plain[term.start].isupper():
        return False
    series = term.name in ("dialogues", "rencontres") and sentence.kind is not ZoneKind.TITLE
    of_name = _OF_NAME.match(document.plain, term.start, sentence.end)
    return series or (term.name == "dialogue" and bool(of_name))


def _frame(
    document: Document, sentence: Sentence, term: Term, before: str, family: str, rule: str
) -> Frame:
    own = document.plain[term.start : term.end]
    qualifier = _QUALIFIER.match(document.plain, term.end, sentence.end)
    closing = _CLOSING.match(document.plain, term.end) if _OPENED.search(own) else None
    called = qualifier or closing
    end = called.end() if called else term.end
    kind = document.plain[term.start : end]
    after = document.plain[end : sentence.end]
    generic = bool(_GENERIC.search(before)) or bool(_RIGHT_TO.search(before))
    ordinal = ordinal_of(before, after)
    evident = _is_evident(term, before, after, ordinal)
    return Frame(
        sentence=sentence.index,
        start=term.start,
        end=end,
        kind=kind,
        family=family,
        rule=rule,
        definite=is_definite(sentence, term, before),
        shown=is_shown(before),
        ordinal=ordinal,
        title=sentence.kind is ZoneKind.TITLE,
        quoted=sentence.quoted,
        evident=evident,
        partnered=bool(_WITH.match(after)) and not generic,
        plural=term.name in _PLURALS,
        body=term.name in _BODIES,
        collective=bool(_WITH_SEVERAL.search(after)) or bool(_SERIES_OF.search(before)),
        name="" if family == "visit" else name_of(kind, after),
        salient=not _ADJUNCT.search(before),
        weak=("weak" in term.details and not _is_title(sentence, term, own)) or generic,
        vague=generic and not evident,
        called=set(_TAKEN_UP.get(term.name, ())),
        spans=[(term.start, end)],
        anchors=[(term.start, end)],
    )


def _is_evident(term: Term, before: str, after: str, ordinal: str) -> bool:
    """«en visite à X», «une réunion entre X et Y»: it takes place, or people are named."""
    if term.code == "visit" and re.search(r"\ben (?:\w+ )?$", before):
        return True
    told = _OF_SIDES if term.code in LARGE else _OF_BODY
    numbered = ordinal and term.code not in ("visit", "call", "talks")
    if numbered and told.match(after):
        return True
    if term.name.startswith("audience") and _GRANTED.match(after):
        return True
    if _LASTING.search(before) or (term.code == "talks" and _THEIRS.search(before)):
        return True
    return "weak" not in term.details and bool(_WITH.match(after))
