"""The facts worked out from scratch, from all events at once: slow, and plain to see.

The fold counts up and down as events come in; whatever it has at the end of an append must be what
this finds there. Rules are written down a second time here, so that one of the two is the test.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import Cardinality, EntityKind, Preference, Property, ValueType
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentAdded,
    DocumentWithdrawn,
    EntitiesMerged,
    EntityIdentified,
    ExtractionFinished,
    MergeUndone,
    PublicationCorrected,
    PublicationSeen,
    Rank,
    ReprintRecognised,
    Stance,
)
from sourcier_events.exonyms import city_key
from sourcier_events.log.records import RecordedEvent
from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections.rows import FactRow

from .scenario import NOBODY

_RANKS = [Rank.PREFERRED, Rank.NORMAL, Rank.DEPRECATED]


class Standing(Struct, frozen=True):
    """Where a claim stands."""

    event: RecordedEvent
    entity: UUID
    value_key: str
    reference: UUID | None
    status: str
    rank: Rank

    @property
    def claim(self) -> ClaimAsserted:
        """What is claimed."""
        assert isinstance(self.event.event, ClaimAsserted)
        return self.event.event

    @property
    def counts(self) -> bool:
        """Whether anything rests on it."""
        return self.status == "active" and self.rank is not Rank.DEPRECATED


class World:
    """All that follows from some events."""

    def __init__(self, events: Iterable[RecordedEvent]) -> None:
        self.events = list(events)
        self._find_identities()
        self._find_documents()
        found = [self._standing(one) for one in self._of(ClaimAsserted)]
        self.claims = {one.event.id: one for one in found if one}

    def facts(self) -> dict[tuple[UUID, str, str], FactRow]:
        """The rows of all facts."""
        by_fact: dict[tuple[UUID, str], list[Standing]] = defaultdict(list)
        for one in self.claims.values():
            by_fact[one.entity, one.claim.property].append(one)
        rows = {}
        for (entity, name), claims in by_fact.items():
            fact = Fact(self, entity, catalogue.find(self.kinds[entity], name), claims)
            rows |= {(entity, name, row.value_key): row for row in fact.rows()}
        return rows

    def canonical(self, member: UUID) -> UUID:
        """The entity that answers for a member."""
        while member in self._merged:
            member = self._merged[member][0]
        return member

    def publisher(self, document: str) -> str:
        """The publisher of the first publication, folded."""
        seen = self._publications(document)
        return fold(seen[0].publisher or "") if seen else ""

    def published(self, document: str) -> str:
        """The last day on which the first publication may have appeared."""
        seen = self._publications(document)
        latest = edtf.bounds(seen[0].published).latest if seen and seen[0].published else None
        return latest.isoformat() if latest else ""

    def origin(self, document: str) -> str:
        """Who independently reported."""
        if document not in self._clusters:
            return self._own_origin(document)
        cluster = self._clusters[document]
        reprints = [one for one, its in self._clusters.items() if its == cluster]
        agencies = {self._own_origin(one) for one in reprints}
        named = sorted(one for one in agencies if one.startswith("origin "))
        return named[0] if named else self._own_origin(reprints[0])

    def _own_origin(self, document: str) -> str:
        seen = self._publications(document)
        for what in ("origin", "publisher"):
            for one in seen:
                if getattr(one, what):
                    return f"{what} {fold(getattr(one, what))}"
        return f"document {document}"

    def _of(self, *types: type) -> list[RecordedEvent]:
        return [one for one in self.events if isinstance(one.event, types)]

    def _find_identities(self) -> None:
        self.kinds: dict[UUID, EntityKind] = {}
        self._bound: dict[UUID, tuple[UUID, bool]] = {}
        self._merged: dict[UUID, tuple[UUID, UUID]] = {}
        for one in self.events:
            match one.event:
                case EntityIdentified(mention=mention, entity=entity, kind=kind, method=method):
                    by_person = method == "person"
                    if by_person or not self._bound.get(mention, (None, False))[1]:
                        self._bound[mention] = (entity, by_person)
                        self.kinds.setdefault(entity, kind)
                case EntitiesMerged(merge=merge, absorbed=absorbed, into=into):
                    absorbed, into = self.canonical(absorbed), self.canonical(into)
                    known = absorbed in self.kinds and into in self.kinds
                    if absorbed != into and known and self.kinds[absorbed] == self.kinds[into]:
                        self._merged[absorbed] = (into, merge)
                case MergeUndone(merge=merge):
                    self._merged = {
                        absorbed: (into, by)
                        for absorbed, (into, by) in self._merged.items()
                        if by != merge
                    }

    def _find_documents(self) -> None:
        self.documents = {one.event.document for one in self._of(DocumentAdded)}
        self._withdrawn = {one.event.document for one in self._of(DocumentWithdrawn)}
        self._clusters: dict[str, UUID] = {}  # in the order in which they were recognised
        for one in self._of(ReprintRecognised):
            document, cluster = one.event.document, one.event.cluster
            if self._clusters.get(document) != cluster:
                self._clusters.pop(document, None)
                self._clusters[document] = cluster
        self._known: dict[UUID, PublicationSeen] = {}
        last_seen: dict[UUID, int] = {}
        for one in self._of(PublicationSeen):
            publication = one.event.publication
            if publication not in self._known or not isinstance(one.event, PublicationCorrected):
                last_seen[publication] = one.position
            self._known[publication] = one.event
        self._at_url: dict[str | None, list[str]] = {}
        for publication in sorted(last_seen, key=lambda one: last_seen[one]):
            known = self._known[publication]
            before = self._at_url.get(known.url, [])
            others = [one for one in before if one != known.document]
            self._at_url[known.url] = [*others, known.document]
        self._read = {one.event.document for one in self._of(ExtractionFinished)} | {
            one.event.document for one in self._of(ClaimAsserted) if one.event.run is None
        }

    def _publications(self, document: str) -> list[PublicationSeen]:
        return [one for one in self._known.values() if one.document == document]

    def _is_revised(self, document: str) -> bool:
        seen = self._publications(document)
        stands = [not one.url or self._at_url[one.url][-1] == document for one in seen]
        if not seen or any(stands):
            return False
        histories = [self._at_url[one.url] for one in seen if one.url]
        return all(
            self._read & set(history[history.index(document) + 1 :]) for history in histories
        )

    def _standing(self, event: RecordedEvent) -> Standing | None:
        claim = event.event
        assert isinstance(claim, ClaimAsserted)
        entity = self._entity_of(claim.mention)
        if entity is None or self.kinds[entity] != claim.kind:
            return None
        entry = catalogue.find(claim.kind, claim.property)
        reference = self._entity_of(claim.reference) if claim.reference else None
        if reference and self.kinds[reference] != entry.refers_to:
            reference = None
        return Standing(
            event=event,
            entity=entity,
            value_key=str(reference) if reference else _value_key(entry, claim.value),
            reference=reference,
            status=self._status(claim),
            rank=self._decided(claim, ClaimRanked, default=Rank.NORMAL),
        )

    def _entity_of(self, mention: UUID) -> UUID | None:
        return self.canonical(self._bound[mention][0]) if mention in self._bound else None

    def _status(self, claim: ClaimAsserted) -> str:
        if self._decided(claim, ClaimRetracted, ClaimReinstated, default=False):
            return "retracted"
        finished: set[UUID] = set()
        for one in self._of(ExtractionFinished):
            if claim.run and claim.run == one.event.supersedes and claim.run in finished:
                return "superseded"
            finished.add(one.event.run)
        if claim.document in self._withdrawn:
            return "withdrawn"
        return "revised" if self._is_revised(claim.document) else "active"

    def _decided(self, claim: ClaimAsserted, *types: type, default: object) -> object:
        """What the last decision of these types on the key of a claim says."""
        entry = catalogue.find(claim.kind, claim.property)
        same = (claim.document, claim.kind, claim.property, catalogue.normalise(entry, claim.value))
        read = {at for passage in claim.evidence for at in range(passage.start, passage.end)}
        for one in reversed(self._of(*types)):
            decided = one.event.claim
            meant = {at for start, end in decided.spans for at in range(start, end)}
            key = (decided.document, decided.kind, decided.property, decided.value)
            if key == same and read & meant:
                if isinstance(one.event, ClaimRanked):
                    return one.event.rank
                return isinstance(one.event, ClaimRetracted)
        return default


def _value_key(entry: Property, value: str) -> str:
    if entry.value_type is ValueType.NAME:
        return fold(value)
    normalised = catalogue.normalise(entry, value)
    return city_key(normalised) if entry.name == "city" else normalised


class Fact:
    """One property of one entity, and all claims on it."""

    def __init__(self, world: World, entity: UUID, entry: Property, claims: list[Standing]) -> None:
        self._world, self._entity, self._entry = world, entity, entry
        said = [one for one in claims if one.claim.stance is not Stance.DENIED]
        self._denied = {
            one.value_key for one in claims if one.claim.stance is Stance.DENIED and one.counts
        }
        self._former = [one for one in said if not one.counts]
        self._values: dict[str, list[Standing]] = defaultdict(list)
        for one in said:
            if one.counts:
                self._values[one.value_key].append(one)
        for supporting in self._values.values():
            supporting.sort(key=self._claim_order)

    def rows(self) -> list[FactRow]:
        """One row; of a property with many values, one for each."""
        if self._entry.cardinality is Cardinality.ONE:
            there = self._values or self._former or self._denied
            return [self._row("", self._order()[0] if self._values else None)] if there else []
        keys = {*self._values, *(one.value_key for one in self._former)}
        return [self._row(key, key if key in self._values else None) for key in keys]

    def _row(self, value_key: str, believed: str | None) -> FactRow:
        supporting = self._values[believed] if believed is not None else []
        documents = {one.claim.document for one in supporting}
        publishers = {self._world.publisher(one) for one in documents} - {""}
        best = supporting[0] if supporting else None
        many = self._entry.cardinality is Cardinality.MANY
        return FactRow(
            entity=self._entity,
            kind=self._entry.kind,
            property=self._entry.name,
            value_key=value_key,
            status=self._status_of_value(value_key) if many else self._status(),
            claim=best.event.id if best else None,
            value=best.claim.value if best else None,
            reference=best.reference if best else None,
            different_values=int(best is not None) if many else len(self._values),
            claims=len(supporting),
            documents=len(documents),
            publishers=len(publishers),
            origins=self._origins(supporting),
            set_by=NOBODY,
            set_at=0,
        )

    def _origins(self, supporting: list[Standing]) -> int:
        return len({self._world.origin(one.claim.document) for one in supporting})

    def _claim_order(self, one: Standing) -> tuple[object, ...]:
        rank = _RANKS.index(one.rank)
        if self._entry.preference is Preference.STABLE:
            return rank, -one.claim.confidence, one.event.position
        codes = self._entry.codes
        furthest = -codes.index(one.claim.value) if codes else 0
        return rank, -self._day(one), furthest, -one.event.position

    def _day(self, one: Standing) -> int:
        return int(self._world.published(one.claim.document).replace("-", "") or 0)

    def _order(self) -> list[str]:
        """The values, the believed one first."""

        def order(value: str) -> tuple[object, ...]:
            best = self._values[value][0]
            if self._entry.preference is Preference.DEVELOPING:
                return self._claim_order(best)
            rank, *rest = self._claim_order(best)
            origins = self._origins(self._values[value])
            return rank, self._says_less(value), -origins, *rest

        return sorted(self._values, key=order)

    def _says_less(self, value: str) -> bool:
        if self._entry.value_type is ValueType.DATE:
            return any(
                self._digits(value) < self._digits(other) and edtf.compatible(value, other)
                for other in self._values
            )
        if self._entry.value_type is not ValueType.NAME:
            generic = set(self._entry.generic)
            return value in generic and bool(set(self._values) - generic)
        ours = f" {transliteration_key(value)}"
        return any(transliteration_key(other).endswith(ours) for other in self._values)

    @staticmethod
    def _digits(date: str) -> int:
        return len([letter for letter in date.partition("/")[0] if letter in "0123456789"])

    def _status(self) -> str:
        retracted = any(one.status == "retracted" for one in self._former)
        if not self._values:
            return "retracted" if retracted else "unsupported"
        believed, *others = (self._values[key][0] for key in self._order())
        against = [one for one in others if self._contradict(believed, one)]
        denied = believed.value_key in self._denied
        if not against and not denied:
            taken_back = [
                one
                for one in self._former
                if one.status in ("retracted", "revised") or one.rank is Rank.DEPRECATED
            ]
            was_other = {one.value_key for one in taken_back} - set(self._values)
            return "corrected" if was_other else "uncontested"
        if believed.rank is Rank.PREFERRED and all(one.rank is Rank.NORMAL for one in against):
            return "corrected"
        developing = self._entry.preference is Preference.DEVELOPING
        if developing and not denied and all(self._came_after(believed, one) for one in against):
            return "developed"
        return "contested"

    def _status_of_value(self, value_key: str) -> str:
        if value_key in self._values:
            believed = self._values[value_key][0].rank is Rank.PREFERRED
            return "contested" if value_key in self._denied and not believed else "uncontested"
        former = [one for one in self._former if one.value_key == value_key]
        return "retracted" if any(one.status == "retracted" for one in former) else "unsupported"

    def _contradict(self, one: Standing, other: Standing) -> bool:
        if self._entry.value_type is ValueType.DATE:
            return not edtf.compatible(one.claim.value, other.claim.value)
        if {one.value_key, other.value_key} & set(self._entry.generic):
            return False
        if self._entry.value_type is ValueType.TEXT:
            words = set(fold(one.claim.value).split()), set(fold(other.claim.value).split())
            return not (words[0] <= words[1] or words[1] <= words[0])
        return True

    def _came_after(self, one: Standing, other: Standing) -> bool:
        days = self._day(one), self._day(other)
        if all(days) and days[0] != days[1]:
            return days[0] > days[1]
        codes = self._entry.codes
        return bool(codes) and codes.index(one.claim.value) > codes.index(other.claim.value)
