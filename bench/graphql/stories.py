"""What is told of one meeting, and by whom: the same for the same number, whatever is made of it.

Every second meeting is well covered, by five documents with about thirty claims; others have one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import md5
from random import Random

import french

_FIRST_DAY = date(2001, 1, 1)
_DAYS = 9400  # from then to what is announced for the autumn of 2026


def identifier(kind: str, number: int) -> str:
    """A UUID in hex."""
    digits = md5(f"{kind} {number}".encode(), usedforsecurity=False).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


@dataclass(frozen=True)
class Person:
    """A participant."""

    number: int
    id: str
    name: str
    role: str
    country: str


@dataclass(frozen=True)
class Claimed:
    """A claim, in a sentence whose part `quote` is its evidence."""

    property: str
    value: str
    sentence: str
    quote: str
    reference: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Said:
    """A statement."""

    number: int
    speaker: Person
    content: str
    sentence: str


@dataclass
class Story:
    """One meeting."""

    number: int
    id: str
    day: date
    kind: str
    family: str
    city: str
    country: str
    venue: str
    topics: list[str]
    persons: list[Person]
    told: list[list[Claimed]] = field(default_factory=list)
    """The claims of each of its documents."""
    said: list[list[Said]] = field(default_factory=list)

    @property
    def title(self) -> str:
        """As the fold makes it."""
        return f"{self.kind.capitalize()}, {self.city}, {self.wording}"

    @property
    def wording(self) -> str:
        """The date in words."""
        return f"{self.day.day} {french.MONTHS[self.day.month - 1]} {self.day.year}"


def person(number: int) -> Person:
    """One of the participants."""
    random = Random(f"person {number}")
    name = f"{random.choice(french.GIVEN)} {random.choice(french.FAMILY)}-{_syllables(random)}"
    role, country = random.choice(french.ROLES), random.choice(french.COUNTRIES)
    return Person(number, identifier("participant", number), name, role, country)


def _syllables(random: Random) -> str:
    return "".join(random.choice("bcdfglmnprstv") + random.choice("aeiou") for _ in "123").title()


def stories(meetings: int, persons: list[Person]) -> Iterator[Story]:
    """All meetings, oldest first."""
    statements = 0
    for number in range(meetings):
        random = Random(f"meeting {number}")
        story = _story(number, meetings, persons, random)
        documents = 5 if number % 2 == 0 else 1
        claims = _claims(story, random, random.randint(24, 34) if documents == 5 else 1)
        story.told = [claims[at::documents] for at in range(documents)]
        said = _statements(story, random, statements)
        statements += len(said)
        story.said = [said[at::documents] for at in range(documents)]
        yield story


def _story(number: int, meetings: int, persons: list[Person], random: Random) -> Story:
    kind, family = random.choice(french.KINDS)
    city, country = random.choice(french.CITIES)
    return Story(
        number=number,
        id=identifier("meeting", number),
        day=_FIRST_DAY + timedelta(number * _DAYS // meetings + random.randint(-2, 2)),
        kind=kind,
        family=family,
        city=city,
        country=country,
        venue=random.choice(french.VENUES),
        topics=random.sample(french.TOPICS, 2),
        persons=random.sample(persons, random.randint(3, 9)),
    )


def _claims(story: Story, random: Random, count: int) -> list[Claimed]:
    possible = [
        Claimed(
            "date",
            story.day.isoformat(),
            f"La rencontre est fixée au {story.wording}, a-t-on appris de source officielle.",
            story.wording,
            qualifiers=(("wording", story.wording),),
        ),
        Claimed("city", story.city, f"C’est {story.city} qui accueille les débats.", story.city),
        Claimed("country", story.country, f"À {story.city}, tout est prêt.", story.city),
        Claimed(
            "status", "planned", f"Ce {story.kind} doit se tenir comme prévu.", "doit se tenir"
        ),
        Claimed("kind", story.kind, f"Le mot «{story.kind}» a été retenu.", story.kind),
        Claimed("family", story.family, f"Un {story.kind} très attendu.", story.kind),
        Claimed("venue", story.venue, f"Les débats ont lieu dans {story.venue}.", story.venue),
        *(
            Claimed("topic", topic, f"Au menu figure notamment {topic}.", topic)
            for topic in story.topics
        ),
        *(_participant(one) for one in story.persons),
        Claimed("status", "held", "La rencontre s’est tenue à huis clos.", "s’est tenue"),
    ]
    return [possible[at % len(possible)] for at in range(count)]


def _participant(one: Person) -> Claimed:
    sentence = f"{one.name}, {one.role}, prend part aux travaux au nom de sa délégation."
    return Claimed(
        "participant",
        one.name,
        sentence,
        f"{one.name}, {one.role}, prend part aux travaux",
        one.id,
        (("mode", "in_person"), ("role", one.role)),
    )


def _statements(story: Story, random: Random, number: int) -> list[Said]:
    said = []
    for at in range(random.randint(3, 7)):
        speaker, content = random.choice(story.persons), french.content(random)
        said.append(Said(number + at, speaker, content, f"«{content}», a déclaré {speaker.name}."))
    return said
