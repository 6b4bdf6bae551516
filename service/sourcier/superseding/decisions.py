"""What people decided on claims of a document holds for what is read anew, whatever it is called.

A decision is on a claim key: value and passage. A later run may cite another passage for the same
fact, or name the same person differently: then its claims would have another key, and what a
person took back would stand again. So the decision is said again for the new key, in the same
append, caused by what the person decided.
"""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier.superseding.claims import Claim
from sourcier.superseding.comparing import Comparison
from sourcier_events.event_types import (
    AnyEvent,
    ClaimKey,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    Rank,
)
from sourcier_events.evidence import overlaps

CARRIED = "carried to a new reading of the same fact: "

Decision = ClaimRetracted | ClaimReinstated | ClaimRanked


class Decided(Struct, frozen=True):
    """A decision, and the id of the event that it goes back to."""

    event: Decision
    cause: UUID


class Decisions(Struct, frozen=True):
    """The decisions on claims of one document, in their order."""

    made: tuple[Decided, ...] = ()

    def taking_back(self, claim: Claim) -> Decided | None:
        """The last that retracted or reinstated a claim."""
        return self._last(claim, (ClaimRetracted, ClaimReinstated))

    def ranking(self, claim: Claim) -> Decided | None:
        """The last that ranked a claim."""
        return self._last(claim, (ClaimRanked,))

    def retracted(self, claim: Claim) -> bool:
        """Whether people have taken a claim back."""
        last = self.taking_back(claim)
        return last is not None and isinstance(last.event, ClaimRetracted)

    def standing(self, claim: Claim) -> str | None:
        """What people made of a claim, in a word; None where they made nothing of it."""
        if self.retracted(claim):
            return "retracted"
        ranked = self.ranking(claim)
        rank = ranked.event.rank if ranked and isinstance(ranked.event, ClaimRanked) else None
        return rank.value if rank not in (None, Rank.NORMAL) else None

    def _last(self, claim: Claim, kinds: tuple[type[AnyEvent], ...]) -> Decided | None:
        return next(
            (
                one
                for one in reversed(self.made)
                if isinstance(one.event, kinds) and _is_about(one.event.claim, claim)
            ),
            None,
        )


def carried(comparison: Comparison, decisions: Decisions, document: str) -> list[Decided]:
    """The decisions to say again, so that they hold for the later run."""
    found: list[Decided] = []
    for key, before in comparison.before.items():
        after = comparison.after.get(key, [])
        if all(decisions.retracted(claim) for claim in before):
            back = decisions.taking_back(before[0])
            undecided = [claim for claim in after if decisions.taking_back(claim) is None]
            found += [_again(back, claim.key(document)) for claim in undecided if back]
        ranked = next((one for claim in before if (one := decisions.ranking(claim))), None)
        if ranked and not any(decisions.ranking(claim) for claim in after):
            found += [_again(ranked, claim.key(document)) for claim in after]
    return found


def _again(one: Decided, key: ClaimKey) -> Decided:
    reason = CARRIED + one.event.reason.removeprefix(CARRIED)
    return Decided(replace(one.event, claim=key, reason=reason), one.cause)


def _is_about(key: ClaimKey, claim: Claim) -> bool:
    same = (key.kind, key.property, key.value) == (claim.kind, claim.property, claim.normalised)
    return same and overlaps(key.spans, claim.spans())
