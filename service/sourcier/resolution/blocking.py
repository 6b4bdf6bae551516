"""Two mentions that may be one entity share a key; a key is never so broad that it says nothing.

Keys are looked up in the identity index and decide there whether an append must resolve again.
"""

from itertools import combinations

from sourcier.resolution import times
from sourcier.resolution.profile import Profile, page_digest
from sourcier.resolution.spellings import parts, skeleton
from sourcier.resolution.vocabulary import is_circle
from sourcier_events.catalogue import EntityKind

_PEOPLE_PAIRED = 6
UNSPECIFIC_RANK = "officials"
"""What a text calls people of any rank."""

_SIZES = ("delegations", "counted")


def blocking_keys(profile: Profile) -> tuple[str, ...]:
    """The keys of a mention, sorted."""
    kinds = {
        EntityKind.PARTICIPANT: _participant,
        EntityKind.MEETING: _meeting,
        EntityKind.STATEMENT: _statement,
    }
    return tuple(sorted(kinds[profile.kind](profile)))


def page_key(url: str) -> str:
    """The key of what was told at one address: revisions of a text find their meetings by it."""
    return f"page:{page_digest(url)}"


def _participant(profile: Profile) -> set[str]:
    match profile.first("type"):
        case "person":
            return _person(profile)
        case "country":
            return {f"country:{code}" for code in profile.get("country")} | _named(profile)
        case "organisation":
            return _named(profile) | {f"acronym:{one}" for one in acronyms(profile)}
        case _:
            return _place_in_text(profile)


def _person(profile: Profile) -> set[str]:
    names = [words for name in profile.get("name") if (words := parts(name))]
    full = {f"person:{' '.join(sorted(words))}" for words in names if len(words) > 1}
    surnames = {f"surname:{words[-1]}" for words in names}
    bones = {f"consonants:{skeleton(words)}" for words in names if len(words) > 1}
    return full | surnames | bones


def _named(profile: Profile) -> set[str]:
    return {f"organisation:{name}" for name in profile.get("name")}


def acronyms(profile: Profile) -> set[str]:
    """A short name in one word, or the initials of a long one."""
    found = set()
    for name in profile.get("name"):
        words = name.split()
        if len(words) == 1 and 3 <= len(name) <= 6:
            found.add(name)
        content = [word for word in words if len(word) > 3]
        if len(content) >= 3:
            found.add("".join(word[0] for word in content))
    return found


def _place_in_text(profile: Profile) -> set[str]:
    """Unnamed ones and what has no name of its own: only the same text tells of the same."""
    inside = {f"in:{profile.kind}:{document}" for document in profile.get("document")}
    return inside | {f"page:{page}" for page in profile.get("page")}


def _statement(profile: Profile) -> set[str]:
    said = {f"said:{content}" for content in profile.get("content")}
    return said | _place_in_text(profile)


def _meeting(profile: Profile) -> set[str]:
    found = _place_in_text(profile)
    found |= {f"meeting:day:{day}" for date in profile.get("date") for day in times.days(date)}
    found |= {f"meeting:series:{series}" for series in (*profile.get("series"), *circles(profile))}
    sizes = {f"{number} delegations" for name in _SIZES for number in profile.get(name)}
    for city in profile.get("city"):
        for what in (*ranks_of(profile), *profile.get("family"), *profile.get("series"), *sizes):
            found.add(f"meeting:city:{city}:{what}")
    for country in profile.get("country"):
        for what in (*ranks_of(profile), *sizes):
            found.add(f"meeting:country:{country}:{what}")
    people = sorted(profile.get("person"))[:_PEOPLE_PAIRED]
    return found | {f"meeting:with:{one}+{other}" for one, other in combinations(people, 2)}


def circles(profile: Profile) -> set[str]:
    """Organisations in a meeting that may as well be its name, such as a coalition."""
    parties = (party.removeprefix("organisation:") for party in profile.get("party"))
    return set(filter(is_circle, parties))


def ranks_of(profile: Profile) -> tuple[str, ...]:
    """The level of those who meet; a summit is one of leaders where no other rank is named."""
    if set(profile.get("level")) <= {UNSPECIFIC_RANK} and "summit" in profile.get("family"):
        return ("leaders",)
    return profile.get("level")
