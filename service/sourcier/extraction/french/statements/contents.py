"""What was said ends where the next thing begins: another verb of saying, an aside, the sentence.

Limits are offsets into the plain text; the words said keep no punctuation at their ends.
"""

import re

from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.main_clauses import new_clause
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs

_TRAILING = " \n.,;:!?…»«\"'”“-–—("
_CLOSING_ONLY = " \n,;:-–—«"
_OCCASION = (
    r"(?:lors d'|au cours d'|à l'issue d'|dans |à l'occasion d')(?:une? |son |sa )?(?:\w+ )?"
    r"(?:conférence|point|communiqué|entretien|interview|allocution|discours|message|"
    r"déclaration)\b"
)
_LATER = (
    r"(?:un|une|deux|trois|quatre|cinq|six|dix|quelques|plusieurs|\d+)\s+(?:minutes?|heures?|jours?|"
    r"semaines?|mois|ans?)\s+(?:après|avant)\b"
)
_ASIDE = re.compile(
    r",?\s+(?:(?:ce qui|ce que|tandis que?|alors que?|avant (?:d'|de) (?:ajouter|préciser|conclure|"
    r"souligner)|sans pour autant|d'après|en référence|en faisant référence|faisant référence)\b|"
    r"(?:toujours )?selon (?:(?:lui|elle|eux|le|la|les|un|une|des)\b|l'|[A-ZÉ])|"
    rf"par (?:la (?:bouche|voix)|l'intermédiaire|l'entremise) d|{_OCCASION}|{_LATER})"
)
_CONTRAST = re.compile(
    r",?\s+non sans\b|,\s+une première\b|"
    r",?\s+(?:alors que?|tandis que?|mais(?! aussi| également| surtout)|même si)\b|"
    r",\s+un(?:e)?\s+\w+\s+\w+ dans\b|"
    r",?\s+(?:lors d|à l'issue d|au cours d|à la clôture d|au terme d|en marge d|à l'occasion d|"
    r"après (?:leur|sa|son|une?) (?:\w+ )?(?:conversation|entretien|rencontre|réunion|échange))"
)


def trim(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without the punctuation and marks around it."""
    while start < end and plain[start] in " \n,;:.«\"”“»'-–—*":
        start += 1
    while end > start and plain[end - 1] in _TRAILING:
        end -= 1
    if plain[start:end].count("(") > plain[start:end].count(")"):
        end = _close_bracket(plain, start, end)
    return start, end


def _close_bracket(plain: str, start: int, end: int) -> int:
    return end + 1 if plain[end : end + 1] == ")" else end


def is_reporting(word: Word) -> bool:
    """Whether the word is a form of a verb of saying."""
    verbs = reporting_verbs().incise
    return any(form.infinitive in verbs for form in word.forms)


def in_quotation(sentence: Sentence, position: int) -> bool:
    """Whether a position is inside one of the sentence's quotations."""
    return any(mark.contains(position) for mark in sentence.quotations)


def content_end(document: Document, sentence: Sentence, start: int, short: bool) -> int:
    """Where a content that begins at `start` ends; a `short` one ends before a contrast too."""
    end = sentence.end
    for mark in sentence.quotations:
        if start < mark.start < end and document.plain[start : mark.start].rstrip().endswith(":"):
            end = mark.start
    end = _first_cut(document, sentence, _ASIDE, start + 12, end)
    if not short:
        return end
    end = _first_cut(document, sentence, _CONTRAST, start + 4, end)
    other = new_clause(sentence, start, end)
    return end if other is None else other


def _first_cut(
    document: Document, sentence: Sentence, pattern: re.Pattern[str], start: int, end: int
) -> int:
    for match in pattern.finditer(document.plain, start, end):
        if in_quotation(sentence, match.start()):
            continue
        if pattern is _CONTRAST or _is_aside(match):
            return match.start()
    return end


def _is_aside(match: re.Match[str]) -> bool:
    text = match.group().strip(" ,").lower()
    if text.startswith(("tandis", "alors", "en référence")):
        return False
    return match.group().startswith(",") or text.startswith(
        ("d'après", "selon", "toujours selon", "par ")
    )
