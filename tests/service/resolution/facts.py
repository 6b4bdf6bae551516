"""Profiles from a few facts, for tests that need no text."""

from itertools import count
from uuid import UUID, uuid5

from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier.resolution import Circumstances, Profile, profiles
from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import Evidence

_runs = count()
_NAMESPACE = UUID(int=0)


def run(extraction: Extraction, document: str | None = None, **around: str) -> tuple[Profile, ...]:
    """The profiles of a run of its own on a document of its own, where none is named."""
    number = next(_runs)
    circumstances = Circumstances(document=document or f"document {number}", **around)
    return profiles(uuid5(_NAMESPACE, f"run {number}"), extraction, circumstances)


class Told:
    """An extraction under construction: mentions with properties, one passage each."""

    def __init__(self) -> None:
        self._mentions: list[Mention] = []
        self._readings: list[Reading] = []

    def participant(self, name: str, type_: str = "person", **facts: str) -> str:
        return self._tell(name, EntityKind.PARTICIPANT, name=name, type=type_, **facts)

    def meeting(self, *participants: str, remote: str | None = None, **facts: str) -> str:
        local = self._tell(f"m{len(self._mentions)}", EntityKind.MEETING, **facts)
        for one in participants:
            mode = "remote" if one == remote else "in_person"
            self._read(local, "participant", one, one, {"mode": mode})
        return local

    def statement(self, content: str, speaker: str | None = None) -> str:
        local = self._tell(f"s{len(self._mentions)}", EntityKind.STATEMENT, content=content)
        if speaker is not None:
            self._read(local, "speaker", speaker, speaker)
        return local

    def run(self, document: str | None = None, **around: str) -> tuple[Profile, ...]:
        extraction = Extraction(mentions=tuple(self._mentions), readings=tuple(self._readings))
        return run(extraction, document, **around)

    def _tell(self, local: str, kind: EntityKind, /, **facts: str) -> str:
        start = 10 * len(self._mentions)
        passage = Evidence(start=start, end=start + 5, exact="xxxxx")
        self._mentions.append(Mention(local=local, kind=kind, label=local, evidence=(passage,)))
        for name, value in facts.items():
            self._read(local, name, value)
        return local

    def _read(
        self,
        local: str,
        name: str,
        value: str,
        reference: str | None = None,
        qualifiers: dict[str, str] | None = None,
    ) -> None:
        passage = next(one for one in self._mentions if one.local == local).evidence
        self._readings.append(
            Reading(
                mention=local,
                property=name,
                value=value,
                reference=reference,
                qualifiers=qualifiers or {},
                evidence=passage,
                rule="test",
            )
        )


def person(name: str, **facts: str) -> Profile:
    """One person, told of in a text of its own."""
    told = Told()
    told.participant(name, **facts)
    return told.run()[0]


def organisation(name: str, **facts: str) -> Profile:
    """One organisation, told of in a text of its own."""
    return person(name, type_="organisation", **facts)


def meeting(published: str | None = None, url: str | None = None, **facts: str) -> Profile:
    """One meeting without participants, told of in a text of its own."""
    told = Told()
    told.meeting(**facts)
    around = {"published": published, "url": url}
    return told.run(**{name: value for name, value in around.items() if value})[0]
