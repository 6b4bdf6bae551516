"""A verb of meeting makes one frame, unless its object or its purpose shows that nobody is met."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.journeys import departure, goes_nowhere, presence
from sourcier.extraction.french.meetings.meeting_verbs import (
    BE,
    clause_before,
    has_personal_subject,
    is_people,
    meeting_idiom,
    words_after,
    words_before,
)
from sourcier.extraction.french.meetings.verb_partners import has_people_for_object, meets_somebody
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb, words

_PASSES_TIME = re.compile(
    r"\s+(?:[\w'-]+\s){0,4}?(?:heures?|minutes|quart d'heure|journée|soirée|matinée)\s+"
    r"(?:en tête-à-tête )?avec\b"
)
_AT_PLACE = re.compile(r"[^.;:,]{0,30}?\b(?:à|au|aux|en)\s+[A-ZÉ]")
_LAST_TIME = re.compile(r"\b(?:première|dernière|seule) fois qu(?:e\b|')[^,;:]*$")
_PROSPECTIVE = words("status_prospective")
_NEVER_WAS = re.compile(
    r"\baur(?:ait|aient) (?:\w+ )?(?:souhaité|voulu|aimé|préféré|dû|pu) (?:\w+ |s' )?$|"
    r"\baur(?:ait|aient) (?:\w+ )?(?:souhaité|voulu|aimé|préféré|dû|pu)(?: se| s'| y)?$"
)
"""«aurait souhaité se rendre à X»: a journey that nobody made."""
_INVITED = re.compile(
    r"\b(?:invit|appel|exhort|press|conjur)(?:e|é|ée|és|er|ent|ait|era|ant)\b"
    r"(?: (?!que?\b)[^,;:]+)? à(?: se| s'| lui| y)?$"
)
"""«a invité X à se rendre à Y»: whether X will is not told."""
_FIRST_TIME = re.compile(r"\bc' (?:est|était|sera) la première fois (?:\w+ ){0,5}qu(?:e|')[^,;:]*$")
"""«c'est la première fois que X se rend à Y» remarks on the journey that is told."""
_OFTEN = frozenset(
    ("régulièrement", "souvent", "fréquemment", "quotidiennement", "habituellement", "rarement",
     "parfois", "constamment")
)  # fmt: skip
_WISHED = frozenset(("aurait", "auraient", "avait", "voulait", "voulu", "souhaité"))
_EXPECTED = re.compile(r"attendue?s?$")
_AGAIN = frozenset(("se revoir", "revoir"))
"""Those who see each other again have met before."""


def verb_frames(document: Document, sentence: Sentence) -> Iterator[Frame]:
    """The frames of the verbs of one sentence."""
    for word in sentence.words:
        found, rest = meeting_idiom(sentence, word) or (None, ())
        if found and goes_nowhere(document, sentence, word, found):
            found = None
        if found and _meets_as_body(document, sentence, word, found):
            continue
        if found and not _is_purpose(sentence, word, found) and not _is_denied(sentence, word):
            if meets_somebody(document, sentence, word, found):
                last = rest[-1] if rest and found.who != "object" else word
                name = bare(found.infinitive)
                met = found.who == "object" and has_people_for_object(sentence, word)
                frame = _frame(sentence, word, found.kind, found.family, name, last.end)
                yield replace(frame, partnered=met)
        elif _PASSES_TIME.match(document.plain, word.end) and word.is_form_of(("passer",)):
            yield _frame(sentence, word, "rencontre", "talks", "passer")
        elif _is_guest(sentence, word):
            yield _frame(sentence, word, "rencontre", "talks", "être l'hôte")
        elif _is_expected_there(document, sentence, word):
            yield _frame(sentence, word, "visite", "visit", "attendre")
        elif _is_somebodys(sentence, word) and departure(document, sentence, word):
            yield replace(_frame(sentence, word, "déplacement", "visit", "partir"), peopled=True)
        elif _is_somebodys(sentence, word) and presence(document, sentence, word):
            yield replace(_frame(sentence, word, "visite", "visit", "être"), peopled=True)


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
        peopled=has_personal_subject(sentence, word) or _is_hung_on(sentence, word),
        ordinal="previous" if _is_earlier(sentence, word) else "next" if name in _AGAIN else "",
        title=sentence.kind is ZoneKind.TITLE,
        quoted=sentence.quoted,
        spans=[(word.start, end)],
        anchors=[(word.start, end)],
    )


def _is_guest(sentence: Sentence, word: Word) -> bool:
    """«était vendredi l'invité de X»."""
    if word.lower not in ("invité", "invitée", "hôte"):
        return False
    before = words_before(sentence, word, 4)
    after = [one for one in words_after(sentence, word, 5) if not is_time(sentence, one)]
    return before[-1:] == ["l'"] and bool(set(before) & BE) and after[0].lower in ("de", "du", "d'")


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
        one in ("du", "de", "des", "lors", "après", "avant", "à", "au") for one in before
    )
    return not preposed and not any(
        one.text in (",", ";", ":") or (one.finite and one.tag != "AUX") for one in between
    )


def _is_denied(sentence: Sentence, word: Word) -> bool:
    """«n'ont pas rencontré X» is no meeting; «n'ont rencontré que X» is one."""
    before = sentence.words[max(0, word.index - 7) : word.index]
    said = " ".join(one.lower for one in sentence.words[max(0, word.index - 12) : word.index])
    if _is_habit(sentence, word) or _FIRST_TIME.search(said):
        return True
    if _NEVER_WAS.search(said) or (word.has_tense(Tense.INFINITIVE) and _INVITED.search(said)):
        return True
    negation = next((one for one in reversed(before) if one.lower in ("ne", "n'")), None)
    if negation is None:
        return False
    between = sentence.words[negation.index + 1 : word.index + 3]
    return not any(one.lower in ("que", "qu'") for one in between) and not any(
        one.text in (",", ";", ":") for one in sentence.words[negation.index : word.index]
    )


def _is_habit(sentence: Sentence, word: Word) -> bool:
    """«se parlent régulièrement»: no one meeting of them."""
    if not word.has_tense(Tense.PRESENT, Tense.IMPERFECT):
        return False
    return any(one.lower in _OFTEN for one in words_after(sentence, word, 3))


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
    """«avant d'être reçus à X», «pour rencontrer Y»: the subject is that of the main verb."""
    before = words_before(sentence, word, 3)
    hung = word.has_tense(Tense.INFINITIVE) or "être" in before or "avoir" in before
    modal = next((one for one in _before(sentence, word) if one.lower in _PROSPECTIVE), None)
    wished = bool(set(words_before(sentence, word, 6)) & _WISHED)
    if hung and modal and not wished and _is_somebodys(sentence, modal):
        return True
    return hung and any(
        has_personal_subject(sentence, one) for one in sentence.words[: word.index] if one.forms
    )


def _before(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    return sentence.words[max(0, word.index - 3) : word.index]


def _is_purpose(sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«pour discuter de …» says what a meeting is for; «pour discuter avec X» is one."""
    if not word.has_tense(Tense.INFINITIVE) or verb.who != "with" or "se " in verb.infinitive:
        return False
    following = sentence.words[word.index + 1 : word.index + 3]
    intended = bool(set(words_before(sentence, word, 3)) & _PROSPECTIVE)
    return not intended and not any(one.lower == "avec" for one in following)
