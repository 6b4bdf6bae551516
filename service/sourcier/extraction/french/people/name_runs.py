"""Runs of capitalised words with the particles between them: what may be a name, by form alone."""

import re
from collections.abc import Iterator
from functools import cache

from sourcier.extraction.french.people.known_people import is_first_name, known
from sourcier.extraction.french.people.lost_capitals import is_surname_alone, is_surname_of
from sourcier.extraction.french.people.name_parts import (
    ADDRESSES,
    LATIN,
    OPENERS,
    PARTICLES,
    Run,
    parts_of,
)
from sourcier.extraction.french.people.name_words import WORD, NameWord, Style, name_words
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import verb_forms, words
from sourcier_events.names import fold

_ROMAN = re.compile(r"[IVX]{1,4}(?:er)?$")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_TWO_SHORT = re.compile(r" [A-ZÀ-Þ][a-zà-ỹ]{1,5} [A-ZÀ-Þ][a-zà-ỹ]{1,5}\b(?! [A-ZÀ-Þ])")
_NOT_NAMES = words("persons_not_names")
_BREAKING = frozenset(
    ("country", "organisation", "institution", "media", "venue", "role", "meeting", "demonym",
     "group")
)  # fmt: skip
_SOFT = frozenset({"country", "city", "demonym", "role", "venue"})
_LONGEST = 7


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
        if len(self._run) == 1 and is_surname_of(self._document.plain, self._run[0], word):
            self._run.append(word)
            yield from self.close()
            return
        if not self._run and is_surname_alone(word, self._terms):
            yield from self.close()
            yield Run((word,))
            return
        addresses = word.text in ADDRESSES and not self._all_addresses()
        if self._goes_on(word) and not addresses:
            self._run.append(word)
            return
        yield from self.close()
        if word.capital and self._may_stand(word) and not _ROMAN.match(word.text):
            self._run = [word]

    def _all_addresses(self) -> bool:
        return all(one.text in ADDRESSES for one in self._run)

    def close(self) -> Iterator[Run]:
        run, self._run = self._run, []
        while run and not run[-1].capital and run[-1].text in PARTICLES:
            run = run[:-1]
        if run:
            yield from parts_of(self._document, self._sentence, run)

    def _goes_on(self, word: NameWord) -> bool:
        if not self._run or len(self._run) >= _LONGEST:
            return False
        last = self._run[-1]
        gap = self._document.plain[last.end : word.start]
        address = gap == ". " and last.text in ADDRESSES
        if gap != " " and not address and not (gap == "" and last.text.endswith((".", "'"))):
            return False
        if not word.capital:
            return self._is_particle(word)
        if word.text.lower() in ("le", "la", "de", "du", "des", "les", "d'"):
            return self._begins_with_first_name() and self._capital_follows(word)
        if _ROMAN.match(word.text) and self._begins_with_first_name():
            return True
        return self._may_stand(word) and not self._ends_in_headline(word)

    def _begins_with_first_name(self, *, alone: bool = False) -> bool:
        """«Jean», «M. Jean»: addresses are no part of a name; `alone` if nothing follows it yet."""
        names = [one for one in self._run if one.text.rstrip(".") not in ADDRESSES]
        return bool(names) and is_first_name(names[0].text) and not (alone and len(names) > 1)

    def _capital_follows(self, word: NameWord) -> bool:
        return bool(re.match(r" ?[A-ZÀ-Þ]", self._document.plain[word.end : word.end + 2]))

    def _is_particle(self, word: NameWord) -> bool:
        if word.text not in PARTICLES:
            return False
        plain = self._document.plain
        follows = re.match(
            r" ?(?:(?:de|der|den|la|le|ben|bin|al|el|dos|les)[ -]){0,2}(?:l'|d')?(?=[A-ZÀ-Þ])",
            plain[word.end : word.end + 14],
        )
        if not follows:
            return False
        if word.text not in LATIN or not self._run[-1].capital:
            return True
        at = word.end + follows.end()
        named = any(t.start <= at < t.end and t.category != "role" for t in self._terms)
        following = WORD.match(plain, at)
        surname = following is not None and (
            following.group() in ("La", "Le") or fold(following.group()) not in _NOT_NAMES
        )
        return self._begins_with_first_name(alone=True) and surname and not named

    def _may_stand(self, word: NameWord) -> bool:
        if len(word.text) < 2 or word.text == "M.":
            return word.text in ADDRESSES
        if word.text.rstrip(".") in ADDRESSES:
            return True
        if fold(word.text) in _NOT_NAMES or word.text.lower() in _NOT_NAMES:
            return self._is_vietnamese(word)
        if word.text.isupper() and word.text.lower() in _small_words():
            return False
        return not any(self._blocks(term, word) for term in self._terms)

    def _is_vietnamese(self, word: NameWord) -> bool:
        """«le ministre Le Hoai Trung»: inside a sentence, before two short names."""
        if word.text not in ("Le", "Lê") or self._run:
            return False
        plain = self._document.plain
        inside = plain[max(0, word.start - 2) : word.start]
        return bool(re.match(r"[a-zà-ÿ] ", inside) and _TWO_SHORT.match(plain, word.end))

    def _blocks(self, term: Term, word: NameWord) -> bool:
        """Whether a word belongs to another name, and not to that of a person after all."""
        if not (term.start < word.end and word.start < term.end):
            return False
        if term.start > word.start and "-" in word.text:
            return False
        if self._run and known(" ".join(one.text for one in (*self._run, word))) is not None:
            return False  # «Thérèse Kayikwamba Wagner»
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
    return words("offices_stop") | words("offices_determiners") | OPENERS
