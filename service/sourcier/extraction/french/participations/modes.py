"""How each participant comes: what is said right after a name holds for that name alone.

Whoever meets, receives or visits somebody at a place is there in person, unless said otherwise;
whoever only speaks with somebody may be anywhere.
"""

import re

from sourcier.extraction.french.meetings.frames import Frame, Participation
from sourcier.extraction.french.people.entities import Value

REMOTELY = (
    r"(?:(?:en|par|via|lors d'une) (?:visio(?:conférence|-conférence)?|vidéoconférence|"
    r"vidéo-conférence|vidéo|liaison vidéo|lien vidéo|duplex|message vidéo|téléconférence|"
    r"audioconférence|distanciel|ligne)|à distance|au téléphone|par téléphone|virtuellement|"
    r"par écran interposé|par écrans interposés|de manière virtuelle|en mode virtuel|"
    r"sur écran|dans un message vidéo|par message enregistré)"
)
THERE = r"(?:sur place|en personne|en présentiel|physiquement|de visu|en chair et en os)"
MODE = rf"(?:,?\s*\(?\s*(?:{REMOTELY}|{THERE}|depuis [A-ZÀ-Þ][\w'-]+)\)?)"
_AFTER = re.compile(rf"\s*,?\s*\(?\s*(?:(?P<remote>{REMOTELY})|(?P<there>{THERE}))", re.IGNORECASE)
_MET = frozenset(
    ("rencontrer", "recevoir", "accueillir", "rendre", "visiter", "arriver", "déplacer",
     "retrouver")
)  # fmt: skip
_TOGETHER = re.compile(r"tête-à-tête|face[- ]à[- ]face|audience|rencontre|dîner|déjeuner", re.I)


def mode_after(plain: str, end: int) -> str:
    """The mode that stands right after a name, or «unknown»."""
    match = _AFTER.match(plain, end)
    if not match:
        return "unknown"
    return "remote" if match["remote"] else "in_person"


def mode_in(passage: str) -> str:
    """The mode that a passage after a verb names."""
    passage = re.split(r"[;:]|,? tandis qu| alors qu", passage)[0]
    if re.search(REMOTELY, passage, re.IGNORECASE):
        return "remote"
    return "in_person" if re.search(THERE, passage, re.IGNORECASE) else "unknown"


def settle(frame: Frame, telephone: bool) -> None:
    """Format and modes follow from each other, once all that is said of a meeting is merged."""
    if frame.family == "talks" and telephone:
        frame.family = "call"
    if frame.family == "call" and not frame.format:
        frame.format = Value("online", frame.start, frame.end, "call")
    present = frame.present
    remote = [one for one in present if one.mode == "remote"]
    if remote and frame.family != "call" and (frame.city or len(remote) < len(present)):
        frame.format = Value("hybrid", remote[0].actor.start, remote[0].actor.end, "some-remote")
    if frame.online:
        _set(present, "remote")
    elif (frame.format and frame.format.text == "in_person") or _is_at_a_place(frame):
        _set(present, "in_person")
        frame.format = frame.format or Value("in_person", frame.start, frame.end, "at-a-place")
    elif any(one.mode == "in_person" for one in present) and not frame.format:
        frame.format = Value("in_person", frame.start, frame.end, "met-in-person")
        _set(present, "in_person")


def _is_at_a_place(frame: Frame) -> bool:
    """Whether people come together: by the verb, by the word for it, or because it has a place."""
    if frame.verb in _MET or _TOGETHER.search(frame.kind) or frame.family == "visit":
        return True
    return frame.has_place


def _set(participations: list[Participation], mode: str) -> None:
    for one in participations:
        if one.mode == "unknown":
            one.mode = mode
