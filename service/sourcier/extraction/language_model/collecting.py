"""Mentions and readings of one text, each with its passage; what does not hold is noted instead.

Nothing is read without a quote that stands in the text and a value that the catalogue allows.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from sourcier.extraction.language_model.answer import Passage, Said
from sourcier.extraction.language_model.passages import Span, find
from sourcier.extraction.language_model.refusals import Refusal, Refused
from sourcier.extraction.port import Extraction, Mention, Reading, SourceText
from sourcier_events import catalogue
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance
from sourcier_events.evidence import select
from sourcier_events.names import fold

CONFIDENCE = 700
"""Thousandths; the same for all: what a model says of its own certainty is no measure."""

Found = TypeVar("Found")

_LONGEST_VERB = 30
_MOST_DIGITS = 4
_VERB = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")

_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Codes that CLDR has beside those of countries."""


@dataclass
class Thing:
    """A participant, meeting or statement whose own passage stands in the text.

    `where` is its place in the answer, `local` the name of its mention.
    """

    kind: EntityKind
    where: str
    span: Span
    local: str = ""


@dataclass
class Collection:
    """What was found in one text so far, and what was refused."""

    source: SourceText
    refusals: list[Refusal] = field(default_factory=list)
    _mentions: list[Mention] = field(default_factory=list)
    _readings: list[Reading] = field(default_factory=list)

    def extraction(self) -> Extraction:
        """All that holds."""
        return Extraction(mentions=tuple(self._mentions), readings=tuple(self._readings))

    def words(self, span: Span) -> str:
        """What the text says at a place."""
        return self.source.text[slice(*span)]

    def find(self, passage: Passage | Said[Any], near: int | None = None) -> Span:
        """Where a quote stands; raises `Refused`."""
        return find(self.source.text, passage.quote, passage.before, near)

    def attempt(self, where: str, check: Callable[..., Found], *given: Any) -> Found | None:
        """What a check gives; None where it refuses, which is then noted."""
        try:
            return check(*given)
        except Refused as refused:
            self.refuse(where, str(refused))
            return None

    def refuse(self, where: str, reason: str) -> None:
        """Note what does not hold."""
        self.refusals.append(Refusal(where, reason))

    def mention(self, thing: Thing, more: Sequence[Span] = ()) -> None:
        """A thing is there; `more` are other passages that name it."""
        spans = sorted({thing.span, *more})
        evidence = tuple(select(self.source.text, *span) for span in spans)
        label = self.words(thing.span)
        self._mentions.append(
            Mention(local=thing.local, kind=thing.kind, label=label, evidence=evidence)
        )

    def detail(
        self,
        thing: Thing,
        name: str,
        said: Passage | Said[str] | None,
        rule: str,
        stance: Stance = Stance.ASSERTED,
    ) -> None:
        """One value beside a thing: the code or number that is given, else the words themselves."""
        if said is None:
            return
        where = f"{thing.where}.{name}"
        span = self.attempt(where, self.find, said, thing.span[0])
        if span is None:
            return
        value = said.value if isinstance(said, Said) else self.words(span)
        if self.attempt(where, _borne_out, name, self.words(span), value):
            self.read(thing, name, value, [span], rule, stance)

    def read(
        self,
        thing: Thing,
        name: str,
        value: str,
        spans: Sequence[Span],
        rule: str,
        stance: Stance = Stance.ASSERTED,
        qualifiers: dict[str, str] | None = None,
        reference: str | None = None,
    ) -> None:
        """One reading, where the catalogue allows the value."""
        try:
            catalogue.normalise(catalogue.find(thing.kind, name), value)
        except catalogue.InvalidValue:
            self.refuse(f"{thing.where}.{name}", "value not allowed")
            return
        self._readings.append(
            Reading(
                mention=thing.local,
                property=name,
                value=value,
                reference=reference,
                qualifiers=qualifiers or {},
                stance=stance,
                evidence=tuple(select(self.source.text, *span) for span in spans),
                confidence=CONFIDENCE,
                rule=rule,
            )
        )


def check_country(code: str) -> bool:
    """Whether a code is that of a country; raises `Refused`, since the catalogue has no list."""
    if code not in _countries():
        raise Refused("not a country")
    return True


def _borne_out(name: str, words: str, value: str) -> bool:
    """What the catalogue cannot know: which countries there are, and what the quote says."""
    if name == "country":
        return check_country(value)
    digits = "".join(letter if letter.isdigit() else " " for letter in words).split()
    too_long = value.isdigit() and len(value) > _MOST_DIGITS
    if name == "delegations" and (too_long or (digits and value not in digits)):
        raise Refused("number not in the quote")
    if name == "verb" and not _is_form_of(words, value):
        raise Refused("verb not in the quote")
    return True


def _is_form_of(words: str, infinitive: str) -> bool:
    """Whether this may be the infinitive of a verb in a quote: forms begin with the same letter.

    The infinitive is the one text that is not copied: nothing longer than a verb gets in by it.
    """
    beginnings = {word[0] for word in fold(words).split()}
    plain = fold(infinitive)
    is_verb = len(infinitive) <= _LONGEST_VERB and _VERB.fullmatch(infinitive) is not None
    return is_verb and any(word[0] in beginnings for word in plain.split())


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # slow to import, and not needed for importing us

    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NO_COUNTRIES
