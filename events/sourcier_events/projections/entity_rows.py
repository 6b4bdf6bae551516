"""The rows that app developers read: plain values, each the preferred claim of its fact."""

from collections.abc import Iterator
from uuid import UUID

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import Cardinality, EntityKind, Property
from sourcier_events.exonyms import city_names
from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections import identities
from sourcier_events.projections.judgement import FactStatus, Valued, in_order, status
from sourcier_events.projections.records import ClaimRecord, EntityRecord, key
from sourcier_events.projections.rows import (
    EntityRow,
    MeetingRow,
    ParticipantRow,
    ParticipationRow,
    Row,
    StatementRow,
)
from sourcier_events.projections.work import Work

KeyedRow = tuple[type[Row], tuple[object, ...], Row | None]


class _Facts:
    """The facts of one entity, each looked up and put in order once."""

    def __init__(self, work: Work, entity: UUID, kind: EntityKind) -> None:
        self._work, self._kind = work, kind
        self._entries = catalogue.properties(kind)
        self._facts = {entry.name: work.fact(entity, entry.name) for entry in self._entries}
        self._ordered: dict[str, list[Valued]] = {}

    def ordered(self, name: str) -> list[Valued]:
        """The values of a property, the preferred one first."""
        if name not in self._ordered:
            entry = catalogue.find(self._kind, name)
            self._ordered[name] = in_order(entry, self._facts[name])
        return self._ordered[name]

    def value(self, name: str) -> str | None:
        """The preferred value."""
        ordered = self.ordered(name)
        return ordered[0][1].value if ordered else None

    def key(self, name: str) -> str | None:
        """The key under which the preferred value is the same as others."""
        ordered = self.ordered(name)
        return ordered[0][0] if ordered else None

    def supported(self) -> bool:
        """Whether any claim on the entity counts."""
        return any(fact.values for fact in self._facts.values())

    def reference(self, name: str) -> UUID | None:
        """The entity that the preferred value names."""
        ordered = self.ordered(name)
        return ordered[0][1].reference if ordered else None

    def claim(self, name: str) -> ClaimRecord | None:
        """The preferred claim."""
        ordered = self.ordered(name)
        if not ordered or ordered[0][1].claim is None:
            return None
        return self._work.state.get(key("k", ordered[0][1].claim), ClaimRecord)

    def values(self, name: str) -> list[str]:
        """All values, the preferred one first."""
        return [value.value for _, value in self.ordered(name)]

    def contested(self) -> list[str]:
        """The single-valued properties whose sources disagree, in catalogue order."""
        return [
            entry.name
            for entry in self._entries
            if entry.cardinality is Cardinality.ONE and self._is_contested(entry)
        ]

    def _is_contested(self, entry: Property) -> bool:
        fact = self._facts[entry.name]
        if len(fact.values) < 2 and not fact.denied:
            return False  # nobody disagrees
        return status(entry, fact) is FactStatus.CONTESTED


def entity_row(work: Work, member: UUID) -> EntityRow | None:
    """Who answers for a member."""
    record = work.state.get(key("e", member), EntityRecord)
    if record is None:
        return None
    return EntityRow(
        id=member,
        kind=record.kind,
        canonical=identities.canonical(work, member),
        merged_into=record.merged_into,
        merge=record.merge,
    )


def entity_rows(work: Work, entity: UUID, record: EntityRecord) -> Iterator[KeyedRow]:
    """The row of an entity; None where another answers for it, or nothing is known."""
    facts = _Facts(work, entity, record.kind)
    merged = record.merged_into is not None
    if record.kind is EntityKind.MEETING:
        yield MeetingRow, (entity,), None if merged else _meeting(facts, entity, record)
    elif record.kind is EntityKind.PARTICIPANT:
        yield ParticipantRow, (entity,), None if merged else _participant(facts, entity, record)
    else:
        yield StatementRow, (entity,), None if merged else _statement(facts, entity)


def participation_row(work: Work, meeting: UUID, participant: str) -> KeyedRow:
    """Who takes part in or hosts a meeting, from the preferred claim of each."""
    taking_part = work.fact(meeting, "participant").values.get(participant)
    hosting = work.fact(meeting, "host").values.get(participant)
    best = taking_part or hosting
    row_key = (meeting, best.reference if best else participant)
    if best is None or best.reference is None or best.claim is None:
        return ParticipationRow, row_key, None
    claim = work.state.get(key("k", best.claim), ClaimRecord)
    assert claim is not None
    qualifiers = claim.asserted.qualifiers
    return (
        ParticipationRow,
        row_key,
        ParticipationRow(
            meeting=meeting,
            participant=best.reference,
            role=qualifiers.get("role"),
            mode=qualifiers.get("mode"),
            represents=qualifiers.get("represents"),
            stance=claim.asserted.stance,
            host=hosting is not None,
            claim=best.claim,
        ),
    )


def _meeting(facts: _Facts, entity: UUID, record: EntityRecord) -> MeetingRow:
    date, date_claim = facts.value("date"), facts.claim("date")
    days = edtf.bounds(date) if date else edtf.Bounds(None, None)
    in_year = edtf.month_days(date) if date else None
    return MeetingRow(
        id=entity,
        title=_title(facts, record),
        kind=facts.value("kind"),
        family=facts.value("family"),
        series=facts.value("series"),
        level=facts.value("level"),
        date=date,
        date_earliest=days.earliest,
        date_latest=days.latest,
        month_day_earliest=in_year.earliest if in_year else None,
        month_day_latest=in_year.latest if in_year else None,
        date_wording=date_claim.asserted.qualifiers.get("wording") if date_claim else None,
        weekday=facts.value("weekday"),
        city=facts.value("city"),
        city_key=facts.key("city"),
        country=facts.value("country"),
        venue=facts.value("venue"),
        format=facts.value("format"),
        status=facts.value("status"),
        delegations=_number(facts.value("delegations")),
        topics=facts.values("topic"),
        contested=facts.contested(),
        supported=facts.supported(),
        search_text=_search_text(facts, record),
    )


def _search_text(facts: _Facts, record: EntityRecord) -> str:
    """The title, and what it leaves out; its city by all the names that we know."""
    parts = [
        _title(facts, record),
        *facts.values("kind"),
        *city_names(facts.key("city") or ""),
        facts.value("venue"),
        *facts.values("topic"),
    ]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _number(text: str | None) -> int | None:
    """A whole number; None where the column cannot hold it."""
    digits = text.lstrip("0") if text else ""
    return int(text) if text and len(digits) < 10 else None


def _title(facts: _Facts, record: EntityRecord) -> str:
    """«Sommet, coalition des volontaires, Paris, 2026-01-06»: what tells meetings apart."""
    kind = facts.value("kind") or record.label
    parts = [kind[:1].upper() + kind[1:]]
    for name in ("series", "city", "date"):
        value = _shown_date(facts) if name == "date" else facts.value(name)
        if value and fold(value) not in fold(", ".join(parts)):
            parts.append(value)
    return ", ".join(parts)


def _participant(facts: _Facts, entity: UUID, record: EntityRecord) -> ParticipantRow:
    names = facts.values("name") or [record.label]
    return ParticipantRow(
        id=entity,
        name=names[0],
        names=names[1:],
        sort_key=fold(names[0]),
        type=facts.value("type"),
        role=facts.value("role"),
        country=facts.value("country"),
        organisation=facts.value("organisation"),
        contested=facts.contested(),
        search_key=_search_key(names),
        supported=facts.supported(),
    )


def _shown_date(facts: _Facts) -> str | None:
    """The date; where its year is unknown, as the source has it."""
    date, claim = facts.value("date"), facts.claim("date")
    if date and "X" in date and claim:
        wording = claim.asserted.qualifiers.get("wording", date)
        return wording[:1].lower() + wording[1:]  # it may have begun a sentence
    return date


def _search_key(names: list[str]) -> str:
    """All names, each after a space, in both forms in which they are looked for."""
    forms = {form for name in names for form in (fold(name), transliteration_key(name))}
    return " " + "  ".join(sorted(forms))


def _statement(facts: _Facts, entity: UUID) -> StatementRow | None:
    content = facts.claim("content")
    if content is None:
        return None
    return StatementRow(
        id=entity,
        content=content.asserted.value,
        kind=facts.value("kind"),
        channel=facts.value("channel"),
        verb=facts.value("verb"),
        stance=content.asserted.stance,
        speaker=facts.reference("speaker"),
        meeting=facts.reference("meeting"),
        document=content.asserted.document,
        start_offset=content.asserted.evidence[0].start,
        contested=facts.contested(),
    )
