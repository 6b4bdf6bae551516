"""One extractor for the whole session; `read` gives the facts of a text, easy to compare."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import Extraction, Reading, SourceText
from sourcier_events.catalogue import EntityKind


@dataclass(frozen=True)
class Facts:
    """An extraction, by what tests ask of it."""

    extraction: Extraction

    def locals(self, kind: EntityKind) -> list[str]:
        return [one.local for one in self.extraction.mentions if one.kind == kind]

    def readings(self, local: str, name: str) -> list[Reading]:
        return [
            one for one in self.extraction.readings if one.mention == local and one.property == name
        ]

    def value(self, local: str, name: str) -> str | None:
        found = self.readings(local, name)
        return found[0].value if found else None

    @property
    def statements(self) -> list[tuple[str | None, str | None]]:
        """Speaker and content of every statement."""
        found = self.locals(EntityKind.STATEMENT)
        return [(self.value(one, "speaker"), self.value(one, "content")) for one in found]

    @property
    def meetings(self) -> list[dict[str, str | None]]:
        """Every meeting with its single values."""
        names = (
            "kind",
            "family",
            "date",
            "weekday",
            "city",
            "country",
            "venue",
            "format",
            "status",
        )
        return [
            {name: self.value(one, name) for name in names}
            for one in self.locals(EntityKind.MEETING)
        ]

    def participants(self, number: int = 0, stance: str = "asserted") -> set[str]:
        """Who takes part in a meeting."""
        local = self.locals(EntityKind.MEETING)[number]
        found = self.readings(local, "participant")
        return {one.value for one in found if one.stance == stance}


Read = Callable[..., Facts]


@pytest.fixture(scope="session")
def extractor() -> FrenchExtractor:
    return FrenchExtractor()


@pytest.fixture(scope="session")
def read(extractor: FrenchExtractor) -> Read:
    def read_one(text: str, **metadata: str) -> Facts:
        return Facts(next(extractor.extract([SourceText(text=text, **metadata)])))

    return read_one
