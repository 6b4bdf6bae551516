"""The plain text has as many code points as the stored one: each is replaced by one, or kept.

Analysis reads the plain text, evidence quotes the stored one, and the offsets of both are the same.
No gap of the plain text is wide: rules look across gaps, and in a desert they would never return.
"""

import re

_PLAIN = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "‛": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u00ad": "-",
}
_CONTROLS = {chr(code): " " for code in range(32) if chr(code) != "\n"}
SAND = "\ue000"
"""Stands in the middle of a wide gap: no space, no letter, and no plain text has it otherwise."""

_LINES = {"\u2028": "\n", "\u2029": "\n"}
_TABLE = str.maketrans(_PLAIN | _CONTROLS | _LINES | {"\x7f": " ", SAND: " "})


_TWO_APOSTROPHES = re.compile(
    r"(?P<opening>(?<![\w'’])(?:''|’’)(?=\w))|(?<=[\w.,!?…%)])(?:''|’’)(?![\w'’])"
)
_SHORE = 16
_DESERT = re.compile(rf"\s{{{2 * _SHORE + 2},}}")


def plain(text: str) -> str:
    """The text as analysis reads it: one apostrophe, one space, one hyphen, no controls."""
    return _DESERT.sub(_filled, with_marks(text).translate(_TABLE))


def with_marks(text: str) -> str:
    """The text with one quotation mark for two apostrophes, as some agencies type them."""
    return _TWO_APOSTROPHES.sub(_one_mark, text) if "''" in text or "’’" in text else text


def _one_mark(match: re.Match[str]) -> str:
    return ' "' if match.group("opening") else '" '


def _filled(gap: re.Match[str]) -> str:
    """The gap with its ends and its line break, if it has one, and sand between."""
    spaces = gap.group()
    before, after = spaces[:_SHORE], spaces[-_SHORE:]
    middle = SAND * (len(spaces) - len(before) - len(after))
    if "\n" in spaces and "\n" not in before + after:
        middle = "\n" + middle[1:]
    return before + middle + after


def without_sand(plain: str) -> str:
    """A passage of a plain text with its gaps as they were, line breaks apart."""
    return plain.replace(SAND, " ")
