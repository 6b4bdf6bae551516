"""A profile is all that resolution may know of a mention: it is stored with the binding.

What decided once can so be weighed again, without the extractor and without the text.
"""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier.resolution import editions, roles, wording
from sourcier.resolution.person_names import without_titles
from sourcier.resolution.spellings import parts
from sourcier.resolution.vocabulary import organisation_key, rank_of, without_article
from sourcier_events import identifiers
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold

_MOST = 32
"""Values kept of one kind: a profile stays small however long the text."""

_COMPANY = 8
"""People of a text that the profile of a participant names."""

_COUNTED_FROM = 5
"""Countries listed from which on their number is compared with a number of delegations."""

_COPIED = ("family", "date", "weekday", "country", "format", "status", "delegations")
"""Properties of a meeting that are compared as they are."""

Facts = dict[str, tuple[str, ...]]


class Profile(Struct, frozen=True, kw_only=True):
    """What is known of one mention; values are folded, so that equal ones are equal."""

    mention: UUID
    kind: EntityKind
    label: str
    facts: Facts

    def get(self, name: str) -> tuple[str, ...]:
        """The values of one kind, none where nothing is known."""
        return self.facts.get(name, ())

    def first(self, name: str) -> str | None:
        """The one value of a kind, or None."""
        return next(iter(self.get(name)), None)


class Circumstances(Struct, frozen=True, kw_only=True):
    """What is known of the document that holds the mentions."""

    document: str
    url: str | None = None
    published: str | None = None


def profiles(
    run: UUID, extraction: Extraction, circumstances: Circumstances
) -> tuple[Profile, ...]:
    """One profile for each mention of a run, in order."""
    told = _Told(extraction)
    around = _around(circumstances)
    build = {
        EntityKind.PARTICIPANT: told.participant,
        EntityKind.MEETING: told.meeting,
        EntityKind.STATEMENT: told.statement,
    }
    return tuple(
        Profile(
            mention=identifiers.mention_id(run, mention.local),
            kind=mention.kind,
            label=mention.label,
            facts=_compact(build[mention.kind](mention) | _spans(mention) | around),
        )
        for mention in extraction.mentions
    )


def page_digest(url: str) -> str:
    """A short name for an address."""
    return sha256(url.encode()).hexdigest()[:24]


def _around(circumstances: Circumstances) -> dict[str, Iterable[str]]:
    url, published = circumstances.url, circumstances.published
    return {
        "document": [circumstances.document],
        "page": [page_digest(url)] if url else [],
        "published": [published] if published else [],
    }


def _spans(mention: Mention) -> dict[str, Iterable[str]]:
    return {"span": [f"{passage.start}-{passage.end}" for passage in mention.evidence]}


def _compact(found: dict[str, Iterable[str]]) -> Facts:
    """Without doubles and without what is not known."""
    unique = {name: tuple(dict.fromkeys(filter(None, values))) for name, values in found.items()}
    return {name: values[:_MOST] for name, values in unique.items() if values}


class _Told:
    """The readings of one extraction, by mention and property."""

    def __init__(self, extraction: Extraction) -> None:
        self._mentions = {mention.local: mention for mention in extraction.mentions}
        self._readings: dict[tuple[str, str], list[Reading]] = {}
        for reading in extraction.readings:
            # What a text denies, or who stays away, does not say who or what something is.
            if reading.stance in (Stance.ASSERTED, Stance.HEDGED):
                self._readings.setdefault((reading.mention, reading.property), []).append(reading)
        self._cast = sorted(
            name
            for mention in extraction.mentions
            if mention.kind is EntityKind.PARTICIPANT and self._type(mention.local) == "person"
            for name in self._person(mention.local)
        )
        self._occasions = self._meetings_of_participants()

    def values(self, local: str, name: str) -> list[str]:
        return [reading.value for reading in self._readings.get((local, name), [])]

    def participant(self, mention: Mention) -> dict[str, Iterable[str]]:
        local = mention.local
        names = self._names(local)
        own = set(self._person(local))
        return {
            "type": self.values(local, "type"),
            "name": names if self._type(local) == "person" else map(organisation_key, names),
            "country": self.values(local, "country"),
            "role": map(fold, self.values(local, "role")),
            "organisation": map(organisation_key, self.values(local, "organisation")),
            "post": self._posts(local, names),
            "occasion": sorted(self._occasions.get(local, ())),
            "company": [name for name in self._cast if name not in own][:_COMPANY],
        }

    def _posts(self, local: str, names: list[str]) -> list[str]:
        """The posts of a person or an office, each with its country: «TR ministre foreign»."""
        told = [fold(role) for role in self.values(local, "role")]
        if self._type(local) == "office":
            told += [without_article(fold(name)) for name in names]
        posts = {post for role in told if (post := roles.post(role))}
        countries = set(self.values(local, "country")) or roles.country_in(told)
        return sorted(f"{code} {post}" for post in posts for code in countries)

    def _meetings_of_participants(self) -> dict[str, set[str]]:
        """When and where each participant was, as far as the text says both: «2026-01-03@kyiv»."""
        found: dict[str, set[str]] = {}
        for (meeting, name), readings in self._readings.items():
            if name in ("participant", "host"):
                at = {
                    f"{date}@{city_key(city)}"
                    for date in self.values(meeting, "date")
                    for city in self.values(meeting, "city")
                }
                for reading in readings:
                    found.setdefault(reading.reference or "", set()).update(at)
        return found

    def meeting(self, mention: Mention) -> dict[str, Iterable[str]]:
        local = mention.local
        found: dict[str, Iterable[str]] = {name: self.values(local, name) for name in _COPIED}
        return (
            found
            | self._company(local)
            | {
                "city": map(city_key, self.values(local, "city")),
                "venue": map(fold, self.values(local, "venue")),
                "series": map(organisation_key, self.values(local, "series")),
                "topic": map(fold, self.values(local, "topic")),
                "edition": editions.editions(
                    (*self.values(local, "kind"), *self.values(local, "series"), mention.label),
                    mention.evidence,
                ),
                "cast": self._cast,
            }
        )

    def statement(self, mention: Mention) -> dict[str, Iterable[str]]:
        content = [fold(text) for text in self.values(mention.local, "content")]
        speakers = self._readings.get((mention.local, "speaker"), [])
        return {
            "content": [sha256(text.encode()).hexdigest()[:32] for text in content],
            "words": [str(len(text.split())) for text in content],
            "sketch": [one for text in content for one in wording.sketch(text)],
            "turn": [one for text in content for one in wording.turns(text)],
            "speaker": [name for one in speakers for name in self._speaker(one)],
        }

    def _speaker(self, reading: Reading) -> list[str]:
        local = reading.reference or ""
        return (self._spelled(local) if self._type(local) == "person" else []) or [
            fold(reading.value)
        ]

    def _company(self, local: str) -> dict[str, Iterable[str]]:
        """Who takes part in a meeting: people, parties, and the parties that are not there."""
        found: dict[str, list[str]] = {"person": [], "party": [], "remote": []}
        readings = [
            reading
            for name in ("participant", "host")
            for reading in self._readings.get((local, name), [])
        ]
        for reading in readings:
            self._one_of_company(reading, found)
        countries = {
            reading.value
            for reading in readings
            if self._type(reading.reference or "") == "country"
            and reading.qualifiers.get("mode") != "remote"
        }
        counted = [str(len(countries))] if len(countries) >= _COUNTED_FROM else []
        return {**found, "counted": counted, "level": self._level(local, readings)}

    def _level(self, local: str, readings: list[Reading]) -> list[str]:
        """The level that a text gives, else the rank of those who come for a country."""
        told = self.values(local, "level")
        if told:
            return told
        roles = [
            reading.qualifiers.get("role", "")
            for reading in readings
            if self._type(reading.reference or "") != "person"
        ]
        return [rank for role in roles if (rank := rank_of(fold(role)))]

    def _one_of_company(self, reading: Reading, found: dict[str, list[str]]) -> None:
        other = reading.reference or ""
        parties = [f"country:{code}" for code in self.values(other, "country")]
        if self._type(other) == "person":
            found["person"] += self._spelled(other)[:1]
        elif self._type(other) == "organisation":
            names = self.values(other, "name") or [reading.value]
            parties = [f"organisation:{organisation_key(name)}" for name in names[:1]]
        found["party"] += parties
        if reading.qualifiers.get("mode") == "remote":
            found["remote"] += parties

    def _type(self, local: str) -> str | None:
        return next(iter(self.values(local, "type")), None)

    def _person(self, local: str) -> list[str]:
        """Keys of a person's names, the fullest first."""
        return _fullest_first({" ".join(parts(name)) for name in self._names(local)})

    def _spelled(self, local: str) -> list[str]:
        """A person's names as the text spells them, without titles, the fullest first."""
        return _fullest_first({without_titles(name) for name in self._names(local)})

    def _names(self, local: str) -> list[str]:
        """What a participant is called, failing that what its mention is."""
        mention = self._mentions.get(local)
        return self.values(local, "name") or ([mention.label] if mention else [])


def _fullest_first(names: set[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name.split()), name))
