"""A pronoun is the last meeting where its verb is that of meetings, or another of the same kind.

«Celle-ci se tiendra à X» goes on with what was told; «après celle de mai» tells of another.
"""

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
_OTHER_ONE = re.compile(
    r"\b(?:après|avant|depuis|suit|suite à|succède à|que|à|contrairement à|comme|et|rappelle)\s"
    r"(?P<pronoun>celles?|celui|ceux)"
    r"(?=\s(?:d[eu'] ?|des |à |en |"
    r"(?:tenu|organis|effectu|accompli|eu|conduit|accueilli|réalis|convoqu|men)(?:é|it)?e?s? |"
    r"qui (?:s'est|avait|a) ))"
)
_TIMES = frozenset(
    ("année", "semaine", "journée", "matinée", "soirée", "fois", "an", "mois", "jour")
)
"""Nouns no pronoun stands for here: «leur deuxième rencontre cette année, après celle de mai»."""
_REACH = 90
"""Characters between a noun and the pronoun for another of its kind."""
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


def other_ones(document: Document, sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    """«leur deuxième rencontre, après celle de mai à Riyad»: another meeting of the same kind."""
    nouns = [frame for frame in frames if not frame.verbal]
    found = []
    for match in _OTHER_ONE.finditer(document.plain, sentence.start, sentence.end):
        before = [frame for frame in nouns if frame.end <= match.start()]
        near = before and match.start() - before[-1].end <= _REACH
        if near and _stands_for(sentence, before[-1], match["pronoun"], match.start()):
            found.append(_other_one(sentence, before[-1], *match.span("pronoun")))
    return found


def _stands_for(sentence: Sentence, noun: Frame, pronoun: str, end: int) -> bool:
    """«une réunion de ministres du Nord et ceux du Sud»: a noun nearer by agrees with it."""
    feminine, plural = pronoun.startswith("celle"), pronoun in ("celles", "ceux")
    return not any(
        word.tag == "NOUN"
        and word.feminine is feminine
        and word.text.endswith(("s", "x")) is plural
        and word.lower not in _TIMES
        for word in sentence.between(noun.end, end)
    )


def _other_one(sentence: Sentence, noun: Frame, start: int, end: int) -> Frame:
    """It needs a place and a day of its own, or people, to be told of at all."""
    return Frame(
        sentence=sentence.index,
        start=start,
        end=end,
        kind=noun.kind,
        family=noun.family,
        rule="pronoun-of-other-meeting",
        weak=True,
        ordinal="previous",
        quoted=sentence.quoted,
        spans=[(start, end)],
        anchors=[(start, end)],
    )
