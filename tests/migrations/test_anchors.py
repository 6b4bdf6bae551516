"""A quotation is where it was, or moved to one place, or lost: never where it only looks alike."""

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sourcier_events import evidence

TEXT = "Le sommet a lieu à Paris. Le suivant aura lieu à Paris, dit-on. Puis à Kyïv."


def anchor(url: str, revision: str, quoted: evidence.Evidence) -> tuple[str, int | None]:
    """Where a quotation stands in a revision."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(
            "select state, start_now from views.anchor(%s, %s, %s, %s, %s)",
            (revision, quoted.exact, quoted.prefix, quoted.suffix, quoted.start),
        ).fetchone()
    assert row is not None
    return row


def quote(exact: str, after: int = 0) -> evidence.Evidence:
    """The first such passage of the text from an offset on."""
    start = TEXT.index(exact, after)
    return evidence.select(TEXT, start, start + len(exact))


def test_what_stands_at_the_same_offset_is_exact(shared_migrated_url: str) -> None:
    assert anchor(shared_migrated_url, TEXT, quote("Kyïv")) == ("exact", TEXT.index("Kyïv"))
    assert anchor(shared_migrated_url, TEXT + " Fin.", quote("Kyïv")) == (
        "exact",
        TEXT.index("Kyïv"),
    )


def test_what_stands_once_elsewhere_has_moved(shared_migrated_url: str) -> None:
    revision = f"Mise à jour. {TEXT}"
    assert anchor(shared_migrated_url, revision, quote("Kyïv")) == (
        "moved",
        revision.index("Kyïv"),
    )


def test_of_several_places_what_stood_around_it_decides(shared_migrated_url: str) -> None:
    revision = f"Mise à jour. {TEXT}"
    for after in (0, 30):
        quoted = quote("Paris", after)
        moved = quoted.start + len("Mise à jour. ")
        assert anchor(shared_migrated_url, revision, quoted) == ("moved", moved)


@pytest.mark.parametrize(
    "revision",
    ["Paris ou Paris ?", "Le sommet a lieu à Rome.", "", "paris", "Le sommet a lieu à PARIS."],
    ids=["nobody can say which", "gone", "empty", "another letter", "capitals"],
)
def test_what_is_nowhere_or_in_several_like_places_is_lost(
    shared_migrated_url: str, revision: str
) -> None:
    assert anchor(shared_migrated_url, revision, quote("Paris")) == ("lost", None)


@settings(deadline=None, max_examples=150)
@given(
    some.text(some.sampled_from("ab é"), min_size=1, max_size=30),
    some.text(some.sampled_from("ab é"), max_size=30),
    some.data(),
)
def test_wherever_it_is_said_to_stand_it_stands(
    shared_migrated_url: str, text: str, revision: str, data: some.DataObject
) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    quoted = evidence.select(text, start, data.draw(some.integers(start + 1, len(text))))
    state, now = anchor(shared_migrated_url, revision, quoted)
    if state == "lost":
        assert now is None
        assert revision.count(quoted.exact) != 1
    else:
        assert now is not None
        assert revision[now : now + len(quoted.exact)] == quoted.exact
        assert (state == "exact") == (now == quoted.start)
