"""Names from lexicons are found word by word, without accents; the longest name wins.

A word of a gazetteer is what `names.fold` makes of it, so hyphens, apostrophes and accents that
were lost in a translation do not matter; whether a capital letter is needed does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sourcier_events.names import fold

_WORD = re.compile(r"[^\W_]+")
_folded = lru_cache(maxsize=1 << 14)(fold)


@dataclass(frozen=True, slots=True)
class Term:
    """A name from a lexicon, where it stands, and what the lexicon says of it."""

    category: str
    start: int
    end: int
    name: str
    code: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    spelling: str
    category: str
    name: str
    code: str
    details: tuple[str, ...]
    capital: bool
    acronym: bool


class Gazetteer:
    """All names of the lexicons, by first word."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_Entry]] = {}

    def add(
        self,
        spelling: str,
        category: str,
        *,
        name: str,
        code: str = "",
        details: tuple[str, ...] = (),
        capital: bool = True,
    ) -> None:
        """One spelling; `name`, `code` and `details` are what the lexicon says of it.

        With `capital`, it is a name only where it begins with one.
        """
        words = tuple(fold(spelling).split())
        if not words:
            return
        entry = _Entry(
            words=words,
            spelling=spelling.lower(),
            category=category,
            name=name,
            code=code,
            details=details,
            capital=capital,
            acronym=spelling.isupper() and len(spelling) <= 6,
        )
        self._entries.setdefault(words[0], []).append(entry)

    def seal(self) -> "Gazetteer":
        """Longest names first; call once, when all are added."""
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.words))
        return self

    def find(self, plain: str) -> list[Term]:
        """All names in a text, in order, without overlaps."""
        words = [(_folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(plain)]
        found: list[Term] = []
        index = 0
        while index < len(words):
            term, length = next(self._match(plain, words, index), (None, 1))
            if term:
                found.append(term)
            index += length
        return found

    def _match(
        self, plain: str, words: list[tuple[str, int, int]], index: int
    ) -> Iterator[tuple[Term, int]]:
        for entry in self._entries.get(words[index][0], ()):
            length = len(entry.words)
            if tuple(word for word, _, _ in words[index : index + length]) != entry.words:
                continue
            start, end = words[index][1], words[index + length - 1][2]
            if _fits(plain[start:end], entry):
                term = Term(entry.category, start, end, entry.name, entry.code, entry.details)
                yield term, length


def _fits(surface: str, entry: _Entry) -> bool:
    if "\n" in surface or re.search(r"[.,;:!?«»\"]\s", surface):
        return False
    if entry.acronym:
        return surface.isupper()
    if not entry.capital and not _same_accents(surface.lower(), entry.spelling):
        return False
    if entry.category == "media" and not _same_capitals(surface, entry.name):
        return False
    return not entry.capital or surface[:1].isupper() or surface[:1].isdigit()


def _same_capitals(surface: str, spelling: str) -> bool:
    """«Le temps» is not the newspaper «Le Temps»: each word has its capital."""
    written, wanted = surface.split(), spelling.split()
    return len(written) != len(wanted) or all(
        mine[:1].isupper() or not theirs[:1].isupper()
        for mine, theirs in zip(written, wanted, strict=True)
    )


def _same_accents(surface: str, spelling: str) -> bool:
    """Whether a common noun is meant: «rencontré» is not «rencontre», lost accents are forgiven."""
    return (
        surface == spelling
        or " ".join(fold(surface).split()) == " ".join(_WORD.findall(surface))
        or (
            fold(surface) == fold(spelling)
            and sum(map(_is_accent, surface)) <= sum(map(_is_accent, spelling))
        )
    )


def _is_accent(letter: str) -> bool:
    return letter.isalpha() and not letter.isascii()
