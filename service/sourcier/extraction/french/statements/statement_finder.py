"""All statements of a document: every rule over every sentence, in order, then one merge.

Speakers are remembered as they come, so that a pronoun later on may mean them.
"""

from sourcier.extraction.french.statements.attribution_rules import AttributionRules
from sourcier.extraction.french.statements.cataphora_rules import CataphoraRules
from sourcier.extraction.french.statements.channels import Channels
from sourcier.extraction.french.statements.impersonal_rules import ImpersonalRules
from sourcier.extraction.french.statements.incise_rules import InciseRules
from sourcier.extraction.french.statements.nesting import unnested
from sourcier.extraction.french.statements.paragraph_rules import ParagraphRules
from sourcier.extraction.french.statements.quotation_rules import QuotationRules
from sourcier.extraction.french.statements.report_rules import ReportRules
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.statements.statement import Statement, merge
from sourcier.extraction.french.text.analysis import Document, Sentence


class StatementFinder:
    """Finds the statements of one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._channels = Channels(document)
        self._reports = ReportRules(document, speakers)
        self._incises = InciseRules(document, speakers)
        self._impersonal = ImpersonalRules(document, speakers)
        self._attributions = AttributionRules(document, speakers)
        self._paragraphs = ParagraphRules(document, speakers)
        self._cataphora = CataphoraRules(document, speakers)
        self._quotations = QuotationRules(document, speakers)

    def find(self) -> list[Statement]:
        """All statements, in order, each with its channel."""
        candidates: list[Statement] = []
        for sentence in self._document.sentences:
            if sentence.quoted:
                continue
            found = self._in_sentence(sentence, candidates)
            for one in found:
                if one.speaker:
                    self._speakers.remember(sentence.index, one.speaker)
            candidates += found
        return self._channels.add(merge(self._document.plain, candidates))

    def _in_sentence(self, sentence: Sentence, earlier: list[Statement]) -> list[Statement]:
        found = list(self._reports.find(sentence))
        found += self._incises.find(sentence)
        found += self._impersonal.find(sentence)
        found += self._attributions.find(sentence)
        found += self._cataphora.find(sentence, self._document.before(sentence))
        found += self._paragraphs.find(sentence)
        here = [one for one in found if one.sentence == sentence.index]
        last = here[-1] if here else self._last(sentence, earlier)
        found += self._quotations.find(sentence, last)
        return unnested(sentence, self._speakers, found)

    def _last(self, sentence: Sentence, earlier: list[Statement]) -> Statement | None:
        """The statement of the sentence before; over a paragraph only from a quotation."""
        before = self._document.outer_before(sentence)
        if before is None or not earlier or earlier[-1].sentence != before.index:
            return None
        last = max(
            (one for one in earlier if one.sentence == before.index), key=lambda one: one.end
        )
        if before.paragraph == sentence.paragraph:
            return last
        return last if before.quotations and last.rule.startswith("quotation") else None
