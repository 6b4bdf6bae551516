"""A dateline opens a paragraph and is a zone of its own: it dates and places the report.

Nothing in it is said of a meeting, so the sentence that follows begins after it.
"""

import re

from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_PLACE = r"[A-ZÀ-ÖØ-Þ][\w'-]{1,24}(?:[ /][A-ZÀ-ÖØ-Þ][\w'-]{1,24}){0,2}"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ' -]{2,30}"
_DAY = (
    rf"(?:le\s+)?(?:(?:{WEEKDAY})\s+)?"
    r"(?:1er|\d{1,2})\s+[a-zéûA-ZÉÛ]{3,9}\.?(?:\s+\d{4})?"
)
_KNOWN_AGENCY = r"\((?:[A-Z]{2,9}|Reuters|Xinhua|Belga)\)"
_AGENCY = r"\((?:©\s*)?(?:\d{4}\s+)?(?:[A-Z]{2,9}|[A-ZÀ-ÖØ-Þ][\w' -]{2,40})\)"
_DASH = r"[-–—:]\s*"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,[^()\n]{{0,45}})?\s*{_KNOWN_AGENCY}\s*(?:{_DASH})?"
    rf"|{_PLACE}(?:,\s*{_DAY})?\s*{_AGENCY}\s*{_DASH}"
    rf"|{_PLACE},\s*{_DAY}\s*{_AGENCY}\s*"
    rf"|{_PLACE},\s*{_DAY}\s*{_DASH}"
    rf"|{_CAPITALS}(?:,[^()\n–—]{{0,45}})?\s+[–—-]\s+"
    rf"|{_CAPITALS}\s?[–—-]\s?(?=(?:L[ae]s?|L'|Une?) ?\w)"
    r"|\((?:[Aa]gence|avec)\s[^()\n]{2,40}\)\s*(?:[-–—]\s*)?"
    rf"|{_KNOWN_AGENCY}\s*(?:[-–—]\s*)?"
    r"|De (?:notre|nos) (?:correspondant|envoyé)[\w ]{0,40}\s(?:à|au|aux|en) "
    rf"{_PLACE}\s*(?:[.,:]|[-–—])\s*"
)


def body_start(plain: str, start: int, end: int) -> int:
    """Where the text of a paragraph begins, behind its dateline if it has one."""
    found = _DATELINE.match(plain, start, end)
    return found.end() if found and found.end() < end else start
