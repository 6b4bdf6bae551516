"""«Celle-ci se tiendra à X»: a pronoun is the last meeting where its verb is that of meetings."""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.text.analysis import Document, Sentence

_HAPPENS = re.compile(
    r"(?:[\w']+, )?(?P<pronoun>Celle-ci|Celui-ci|Celles-ci|Ceux-ci|Elle|Il|Elles|Ils)\s"
    r"(?:[\w']+\s){0,4}?(?:s'est tenue?|se sont tenu\w+|se tien\w+|se ten\w+|se dérouler\w*|"
    r"s'est déroulée?|aura lieu|auront lieu|a eu lieu|ont eu lieu|avait lieu|doit avoir lieu|"
    r"débutera|s'ouvrira|s'est ouverte?|s'achèvera|s'est achevée?|(?:est|était) prévue?|durera|"
    r"a duré)\b"
)
_FAR = 2
"""Sentences after which a pronoun is no longer the meeting."""


def pronoun_frames(document: Document, sentence: Sentence, last: Frame | None) -> list[Frame]:
    """The frame of a sentence that begins with such a pronoun; it merges with the last meeting."""
    if last is None or sentence.quoted or sentence.index - last.last > _FAR:
        return []
    match = _HAPPENS.match(document.plain, sentence.start, sentence.end)
    if not match:
        return []
    start, end = match.span("pronoun")
    return [
        Frame(
            sentence=sentence.index,
            start=start,
            end=end,
            kind=last.kind,
            family=last.family,
            rule="pronoun-of-meeting",
            definite=True,
            weak=True,
            vague=True,
            name=last.name,
            plural=last.plural,
            spans=[(start, end)],
            anchors=[(start, end)],
        )
    ]
