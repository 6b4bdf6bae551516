"""How a text stands to what it reports: said, only said to have been said, or denied.

A conditional inside what somebody named says is a future told; with nobody named, it is hearsay.
"""

import re

from sourcier.extraction.french.statements.contents import Content, Kind
from sourcier.extraction.french.statements.reports import Report
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs
from sourcier_events.event_types import Stance

_HEARSAY = re.compile(r"\b(?:aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent))\b")


def stance_of(sentence: Sentence, report: Report, content: Content) -> Stance:
    """The stance of a text to a report with this content."""
    if report.hedged:
        return Stance.HEDGED
    verbs = reporting_verbs()
    if report.negated:
        return Stance.ASSERTED
    if report.names & verbs.denial:
        return Stance.DENIED
    if "rejeter" in report.names and content.kind is Kind.NOUN:
        index = sentence.at(content.start)
        following = sentence.words[index : index + 4]
        if any(word.lower in verbs.rejected for word in following):
            return Stance.DENIED
    return Stance.ASSERTED


def stance_of_source(document: Document, start: int, end: int, nameless: bool) -> Stance:
    """«Selon une source, le convoi aurait quitté …»: hearsay, where the source has no name."""
    if nameless and _HEARSAY.search(document.plain, start, end):
        return Stance.HEDGED
    return Stance.ASSERTED
