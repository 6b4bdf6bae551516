"""A frame is one meeting as one place in the text tells it; frames merge where nothing contradicts.

A slot is filled once, with the passage that fills it; a second value that differs is a reason not
to merge, never to overwrite.
"""

from dataclasses import dataclass, field

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.people.entities import Actor, Value

LARGE = frozenset(("summit", "conference"))
OF_MANY = LARGE | {"meeting"}
"""Families of what more than a few come to."""


@dataclass(slots=True)
class Participation:
    """Somebody takes part, or stays away (`absent`)."""

    actor: Actor
    mode: str
    rule: str
    absent: bool = False
    host: bool = False
    hedged: bool = False


@dataclass(slots=True, eq=False)
class Frame:
    """One meeting. `spans` are the words that mention it; slots may stand beside `anchors`.

    `verb` is the infinitive, without «se», where a verb is the mention (`verbal`).

    What kind of mention it is: `title` stands in a headline; `salient` is what its sentence tells,
    and not only the occasion, as in «après une réunion»; `evident` is said to take place; `weak`
    needs more said of it to be a meeting, `vague` even more; `peopled` has people for a subject,
    known or not; `partnered` has «avec» or «entre» after its noun, or people for its object;
    `body` is an institution's sitting, which no other noun stands for; `quoted` is told by whoever
    is quoted; `aside` is only what those who meet elsewhere speak of; `hedged` is told with
    reserve.

    Which one it is: `ordinal` («next», «previous», a number); `restricted` where its date tells it
    from others, as in «le sommet du 4 mai»; `name`, that of whose meeting it is, as in «le sommet
    de l'Union»; `further` is told as one more, as in «a aussi reçu»; `shown` is «ce» or «cette»
    one; `collective` is with several who are not named; `called` are the nouns, in the singular,
    by which it has been told. `home` is the country of whoever receives; `last` is the sentence
    that tells of it last.
    """

    sentence: int
    start: int
    end: int
    kind: str
    family: str
    rule: str
    verb: str = ""
    verbal: bool = False
    definite: bool = False
    plural: bool = False
    weak: bool = False
    vague: bool = False
    salient: bool = True
    last: int = field(init=False)
    evident: bool = False
    peopled: bool = False
    partnered: bool = False
    title: bool = False
    quoted: bool = False
    ordinal: str = ""
    restricted: bool = False
    body: bool = False
    collective: bool = False
    further: bool = False
    aside: bool = False
    shown: bool = False
    name: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    anchors: list[tuple[int, int]] = field(default_factory=list)
    date: DateExpression | None = None
    until: DateExpression | None = None
    city: Value | None = None
    country: Value | None = None
    venue: Value | None = None
    format: Value | None = None
    status: Value | None = None
    series: Value | None = None
    level: Value | None = None
    delegations: Value | None = None
    home: Value | None = None
    topics: list[Value] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    hedged: bool = False
    called: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.last = self.sentence
        self.called = self.called | {self.noun.rstrip("s")}

    @property
    def present(self) -> list[Participation]:
        """Those who take part, without those who stay away."""
        return [one for one in self.participations if not one.absent]

    @property
    def keys(self) -> set[str]:
        """The entities that take part."""
        return {one.actor.entity.key for one in self.present}

    @property
    def noun(self) -> str:
        """The first word of what it is called, in lower case: «réunion ministérielle»."""
        return self.kind.lower().partition(" ")[0]

    @property
    def planned(self) -> bool:
        """Whether it is told as something to come."""
        return self.status is not None and self.status.text == "planned"

    @property
    def online(self) -> bool:
        """Whether nobody is there in person."""
        return self.format is not None and self.format.text == "online"

    @property
    def has_place(self) -> bool:
        """Whether it is known where it is, if only in what country."""
        return bool(self.city or self.venue or self.country)

    def add(self, participation: Participation) -> None:
        """One more who takes part; the same entity is there once, with the mode that is known."""
        for one in self.participations:
            if (
                one.actor.entity is participation.actor.entity
                and one.absent == participation.absent
            ):
                if one.mode == "unknown":
                    one.mode = participation.mode
                one.host = one.host or participation.host
                one.hedged = one.hedged and participation.hedged
                return
        self.participations.append(participation)
