"""The mutations: what people decide, and what goes in. Each has one input and one result."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar, cast

import strawberry

from sourcier_events.curation import assertions, claims, documents, identity, merges
from sourcier_events.event_types import Rank
from sourcier_graphql.access.principal import Scope
from sourcier_graphql.curation import inputs, results, saying
from sourcier_graphql.curation.deciding import Info, as_recorded, decide
from sourcier_graphql.curation.given import assertion, document_given
from sourcier_graphql.curation.ids import claim_id, document_id, entity_id
from sourcier_graphql.curation.port import Added
from sourcier_graphql.curation.problems import not_allowed, shown

Method = TypeVar("Method", bound=Callable[..., Any])
_INPUT = strawberry.argument(description="All that it needs.")


def _mutation(result: Any, description: str) -> Callable[[Method], Method]:
    """A mutation with this result; strawberry's own decorator would lose the method's type."""
    return cast(
        Callable[[Method], Method],
        strawberry.mutation(graphql_type=result, description=description),
    )


@strawberry.type(description="What can be changed; every change is an event of the log.")
class Mutation:
    """Each is carried out once, as a whole, or not at all."""

    @_mutation(
        results.RetractClaimResult,
        "Take a claim back: it counts no more, nor does whatever reads it again.",
    )
    async def retract_claim(
        self, info: Info, input: Annotated[inputs.RetractClaimInput, _INPUT]
    ) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: claims.retract(
                curation.desk, asked, claim_id(input.claim, "claim"), input.reason
            ),
            saying.claim_retracted,
        )

    @_mutation(results.ReinstateClaimResult, "Take the retraction of a claim back.")
    async def reinstate_claim(
        self, info: Info, input: Annotated[inputs.ReinstateClaimInput, _INPUT]
    ) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: claims.reinstate(
                curation.desk, asked, claim_id(input.claim, "claim"), input.reason
            ),
            saying.claim_reinstated,
        )

    @_mutation(results.RankClaimResult, "Prefer a claim or deprecate it: that beats all counting.")
    async def rank_claim(self, info: Info, input: Annotated[inputs.RankClaimInput, _INPUT]) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: claims.rank(
                curation.desk,
                asked,
                claim_id(input.claim, "claim"),
                Rank(str(input.rank.value)),
                input.reason,
            ),
            saying.claim_ranked,
        )

    @_mutation(
        results.IdentifyResult,
        "Say whose a mention is, an entity's that is there or a new one's: no resolver beats that.",
    )
    async def identify(self, info: Info, input: Annotated[inputs.IdentifyInput, _INPUT]) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: identity.identify(
                curation.desk,
                asked,
                input.mention,
                entity_id(input.entity, "entity") if input.entity else None,
                input.reason,
                label=input.label,
            ),
            saying.identified,
        )

    @_mutation(
        results.MergeEntitiesResult,
        "Say that two entities are one. Nothing is rewritten, and it can be undone.",
    )
    async def merge_entities(
        self, info: Info, input: Annotated[inputs.MergeEntitiesInput, _INPUT]
    ) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: merges.merge(
                curation.desk,
                asked,
                entity_id(input.absorbed, "absorbed"),
                entity_id(input.into, "into"),
                input.reason,
            ),
            saying.merged,
        )

    @_mutation(
        results.UndoMergeResult,
        "Say that a merge was a mistake: each side has its own claims again.",
    )
    async def undo_merge(self, info: Info, input: Annotated[inputs.UndoMergeInput, _INPUT]) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: merges.undo(curation.desk, asked, input.merge, input.reason),
            saying.undone,
        )

    @_mutation(
        results.WithdrawDocumentResult,
        "Withdraw a document, for good: its claims support nothing any more. Ask `blastRadius` "
        "before.",
    )
    async def withdraw_document(
        self, info: Info, input: Annotated[inputs.WithdrawDocumentInput, _INPUT]
    ) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: documents.withdraw(
                curation.desk, asked, document_id(input.document, "document"), input.reason
            ),
            saying.withdrawn,
        )

    @_mutation(
        results.AssertClaimsResult,
        "Claim what a document says, as a person or as another extractor; all quotes are checked.",
    )
    async def assert_claims(
        self, info: Info, input: Annotated[inputs.AssertClaimsInput, _INPUT]
    ) -> Any:
        return await decide(
            info,
            input,
            lambda curation, asked: assertions.assert_claims(
                curation.desk, asked, assertion(input), curation.resolver
            ),
            saying.asserted,
            scope=Scope.INGEST,
        )

    @_mutation(
        results.AddDocumentResult,
        "Store a text, with where it was found, and read it; the same again is known.",
    )
    async def add_document(
        self, info: Info, input: Annotated[inputs.AddDocumentInput, _INPUT]
    ) -> Any:
        principal, curation = info.context.principal, info.context.curation
        if not principal.may(Scope.INGEST):
            return not_allowed(principal, Scope.INGEST)
        outcome = await curation.documents.add(document_given(input), principal.actor)
        if not isinstance(outcome, Added):
            return shown(outcome)
        return saying.added(outcome, await as_recorded(curation, outcome))
