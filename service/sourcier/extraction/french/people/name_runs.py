"""Runs of capitalised words with the particles between them: what may be a name, by form alone.

Words are cut here from the plain text, not by the parser, so that «al-Rawi» and «N'Kolo» are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sourcier.extraction.french.people.known_people import is_ambiguous, is_first_name, known
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import read, verb_forms, words
from sourcier_events.names import fold

_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ]\.(?:-?[A-ZÀ-ÖØ-Þ]\.)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
_ELISION = re.compile(r"(?:[dlnsjmtc]|qu|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[LJCS]|Qu)'(?=[^\W\d_])")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſ]")
_JOINED_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ach|ash|es|ould)-[A-ZÀ-Þ]")
_ROMAN = re.compile(r"[IVX]{1,4}(?:er)?$")
_PARTICLES = words("persons_particles")
_LATIN = frozenset(("de", "du", "d'", "des", "la", "le", "les"))
_NOT_NAMES = words("persons_not_names")
_OPENERS = words("sentence_openers")
_ADDRESSES = frozenset(read("roles")["titles"]["addresses"])
_BREAKING = frozenset(
    {
        "country",
        "organisation",
        "institution",
        "media",
        "venue",
        "role",
        "meeting",
        "demonym",
        "group",
    }
)
_SOFT = frozenset({"country", "city", "demonym", "role", "venue"})
_LONGEST = 7
_LONG_SURNAME = 6
_COMMON = words("persons_common_words")
"""Known surnames that are also words of the language in lower case."""


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
class Run:
    """Words that may be a name. `addressed`: an address such as «Mme» stands before it."""

    words: tuple[NameWord, ...]
    addressed: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Style:
    """How a sentence uses capitals: in a headline they tell little."""

    titled: bool
    shouted: bool


def style_of(plain: str, sentence: Sentence) -> Style:
    """The style of a sentence, by its longer words."""
    long = [m.group() for m in _WORD.finditer(plain, sentence.start, sentence.end)]
    long = [word for word in long if len(word) > 3]
    capitals = sum(bool(_CAPITAL.match(word)) for word in long)
    shouted = sum(word.isupper() for word in long)
    several = len(long) >= 4
    headline = several and sentence.kind is ZoneKind.TITLE
    return Style(headline and capitals >= 0.7 * len(long), several and shouted >= 0.7 * len(long))


def runs(document: Document, sentence: Sentence) -> Iterator[Run]:
    """The runs of one sentence, in order."""
    builder = _Builder(document, sentence)
    for word in _cut(document.plain, sentence):
        yield from builder.take(word)
    yield from builder.close()


def _cut(plain: str, sentence: Sentence) -> Iterator[NameWord]:
    for match in _WORD.finditer(plain, sentence.start, sentence.end):
        start, text = match.start(), match.group()
        if not sentence.covers(start, match.end()):
            continue
        elided = _ELISION.match(text)
        if elided is None and _opens(plain, start):
            elided = re.match(r"D'", text)
        if elided:
            yield NameWord(start, start + elided.end(), elided.group())
            start, text = start + elided.end(), text[elided.end() :]
        yield NameWord(start, start + len(text), text)


def _opens(plain: str, start: int) -> bool:
    return not plain[:start].strip() or plain[:start].rstrip(" ")[-1:] in '\n.!?«»"-–—:'


class _Builder:
    """Takes the words of one sentence and gives each run when it ends."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self._document, self._sentence = document, sentence
        self._style = style_of(document.plain, sentence)
        self._terms = document.terms_in(sentence.start, sentence.end)
        self._run: list[NameWord] = []

    def take(self, word: NameWord) -> Iterator[Run]:
        if self._has_lost_capital(word):
            yield from self.close()
            yield Run((word,))
            return
        addresses = word.text in _ADDRESSES and not self._all_addresses()
        if self._goes_on(word) and not addresses:
            self._run.append(word)
            return
        yield from self.close()
        if self._may_stand(word) and word.capital and not _ROMAN.match(word.text):
            self._run = [word]

    def _has_lost_capital(self, word: NameWord) -> bool:
        """«dirigée par medinski»: a known surname that machine translation made a common word."""
        if not word.text.islower() or len(word.text) < _LONG_SURNAME or self._run:
            return False
        return (
            word.text not in _COMMON
            and known(word.text) is not None
            and not (
                is_ambiguous(word.text) or any(t.start <= word.start < t.end for t in self._terms)
            )
        )

    def _all_addresses(self) -> bool:
        return all(one.text in _ADDRESSES for one in self._run)

    def close(self) -> Iterator[Run]:
        run, self._run = self._run, []
        while run and not run[-1].capital:
            run = run[:-1]
        if run:
            yield from _without_lead(self._document, self._sentence, run)

    def _goes_on(self, word: NameWord) -> bool:
        if not self._run or len(self._run) >= _LONGEST:
            return False
        last = self._run[-1]
        gap = self._document.plain[last.end : word.start]
        address = gap == ". " and last.text in _ADDRESSES
        if gap != " " and not address and not (gap == "" and last.text.endswith((".", "'"))):
            return False
        if not word.capital:
            return self._is_particle(word)
        if word.text.lower() in ("le", "la", "de", "du", "des", "les", "d'"):
            return is_first_name(self._run[0].text) and self._capital_follows(word)
        if _ROMAN.match(word.text) and is_first_name(self._run[0].text):
            return True
        return self._may_stand(word) and not self._ends_in_headline(word)

    def _capital_follows(self, word: NameWord) -> bool:
        return bool(re.match(r" ?[A-ZÀ-Þ]", self._document.plain[word.end : word.end + 2]))

    def _is_particle(self, word: NameWord) -> bool:
        if word.text not in _PARTICLES | _LATIN:
            return False
        plain = self._document.plain
        follows = re.match(
            r" ?(?:(?:de|der|den|la|le|ben|bin|al|el|dos|les)[ -]){0,2}(?:l'|d')?(?=[A-ZÀ-Þ])",
            plain[word.end : word.end + 14],
        )
        if not follows:
            return False
        if word.text not in _LATIN or not self._run[-1].capital:
            return True
        at = word.end + follows.end()
        named = any(t.start <= at < t.end and t.category != "role" for t in self._terms)
        following = _WORD.match(plain, at)
        surname = following is not None and (
            following.group() in ("La", "Le") or fold(following.group()) not in _NOT_NAMES
        )
        return len(self._run) == 1 and is_first_name(self._run[0].text) and surname and not named

    def _may_stand(self, word: NameWord) -> bool:
        if len(word.text) < 2 or (word.text.endswith(".") and word.text == "M."):
            return word.text in _ADDRESSES
        if word.text.rstrip(".") in _ADDRESSES:
            return True
        if fold(word.text) in _NOT_NAMES or word.text.lower() in _NOT_NAMES:
            return False
        return not any(self._blocks(term, word) for term in self._terms)

    def _blocks(self, term: Term, word: NameWord) -> bool:
        """Whether a word belongs to another name, and not to that of a person after all."""
        if not (term.start < word.end and word.start < term.end):
            return False
        single = " " not in self._document.plain[term.start : term.end]
        if single and term.category in _SOFT and self._after_first_name(word):
            return False
        follows = self._document.plain[term.end : term.end + 3]
        before = self._document.plain[max(0, term.start - 6) : term.start].lower()
        if term.category == "role" and word.text in ("Cheikh", "Pape", "Prince", "Général"):
            return bool(re.search(r"\b(?:le|du|au|un)\W$", before)) or not follows[1:2].isupper()
        if term.category in _BREAKING:
            return True
        named = re.match(r" [A-ZÀ-Þ]", follows) and not re.search(r"\b(?:à|a|de|en|d)\W$", before)
        return term.category == "city" and not named

    def _after_first_name(self, word: NameWord) -> bool:
        if len(self._run) != 1 or not is_first_name(self._run[0].text) or self._style.titled:
            return False
        return self._document.plain[self._run[0].end : word.start] == " "

    def _ends_in_headline(self, word: NameWord) -> bool:
        """«Anna Lindqvist Rencontre Paul Durand»: capitals say nothing, a verb does."""
        lower = word.text.lower()
        if not (self._style.titled or self._style.shouted):
            return False
        return lower in _small_words() or (lower in verb_forms() and not is_first_name(word.text))


@cache
def _small_words() -> frozenset[str]:
    return words("offices_stop") | words("offices_determiners") | _OPENERS


def _without_lead(document: Document, sentence: Sentence, run: list[NameWord]) -> Iterator[Run]:
    """The run without what opens the sentence and without addresses."""
    addressed = False
    while run:
        first = run[0]
        if first.text.rstrip(".") in _ADDRESSES or first.text in _ADDRESSES:
            addressed = True
        elif not (len(run) > 1 and _is_opener(document, sentence, first)):
            break
        run = run[1:]
    if run and len(run[-1].text.strip(".")) > 1:
        yield from (Run(part, addressed) for part in _pair(tuple(run)))


def _is_opener(document: Document, sentence: Sentence, word: NameWord) -> bool:
    if document.plain[sentence.start : word.start].strip(" «\"'-–—(") or word.text.endswith("."):
        return False
    if word.text.lower() in _OPENERS:
        return True
    index = sentence.at(word.start)
    tag = sentence.words[index].tag if index < len(sentence.words) else "PROPN"
    return not is_first_name(word.text) and tag in ("ADP", "ADV", "CCONJ", "SCONJ", "DET", "PRON")


def _pair(run: tuple[NameWord, ...]) -> list[tuple[NameWord, ...]]:
    """«la rencontre Macron-Merz» names two people where both are known by these surnames."""
    word = run[0]
    left, dash, right = word.text.partition("-")
    if len(run) > 1 or not dash or not (known(left) and known(right)):
        return [run]
    middle = word.start + len(left)
    return [
        (NameWord(word.start, middle, left),), (NameWord(middle + 1, word.end, right),)
    ]  # fmt: skip
