"""Whom a verb of saying has for its subject: its own, that of the verb before, the last one."""

import re

from sourcier.extraction.french.statements.contents import Content, in_quotation, is_reporting
from sourcier.extraction.french.statements.reports import Mood, Report, lead
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.auxiliaries import has_auxiliary
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_MOUTHPIECE = re.compile(
    r"\bpar (?:la (?:bouche|voix)|l'intermédiaire|l'entremise) d(?:e la |e l'|e |u |es |')"
)
_BE = words("reports_be")
_IMPERSONAL = words("report_subjects_impersonal")
_MADE_BY = 40
"""Code points from «l'annonce» to who made it: «faite le 6 novembre par X»."""
_JOINTS = frozenset(("et", "puis", "mais", ",", ";"))


class ReportSubjects:
    """Finds the speakers of verbs of saying in one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._nouns = reporting_verbs().nouns

    def of(
        self,
        sentence: Sentence,
        report: Report,
        content: Content,
        main: Speaker | None,
        floor: int,
    ) -> Speaker | None:
        """Who speaks; `main` spoke before in this sentence, no subject stands before `floor`."""
        if report.mood is Mood.GERUND:
            return (
                self._beside(sentence, report) or main or self._of_gerund(sentence, report, content)
            )
        if report.mood is Mood.INFINITIVE:
            return self._of_infinitive(sentence, report, main)
        if report.mood is Mood.PARTICIPLE:
            return self._of_participle(sentence, report, main)
        if main and report.pronoun is None and self._is_joined(sentence, report):
            return self._own(sentence, report, main) or main
        return self._speakers.before(sentence, _first_verb(sentence, report), floor)

    def _own(self, sentence: Sentence, report: Report, main: Speaker) -> Speaker | None:
        """«…, tandis que X, porte-parole, a dit»: the comma closes an aside on another."""
        before = sentence.words[report.first - 1] if report.first else None
        found = self._speakers.adjacent(sentence, report.word)
        closes = before is not None and before.text == ","
        return found if closes and found and found.start > main.end else None

    def mouthpiece(self, sentence: Sentence, report: Report) -> Speaker | None:
        """«a dénoncé … par la voix de X»: X speaks."""
        plain = self._document.plain
        match = _MOUTHPIECE.search(plain, report.word.end, sentence.end) or _MOUTHPIECE.search(
            plain, sentence.start, report.word.start
        )
        if match is None or in_quotation(sentence, match.start()):
            return None
        for one in self._speakers.phrases_in(match.end(), sentence.end)[:1]:
            if one.person and one.start <= match.end() + 40:
                return self._speakers.of(one)
        return None

    def _of_participle(
        self, sentence: Sentence, report: Report, main: Speaker | None
    ) -> Speaker | None:
        """«a reçu … et promis que»: a participle shares the auxiliary of the one before."""
        if not self._is_joined(sentence, report):
            return None
        if main:
            return main
        for word in reversed(sentence.words[: report.first]):
            if word.tag == "VERB" and has_auxiliary(sentence.words[: word.index]):
                return self._speakers.before(sentence, word, sentence.start)
        return None

    def _is_joined(self, sentence: Sentence, report: Report) -> bool:
        for word in reversed(sentence.words[: report.first]):
            if word.lower in _JOINTS:
                return word.text != "," or report.mood is not Mood.PARTICIPLE
            if word.tag not in ("ADV", "SPACE"):
                return False
        return False

    def _of_infinitive(
        self, sentence: Sentence, report: Report, main: Speaker | None
    ) -> Speaker | None:
        before = [word.lower for word in sentence.words[max(0, report.first - 3) : report.first]]
        if before[:2] == ["il", "est"]:
            return None
        found = lead(sentence, report)
        if found == "et de":
            return main or self._narrated(sentence, report) or self._speakers.last(sentence)
        if found in ("avant de", "non sans") and main:
            return main
        for word in reversed(sentence.words[: report.first]):
            if word.tag in ("VERB", "AUX") and (
                word.finite or word.forms or _has_helper(sentence, word)
            ):
                if _is_impersonal(sentence, word):
                    return None
                return self._speakers.before(sentence, word, sentence.start)
        return None

    def _narrated(self, sentence: Sentence, report: Report) -> Speaker | None:
        """«Et X de conclure»: the infinitive of narration has X for its subject."""
        before = self._speakers.phrases_in(sentence.start, report.word.start)
        if not before:
            return self._speakers.last(sentence)
        return None if before[-1].preposition else self._speakers.of(before[-1])

    def _of_gerund(self, sentence: Sentence, report: Report, content: Content) -> Speaker | None:
        if report.first <= 2:
            return self._after_opening(sentence, content)
        before, first = sentence.words[report.first - 1 : report.first + 1]
        nearest = first.lower == "en" and before.text != ","
        found = self._of_verb_before(sentence, report) if nearest else None
        found = found or self._possessor(sentence, report.word)
        return found or self._main_subject(sentence, report.word)

    def _of_verb_before(self, sentence: Sentence, report: Report) -> Speaker | None:
        """«X, où Y les a reçus en les appelant à …»: without a comma, of the verb just before."""
        for word in reversed(sentence.words[: report.first]):
            if word.tag == "VERB" and (word.finite or _has_helper(sentence, word)):
                return self._speakers.before(sentence, word, sentence.start)
        return None

    def _beside(self, sentence: Sentence, report: Report) -> Speaker | None:
        """«au lendemain d'un discours de X jugeant que …»: X, who stands right before, speaks."""
        found = self._possessor(sentence, report.word) if report.first else None
        return found if found and found.end >= sentence.words[report.first - 1].end else None

    def _after_opening(self, sentence: Sentence, content: Content) -> Speaker | None:
        """«Affirmant que …, le ministre a …»: the subject stands after the comma."""
        for word in sentence.words[sentence.at(content.start) :]:
            if word.text != ",":
                continue
            following = sentence.words[word.index + 1 : word.index + 2]
            if following and following[0].lower in ("il", "elle"):
                return self._speakers.pronoun(following[0].lower, following[0])
            for one in self._speakers.phrases_in(word.end, sentence.end)[:1]:
                if one.outer <= word.end + 1 and not one.preposition:
                    return self._speakers.of(one)
        return None

    def _possessor(self, sentence: Sentence, word: Word) -> Speaker | None:
        """«les déclarations de X, soulignant que…»: X speaks."""
        nouns = [one for one in sentence.words[: word.index] if one.lower in self._nouns]
        if not nouns:
            return None
        for one in self._speakers.phrases_in(nouns[-1].end, word.start)[:1]:
            of_noun = one.preposition == "de" and one.outer <= nouns[-1].end + 12
            if of_noun or (one.preposition == "par" and one.outer <= nouns[-1].end + _MADE_BY):
                return self._speakers.of(one)
        return None

    def _main_subject(self, sentence: Sentence, word: Word) -> Speaker | None:
        """The subject of the main verb, before it or, in an incise, after it."""
        before = [
            one
            for one in sentence.words[: word.index]
            if one.tag in ("VERB", "AUX")
            and (is_reporting(one) or one.finite or has_auxiliary(sentence.words[: one.index]))
        ]
        for other in reversed(before):
            if is_reporting(other):
                found = self._speakers.inverted(sentence, other)
                found = found or self._speakers.incise_subject(sentence, other, word.start)
                if found:
                    return found
        main = [one for one in before if one.dependency in ("ROOT", "conj", "dep", "parataxis")]
        for other in [*reversed(main), *before]:
            found = self._speakers.incise_subject(sentence, other, word.start)
            found = found or self._speakers.before(sentence, other, sentence.start)
            if found:
                return found
        return None


def _first_verb(sentence: Sentence, report: Report) -> Word:
    """«Il a, à ce propos, annoncé que»: the subject stands before the auxiliary."""
    group = sentence.words[report.first : report.word.index]
    return group[0] if any(one.text == "," for one in group) else report.word


def _is_impersonal(sentence: Sentence, verb: Word) -> bool:
    """«il convient de», «il faut»: nobody's words but the author's."""
    before = sentence.words[max(0, verb.index - 4) : verb.index]
    subject = next((word for word in reversed(before) if word.lower == "il"), None)
    if subject is None:
        return False
    return verb.lower in _IMPERSONAL or (subject.dependency == "expl:subj" and verb.lower in _BE)


def _has_helper(sentence: Sentence, word: Word) -> bool:
    return has_auxiliary(sentence.words[: word.index])
