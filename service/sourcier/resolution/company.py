"""Who meets: people and parties of two reports compared, whatever spelling names them.

Reports rarely name everybody, so one list may hold more than the other. Two short lists that each
have somebody whom the other lacks tell of two meetings.
"""

from collections.abc import Iterable

from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Contribution
from sourcier.resolution.spellings import may_name_one

_FEW = 3
"""People up to which a list is taken for whole."""

_OF_FEW = frozenset({"call", "talks", "meeting", "visit"})
"""Families in which few people meet, so that it says something who they are."""


def contributions(one: Profile, other: Profile) -> Iterable[Contribution]:
    """What speaks for two meetings being one, by who takes part."""
    mine, theirs = set(one.get("person")), set(other.get("person"))
    both = _in_both(mine, theirs)
    yield min(300, 120 * len(both)), "same people"
    everybody = len(both) > 1 and len(mine) == len(theirs) == len(both)
    yield (150 if everybody else 0), "nobody else"
    parties = _parties(one) & _parties(other)
    yield min(120, 30 * len(parties)), "same parties"
    two = len(parties) == 2 and _parties(one) == _parties(other)
    yield (90 if two and not everybody else 0), "nobody but these two parties"
    remote = set(one.get("remote")) & set(other.get("remote"))
    yield (50 if remote else 0), "same party from afar"


def contradiction(one: Profile, other: Profile) -> Contribution:
    """Calls, talks and meetings of a few are frequent: who takes part tells them apart."""
    if not _OF_FEW & {*one.get("family"), *other.get("family")}:
        return 0, ""
    mine, theirs = set(one.get("person")), set(other.get("person"))
    both = _in_both(mine, theirs)
    if min(len(mine), len(theirs)) > 1 and not both:
        return -350, "of other people"
    short = 1 < len(mine) <= _FEW and 1 < len(theirs) <= _FEW
    if short and len(both) < min(len(mine), len(theirs)):
        same_parties = _parties(one) and _parties(one) == _parties(other)
        return (-250 if same_parties else -350), "each with somebody else"
    if len(_parties(one)) == len(_parties(other)) == 2 and _parties(one) != _parties(other):
        return -350, "each with another party"
    return 0, ""


def _parties(profile: Profile) -> set[str]:
    return set(profile.get("party"))


def _in_both(mine: set[str], theirs: set[str]) -> set[str]:
    """The people of one list who are in the other as well."""
    return {name for name in mine if any(may_name_one(name, other) for other in theirs)}
