"""«a assuré par téléphone à X que …»: to tell somebody something by telephone is a call.

Whoever is told must be somebody, and no journalist: «a déclaré au téléphone à l'agence» is none.
"""

import re

from sourcier.extraction.french.meetings.meeting_verbs import is_people
from sourcier.extraction.french.people.name_parts import ADDRESSES
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

_TELLING = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:par|au) (?P<by>téléphone),? "
    r"(?:à (?:la |l'|son |sa |ses )?|au |aux )(?=\w)"
)
_JOURNALISTS = frozenset(
    ("journaliste", "journalistes", "correspondant", "correspondante", "reporter", "rédaction",
     "presse", "agence", "chaîne", "radio")
)  # fmt: skip


def told_by_telephone(document: Document, sentence: Sentence, word: Word) -> Word | None:
    """The word «téléphone» where a verb of saying tells somebody something by it."""
    if not is_reporting(word):
        return None
    telling = _TELLING.match(document.plain, word.end, sentence.end)
    if telling is None:
        return None
    told = sentence.word_at(telling.end())
    if told.lower in _JOURNALISTS:
        return None
    somebody = is_people(told) or told.text in ADDRESSES or told.entity == "PER"
    return sentence.word_at(telling.start("by")) if somebody else None
