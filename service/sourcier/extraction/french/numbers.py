"""Numbers in words, as far as delegations are counted: «quinze», «une trentaine», «vingt-sept»."""

_WORDS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "un": 1, "une": 1, "quarante": 40,
    "vingt": 20, "trente": 30, "trentaine": 30, "vingtaine": 20, "quarantaine": 40,
    "dizaine": 10, "quinzaine": 15, "douzaine": 12, "cinquantaine": 50, "cinquante": 50,
    "soixante": 60, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
NUMBER = r"(?:dix|vingt|trente|quarante|cinquante|soixante)-(?:et-)?\w+|\d{1,3}|" + "|".join(_WORDS)


def number_of(text: str) -> int:
    """The number that `text`, found with `NUMBER`, says; 0 where a part of it is unknown."""
    word = text.lower()
    if word.isdigit():
        return int(word)
    parts = word.replace("-et", "").split("-")
    return sum(_WORDS[part] for part in parts) if all(part in _WORDS for part in parts) else 0
