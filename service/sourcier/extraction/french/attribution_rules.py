"""Speech attributed without a verb that governs it: «selon X», «c'est ce qu'a déclaré X»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.contents import content_end, in_quotation, is_reporting, trim
from sourcier.extraction.french.phrases import PhraseKind
from sourcier.extraction.french.speakers import Speaker, Speakers
from sourcier.extraction.french.statements import Statement, with_kind

_ACCORDING = re.compile(r"\b(?:selon|d'après|pour)\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"(lui|elle|eux|elles)\b", re.IGNORECASE)
_CATAPHORA = re.compile(
    r"^(?:c'est|voilà)\s+(?:du moins\s+|notamment\s+)?ce qu(?:e|')", re.IGNORECASE
)


class AttributionRules:
    """The rules of attribution over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence, before: Sentence | None) -> Iterator[Statement]:
        """All candidates of one sentence; `before` is the one before it in the paragraph."""
        yield from self._according(sentence)
        yield from self._noun(sentence)
        if before:
            yield from self._cataphora(sentence, before)

    def _according(self, sentence: Sentence) -> Iterator[Statement]:
        plain = self._document.plain
        for match in _ACCORDING.finditer(plain, sentence.start, sentence.end):
            if in_quotation(sentence, match.start()):
                continue
            initial = (
                match.start() <= sentence.start + 25
                and plain[sentence.start : match.start()].strip(" ,").count(" ") <= 2
            )
            found = self._source(sentence, match, initial)
            if found is None:
                continue
            speaker, end = found
            quoted = any(mark.end - mark.start > 30 for mark in sentence.quotations)
            if quoted and match.group().lower().startswith("pour"):
                continue
            if initial:
                start = self._after_comma(sentence, end)
                yield from self._make(sentence, start, sentence.end, speaker)
            else:
                yield from self._make(sentence, sentence.start, match.start(), speaker)
            return

    def _source(
        self, sentence: Sentence, match: re.Match[str], initial: bool
    ) -> tuple[Speaker, int] | None:
        """Who is named after «selon», and where the name ends; «pour X» only at the beginning."""
        start = match.end()
        pronoun = _PRONOUN.match(self._document.plain, start)
        strict = match.group().lower().startswith("pour")
        if pronoun and (initial or not strict):
            words = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}
            word = sentence.words[min(sentence.at(start), len(sentence.words) - 1)]
            return self._speakers.pronoun(words[pronoun.group(1).lower()], word), pronoun.end()
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if one.outer > start + 4 and one.start > start + 6:
                return None
            if strict and (one.kind is not PhraseKind.PERSON or not initial):
                return None
            if one.kind is PhraseKind.COUNTRY or (
                one.office_kind == "source" and one.head in ("texte",)
            ):
                return None
            return self._speakers.of(one), one.end
        return None

    def _after_comma(self, sentence: Sentence, end: int) -> int:
        comma = self._document.plain.find(",", end, min(sentence.end, end + 120))
        return comma + 1 if comma >= 0 else end

    def _make(
        self, sentence: Sentence, start: int, limit: int, speaker: Speaker
    ) -> Iterator[Statement]:
        end = min(limit, content_end(self._document, sentence, start))
        start, end = trim(self._document.plain, start, end)
        if len(self._document.plain[start:end].split()) >= 4:
            kind = with_kind(self._document, sentence, start, end)
            yield Statement(start, end, kind, "according-to", sentence.index, speaker)

    def _noun(self, sentence: Sentence) -> Iterator[Statement]:
        """«le message de X selon lequel …»."""
        match = re.compile(r"\bselon (?:lequel|laquelle|lesquels|lesquelles)\s+").search(
            self._document.plain, sentence.start, sentence.end
        )
        if not match:
            return
        for one in reversed(self._speakers.phrases_in(sentence.start, match.start())):
            if one.preposition == "de":
                end = content_end(self._document, sentence, match.end())
                start, end = trim(self._document.plain, match.end(), end)
                yield Statement(
                    start,
                    end,
                    "indirect",
                    "noun-of-saying",
                    sentence.index,
                    self._speakers.of(one),
                    confidence=800,
                )
                return

    def _cataphora(self, sentence: Sentence, before: Sentence) -> Iterator[Statement]:
        if not _CATAPHORA.match(self._document.plain[sentence.start : sentence.end]):
            return
        for word in sentence.words:
            if is_reporting(word):
                speaker = self._speakers.after(sentence, word, sentence.end) or (
                    self._speakers.before(sentence, word, sentence.start)
                )
                start, end = trim(self._document.plain, before.start, before.end)
                if speaker:
                    kind = with_kind(self._document, before, start, end)
                    yield Statement(start, end, kind, "cataphora", before.index, speaker)
                return
