"""What each lexicon holds, section by section: a file that says anything else is refused.

A `list` is added to, and so is a `str`, which holds words between spaces; a `tuple` and an `Entry`
are one entry, which another of the same key replaces. Tables are keyed by names or by countries
(ISO 3166-1 alpha-2, and XK).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import fields

from sourcier.extraction.french.vocabulary.conjugation import Tense

_NAME = r"^\S+( \S+)*\Z"
_COUNTRY = r"^[A-Z]{2}\Z"
_COUNTRY_OR_NONE = r"^([A-Z]{2})?\Z"
_HEADS = r"^[^|]*\w[^|]*(\|[^|]*\w[^|]*)?\Z"

MEANING = {
    _NAME: "words with one space between them",
    _COUNTRY: "a country as two capital letters",
    _COUNTRY_OR_NONE: 'a country as two capital letters, or ""',
    _HEADS: "forms between commas, those of the plural behind a bar",
}
"""What each pattern asks for, in words for whoever wrote a file."""

Name = Annotated[str, Meta(pattern=_NAME)]
Country = Annotated[str, Meta(pattern=_COUNTRY)]
CountryOrNone = Annotated[str, Meta(pattern=_COUNTRY_OR_NONE)]
Words = Annotated[str, Meta(min_length=1)]
Heads = Annotated[str, Meta(pattern=_HEADS)]

Family = Literal["summit", "conference", "meeting", "talks", "visit", "call"]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry that is a table."""


class Names(Section, frozen=True):
    names: list[Name]


class WordList(Section, frozen=True):
    words: list[Name]


class Verbs(Section, frozen=True):
    verbs: list[Name]


class Cities(Section, frozen=True):
    capitals: dict[Country, list[Name]]
    others: dict[Country, list[list[Name]]]
    regions: dict[Country, list[Name]]
    city_states: Names
    venues: dict[Name, tuple[str, CountryOrNone]]


class Countries(Section, frozen=True):
    names: dict[Country, list[Name]]
    ignored: Names
    groups: WordList


class Demonyms(Section, frozen=True):
    countries: dict[Country, Words]
    prefixes: dict[Country, Words]
    areas: dict[Name, Words]


class FirstNames(Section, frozen=True):
    feminine: Words
    masculine: Words
    doubtful: Words


class Phrases(Section, frozen=True):
    phrases: list[Name]


class MeetingVerb(Entry, frozen=True):
    """A verb that is a meeting by itself; `who` says where those met stand in the clause."""

    family: Family
    kind: Name
    who: Literal["with", "object", "to", "of", "none"]


class SupportVerbs(Section, frozen=True):
    subject_takes_part: list[Name]
    goes_to: list[Name]
    happens: list[Name]
    gathers: list[Name]
    planned: list[Name]
    cancelled: list[Name]
    declines: list[Name]


class Series(Section, frozen=True):
    organisations: list[Name]


class Formats(Section, frozen=True):
    online: list[Name]
    in_person: list[Name]
    hybrid: list[Name]


class Levels(Section, frozen=True):
    leaders: list[Name]
    ministers: list[Name]
    advisers: list[Name]
    chiefs_of_staff: list[Name]
    military: list[Name]
    envoys: list[Name]
    officials: list[Name]


class Meetings(Section, frozen=True):
    families: dict[Family, list[Name]]
    weak: WordList
    other: Phrases = field(name="not")
    verbs: dict[Name, MeetingVerb]
    taken_up: dict[Name, list[Name]]
    not_met: WordList
    needs_person: Verbs
    needs_place: Verbs
    reaches: Verbs
    institutions: dict[Family, list[Name]]
    place_as_host: Verbs
    support: SupportVerbs
    series: Series
    format: Formats
    levels: Levels


class Organisations(Section, frozen=True):
    organisations: dict[Name, list[Name]]
    institutions: dict[Name, Annotated[tuple[str, ...], Meta(min_length=1)]]
    media: Names
    platforms: Names


class AmbiguousSurnames(Section, frozen=True):
    surnames: Words


class People(Section, frozen=True):
    people: dict[Name, Annotated[tuple[str, ...], Meta(min_length=2)]]
    ambiguous: AmbiguousSurnames


class Infinitives(Section, frozen=True):
    de: list[Name]
    to: list[Name] = field(name="à")
    bare: list[Name]


class NounsSaid(Section, frozen=True):
    verbs: list[Name]
    phrases: list[Name]
    giving: list[Name]
    given: list[Name]


class Predicates(Section, frozen=True):
    of_speaker: list[Name]
    of_object: list[Name]


class Denials(Section, frozen=True):
    verbs: list[Name]
    rejected: list[Name]
    negated: list[Name]


class ReportingVerbs(Section, frozen=True):
    complement: Verbs
    incise: Verbs
    infinitive: Infinitives
    noun: NounsSaid
    predicate: Predicates
    addressee: Verbs
    denial: Denials
    nouns: WordList


class RoleHeads(Section, frozen=True):
    heads: list[Heads]


class Titles(Section, frozen=True):
    addresses: list[Name]


class Roles(Section, frozen=True):
    named: RoleHeads
    collective: RoleHeads
    source: RoleHeads
    titles: Titles
    same_office: dict[Name, list[Name]]
    kinds: dict[Name, list[Name]]
    portfolios: dict[Name, list[Name]]


class Lexicons(Section, frozen=True):
    """All lexicons, each as its file has it."""

    cities: Cities
    countries: Countries
    demonyms: Demonyms
    first_names: FirstNames
    grammar: dict[str, list[Name]]
    irregular_verbs: dict[Name, dict[Tense, list[Name]]]
    meetings: Meetings
    organisations: Organisations
    people: People
    reporting_verbs: ReportingVerbs
    roles: Roles


SCHEMA: Mapping[str, Any] = {one.name: one.type for one in fields(Lexicons)}
"""What the file of each name holds."""
