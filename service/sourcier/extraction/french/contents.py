"""What was said ends where the next thing begins: another verb of saying, an aside, the sentence.

Limits are offsets into the plain text; the words said keep no punctuation at their ends.
"""

import re

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.conjugation import Tense
from sourcier.extraction.french.lexicon import reporting_verbs, words

_TRAILING = " \n.,;:!?…»«\"'”“-–—("
_CLOSING_ONLY = " \n,;:-–—«"
_ASIDE = re.compile(
    r",?\s+(?:ce qui|ce que|tandis que?|alors que?|avant (?:d'|de) (?:ajouter|préciser|conclure|"
    r"souligner)|selon (?:lui|elle|eux|le|la|les|l'|un|une|des|[A-ZÉ])|d'après|en référence|"
    r"en faisant référence|"
    r"faisant référence)\b"
)
_INTRODUCING = words("contents_introducing")
_FINITE = (Tense.PRESENT, Tense.IMPERFECT, Tense.FUTURE, Tense.CONDITIONAL, Tense.SIMPLE)


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


def _reports(word: Word) -> bool:
    """As `is_reporting`, with the verbs that only take a noun."""
    nouns = reporting_verbs().noun
    return is_reporting(word) or any(form.infinitive in nouns for form in word.forms)


def infinitive(word: Word) -> str:
    """The verb of saying that a word is a form of."""
    verbs = reporting_verbs().incise
    return next(
        (form.infinitive for form in word.forms if form.infinitive in verbs),
        word.forms[0].infinitive if word.forms else "",
    )


def complementiser(sentence: Sentence, index: int) -> bool:
    """Whether the word at that index is «que» or «qu'»."""
    return index < len(sentence.words) and sentence.words[index].lower in ("que", "qu'")


def in_quotation(sentence: Sentence, position: int) -> bool:
    """Whether a position is inside one of the sentence's quotations."""
    return any(mark.contains(position) for mark in sentence.quotations)


def content_end(document: Document, sentence: Sentence, start: int) -> int:
    """Where a content that begins at `start` ends."""
    end = sentence.end
    for word in sentence.words[sentence.at(start) :]:
        if in_quotation(sentence, word.start):
            continue
        cut = _cut_before(document, sentence, word, start)
        if cut is not None:
            end = min(end, cut)
            break
    for mark in sentence.quotations:
        if start < mark.start < end and document.plain[start : mark.start].rstrip().endswith(":"):
            end = mark.start
    for match in _ASIDE.finditer(document.plain, start + 12, end):
        if in_quotation(sentence, match.start()) or not _is_aside(match):
            continue
        end = match.start()
        break
    return end


def _is_aside(match: re.Match[str]) -> bool:
    text = match.group().strip(" ,").lower()
    if text.startswith(("tandis", "alors", "en référence")):
        return False
    return match.group().startswith(",") or text.startswith(("d'après", "selon"))


def _cut_before(document: Document, sentence: Sentence, word: Word, start: int) -> int | None:
    """Where the content ends, if this word begins another report."""
    if not _reports(word) or word.start < start + 8:
        return None
    before = document.plain[start : word.start]
    if word.has_tense(Tense.GERUND) and _introduces(sentence, word):
        match = re.search(r",?\s*(?:et\s+|tout\s+)?(?:en\s+)?$", before)
        return start + match.start() if match and match.group().strip() else None
    incise = re.search(
        r"[,»\"]\s*(?:a|ont|avait|avaient|aurait|s'est|se sont)(?:-t-(?:il|elle|on))?"
        r"(?:\s+(?:également|aussi|encore|notamment|ainsi|ensuite|en outre|par ailleurs|"
        r"toutefois))*\s+$",
        before,
    )
    if incise and not complementiser(sentence, word.index + 1):
        return start + incise.start()
    if re.search(r",\s*$", before) and _inverted_present(document, word):
        return start + len(before.rstrip().rstrip(","))
    coordinated = re.search(
        r",?\s+(?:et|mais|puis)\s+(?:(?:il|elle|ils|elles)\s+)?(?:n'|s')?(?:a|ont|avait|est|s'est)"
        r"(?:\s+\w+ment|\s+aussi|\s+encore)*\s+$",
        before,
    )
    if coordinated is None and word.has_tense(Tense.PAST):
        coordinated = re.search(r",?\s+et\s+$", before)
    if coordinated and _introduces(sentence, word):
        return start + coordinated.start()
    return None


def _introduces(sentence: Sentence, word: Word) -> bool:
    """Whether a complement clause, a noun or an infinitive follows the verb."""
    following = sentence.words[word.index + 1 : word.index + 4]
    return any(one.lower in _INTRODUCING for one in following)


def _inverted_present(document: Document, word: Word) -> bool:
    """«…, affirme X» or «…, affirme-t-il»."""
    if not word.has_tense(*_FINITE):
        return False
    follows = document.plain[word.end : word.end + 30]
    return bool(re.match(r"-t-|-(?:il|elle)|\s+(?:le|la|l'|les|un|une|M\.|Mme|[A-ZÉ])", follows))
