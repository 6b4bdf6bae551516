"""Whole numbers in French words up to 999: «quinze», «une trentaine», «quatre-vingt-dix-sept»."""

import re

_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16,
}  # fmt: skip
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "nonante": 90,
}  # fmt: skip
_ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_WORD = "|".join(sorted([*_UNITS, *_TENS, "cent", "cents"], key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_ROUND)})|(?:{_WORD})(?:(?:[- ]et[- ]|[- ])(?:{_WORD}))*)"


def number_of(text: str) -> int:
    """The number that `text`, found with `NUMBER`, says; 0 where a part of it is unknown."""
    word = text.lower()
    if word.isdigit():
        return int(word)
    if word in _ROUND:
        return _ROUND[word]
    total = 0
    for part in re.split(r"[- ](?:et[- ])?", word):
        if part in ("cent", "cents"):
            total = max(total, 1) * 100
        elif part in ("vingt", "vingts") and total % 100 == 4:
            total += 76  # four times twenty instead of four
        elif part in _UNITS or part in _TENS:
            total += _UNITS.get(part, 0) + _TENS.get(part, 0)
        else:
            return 0
    return total
