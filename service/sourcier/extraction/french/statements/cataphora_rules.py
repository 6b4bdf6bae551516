"""Speech that a sentence points at: «c'est ce qu'a déclaré X», «X l'a affirmé : …», «ainsi …»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.statements.contents import in_quotation, trim
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement, with_kind
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs

_POINTS = re.compile(
    r"\b(?:c'est|voilà|voici)\s+(?:du moins |notamment |aussi |également |précisément |en tout cas "
    r")?ce qu(?:e |')|"
    r"\b(?:c'est )?(?:en ces termes|par ces mots|avec ces mots|en ces mots)\b|"
    r"(?-i:Ainsi) (?:s'|parl|se )",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:est|était|sont|étaient|reste|se (?:veut|montre|dit)|s'est (?:voulue?|montrée?))\s+"
    r"(?:très |toujours |plus |on ne peut plus )?(?:formel(?:le)?|catégorique|clair|claire|"
    r"affirmati(?:f|ve)|ferme|péremptoire|sans (?:appel|équivoque|détour)|direct|directe|lucide|"
    r"pessimiste|optimiste|inflexible)s?\s*:\s*",
    re.IGNORECASE,
)


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
        yield from self._signed(sentence)
        yield from self._announced(sentence)
        yield from self._firm(sentence)

    def _pointed(
        self, sentence: Sentence, before: Sentence | None, match: re.Match[str]
    ) -> Iterator[Statement]:
        report = next((one for one in reports(sentence) if one.word.start >= match.end() - 3), None)
        if report is None:
            return
        speaker = self._speakers.after(sentence, sentence.words[report.last], sentence.end)
        speaker = speaker or self._speakers.before(sentence, report.word, match.end())
        if speaker is None:
            return
        colon = self._document.plain.find(":", report.word.end, sentence.end)
        if colon >= 0:
            yield from self._make(sentence, colon + 1, sentence.end, speaker, report)
        elif match.start() - sentence.start > 12:
            yield from self._make(sentence, sentence.start, match.start(), speaker, report)
        elif before:
            yield from self._make(before, before.start, before.end, speaker, report)

    def _signed(self, sentence: Sentence) -> Iterator[Statement]:
        """«X : Nous rouvrirons …», as in an interview or a headline."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end)[:1]:
            opens = one.person and one.outer <= sentence.start + 1
            colon = re.compile(r"\s*:\s+(?![\"«“])").match(self._document.plain, one.end)
            if opens and colon and self._has_verb(sentence, colon.end()):
                speaker = self._speakers.of(one)
                yield from self._make(sentence, colon.end(), sentence.end, speaker, None)

    def _has_verb(self, sentence: Sentence, start: int) -> bool:
        return any(word.tag in ("VERB", "AUX") for word in sentence.between(start, sentence.end))

    def _announced(self, sentence: Sentence) -> Iterator[Statement]:
        """«X l'a affirmé mardi : …», «X le répète : …», «X assure : …»."""
        for report in reports(sentence):
            first = sentence.words[report.first].lower
            group = {one.lower for one in sentence.words[report.first : report.word.index]}
            points = (group | {first}) & {"l'", "le"} or report.names & reporting_verbs().incise
            if in_quotation(sentence, report.word.start) or not points:
                continue
            if report.mood is not Mood.FINITE or report.negated:
                continue
            colon = self._colon(sentence, report)
            speaker = colon and self._speakers.before(sentence, report.word, sentence.start)
            if colon and speaker:
                yield from self._make(sentence, colon, sentence.end, speaker, report)
                return

    def _colon(self, sentence: Sentence, report: Report) -> int | None:
        """The offset after a colon with only adverbials before it, and no quotation after."""
        for word in sentence.words[report.last + 1 : report.last + 16]:
            if word.text == ":":
                quoted = any(word.end <= mark.start <= word.end + 2 for mark in sentence.quotations)
                return None if quoted else word.end
            if word.finite or word.text in (";", "»", "«") or word.lower in ("que", "qu'"):
                return None
        return None

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
        verb = (report.infinitive, report.word.start, report.word.end) if report else None
        kind = with_kind(self._document, sentence, start, end)
        yield Statement(start, end, kind, "cataphora", sentence.index, speaker, verb)
