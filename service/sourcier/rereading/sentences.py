"""The sentence around a passage, for people to look at: of any language, by its punctuation."""

import re

LONGEST = 300
"""Code points shown of a sentence."""

# Not after a single letter: an initial such as the J. of J. Martin ends no sentence.
_END = re.compile(r"(?<!\b\w)[.!?…][»”’\"')\]]*\s+|\n+")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that a passage is in, on one line; shortened where it is long."""
    room = max(0, LONGEST - (end - start)) // 2
    left, right = max(0, start - room), min(len(text), end + room)
    cut_left, cut_right = left > 0, right < len(text)
    for found in _END.finditer(text, left, start):
        left, cut_left = found.end(), False
    if ending := _END.search(text, max(start, end - 1), right):
        right, cut_right = ending.end(), False
    shown = " ".join(text[left:right].split())
    return ("…" if cut_left else "") + shown + ("…" if cut_right else "")
