"""People are one by name, where nothing contradicts and, for a weak likeness, other things agree.

A candidate is compared by all that is known of it: one profile without a given name does not hide
the given name that another one has. A surname alone, or one that very many people have, needs a
country, an office or a meeting besides; a name as damage leaves it needs all three.
"""

from collections.abc import Iterable, Sequence

from sourcier.resolution import occasions, roles
from sourcier.resolution.person_names import PersonName, is_frequent, read_name
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Contribution, Score, shared, total, union, veto
from sourcier.resolution.spellings import Likeness, compare, is_given_alone
from sourcier.resolution.tables import first_names

_LIKENESS: dict[Likeness, Contribution] = {
    Likeness.ALIAS: (800, "names of one person by the table of people"),
    Likeness.EQUAL: (800, "same transliterated name"),
    Likeness.TRANSLITERATED: (650, "same name in another transliteration"),
    Likeness.SINGLE: (600, "same single name"),
    Likeness.ALIKE: (550, "same transliterated surname, given name alike"),
    Likeness.PART: (550, "same given name, one surname of two"),
    Likeness.SURNAME: (550, "same transliterated surname, no given name"),
    Likeness.HEARD: (500, "surname in another transliteration, given name alike"),
    Likeness.HEARD_SURNAME: (500, "surname in another transliteration, no given name"),
    Likeness.CONSONANTS: (400, "same consonants of the name"),
    Likeness.NEAR: (350, "same given name, a surname that damage may have made"),
}
_WITHOUT_GIVEN = (Likeness.SINGLE, Likeness.SURNAME, Likeness.HEARD_SURNAME)
_WHOLE = (Likeness.EQUAL, Likeness.ALIAS)
_COMPANY = 2
"""People told of beside, from which on they say something."""


def score(profile: Profile, known: Sequence[Profile]) -> Score:
    """How well a person fits an entity of which `known` are profiles."""
    mine, theirs = names_of([profile]), names_of(known)
    pairs = [(compare(one, other), one, other) for one in mine for other in theirs]
    likeness = max((pair[0] for pair in pairs), default=Likeness.DIFFERENT)
    if likeness is Likeness.DIFFERENT:
        return veto("different names")
    best = [(one, other) for found, one, other in pairs if found is likeness]
    here = shared(profile, known, "document")
    if all(is_given_alone(one) or is_given_alone(other) for one, other in best) and not here:
        return veto("a given name alone")
    found = _contributions(profile, known, likeness)
    if all(_many_have(one, other) for one, other in best):
        found.append(_frequency(likeness))
    elif likeness is Likeness.SURNAME and any(_is_compound(one, other) for one, other in best):
        found.append((100, "a surname in several words"))
    return total(found)


def names_of(profiles: Iterable[Profile]) -> set[PersonName]:
    """The names of a person; those that a fuller one says as well are left out."""
    found = {
        name
        for profile in profiles
        for text in (*profile.get("name"), *profile.get("known_as"))
        if (name := read_name(text))
    }
    return {name for name in found if not any(_is_less(name, other) for other in found)}


def _is_less(name: PersonName, other: PersonName) -> bool:
    """Whether a name is a surname, or has initials, where the other has given names."""
    if name == other or name.ordinal != other.ordinal:
        return False
    if name.alone:
        return bool(other.given) and compare(name, other) in _WITHOUT_GIVEN
    initials = all(len(word) == 1 for word in name.given)
    spelled_out = any(len(word) > 1 for word in other.given)
    return initials and spelled_out and compare(name, other) is Likeness.ALIKE


def _many_have(one: PersonName, other: PersonName) -> bool:
    """Whether very many people have the surname, and the given name is a usual one or missing."""
    given = {name.given[0] for name in (one, other) if name.given}
    usual = one.alone or other.alone or given <= first_names()
    return is_frequent(one) and is_frequent(other) and usual


def _is_compound(one: PersonName, other: PersonName) -> bool:
    """Whether a surname alone has several words, as few surnames have: «von der Leyen»."""
    alone = one if one.alone else other
    return alone.alone and len(alone.surname) > 1


def _contributions(
    profile: Profile, known: Sequence[Profile], likeness: Likeness
) -> list[Contribution]:
    country = _countries(profile, known, likeness)
    office = roles.agreement(profile.get("role"), union(known, "role"))
    met = occasions.together(profile, known)
    found = [
        _LIKENESS[likeness],
        country,
        # An office says something of the one country only.
        office if country[0] >= 0 else (0, ""),
        (50, "same organisation") if shared(profile, known, "organisation") else (0, ""),
        (150, "told in the same text") if shared(profile, known, "document") else (0, ""),
        (150, "at the same meeting") if met else (0, ""),
        _company(profile, known),
    ]
    if likeness is Likeness.NEAR and not (country[0] > 0 and office[0] > 0 and met):
        found.append((-150, "country, office and meeting do not all agree"))
    return found


def _frequency(likeness: Likeness) -> Contribution:
    if likeness in _WITHOUT_GIVEN:
        return -150, "a surname that many have"
    return (-250 if likeness in _WHOLE else -150), "a name that many have"


def _countries(profile: Profile, known: Sequence[Profile], likeness: Likeness) -> Contribution:
    mine, theirs = countries_of([profile]), countries_of(known)
    if not mine or not theirs:
        return 0, ""
    if mine & theirs:
        return 100, "same country"
    # A whole name may have been given a wrong country: then something else has to agree.
    return (-250 if likeness in _WHOLE else -400), "different countries"


def countries_of(profiles: Iterable[Profile]) -> set[str]:
    """The countries of a person: those told, else those that the offices name."""
    profiles = list(profiles)
    return union(profiles, "country") or roles.country_in(union(profiles, "role"))


def _company(profile: Profile, known: Sequence[Profile]) -> Contribution:
    others = set(profile.get("company")) & union(known, "company")
    return (50, "told of beside the same people") if len(others) >= _COMPANY else (0, "")
