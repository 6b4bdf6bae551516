"""Direct speech: a quotation and whoever the words beside it name, or who spoke just before."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.conjugation import Tense
from sourcier.extraction.french.contents import (
    content_end,
    in_quotation,
    infinitive,
    is_reporting,
    trim,
)
from sourcier.extraction.french.quotations import Quotation
from sourcier.extraction.french.speakers import Speaker, Speakers
from sourcier.extraction.french.statements import Statement
from sourcier.extraction.french.zones import ZoneKind

_FEWEST_WORDS = 3
_DASH = re.compile(r"^[\s.,]*[—–-]\s*")


class QuotationRules:
    """The rules of direct speech over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence, last: Statement | None) -> Iterator[Statement]:
        """All candidates of one sentence; `last` is the statement before it in the paragraph."""
        previous = last
        for mark in sentence.quotations:
            if not self._is_speech(mark):
                continue
            found = self._attributed(sentence, mark) or self._continued(sentence, mark, previous)
            if found:
                previous = found
                yield found

    def unmarked(self, sentence: Sentence) -> Iterator[Statement]:
        """«La mission continuera, a déclaré X aux journalistes»: speech without marks."""
        for word in sentence.words:
            if not is_reporting(word) or in_quotation(sentence, word.start):
                continue
            start = self._incise_start(sentence, word)
            if start is None or start - sentence.start < 20:
                continue
            speaker = self._speakers.inverted(sentence, word) or self._speakers.after(
                sentence, word, sentence.end
            )
            if self._follows_quotation(sentence, start):
                return
            begin = self._clause_start(sentence, start)
            if speaker and not self._begins_with_quotation(sentence, begin):
                yield self._make(sentence, begin, start, "clause-before-verb", speaker, word)
                return

    def _follows_quotation(self, sentence: Sentence, position: int) -> bool:
        """Whether a quotation that is a sentence of its own ends just before."""
        return any(
            abs(mark.end - 1 - position) <= 1
            and self._document.plain[mark.inner_start : mark.inner_start + 1].isupper()
            for mark in sentence.quotations
        )

    def _clause_start(self, sentence: Sentence, end: int) -> int:
        ends = [
            mark.end
            for mark in sentence.quotations
            if mark.end < end - 20 and mark.end - mark.start > 60
        ]
        return max(ends, default=sentence.start)

    def _begins_with_quotation(self, sentence: Sentence, begin: int) -> bool:
        return any(begin <= mark.start <= begin + 2 for mark in sentence.quotations)

    def _is_speech(self, mark: Quotation) -> bool:
        inner = self._document.plain[mark.inner_start : mark.inner_end]
        return len(inner.split()) >= _FEWEST_WORDS

    def _incise_start(self, sentence: Sentence, word: Word) -> int | None:
        """Where the comma before an inverted verb of saying stands, if it is one."""
        before = self._document.plain[sentence.start : word.start]
        match = re.search(
            r"[,»\"]\s*(?:(?:a|ont|avait|avaient|aurait|auraient|s'est|se sont)(?:-t-(?:il|elle|"
            r"on|ils"
            r"|elles))?(?:\s+(?:également|aussi|encore|notamment|ainsi|ensuite|en outre|"
            r"par ailleurs|"
            r"toutefois|alors|déjà|d'ailleurs|pour sa part|de son côté))*\s+|(?:fait\s+))?$",
            before,
        )
        if not match:
            return None
        after = self._document.plain[word.end : word.end + 12]
        participle = word.has_tense(Tense.PAST) and match.group().strip(' ,»"')
        present = word.has_tense(Tense.PRESENT, Tense.IMPERFECT, Tense.SIMPLE, Tense.FUTURE)
        if not participle and not (present and re.match(r"-|\s+[A-ZÉlLu]", after)):
            return None
        return sentence.start + match.start()

    def _attributed(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        return (
            self._dash(sentence, mark)
            or self._verb_after(sentence, mark)
            or self._verb_before(sentence, mark)
        )

    def _verb_after(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        """«…», a déclaré X / a-t-il dit / selon X."""
        following = [word for word in sentence.words if word.start >= mark.end]
        for word in following[:8]:
            if word.start > mark.end + 60 or in_quotation(sentence, word.start):
                return None
            if is_reporting(word) and self._incise_start(sentence, word) is not None:
                speaker = self._speakers.inverted(sentence, word) or self._speakers.after(
                    sentence, word, sentence.end
                )
                return self._quoted(sentence, mark, "quotation-with-clause", speaker, word)
        return self._according_to(sentence, mark)

    def _according_to(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        match = re.match(r"[\s,.]*(?:selon|d'après)\s+", self._document.plain[mark.end :])
        if not match:
            return None
        start = mark.end + match.end()
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if one.outer <= start + 4:
                speaker = self._speakers.of(one)
                return self._quoted(sentence, mark, "quotation-with-clause", speaker, None)
        return None

    def _verb_before(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        """X a déclaré : «…», or X affirme «…»; a name and a colon will do."""
        before = [word for word in sentence.words if word.end <= mark.start]
        floor = max(
            (other.end for other in sentence.quotations if other.end <= mark.start),
            default=sentence.start,
        )
        for word in reversed(before):
            if word.start < floor:
                break
            if is_reporting(word) and not word.has_tense(Tense.INFINITIVE):
                speaker = self._speakers.before(sentence, word, sentence.start)
                if speaker is None:
                    speaker = self._speakers.after(sentence, word, mark.start)
                colon = ":" in self._document.plain[word.end : mark.start]
                rule = "quotation-after-colon" if colon else "quotation-with-clause"
                if speaker:
                    return self._quoted(sentence, mark, rule, speaker, word)
                break
        return self._after_colon(sentence, mark, floor)

    def _after_colon(self, sentence: Sentence, mark: Quotation, floor: int) -> Statement | None:
        lead = self._document.plain[floor : mark.start].rstrip()
        if not lead.endswith((":", "—", "–")):
            return None
        people = [
            one
            for one in self._speakers.phrases_in(floor, mark.start)
            if one.person and one.preposition in ("", "pour")
        ]
        if len(people) != 1:
            return None
        speaker = self._speakers.of(people[0])
        return self._quoted(sentence, mark, "quotation-after-colon", speaker, None)

    def _dash(self, sentence: Sentence, mark: Quotation) -> Statement | None:
        """«…» — X, fonction; the name may stand on the next line."""
        tail = self._document.plain[mark.end : mark.end + 200]
        match = re.match(r"[\s.,]*\n?\s*[—–-]\s*(?!a\b|ont\b)", tail)
        if not match:
            return None
        start = mark.end + match.end()
        line_end = self._document.plain.find("\n", start)
        line_end = len(self._document.plain) if line_end < 0 else line_end
        for one in self._speakers.phrases_in(start, line_end)[:1]:
            if one.person and one.start <= start + 12:
                return self._quoted(
                    sentence, mark, "quotation-with-dash", self._speakers.of(one), None
                )
        return None

    def _continued(
        self, sentence: Sentence, mark: Quotation, last: Statement | None
    ) -> Statement | None:
        """A quotation with no words of its own beside it goes on where the last one stopped."""
        alone = mark.end - mark.start >= 0.8 * (sentence.end - sentence.start)
        if last and (alone or last.sentence == sentence.index) and self._is_long(mark):
            return self._quoted(sentence, mark, "quotation-continued", last.speaker, None)
        if alone and self._is_long(mark) and sentence.kind is not ZoneKind.TITLE:
            speaker = self._last_named(sentence)
            return self._quoted(sentence, mark, "quotation-continued", speaker, None)
        return None

    def _last_named(self, sentence: Sentence) -> Speaker | None:
        """The only person, or the agent, of the sentence before."""
        if sentence.index == 0:
            return None
        before = [s for s in self._document.sentences[: sentence.index] if not s.quoted]
        if not before or before[-1].paragraph != sentence.paragraph:
            return None
        people = [
            one for one in self._speakers.phrases_in(before[-1].start, before[-1].end) if one.person
        ]
        return self._speakers.of(people[-1]) if people else None

    def _is_long(self, mark: Quotation) -> bool:
        return len(self._document.plain[mark.inner_start : mark.inner_end].split()) >= 5

    def _is_fragment(self, sentence: Sentence, mark: Quotation) -> bool:
        """Whether a quotation is part of a longer clause, not a sentence of its own."""
        first = self._document.plain[mark.inner_start : mark.inner_start + 1]
        return first.islower() and mark.start > sentence.start + 3

    def _quoted(
        self,
        sentence: Sentence,
        mark: Quotation,
        rule: str,
        speaker: Speaker | None,
        word: Word | None,
    ) -> Statement:
        start, end = trim(self._document.plain, mark.inner_start, mark.inner_end)
        if rule == "quotation-with-clause" and self._is_fragment(sentence, mark):
            rule = "quotation-fragment"
        return Statement(
            start, end, "direct", rule, sentence.index, speaker,
            (infinitive(word), word.start, word.end) if word else None,
            950 if rule != "quotation-continued" else 800,
        )  # fmt: skip

    def _make(
        self, sentence: Sentence, start: int, end: int, rule: str, speaker: Speaker, word: Word
    ) -> Statement:
        start, end = trim(
            self._document.plain, start, min(end, content_end(self._document, sentence, start))
        )
        kind = (
            "mixed"
            if any(start <= mark.start < end for mark in sentence.quotations)
            else "indirect"
        )
        return Statement(
            start,
            end,
            kind,
            rule,
            sentence.index,
            speaker,
            (infinitive(word), word.start, word.end),
            900,
        )
