"""An extractor small enough for tests: «Prénom Nom (FR) a dit : …» is a person and a statement."""

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcier.extraction.port import Extraction, Mention, Reading, SourceText
from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import select

_SAID = re.compile(r"(?P<name>\w+(?: \w+)*) \((?P<country>[A-Z]{2})\) a dit : (?P<content>[^.\n]+)")


class StandIn:
    """Reads «X (CC) a dit : Y»; fails on a text that asks for it."""

    name = "stand-in"
    configuration = "none"

    def __init__(self, version: str = "1", pause: float = 0) -> None:
        self.version = version
        self.read = 0
        self._pause = pause

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        for text in texts:
            if "PANNE" in text.text:
                raise ZeroDivisionError("asked for")
            self.read += 1
            time.sleep(self._pause)
            yield _extraction(text.text)


class Mortal(StandIn):
    """Its process dies of «MORT», and of «MORT UNE FOIS <file>» where there is no such file yet."""

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        for text in texts:
            _, asked, rest = text.text.partition("MORT")
            once = rest.removeprefix(" UNE FOIS ").split("\n")[0] if "UNE FOIS" in rest else ""
            if asked and not (once and Path(once).exists()):
                if once:
                    Path(once).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield from super().extract([text])


class Strange(Exception):
    """An error that cannot be sent to another process."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


class Failing(StandIn):
    """Fails in a way of its own."""

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        raise Strange("un", "deux")


def _extraction(text: str) -> Extraction:
    mentions: list[Mention] = []
    readings: list[Reading] = []
    people: dict[str, str] = {}
    for number, found in enumerate(_SAID.finditer(text)):
        name = select(text, *found.span("name"))
        if name.exact not in people:
            people[name.exact] = f"p{len(people)}"
            person = people[name.exact]
            mentions.append(_mention(person, EntityKind.PARTICIPANT, name.exact, name))
            readings += [
                _reading(person, "name", name.exact, name),
                _reading(person, "type", "person", name),
                _reading(person, "country", found["country"], select(text, *found.span("country"))),
            ]
        content = select(text, *found.span("content"))
        statement = f"s{number}"
        mentions.append(_mention(statement, EntityKind.STATEMENT, content.exact, content))
        readings += [
            _reading(statement, "content", content.exact, content),
            _reading(statement, "speaker", name.exact, name, people[name.exact]),
        ]
    return Extraction(mentions=tuple(mentions), readings=tuple(readings))


def _mention(local, kind, label, evidence) -> Mention:
    return Mention(local=local, kind=kind, label=label, evidence=(evidence,))


def _reading(mention, name, value, evidence, reference=None) -> Reading:
    return Reading(
        mention=mention,
        property=name,
        value=value,
        reference=reference,
        evidence=(evidence,),
        rule="stand-in",
    )
