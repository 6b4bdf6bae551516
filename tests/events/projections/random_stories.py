"""Stories of anything that may happen, in any order, over a handful of documents and entities.

A step is one thing that happens; most are about something that is there already, chosen by number.
"""

from typing import Any
from uuid import UUID

from hypothesis import strategies as some
from msgspec import Struct

from sourcier_events import log
from sourcier_events.event_types import Rank, Stance

from .scenario import Entity, Story, meeting, mention_of, participant, recorded, statement

DOCUMENTS = tuple("abcd")
RUNS = ("1", "2", None)
ENTITIES = (
    meeting("sommet"),
    meeting("pourparlers"),
    meeting("dîner"),
    participant("Umerov"),
    participant("Oumerov"),
    statement("dit"),
)
UNKNOWN = meeting("nobody spoke of it")
MEETINGS, PEOPLE, SAID = ENTITIES[:3], ENTITIES[3:5], ENTITIES[5:]
VALUES: dict[tuple[tuple[Entity, ...], str], tuple[str | Entity, ...]] = {
    (MEETINGS, "city"): ("Kyiv", "Kiev", "Paris", "Paris (France)"),
    (MEETINGS, "date"): ("2026-01-03", "XXXX-01-03", "2026-01-04", "2026-01"),
    (MEETINGS, "status"): ("planned", "held"),
    (MEETINGS, "topic"): ("paix", "Paix", "gaz"),
    (MEETINGS, "participant"): PEOPLE,
    (MEETINGS, "host"): PEOPLE,
    (PEOPLE, "name"): ("Umerov", "Oumerov", "Roustem Umerov"),
    (PEOPLE, "role"): ("ministre", "négociateur"),
    (SAID, "content"): ("Merci.", "Merci beaucoup."),
    (SAID, "speaker"): PEOPLE,
}


class Step(Struct, frozen=True):
    """Something that happens; where it is not the last of its append, more follows."""

    what: str
    arguments: tuple[Any, ...]
    last: bool = True


def _steps(what: str, *arguments: some.SearchStrategy[Any]) -> some.SearchStrategy[Step]:
    return some.builds(Step, some.just(what), some.tuples(*arguments), some.booleans())


_NUMBERS = some.integers(0, 30)
_DOCUMENTS = some.sampled_from(DOCUMENTS)
_ENTITIES = some.sampled_from(ENTITIES)
_PUBLICATIONS = some.fixed_dictionaries(
    {},
    optional={
        "url": some.sampled_from(("https://journal.example/1", "https://journal.example/2")),
        "publisher": some.sampled_from(("Le Monde", "Le Figaro")),
        "origin": some.just("AFP"),
        "published": some.sampled_from(("2026-01-02", "2026-01-05", "XXXX-01-03")),
    },
)


@some.composite
def _claims(draw: some.DrawFn) -> Step:
    entities, name = draw(some.sampled_from(tuple(VALUES)))
    first = draw(some.integers(0, 3))
    more = {
        "run": draw(some.sampled_from(RUNS)),
        "passages": (first, first + draw(some.integers(0, 2))),
        "confidence": draw(some.sampled_from((1000, 800))),
        "stance": draw(some.sampled_from((*Stance, Stance.ASSERTED, Stance.ASSERTED))),
    }
    value = draw(some.sampled_from(VALUES[entities, name]))
    entity = draw(some.sampled_from(entities))
    return Step("claim", (draw(_DOCUMENTS), entity, name, value, more), draw(some.booleans()))


REBINDINGS = _steps("rebind", _NUMBERS, _ENTITIES, some.sampled_from(("person", "resolver")))
MERGES = _steps("merge", _ENTITIES, _ENTITIES | some.just(UNKNOWN))
STEPS = some.one_of(
    _claims(),
    _claims(),
    _claims(),
    _steps("publish", _DOCUMENTS, _PUBLICATIONS),
    _steps("publish", _DOCUMENTS, _PUBLICATIONS),
    _steps("correct", _NUMBERS, _PUBLICATIONS),
    _steps("reprint", _DOCUMENTS, some.sampled_from(("one text", "another text"))),
    _steps("withdraw", _DOCUMENTS),
    _steps("retract", _NUMBERS),
    _steps("reinstate", _NUMBERS),
    _steps("rank", _NUMBERS, some.sampled_from(Rank)),
    _steps("finish", _DOCUMENTS, some.sampled_from(("1", "2")), some.sampled_from(("1", "2"))),
    REBINDINGS,
    REBINDINGS,
    MERGES,
    MERGES,
    _steps("undo", _NUMBERS),
)


def steps() -> some.SearchStrategy[list[Step]]:
    """What happens in a story: lists of lists, because lists alone are mostly short."""
    return some.lists(some.lists(STEPS, max_size=9), max_size=9).map(
        lambda parts: [step for part in parts for step in part]
    )


class _Teller:
    """Tells steps to a story, and remembers what later steps may be about."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.documents: dict[str, str] = {}
        self.publications: dict[UUID, str] = {}
        self.merges: list[UUID] = []
        self.mentions: dict[UUID, str] = {}

    def tell(self, step: Step) -> None:
        getattr(self, step.what)(*step.arguments)

    def document(self, name: str) -> str:
        """The document of that name, new where nobody spoke of it yet."""
        if name not in self.documents:
            self.documents[name] = self.story.document(name)
        return self.documents[name]

    def claim(
        self, name: str, entity: Entity, of: str, value: str | Entity, more: dict[str, Any]
    ) -> None:
        document = self.document(name)
        for one in (entity, value):
            if isinstance(one, Entity):
                self.mentions[mention_of(document, one, more["run"] or "person")] = document
        self.story.claim(document, entity, of, value, **more)

    def publish(self, name: str, publication: dict[str, str]) -> None:
        document = self.document(name)
        self.publications[self.story.publish(document, **publication)] = document

    def correct(self, number: int, publication: dict[str, str]) -> None:
        if self.publications:
            found = _at(list(self.publications), number)
            self.story.correct(found, self.publications[found], **publication)

    def reprint(self, name: str, cluster: str) -> None:
        self.story.reprint(self.document(name), cluster)

    def withdraw(self, name: str) -> None:
        self.story.withdraw(self.document(name))

    def retract(self, number: int) -> None:
        if self.story.claims:
            self.story.retract(_at(list(self.story.claims), number))

    def reinstate(self, number: int) -> None:
        if self.story.claims:
            self.story.reinstate(_at(list(self.story.claims), number))

    def rank(self, number: int, rank: Rank) -> None:
        if self.story.claims:
            self.story.rank(_at(list(self.story.claims), number), rank)

    def finish(self, name: str, run: str, supersedes: str) -> None:
        older = supersedes if supersedes < run else None
        self.story.finish(self.document(name), run, supersedes=older)

    def rebind(self, number: int, entity: Entity, method: str) -> None:
        if self.mentions:
            mention = _at(list(self.mentions), number)
            document = self.mentions[mention]
            self.story.identify(mention, entity, document=document, method=method)

    def merge(self, absorbed: Entity, into: Entity) -> None:
        self.merges.append(self.story.merge(absorbed, into))

    def undo(self, number: int) -> None:
        if self.merges:
            self.story.undo(_at(self.merges, number))


def _at(things: list[Any], number: int) -> Any:
    return things[number % len(things)]


def tell(happened: list[Step]) -> Story:
    """The story in which these steps happened."""
    story = Story()
    teller = _Teller(story)
    waiting = list(happened)
    while waiting:
        with story.together():
            while waiting:
                step = waiting.pop(0)
                teller.tell(step)
                if step.last:
                    break
    return story


def appends_of(happened: list[Step]) -> list[log.RecordedAppend]:
    """The appends of that story as the log would give them back."""
    return recorded(tell(happened).appends)
