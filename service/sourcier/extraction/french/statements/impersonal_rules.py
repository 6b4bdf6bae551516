"""Speech without a subject of its own: «il a été annoncé par X que», «on indique de source …»."""

from collections.abc import Iterator

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import Kind, content_end, in_quotation, trim
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.incises import source_after
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement, kind_of
from sourcier.extraction.french.text.analysis import Document, Sentence


class ImpersonalRules:
    """The rules of impersonal reports over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """The first candidate of one sentence."""
        for report in reports(sentence):
            found = self._of_report(sentence, report)
            if found:
                yield found
                return

    def _of_report(self, sentence: Sentence, report: Report) -> Statement | None:
        if in_quotation(sentence, report.word.start) or report.negated:
            return None
        if not self._is_impersonal(sentence, report):
            return None
        content = governed(self._document, sentence, report, self._phrases(sentence))
        if content is None or content.kind is not Kind.CLAUSE:
            return None
        source = self._source(sentence, report, content.start)
        if source is None and not self._points(sentence, report):
            return None
        end = content_end(self._document, sentence, content.start, False)
        start, end = trim(self._document.plain, content.start, end)
        kind = kind_of(sentence, start, end)
        return Statement(
            start, end, kind, "impersonal", sentence.index, source, report.verb, 800, report.stance
        )

    def _phrases(self, sentence: Sentence) -> list[Phrase]:
        return self._speakers.phrases_in(sentence.start, sentence.end)

    def _is_impersonal(self, sentence: Sentence, report: Report) -> bool:
        """«il est indiqué», «on indique»."""
        if report.mood is not Mood.FINITE or report.first == 0:
            return False
        before = sentence.words[report.first - 1]
        return before.lower == "on" or (before.lower == "il" and report.passive)

    def _points(self, sentence: Sentence, report: Report) -> bool:
        """«il y est précisé que»: the text spoken of just before."""
        group = sentence.words[report.first : report.word.index]
        return any(word.lower == "y" for word in group)

    def _source(self, sentence: Sentence, report: Report, start: int) -> Speaker | None:
        """Who is named between the verb and its clause, or at the head of the sentence."""
        found = source_after(sentence, sentence.words[report.last], self._speakers)
        if found and found.end <= start:
            return found
        before = self._speakers.phrases_in(sentence.start, report.word.start)
        for one in before:
            if one.office_kind == "source" or one.kind in (
                PhraseKind.MEDIA,
                PhraseKind.ORGANISATION,
            ):
                return self._speakers.of(one)
        return None
