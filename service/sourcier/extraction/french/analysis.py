"""What the rules read: words, sentences and terms of one document, with offsets into its text.

Nothing here is spaCy's: the parser's answer is copied once, so that rules can be tested and typed.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from sourcier.extraction.french.conjugation import Tense, VerbForm
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.quotations import Quotation
from sourcier.extraction.french.zones import ZoneKind


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

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    def has_tense(self, *tenses: Tense) -> bool:
        """Whether it can be a form of one of these tenses."""
        return any(form.tense in tenses for form in self.forms)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or one inside a long quotation (`quoted`), with its parse."""

    index: int
    start: int
    end: int
    kind: ZoneKind
    paragraph: int
    quotations: tuple[Quotation, ...]
    words: tuple[Word, ...]
    quoted: bool = False

    def at(self, position: int) -> int:
        """The index of the first word that starts at or after a position."""
        return bisect_left([word.start for word in self.words], position)

    def covers(self, start: int, end: int) -> bool:
        """Whether these offsets are words of this sentence, not a quotation blanked in it."""
        return any(
            word.start < end and start < word.end and word.tag != "SPACE"
            for word in self.words[max(0, self.at(start) - 1) : self.at(end) + 1]
        )

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that lie within these offsets."""
        return tuple(word for word in self.words if word.start >= start and word.end <= end)


@dataclass(slots=True)
class Document:
    """One text under analysis."""

    text: str
    plain: str
    published: str | None
    sentences: tuple[Sentence, ...]
    terms: tuple[Term, ...]
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [term.start for term in self.terms]

    def terms_in(self, start: int, end: int, *categories: str) -> list[Term]:
        """The terms of some categories that lie within these offsets, in order."""
        first = bisect_left(self._starts, start)
        found = []
        for term in self.terms[first:]:
            if term.start >= end:
                break
            if term.end <= end and (not categories or term.category in categories):
                found.append(term)
        return found

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same paragraph and outside quotations."""
        earlier = [one for one in self.sentences[: sentence.index] if not one.quoted]
        same = earlier and earlier[-1].paragraph == sentence.paragraph
        return earlier[-1] if same else None

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence with that position; the one inside a quotation before the outer one."""
        found = [s for s in self.sentences if s.start <= position < s.end]
        return min(found, key=lambda sentence: sentence.end - sentence.start, default=None)
