"""From an answer to readings: nothing comes out that the text and the catalogue do not bear out.

What a thing is known by (the name, the word for a meeting, the words said) has to hold, or the
thing is refused with all that hangs on it; of details each is refused alone. Mentions are numbered
in the order of the text, and only who takes part or speaks is one.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sourcier.extraction.language_model import dates
from sourcier.extraction.language_model.answer import (
    MODES,
    Answer,
    Meeting,
    Participant,
    Participation,
    Passage,
    Said,
    Statement,
)
from sourcier.extraction.language_model.collecting import Collection, Thing, check_country
from sourcier.extraction.language_model.passages import Span
from sourcier.extraction.language_model.refusals import Refusal, Refused
from sourcier.extraction.port import Extraction, SourceText
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance

Item = TypeVar("Item", Meeting, Participant, Statement)

_DETAILS = ("series", "level", "city", "country", "venue", "format", "status", "delegations")
"""Single values of a meeting that need no more than their passage and the catalogue."""


def checked(answer: Answer, source: SourceText) -> tuple[Extraction, list[Refusal]]:
    """What holds of an answer, and what was refused."""
    checking = _Checking(source)
    checking.answer(answer)
    return checking.found.extraction(), checking.found.refusals


class _Checking:
    def __init__(self, source: SourceText) -> None:
        self.found = Collection(source)
        self._people: dict[str, Thing] = {}

    def answer(self, answer: Answer) -> None:
        meetings = self._placed(EntityKind.MEETING, answer.meetings, lambda one: one.kind)
        statements = self._placed(EntityKind.STATEMENT, answer.statements, lambda one: one.content)
        people = self._known_people(answer)
        _number("m", [thing for _, thing in meetings])
        _number("p", [thing for _, thing in people])
        _number("s", [thing for _, thing in statements])
        for meeting, thing in meetings:
            self._meeting(meeting, thing)
        for person, thing in people:
            self._participant(person, thing)
        for statement, thing in statements:
            self._statement(statement, thing)

    # what there is ---------------------------------------------------------------------------

    def _placed(
        self, kind: EntityKind, items: Sequence[Item], passage: Callable[[Item], Passage]
    ) -> list[tuple[Item, Thing]]:
        """The items whose passage stands in the text, in the order of the text; none twice."""
        placed: dict[Span, tuple[Item, Thing]] = {}
        for index, item in enumerate(items):
            where = f"{kind}s[{index}]"
            span = self.found.attempt(where, self.found.find, passage(item))
            if span in placed:
                self.found.refuse(where, "there already")
            elif span:
                placed[span] = item, Thing(kind, where, span)
        return [placed[span] for span in sorted(placed)]

    def _known_people(self, answer: Answer) -> list[tuple[Participant, Thing]]:
        """Who takes part or speaks; `_people` has them by the id that the answer gives."""
        named = {one.participant for meeting in answer.meetings for one in meeting.participants}
        named |= {one.speaker for one in answer.statements if one.speaker}
        known = []
        placed = self._placed(EntityKind.PARTICIPANT, answer.participants, lambda one: one.name)
        for person, thing in placed:
            if person.id in self._people:
                self.found.refuse(thing.where, "there already")
            elif person.id in named:
                self._people[person.id] = thing
                known.append((person, thing))
        return known

    def _person(self, local: str) -> Thing:
        if local not in self._people:
            raise Refused("unknown participant")
        return self._people[local]

    # meetings --------------------------------------------------------------------------------

    def _meeting(self, one: Meeting, thing: Thing) -> None:
        rule, stance = "model-meeting", _stance(one.hedged)
        self.found.mention(thing)
        kind = self.found.words(thing.span)
        self.found.read(thing, "kind", kind, [thing.span], rule, stance)
        self.found.read(thing, "family", one.family, [thing.span], rule, stance)
        if one.date:
            self.found.attempt(f"{thing.where}.date", self._date, one, one.date, thing)
        self.found.detail(thing, "weekday", one.weekday, "model-date", stance)
        for name in _DETAILS:
            self.found.detail(thing, name, getattr(one, name), rule, stance)
        for topic in one.topics:
            self.found.detail(thing, "topic", topic, rule, stance)
        for index, participation in enumerate(one.participants):
            where = f"{thing.where}.participants[{index}]"
            self.found.attempt(where, self._participation, participation, thing, where, stance)

    def _date(self, one: Meeting, said: Said[str], thing: Thing) -> None:
        source = self.found.source
        span = self.found.find(said, thing.span[0])
        wording = self.found.words(span)
        weekday = one.weekday.value if one.weekday else None
        value, anchor = dates.checked(said.value, wording, weekday, source)
        qualifiers = {"wording": wording} | ({"anchor": anchor} if anchor else {})
        stance = _stance(one.hedged)
        self.found.read(thing, "date", value, [span], "model-date", stance, qualifiers)

    def _participation(self, one: Participation, thing: Thing, where: str, stance: Stance) -> None:
        person = self._person(one.participant)
        passage = self.found.find(one.passage, thing.span[0])
        spans, qualifiers = self._qualified(one, where, passage)
        standing = Stance.ABSENT if one.absent else stance
        label, rule = self.found.words(person.span), "model-participation"
        self.found.read(
            thing, "participant", label, spans, rule, standing, qualifiers, person.local
        )
        if one.host and not one.absent:
            self.found.read(thing, "host", label, [passage], rule, stance, {}, person.local)

    def _qualified(
        self, one: Participation, where: str, passage: Span
    ) -> tuple[list[Span], dict[str, str]]:
        """The passages of a participation, and its qualifiers as far as they hold."""
        spans, qualifiers = [passage], {"mode": one.mode}
        if one.mode not in MODES:
            self.found.refuse(f"{where}.mode", "value not allowed")
            qualifiers["mode"] = "unknown"
        if one.role:
            role = self.found.attempt(f"{where}.role", self.found.find, one.role, passage[0])
            if role:
                spans, qualifiers["role"] = _disjoint([passage, role]), self.found.words(role)
        represents = one.represents
        if represents and self.found.attempt(f"{where}.represents", check_country, represents):
            qualifiers["represents"] = represents
        return spans, qualifiers

    # participants ----------------------------------------------------------------------------

    def _participant(self, one: Participant, thing: Thing) -> None:
        rule = "model-participant"
        names = {self.found.words(thing.span): thing.span}
        for index, spelling in enumerate(one.spellings):
            span = self.found.attempt(
                f"{thing.where}.spellings[{index}]", self.found.find, spelling
            )
            if span:
                names.setdefault(self.found.words(span), span)
        self.found.mention(thing, list(names.values()))
        for name, span in names.items():
            self.found.read(thing, "name", name, [span], rule)
        self.found.read(thing, "type", one.type, [thing.span], rule)
        self.found.detail(thing, "role", one.role, rule)
        self.found.detail(thing, "country", one.country, rule)
        self.found.detail(thing, "organisation", one.organisation, rule)

    # statements ------------------------------------------------------------------------------

    def _statement(self, one: Statement, thing: Thing) -> None:
        rule, stance = "model-statement", _stance(one.hedged)
        self.found.mention(thing)
        content = self.found.words(thing.span)
        self.found.read(thing, "content", content, [thing.span], rule, stance)
        self.found.read(thing, "kind", one.kind, [thing.span], rule, stance)
        if one.speaker:
            where = f"{thing.where}.speaker"
            self.found.attempt(where, self._speaker, one.speaker, one, thing)
        self.found.detail(thing, "verb", one.verb, rule, stance)
        self.found.detail(thing, "channel", one.channel, rule, stance)

    def _speaker(self, speaker: str, one: Statement, thing: Thing) -> None:
        person = self._person(speaker)
        span = self.found.find(one.speaker_named or Passage(""), thing.span[0])
        label, stance = self.found.words(person.span), _stance(one.hedged)
        self.found.read(
            thing, "speaker", label, [span], "model-statement", stance, {}, person.local
        )


def _number(letter: str, things: Sequence[Thing]) -> None:
    for number, thing in enumerate(things, 1):
        thing.local = f"{letter}{number}"


def _stance(hedged: bool) -> Stance:
    return Stance.HEDGED if hedged else Stance.ASSERTED


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, without one that lies in another."""
    return [
        one
        for one in sorted(set(spans))
        if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
    ]
