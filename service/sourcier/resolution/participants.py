"""Participants are one by name, where type and country do not contradict.

The unnamed are one only where the same passage, or the same meeting, speaks of the same office.
"""

from collections.abc import Sequence

from sourcier.resolution import occasions, organisations, people
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Score, shared, total, union, veto
from sourcier.resolution.sounds import is_damage, sound

NAMED = ("person", "country", "organisation")
"""Types whose names say who they are; an office and a group have descriptions only."""

_HELD = frozenset({"office", "person"})
"""An office may be told of by who holds it."""


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well a participant fits an entity of which `known` are profiles."""
    types, known_types = set(profile.get("type")), union(known, "type")
    if types and known_types and types.isdisjoint(known_types):
        return _other_type(profile, known, types | known_types)
    match profile.first("type"):
        case "person":
            return people.score(profile, [one for one in known if not _is_office(one)] or known)
        case "country":
            return _country(profile, known)
        case "organisation":
            return organisations.score(profile, known)
        case _:
            return _unnamed(profile, known)


def _other_type(profile: Profile, known: Sequence[Profile], types: set[str]) -> Score:
    return _office(profile, known) if types <= _HELD else veto("another type")


def _is_office(profile: Profile) -> bool:
    return profile.first("type") == "office"


def _country(profile: Profile, known: Sequence[Profile]) -> Score:
    mine, theirs = set(profile.get("country")), union(known, "country")
    if mine and theirs:
        return total([(1000, "same country code")]) if mine & theirs else veto("another country")
    if shared(profile, known, "name"):
        return total([(900, "same name")])
    pairs = [(one, other) for one in profile.get("name") for other in union(known, "name")]
    if not any(is_damage(sound(one), sound(other)) for one, other in pairs):
        return veto("another name")
    met = occasions.together(profile, known)
    return total(
        [
            (450, "a name that damage may have made"),
            (200, "at the same meeting") if met else (0, ""),
        ]
    )


def _unnamed(profile: Profile, known: Sequence[Profile]) -> Score:
    """An office or a group without a name: the same where the same passage speaks of it."""
    for other in known:
        both = [
            set(profile.get(name)) & set(other.get(name)) for name in ("document", "span", "name")
        ]
        if all(both):
            return total([(1000, "same passage of the same text")])
    if profile.first("type") != "office":
        return veto("unnamed, told in another passage")
    return _office(profile, known)


def _office(profile: Profile, known: Sequence[Profile]) -> Score:
    """An office, and an office or its holder: one post of one country, at one meeting."""
    if not posts_of([profile]) & posts_of(known):
        return veto("unnamed, and not known to be the same office of the same country")
    if shared(profile, known, "document"):
        return veto("told apart by one text")
    if not occasions.together(profile, known):
        return veto(
            "the same office, but not known to be at one meeting: its holder may have changed"
        )
    return total([(400, "same office of the same country"), (300, "at the same meeting")])


def posts_of(profiles: Sequence[Profile]) -> set[str]:
    """The posts that are held, each with its country: «TR ministre foreign»."""
    return {post for profile in profiles for post in profile.get("post")}
