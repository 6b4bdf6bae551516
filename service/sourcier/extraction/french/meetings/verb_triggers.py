"""A verb of meeting makes one frame, unless its object or its purpose shows that nobody is met."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.journeys import goes_nowhere
from sourcier.extraction.french.meetings.meeting_verbs import (
    BE,
    has_personal_subject,
    meeting_idiom,
    words_after,
    words_before,
)
from sourcier.extraction.french.meetings.verb_partners import meets_somebody
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb

_PASSES_TIME = re.compile(
    r"\s+(?:[\w'-]+\s){0,4}?(?:heures?|minutes|quart d'heure|journée|soirée|matinée)\s+"
    r"(?:en tête-à-tête )?avec\b"
)
_EXPECTED = re.compile(r"attendue?s?$")


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
                yield _frame(sentence, word, found.kind, found.family, name, last.end)
        elif _PASSES_TIME.match(document.plain, word.end) and any(
            form.infinitive == "passer" for form in word.forms
        ):
            yield _frame(sentence, word, "rencontre", "talks", "passer")
        elif _is_guest(sentence, word):
            yield _frame(sentence, word, "rencontre", "talks", "être l'hôte")
        elif _is_expected_there(document, sentence, word):
            yield _frame(sentence, word, "visite", "visit", "attendre")


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
        verbal=True,
        peopled=has_personal_subject(sentence, word) or _is_hung_on(sentence, word),
        ordinal="previous" if _is_earlier(sentence, word) else "",
        title=sentence.kind is ZoneKind.TITLE,
        spans=[(word.start, end)],
        anchors=[(word.start, end)],
    )


def _is_guest(sentence: Sentence, word: Word) -> bool:
    """«était vendredi l'invité de X»."""
    if word.lower not in ("invité", "invitée", "hôte"):
        return False
    before = words_before(sentence, word, 4)
    after = [one.lower for one in words_after(sentence, word, 1)]
    return (
        before[-1:] == ["l'"] and bool(set(before) & BE) and after[:1] in (["de"], ["du"], ["d'"])
    )


def _is_expected_there(document: Document, sentence: Sentence, word: Word) -> bool:
    """«est attendu mardi à X»: a visit, where somebody and not something is awaited."""
    if not _EXPECTED.match(word.lower) or not has_personal_subject(sentence, word):
        return False
    return bool(set(words_before(sentence, word, 3)) & BE) and bool(
        re.match(r"[^.;:,]{0,30}?\b(?:à|au|aux|en)\s+[A-ZÉ]", document.plain[word.end :])
    )


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
    negation = next((one for one in reversed(before) if one.lower in ("ne", "n'")), None)
    if negation is None:
        return False
    between = sentence.words[negation.index + 1 : word.index + 3]
    return not any(one.lower in ("que", "qu'") for one in between) and not any(
        one.text in (",", ";", ":") for one in sentence.words[negation.index : word.index]
    )


def _is_earlier(sentence: Sentence, word: Word) -> bool:
    """«s'était déjà rendu à X»: a meeting before the one that is told of."""
    before = words_before(sentence, word, 5)
    after = [one.lower for one in words_after(sentence, word, 6)]
    pluperfect = any(one in ("avait", "avaient", "était", "étaient") for one in before)
    again = "déjà" in before or "déjà" in after or "dernière" in after
    return again and (pluperfect or word.has_tense(Tense.PAST))


def _is_hung_on(sentence: Sentence, word: Word) -> bool:
    """«avant d'être reçus à X», «pour rencontrer Y»: the subject is that of the main verb."""
    before = words_before(sentence, word, 3)
    hung = word.has_tense(Tense.INFINITIVE) or "être" in before or "avoir" in before
    return hung and any(
        has_personal_subject(sentence, one) for one in sentence.words[: word.index] if one.forms
    )


def _is_purpose(sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«pour discuter de …» says what a meeting is for; «pour discuter avec X» is one."""
    if not word.has_tense(Tense.INFINITIVE) or verb.who != "with" or "se " in verb.infinitive:
        return False
    following = sentence.words[word.index + 1 : word.index + 3]
    return not any(one.lower == "avec" for one in following)
