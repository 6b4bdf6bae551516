"""A verb of meeting makes one frame, unless its object or its purpose shows that nobody is met."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcier.extraction.french.meetings.denied_verbs import is_denied
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.journeys import departure, goes_nowhere, presence
from sourcier.extraction.french.meetings.meeting_verbs import (
    BE,
    clause_before,
    has_personal_subject,
    is_gathered,
    is_people,
    meeting_idiom,
    words_after,
    words_before,
)
from sourcier.extraction.french.meetings.partners import RECEIVING
from sourcier.extraction.french.meetings.told_by_telephone import told_by_telephone
from sourcier.extraction.french.meetings.verb_partners import (
    has_people_for_object,
    is_with_first,
    is_with_people,
    meets_somebody,
)
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare, is_reflexive
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb, words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

_PASSES_TIME = re.compile(
    r"\s+(?:[\w'-]+\s){0,4}?(?:heures?|minutes|quart d'heure|journée|soirée|matinée)\s+"
    r"(?:en tête-à-tête )?avec\b"
)
_AT_PLACE = re.compile(r"[^.;:,]{0,30}?\b(?:(?:à|au|aux|en)\s+[A-ZÉ]|dans la même ville\b)")
_LAST_TIME = re.compile(r"\b(?:première|dernière|seule) fois qu(?:e\b|')[^,;:]*$")
_PROSPECTIVE = words("status_prospective")
_NEVER_VERBS = frozenset(("PUNCT", "SPACE", "DET", "ADP", "PRON", "CCONJ", "SCONJ", "NUM", "SYM"))
"""Tags of words that are neither verbs nor taken for one."""
_ON_ARRIVAL = re.compile(
    r"\b(?:à l'aéroport|aéroport international|descente d'avion|"
    r"au pied de (?:la passerelle|l'avion)|passerelle|tarmac|à la gare)\b",
    re.IGNORECASE,
)
"""Whoever is welcomed there has come, and has not yet met anybody."""
_WISHED = frozenset(("aurait", "auraient", "avait", "voulait", "voulu", "souhaité"))
_EXPECTED = re.compile(r"attendue?s?$")
_AGAIN = frozenset(("se revoir", "revoir"))
"""Those who see each other again have met before."""
_ALSO = frozenset(("aussi", "également", "ailleurs", "outre", "séparément"))
_TAKEN_UP = lexicons().meetings.taken_up


def verb_frames(document: Document, sentence: Sentence) -> Iterator[Frame]:
    """The frames of the verbs of one sentence."""
    for word in sentence.words:
        found, rest = meeting_idiom(sentence, word) or (None, ())
        if found and goes_nowhere(document, sentence, word, found):
            found = None
        if found and _meets_as_body(document, sentence, word, found):
            continue
        if found and not _is_purpose(sentence, word, found):
            frame = _of_lexicon(document, sentence, word, found, rest)
        else:
            frame = _of_words(document, sentence, word)
        if frame and not is_denied(sentence, word):
            yield frame


def _of_lexicon(
    document: Document, sentence: Sentence, word: Word, verb: MeetingVerb, rest: Sequence[Word]
) -> Frame | None:
    """The frame of a verb that the lexicon has, where somebody is met."""
    if not meets_somebody(document, sentence, word, verb):
        return None
    last = rest[-1] if rest and verb.who != "object" else word
    met = verb.who == "object" and has_people_for_object(sentence, word)
    met = met or is_with_people(sentence, word, verb) or is_with_first(document, sentence, word)
    name = bare(verb.infinitive)
    frame = replace(_frame(sentence, word, verb.kind, verb.family, name, last.end), partnered=met)
    welcomed = name in RECEIVING and _ON_ARRIVAL.search(
        document.plain, sentence.start, sentence.end
    )
    return replace(frame, kind="visite", family="visit", definite=True) if welcomed else frame


def _of_words(document: Document, sentence: Sentence, word: Word) -> Frame | None:
    """The frame of other words that tell of a meeting: «passer une heure avec», «être à»."""
    if word.tag in _NEVER_VERBS:
        return None
    if word.is_form_of(("passer",)) and _PASSES_TIME.match(document.plain, word.end):
        return _frame(sentence, word, "rencontre", "talks", "passer")
    telephone = told_by_telephone(document, sentence, word)
    if telephone:
        return _frame(sentence, word, "appel", "call", "dire au téléphone", telephone.end)
    if _is_guest(sentence, word):
        return _frame(sentence, word, "rencontre", "talks", "être l'hôte")
    if _is_expected_there(document, sentence, word):
        return _frame(sentence, word, "visite", "visit", "attendre")
    if departure(document, sentence, word) and _is_somebodys(sentence, word):
        return replace(_frame(sentence, word, "déplacement", "visit", "partir"), peopled=True)
    there = presence(document, sentence, word) and _is_somebodys(sentence, word)
    if there and not set(words_before(sentence, word, 1)) & {"s'", "se"}:
        return replace(_frame(sentence, word, "visite", "visit", "être"), peopled=True)
    return None


def _frame(
    sentence: Sentence, word: Word, kind: str, family: str, name: str, end: int = 0
) -> Frame:
    end = end or word.end
    return Frame(
        sentence=sentence.index,
        start=word.start,
        end=end,
        kind=kind,
        family=family,
        rule=f"meeting-verb:{name}",
        verb=name,
        verbal=True,
        peopled=has_personal_subject(sentence, word)
        or _is_hung_on(sentence, word)
        or _are_gathered(sentence, word),
        ordinal="previous" if _is_earlier(sentence, word) else "next" if name in _AGAIN else "",
        title=sentence.kind is ZoneKind.TITLE,
        quoted=sentence.quoted,
        further=_is_one_more(sentence, word),
        called=set(_TAKEN_UP.get(name, ())),
        spans=[(word.start, end)],
        anchors=[(word.start, end)],
    )


def _is_one_more(sentence: Sentence, word: Word) -> bool:
    """«s'est aussi entretenu», «rencontrera également»: beside those told of before."""
    near = (
        *words_before(sentence, word, 2),
        *(one.lower for one in words_after(sentence, word, 1)),
    )
    return bool(_ALSO & set(near))


def _is_guest(sentence: Sentence, word: Word) -> bool:
    """«était vendredi l'invité de X»."""
    if word.lower not in ("invité", "invitée", "hôte"):
        return False
    before = words_before(sentence, word, 4)
    after = [one for one in words_after(sentence, word, 5) if not is_time(sentence, one)]
    of = bool(after) and after[0].lower in ("de", "du", "d'")
    return of and before[-1:] == ["l'"] and bool(set(before) & BE)


def _is_expected_there(document: Document, sentence: Sentence, word: Word) -> bool:
    """«est attendu mardi à X»: a visit, where somebody and not something is awaited."""
    if not _EXPECTED.match(word.lower) or not has_personal_subject(sentence, word):
        return False
    there = _AT_PLACE.match(document.plain, word.end)
    return there is not None and bool(set(words_before(sentence, word, 3)) & BE)


def _is_somebodys(sentence: Sentence, word: Word) -> bool:
    """«X sera mardi à Oslo»: a visit, where X is somebody and not a building or a meeting."""
    clause = clause_before(sentence, word)
    heads = [one for one in clause if one.tag == "NOUN"]
    named = any(one.tag == "PROPN" or one.lower in ("il", "elle", "ils") for one in clause)
    return is_people(heads[-1]) if heads else named


def _meets_as_body(document: Document, sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«la commission mixte se réunira»: the noun is the meeting, the verb says when."""
    if verb.infinitive not in ("se réunir", "se retrouver"):
        return False
    nouns = document.terms_in(sentence.start, word.start, "meeting")
    if not nouns:
        return False
    between = sentence.between(nouns[-1].end, word.start)
    before = [one.lower for one in sentence.words if one.end <= nouns[-1].start][-2:]
    preposed = any(
        one in ("du", "de", "des", "lors", "après", "avant", "à", "au", "en", "par")
        for one in before
    )
    return not preposed and not any(
        one.text in (",", ";", ":") or (one.finite and one.tag != "AUX") for one in between
    )


def _is_earlier(sentence: Sentence, word: Word) -> bool:
    """«s'était déjà rendu à X»: a meeting before the one that is told of."""
    before = words_before(sentence, word, 5)
    after = [one.lower for one in words_after(sentence, word, 6)]
    if _LAST_TIME.search(" ".join(words_before(sentence, word, 16))):
        return True
    pluperfect = any(one in ("avait", "avaient", "était", "étaient") for one in before)
    again = "déjà" in before or "déjà" in after or "dernière" in after
    return again and (pluperfect or word.has_tense(Tense.PAST))


def _is_hung_on(sentence: Sentence, word: Word) -> bool:
    """«avant d'être reçus à X», «recevant Y, …»: the subject is that of the main verb."""
    before = words_before(sentence, word, 3)
    hung = word.has_tense(Tense.INFINITIVE) or "être" in before or "avoir" in before
    modal = next((one for one in _before(sentence, word) if one.lower in _PROSPECTIVE), None)
    wished = bool(set(words_before(sentence, word, 6)) & _WISHED)
    if word.has_tense(Tense.GERUND) and ("en" not in before or word.index <= 1):
        behind = sentence.words[word.index + 1 :]
        return any(has_personal_subject(sentence, one) for one in behind if one.forms)
    if hung and modal and not wished and _is_somebodys(sentence, modal):
        return True
    return hung and any(
        has_personal_subject(sentence, one) for one in sentence.words[: word.index] if one.forms
    )


def _are_gathered(sentence: Sentence, word: Word) -> bool:
    """«Réunis à X, les alliés …», «le comité réuni à X»: people, as the participle says."""
    return is_gathered(sentence, word) and (word.index <= 1 or not word.lower.endswith("s"))


def _before(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    return sentence.words[max(0, word.index - 3) : word.index]


def _is_purpose(sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«pour discuter de …» says what a meeting is for; «pour discuter avec X» is one."""
    if not word.has_tense(Tense.INFINITIVE) or verb.who != "with" or is_reflexive(verb.infinitive):
        return False
    following = sentence.words[word.index + 1 : word.index + 3]
    intended = bool(set(words_before(sentence, word, 3)) & _PROSPECTIVE)
    return not intended and not any(one.lower == "avec" for one in following)
