"""Runs of capitalised words with the particles between them: what may be a name, by form alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sourcier.extraction.french.people.known_people import is_ambiguous, is_first_name, known
from sourcier.extraction.french.people.name_words import WORD, NameWord, Style, name_words
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import verb_forms, words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold

_ROMAN = re.compile(r"[IVX]{1,4}(?:er)?$")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_LATIN = frozenset(("de", "du", "d'", "des", "la", "le", "les"))
_JOINING = words("persons_particles") | _LATIN
_NOT_NAMES = words("persons_not_names")
_OPENERS = words("sentence_openers")
_ADDRESSES = frozenset(lexicons().roles.titles.addresses)
_BREAKING = frozenset(
    ("country", "organisation", "institution", "media", "venue", "role", "meeting", "demonym",
     "group")
)  # fmt: skip
_SOFT = frozenset({"country", "city", "demonym", "role", "venue"})
_LONGEST = 7
_LONG_SURNAME = 6
_COMMON = words("persons_common_words")
"""Known surnames that are also words of the language in lower case."""


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


def runs(document: Document, sentence: Sentence, style: Style) -> Iterator[Run]:
    """The runs of one sentence of that style, in order."""
    builder = _Builder(document, sentence, style)
    for word in name_words(document.plain, sentence):
        yield from builder.take(word)
    yield from builder.close()


class _Builder:
    """Takes the words of one sentence and gives each run when it ends."""

    def __init__(self, document: Document, sentence: Sentence, style: Style) -> None:
        self._document, self._sentence, self._style = document, sentence, style
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
        if word.capital and self._may_stand(word) and not _ROMAN.match(word.text):
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
        if word.text not in _JOINING:
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
        following = WORD.match(plain, at)
        surname = following is not None and (
            following.group() in ("La", "Le") or fold(following.group()) not in _NOT_NAMES
        )
        return len(self._run) == 1 and is_first_name(self._run[0].text) and surname and not named

    def _may_stand(self, word: NameWord) -> bool:
        if len(word.text) < 2 or word.text == "M.":
            return word.text in _ADDRESSES
        if word.text.rstrip(".") in _ADDRESSES:
            return True
        if fold(word.text) in _NOT_NAMES or word.text.lower() in _NOT_NAMES:
            return False
        if word.text.isupper() and word.text.lower() in _small_words():
            return False
        return not any(self._blocks(term, word) for term in self._terms)

    def _blocks(self, term: Term, word: NameWord) -> bool:
        """Whether a word belongs to another name, and not to that of a person after all."""
        if not (term.start < word.end and word.start < term.end):
            return False
        if term.start > word.start and "-" in word.text:
            return False
        single = " " not in self._document.plain[term.start : term.end]
        of_surname = bool(self._run) and self._run[-1].text in ("La", "Le", "Du", "De")
        if single and term.category == "meeting" and of_surname:
            return False  # «Jean de La Tour»
        if single and term.category in _SOFT and self._after_first_name(word):
            return False
        follows = self._document.plain[term.end : term.end + 3]
        before = self._document.plain[max(0, term.start - 6) : term.start].lower()
        if term.category == "role" and word.text in ("Cheikh", "Pape", "Prince", "Général"):
            return bool(re.search(r"\b(?:le|du|au|un)\W$", before)) or not follows[1:2].isupper()
        if term.category in _BREAKING:
            return True
        if term.category == "city" and "capital" not in term.details and self._follows_name():
            return False
        named = re.match(r" [A-ZÀ-Þ]", follows) and not re.search(r"\b(?:à|a|de|en|d)\W$", before)
        return term.category == "city" and not named

    def _follows_name(self) -> bool:
        """«…, Troels Lund»: a small town after one capitalised word inside a sentence."""
        if len(self._run) != 1 or self._style.titled or self._style.shouted:
            return False
        first = self._run[0]
        return first.start > self._sentence.start + 1 and len(first.text) > 3

    def _after_first_name(self, word: NameWord) -> bool:
        if len(self._run) != 1 or self._style.titled:
            return False
        if not is_first_name(self._run[0].text) and not _INITIAL.fullmatch(self._run[0].text):
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
        for part in _two_in_a_row(document.plain, tuple(run)):
            yield from (Run(one, addressed) for one in _pair(part))


def _two_in_a_row(plain: str, run: tuple[NameWord, ...]) -> list[tuple[NameWord, ...]]:
    """«le chef du bureau de Lars Dahl Henrik Sund»: after «de», a second first name begins anew."""
    if len(run) < 4 or not re.search(r"\b(?:de|du|d)\W$", plain[: run[0].start][-4:]):
        return [run]
    first, last, again = run[0].text, run[1].text, run[2].text
    anew = is_first_name(first) and is_first_name(again) and not is_first_name(last)
    if not anew and not known(f"{first} {last}"):
        return [run]
    return [run[:2], run[2:]] if last not in _JOINING else [run]


def _is_opener(document: Document, sentence: Sentence, word: NameWord) -> bool:
    lead = document.plain[sentence.start : word.start]
    if lead.strip(" «\"'-–—(0123456789.)") or word.text.endswith("."):
        return False
    if word.text.lower() in _OPENERS:
        return True
    index = sentence.at(word.start)
    if index < len(sentence.words) and sentence.words[index].has_tense(Tense.GERUND):
        return True
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
