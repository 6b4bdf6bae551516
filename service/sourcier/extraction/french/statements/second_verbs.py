"""A second verb with the subject of the report ends what was said: «a dit que … et a quitté …».

In a clause that was said it is told apart by its tense or its number: a report in the perfect is
joined by a perfect where the clause itself has none, or none in that number.
"""

from collections.abc import Sequence

from sourcier.extraction.french.statements.contents import Content, Kind, in_quotation
from sourcier.extraction.french.statements.reports import Mood, Report
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_JOINTS = frozenset(("et", "puis", "mais"))
_ONE, _SEVERAL = frozenset(("a", "est")), frozenset(("ont", "sont"))
_PERFECT = _ONE | _SEVERAL
_CLITICS = words("reports_clitics")
_OPENERS = frozenset(("que", "qu'"))


def second_verb(sentence: Sentence, report: Report, content: Content) -> int:
    """The offset at which the second verb's clause begins, or the end of the sentence."""
    if report.first == report.word.index:
        return sentence.end
    if content.kind is Kind.CLAUSE:
        return _after_clause(sentence, report, content)
    verb = report.word.index
    for word in sentence.words[sentence.at(content.start) :]:
        joined = word.dependency == "conj" and word.head == verb and word.tag == "VERB"
        joint = sentence.words[word.index - 1]
        if joined and not word.finite and joint.lower in ("et", "puis"):
            return joint.start
    return sentence.end


def _after_clause(sentence: Sentence, report: Report, content: Content) -> int:
    own = _perfect(sentence.words[report.first : report.word.index + 1])
    if own is None or report.mood is not Mood.FINITE:
        return sentence.end
    said = sentence.between(content.start, sentence.end)
    for place, joint in enumerate(said):
        if joint.lower not in _JOINTS or in_quotation(sentence, joint.start):
            continue
        second = _perfect(_group(said[place + 1 :]))
        if second is not None and _number(second) == _number(own):
            return sentence.end if _has_perfect(said[:place], second) else _before(sentence, joint)
    return sentence.end


def _group(following: Sequence[Word]) -> Sequence[Word]:
    """The auxiliary and participle that follow at once, with the small words among them."""
    for place, word in enumerate(following):
        if place and _is_participle(word):
            return following[: place + 1]
        if word.lower not in _CLITICS | _PERFECT and word.tag != "ADV":
            break
    return ()


def _is_participle(word: Word) -> bool:
    return word.tag == "VERB" and not word.finite


def _perfect(group: Sequence[Word]) -> Word | None:
    """The auxiliary of a group in the perfect."""
    return next((word for word in group if word.lower in _PERFECT), None)


def _number(auxiliary: Word) -> bool:
    return auxiliary.lower in _SEVERAL


def _has_perfect(said: Sequence[Word], second: Word) -> bool:
    """Whether the clause has a verb that the second one may be joined to: same tense and number."""
    for place, word in enumerate(said):
        if word.lower in _OPENERS and place:
            return True
        following = said[place + 1 : place + 5]
        perfect = word.lower in _PERFECT and any(_is_participle(one) for one in following)
        if perfect and _number(word) == _number(second):
            return True
    return False


def _before(sentence: Sentence, joint: Word) -> int:
    before = sentence.words[joint.index - 1]
    return before.start if before.text == "," else joint.start
