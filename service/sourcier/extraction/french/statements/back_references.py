"""A clause that only points at speech says nothing itself: «X l'a annoncé», «X en fait état».

What was said stands elsewhere: in the sentence before, or in the headline.
"""

import re

from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.text.analysis import Document, Sentence

_OF_IT = re.compile(
    r"\ben (?:(?:a|ont|avait|avaient) )?(?:\w+ment )?f(?:ait|ont|aisait|aisaient|it|irent) "
    r"(?:état|mention|part|écho)\b",
    re.IGNORECASE,
)


def only_points_back(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the clause between two offsets tells of speech without the words said."""
    return _OF_IT.search(document.plain, start, end) is not None or any(
        _points(document, sentence, one)
        for one in reports(sentence)
        if start <= one.word.start < end and one.word.end <= end
    )


def _points(document: Document, sentence: Sentence, report: Report) -> bool:
    if report.mood is not Mood.FINITE or report.negated:
        return False
    group = sentence.words[report.first : report.word.index]
    object_before = any(word.lower in ("l'", "le") for word in group)
    return object_before and governed(document, sentence, report) is None
