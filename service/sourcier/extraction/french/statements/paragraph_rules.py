"""Paragraphs without marks that a line of their own signs: «X :» above them, «— a dit X.» below.

The words said are the whole paragraph, and only where it has no quotation of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.contents import trim
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs

_DASHED = re.compile(r"[-–—][ \u00a0]?$")
_LONGEST_SIGNATURE = 14
_LONGEST_LEAD = 30
_FEWEST_WORDS = 4
_SIGNING = (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION)


class ParagraphRules:
    """The rules of signed paragraphs over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        outer = (one for one in document.sentences if not one.quoted)
        grouped = groupby(outer, key=lambda one: one.paragraph)
        self._paragraphs = [tuple(group) for _, group in grouped]
        self._place = {group[0].index: number for number, group in enumerate(self._paragraphs)}

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """What the paragraph that this sentence opens says, or the one before that it signs."""
        number = self._place.get(sentence.index, 0)
        if number == 0:
            return
        before, here = self._paragraphs[number - 1], self._paragraphs[number]
        leading = self._leading(before[-1])
        if leading and not self._leading(here[-1]):
            yield from self._statement(here, *leading)
        signing = self._signing(here)
        if signing:
            yield from self._statement(before, *signing)

    def _leading(self, line: Sentence) -> tuple[Speaker, Report | None] | None:
        """«Le ministre X :», «X a déclaré :»."""
        if self._document.plain[line.end - 1] != ":" or line.quotations:
            return None
        if len(line.words) > _LONGEST_LEAD:
            return None
        for report in reversed(reports(line)):
            if self._is_bare(line, report):
                speaker = self._speakers.before(line, report.word, line.start)
                return (speaker, report) if speaker else None
        return self._named(line)

    def _named(self, line: Sentence) -> tuple[Speaker, None] | None:
        """A line that is nothing but a name or an office."""
        for one in self._speakers.phrases_in(line.start, line.end)[:1]:
            alone = one.outer <= line.start + 3 and one.end >= line.end - 3
            if alone and one.kind in _SIGNING and not one.plural:
                return self._speakers.of(one), None
        return None

    def _signing(self, lines: Sequence[Sentence]) -> tuple[Speaker, Report] | None:
        """«— le ministre a dit.», «- a souligné X.»."""
        line = lines[0]
        dashed = _DASHED.search(self._document.plain[max(0, line.start - 2) : line.start])
        if not dashed or len(lines) > 1 or line.quotations:
            return None
        if len(line.words) > _LONGEST_SIGNATURE:
            return None
        for report in reports(line)[:1]:
            speaker = self._speaker(line, report) if self._is_bare(line, report) else None
            return (speaker, report) if speaker else None
        return None

    def _speaker(self, line: Sentence, report: Report) -> Speaker | None:
        if report.first == 0 and report.pronoun is None:
            return self._speakers.after(line, line.words[report.last], line.end)
        return self._speakers.before(line, report.word, line.start)

    def _is_bare(self, line: Sentence, report: Report) -> bool:
        """Whether a verb of saying governs nothing of its own line."""
        says = report.names & reporting_verbs().incise and report.mood is Mood.FINITE
        if not says or report.passive or report.negated:
            return False
        return report.first == 0 or governed(self._document, line, report) is None

    def _statement(
        self, said: Sequence[Sentence], speaker: Speaker, report: Report | None
    ) -> Iterator[Statement]:
        quoted = any(one.quotations for one in said)
        if quoted or any(one.kind is not ZoneKind.BODY for one in said):
            return
        start, end = trim(self._document.plain, said[0].start, said[-1].end)
        if len(self._document.plain[start:end].split()) < _FEWEST_WORDS:
            return
        verb = (report.infinitive, report.word.start, report.word.end) if report else None
        yield Statement(start, end, "direct", "signed-paragraph", said[0].index, speaker, verb)
