"""One text, all steps: parse, people, phrases, statements, meetings, readings."""

from sourcier.extraction.french.entities import Entities
from sourcier.extraction.french.meetings import MeetingFinder
from sourcier.extraction.french.persons import persons
from sourcier.extraction.french.phrase_finder import PhraseFinder
from sourcier.extraction.french.pipeline import analyse
from sourcier.extraction.french.readings import Emitter
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.statement_finder import StatementFinder
from sourcier.extraction.port import Extraction, SourceText


def read_text(source: SourceText) -> Extraction:
    """All that the rules read in one text."""
    document = analyse(source.text, source.published)
    people = persons(document)
    entities = Entities(document, people, PhraseFinder(document, people).find())
    speakers = Speakers(document, entities)
    statements = StatementFinder(document, entities, speakers).find()
    meetings = MeetingFinder(document, entities, speakers).find()
    return Emitter(document, meetings, statements).extraction()
