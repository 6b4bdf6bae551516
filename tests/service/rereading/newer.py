"""Newer versions of the extractor that tests use: each reads one thing differently."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from sourcier.extraction.port import Extraction, Mention, Reading, SourceText
from sourcier_events.evidence import select

from ..ingestion.stand_in import StandIn

Change = Callable[[Extraction, str], Extraction]


class Newer(StandIn):
    """The stand-in as it was, and then a change of what it read."""

    def __init__(self, *changes: Change, version: str = "2") -> None:
        super().__init__(version)
        self._changes = changes

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        wanted = list(texts)
        for text, found in zip(wanted, super().extract(wanted), strict=True):
            for change in self._changes:
                found = change(found, text.text)
            yield found


def without(name: str) -> Change:
    """Does not read a property any more."""
    return lambda found, _: replace(
        found, readings=tuple(one for one in found.readings if one.property != name)
    )


def reading(name: str, change: Callable[[Reading, str], Reading]) -> Change:
    """Reads a property differently."""
    return lambda found, text: replace(
        found,
        readings=tuple(
            change(one, text) if one.property == name else one for one in found.readings
        ),
    )


def with_role(role: str) -> Change:
    """Reads a role of the first person, where the text has it."""

    def change(found: Extraction, text: str) -> Extraction:
        if role not in text:
            return found
        start = text.index(role)
        more = Reading(
            mention="p0",
            property="role",
            value=role,
            evidence=(select(text, start, start + len(role)),),
            rule="newer",
        )
        return replace(found, readings=(*found.readings, more))

    return change


def renumbered(found: Extraction, _: str) -> Extraction:
    """Calls its mentions otherwise, and lists them the other way round."""

    def name(local: str | None) -> str | None:
        return f"x{local}" if local else None

    def mention(one: Mention) -> Mention:
        return replace(one, local=f"x{one.local}")

    return Extraction(
        mentions=tuple(map(mention, found.mentions[::-1])),
        readings=tuple(
            replace(one, mention=f"x{one.mention}", reference=name(one.reference))
            for one in found.readings[::-1]
        ),
    )


def by_surname(found: Extraction, text: str) -> Extraction:
    """Calls people by their surnames, and refers to them so."""

    def short(one: Reading) -> Reading:
        first, _, surname = one.value.partition(" ")
        start = one.evidence[0].start + len(first) + 1
        return replace(one, value=surname, evidence=(select(text, start, start + len(surname)),))

    return reading("speaker", lambda one, _: short(one))(
        reading("name", lambda one, _: short(one))(found, text), text
    )
