"""What we believe, and how firmly: a pure function of one fact's counts, the same in any order.

A person's ranking comes first; then, for a stable property, the most independent origins; for a
developing one, the latest publication and then the latest position; then confidence and claim key.
"""

from enum import StrEnum
from functools import lru_cache

from sourcier_events import edtf
from sourcier_events.catalogue import Cardinality, Preference, Property, ValueType
from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections.records import FactRecord, ValueRecord


class FactStatus(StrEnum):
    """How a fact stands."""

    UNCONTESTED = "uncontested"
    CONTESTED = "contested"
    DEVELOPED = "developed"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    UNSUPPORTED = "unsupported"


Valued = tuple[str, ValueRecord]

_UNRANKED = 1
"""The rank of a claim that no person ranked, as keys have it; see `claims`."""


def in_order(entry: Property, fact: FactRecord) -> list[Valued]:
    """The values of a fact with their keys, the preferred one first."""
    values = fact.values
    if len(values) < 2:
        return list(values.items())
    return sorted(values.items(), key=lambda valued: _order(entry, valued, values))


def status(entry: Property, fact: FactRecord, value_key: str | None = None) -> FactStatus:
    """The status of a fact; of one of its values, where the property has many."""
    if entry.cardinality is Cardinality.MANY:
        assert value_key is not None
        return _status_of_one_of_many(fact, value_key)
    ordered = in_order(entry, fact)
    if not ordered:
        return FactStatus.RETRACTED if fact.retracted else FactStatus.UNSUPPORTED
    best, denied = ordered[0], ordered[0][0] in fact.denied
    rivals = [one for one in ordered[1:] if _contradict(entry, best, one)]
    if not rivals and not denied:
        taken_back = set(fact.taken_back) - {key for key, _ in ordered}
        return FactStatus.CORRECTED if taken_back else FactStatus.UNCONTESTED
    if _rank(best) < min([_rank(rival) for rival in rivals] or [_UNRANKED]):
        return FactStatus.CORRECTED
    developed = entry.preference is Preference.DEVELOPING and all(
        _came_after(entry, best, rival) for rival in rivals
    )
    return FactStatus.DEVELOPED if developed and not denied else FactStatus.CONTESTED


def _status_of_one_of_many(fact: FactRecord, value_key: str) -> FactStatus:
    if value_key in fact.values:
        settled = _rank((value_key, fact.values[value_key])) < _UNRANKED
        denied = value_key in fact.denied and not settled
        return FactStatus.CONTESTED if denied else FactStatus.UNCONTESTED
    return FactStatus.RETRACTED if value_key in fact.retracted else FactStatus.UNSUPPORTED


def _order(
    entry: Property, valued: Valued, values: dict[str, ValueRecord]
) -> tuple[int, bool, int, str, str]:
    key, value = valued
    preference = _preference(value)
    if entry.preference is Preference.DEVELOPING:
        return _rank(valued), False, 0, preference, key
    less = len(values) > 1 and any(_says_less(entry, key, other) for other in values)
    return _rank(valued), less, -value.origins, preference, key


def _preference(value: ValueRecord) -> str:
    """The part of the best claim's key that orders claims; see `claims`."""
    return value.best.split("|")[4]


def _rank(valued: Valued) -> int:
    return int(_preference(valued[1])[0])


def _contradict(entry: Property, one: Valued, other: Valued) -> bool:
    if entry.value_type is ValueType.DATE:
        return not edtf.compatible(one[1].value, other[1].value)
    if one[0] in entry.generic or other[0] in entry.generic:
        return False
    if entry.value_type in (ValueType.TEXT, ValueType.NAME):
        first, second = _words(one[1].value), _words(other[1].value)
        return not (first <= second or second <= first)
    return True


def _came_after(entry: Property, one: Valued, other: Valued) -> bool:
    """Whether a developing value moved on from another: by date, or by the order of its codes."""
    first, second = _preference(one[1]), _preference(other[1])
    day, other_day = first[1:9], second[1:9]
    unknown = "99999999"
    if unknown not in (day, other_day) and day != other_day:
        return day < other_day
    steps = entry.codes
    return bool(steps) and steps.index(one[1].value) > steps.index(other[1].value)


def _says_less(entry: Property, value_key: str, other: str) -> bool:
    """Whether a value is part of what another says: «Zelensky» of «Volodymyr Zelensky», a 3 January
    of a 3 January 2026."""
    if entry.value_type is ValueType.DATE:
        return _known_digits(value_key) < _known_digits(other) and edtf.compatible(value_key, other)
    if entry.value_type is not ValueType.NAME:
        return value_key in entry.generic and other not in entry.generic
    words, longer = _name_words(value_key), _name_words(other)
    return len(words) < len(longer) and longer[-len(words) :] == words


def _known_digits(date: str) -> int:
    return sum(letter.isdigit() for letter in date.split("/")[0])


@lru_cache(maxsize=10_000)
def _name_words(name: str) -> list[str]:
    """The words of a name, in any transliteration: «Oumerov» is the end of «Roustem Umerov»."""
    return transliteration_key(name).split()


def _words(text: str) -> set[str]:
    return set(fold(text).split())
