"""Speech that a sentence points at: «c'est ce qu'a déclaré X», «X l'a affirmé : …», «ainsi …»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.statements.contents import in_quotation, trim
from sourcier.extraction.french.statements.pronoun_agreement import PRONOUNS
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement, kind_of
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_POINTS = re.compile(
    r"\b(?:c'est|voilà|voici)\s+(?:du moins |notamment |aussi |également |précisément |en tout cas "
    r")?ce qu(?:e |')|"
    r"\b(?:c'est )?(?:en ces termes|par ces mots|avec ces mots|en ces mots)\b|"
    r"(?-i:Ainsi) (?:s'|parl|se )",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:cette|la|l'|une telle)\s*(?:déclaration|annonce|information|affirmation|évaluation|"
    r"précision|nouvelle|position|prédiction|promesse|mise en garde)\s+(?:en )?(?:a|avait) été\s+"
    r"(?:notamment |ainsi |également )?(?:faite|donnée|annoncée|rapportée|exprimée|confirmée|"
    r"formulée|lancée|livrée|communiquée|diffusée|relayée)\s+(?:\w+ (?:\w+ )?)?par\s+",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:est|était|sont|étaient|reste|se (?:veut|montre|dit)|s'est (?:voulue?|montrée?))\s+"
    r"(?:très |toujours |plus |on ne peut plus )?(?:formel(?:le)?|catégorique|clair|claire|"
    r"affirmati(?:f|ve)|ferme|péremptoire|sans (?:appel|équivoque|détour)|direct|directe|lucide|"
    r"pessimiste|optimiste|inflexible)s?\s*:\s*",
    re.IGNORECASE,
)

_ANNOUNCING = frozenset(("annoncer", "confirmer", "indiquer", "déclarer", "affirmer", "rapporter"))
_LONGEST_POINTING = 22
"""Words of a sentence that says no more than who said what stands before it."""
_FIRST_WORDS = 40
"""Code points from the beginning of such a sentence within which who speaks is named."""
_DONE = words("cataphora_done")
_COLON = re.compile(r"\s*:\s+(?![\"«“])")


class CataphoraRules:
    """The rules of pointing at speech over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence, before: Sentence | None) -> Iterator[Statement]:
        """All candidates of one sentence; `before` is the one before it in the paragraph."""
        match = _POINTS.search(self._document.plain, sentence.start, sentence.end)
        if match and not in_quotation(sentence, match.start()):
            yield from self._pointed(sentence, before, match)
        yield from self._told(sentence, before)
        yield from self._announced_above(sentence, before)
        yield from self._signed(sentence)
        yield from self._announced(sentence)
        yield from self._firm(sentence)
        yield from self._in_words_of(sentence)

    def _pointed(
        self, sentence: Sentence, before: Sentence | None, match: re.Match[str]
    ) -> Iterator[Statement]:
        report = next((one for one in reports(sentence) if one.word.start >= match.end() - 3), None)
        if report is None:
            return
        speaker = self._pointer(sentence, report, match.end())
        if speaker is None:
            return
        colon = self._document.plain.find(":", report.word.end, sentence.end)
        if colon >= 0:
            yield from self._make(sentence, colon + 1, sentence.end, speaker, report)
        elif match.start() - sentence.start > 12:
            yield from self._make(sentence, sentence.start, match.start(), speaker, report)
        elif before:
            yield from self._make(before, before.start, before.end, speaker, report)

    def _pointer(self, sentence: Sentence, report: Report, start: int) -> Speaker | None:
        """«c'est ce que X réclame», «c'est ce qu'a déclaré X»."""
        before = sentence.between(start, sentence.words[report.first].start)
        if any(word.tag in ("NOUN", "PROPN") or word.lower in PRONOUNS for word in before):
            return self._speakers.before(sentence, report.word, start)
        return self._speakers.after(sentence, sentence.words[report.last], sentence.end)

    def _told(self, sentence: Sentence, before: Sentence | None) -> Iterator[Statement]:
        """«Cette déclaration a été faite par X»: it is the sentence before."""
        match = _TOLD.match(self._document.plain, sentence.start, sentence.end)
        if match is None or before is None or before.kind is ZoneKind.TITLE:
            return
        for one in self._speakers.phrases_in(match.end(), sentence.end)[:1]:
            if one.outer <= match.end() + 4 and not before.quotations:
                speaker = self._speakers.of(one)
                yield from self._make(before, before.start, before.end, speaker, None)

    def _announced_above(self, sentence: Sentence, before: Sentence | None) -> Iterator[Statement]:
        """«X l'a annoncé lundi.»: it is the sentence before that X announced."""
        if before is None or before.kind is ZoneKind.TITLE or before.quotations:
            return
        if sentence.quotations or len(sentence.words) > _LONGEST_POINTING:
            return
        if any(one.mood is Mood.FINITE for one in reports(before)):
            return  # somebody else is said to have said it
        for report in reports(sentence)[:1]:
            said = report.mood is Mood.FINITE and report.names & _ANNOUNCING
            of_it = sentence.words[report.first].lower == "l'" and not report.negated
            of_it = of_it and not report.word.lower.endswith(("ée", "és", "ées"))
            rest = sentence.words[report.last + 1 :]
            if not (said and of_it) or any(one.finite or one.text == ":" for one in rest):
                return
            found = self._speakers.adjacent(sentence, report.word)
            if found and found.start - sentence.start < _FIRST_WORDS:
                yield from self._make(before, before.start, before.end, found, report)

    def _signed(self, sentence: Sentence) -> Iterator[Statement]:
        """«X : Nous rouvrirons …», as in an interview or a headline."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end)[:1]:
            opens = one.person and one.outer <= sentence.start + 1
            colon = _COLON.match(self._document.plain, one.end)
            if opens and colon and self._has_verb(sentence, colon.end()):
                speaker = self._speakers.of(one)
                yield from self._make(
                    sentence, colon.end(), self._paragraph_end(sentence), speaker, None
                )

    def _paragraph_end(self, sentence: Sentence) -> int:
        """Where the answer ends that a name opens: with its paragraph."""
        if sentence.kind is not ZoneKind.BODY:
            return sentence.end
        said = self._document.paragraph(sentence.paragraph)
        plain = all(not one.quotations for one in said)
        return said[-1].end if plain and said[0].index == sentence.index else sentence.end

    def _has_verb(self, sentence: Sentence, start: int) -> bool:
        return any(word.tag in ("VERB", "AUX") for word in sentence.between(start, sentence.end))

    def _announced(self, sentence: Sentence) -> Iterator[Statement]:
        """«X l'a affirmé mardi : …», «X le répète : …», «X assure : …»."""
        for report in reports(sentence):
            group = {one.lower for one in sentence.words[report.first : report.word.index]}
            points = group & {"l'", "le"} or report.names & reporting_verbs().incise
            if in_quotation(sentence, report.word.start) or not points:
                continue
            verb = self._finite(sentence, report, bool(group & {"l'", "le"}))
            if verb is None or report.negated or self._does(sentence, report):
                continue
            colon = self._colon(sentence, report)
            speaker = colon and self._speakers.before(sentence, verb, sentence.start)
            named = speaker and (speaker.entity or verb is report.word)
            if colon and speaker and named:
                yield from self._make(sentence, colon, sentence.end, speaker, report)
                return

    def _does(self, sentence: Sentence, report: Report) -> bool:
        """«poursuit sa route : …», «prévoit un calendrier : …»: what is done, not what is said."""
        following = sentence.words[report.last + 1 : report.last + 2]
        has_object = bool(following) and following[0].tag == "DET"
        return has_object and bool(report.names & _DONE)

    def _finite(self, sentence: Sentence, report: Report, points: bool) -> Word | None:
        """The verb that has the subject: that of saying, or that of «ne cesse de le répéter»."""
        if report.mood is Mood.FINITE:
            return report.word
        if report.mood is not Mood.INFINITIVE or not points:
            return None
        return next((one for one in reversed(sentence.words[: report.first]) if one.finite), None)

    def _colon(self, sentence: Sentence, report: Report) -> int | None:
        """The offset after a colon with only adverbials before it, and no quotation after."""
        for word in sentence.words[report.last + 1 : report.last + 16]:
            if word.text == ":":
                quoted = any(word.end <= mark.start <= word.end + 2 for mark in sentence.quotations)
                return None if quoted else word.end
            if word.finite or word.text in (";", "»", "«") or word.lower in ("que", "qu'"):
                return None
        return None

    def _in_words_of(self, sentence: Sentence) -> Iterator[Statement]:
        """«X a tiré la sonnette d'alarme : la ville est « au bord du gouffre »»: words of X."""
        colon = self._document.plain.find(":", sentence.start, sentence.end)
        if colon < 0 or in_quotation(sentence, colon):
            return
        inside = [mark for mark in sentence.quotations if mark.start > colon + 2]
        outside = [mark for mark in sentence.quotations if mark.start <= colon + 2]
        for one in self._speakers.phrases_in(sentence.start, colon)[:1]:
            opens = one.person and not one.preposition and one.outer <= sentence.start + 4
            if (
                opens
                and inside
                and not outside
                and has_main_verb(sentence.between(colon, sentence.end))
            ):
                speaker = self._speakers.of(one)
                yield from self._make(sentence, colon + 1, sentence.end, speaker, None)

    def _firm(self, sentence: Sentence) -> Iterator[Statement]:
        """«X est formel : …»."""
        match = _FIRM.search(self._document.plain, sentence.start, sentence.end)
        if not match or any(mark.start == match.end() for mark in sentence.quotations):
            return
        for one in self._speakers.phrases_in(sentence.start, match.start())[-1:]:
            if one.end + 2 >= match.start() and not one.preposition:
                yield from self._make(
                    sentence, match.end(), sentence.end, self._speakers.of(one), None
                )

    def _make(
        self, sentence: Sentence, start: int, end: int, speaker: Speaker, report: Report | None
    ) -> Iterator[Statement]:
        start, end = trim(self._document.plain, start, end)
        if len(self._document.plain[start:end].split()) < 3:
            return
        verb = report.verb if report else None
        kind = kind_of(sentence, start, end)
        yield Statement(start, end, kind, "cataphora", sentence.index, speaker, verb)
