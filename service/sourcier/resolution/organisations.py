"""Organisations are one by name, alias or initials; a name that many have needs its owner.

A ministry is what it does and whose it is: «ministère russe des Affaires étrangères» is that of
Russia, and neither that of another country nor another ministry.
"""

from collections.abc import Iterable, Sequence

from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Contribution, Score, shared, total, union, veto
from sourcier.resolution.tables import aliases
from sourcier.resolution.vocabulary import institution, is_generic

_SHORTEST, _LONGEST = 2, 8
"""Letters of an acronym."""


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well an organisation fits an entity of which `known` are profiles."""
    mine, theirs = owners([profile]), owners(known)
    if mine and theirs and mine.isdisjoint(theirs):
        return veto("of another country")
    names = shared(profile, known, "name")
    if names and not all(map(is_generic, names)):
        return total([(900, "same name or alias"), _owner(mine & theirs)])
    if names or _same_institution(profile, known):
        return total([(400, "same name, which many have"), _owned(mine & theirs, profile, known)])
    return total([_acronym(profile, known), _owner(mine & theirs), _text(profile, known)])


def owners(profiles: Iterable[Profile]) -> set[str]:
    """The countries whose organisation it is, as told or as its names say."""
    profiles = list(profiles)
    generic = (name for name in union(profiles, "name") if is_generic(name))
    named = {code for name in generic if (code := institution(name)[1])}
    return union(profiles, "country") or named


def institution_keys(profile: Profile) -> set[str]:
    """What a profile is as an institution of a country, one key for each name."""
    found = set()
    for name in filter(is_generic, profile.get("name")):
        words, code = institution(name)
        for owner in (code, *profile.get("country")):
            if owner and words:
                found.add(f"{owner} {' '.join(sorted(words))}")
    return found


def acronyms(names: Iterable[str]) -> set[str]:
    """Short names in one word, and what the initials of long ones make."""
    found = set()
    for name in names:
        words = name.split()
        if len(words) == 1 and _SHORTEST < len(name) <= _LONGEST:
            found.add(name)
        found |= _initials(words)
    return found


def _initials(words: list[str]) -> set[str]:
    """Initials with all words, without small ones, and of the longer words alone."""
    small = aliases().small_words
    kinds = (
        [word for word in words if word not in small],
        [word for word in words if len(word) > 3],
        [word for word in words if word not in ("l", "d")],
    )
    made = {"".join(word[0] for word in kept) for kept in kinds if len(kept) > _SHORTEST}
    return {letters for letters in made if len(letters) <= _LONGEST}


def _same_institution(profile: Profile, known: Sequence[Profile]) -> bool:
    mine = institution_keys(profile)
    return bool(mine) and any(mine & institution_keys(other) for other in known)


def _owner(countries: set[str]) -> Contribution:
    return (100, "same country") if countries else (0, "")


def _owned(countries: set[str], profile: Profile, known: Sequence[Profile]) -> Contribution:
    return (600, "same country") if countries else _text(profile, known, 400)


def _text(profile: Profile, known: Sequence[Profile], points: int = 150) -> Contribution:
    return (points, "told in the same text") if shared(profile, known, "document") else (0, "")


def _acronym(profile: Profile, known: Sequence[Profile]) -> Contribution:
    """A short name beside the long one that it abbreviates; two long names are no acronym."""
    mine, theirs = profile.get("name"), union(known, "name")
    found = _abbreviated(mine, theirs) | _abbreviated(theirs, mine)
    longest = max(map(len, found), default=0)
    return (650 if longest > 3 else 550, "same initials") if longest else (0, "")


def _abbreviated(short: Iterable[str], long: Iterable[str]) -> set[str]:
    single = {name for name in short if " " not in name}
    return single & {letters for name in long for letters in _initials(name.split())}
