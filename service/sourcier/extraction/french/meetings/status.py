"""How far a meeting has come: the tense of its verb, then the words around its noun."""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.people.entities import Value
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
    r"\b(?:avant|à l'approche|en vue|à la veille|précède|d'ici) (?:d'|de |du |des |le |la |l'|"
    r"un |une |les )*$",
    re.IGNORECASE,
)
_AWAITED = re.compile(r"\battendue?s? [^.;,]{0,40}$")
_UNDER_WAY = re.compile(r"\s+(?:[\w'-]+\s+){0,3}?(?:en cours|bat son plein|a débuté|se poursui)")
_BEHIND = re.compile(
    r"\b(?:après|à l'issue|à l'occasion|lors|au cours|au lendemain|à la suite|au terme|suite|"
    r"depuis) "
    r"(?:à |d'|de |du |des |le |la |l'|un |une |les |son |sa |leur )*$",
    re.IGNORECASE,
)
_ARTICLES = r"(?:à |d'|de |du |des |le |la |les |l'|un |une |son |sa |leur |cette |ce )*(?:\w+ )?$"
_AFTERWARDS = re.compile(
    rf"\b(?:après|à l'issue|au lendemain|à la suite|au terme|au sortir) {_ARTICLES}", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"\b(?:annonc|confirm|propos|programm|convoqu|envisag)\w+\s(?:[\w-]+\s){0,3}?"
    rf"(?:la tenue|l'organisation|la convocation|l'ouverture) (?:prochaine )?d(?:e |'|"
    rf"u ){_ARTICLES}",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\b(?:annulée?s?|n'aura pas lieu|ne se tiendra pas)\b")
_FUTURE_AUX = words("status_future_aux")
_BEGINNING = frozenset(("ouvrir", "débuter", "commencer", "entamer"))
_ENDING = frozenset(("achever", "conclure", "terminer", "prendre", "clore"))
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
    if frame.verbal:
        verbs = [sentence.words[sentence.at(frame.start)], *verbs]
    # What has begun is under way, unless the same sentence says how it ended.
    verbs.sort(key=_begins)
    for word in verbs:
        status = _of_verb(sentence, word)
        frame.hedged = frame.hedged or _is_hearsay(sentence, word)
        if status:
            rule = "tense-of-end" if _ends(word) else "tense"
            frame.status = frame.status or Value(status, word.start, word.end, rule)
    if not frame.status:
        _of_words(document, sentence, frame)


def _of_verb(sentence: Sentence, word: Word) -> str:
    before = [one.lower for one in sentence.words[max(0, word.index - 5) : word.index]]
    if any(one in _FUTURE_AUX for one in before[-3:]) or word.has_tense(Tense.FUTURE):
        return "planned"
    if re.match(
        r"prévu|programm|planifi|attendu|envisag|convoqu|inscri|calé|agendé|fixé", word.lower
    ):
        return "planned"
    if word.has_tense(Tense.PAST, Tense.SIMPLE, Tense.IMPERFECT):
        return "ongoing" if _begins(word) else "held"
    if word.has_tense(Tense.CONDITIONAL):
        return "planned"
    if word.has_tense(Tense.INFINITIVE):
        return ""
    return "ongoing" if word.has_tense(Tense.PRESENT) else ""


def _begins(word: Word) -> bool:
    return any(form.infinitive in _BEGINNING for form in word.forms)


def _ends(word: Word) -> bool:
    return any(form.infinitive in _ENDING for form in word.forms)


def _is_hearsay(sentence: Sentence, word: Word) -> bool:
    """«aurait rencontré»: the past conditional of what is only said to be so."""
    before = [one.lower for one in sentence.words[max(0, word.index - 4) : word.index]]
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
    ):
        frame.status = Value("planned", frame.start, frame.end, "words-around")
    elif _BEHIND.search(before):
        frame.status = Value("held", frame.start, frame.end, "words-around")
