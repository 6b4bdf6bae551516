"""Lexicons are data: versioned files that are read once, and whose bytes are in the digest."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sourcier.extraction.french.conjugation import VerbForm, bare, table

_FOLDER = files("sourcier.extraction") / "lexicons"
NAMES = (
    "cities",
    "countries",
    "demonyms",
    "grammar",
    "irregular_verbs",
    "meetings",
    "organisations",
    "people",
    "reporting_verbs",
    "roles",
)


def read(name: str) -> dict[str, Any]:
    """One lexicon, as its file has it."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of small words that rules look for."""
    found: list[str] = _grammar()[name]
    return frozenset(found)


@cache
def _grammar() -> dict[str, list[str]]:
    return read("grammar")


def digest() -> str:
    """SHA-256 (hex) over the bytes of all lexicons, in order of their names."""
    state = hashlib.sha256()
    for name in NAMES:
        data = (_FOLDER / f"{name}.toml").read_bytes()
        state.update(f"{name} {len(data)}\n".encode() + data)
    return state.hexdigest()


@dataclass(frozen=True)
class ReportingVerbs:
    """Which verbs report speech, by what follows them."""

    complement: frozenset[str]
    incise: frozenset[str]
    infinitive: dict[str, frozenset[str]]
    noun: frozenset[str]
    noun_phrases: tuple[tuple[str, str], ...]
    nouns: frozenset[str]


@cache
def reporting_verbs() -> ReportingVerbs:
    """The verbs of saying."""
    data = read("reporting_verbs")
    every = frozenset(data["complement"]["verbs"])
    phrases = tuple(_verb_and_preposition(phrase) for phrase in data["noun"]["phrases"])
    return ReportingVerbs(
        complement=every - frozenset(data["complement"]["only_incise"]),
        incise=every,
        infinitive={key: frozenset(words) for key, words in data["infinitive"].items()},
        noun=frozenset(data["noun"]["verbs"]),
        noun_phrases=phrases,
        nouns=frozenset(data["nouns"]["words"]),
    )


def _verb_and_preposition(phrase: str) -> tuple[str, str]:
    """«se féliciter de» is a verb with its pronoun, and what follows it."""
    pronoun = "se " if phrase.startswith("se ") else ""
    head, _, rest = phrase.removeprefix(pronoun).partition(" ")
    return pronoun + head, rest


@dataclass(frozen=True)
class MeetingVerb:
    """A verb that is a meeting by itself; `who` says where those met stand in the clause."""

    infinitive: str
    family: str
    kind: str
    who: str


@cache
def meeting_verbs() -> dict[str, MeetingVerb]:
    """Verbs that are a meeting, by infinitive with its reflexive pronoun."""
    verbs = read("meetings")["verbs"]
    return {name: MeetingVerb(name, **fields) for name, fields in verbs.items()}


@cache
def support_verbs() -> dict[str, frozenset[str]]:
    """Verbs that say something of a meeting, by what they say."""
    return {key: frozenset(verbs) for key, verbs in read("meetings")["support"].items()}


@cache
def compound_verbs() -> frozenset[tuple[str, str]]:
    """Verbs of saying made of two verbs, such as «faire savoir»."""
    pairs = (verb.split(" ") for verb in reporting_verbs().incise if " " in verb)
    return frozenset((words[0], words[1]) for words in pairs if len(words) == 2)


@cache
def verb_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every form of every verb of the lexicons, with its readings."""
    reporting = reporting_verbs()
    verbs = set(reporting.incise) | set(reporting.noun) | set(meeting_verbs())
    verbs |= {verb for group in reporting.infinitive.values() for verb in group}
    verbs |= {head for head, _ in reporting.noun_phrases}
    verbs |= {verb for group in support_verbs().values() for verb in group}
    return table({bare(verb) for verb in verbs}, read("irregular_verbs"))
