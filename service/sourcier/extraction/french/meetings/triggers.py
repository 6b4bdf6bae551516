"""A meeting enters a text by a noun or by a verb; each such place makes one frame, no more."""

import re

from sourcier.extraction.french.meetings.contradictions import SPEAKING
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.meeting_verbs import (
    is_hosting,
    is_people,
    meeting_idiom,
    meeting_verb,
)
from sourcier.extraction.french.meetings.noun_triggers import noun_frames
from sourcier.extraction.french.meetings.support_verbs import TO_MEETING
from sourcier.extraction.french.meetings.verb_triggers import verb_frames
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.vocabulary.conjugation import Tense

_WHICH = re.compile(r"(?:\s[\w-]+){0,2}? qu(?:e |')[^.;:,«»]{0,60}")
_PASSING = ("croiser", "côtoyer")
_AT_IT = re.compile(r"[^.;:«»]{0,50}?\b(?:au|à la|à l'|lors d[eu]|lors de l[a'])\s*(?:\w+ )?")
_HOSTED = re.compile(r"[^.;:«»]{0,90}? qu(?:e |')[^.;:«»]{0,60}")
"""«le forum sur la pêche, que l'Islande accueillera»: what is hosted is the noun."""
_WITH = re.compile(r"\bavec\b")
_APART_FROM = re.compile(r"\b(?:avant|depuis|veille)\s[^.;:,]{0,30}$", re.IGNORECASE)
_BY_TELEPHONE = re.compile(r"\s(?:[\w-]+\s){0,3}?(?:par|au) téléphone\b")
_NO_OBJECT = re.compile(r"[,.;:]|\b(?:pour|lors|durant|pendant|au cours|à l'occasion|en marge)\b")
_DURING_IT = re.compile(
    r"\b(?:(?:au cours|lors) (?:de laquelle|duquel)|(?:durant|pendant) l[ae]quel)"
)


def triggers(document: Document, sentence: Sentence) -> list[Frame]:
    """The frames that begin in one sentence, in order."""
    nouns = [one for one in noun_frames(document, sentence) if not _in_idiom(sentence, one)]
    starts = {one.start for one in nouns}
    verbs = []
    for frame in verb_frames(document, sentence):
        word = sentence.word_at(frame.start)
        received = _noun_for_object(document, sentence, frame, nouns)
        if received:
            received.anchors.append((frame.start, frame.end))
            continue
        if _is_at_gathering(document, frame, nouns) or _is_said_there(document, frame, nouns):
            continue
        if _goes_to_noun(document, frame, nouns):
            continue
        if _at_noun(frame, nouns) or _hosts(document, word, starts):
            continue
        verb = meeting_verb(sentence, word)
        gathers = verb is not None and verb.infinitive == "réunir"
        if gathers and not (frame.peopled and _alone(sentence, word, nouns)):
            continue
        if not (nouns and is_opening_participle(word)):
            verbs.append(frame)
    return sorted(nouns + verbs, key=lambda frame: frame.start)


def _in_idiom(sentence: Sentence, noun: Frame) -> bool:
    """«l'a retenu à déjeuner»: the noun belongs to the verb."""
    index = sentence.at(noun.start)
    for word in sentence.words[max(0, index - 16) : index]:
        found = meeting_idiom(sentence, word) if word.forms else None
        if found and any(one.start == noun.start for one in found[1]):
            return True
    return False


def _alone(sentence: Sentence, verb: Word, nouns: list[Frame]) -> bool:
    """«le sommet réunit X» says who comes to it; «le président a réuni X» is a meeting."""
    subjects = [
        one for one in sentence.words if one.head == verb.index and "subj" in one.dependency
    ]
    if any(one.lower in ("qui", "qu'", "lequel", "laquelle") for one in subjects):
        return False
    gathered = [noun for noun in nouns if 0 < noun.start - verb.end < 40]
    return not gathered and not any(
        noun.start <= one.start < noun.end for noun in nouns for one in subjects
    )


def _hosts(document: Document, word: Word, nouns: set[int]) -> bool:
    """«accueillir une rencontre» says where a meeting is; only «accueillir X» is one."""
    if not is_hosting(word):
        return False
    following = [start for start in nouns if start > word.end]
    gap = document.plain[word.end : min(following, default=word.end)]
    return bool(following) and len(gap) < 60 and not _NO_OBJECT.search(gap)


def is_opening_participle(word: Word) -> bool:
    """«Accueillies par X, les délégations … la réunion»: how those who meet were welcomed."""
    welcomed = word.is_form_of(("accueillir", "recevoir"))
    return welcomed and word.index <= 1 and word.has_tense(Tense.PAST)


def _noun_for_object(
    document: Document, sentence: Sentence, frame: Frame, nouns: list[Frame]
) -> Frame | None:
    """«l'appel qu'il a reçu de X»: the noun is what is received, not somebody."""
    verb = sentence.word_at(frame.start)
    which = _HOSTED if is_hosting(verb) else _WHICH
    before = [noun for noun in nouns if noun.end <= frame.start]
    for noun in reversed(before):
        gap = document.plain[noun.end : frame.start]
        if which.fullmatch(gap) and _is_relative(sentence, noun, verb):
            return noun
    return None


def _is_relative(sentence: Sentence, noun: Frame, verb: Word) -> bool:
    """Whether «que» is the noun: no verb stands between the two, and the clause has no object."""
    between = sentence.between(noun.end, verb.start)
    which = next((one.index for one in between if one.lower in ("que", "qu'")), None)
    if which is None or any(
        one.finite or one.tag == "VERB" for one in between if one.index < which
    ):
        return False
    following = sentence.words[verb.index + 1 :]
    guests = [one for one in following if is_people(one) or one.entity == "PER"]
    return not any(_has_no_preposition(sentence, one) for one in guests)


def _has_no_preposition(sentence: Sentence, word: Word) -> bool:
    """Whether a verb or a day stands before a noun, its determiner and its adjectives."""
    before = [one for one in sentence.words[: word.index] if one.tag not in ("DET", "ADJ")]
    return bool(before) and (before[-1].tag == "VERB" or is_time(sentence, before[-1]))


def _is_at_gathering(document: Document, frame: Frame, nouns: list[Frame]) -> bool:
    """«se croiseront au sommet», «une visite, lors de laquelle il fut l'hôte de X»: one meeting."""
    for noun in nouns:
        if noun.start > frame.end and frame.verb in _PASSING:
            gap = document.plain[frame.end : noun.start]
            if noun.family in LARGE and _AT_IT.fullmatch(gap):
                return True
        between = document.plain[noun.end : max(noun.end, frame.start)]
        if frame.verb == "être l'hôte" and _DURING_IT.search(between):
            return True
    return False


def _is_said_there(document: Document, frame: Frame, nouns: list[Frame]) -> bool:
    """«lors de cet entretien, ils ont parlé du climat»: what they did there, not another one."""
    if frame.verb not in SPEAKING:
        return False
    if any(_DURING_IT.search(document.plain, one.end, frame.start) for one in nouns):
        return True
    if _WITH.search(document.plain, frame.end, frame.end + 60):
        return False
    if _BY_TELEPHONE.match(document.plain, frame.end):
        return False
    return any(
        noun.end < frame.start
        and noun.definite
        and not noun.salient
        and not _APART_FROM.search(document.plain[max(0, noun.start - 40) : noun.start])
        for noun in nouns
    )


def _goes_to_noun(document: Document, frame: Frame, nouns: list[Frame]) -> bool:
    """«se rendra au sommet»: no journey beside the meeting."""
    gaps = (document.plain[frame.end : noun.start] for noun in nouns if noun.start > frame.end)
    return frame.family == "visit" and any(TO_MEETING.fullmatch(gap) for gap in gaps)


def _at_noun(frame: Frame, nouns: list[Frame]) -> bool:
    return any(noun.start < frame.end and frame.start < noun.end for noun in nouns)
