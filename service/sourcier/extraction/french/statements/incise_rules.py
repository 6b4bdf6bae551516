"""Speech without marks that an incise attributes: before it, around it, or after «comme X»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.statements.announcing_colons import behind_report
from sourcier.extraction.french.statements.back_references import only_points_back
from sourcier.extraction.french.statements.broken_clauses import is_broken
from sourcier.extraction.french.statements.contents import begins_sentence, in_quotation, trim
from sourcier.extraction.french.statements.incises import Incise, incise
from sourcier.extraction.french.statements.reports import Mood, reports
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.statements.statement import Statement, kind_of
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.text.quotations import Quotation
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.lexicon import words

_RUBRIC = re.compile(r"[^:«»\"“]{2,48}?\s?:\s+")
_CLAUSE_OPENERS = words("incise_rules_openers")
_OF_SPEAKER = re.compile(
    r"\s+(?:du|de la|de l'|des|à l'|à la|au) ?[^,.;:«\"]{3,60},", re.IGNORECASE
)
"""«dit X, de l'institut Y, …»: where the speaker belongs, before what he says goes on."""
_FEWEST_WORDS = 3
_ADDS = ("ce qui", "ce que", "qui ", "dont ", "lors ", "à l'issue", "au cours", "dans ", "devant ",
         "selon ", "d'après", "citant", "citée", "cité", "alors que", "tandis que", "avant ",
         "après ", "en marge", "sans ", "interrogé", "par la voix", "au terme", "à la veille",
         "quelques ", "peu après", "faisant", "en référence", "sur ", "en ", "via ", "au lendemain",
         "à l'occasion", "conformément", "aux yeux")  # fmt: skip


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
            if span and not self._only_points_back(sentence, found, *span):
                yield self._statement(sentence, found, *span)

    def _only_points_back(self, sentence: Sentence, found: Incise, start: int, end: int) -> bool:
        """Whether what is said does; «comme l'a dit X» itself always would."""
        return any(
            only_points_back(self._document, sentence, first, last)
            for first, last in ((start, min(end, found.start)), (max(start, found.end), end))
        )

    def _announces(self, sentence: Sentence, found: Incise) -> bool:
        """«a-t-il lancé : «…»»: what was said comes after it."""
        return self._document.plain[found.end : sentence.end].lstrip().startswith(":")

    def _span(self, sentence: Sentence, found: Incise, begin: int) -> tuple[int, int] | None:
        if self._follows_quotation(sentence, found.start):
            return None
        begin = max(
            begin,
            self._after_quotation(sentence, found.start),
            self._after_rubric(sentence),
            behind_report(sentence, found.start),
        )
        before = self._document.plain[begin : found.start].strip(" ,")
        if self._is_comment(sentence, begin, found):
            return None
        if self._is_opened(sentence, found):
            opened = self._after(sentence, found)
            return (opened, self._end(sentence, opened)) if opened else None
        if is_broken(sentence, found.start, found.end):
            return begin, self._end(sentence, found.end + 1)
        after = self._after(sentence, found)
        if not before:
            return (after, sentence.end) if found.as_said and after else None
        goes_on = after and (
            has_main_verb(sentence.between(after, sentence.end)) or self._is_clause(after)
        )
        if after and (goes_on or not self._has_verb(sentence, begin, found.start)):
            return begin, self._end(sentence, after)
        return begin, found.start

    def _is_comment(self, sentence: Sentence, begin: int, found: Incise) -> bool:
        """«« A », une annexe où l'on reçoit, a dit X»: only the quotation is what X said."""
        behind = begin > sentence.start and begin == self._after_quotation(sentence, found.start)
        apart = self._document.plain[begin : found.start].lstrip().startswith(",")
        return behind and apart and not has_main_verb(sentence.between(begin, found.start))

    def _is_opened(self, sentence: Sentence, found: Incise) -> bool:
        """«…, où, dit X, …», «…, si ce n'est, dit X, que …»: said is what the word opens."""
        word = sentence.word_at(found.start)
        before = sentence.words[word.index - 1].lower if word.index else ""
        if word.text == "," and before in ("est", "n'est"):
            after = self._after(sentence, found)
            return after is not None and self._is_clause(after)
        return word.text == "," and before in _CLAUSE_OPENERS

    def _after_rubric(self, sentence: Sentence) -> int:
        """«Mali-Niger : le pont rouvrira, dit X»: the rubric of a headline is not said."""
        match = _RUBRIC.match(self._document.plain, sentence.start, sentence.end)
        if sentence.kind is not ZoneKind.TITLE or match is None:
            return sentence.start
        named = any(word.finite for word in sentence.between(sentence.start, match.end()))
        return sentence.start if named else match.end()

    def _after(self, sentence: Sentence, found: Incise) -> int | None:
        """Where the sentence goes on behind the incise with what was said."""
        comma = self._next_comma(sentence, found.end)
        if comma >= 0 and _OF_SPEAKER.match(self._document.plain, comma + 1):
            comma = self._next_comma(sentence, comma + 1)
        if comma < 0:
            return None
        first = sentence.word_at(comma + 1)
        if first.tag != "VERB" and not self._has_verb(sentence, comma, sentence.end):
            return None
        if self._is_clause(comma + 1):
            return comma + 1
        rest = self._document.plain[comma + 1 : sentence.end].lstrip().lower()
        if rest.startswith(_ADDS) or self._adds_report(sentence, comma):
            return None
        return comma + 1

    def _next_comma(self, sentence: Sentence, start: int) -> int:
        comma = self._document.plain.find(",", start, sentence.end)
        while comma >= 0 and in_quotation(sentence, comma):
            comma = self._document.plain.find(",", comma + 1, sentence.end)
        return comma

    def _is_clause(self, after: int) -> bool:
        """«Encore faudrait-il, dit X, que …»: the clause goes on with «que»."""
        return self._document.plain[after : after + 8].lstrip().lower().startswith(("que ", "qu'"))

    def _adds_report(self, sentence: Sentence, comma: int) -> bool:
        following = sentence.words_from(comma, 5)[1:]
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
            0 <= position - mark.end + 1 <= 4
            and begins_sentence(self._document, mark)
            and self._is_apart(sentence, mark)
            for mark in sentence.quotations
        )

    def _is_apart(self, sentence: Sentence, mark: Quotation) -> bool:
        """At the beginning, or after a full stop or a colon: no part of a clause before it."""
        before = self._document.plain[sentence.start : mark.start]
        return not before.strip(" ,—–-") or before.rstrip().endswith((":", ".", ";", "»"))

    def _after_quotation(self, sentence: Sentence, end: int) -> int:
        ends = [
            mark.end
            for mark in sentence.quotations
            if mark.end < end - 20
            and mark.end - mark.start > 60
            and begins_sentence(self._document, mark)
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
            kind_of(sentence, start, end),
            "clause-before-verb",
            sentence.index,
            found.speaker,
            report.verb,
            900,
            report.stance,
        )
