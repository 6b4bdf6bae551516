"""A meeting enters a text by a noun or by a verb; each such place makes one frame, no more."""

import re

from sourcier.extraction.french.meetings.contradictions import SPEAKING
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.meeting_verbs import (
    has_reflexive,
    is_hosting,
    meeting_idiom,
    meeting_verb,
)
from sourcier.extraction.french.meetings.noun_triggers import noun_frames
from sourcier.extraction.french.meetings.verb_triggers import verb_frames
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

__all__ = ["has_reflexive", "is_opening_participle", "meeting_verb", "triggers"]

_WHICH = re.compile(r"(?:\s[\w-]+){0,2}? qu(?:e |')[^.;:,«»]{0,60}")
_PASSING = ("croiser", "côtoyer")
_AT_IT = re.compile(r"[^.;:«»]{0,50}?\b(?:au|à la|à l'|lors d[eu]|lors de l[a'])\s*(?:\w+ )?")
_WITH = re.compile(r"\bavec\b")
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
        received = _noun_for_object(document, frame, nouns)
        if received:
            received.anchors.append((frame.start, frame.end))
            continue
        if _is_at_gathering(document, frame, nouns) or _is_said_there(document, frame, nouns):
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


def _noun_for_object(document: Document, frame: Frame, nouns: list[Frame]) -> Frame | None:
    """«l'appel qu'il a reçu de X»: the noun is what is received, not somebody."""
    for noun in nouns:
        gap = document.plain[noun.end : frame.start]
        if noun.end <= frame.start and _WHICH.fullmatch(gap):
            return noun
    return None


def _is_at_gathering(document: Document, frame: Frame, nouns: list[Frame]) -> bool:
    """«se croiseront au sommet», «une visite, lors de laquelle il fut l'hôte de X»: one meeting."""
    for noun in nouns:
        if noun.start > frame.end and frame.verb in _PASSING:
            gap = document.plain[frame.end : noun.start]
            if noun.family in ("summit", "conference") and _AT_IT.fullmatch(gap):
                return True
        between = document.plain[noun.end : max(noun.end, frame.start)]
        if frame.verb == "être l'hôte" and _DURING_IT.search(between):
            return True
    return False


def _is_said_there(document: Document, frame: Frame, nouns: list[Frame]) -> bool:
    """«lors de cet entretien, ils ont parlé du climat»: what they did there, not another one."""
    if frame.verb not in SPEAKING or _WITH.search(document.plain, frame.end, frame.end + 60):
        return False
    return any(noun.end < frame.start and noun.definite and not noun.salient for noun in nouns)


def _at_noun(frame: Frame, nouns: list[Frame]) -> bool:
    return any(noun.start < frame.end and frame.start < noun.end for noun in nouns)
