"""How far a meeting has come: the tense of its verb, then the words around its noun."""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.meeting_verbs import words_before
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_PLANNED = re.compile(
    r"\b(?:prévue?s?|programmée?s?|prochaine?s?|à venir|planifiée?s?|attendue?s?|devra(?:it|ient)?|"
    r"doi(?:t|vent)|pourrai(?:t|ent)|en préparation|envisagée?s?|convoquée?s?|future?s?|futur|"
    r"sera|seront)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:prochaine?s?|futur[es]*|éventuel(?:le)?s?|possibles?)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:avant|à l'approche|en vue|à la veille|précède|d'ici|prépar(?:e|ent|er|era|eront|ait)|"
    r"prépara(?:tion|tifs)) (?:d'|de |du |des |le |la |l'|"
    r"un |une |les |leurs? |son |sa |ce |cette )*$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient)|va|vont|pour(?:ra|ront|rait|raient)) $"
)
"""«où elle doit dîner»: a meal yet to come, which the parse may take for a noun."""
_PROPOSED = re.compile(
    r"\bpropos(?:e|ent|é|ait|aient|er|era)\s(?:[\w'-]+\s){0,3}?(?:une? |des |d')(?:nouve\w+ )?$"
)
_WAS_PROPOSED = re.compile(r"[^.;:,«»]{0,110}?\s(?:a|ont) été proposée?s?\b")
_AWAITED = re.compile(r"\battendue?s? [^.;,]{0,40}$")
_UNDER_WAY = re.compile(r"\s+(?:[\w'-]+\s+){0,3}?(?:en cours|bat son plein|a débuté|se poursui)")
_BEHIND = re.compile(
    r"\b(?:après|à l'issue|à l'occasion|lors|au cours|au lendemain|à la suite|au terme|suite|"
    r"depuis) "
    r"(?:à |d'|de |du |des |le |la |l'|un |une |les |son |sa |leur )*$",
    re.IGNORECASE,
)
_DURING = re.compile(r"\b(?:lors|au cours|à l'occasion)\s[^,;]*$", re.IGNORECASE)
_ARTICLES = r"(?:à |d'|de |du |des |le |la |les |l'|un |une |son |sa |leur |cette |ce )*(?:\w+ )?$"
_AFTERWARDS = re.compile(
    rf"\b(?:après|à l'issue|au lendemain|à la suite|au terme|au sortir) {_ARTICLES}", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"\b(?:annonc|confirm|propos|programm|convoqu|envisag|conven|décid|accept|prév)\w+\s"
    r"(?:[\w-]+\s){0,3}?(?:la tenue|l'organisation|la convocation|l'ouverture)"
    rf"(?: prochaine)?(?:,[^,.;]{{0,30}},)? d(?:e |'|u ){_ARTICLES}",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:annulée?s?|n'aura pas lieu|ne se tiendra pas)\b")
_FUTURE_AUX = words("status_future_aux")
_PROSPECTIVE = words("status_prospective")
_PREPARING = frozenset(("organiser", "préparer", "programmer", "planifier", "prévoir"))
_DATING = frozenset(("remonter", "dater"))
_PREPARED = _PREPARING - {"organiser"}
_CHAIN = 7
"""Words between what is intended and the verb for it."""
_BEGINNING = frozenset(("ouvrir", "débuter", "commencer", "entamer"))
_ENDING = frozenset(("achever", "conclure", "terminer", "prendre", "clore"))
_PLUPERFECT = frozenset(("avait", "avaient"))
_HEARSAY = frozenset(("aurait", "auraient", "serait", "seraient"))


def set_status(
    document: Document, sentence: Sentence, frame: Frame, supports: list[Support]
) -> None:
    """Status and hearsay of one frame."""
    around = document.plain[frame.start : min(sentence.end, frame.end + 70)]
    if _CANCELLED.search(around):
        frame.status = Value("cancelled", frame.start, frame.end, "cancelled")
        return
    before = document.plain[max(sentence.start, frame.start - 60) : frame.start]
    if not frame.verbal and _AFTERWARDS.search(before):
        frame.status = Value("held", frame.start, frame.end, "words-around")
        return
    if _ANNOUNCED.search(before):
        frame.status = Value("planned", frame.start, frame.end, "words-around")
        return
    verbs = [one.word for one in supports if one.frame is frame]
    joining = [one.word for one in supports if one.uses == "subject_takes_part"]
    if frame.verbal:
        verbs = [sentence.word_at(frame.start), *verbs]
    # What has begun is under way, unless the same sentence says how it ended.
    verbs.sort(key=_begins)
    for word in verbs:
        begins = _begins(word) and word not in joining
        status = _of_verb(sentence, word, begins=begins)
        frame.hedged = frame.hedged or _is_hearsay(sentence, word)
        if status:
            rule = "tense-of-end" if _ends(word) else "tense"
            frame.status = frame.status or Value(status, word.start, word.end, rule)
    if not frame.status:
        _of_words(document, sentence, frame)


def _of_verb(sentence: Sentence, word: Word, *, begins: bool) -> str:
    before = words_before(sentence, word, 3)
    if any(one in _FUTURE_AUX for one in before) or word.has_tense(Tense.FUTURE):
        return "planned"
    if word.has_tense(Tense.INFINITIVE) and _is_ahead(sentence, word):
        return "planned"
    if re.match(
        r"prévu|programm|planifi|attendu|envisag|convoqu|inscri|calé|agendé|fixé", word.lower
    ):
        return "planned"
    if word.lower in _FUTURE_AUX or (word.has_tense(Tense.PRESENT) and word.is_form_of(_PREPARED)):
        return "planned"
    if word.is_form_of(_DATING) or word.lower in ("était", "étaient"):
        return "held"
    if word.has_tense(Tense.PAST, Tense.SIMPLE, Tense.IMPERFECT):
        return "ongoing" if begins else "held"
    if word.has_tense(Tense.CONDITIONAL):
        return "" if _was_announced(sentence, word) else "planned"
    if word.has_tense(Tense.INFINITIVE):
        return ""
    return "ongoing" if word.has_tense(Tense.PRESENT) else ""


def _was_announced(sentence: Sentence, word: Word) -> bool:
    """«avait annoncé que la réunion se tiendrait»: by now it may have been held."""
    before = sentence.words[: word.index]
    told = next((one for one in reversed(before) if is_reporting(one)), None)
    if told is None or not told.has_tense(Tense.PAST):
        return False
    helping = {one.lower for one in before[max(0, told.index - 4) : told.index]}
    return bool(helping & _PLUPERFECT) and any(
        one.lower in ("que", "qu'") for one in before[told.index :]
    )


def _is_ahead(sentence: Sentence, word: Word) -> bool:
    """«s'apprête à rencontrer», «devait recevoir», «ont convenu d'organiser», «préparer»."""
    if word.is_form_of(_PREPARING):
        return True
    for one in reversed(sentence.words[max(0, word.index - _CHAIN) : word.index]):
        if one.lower in _PROSPECTIVE:
            return True
        if one.text in (",", ";", ":", "«") or (one.forms and not one.has_tense(Tense.INFINITIVE)):
            return False
    return False


def _is_told_ahead(sentence: Sentence, frame: Frame) -> bool:
    """«doivent préparer la visite lors de pourparlers»: what happens there is to come."""
    before = [one for one in sentence.words if one.end <= frame.start]
    verbs = [one for one in before if one.finite or one.lower in _FUTURE_AUX]
    return bool(verbs) and (verbs[-1].lower in _FUTURE_AUX or verbs[-1].has_tense(Tense.FUTURE))


def _begins(word: Word) -> bool:
    return word.is_form_of(_BEGINNING)


def _ends(word: Word) -> bool:
    return word.is_form_of(_ENDING)


def _is_hearsay(sentence: Sentence, word: Word) -> bool:
    """«aurait rencontré»: the past conditional of what is only said to be so."""
    before = words_before(sentence, word, 4)
    return word.has_tense(Tense.PAST) and any(one in _HEARSAY for one in before)


def _of_words(document: Document, sentence: Sentence, frame: Frame) -> None:
    before = document.plain[max(sentence.start, frame.start - 40) : frame.start]
    after = document.plain[frame.end : min(sentence.end, frame.end + 60)]
    if _UNDER_WAY.match(after):
        frame.status = Value("ongoing", frame.start, frame.end, "words-around")
    elif (
        _AWAITED.search(before)
        or _PLANNED.search(after)
        or _NEXT.search(before[-20:])
        or _AHEAD.search(before)
        or _PROPOSED.search(before)
        or _WAS_PROPOSED.match(document.plain, frame.end, sentence.end)
        or _MODAL.search(before)
    ):
        frame.status = Value("planned", frame.start, frame.end, "words-around")
    elif _BEHIND.search(before):
        coming = _DURING.search(before) and _is_told_ahead(sentence, frame)
        status = "planned" if coming else "held"
        frame.status = Value(status, frame.start, frame.end, "words-around")
