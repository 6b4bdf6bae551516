"""One text, all steps: parse, people, phrases, statements, meetings, readings."""

from sourcier.extraction.french.dates.reference_day import reference_day
from sourcier.extraction.french.meetings.meeting_finder import MeetingFinder
from sourcier.extraction.french.meetings.statement_meetings import settings
from sourcier.extraction.french.people.entities import Entities
from sourcier.extraction.french.people.persons import persons
from sourcier.extraction.french.people.phrase_finder import PhraseFinder
from sourcier.extraction.french.readings import Emitter
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.statements.statement_finder import StatementFinder
from sourcier.extraction.french.text.analysis import ReferenceDay
from sourcier.extraction.french.text.characters import plain
from sourcier.extraction.french.text.languages import refusal
from sourcier.extraction.french.text.parts import joined, parts
from sourcier.extraction.french.text.pipeline import analyse
from sourcier.extraction.port import Extraction, SourceText


def read_text(source: SourceText) -> Extraction:
    """All that the rules read in one text, or why they do not read it."""
    refused = refusal(source)
    if refused:
        return Extraction(refused=refused)
    told = reference_day(plain(source.text), source.published)
    spans = parts(source.text)
    if len(spans) == 1:
        return _read(source.text, told)
    found = ((start, _read(source.text[start:end], told)) for start, end in spans)
    return joined(source.text, found)


def _read(text: str, told: ReferenceDay) -> Extraction:
    document = analyse(text, told)
    people = persons(document)
    entities = Entities(document, people, PhraseFinder(document, people).find())
    speakers = Speakers(document, entities)
    statements = StatementFinder(document, speakers).find()
    meetings = MeetingFinder(document, entities, speakers).find()
    said_at = settings(document, meetings, statements)
    return Emitter(document, meetings, statements, said_at).extraction()
