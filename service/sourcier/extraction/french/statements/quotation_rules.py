"""Direct speech: a quotation and whoever the words beside it or inside it name.

A quotation that an incise cuts in two is one statement, from its first word to its last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcier.extraction.french.statements.contents import begins_sentence, trim
from sourcier.extraction.french.statements.incises import Incise, incise
from sourcier.extraction.french.statements.quotation_leads import QuotationLeads
from sourcier.extraction.french.statements.reports import Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.text.quotations import Quotation
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier_events.event_types import Stance

_PAPERS = words("nesting_papers")
_FEWEST_WORDS = 3
_FEWEST_ALONE = 5
_LABEL = re.compile(r"(?:\s*\d{1,2}\s?[hH:]\s?(?:\d{2})?)?[\s–—:-]*")
"""What may stand before a quotation that begins a sentence: the time of an entry, a dash."""
_SHORT_ASIDE, _LONGEST_ASIDE = 40, 140
_BETWEEN = re.compile(r"[\s,.!?…–—-]*$")
_TO_SECOND_HALF = re.compile(r"[^.;:«»]{0,60}?,\s*")


class QuotationRules:
    """The rules of direct speech over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._leads = QuotationLeads(document, speakers)

    def find(self, sentence: Sentence, last: Statement | None) -> Iterator[Statement]:
        """All candidates of one sentence; `last` is the statement before it in the paragraph."""
        previous = last
        taken = sentence.start
        for mark in sentence.quotations:
            if mark.start < taken or not self._is_speech(sentence, mark):
                continue
            found = self._attributed(sentence, mark) or self._continued(sentence, mark, previous)
            if found:
                previous, taken = found, found.end
                yield found

    def _is_speech(self, sentence: Sentence, mark: Quotation) -> bool:
        words = len(self._document.plain[mark.inner_start : mark.inner_end].split())
        if words >= _FEWEST_WORDS or not words or not begins_sentence(self._document, mark):
            return words >= _FEWEST_WORDS
        return bool(_LABEL.fullmatch(self._document.plain, sentence.start, mark.start))

    def _attributed(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        signed = self._leads.signed(mark)
        if signed:
            return self._quoted(sentence, mark, "quotation-with-dash", signed, None)
        after = self._incise_after(sentence, mark)
        if after:
            found = self._quoted(
                sentence, mark, "quotation-with-clause", after.speaker, after.report
            )
            return self._rejoined(sentence, after, found)
        anyone = self._leads.any_verb(sentence, mark)
        if anyone:
            return self._quoted(sentence, mark, "quotation-with-clause", anyone, None)
        source = self._leads.according_to(sentence, mark)
        if source:
            return self._quoted(sentence, mark, "quotation-with-clause", source, None)
        return self._from_inside(sentence, mark) or self._from_lead(sentence, mark)

    def _from_lead(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        lead = self._leads.before(sentence, mark)
        if lead is None:
            return None
        rule = "quotation-after-colon" if lead.colon else "quotation-with-clause"
        return self._quoted(sentence, mark, rule, lead.speaker, lead.report)

    def _incise_after(self, sentence: Sentence, mark: Quotation) -> Incise | None:
        """«…», a déclaré X / a-t-il dit."""
        for report in reports(sentence):
            first = sentence.words[report.first].start
            if first < mark.end:
                continue
            found = incise(self._document, sentence, report, self._speakers)
            if found and found.start >= mark.end - 1:
                first = max(found.start, mark.end)
            between = self._document.plain[mark.end : first]
            near = _BETWEEN.match(between) or self._is_aside(sentence, mark.end, first)
            if not near:
                return None
            return found
        return None

    def _is_aside(self, sentence: Sentence, start: int, end: int) -> bool:
        """«…», toujours selon lui, a dit X: an aside between commas, without a main verb."""
        aside = self._document.plain[start : end + 1].strip()
        if len(aside) > _LONGEST_ASIDE or aside[:1] != "," or aside[-1:] != ",":
            return False
        return len(aside) < _SHORT_ASIDE or not has_main_verb(sentence.between(start, end))

    def _rejoined(self, sentence: Sentence, cut: Incise, found: Statement) -> Statement:
        """«A», a dit X, «b»: the second half goes on in small letters."""
        for other in sentence.quotations:
            if other.start < cut.end or begins_sentence(self._document, other):
                continue
            between = self._document.plain[cut.end : other.start]
            if _TO_SECOND_HALF.fullmatch(between):
                _, end = trim(self._document.plain, other.inner_start, other.inner_end)
                return replace(found, end=end, kind="mixed")
        return found

    def _from_inside(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        """«A, a dit X, B»: the incise stands inside the marks."""
        for inner in self._inner(sentence, mark):
            for report in reports(inner):
                if not mark.contains(report.word.start):
                    continue
                found = incise(self._document, inner, report, self._speakers)
                if found is None or found.start <= mark.inner_start + 2:
                    continue
                if found.start == inner.start and self._document.plain[found.start].isupper():
                    # «Veulent-ils de nous ?» asks; nobody is said to speak.
                    continue
                one = self._quoted(
                    sentence, mark, "quotation-with-clause", found.speaker, found.report
                )
                rest = self._document.plain[found.end : mark.inner_end].strip(" .,\n")
                if rest and (mark.balanced or not self._is_away(inner, found)):
                    return one
                start, end = trim(self._document.plain, mark.inner_start, found.start)
                return replace(one, start=start, end=end)
        return None

    def _is_away(self, inner: Sentence, found: Incise) -> bool:
        """Whether nothing but more of the attribution follows an incise."""
        return not any(word.finite for word in inner.between(found.end, inner.end))

    def _inner(self, sentence: Sentence, mark: Quotation) -> Sequence[Sentence]:
        return self._document.quoted_in(mark.start, mark.end) or [sentence]

    def _continued(
        self, sentence: Sentence, mark: Quotation, last: Statement | None
    ) -> Statement | None:
        """A quotation with no words of its own beside it goes on where the last one stopped."""
        if not self._is_long(mark) or sentence.kind is ZoneKind.TITLE:
            return None
        alone = mark.end - mark.start >= 0.8 * (sentence.end - sentence.start)
        goes_on = alone or self._follows(sentence, mark, last) if last else False
        paper = None if goes_on else self._paper(sentence, last)
        if paper:
            return self._quoted(sentence, mark, "quotation-continued", paper, None)
        if last and last.speaker and goes_on:
            return self._quoted(sentence, mark, "quotation-continued", last.speaker, None)
        if alone:
            speaker = self._topic(sentence)
            return self._quoted(sentence, mark, "quotation-continued", speaker, None)
        return None

    def _paper(self, sentence: Sentence, last: Statement | None) -> Speaker | None:
        """«La rencontre a permis de «…»» behind what a communiqué says: it says this too."""
        before = self._document.before(sentence)
        if before is None or last is None or last.sentence != before.index:
            return None
        for one in self._speakers.phrases_in(before.start, before.end)[-1:]:
            if one.head in _PAPERS and one.end >= before.end - 3:
                return self._speakers.of(one)
        return None

    def _follows(self, sentence: Sentence, mark: Quotation, last: Statement) -> bool:
        inside = last.start <= mark.start < last.end
        return (
            last.sentence == sentence.index and begins_sentence(self._document, mark) and not inside
        )

    def _topic(self, sentence: Sentence) -> Speaker | None:
        """Whom the sentence before is about, in this paragraph or at the end of the last one."""
        before = self._document.outer_before(sentence)
        if before is None or before.kind is ZoneKind.TITLE:
            return None
        near = before.paragraph >= sentence.paragraph - 1
        return self._speakers.topic(before) if near else None

    def _is_long(self, mark: Quotation) -> bool:
        words = self._document.plain[mark.inner_start : mark.inner_end].split()
        whole = len(words) >= _FEWEST_WORDS and words[-1].endswith((".", "!", "?"))
        return whole or len(words) >= _FEWEST_ALONE

    def _is_fragment(self, sentence: Sentence, mark: Quotation) -> bool:
        """Whether a quotation is part of a longer clause, not a sentence of its own."""
        if mark.start <= sentence.start + 3:
            return False
        return not begins_sentence(self._document, mark) or self._is_title(sentence, mark)

    def _is_title(self, sentence: Sentence, mark: Quotation) -> bool:
        """«les thèmes «A», «B» et «C», a dit X»: a name inside a clause with a verb."""
        before = self._document.plain[sentence.start : mark.start].rstrip()
        verb = any(word.finite for word in sentence.between(sentence.start, mark.start))
        closed = before.endswith((":", ".", ";", "!", "?", "—", "–"))
        follows = any(0 <= mark.start - one.end <= 3 for one in sentence.quotations)
        return verb and not closed and not follows

    def _quoted(
        self,
        sentence: Sentence,
        mark: Quotation,
        rule: str,
        speaker: Speaker | None,
        report: Report | None,
    ) -> Statement:
        start, end = trim(self._document.plain, mark.inner_start, mark.inner_end)
        if rule == "quotation-with-clause" and self._is_fragment(sentence, mark):
            rule = "quotation-fragment"
        verb = report.verb if report else None
        stance = report.stance if report else Stance.ASSERTED
        return Statement(
            start, end, "direct", rule, sentence.index, speaker, verb,
            950 if rule != "quotation-continued" else 800, stance,
        )  # fmt: skip
