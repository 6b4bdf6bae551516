"""What number a meeting has among its like: the third round is not the fourth, COP29 not COP30.

Numbers are read in what texts call a meeting, and right before and after it. The numbers of days,
and a «first» meeting, which is only new, are no editions.
"""

import re
from collections.abc import Iterable

from sourcier_events.evidence import Evidence
from sourcier_events.names import fold

_ORDINALS = (
    *("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme"),
    *("huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme"),
    *("quinzieme", "seizieme", "dix septieme", "dix huitieme", "dix neuvieme", "vingtieme"),
)
_NUMBERS = {word: at for at, word in enumerate(_ORDINALS, 1)} | {
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "1er": 1,
    "1re": 1,
    "2nd": 2,
    "2nde": 2,
}
_NOUNS = {
    "cycle": "round",
    "round": "round",
    "tour": "round",
    "serie": "round",
    "manche": "round",
    "session": "session",
    "edition": "edition",
    "sommet": "summit",
    "conference": "conference",
    "forum": "forum",
    "congres": "congress",
    "assemblee": "assembly",
    "pourparlers": "round",
    "negociations": "round",
}
_RARELY_FIRST = ("summit", "conference", "forum", "congress", "assembly")
"""Of these «the first» says that it is new, or the first for somebody."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:{_WORDS}|\d{{1,3}} ?(?:e|eme|ieme)|[ivxl]+ ?e(?:me)?)"
_BETWEEN = r"(?:et (?:dernier|derniere) |nouveau |nouvelle |grand |grande )?"
_EDITION = re.compile(rf"\b({_NUMBER}) {_BETWEEN}({'|'.join(_NOUNS)})\b")
_NUMBERED = re.compile(r"\b(cop|amf|fspi|agnu|unga|aser|ticad|focac) ?(\d{1,3})\b")
_YEARLY = re.compile(r"\b(?:g7|g8|g20|brics|sommet|forum|conference|cop)\b(?!.* de )")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_YEAR_AFTER = re.compile(r"\s((?:19|20)\d\d)\b")


def editions(names: Iterable[str], passages: Iterable[Evidence]) -> list[str]:
    """The numbers of a meeting by what they count: «round 3», «cop 30», «year 2025»."""
    texts = [fold(name) for name in names]
    found = {edition for text in texts for edition in _in_name(text)}
    for passage in passages:
        before, exact = fold(passage.prefix), fold(passage.exact)
        found |= set(_ordinals(f"{before} {exact}", len(before)))
        after = _YEAR_AFTER.match(passage.suffix)
        if after and _YEARLY.search(exact):
            found.add(f"year {after[1]}")
    return sorted(found)


def contradict(one: Iterable[str], other: Iterable[str]) -> str | None:
    """What two meetings are by number, where that keeps them apart: «round 3, not round 4»."""
    first, second = _by_kind(one), _by_kind(other)
    for kind in sorted(first.keys() & second.keys()):
        if first[kind].isdisjoint(second[kind]):
            numbers = sorted((*first[kind], *second[kind]), key=int)
            return f"another edition: {kind} {' and '.join(numbers)}"
    return None


def _by_kind(editions: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for edition in editions:
        kind, _, number = edition.rpartition(" ")
        found.setdefault(kind, set()).add(number)
    return found


def _in_name(text: str) -> Iterable[str]:
    yield from _ordinals(text, 0)
    yield from (f"{name} {int(number)}" for name, number in _NUMBERED.findall(text))
    yield from (f"year {year}" for year in _YEAR.findall(text))


def _ordinals(text: str, start: int) -> Iterable[str]:
    """Ordinals whose noun stands at or after `start`, where the name of the meeting begins."""
    for found in _EDITION.finditer(text):
        if found.start(2) >= start:
            kind, number = _NOUNS[found[2]], _number(found[1])
            if number and not (number == 1 and kind in _RARELY_FIRST):
                yield f"{kind} {number}"


def _number(text: str) -> int:
    if text in _NUMBERS:
        return _NUMBERS[text]
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _roman(re.sub(r" ?e(?:me)?$", "", text))


def _roman(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text]
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=True))
