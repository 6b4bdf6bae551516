"""«Oslo « condamne avec force » les tirs»: a verb of saying quoted with what its subject says.

The verb opens the quotation, and something is said before it: a quotation that begins a sentence
speaks for itself.
"""

from sourcier.extraction.french.statements.reports import Mood, Report
from sourcier.extraction.french.text.analysis import Sentence

_MARKS = frozenset(("«", "“", '"'))


def opens_quotation(sentence: Sentence, report: Report) -> bool:
    """Whether a report is the first word of a quotation inside a sentence."""
    if report.mood is not Mood.FINITE or report.pronoun is not None or report.first < 2:
        return False
    before = [one for one in sentence.words[: report.first] if one.tag != "SPACE"]
    return (
        len(before) > 1 and before[-1].text in _MARKS and before[-2].tag in ("NOUN", "PROPN", "ADJ")
    )
