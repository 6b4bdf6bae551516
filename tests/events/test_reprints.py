"""Reprints of one text are found by the words they share in a row; other reports are not."""

import json
import random
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import log, reprints
from sourcier_events.database import Connection
from sourcier_events.event_types import ReprintRecognised, document_stream
from sourcier_events.log import Append, Appended, AppendRefused, CompareAgain
from sourcier_events.reprints import EXTRACT, RESEMBLANCE, SHARED, SKETCH, likeness, pairs, sketch

from .samples import append_of, document_append, identifier

SEEDS = Path(__file__).parents[2] / "seeds"
DISPATCHES = {path.stem: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}
EXPECTED = json.loads((SEEDS / "expected.json").read_text("utf-8"))
SAME_TEXT = {
    tuple(entry["documents"])
    for what in ("edited_reprints", "revisions")
    for entry in EXPECTED[what]
}
WORDS = sorted({word for text in DISPATCHES.values() for word in text.split()})


def changed(text: str, share: float, chance: random.Random) -> str:
    """A text in which so many words, anywhere, were replaced by others of the news."""
    words = text.split()
    for at in chance.sample(range(len(words)), int(len(words) * share)):
        words[at] = chance.choice(WORDS)
    return " ".join(words)


def test_of_all_demo_dispatches_only_the_edited_ones_are_the_same_text() -> None:
    found = {
        (one, other)
        for (one, text), (other, other_text) in combinations(DISPATCHES.items(), 2)
        if likeness(pairs(text), pairs(other_text))
    }
    assert found == SAME_TEXT


@pytest.mark.parametrize("name", DISPATCHES)
@given(seed=some.integers(0, 2**32))
def test_a_reprint_with_a_quarter_of_its_words_changed_is_one_and_is_found(
    name: str, seed: int
) -> None:
    text = DISPATCHES[name]
    edited = changed(text, 0.25, random.Random(seed))
    assert likeness(pairs(text), pairs(edited)) is not None
    assert len(set(sketch(pairs(text))) & set(sketch(pairs(edited)))) >= SHARED


def test_of_reprints_with_three_words_in_ten_changed_nearly_all_are_found() -> None:
    chance = random.Random(1)
    tried = [(text, changed(text, 0.3, chance)) for text in DISPATCHES.values() for _ in range(50)]
    found = [pair for pair in tried if likeness(*map(pairs, pair))]
    assert len(found) > 0.99 * len(tried)


def test_the_score_is_what_is_shared_of_all_in_thousandths() -> None:
    text = DISPATCHES["01_kyiv_annonce"]
    same = likeness(pairs(text), pairs(text.upper().replace("'", "’")))
    assert same is not None
    assert (same.score, same.method) == (1000, RESEMBLANCE)


def test_a_short_part_of_a_long_text_is_an_extract() -> None:
    long = " ".join(DISPATCHES[name] for name in sorted(DISPATCHES))
    part = DISPATCHES["09_lome_mediation"]
    found = likeness(pairs(part), pairs(long))
    assert found is not None
    assert found.method == EXTRACT
    assert found == likeness(pairs(long), pairs(part))


def test_what_is_too_short_is_never_a_reprint() -> None:
    short = "Les conseillers se réunissent samedi à Kyiv, selon Rustem Umerov."
    assert likeness(pairs(short), pairs(short)) is None
    assert sketch(pairs(short)) == ()


@given(some.text(max_size=300), some.text(max_size=300))
def test_likeness_is_mutual_and_a_sketch_has_a_fixed_size(one: str, other: str) -> None:
    assert likeness(pairs(one), pairs(other)) == likeness(pairs(other), pairs(one))
    assert len(sketch(pairs(one))) in (0, *range(reprints.FEWEST, SKETCH + 1))


def test_a_sketch_is_the_same_for_ever() -> None:
    """The log is full of them: whoever changes this finds no reprints of older texts."""
    found = sketch(pairs(DISPATCHES["01_kyiv_annonce"]))
    assert len(found) == SKETCH
    assert found[:3] == (-8833338284885967495, -8802889084393462222, -8292686755041600865)


def digest_of_text(text: str) -> str:
    """The document with that text."""
    return sha256(text.encode()).hexdigest()


def dispatch(name: str, *, compared_at: int | None = None) -> Append:
    """A dispatch as a document."""
    return document_append(DISPATCHES[name], key=name, compared_at=compared_at)


async def test_of_two_similar_texts_at_once_one_is_compared_again(writer: Connection) -> None:
    one = dispatch("01_kyiv_annonce", compared_at=0)
    other = dispatch("02_kyiv_annonce_abregee", compared_at=0)
    outcomes = await log.append(writer, one, other)
    assert [type(outcome) for outcome in outcomes] == [Appended, CompareAgain]
    assert outcomes[1] == CompareAgain(digest_of_text(DISPATCHES["01_kyiv_annonce"]), 1)
    (compared,) = await log.append(writer, dispatch("02_kyiv_annonce_abregee", compared_at=1))
    assert isinstance(compared, Appended)


async def test_other_texts_are_no_reason_to_compare_again(writer: Connection) -> None:
    outcomes = await log.append(
        writer,
        dispatch("06_bruxelles_2025", compared_at=0),
        dispatch("11_belem_climat", compared_at=0),
    )
    assert [type(outcome) for outcome in outcomes] == [Appended, Appended]


async def test_what_nobody_compared_is_there_to_be_compared_with(writer: Connection) -> None:
    await log.append(writer, dispatch("01_kyiv_annonce"))
    (outcome,) = await log.append(writer, dispatch("02_kyiv_annonce_abregee", compared_at=0))
    assert isinstance(outcome, CompareAgain)


async def test_the_log_knows_the_cluster_of_every_recognised_reprint(writer: Connection) -> None:
    document = digest_of_text(DISPATCHES["01_kyiv_annonce"])
    await log.append(writer, dispatch("01_kyiv_annonce"))
    event = ReprintRecognised(
        document=document, cluster=identifier("cluster"), method="test", score=1
    )
    await log.append(writer, append_of("reprint", [(document_stream(document), event)]))
    cursor = await writer.execute("select document, position, cluster from log.document_cluster")
    assert await cursor.fetchall() == [(bytes.fromhex(document), 2, identifier("cluster"))]


async def test_a_reprint_of_what_is_no_document_is_refused(writer: Connection) -> None:
    event = ReprintRecognised(document="x", cluster=identifier("c"), method="test", score=1)
    with pytest.raises(AppendRefused, match="names no document"):
        await log.append(writer, append_of("reprint", [("document:x", event)]))
