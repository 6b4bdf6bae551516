"""Speech without marks that an incise attributes: before it, around it, or after «comme X»."""

from collections.abc import Iterator

from sourcier.extraction.french.statements.contents import in_quotation, trim
from sourcier.extraction.french.statements.incises import Incise, incise
from sourcier.extraction.french.statements.reports import Mood, reports
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.statements.statement import Statement, with_kind
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier_events.event_types import Stance

_FEWEST_WORDS = 3
_ADDS = ("ce qui", "ce que", "qui ", "dont ", "lors ", "à l'issue", "au cours", "dans ", "devant ",
         "selon ", "d'après", "citant", "citée", "cité", "alors que", "tandis que", "avant ",
         "après ", "en marge", "sans ", "interrogé", "par la voix", "au terme", "à la veille",
         "quelques ", "peu après", "faisant", "en référence", "sur ", "en ", "via ", "au lendemain",
         "à l'occasion", "conformément")  # fmt: skip


class InciseRules:
    """The rules of speech without marks over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """All candidates of one sentence."""
        begin = sentence.start
        for report in reports(sentence):
            if in_quotation(sentence, report.word.start):
                continue
            found = incise(self._document, sentence, report, self._speakers)
            if found is None or found.start < begin or self._announces(sentence, found):
                continue
            span = self._span(sentence, found, begin)
            begin = found.end
            if span:
                yield self._statement(sentence, found, *span)

    def _announces(self, sentence: Sentence, found: Incise) -> bool:
        """«a-t-il lancé : «…»»: what was said comes after it."""
        return self._document.plain[found.end : sentence.end].lstrip().startswith(":")

    def _span(self, sentence: Sentence, found: Incise, begin: int) -> tuple[int, int] | None:
        if self._follows_quotation(sentence, found.start):
            return None
        begin = max(begin, self._after_quotation(sentence, found.start))
        before = self._document.plain[begin : found.start].strip(" ,")
        after = self._after(sentence, found)
        if not before:
            return (after, sentence.end) if found.as_said and after else None
        goes_on = after and (
            has_main_verb(sentence.between(after, sentence.end)) or self._is_clause(after)
        )
        if after and (goes_on or not self._has_verb(sentence, begin, found.start)):
            return begin, self._end(sentence, after)
        return begin, found.start

    def _after(self, sentence: Sentence, found: Incise) -> int | None:
        """Where the sentence goes on behind the incise with what was said."""
        comma = self._document.plain.find(",", found.end, sentence.end)
        while comma >= 0 and in_quotation(sentence, comma):
            comma = self._document.plain.find(",", comma + 1, sentence.end)
        if comma < 0 or not self._has_verb(sentence, comma, sentence.end):
            return None
        rest = self._document.plain[comma + 1 : sentence.end].lstrip().lower()
        if rest.startswith(("que ", "qu'")):
            return comma + 1
        if rest.startswith(_ADDS) or self._adds_report(sentence, comma):
            return None
        return comma + 1

    def _is_clause(self, after: int) -> bool:
        """«Encore faudrait-il, dit X, que …»: the clause goes on with «que»."""
        return self._document.plain[after : after + 8].lstrip().lower().startswith(("que ", "qu'"))

    def _adds_report(self, sentence: Sentence, comma: int) -> bool:
        following = sentence.words[sentence.at(comma) + 1 :][:4]
        starts = {word.start for word in following}
        return any(
            report.word.start in starts and report.mood is Mood.GERUND
            for report in reports(sentence)
        )

    def _end(self, sentence: Sentence, after: int) -> int:
        """A gerund of saying at the end is a report of its own."""
        for report in reports(sentence):
            if report.word.start > after and report.mood is Mood.GERUND:
                comma = self._document.plain.rfind(",", after, report.word.start)
                return comma if comma > after else sentence.end
        return sentence.end

    def _has_verb(self, sentence: Sentence, start: int, end: int) -> bool:
        return any(word.finite or word.tag == "AUX" for word in sentence.between(start, end))

    def _follows_quotation(self, sentence: Sentence, position: int) -> bool:
        """Whether a quotation that is a sentence of its own ends just before."""
        return any(
            (
                0 <= position - mark.end + 1 <= 4
                and self._document.plain[mark.inner_start : mark.inner_start + 1].isupper()
                and not self._document.plain[sentence.start : mark.start].strip(" ,—–-")
            )
            or (
                0 <= position - mark.end + 1 <= 4
                and self._is_whole(sentence, mark.start, mark.inner_start)
            )
            for mark in sentence.quotations
        )

    def _is_whole(self, sentence: Sentence, start: int, inner: int) -> bool:
        """A quotation after a full stop or a colon is no part of the clause before it."""
        before = self._document.plain[sentence.start : start].rstrip()
        return self._document.plain[inner : inner + 1].isupper() and before.endswith(
            (":", ".", ";", "»")
        )

    def _after_quotation(self, sentence: Sentence, end: int) -> int:
        ends = [
            mark.end
            for mark in sentence.quotations
            if mark.end < end - 20
            and mark.end - mark.start > 60
            and self._document.plain[mark.inner_start : mark.inner_start + 1].isupper()
        ]
        return max(ends, default=sentence.start)

    def _statement(self, sentence: Sentence, found: Incise, start: int, end: int) -> Statement:
        start, end = trim(self._document.plain, start, end)
        if len(self._document.plain[start:end].split()) < _FEWEST_WORDS:
            end = start
        report = found.report
        return Statement(
            start,
            end,
            with_kind(self._document, sentence, start, end),
            "clause-before-verb",
            sentence.index,
            found.speaker,
            (report.infinitive, report.word.start, report.word.end),
            900,
            Stance.HEDGED if report.hedged else Stance.ASSERTED,
        )
