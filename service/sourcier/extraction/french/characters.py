"""The plain text has as many code points as the stored one: each is replaced by one, or kept.

Analysis reads the plain text, evidence quotes the stored one, and the offsets of both are the same.
"""

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
_TABLE = str.maketrans(_PLAIN | _CONTROLS | {"\u2028": "\n", "\u2029": "\n", "\x7f": " "})


def plain(text: str) -> str:
    """The text as analysis reads it: one apostrophe, one space, one hyphen, no controls."""
    return text.translate(_TABLE)
