"""Speech attributed by a preposition: «selon X», «pour X», «aux yeux de X», «selon lui»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.announcing_colons import behind_report
from sourcier.extraction.french.statements.attribution_sources import (
    PRONOUN,
    AttributionSources,
)
from sourcier.extraction.french.statements.back_references import only_points_back
from sourcier.extraction.french.statements.broken_clauses import is_broken
from sourcier.extraction.french.statements.contents import content_end, in_quotation, trim
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.reports import reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.stances import stance_of_source
from sourcier.extraction.french.statements.statement import Statement, kind_of
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.text.quotations import Quotation

_MARKER = re.compile(
    r"\b(?P<sure>selon|d'après|aux? yeux (?:de |du |des |d')|de l'avis (?:de |du |des |d')|"
    r"[àa] en croire|à entendre|"
    r"(?P<last>[àa] l(?:'|es )(?:en croire|entendre)|à (?:ses|leurs) yeux|à (?:son|leur) avis)|"
    r"si l'on en croit|aux? dires? (?:de |du |des |d')|"
    r"de l'aveu (?:même )?(?:de |du |des |d')|du point de vue (?:de |du |des |d')|"
    r"de source|de sources|toujours selon)\s*|"
    r"\b(?P<weak>pour|conformément à|d'accord avec)\s+",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s*")


class AttributionRules:
    """The rules of attribution over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._sources = AttributionSources(document, speakers)

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """All candidates of one sentence."""
        yield from self._according(sentence)
        yield from self._noun(sentence)

    def _according(self, sentence: Sentence) -> Iterator[Statement]:
        for match in _MARKER.finditer(self._document.plain, sentence.start, sentence.end):
            if in_quotation(sentence, match.start()):
                continue
            initial = self._is_initial(sentence, match.start())
            if match["weak"] and self._has_noun(sentence, match.start()):
                initial = False
            found = self._sources.of(sentence, match, initial)
            if found is None:
                continue
            speaker, end = found
            quoted = any(mark.end - mark.start > 30 for mark in sentence.quotations)
            if quoted and match["weak"] and not initial:
                continue
            pronoun = PRONOUN.match(self._document.plain, match.end())
            if pronoun and self._is_said(sentence, match.start()):
                return
            if self._is_inside_report(sentence, match.start(), end):
                return
            if self._is_relative(sentence, match.start()):
                start = self._after_comma(sentence, end)
                yield from self._make(sentence, start, sentence.end, speaker)
            else:
                yield from self._around(sentence, match, end, speaker, initial)
            return

    def _is_said(self, sentence: Sentence, position: int) -> bool:
        """«X souligne le rôle de Y qui est, selon lui, …»: X already says all of it."""
        phrases = self._speakers.phrases_in(sentence.start, sentence.end)
        contents = (governed(self._document, sentence, one, phrases) for one in reports(sentence))
        return any(one is not None and one.start < position for one in contents)

    def _is_inside_report(self, sentence: Sentence, start: int, end: int) -> bool:
        """«X a indiqué, selon Y, que …»: the words are those of X."""
        phrases = self._speakers.phrases_in(sentence.start, sentence.end)
        for report in reports(sentence):
            if report.word.end <= start:
                content = governed(self._document, sentence, report, phrases)
                if content is not None and content.start >= end:
                    return True
        return False

    def _is_relative(self, sentence: Sentence, position: int) -> bool:
        """«… qui, selon lui, veut …»: only what the relative clause says is his."""
        before = self._document.plain[sentence.start : position].rstrip(" ,").lower()
        return before.endswith((" qui", " que", " dont"))

    def _is_initial(self, sentence: Sentence, position: int) -> bool:
        begin = self._clause_before(sentence, position)
        before = self._document.plain[begin:position].strip(' ,-–—"«“')
        words = sentence.between(begin, position)
        first = next((one for one in words if one.tag not in ("PUNCT", "SPACE")), None)
        if before and first is not None and first.tag in ("DET", "PROPN"):
            return False
        return before.count(" ") <= 2 and not any(word.finite for word in words)

    def _clause_before(self, sentence: Sentence, position: int) -> int:
        """Where the clause that holds a marker begins: behind a colon or a semicolon."""
        colons = (
            word.end
            for word in sentence.between(sentence.start, position)
            if word.text in (":", ";") and not in_quotation(sentence, word.start)
        )
        return max(colons, default=sentence.start)

    def _has_noun(self, sentence: Sentence, position: int) -> bool:
        """«Matinée dense pour X»: the preposition hangs on a noun, and X says nothing."""
        return any(one.tag == "NOUN" for one in sentence.between(sentence.start, position))

    def _around(
        self, sentence: Sentence, match: re.Match[str], end: int, speaker: Speaker, initial: bool
    ) -> Iterator[Statement]:
        colon = self._colon(end)
        if initial or colon:
            start = colon or self._after_comma(sentence, end)
            yield from self._make(sentence, start, sentence.end, speaker)
            return
        marker, begin = match.start(), self._clause_start(sentence, match)
        comma = self._document.plain.find(",", end, min(sentence.end, end + 60))
        medial = is_broken(sentence, marker, end) or (
            comma >= 0
            and not any(word.finite for word in sentence.between(begin, marker))
            and any(word.finite for word in sentence.between(comma, sentence.end))
        )
        yield from self._make(sentence, begin, sentence.end if medial else marker, speaker, medial)

    def _colon(self, end: int) -> int | None:
        """«L'enjeu est clair, selon X : …»: what was said comes after the colon."""
        match = _COLON.match(self._document.plain, end)
        return match.end() if match else None

    def _clause_start(self, sentence: Sentence, match: re.Match[str]) -> int:
        """After a semicolon: what stands before it is somebody else's, or nobody's.

        So is what stands before a colon where the marker itself names nobody: «à ses yeux».
        """
        for mark in sentence.quotations:
            if mark.end < match.start() <= mark.end + 2 and self._is_added(sentence, mark):
                return mark.start
        marks = ";:" if match["last"] else ";"
        last = max(self._document.plain.rfind(one, sentence.start, match.start()) for one in marks)
        return max(last + 1, behind_report(sentence, match.start()))

    def _is_added(self, sentence: Sentence, mark: Quotation) -> bool:
        """«Il a réclamé un port, « une question de vie » selon lui»: only what is in marks."""
        before = self._document.plain[sentence.start : mark.start].rstrip()
        clause = sentence.between(sentence.start, mark.start)
        return before.endswith(",") and has_main_verb(clause)

    def _after_comma(self, sentence: Sentence, end: int) -> int:
        """After the comma that closes the attribution; asides about the source belong to it."""
        plain = self._document.plain
        for mark in sentence.quotations:
            between = plain[end : mark.start]
            if mark.start > end and between.rstrip().endswith(","):
                clear = not any(word.finite for word in sentence.between(end, mark.start))
                if clear and mark.end - mark.start > 30:
                    return mark.start
        comma = plain.find(",", end, min(sentence.end, end + 140))
        if comma < 0:
            return end
        aside = plain[comma + 1 : comma + 12].lstrip()
        if aside.startswith(("qui ", "cité", "dont ", "citant")):
            closing = plain.find(",", comma + 1, min(sentence.end, comma + 140))
            return closing + 1 if closing >= 0 else comma + 1
        return comma + 1

    def _make(
        self, sentence: Sentence, start: int, limit: int, speaker: Speaker, medial: bool = False
    ) -> Iterator[Statement]:
        end = limit if medial else min(limit, content_end(self._document, sentence, start, False))
        start, end = trim(self._document.plain, start, end)
        if len(self._document.plain[start:end].split()) < 3:
            return
        if only_points_back(self._document, sentence, start, end):
            return
        nameless = bool(speaker.entity and speaker.entity.type != "person") and self._is_nameless(
            speaker
        )
        yield Statement(
            start,
            end,
            kind_of(sentence, start, end),
            "according-to",
            sentence.index,
            speaker,
            None,
            900,
            stance_of_source(self._document, start, end, nameless),
        )

    def _is_nameless(self, speaker: Speaker) -> bool:
        """A medium or a source without a name, in whose words a conditional is hearsay."""
        return any(
            one.kind is PhraseKind.MEDIA or one.office_kind == "source"
            for one in self._speakers.phrases_in(speaker.start, speaker.end)
        )

    def _noun(self, sentence: Sentence) -> Iterator[Statement]:
        """«le message de X selon lequel …», «X, pour qui …»."""
        for word in sentence.words:
            if not _is_relative(sentence, word) or self._is_said(sentence, word.start):
                continue
            of_person = word.lower == "qui"
            before = sentence.words[word.index - 1].start
            pointed = of_person and self._speakers.pointed(sentence.start, before)
            if pointed:
                yield self._relative(sentence, word, pointed)
                return
            for one in reversed(self._speakers.phrases_in(sentence.start, word.start)):
                if one.person if of_person else one.preposition == "de":
                    yield self._relative(sentence, word, self._speakers.of(one))
                    return

    def _relative(self, sentence: Sentence, word: Word, speaker: Speaker) -> Statement:
        end = content_end(self._document, sentence, word.end, False)
        start, end = trim(self._document.plain, word.end, end)
        kind = kind_of(sentence, start, end)
        return Statement(
            start, end, kind, "noun-of-saying", sentence.index, speaker, confidence=800
        )


def _is_relative(sentence: Sentence, word: Word) -> bool:
    before = sentence.words[word.index - 1].lower if word.index else ""
    if word.lower == "qui":
        return before in ("selon", "pour", "d'après")
    return before == "selon" and word.lower in ("lequel", "laquelle", "lesquels", "lesquelles")
