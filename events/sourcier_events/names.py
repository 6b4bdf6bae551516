"""Keys under which names meet: pure functions of the name, the same on every machine.

PostgreSQL never folds or sorts names by locale: keys are made here and compared byte by byte.
"""

import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "đ": "d"})
_WORD = re.compile(r"[^\W_]+")
_TRANSLITERATIONS = (
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "c"),
    ("kh", "h"),
    ("ou", "u"),
    ("w", "v"),
    ("ph", "f"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("y", "i"),
    ("j", "i"),
)


def fold(text: str) -> str:
    """Lower case, without accents; words of letters and digits, one space between them."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    # Decomposed first: what compatibility forms such as № and ǽ are made of is folded, too.
    lowered = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    plain = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(plain))


def transliteration_key(name: str) -> str:
    """A key that spellings of one name share: Umerov and Oumerov, Zelensky and Zelenskyy."""
    key = fold(name)
    for spelling, letter in _TRANSLITERATIONS:
        key = key.replace(spelling, letter)
    return re.sub(r"(.)\1+", r"\1", key)
