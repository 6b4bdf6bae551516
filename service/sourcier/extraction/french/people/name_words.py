"""Words of the plain text as names are made of them, and what capitals tell in a sentence.

Words are cut here from the plain text, not by the parser, so that «al-Rawi» and «N'Kolo» are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.text.zones import ZoneKind

WORD = re.compile(r"[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[dlnsjmtc]|qu|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[LJCS]|Qu)'(?=[^\W\d_])")
_OF = re.compile(r"D'")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſ]")
_JOINED_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ach|ash|es|ould)-[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of the plain text, as names are made of them."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does."""
        return bool(_CAPITAL.match(self.text) or _JOINED_ARTICLE.match(self.text))


@dataclass(frozen=True, slots=True)
class Style:
    """How a sentence uses capitals: in a headline they tell little."""

    titled: bool
    shouted: bool


def style_of(plain: str, sentence: Sentence) -> Style:
    """The style of a sentence, by its longer words."""
    long = [m.group() for m in WORD.finditer(plain, sentence.start, sentence.end)]
    long = [word for word in long if len(word) > 3]
    capitals = sum(bool(_CAPITAL.match(word)) for word in long)
    shouted = sum(word.isupper() for word in long)
    several = len(long) >= 4
    headline = several and sentence.kind is ZoneKind.TITLE
    return Style(headline and capitals >= 0.7 * len(long), several and shouted >= 0.7 * len(long))


def name_words(plain: str, sentence: Sentence) -> Iterator[NameWord]:
    """The words of one sentence, in order; an elided article or preposition is one of its own."""
    for match in WORD.finditer(plain, sentence.start, sentence.end):
        start, text = match.start(), match.group()
        if not sentence.covers(start, match.end()):
            continue
        elided = _ELISION.match(text)
        if elided is None and text.startswith("D'") and _opens(plain, start):
            elided = _OF.match(text)
        if elided:
            yield NameWord(start, start + elided.end(), elided.group())
            start, text = start + elided.end(), text[elided.end() :]
        yield NameWord(start, start + len(text), text)


def _opens(plain: str, start: int) -> bool:
    return not plain[:start].strip() or plain[:start].rstrip(" ")[-1:] in '\n.!?«»"-–—:'
