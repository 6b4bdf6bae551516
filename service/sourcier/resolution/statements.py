"""Statements are one where the same speaker says the same words: reprints, revisions, new runs.

Words that are nearly the same, or a long piece of a longer quote, need a speaker who is known.
"""

from collections.abc import Sequence

from sourcier.resolution import times, wording
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Score, total, union, veto
from sourcier.resolution.spellings import may_name_one

_SHORT = 5
"""Words below which people say the same on many occasions."""


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well a statement fits an entity of which `known` are profiles."""
    here = [other for other in known if _shares(profile, other, "document")]
    if any(_shares(profile, other, "span") for other in here):
        return total([(1000, "same passage of the same text")])
    verbatim = bool(set(profile.get("content")) & union(known, "content"))
    if not verbatim and not any(_nearly(profile, other) for other in known):
        return veto("other words")
    if not _speakers_agree(profile, known):
        return veto("another speaker")
    if here:
        return veto("said twice in one text")
    if verbatim:
        return _verbatim(profile, known)
    if all(times.reported_far_apart(profile, other) for other in known):
        return veto("nearly the same words, long after")
    return _nearly_verbatim(profile)


def _verbatim(profile: Profile, known: Sequence[Profile]) -> Score:
    words = max((int(count) for count in profile.get("words")), default=0)
    if words < _SHORT and not any(_shares(profile, other, "page") for other in known):
        return total([(400, "same few words")])
    return total([(900, "same words"), (100 if profile.get("speaker") else 0, "same speaker")])


def _nearly_verbatim(profile: Profile) -> Score:
    return total(
        [(550, "nearly the same words"), (200 if profile.get("speaker") else 0, "same speaker")]
    )


def _nearly(one: Profile, other: Profile) -> bool:
    return wording.nearly_same(
        (one.get("sketch"), one.get("turn")), (other.get("sketch"), other.get("turn"))
    )


def _shares(one: Profile, other: Profile, name: str) -> bool:
    return bool(set(one.get(name)) & set(other.get(name)))


def _speakers_agree(profile: Profile, known: Sequence[Profile]) -> bool:
    mine, theirs = set(profile.get("speaker")), union(known, "speaker")
    if not mine or not theirs:
        return mine == theirs
    return bool(mine & theirs) or any(may_name_one(one, other) for one in mine for other in theirs)
