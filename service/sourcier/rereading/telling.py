"""A reread document as people and programs are told of it: each difference with its sentence."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sourcier.rereading.sentences import sentence_around
from sourcier.superseding.claims import Claim
from sourcier.superseding.comparing import Difference, Kind
from sourcier.superseding.decisions import Decisions

WITHHELD = "withheld"
"""The change of a fact that people have taken back: it was not believed, and will not be."""


class Outcome(StrEnum):
    """What became of a document."""

    CURRENT = "current"
    """The extractor as it is installed has read it already."""
    SAME = "same"
    """It reads the same facts."""
    DIFFERENT = "different"
    UNREAD = "unread"
    """This extractor never read it, so there is nothing to compare with."""
    GONE = "gone"
    """It was withdrawn or erased."""
    REFUSED = "refused"


class Words(Struct, frozen=True, kw_only=True):
    """One claim: its value, the sentence it stands in, and where. `decided` is what people made
    of it: retracted, preferred or deprecated."""

    value: str
    stance: str
    qualifiers: dict[str, str]
    sentence: str
    start: int
    end: int
    decided: str | None


class Told(Struct, frozen=True, kw_only=True):
    """One difference: gained, lost, changed or withheld. `label` is what the entity is called."""

    change: str
    entity: str
    label: str
    property: str
    before: Words | None
    after: Words | None


class Reread(Struct, frozen=True, kw_only=True):
    """One document. `position` is where it was added, None where it was asked for by name.

    `run` is the run that reads it now, `supersedes` that whose claims it would end; `from_version`
    is the version of the latter. `applied` says that it is in the log; `carried` counts decisions
    of people that were said again for it.
    """

    document: str
    position: int | None = None
    title: str | None = None
    outcome: Outcome
    applied: bool = False
    reason: str | None = None
    run: UUID | None = None
    supersedes: UUID | None = None
    from_version: str | None = None
    to_version: str | None = None
    carried: int = 0
    differences: tuple[Told, ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many differences there are of each kind."""
        return Counter(one.change for one in self.differences)


def told(
    differences: Sequence[Difference], text: str, before: Decisions, after: Decisions
) -> tuple[Told, ...]:
    """The differences in words; with what people decided before, and what will hold then."""
    return tuple(_told(one, text, before, after) for one in differences)


def _told(one: Difference, text: str, before: Decisions, after: Decisions) -> Told:
    old = _words(one.before, text, before)
    new = _words(one.after, text, after)
    either = new or old
    withheld = one.kind is not Kind.CHANGED and either and either.decided == "retracted"
    return Told(
        change=WITHHELD if withheld else one.kind.value,
        entity=one.entity.value,
        label=one.label,
        property=one.property,
        before=old,
        after=new,
    )


def _words(claims: Sequence[Claim], text: str, decisions: Decisions) -> Words | None:
    """The first of the claims that people left standing, else the first."""
    if not claims:
        return None
    claim = next((one for one in claims if not decisions.retracted(one)), claims[0])
    start, end = claim.spans()[0]
    return Words(
        value=claim.value,
        stance=claim.stance.value,
        qualifiers=claim.qualifiers,
        sentence=sentence_around(text, start, end),
        start=start,
        end=end,
        decided=decisions.standing(claim),
    )
