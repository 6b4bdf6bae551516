"""Which meeting a sentence means that names none: by its place, by its delegation, else the last.

Nobody leads a delegation to a telephone call, and a journey is rarely what others take part in.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.meetings.frames import OF_MANY, Frame
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.terms import city_key

FAR = 14
"""Sentences after which nobody speaks of a meeting any more without naming it."""
_DELEGATION = re.compile(
    r"\b(?:délégations?|équipe|négociateurs?|émissaires?|représent\w+)\b", re.IGNORECASE
)
_MADE_UP = re.compile(
    r"\b(?:[Ll]a|[Ss]a) délégation (?:[a-zà-ÿ-]+ ){0,2}(?:qui l'accompagne )?"
    r"(?:compren|compt|incl|se compos|(?:est|était|sera) (?:également |aussi |notamment )?"
    r"(?:compos|form|constitu))"
)
_ATTENDANCE = re.compile(
    r"\bfait,? (?:eux, )?(?:le (?:voyage|déplacement)|faux bond)|répondu présent|"
    r"\bobservat(?:eur|rice)s?\b|"
    r"\bboycott|\babsent|\bdéclin|\bn'(?:a|ont) pas été (?:convié|invité)"
)
_CAME = re.compile(r"\b(?:a|ont|avait|avaient)(?: \w+)? (?:fait|répondu)\b")
"""«avaient fait le déplacement»: to what has been, where another is only planned."""
_LED_NOW = re.compile(
    r"\b(?:est|était|a été|sont|étaient) (?:\w+ )?(?:condui|dirig|men|emmen|représent|compos)"
)
"""«La délégation est conduite par X»: at a meeting that goes on, where another is only planned."""
_WITH_COMPANY = re.compile(r"\W*(?:Accompagn|Flanqu|Entour|Escort|Second)ée?s? (?:de |du |des |d')")
_JUST_TOLD = 2
"""«Accompagné de X, le ministre a dit à sa sortie …»: of the meeting told just before."""
_LED_THEN = re.compile(
    r"\b(?:sera|seront) (?:\w+ )?(?:condui|dirig|men|emmen|représent|compos|form|constitu)"
)
"""«La délégation sera composée de X»: at a meeting to come, where another is over."""
_SEVERAL = 2
"""People of whom a meeting has more where delegations negotiate."""
_THERE = re.compile(r"\by (?:est|sont|était|étaient|sera|seront|a|ont|avait|avaient)\b")


def meant(
    document: Document, sentence: Sentence, meetings: Sequence[Frame], last: Frame | None
) -> Frame | None:
    """The meeting meant, out of those told so far."""
    recent = [one for one in meetings if sentence.index - one.last <= FAR]
    recent.sort(key=lambda one: -one.last)
    gathered = [one for one in recent if one.family not in ("visit", "call")]
    there = _at_its_place(document, sentence, gathered)
    if there:
        return there
    text = document.plain[sentence.start : sentence.end]
    journey = _journey_of(text, recent, last)
    if journey:
        return journey
    if last and sentence.index - last.last <= _JUST_TOLD and _WITH_COMPANY.match(text):
        return last
    if _DELEGATION.search(text):
        gathered = [one for one in gathered if not _is_closed(one)] or gathered
        if _LED_THEN.search(text):
            to_come = [one for one in gathered if one.planned and one.family in OF_MANY]
            gathered = to_come or gathered
            last = last if last in gathered else gathered[0] if gathered else last
        if last and last.planned and _LED_NOW.search(text):
            going_on = [one for one in gathered if not one.planned]
            gathered = going_on or gathered
            last = going_on[0] if going_on else last
        if last in gathered and (_just_opened(sentence, last) or _THERE.search(text)):
            return last
        joined = _with_its_countries(document, sentence, gathered)
        if joined:
            return joined
        if last and gathered and (last.family in ("visit", "call") or last not in gathered):
            return gathered[0]
    if _ATTENDANCE.search(document.plain, sentence.start, sentence.end):
        large = [one for one in gathered if one.family in OF_MANY]
        if _CAME.search(text):
            large = [one for one in large if not one.planned] or large
        return max(large, key=lambda one: len(one.spans), default=last)
    return last


def _journey_of(text: str, recent: Sequence[Frame], last: Frame | None) -> Frame | None:
    """«La délégation comprend X»: whoever travels has one, at a meeting only planned or of two."""
    journeys = [one for one in recent if one.family == "visit" and one.participations]
    small = last is None or last.family in ("talks", "visit") or len(last.keys) < _SEVERAL
    if not _MADE_UP.search(text) or not journeys or not small:
        return None
    gathered = [one for one in recent if one.family == "talks" and len(one.keys) > _SEVERAL]
    return None if gathered else max(journeys, key=lambda one: len(one.spans))


def _just_opened(sentence: Sentence, last: Frame | None) -> bool:
    """Whether the sentence before told of the meeting for the first time, and of nobody there."""
    return last is not None and last.sentence == sentence.index - 1 and not last.participations


def _is_closed(one: Frame) -> bool:
    """«une rencontre entre A et B»: both are named, and nobody is sent to it."""
    people = [part for part in one.participations if part.actor.entity.type == "person"]
    return len(people) == 2 and all(part.rule == "between" for part in one.participations)


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
    for one in sorted(recent, key=lambda one: (-_sent_by(one, codes), -len(one.spans))):
        countries = {
            part.actor.entity.country.text for part in one.present if part.actor.entity.country
        }
        if codes & countries:
            return one
    return None


def _sent_by(one: Frame, codes: set[str]) -> int:
    """How many of these countries come to a meeting as countries, not by one of their people."""
    return len(one.keys & {f"country:{code}" for code in codes})
