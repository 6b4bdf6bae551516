"""What an append made of a fact: its preferred value before and after, and the event that says why.

One event explains a change: the claim that is preferred now, if this append asserted it; else the
last event that touched the value preferred now; else the last that touched the fact.
"""

from uuid import UUID

from msgspec import Struct

from sourcier_events.catalogue import Cardinality, Property
from sourcier_events.log.records import RecordedEvent
from sourcier_events.projections.judgement import in_order
from sourcier_events.projections.records import FactRecord, ValueRecord
from sourcier_events.projections.work import Work


class Belief(Struct, frozen=True, kw_only=True):
    """The preferred value at the ends of the append before and of this one.

    `cause` is None where nothing of this append touched the fact.
    """

    before: ValueRecord | None
    after: ValueRecord | None
    cause: RecordedEvent | None = None

    @property
    def moved(self) -> bool:
        """Whether the preferred value or the claim that it rests on is another one."""
        return _standing(self.before) != _standing(self.after)

    @property
    def changed(self) -> bool:
        """Whether readers see another value, or another entity behind it."""
        return _shown(self.before) != _shown(self.after)


class Beliefs:
    """The beliefs of one append, each worked out once, when everything is folded."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: dict[tuple[UUID, str, str], Belief] = {}

    def of(self, entity: UUID, entry: Property, value_key: str) -> Belief:
        """What became of a fact; of one of its values, where the property has many."""
        own = value_key if entry.cardinality is Cardinality.MANY else ""
        place = (entity, entry.name, own)
        if place not in self._found:
            self._found[place] = self._work_out(entity, entry, own)
        return self._found[place]

    def _work_out(self, entity: UUID, entry: Property, value_key: str) -> Belief:
        place = (entity, entry.name)
        now = self._work.fact(*place)
        after_key, after = _preferred(entry, now, value_key)
        touched = self._work.facts.get(place)
        if touched is None:
            return Belief(before=after, after=after)
        _, before = _preferred(entry, self._work.facts_before[place], value_key)
        return Belief(before=before, after=after, cause=self._cause(touched, after_key, after))

    def _cause(
        self, touched: dict[str, RecordedEvent], key: str, preferred: ValueRecord | None
    ) -> RecordedEvent:
        if preferred and preferred.claim and (own := self._work.asserted.get(preferred.claim)):
            return own
        return touched.get(key) or max(touched.values(), key=lambda event: event.position)


def _preferred(entry: Property, fact: FactRecord, value_key: str) -> tuple[str, ValueRecord | None]:
    if entry.cardinality is Cardinality.MANY:
        return value_key, fact.values.get(value_key)
    ordered = in_order(entry, fact)
    return ordered[0] if ordered else ("", None)


def _shown(value: ValueRecord | None) -> tuple[str, UUID | None] | None:
    return (value.value, value.reference) if value else None


def _standing(value: ValueRecord | None) -> tuple[str, UUID | None, UUID | None] | None:
    return (value.value, value.reference, value.claim) if value else None
