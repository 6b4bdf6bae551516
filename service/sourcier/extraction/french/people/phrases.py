"""Who is there: each phrase that names people, offices, countries or organisations, once.

Phrases at the top do not overlap; one inside another («le porte-parole du président X») is nested.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

BRACKET = re.compile(r"\s*(?:\"|»)?\s*\(([^()\n]{4,160})\)")
BRACKET_GAP = re.compile(r"\s*(?:,|et|,\s*et|;|/|-)?\s*(?:le |la |les |l')?", re.IGNORECASE)
"""Who somebody is, in brackets behind; and what stands between several there."""
AMONG = r"(?:dont|notamment|y compris|comme|à savoir|parmi lesquel(?:le)?s|tels que)"
"""What stands before some of those whom a phrase counts: «plusieurs pays, dont la Suède»."""


class PhraseKind(StrEnum):
    """What a phrase names."""

    PERSON = "person"
    OFFICE = "office"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    MEDIA = "media"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity that a phrase stands for: a country by code, an organisation by name."""

    kind: PhraseKind
    key: str
    name: str
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """A phrase and what it stands for. `start` is after, `outer` before determiner and preposition.

    A person has `person` (a key); an office has `references`: the countries or organisations in
    whose name it acts.
    """

    kind: PhraseKind
    outer: int
    start: int
    end: int
    determiner: str = ""
    preposition: str = ""
    person: str = ""
    role: tuple[int, int] | None = None
    head: str = ""
    office_kind: str = ""
    plural: bool = False
    references: tuple[Reference, ...] = ()
    nested: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it names a city or a country."""
        return self.kind in (PhraseKind.CITY, PhraseKind.COUNTRY)

    @property
    def definite(self) -> bool:
        """Whether the determiner points at something known."""
        return self.determiner in ("le", "la", "les", "l'", "ce", "cet", "cette", "ces")
