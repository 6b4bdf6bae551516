"""Which meeting a sentence means that names none: by its place, by its delegation, else the last.

Nobody leads a delegation to a telephone call, and a journey is rarely what others take part in.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.terms import city_key

_FAR = 8
"""Sentences after which nobody speaks of a meeting any more without naming it."""
_DELEGATION = re.compile(
    r"\b(?:délégations?|équipe|négociateurs?|émissaires?|représent\w+)\b", re.IGNORECASE
)
_ATTENDANCE = re.compile(
    r"\bfait,? (?:eux, )?(?:le (?:voyage|déplacement)|faux bond)|répondu présent|"
    r"\bboycott|\babsent|\bdéclin|\bn'(?:a|ont) pas été (?:convié|invité)"
)
_LARGE = ("summit", "conference", "meeting")


def meant(
    document: Document, sentence: Sentence, meetings: Sequence[Frame], last: Frame | None
) -> Frame | None:
    """The meeting meant, out of those told so far."""
    recent = [one for one in meetings if sentence.index - one.last <= _FAR]
    recent.sort(key=lambda one: -one.last)
    gathered = [one for one in recent if one.family not in ("visit", "call")]
    there = _at_its_place(document, sentence, gathered)
    if there:
        return there
    if _DELEGATION.search(document.plain, sentence.start, sentence.end):
        joined = _with_its_countries(document, sentence, gathered)
        if joined:
            return joined
        if last and last.family in ("visit", "call") and gathered:
            return gathered[0]
    if _ATTENDANCE.search(document.plain, sentence.start, sentence.end):
        large = [one for one in gathered if one.family in _LARGE]
        return max(large, key=lambda one: len(one.spans), default=last)
    return last


def _at_its_place(document: Document, sentence: Sentence, recent: Sequence[Frame]) -> Frame | None:
    for term in document.terms_in(sentence.start, sentence.end, "city"):
        before = document.plain[max(sentence.start, term.start - 3) : term.start]
        if not re.search(r"\b[àÀ] $", before):
            continue
        for one in recent:
            if one.city and city_key(one.city.text) == city_key(term.name):
                return one
    return None


def _with_its_countries(
    document: Document, sentence: Sentence, recent: Sequence[Frame]
) -> Frame | None:
    """The meeting that the country of the delegation is already known to attend."""
    codes = {
        term.code
        for term in document.terms_in(sentence.start, sentence.end, "demonym", "country", "city")
    }
    for one in sorted(recent, key=lambda one: -len(one.spans)):
        countries = {
            part.actor.entity.country.text
            for part in one.participations
            if part.actor.entity.country and not part.absent
        }
        if codes & countries:
            return one
    return None
