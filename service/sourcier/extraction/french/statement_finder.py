"""All statements of a document: every rule over every sentence, then one merge."""

import re
from dataclasses import replace

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.attribution_rules import AttributionRules
from sourcier.extraction.french.complement_rules import ComplementRules
from sourcier.extraction.french.entities import Entities, Value
from sourcier.extraction.french.lexicon import read
from sourcier.extraction.french.quotation_rules import QuotationRules
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.statements import Statement, merge

_PLATFORMS = "|".join(re.escape(name) for name in read("organisations")["platforms"]["names"])
_PLATFORM = re.compile(
    rf"\b(?:sur|via|par)\s+(?:[\w'’]+\s+){{0,8}}[\"«]?\s*(?P<name>{_PLATFORMS})\b"
)


class StatementFinder:
    """Finds the statements of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._complements = ComplementRules(document, speakers)
        self._quotations = QuotationRules(document, speakers)
        self._attributions = AttributionRules(document, speakers)
        self._speakers = speakers

    def find(self) -> list[Statement]:
        """All statements, in order, each with its channel."""
        candidates: list[Statement] = []
        before: Sentence | None = None
        for sentence in self._document.sentences:
            if sentence.quoted:
                continue
            candidates += self._in_sentence(sentence, before, candidates)
            before = sentence
        return self._with_channels(merge(candidates))

    def _in_sentence(
        self, sentence: Sentence, before: Sentence | None, earlier: list[Statement]
    ) -> list[Statement]:
        near = before if before and before.paragraph == sentence.paragraph else None
        found = list(self._complements.find(sentence))
        found += self._attributions.find(sentence, near)
        found += self._quotations.unmarked(sentence)
        last = next((one for one in reversed(earlier) if near and one.sentence == near.index), None)
        here = found[-1] if found else last
        found += self._quotations.find(sentence, here)
        return found

    def _with_channels(self, statements: list[Statement]) -> list[Statement]:
        known: dict[str, Value] = {}
        result = []
        for one in statements:
            channel = self._channel(one, statements)
            entity = one.speaker.entity if one.speaker else None
            anonymous = entity and entity.type == "office"
            if channel is None and entity and anonymous:
                channel = known.get(entity.key)
            if channel and entity:
                known[entity.key] = channel
            result.append(replace(one, channel=channel))
        return result

    def _channel(self, one: Statement, statements: list[Statement]) -> Value | None:
        """A medium or platform named in the sentence, outside what was said."""
        sentence = self._document.sentences[one.sentence]
        said = [(other.start, other.end) for other in statements if other.sentence == one.sentence]
        for match in _PLATFORM.finditer(self._document.plain, sentence.start, sentence.end):
            start, end = match.span("name")
            if not any(first <= start < last for first, last in said):
                return Value(match["name"], start, end, "channel")
        for term in self._document.terms_in(sentence.start, sentence.end, "media"):
            if any(first <= term.start < last for first, last in said):
                continue
            lead = self._document.plain[max(sentence.start, term.start - 40) : term.start]
            if re.search(
                r"\b(?:à|au|aux|par|dans|sur|auprès d[eu])\s+(?:[\w'’]+\s+){0,4}"
                r"(?:l'|la |le |une |un )?(?:agence |chaîne |quotidien |journal |média )?"
                r"(?:\w+ )?$",
                lead,
            ):
                return Value(term.name, term.start, term.end, "channel")
        return None
