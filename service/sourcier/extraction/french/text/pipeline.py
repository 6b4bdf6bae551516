"""spaCy is loaded once, at the first text, and only here; what leaves this module is our own type.

Long quotations, and asides such as «, pour sa part,», are blanked in the sentence around them, so
that the parser sees «…, a déclaré X» as one short clause; the quotations are parsed on their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sourcier.extraction.french.text.analysis import Document, ReferenceDay, Sentence, Word
from sourcier.extraction.french.text.characters import plain as plain_text
from sourcier.extraction.french.text.characters import without_sand
from sourcier.extraction.french.text.parser import language
from sourcier.extraction.french.text.quotations import Quotation
from sourcier.extraction.french.text.segmentation import Segment, segments
from sourcier.extraction.french.text.verb_readings import with_verbs
from sourcier.extraction.french.vocabulary.ambiguous_terms import settled
from sourcier.extraction.french.vocabulary.terms import gazetteer

_LONG_QUOTATION = 60
_PARENTHETICAL = re.compile(
    r",\s*(?:quant à (?:lui|elle|eux|elles)|pour (?:sa|leur) part|de (?:son|leur) côté|"
    r"(?:lui|elle|eux|elles)(?: aussi| également)?|en revanche|par ailleurs|toutefois|cependant|"
    r"à son tour|à leur tour|en outre)\s*,"
)
_OVERLONG_WORD = re.compile(r"\S{200,}")
"""An address or a picture in letters: it has no syntax, and tokenizing it would take for ever."""
_SENTENCE_BREAK = re.compile(
    r"(?<=[.!?…])(?<![\s'(]M\.)(?<!MM\.)(?<!Mme\.)(?<!Mgr\.)(?<![\s'(]Dr\.)(?<![\s.][A-ZÉ]\.)"
    r"\s+(?=[A-ZÀ-ÖØ-Þ«\"])"
)


@dataclass(frozen=True, slots=True)
class _Unit:
    segment: Segment
    start: int
    text: str
    quoted: bool


def analyse(text: str, told: ReferenceDay | None = None) -> Document:
    """The document of a text: segmented, parsed, with the names of all lexicons found."""
    plain = plain_text(text)
    units = [unit for segment in segments(text, plain) for unit in _units(plain, segment)]
    parsed = language().pipe((unit.text for unit in units), batch_size=64) if units else ()
    sentences = tuple(
        _sentence(index, unit, answer)
        for index, (unit, answer) in enumerate(zip(units, parsed, strict=True))
    )
    terms = tuple(settled(plain, gazetteer().find(plain)))
    return Document(text, plain, told or ReferenceDay(), sentences, terms)


def _units(plain: str, segment: Segment) -> Iterator[_Unit]:
    outer = _PARENTHETICAL.sub(_blank, without_sand(plain[segment.start : segment.end]))
    outer = _OVERLONG_WORD.sub(_blank, outer)
    inner: list[_Unit] = []
    for mark in segment.quotations:
        if _stands_alone(plain, mark):
            start, end = mark.inner_start, mark.inner_end
            blank = " " * (end - start)
            outer = outer[: start - segment.start] + blank + outer[end - segment.start :]
            inner += _inside(plain, segment, start, end)
    yield _Unit(segment, segment.start, outer, quoted=False)
    yield from inner


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _inside(plain: str, segment: Segment, start: int, end: int) -> Iterator[_Unit]:
    position = start
    for part in _SENTENCE_BREAK.split(plain[start:end]):
        position = plain.index(part, position)
        if part.strip():
            words = _OVERLONG_WORD.sub(_blank, without_sand(part))
            yield _Unit(segment, position, words, quoted=True)
        position += len(part)


def _stands_alone(plain: str, mark: Quotation) -> bool:
    inner = plain[mark.inner_start : mark.inner_end]
    long = len(inner) > _LONG_QUOTATION and inner[:1].isupper()
    return long or bool(re.search(r"[.!?…]", inner)) or (inner[:1].isupper() and " " in inner)


def _sentence(index: int, unit: _Unit, parsed: Any) -> Sentence:
    words = [_word(token, unit.start) for token in parsed]
    return Sentence(
        index=index,
        start=unit.start,
        end=unit.start + len(unit.text),
        kind=unit.segment.kind,
        paragraph=unit.segment.paragraph,
        quotations=() if unit.quoted else unit.segment.quotations,
        words=with_verbs(words),
        quoted=unit.quoted,
    )


@cache
def _inflection(features: str) -> tuple[bool, bool]:
    """Whether features in the CoNLL-U notation say feminine, and finite."""
    told = dict(pair.split("=") for pair in features.split("|") if pair)
    genders, forms = (told.get(name, "").split(",") for name in ("Gender", "VerbForm"))
    return "Fem" in genders, "Fin" in forms


def _word(token: Any, offset: int) -> Word:
    start = offset + token.idx
    feminine, finite = _inflection(str(token.morph))
    return Word(
        index=token.i,
        start=start,
        end=start + len(token.text),
        text=token.text,
        tag=token.pos_,
        dependency=token.dep_,
        head=token.head.i,
        entity=token.ent_type_,
        feminine=feminine,
        finite=finite,
        forms=(),
    )
