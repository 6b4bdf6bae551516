"""Participants are one by name, where type and country do not contradict; the unnamed never are.

A candidate is compared by all that is known of it: one profile without a given name does not hide
the given name that another one has.
"""

from collections.abc import Sequence

from sourcier.resolution.blocking import acronyms
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Score, total, veto
from sourcier.resolution.spellings import Likeness, compare, parts
from sourcier.resolution.vocabulary import is_generic

NAMED = ("person", "country", "organisation")
"""Types whose names say who they are; an office and a group have descriptions only."""

_LIKENESS = {
    Likeness.EQUAL: (800, "same transliterated name"),
    Likeness.ALIKE: (550, "same transliterated surname, given name alike"),
    Likeness.SURNAME: (550, "same transliterated surname, no given name"),
    Likeness.CONSONANTS: (400, "same consonants of the name"),
}


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well a participant fits an entity of which `known` are profiles."""
    types, known_types = set(profile.get("type")), union(known, "type")
    if types and known_types and types.isdisjoint(known_types):
        return veto("another type")
    match profile.first("type"):
        case "person":
            return _person(profile, known)
        case "country":
            return _country(profile, known)
        case "organisation":
            return _organisation(profile, known)
        case _:
            return _unnamed(profile, known)


def union(known: Sequence[Profile], name: str) -> set[str]:
    """All values of one kind that the profiles of a candidate have."""
    return {value for profile in known for value in profile.get(name)}


def names_of(profiles: Sequence[Profile]) -> set[tuple[str, ...]]:
    """The names of a person by parts; short forms are left out where a full one has them."""
    found = {
        words
        for profile in profiles
        for name in (*profile.get("name"), *profile.get("known_as"))
        if (words := parts(name))
    }
    return {
        words
        for words in found
        if not any(len(words) < len(other) and words == other[-len(words) :] for other in found)
    }


def _person(profile: Profile, known: Sequence[Profile]) -> Score:
    pairs = [compare(one, other) for one in names_of([profile]) for other in names_of(known)]
    likeness = max(pairs, default=Likeness.DIFFERENT)
    if likeness is Likeness.DIFFERENT:
        return veto("different names")
    return total(
        [
            _LIKENESS[likeness],
            _countries(profile, known, likeness),
            _shared_words(profile, known),
            _shared(profile, known, "organisation", 50),
            _same_text(profile, known, 150),
        ]
    )


def _countries(profile: Profile, known: Sequence[Profile], likeness: Likeness) -> tuple[int, str]:
    mine, theirs = set(profile.get("country")), union(known, "country")
    if not mine or not theirs:
        return 0, ""
    if mine & theirs:
        return 100, "same country"
    # A country is read wrongly more often than two people share a whole name.
    return (-150 if likeness is Likeness.EQUAL else -400), "different countries"


def _shared_words(profile: Profile, known: Sequence[Profile]) -> tuple[int, str]:
    mine = _words(set(profile.get("role")))
    return (100, "similar role") if mine & _words(union(known, "role")) else (0, "")


def _words(texts: set[str]) -> set[str]:
    return {word for text in texts for word in text.split() if len(word) > 3}


def _shared(profile: Profile, known: Sequence[Profile], name: str, points: int) -> tuple[int, str]:
    return (points, f"same {name}") if set(profile.get(name)) & union(known, name) else (0, "")


def _same_text(profile: Profile, known: Sequence[Profile], points: int) -> tuple[int, str]:
    shared = set(profile.get("document")) & union(known, "document")
    return (points, "told in the same text") if shared else (0, "")


def _country(profile: Profile, known: Sequence[Profile]) -> Score:
    mine, theirs = set(profile.get("country")), union(known, "country")
    if mine and theirs:
        return total([(1000, "same country code")]) if mine & theirs else veto("another country")
    return total([_shared(profile, known, "name", 900)])


def _organisation(profile: Profile, known: Sequence[Profile]) -> Score:
    mine, theirs = set(profile.get("country")), union(known, "country")
    if mine and theirs and mine.isdisjoint(theirs):
        return veto("of another country")
    shared = set(profile.get("name")) & union(known, "name")
    if not shared:
        return total([_acronym(profile, known), _shared(profile, known, "country", 50)])
    if all(is_generic(name) for name in shared) and not mine & theirs:
        return total([(400, "same name, which many have"), _same_text(profile, known, 400)])
    return total([(900, "same name or alias"), _shared(profile, known, "country", 100)])


def _acronym(profile: Profile, known: Sequence[Profile]) -> tuple[int, str]:
    shared = acronyms(profile) & {one for other in known for one in acronyms(other)}
    longest = max(map(len, shared), default=0)
    return (650 if longest > 3 else 550, "same initials") if longest else (0, "")


def _unnamed(profile: Profile, known: Sequence[Profile]) -> Score:
    """An office or a group without a name: the same only where the same passage speaks of it."""
    for other in known:
        shared = [
            set(profile.get(name)) & set(other.get(name)) for name in ("document", "span", "name")
        ]
        if all(shared):
            return total([(1000, "same passage of the same text")])
    return veto("unnamed, told in another passage")
