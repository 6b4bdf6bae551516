"""People and other extractors claim things; what they quote has to stand in the document."""

from typing import Any
from uuid import UUID

import pytest

from sourcier_events.catalogue import EntityKind
from sourcier_events.curation import Written, assertions, claims
from sourcier_events.curation.assertions import Assertion, NoResolver, RunGiven
from sourcier_events.curation.problems import (
    Conflict,
    EvidenceMismatch,
    InvalidInput,
    KeyReused,
    NotFound,
    Problem,
)
from sourcier_events.curation.readings import ClaimGiven, MentionGiven, PassageGiven
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    ExtractionFinished,
    Stance,
)
from sourcier_events.projections.rows import ClaimRow, FactRow, ParticipationRow, RunRow

from ..projections.scenario import digest_of, meeting, participant, text_of
from ..samples import identifier
from .world import World, asked, written

SUMMIT, ENVOY = meeting("sommet"), participant("Umerov")
MEETING, PERSON = EntityKind.MEETING, EntityKind.PARTICIPANT
QUOTE = "passage03"


def passage(quote: str = QUOTE, **more: Any) -> PassageGiven:
    """Where a quote stands in the documents of the story."""
    start = text_of("a").index(quote)
    return PassageGiven(**{"start": start, "end": start + len(quote), "exact": quote} | more)


def claim(mention: str = "m", name: str = "city", value: str = "Kyiv", **more: Any) -> ClaimGiven:
    """A claim that quotes the third passage."""
    given = {"mention": mention, "property": name, "value": value, "evidence": (passage(),)}
    return ClaimGiven(**given | more)


def mention(local: str = "m", kind: EntityKind = MEETING, **more: Any) -> MentionGiven:
    """A mention, by default of a meeting."""
    return MentionGiven(**{"local": local, "kind": kind, "label": "le sommet"} | more)


@pytest.fixture
async def told(world: World) -> World:
    """A world with a document that tells of a summit."""
    world.story.claim(world.story.document("a"), SUMMIT, "city", "Paris")
    world.story.finish(digest_of("a"))
    return await world.tell()


async def say(world: World, *said: ClaimGiven, **more: Any) -> Written | Problem:
    """Somebody claims something of the document."""
    request = more.pop("request", None) or asked()
    given = {"document": digest_of("a"), "mentions": (mention(),), "claims": said or (claim(),)}
    assertion = Assertion(**given | more)
    return await assertions.assert_claims(world.desk, request, assertion, NoResolver())


def events_of(outcome: Written | Problem, kind: type) -> list[Any]:
    """The events of one type that were written."""
    return [new.event for new in written(outcome).events if isinstance(new.event, kind)]


async def test_a_person_claims_something_of_a_known_entity(told: World) -> None:
    outcome = await say(told, mentions=(mention(entity=SUMMIT.id),))
    [binding], [made] = events_of(outcome, EntityIdentified), events_of(outcome, ClaimAsserted)
    assert (binding.method, binding.entity, binding.run) == ("person", SUMMIT.id, None)
    assert (made.run, made.mention) == (None, binding.mention)
    [passage_kept] = made.evidence
    assert (passage_kept.prefix, passage_kept.suffix) != ("", "")
    fact = await told.row(FactRow, SUMMIT.id, "city", "")
    assert (fact.different_values, fact.status) == (2, "contested")
    [claim_id] = [n.id for n in written(outcome).events if isinstance(n.event, ClaimAsserted)]
    assert (await told.row(ClaimRow, claim_id)).actor == "anne"


async def test_mentions_of_one_request_refer_to_each_other(told: World) -> None:
    outcome = await say(
        told,
        claim(),
        claim(name="participant", value="Umerov", reference="p", qualifiers={"role": "envoy"}),
        claim("p", "name", "Umerov", stance=Stance.HEDGED, confidence=700, rule="seen"),
        mentions=(mention(), mention("p", PERSON, entity=ENVOY.id)),
    )
    problem = outcome
    assert isinstance(problem, NotFound)  # nobody told of the envoy yet
    outcome = await say(
        told,
        claim(name="participant", value="Umerov", reference="p", qualifiers={"role": "envoy"}),
        mentions=(mention(entity=SUMMIT.id), mention("p", PERSON)),
    )
    [_, envoy] = events_of(outcome, EntityIdentified)
    row = await told.row(ParticipationRow, SUMMIT.id, envoy.entity)
    assert row.role == "envoy"


async def test_another_extractor_makes_a_run_that_takes_the_place_of_its_last_one(
    told: World,
) -> None:
    model = RunGiven(extractor="model", version="1", configuration="small")
    first = await say(told, request=asked("1"), run=model)
    [done] = events_of(first, ExtractionFinished)
    assert (done.extractor, done.version, done.supersedes) == ("model", "1", None)
    second = await say(told, claim(value="Lviv"), request=asked("2"), run=model)
    [again] = events_of(second, ExtractionFinished)
    assert again.supersedes == done.run != again.run
    assert (await told.row(RunRow, done.run)).superseded_by == again.run


async def test_nobody_ends_the_claims_of_somebody_elses_run(told: World) -> None:
    """Not even under the name of the extractor that made them."""
    outcome = await say(told, run=RunGiven(extractor="test", version="2"))
    [done] = events_of(outcome, ExtractionFinished)
    assert done.supersedes is None
    model = RunGiven(extractor="model", version="1")
    await say(told, request=asked("1", by="anne"), run=model)
    outcome = await say(told, request=asked("1", by="bruno"), run=model)
    assert events_of(outcome, ExtractionFinished)[0].supersedes is None


async def test_an_entity_that_an_extractor_names_is_not_bound_as_firmly_as_by_a_person(
    told: World,
) -> None:
    outcome = await say(
        told, mentions=(mention(entity=SUMMIT.id),), run=RunGiven(extractor="m", version="1")
    )
    [binding] = events_of(outcome, EntityIdentified)
    assert (binding.method, binding.entity) == ("given", SUMMIT.id)


async def test_a_retraction_outranks_what_another_extractor_reads_later(told: World) -> None:
    first = await say(told, request=asked("1"))
    [claim_id] = [n.id for n in written(first).events if isinstance(n.event, ClaimAsserted)]
    await told.views()
    written(await claims.retract(told.desk, asked("2"), claim_id, "misread"))
    later = await say(told, request=asked("3"), run=RunGiven(extractor="m", version="1"))
    [again] = [n.id for n in written(later).events if isinstance(n.event, ClaimAsserted)]
    assert (await told.row(ClaimRow, again)).status == "retracted"


async def test_the_same_request_again_is_known_and_another_one_is_not(told: World) -> None:
    run = RunGiven(extractor="m", version="1")
    first = written(await say(told, run=run))
    written(await say(told, request=asked("other"), run=run))
    before = await told.position()
    again = written(await say(told, run=run))
    assert again.already_done
    assert again.events == first.events
    for other in ({"run": None}, {"mentions": (mention(entity=SUMMIT.id),), "run": run}):
        assert isinstance(await say(told, **other), KeyReused)
    assert isinstance(await say(told, claim(value="Lviv"), run=run), KeyReused)
    assert await told.position() == before


async def test_a_quote_that_does_not_stand_there_is_shown_with_what_does(told: World) -> None:
    before = await told.position()
    shifted = passage(start=passage().start + 1, end=passage().end + 1)
    problem = await say(told, claim(), claim(evidence=(passage(), shifted)))
    assert isinstance(problem, EvidenceMismatch)
    assert (problem.claim, problem.passage) == (1, 1)
    assert problem.path == ("claims", "1", "evidence", "1", "exact")
    assert (problem.expected, problem.found) == (QUOTE, "assage03 ")
    assert problem.quote_stands_at == (text_of("a").index(QUOTE),)
    assert await told.position() == before


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(-5, 4, "pass"), (0, 0, ""), (8, 2, ""), (10_000, 10_009, ""), (0, 10_000, None)],
)
async def test_offsets_outside_the_document_are_no_passage(
    told: World, start: int, end: int, found: str | None
) -> None:
    problem = await say(told, claim(evidence=(passage(start=start, end=end),)))
    assert isinstance(problem, EvidenceMismatch)
    assert problem.found == (text_of("a")[:300] if found is None else found)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("claims.0.mention", {"claims": (claim("nobody"),)}),
        ("claims.0.property", {"claims": (claim(name="colour"),)}),
        ("claims.0.property", {"claims": (claim(name="speaker"),)}),
        ("claims.0.value", {"claims": (claim(name="status", value="perhaps"),)}),
        ("claims.0.value", {"claims": (claim(name="date", value="31/02"),)}),
        ("claims.0.value", {"claims": (claim(value="\0"),)}),
        ("claims.0.value", {"claims": (claim(value="x" * 501),)}),
        ("claims.0.reference", {"claims": (claim(name="participant", value="Umerov"),)}),
        ("claims.0.reference", {"claims": (claim(name="participant", value="U", reference="m"),)}),
        ("claims.0.reference", {"claims": (claim(reference="m"),)}),
        ("claims.0.confidence", {"claims": (claim(confidence=1001),)}),
        ("claims.0.qualifiers.role", {"claims": (claim(qualifiers={"role": "\ud800"}),)}),
        ("claims.0.evidence", {"claims": (claim(evidence=()),)}),
        ("claims.0.evidence.0.prefix", {"claims": (claim(evidence=(passage(prefix="no"),)),)}),
        ("claims", {"claims": ()}),
        ("mentions", {"mentions": ()}),
        ("mentions.1.local", {"mentions": (mention(), mention())}),
        ("mentions.0.label", {"mentions": (mention(label=" "),)}),
        ("mentions.0.separate", {"mentions": (mention(entity=SUMMIT.id, separate=True),)}),
        ("mentions.0.entity", {"mentions": (mention(kind=PERSON, entity=SUMMIT.id),)}),
        ("run.version", {"run": RunGiven(extractor="m", version="")}),
    ],
)
async def test_what_does_not_fit_is_named_by_its_path(
    told: World, path: str, wrong: dict[str, Any]
) -> None:
    before = await told.position()
    if "entity" in path:
        wrong |= {"claims": (claim(name="role", value="envoyé"),)}
    given = {"document": digest_of("a"), "mentions": (mention(),), "claims": (claim(),)}
    problem = await assertions.assert_claims(
        told.desk, asked(), Assertion(**given | wrong), NoResolver()
    )
    assert isinstance(problem, InvalidInput), problem
    assert ".".join(problem.path) == path
    assert await told.position() == before


async def test_unknown_documents_and_entities_are_not_found(told: World) -> None:
    problem = await say(told, document=digest_of("nothing"))
    assert isinstance(problem, NotFound)
    assert problem.path == ("document",)
    problem = await say(told, mentions=(mention(entity=identifier("nobody")),))
    assert isinstance(problem, NotFound)
    assert problem.path == ("mentions", "0", "entity")


async def test_a_mention_may_be_a_new_entity_whatever_it_resembles(told: World) -> None:
    outcome = await say(told, mentions=(mention(separate=True),))
    [binding] = events_of(outcome, EntityIdentified)
    assert binding.method == "person"
    assert isinstance(binding.entity, UUID)
    assert binding.entity != SUMMIT.id


async def test_whatever_happened_to_the_document_conflicts_with_an_expected_position(
    told: World,
) -> None:
    seen = await told.position()
    written(await say(told, request=asked("1", expected=seen)))
    problem = await say(told, request=asked("2", expected=seen))
    assert isinstance(problem, Conflict)
    assert problem.current == await told.position()
