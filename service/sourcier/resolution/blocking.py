"""Two mentions that may be one entity share a key; a key is never so broad that it says nothing.

Keys are looked up in the identity index and decide there whether an append must resolve again.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from sourcier.resolution import times, wording
from sourcier.resolution.organisations import acronyms, institution_keys
from sourcier.resolution.person_names import PersonName, alias, read_name
from sourcier.resolution.profile import Profile, page_digest
from sourcier.resolution.sounds import bones
from sourcier.resolution.spellings import skeleton
from sourcier.resolution.tables import first_names, spelled
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
            return _person(profile) | _posts(profile)
        case "country":
            heard = {f"country-sounds:{bones(name)}" for name in profile.get("name")}
            return {f"country:{code}" for code in profile.get("country")} | _named(profile) | heard
        case "organisation":
            return _organisation(profile)
        case _:
            return _place_in_text(profile) | _posts(profile)


def _person(profile: Profile) -> set[str]:
    names = [name for text in profile.get("name") if (name := read_name(text))]
    return {key for name in names for key in (*_of_name(name), *_where(name, profile))}


def _of_name(name: PersonName) -> Iterator[str]:
    """Keys of the whole name, of each word that may be the surname, and of what is heard."""
    known_as = alias(name)
    if known_as:
        yield f"person-alias:{known_as}"
    if not name.alone:
        yield f"person:{' '.join(sorted(name.words))}"
        yield f"consonants:{skeleton(name.words)}"
        for word in name.heard[1:]:
            yield f"named:{name.heard[0]}+{word}"
    inner = (word for word in name.given[1:] if word not in first_names())
    for word in (*name.surname, *inner):
        if word not in spelled("particles") or word == name.family:
            yield f"surname:{word}"
    for heard in {name.sounds[-1], "".join(name.sounds)}:
        yield f"heard:{heard}"


def _where(name: PersonName, profile: Profile) -> Iterator[str]:
    """People of one given name at one meeting: damage may have made the surname another one."""
    if name.given:
        for day in _days_met(profile):
            yield f"met:{day}:{name.given[0][0]}"


def _posts(profile: Profile) -> set[str]:
    """A post is looked for where its holder met somebody."""
    return {f"post:{post}@{day}" for post in profile.get("post") for day in _days_met(profile)}


def _days_met(profile: Profile) -> Iterator[str]:
    for occasion in profile.get("occasion"):
        date, _, city = occasion.partition("@")
        for day in times.days(date):
            yield f"{day}@{city}"


def _organisation(profile: Profile) -> set[str]:
    institutions = {f"institution:{key}" for key in institution_keys(profile)}
    short = {f"acronym:{one}" for one in acronyms(profile.get("name"))}
    return _named(profile) | institutions | short


def _named(profile: Profile) -> set[str]:
    return {f"organisation:{name}" for name in profile.get("name")}


def _place_in_text(profile: Profile) -> set[str]:
    """Unnamed ones and what has no name of its own: only the same text tells of the same."""
    inside = {f"in:{profile.kind}:{document}" for document in profile.get("document")}
    return inside | {f"page:{page}" for page in profile.get("page")}


def _statement(profile: Profile) -> set[str]:
    said = {f"said:{content}" for content in profile.get("content")}
    said |= {f"said:~{triple}" for triple in wording.keys(profile.get("sketch"))}
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
    people = sorted(_heard(profile.get("person")))[:_PEOPLE_PAIRED]
    return found | {f"meeting:with:{one}+{other}" for one, other in combinations(people, 2)}


def _heard(people: Iterable[str]) -> set[str]:
    """People by the sound of their surnames, which all spellings share."""
    return {name.sounds[-1] for text in people if (name := read_name(text))}


def circles(profile: Profile) -> set[str]:
    """Organisations in a meeting that may as well be its name, such as a coalition."""
    parties = (party.removeprefix("organisation:") for party in profile.get("party"))
    return set(filter(is_circle, parties))


def ranks_of(profile: Profile) -> tuple[str, ...]:
    """The level of those who meet; a summit is one of leaders where no other rank is named."""
    if set(profile.get("level")) <= {UNSPECIFIC_RANK} and "summit" in profile.get("family"):
        return ("leaders",)
    return profile.get("level")
