"""A run of capitalised words is cut where another name begins, or where it is none yet.

What opens a sentence and addresses are no part of a name; two people may stand side by side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.extraction.french.people.known_people import is_first_name, known
from sourcier.extraction.french.people.name_words import NameWord
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

ADDRESSES = frozenset(lexicons().roles.titles.addresses)
OPENERS = words("sentence_openers")
LATIN = frozenset(("de", "du", "d'", "des", "la", "le", "les"))
PARTICLES = words("persons_particles") | LATIN


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


def parts_of(document: Document, sentence: Sentence, run: list[NameWord]) -> Iterator[Run]:
    """The run without what opens the sentence and without addresses."""
    addressed = False
    while run:
        first = run[0]
        if first.text.rstrip(".") in ADDRESSES or first.text in ADDRESSES:
            addressed = True
        elif not (len(run) > 1 and _is_opener(document, sentence, first)):
            break
        run = run[1:]
    if run and len(run[-1].text.strip(".")) > 1:
        for part in _two_in_a_row(document.plain, tuple(run)):
            yield from (Run(one, addressed) for one in _pair(part))


def _two_in_a_row(plain: str, run: tuple[NameWord, ...]) -> list[tuple[NameWord, ...]]:
    """«le chef du bureau de Lars Dahl Henrik Sund»: after «de», a second first name begins anew.

    So does the first one, after a company: «le directeur de Nordgaz Lars Dahl».
    """
    if len(run) < 3 or not re.search(r"\b(?:de|du|d)\W$", plain[: run[0].start][-4:]):
        return [run]
    begins = _first_name_behind(run)
    if begins:
        return [run[:begins], run[begins:]]
    if len(run) < 4:
        return [run]
    first, last, again = run[0].text, run[1].text, run[2].text
    anew = is_first_name(first) and is_first_name(again) and not is_first_name(last)
    if not anew and not known(f"{first} {last}"):
        return [run]
    return [run[:2], run[2:]] if last not in PARTICLES else [run]


def _first_name_behind(run: tuple[NameWord, ...]) -> int:
    """Where a first name and a surname begin, behind words that are none; 0 where nothing does."""
    firsts = [index for index, one in enumerate(run[:-1]) if is_first_name(one.text)]
    return firsts[0] if firsts and known(run[0].text) is None else 0


def _is_opener(document: Document, sentence: Sentence, word: NameWord) -> bool:
    lead = document.plain[sentence.start : word.start]
    if lead.strip(" «\"'-–—(0123456789.)") or word.text.endswith("."):
        return False
    if word.text.lower() in OPENERS:
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
