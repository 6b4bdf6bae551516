"""From an infinitive to the forms news is written in, of the third person and, in the future, of
the first; a form knows its tense.

The lemmatizer misses many verb forms, so verbs are matched on these tables.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Tense(StrEnum):
    """What a single verb form says by itself; auxiliaries are read elsewhere."""

    PRESENT = "present"
    PAST = "past"
    IMPERFECT = "imperfect"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    GERUND = "gerund"
    SIMPLE = "simple"
    INFINITIVE = "infinitive"


class VerbForm(NamedTuple):
    """One reading of a word as a form of a verb."""

    infinitive: str
    tense: Tense


_FIRST_GROUP = (
    (Tense.PRESENT, ("e", "ent"), True),
    (Tense.PAST, ("é", "ée", "és", "ées"), False),
    (Tense.IMPERFECT, ("ait", "aient"), False),
    (Tense.FUTURE, ("era", "eront"), True),
    (Tense.CONDITIONAL, ("erait", "eraient"), True),
    (Tense.GERUND, ("ant",), False),
    (Tense.SIMPLE, ("a", "èrent"), False),
)
_SECOND_GROUP = (
    (Tense.PRESENT, ("it", "issent")),
    (Tense.PAST, ("i", "ie", "is", "ies")),
    (Tense.IMPERFECT, ("issait", "issaient")),
    (Tense.FUTURE, ("ira", "iront")),
    (Tense.CONDITIONAL, ("irait", "iraient")),
    (Tense.GERUND, ("issant",)),
    (Tense.SIMPLE, ("it", "irent")),
)
_REFLEXIVES = ("se ", "s'")


@cache
def bare(infinitive: str) -> str:
    """The verb without its reflexive pronoun."""
    for pronoun in _REFLEXIVES:
        infinitive = infinitive.removeprefix(pronoun)
    return infinitive


def is_reflexive(infinitive: str) -> bool:
    """Whether the verb is written with «se»."""
    return infinitive.startswith(_REFLEXIVES)


def table(
    infinitives: Iterable[str], irregular: Mapping[str, Mapping[Tense, list[str]]]
) -> dict[str, tuple[VerbForm, ...]]:
    """All forms of these verbs, each with its readings."""
    found: dict[str, list[VerbForm]] = {}
    for infinitive in sorted({bare(verb).partition(" ")[0] for verb in infinitives}):
        for form, tense in _with_first_person(_forms(infinitive, irregular)):
            reading = VerbForm(infinitive, tense)
            if reading not in found.setdefault(form, []):
                found[form].append(reading)
    return {form: tuple(readings) for form, readings in found.items()}


def _with_first_person(forms: Iterable[tuple[str, Tense]]) -> Iterator[tuple[str, Tense]]:
    """Those in which somebody quoted says what is to come: «nous verrons», «je recevrai»."""
    for form, tense in forms:
        yield form, tense
        if tense is Tense.FUTURE and form.endswith("ra"):
            yield f"{form}i", tense
            yield f"{form[:-1]}ons", tense


def _forms(
    infinitive: str, irregular: Mapping[str, Mapping[Tense, list[str]]]
) -> list[tuple[str, Tense]]:
    forms = [(infinitive, Tense.INFINITIVE)]
    if infinitive in irregular:
        known = irregular[infinitive].items()
        return forms + [(form, tense) for tense, words in known for form in words]
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        return forms + [
            (form, tense)
            for tense, endings, stressed in _FIRST_GROUP
            for ending in endings
            for form in _spellings(stem, ending, stressed)
        ]
    if infinitive.endswith("ir"):
        return forms + [(stem + end, tense) for tense, ends in _SECOND_GROUP for end in ends]
    return forms


def _spellings(stem: str, ending: str, stressed: bool) -> set[str]:
    """The form, with the changes of «nous mangeons», «il appelle», «il réitère», «il essaie»."""
    if ending[0] in "aâo" and stem.endswith("g"):
        stem += "e"
    if ending[0] in "aâo" and stem.endswith("c"):
        stem = stem[:-1] + "ç"
    forms = {stem + ending}
    if stressed and stem[-2:-1] in ("é", "e") and stem[-1:] not in "aeiouyé":
        forms |= {stem[:-2] + "è" + stem[-1] + ending, stem + stem[-1] + ending}
    if stressed and stem.endswith("y"):
        forms.add(stem[:-1] + "i" + ending)
    return forms
