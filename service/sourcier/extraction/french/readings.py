"""From what the rules found to mentions and readings: every value with the passage that says it.

Mentions are numbered in the order of the text, so the same text gives the same `local` ids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sourcier.extraction.french.meetings.frames import Frame, Participation
from sourcier.extraction.french.meetings.meeting_days import meeting_day
from sourcier.extraction.french.meetings.statement_meetings import Setting
from sourcier.extraction.french.people.entities import Entity, Value
from sourcier.extraction.french.people.role_words import as_value
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance
from sourcier_events.evidence import Evidence, select

Span = tuple[int, int]
_VALUES_OF_MEETING = (
    "series", "level", "city", "country", "venue", "format", "status", "delegations"
)  # fmt: skip

_RATE, _RATE_OF_INFERRED = 900, 700
_INFERRED = frozenset(
    ("home-of-host", "city-of-visit", "city-of-venue", "city-of-dateline", "place-of-visit",
     "place-of-that-day", "capital-of-country", "country-of-capital-of-country")
)  # fmt: skip
"""Rules for where a meeting is that follow from what else is told, not from words that say it."""


@dataclass
class Emitter:
    """Collects the mentions and readings of one document."""

    document: Document
    meetings: Sequence[Frame]
    statements: Sequence[Statement]
    settings: Mapping[int, Setting] = field(default_factory=dict)
    _mentions: list[Mention] = field(default_factory=list)
    _readings: list[Reading] = field(default_factory=list)
    _locals: dict[str, str] = field(default_factory=dict)
    _numbers: dict[Frame, str] = field(default_factory=dict)

    def extraction(self) -> Extraction:
        """Everything, in the order meetings, participants, statements."""
        entities = self._entities()
        for number, entity in enumerate(entities, 1):
            self._locals[entity.key] = f"p{number}"
        for number, frame in enumerate(self.meetings, 1):
            self._numbers[frame] = f"m{number}"
            self._meeting(f"m{number}", frame)
        for entity in entities:
            self._participant(self._locals[entity.key], entity)
        for number, statement in enumerate(self.statements, 1):
            self._statement(f"s{number}", statement)
            self._setting(f"s{number}", self.settings.get(number - 1))
        return Extraction(mentions=tuple(self._mentions), readings=tuple(self._readings))

    def _entities(self) -> list[Entity]:
        """Who takes part or speaks, in the order of their first mention."""
        found = {
            one.actor.entity.key: one.actor.entity
            for frame in self.meetings
            for one in frame.participations
        }
        for statement in self.statements:
            if statement.speaker and statement.speaker.entity:
                found[statement.speaker.entity.key] = statement.speaker.entity
        return sorted(found.values(), key=lambda entity: (min(entity.spans), entity.key))

    # meetings -------------------------------------------------------------------------------

    def _meeting(self, local: str, frame: Frame) -> None:
        evidence = self._evidence(frame.spans)
        self._mention(local, EntityKind.MEETING, frame.kind, evidence)
        stance = Stance.HEDGED if frame.hedged else Stance.ASSERTED
        self._read(local, "kind", frame.kind, frame.spans[:1], frame.rule, stance)
        self._read(local, "family", frame.family, frame.spans[:1], frame.rule, stance)
        self._date(local, frame, stance)
        for name in _VALUES_OF_MEETING:
            self._value(local, name, getattr(frame, name), stance)
        for topic in frame.topics:
            self._value(local, "topic", topic, stance)
        for participation in frame.participations:
            self._participation(local, participation, stance)

    def _date(self, local: str, frame: Frame, stance: Stance) -> None:
        day = meeting_day(self.document, frame)
        if day is None:
            return
        wording = " … ".join(self.document.text[start:end] for start, end in day.spans)
        qualifiers = {"wording": wording} | ({"anchor": day.anchor} if day.anchor else {})
        if day.value:
            self._read(local, "date", day.value, day.spans, "date-expression", stance, qualifiers)
        if day.weekday:
            self._read(local, "weekday", day.weekday, day.spans, "weekday", stance)

    def _participation(self, local: str, one: Participation, stance: Stance) -> None:
        entity = one.actor.entity
        spans = [(one.actor.start, one.actor.end)]
        self._read(
            local, "participant", entity.label,
            _disjoint([*spans, one.actor.role] if one.actor.role else spans),
            one.rule, _stance(one, stance), self._qualifiers(one), self._locals[entity.key], 850,
        )  # fmt: skip
        if one.host and not one.absent:
            self._read(
                local, "host", entity.label, spans, one.rule, stance,
                reference=self._locals[entity.key], confidence=800,
            )  # fmt: skip

    def _qualifiers(self, one: Participation) -> dict[str, str]:
        """How somebody takes part, in what role, and for whom."""
        person = one.actor.entity.type == "person"
        qualifiers = {"mode": one.mode}
        if one.actor.role:
            role = self.document.text[slice(*one.actor.role)]
            qualifiers["role"] = as_value(role, of_several=one.actor.plural and person)
        if one.actor.entity.country and person:
            qualifiers["represents"] = one.actor.entity.country.text
        return qualifiers

    # participants ---------------------------------------------------------------------------

    def _participant(self, local: str, entity: Entity) -> None:
        spans = sorted(set(entity.spans))
        self._mention(local, EntityKind.PARTICIPANT, entity.label, self._evidence(spans))
        rule = f"{entity.type}-named"
        self._read(local, "name", entity.label, spans[:1], rule)
        for spelling, span in entity.spellings.items():
            if spelling != entity.label and entity.type != "office":
                self._read(local, "name", spelling, [span], f"{entity.type}-spelling")
        self._read(local, "type", entity.type, spans[:1], rule)
        for role in {value.text: value for value in reversed(entity.roles)}.values():
            self._value(local, "role", role)
        self._value(local, "country", entity.country)
        self._value(local, "organisation", entity.organisation)

    # statements -----------------------------------------------------------------------------

    def _statement(self, local: str, one: Statement) -> None:
        said = self.document.text[one.start : one.end]
        spans = [(one.start, one.end)]
        rate = one.confidence
        self._mention(local, EntityKind.STATEMENT, said, self._evidence(spans))
        # Who denies something says so: the text asserts that they did, in these words.
        denied = one.stance is Stance.DENIED
        stance = Stance.ASSERTED if denied else one.stance
        polarity = {"polarity": "denied"} if denied else {}
        self._read(local, "content", said, spans, one.rule, stance, polarity, confidence=rate)
        self._read(local, "kind", one.kind, spans, one.rule, stance, confidence=rate)
        speaker = one.speaker
        if speaker and speaker.entity:
            self._read(
                local, "speaker", speaker.entity.label, [(speaker.start, speaker.end)], one.rule,
                stance, reference=self._locals[speaker.entity.key],
                confidence=min(rate, 750) if speaker.pronoun else rate,
            )  # fmt: skip
        if one.verb:
            infinitive, start, end = one.verb
            self._read(local, "verb", infinitive, [(start, end)], one.rule, stance)
        self._value(local, "channel", one.channel, stance)

    def _setting(self, local: str, setting: Setting | None) -> None:
        """The meeting at which it was said."""
        if setting is None:
            return
        self._read(
            local, "meeting", setting.meeting.kind, [(setting.start, setting.end)], setting.rule,
            reference=self._numbers[setting.meeting], confidence=850,
        )  # fmt: skip

    # what all share -------------------------------------------------------------------------

    def _value(
        self, local: str, name: str, value: Value | None, stance: Stance = Stance.ASSERTED
    ) -> None:
        if value:
            rate = _RATE_OF_INFERRED if value.rule in _INFERRED else _RATE
            spans = [(value.start, value.end)]
            self._read(local, name, value.text, spans, value.rule, stance, confidence=rate)

    def _read(
        self,
        local: str,
        name: str,
        value: str,
        spans: Sequence[Span],
        rule: str,
        stance: Stance = Stance.ASSERTED,
        qualifiers: dict[str, str] | None = None,
        reference: str | None = None,
        confidence: int = _RATE,
    ) -> None:
        self._readings.append(
            Reading(
                mention=local,
                property=name,
                value=value,
                reference=reference,
                qualifiers=qualifiers or {},
                stance=stance,
                evidence=self._evidence(spans),
                confidence=confidence,
                rule=rule,
            )
        )

    def _mention(
        self, local: str, kind: EntityKind, label: str, evidence: tuple[Evidence, ...]
    ) -> None:
        self._mentions.append(Mention(local=local, kind=kind, label=label, evidence=evidence))

    def _evidence(self, spans: Sequence[Span]) -> tuple[Evidence, ...]:
        return tuple(select(self.document.text, start, end) for start, end in spans)


def _stance(one: Participation, stance: Stance) -> Stance:
    if one.absent:
        return Stance.ABSENT
    return Stance.HEDGED if one.hedged else stance


def _disjoint(spans: list[Span]) -> list[Span]:
    """The spans without those inside another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
