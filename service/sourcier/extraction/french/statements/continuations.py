"""Where a report goes on with a second verb, the content of the first one ends before it."""

from sourcier.extraction.french.statements.reports import Mood, Report, lead
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_JOINING = words("continuations_joining")
_ADVERBS = words("pipeline_between") | words("reports_adverbs") | words("governed_adverbs")
_SUBJECTS = frozenset(("il", "elle", "ils", "elles"))
_CONTRASTS = frozenset(("tandis", "alors"))


def continues(sentence: Sentence, report: Report, last: Report | None) -> int | None:
    """The offset at which this verb's clause begins, if it goes on with the report of `last`."""
    if last is None:
        return None
    if report.mood is Mood.GERUND:
        return _gerund(sentence, report)
    if report.mood is Mood.INFINITIVE:
        return _infinitive(sentence, report)
    return _finite(sentence, report, last)


def _gerund(sentence: Sentence, report: Report) -> int | None:
    """«…, précisant que», «…, tout en rappelant que», «… et en soulignant»."""
    index = report.first - 1
    if index >= 0 and sentence.words[index].lower == "en":
        index -= 1
    led = index < report.first - 1 or report.first < report.word.index
    while index >= 0 and (sentence.words[index].lower == "tout" or _skipped(sentence.words[index])):
        led = led or sentence.words[index].lower == "tout"
        index -= 1
    if index < 0:
        return None
    before = sentence.words[index]
    if before.lower in _JOINING:
        return _with_comma(sentence, before)
    return sentence.words[index + 1].start if led else None


def _infinitive(sentence: Sentence, report: Report) -> int | None:
    """«…, avant d'ajouter que», «… et d'ajouter que»."""
    found = lead(sentence, report)
    if found not in ("avant de", "et de"):
        return None
    word = found.split(" ")[0]
    for other in reversed(sentence.words[max(0, report.first - 4) : report.first]):
        if other.lower == word:
            return _with_comma(sentence, other)
    return None


def _finite(sentence: Sentence, report: Report, last: Report) -> int | None:
    """«et a ajouté que», «; il a précisé que», «mais il a prévenu que»."""
    index = report.first - 1
    while index >= 0 and _skipped(sentence.words[index]):
        index -= 1
    pronoun = index >= 0 and sentence.words[index].lower in _SUBJECTS
    if pronoun:
        index -= 1
    while index >= 0 and _skipped(sentence.words[index]):
        index -= 1
    if index < 0:
        return None
    joint = sentence.words[index]
    if joint.lower not in _JOINING:
        return _contrast(sentence, report)
    alike = _is_compound(report) == _is_compound(last) or last.mood is not Mood.FINITE
    alike = alike or (_is_compound(last) and report.word.has_tense(Tense.PAST))
    if pronoun or alike or joint.text == ";":
        return _with_comma(sentence, joint)
    return None


def _contrast(sentence: Sentence, report: Report) -> int | None:
    """«…, tandis que Y affirme que …»: another one speaks."""
    for word in reversed(sentence.words[max(0, report.first - 20) : report.first]):
        if word.text == ";":
            return word.start
        if word.lower in _CONTRASTS and sentence.words[word.index + 1].lower in ("que", "qu'"):
            return _with_comma(sentence, word)
        if word.finite or (word.lower in ("que", "qu'") and word.index + 1 < report.first - 8):
            return None
    return None


def _is_compound(report: Report) -> bool:
    return report.first < report.word.index or report.mood is Mood.PARTICIPLE


def _skipped(word: Word) -> bool:
    return (word.tag in ("ADV", "SPACE") and word.lower not in ("que",)) or word.lower in _ADVERBS


def _with_comma(sentence: Sentence, word: Word) -> int:
    """The joint together with the comma before it."""
    before = sentence.words[word.index - 1] if word.index else word
    return before.start if before.text in (",", ";") else word.start
