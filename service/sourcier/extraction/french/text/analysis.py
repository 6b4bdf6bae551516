"""What the rules read: words, sentences and terms of one document, with offsets into its text.

Nothing here is spaCy's: the parser's answer is copied once, so that rules can be tested and typed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sourcier.extraction.french.text.quotations import Quotation
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.conjugation import Tense, VerbForm
from sourcier.extraction.french.vocabulary.gazetteer import Term


@dataclass(frozen=True, slots=True)
class Word:
    """One token. `head` is the index of its head in the sentence."""

    index: int
    start: int
    end: int
    text: str
    tag: str
    dependency: str
    head: int
    entity: str
    feminine: bool
    finite: bool
    forms: tuple[VerbForm, ...]
    lower: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    def has_tense(self, *tenses: Tense) -> bool:
        """Whether it can be a form of one of these tenses."""
        return any(form.tense in tenses for form in self.forms)

    def is_form_of(self, verbs: Container[str]) -> bool:
        """Whether it can be a form of one of these infinitives."""
        return any(form.infinitive in verbs for form in self.forms)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, or one inside a long quotation (`quoted`), with its parse; equal to itself only.

    What is read in a sentence is remembered by it, so looking it up must compare no words.
    """

    index: int
    start: int
    end: int
    kind: ZoneKind
    paragraph: int
    quotations: tuple[Quotation, ...]
    words: tuple[Word, ...]
    quoted: bool = False
    _starts: tuple[int, ...] = field(init=False, compare=False, repr=False)
    _ends: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Frozen for its readers; the indexes are part of making it.
        object.__setattr__(self, "_starts", tuple(word.start for word in self.words))
        object.__setattr__(self, "_ends", tuple(word.end for word in self.words))

    def at(self, position: int) -> int:
        """The index of the first word that starts at or after a position."""
        return bisect_left(self._starts, position)

    def word_at(self, position: int) -> Word:
        """The first word that starts at or after a position, else the last one."""
        return self.words[min(self.at(position), len(self.words) - 1)]

    def words_from(self, position: int, count: int) -> tuple[Word, ...]:
        """The first `count` words that start at or after a position."""
        index = self.at(position)
        return self.words[index : index + count]

    def covers(self, start: int, end: int) -> bool:
        """Whether these offsets are words of this sentence, not a quotation blanked in it."""
        return any(
            word.start < end and start < word.end and word.tag != "SPACE"
            for word in self.words[max(0, self.at(start) - 1) : self.at(end) + 1]
        )

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie within these offsets."""
        return self.words[self.at(start) : bisect_right(self._ends, end)]


class ReferenceDay(NamedTuple):
    """The day from which a text is told, None where nothing says it, and how we know it.

    `yearless` is that day as EDTF where its year is not known: «LIMA, 7 mars (Reuters)».
    """

    day: date | None = None
    anchor: str = ""
    yearless: str = ""


@dataclass(slots=True)
class Document:
    """One text under analysis."""

    text: str
    plain: str
    told: ReferenceDay
    sentences: tuple[Sentence, ...]
    terms: tuple[Term, ...]
    _starts: list[int] = field(init=False)
    _outer: "_Spans" = field(init=False)
    _quoted: "_Spans" = field(init=False)
    _paragraphs: dict[int, list[Sentence]] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [term.start for term in self.terms]
        self._outer = _Spans([one for one in self.sentences if not one.quoted])
        self._quoted = _Spans([one for one in self.sentences if one.quoted])
        self._paragraphs = {}
        for one in self.sentences:
            self._paragraphs.setdefault(one.paragraph, []).append(one)

    def terms_in(self, start: int, end: int, *categories: str) -> list[Term]:
        """The terms of some categories that lie within these offsets, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            term
            for term in self.terms[first:last]
            if term.end <= end and (not categories or term.category in categories)
        ]

    def outer_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before that is in no quotation, in whatever paragraph."""
        return self._outer.last_before(sentence.index)

    def all_outer_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before that are in no quotation, the nearest first."""
        earlier = self.outer_before(sentence)
        while earlier:
            yield earlier
            earlier = self.outer_before(earlier)

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph and outside quotations."""
        earlier = self.outer_before(sentence)
        return earlier if earlier and earlier.paragraph == sentence.paragraph else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence with that position; the one inside a quotation before the outer one."""
        return self._quoted.at(position) or self.outer_at(position)

    def outer_at(self, position: int) -> Sentence | None:
        """The sentence with that position that is in no quotation."""
        return self._outer.at(position)

    def quoted_in(self, start: int, end: int) -> Sequence[Sentence]:
        """The sentences inside quotations that lie within these offsets, in order."""
        return self._quoted.within(start, end)

    def paragraph(self, number: int) -> Sequence[Sentence]:
        """All sentences of a paragraph, in order."""
        return self._paragraphs.get(number, ())


class _Spans:
    """Sentences that do not overlap, in order, found by their offsets."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [one.start for one in sentences]
        self._indexes = [one.index for one in sentences]

    def at(self, position: int) -> Sentence | None:
        found = bisect_right(self._starts, position) - 1
        if found < 0 or self._sentences[found].end <= position:
            return None
        return self._sentences[found]

    def within(self, start: int, end: int) -> list[Sentence]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self._sentences[first:last] if one.end <= end]

    def last_before(self, index: int) -> Sentence | None:
        found = bisect_left(self._indexes, index) - 1
        return self._sentences[found] if found >= 0 else None
