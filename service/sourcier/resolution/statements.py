"""Statements are one where the same speaker says the same words: reprints, revisions, new runs."""

from collections.abc import Sequence

from sourcier.resolution.participants import union
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Score, total, veto
from sourcier.resolution.spellings import Likeness, compare

_SHORT = 5
"""Words below which people say the same on many occasions."""


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well a statement fits an entity of which `known` are profiles."""
    here = [other for other in known if _shares(profile, other, "document")]
    if any(_shares(profile, other, "span") for other in here):
        return total([(1000, "same passage of the same text")])
    if not set(profile.get("content")) & union(known, "content"):
        return veto("other words")
    if not _speakers_agree(profile, known):
        return veto("another speaker")
    if here:
        return veto("said twice in one text")
    words = max((int(count) for count in profile.get("words")), default=0)
    if words < _SHORT and not any(_shares(profile, other, "page") for other in known):
        return total([(400, "same few words")])
    return total([(900, "same words"), (100 if profile.get("speaker") else 0, "same speaker")])


def _shares(one: Profile, other: Profile, name: str) -> bool:
    return bool(set(one.get(name)) & set(other.get(name)))


def _speakers_agree(profile: Profile, known: Sequence[Profile]) -> bool:
    mine, theirs = set(profile.get("speaker")), union(known, "speaker")
    if not mine or not theirs:
        return mine == theirs
    pairs = [compare(tuple(one.split()), tuple(other.split())) for one in mine for other in theirs]
    return max(pairs) > Likeness.CONSONANTS
