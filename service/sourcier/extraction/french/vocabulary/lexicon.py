"""The lexicons as rules ask for them; lexicons are data, and stand in files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec

from sourcier.extraction.french.vocabulary.conjugation import VerbForm, table
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.lexicon_schema import Section


@cache
def words(name: str) -> frozenset[str]:
    """One of the lists of small words that rules look for."""
    return frozenset(lexicons().grammar[name])


def patterns_of(section: Section, apart_from: str) -> list[tuple[str, re.Pattern[str]]]:
    """A pattern for each list of a section, by its name: any of its phrases, the longest first.

    No character that `apart_from`, a class of a pattern, holds stands right beside it.
    """
    return [
        (name, re.compile(_any_of(phrases, apart_from), re.IGNORECASE))
        for name, phrases in msgspec.structs.asdict(section).items()
    ]


def _any_of(phrases: Iterable[str], apart_from: str) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return rf"(?<!{apart_from})(?:{'|'.join(map(re.escape, longest_first))})(?!{apart_from})"


@dataclass(frozen=True)
class ReportingVerbs:
    """Which verbs report speech, by what follows them."""

    complement: frozenset[str]
    incise: frozenset[str]
    infinitive: dict[str, frozenset[str]]
    noun: frozenset[str]
    noun_phrases: tuple[tuple[str, str], ...]
    giving: frozenset[str]
    given: frozenset[str]
    of_speaker: frozenset[str]
    of_object: frozenset[str]
    addressee: frozenset[str]
    denial: frozenset[str]
    rejected: frozenset[str]
    negated: frozenset[str]
    nouns: frozenset[str]


@cache
def reporting_verbs() -> ReportingVerbs:
    """The verbs of saying."""
    verbs = lexicons().reporting_verbs
    complement = frozenset(verbs.complement.verbs)
    infinitive = verbs.infinitive
    return ReportingVerbs(
        complement=complement,
        incise=complement | frozenset(verbs.incise.verbs),
        infinitive={
            "de": frozenset(infinitive.de),
            "à": frozenset(infinitive.to),
            "bare": frozenset(infinitive.bare),
        },
        noun=frozenset(verbs.noun.verbs),
        noun_phrases=tuple(_verb_and_preposition(phrase) for phrase in verbs.noun.phrases),
        giving=frozenset(verbs.noun.giving),
        given=frozenset(verbs.noun.given),
        of_speaker=frozenset(verbs.predicate.of_speaker),
        of_object=frozenset(verbs.predicate.of_object),
        addressee=frozenset(verbs.addressee.verbs),
        denial=frozenset(verbs.denial.verbs),
        rejected=frozenset(verbs.denial.rejected),
        negated=frozenset(verbs.denial.negated),
        nouns=frozenset(verbs.nouns.words),
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
    verbs = lexicons().meetings.verbs
    return {name: MeetingVerb(name, one.family, one.kind, one.who) for name, one in verbs.items()}


@cache
def support_verbs() -> dict[str, frozenset[str]]:
    """Verbs that say something of a meeting, by what they say."""
    groups = msgspec.structs.asdict(lexicons().meetings.support)
    return {key: frozenset(verbs) for key, verbs in groups.items()}


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
    verbs |= reporting.giving | reporting.of_speaker | reporting.of_object
    verbs |= {verb for group in reporting.infinitive.values() for verb in group}
    verbs |= {head for head, _ in reporting.noun_phrases}
    verbs |= {verb for group in support_verbs().values() for verb in group}
    return table(verbs, lexicons().irregular_verbs)
