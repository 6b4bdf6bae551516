"""Search finds French words whatever their accents and endings, and shows them as written."""

import json
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from psycopg import Connection

KYIV = (
    "Réunion à l’Élysée. Le chef de l’État a reçu les conseillers de quinze pays, dont l’Ukraine. "
    "« C’est une œuvre commune », a dit le président. Les sommets européens se suivent, "
    "et l’Allemagne n’a pas été représentée."
)


@pytest.fixture(scope="module")
def connection(shared_migrated_url: str) -> Any:
    """A connection to a migrated database, for functions that leave no trace."""
    with psycopg.connect(shared_migrated_url, autocommit=True) as connection:
        yield connection


def finds(connection: Connection[Any], wanted: str, content: str = KYIV) -> bool:
    """Whether a text is found by these words."""
    row = connection.execute(
        "select views.words(%s) @@ views.search_query(%s)", (content, wanted)
    ).fetchone()
    assert row is not None
    return bool(row[0])


def snippet(
    connection: Connection[Any], wanted: str, content: str = KYIV, length: int = 240
) -> dict[str, Any]:
    """The snippet of a text for these words; its marks are checked against the text."""
    row = connection.execute(
        "select views.snippet(%s, views.search_query(%s), %s)::text", (content, wanted, length)
    ).fetchone()
    assert row is not None
    found = json.loads(row[0])
    start, text = found["start"], found["text"]
    assert content[start : start + len(text)] == text
    for mark in found["highlights"]:
        assert 0 <= mark["start"] < mark["end"] <= len(text)
    return dict(found)


def marked(connection: Connection[Any], wanted: str, content: str = KYIV) -> list[str]:
    """What of a text is marked, as it was written."""
    found = snippet(connection, wanted, content, len(content) + 1)
    return [found["text"][mark["start"] : mark["end"]] for mark in found["highlights"]]


@pytest.mark.parametrize(
    ("wanted", "as_written"),
    [
        ("réunion", "Réunion"),
        ("reunion", "Réunion"),
        ("REUNIONS", "Réunion"),
        ("Élysée", "Élysée"),
        ("elysee", "Élysée"),
        ("œuvre", "œuvre"),
        ("oeuvre", "œuvre"),
        ("sommet", "sommets"),
        ("l’Ukraine", "Ukraine"),
        ("l'Ukraine", "Ukraine"),
        ("ukraine", "Ukraine"),
        ("président", "président"),
        ("representees", "représentée"),
        ("européen", "européens"),
    ],
)
def test_words_are_found_and_marked_whatever_accents_apostrophes_and_endings(
    connection: Connection[Any], wanted: str, as_written: str
) -> None:
    assert finds(connection, wanted)
    assert marked(connection, wanted) == [as_written]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("réunion ukraine", True),
        ("réunion espagne", False),
        ("espagne or ukraine", True),
        ("réunion -ukraine", False),
        ("réunion -espagne", True),
        ('"chef de l’État"', True),
        ("« chef de l'Etat »", True),
        ('"État de chef"', False),
        ("la réunion à l’Élysée", True),
        ("où sont les sommets ? été, même, étaient", True),
        ("le sommet été", True),
    ],
)
def test_all_words_are_wanted_a_phrase_in_its_order_and_stop_words_never(
    connection: Connection[Any], wanted: str, found: bool
) -> None:
    assert finds(connection, wanted) is found


@pytest.mark.parametrize("wanted", ["", "   ", "de la", "à l’", "été", "?!", '"', "-", "-le"])
def test_nothing_to_look_for_finds_nothing_and_is_no_error(
    connection: Connection[Any], wanted: str
) -> None:
    assert not finds(connection, wanted)
    assert snippet(connection, wanted)["highlights"] == []


def test_a_stop_word_within_a_phrase_keeps_its_place(connection: Connection[Any]) -> None:
    assert finds(connection, '"réunion à Paris"', "Une réunion à Paris")
    assert not finds(connection, '"réunion à Paris"', "Une réunion Paris")


def test_a_snippet_is_the_part_where_most_was_found(connection: Connection[Any]) -> None:
    content = "Rien. " * 200 + "Ukraine. " + "Rien. " * 200 + KYIV + " Rien." * 200
    found = snippet(connection, "Ukraine conseillers quinze", content, 120)
    assert len(found["text"]) <= 120
    words = [found["text"][mark["start"] : mark["end"]] for mark in found["highlights"]]
    assert words == ["conseillers", "quinze", "Ukraine"]


def test_a_snippet_begins_and_ends_with_whole_words(connection: Connection[Any]) -> None:
    content = " ".join(["antidote"] * 100 + ["sommet"] + ["contrepoison"] * 100)
    found = snippet(connection, "sommet", content, 100)
    assert set(found["text"].split()) == {"antidote", "sommet", "contrepoison"}


def test_a_snippet_without_a_match_is_the_beginning(connection: Connection[Any]) -> None:
    found = snippet(connection, "introuvable", KYIV, 40)
    assert (found["start"], found["highlights"]) == (0, [])
    assert KYIV.startswith(found["text"])


def test_ligatures_markup_and_control_characters_move_no_mark(
    connection: Connection[Any],
) -> None:
    content = "Le cœur, l’œuf, Œdipe\x01 <b>gras</b> &amp; ex æquo \x02 puis le sommet de l’œuvre"
    assert marked(connection, "sommet oeuvre or gras", content)[-1] == "œuvre"
    assert "gras" in marked(connection, "gras sommet", content)


TEXTS = some.text(
    some.sampled_from("aeéÉœŒæßÀ çñøŁıİ’'«»<>&;–.\u00a0\u202f\u0301\u200b한\n\x01\x02")
    | some.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=60,
)


@settings(deadline=None, max_examples=300)
@given(some.lists(TEXTS | some.just("Réunion"), max_size=8), some.integers(1, 80))
def test_whatever_the_text_marks_are_on_words_that_were_looked_for(
    shared_migrated_url: str, parts: list[str], length: int
) -> None:
    with psycopg.connect(shared_migrated_url, autocommit=True) as connection:
        content = " ".join(parts)
        found = snippet(connection, "reunion", content, length)
        for mark in found["highlights"]:
            word = found["text"][mark["start"] : mark["end"]]
            assert word.lower().startswith("r"), (word, content)


def test_the_longest_text_of_only_different_words_has_words(connection: Connection[Any]) -> None:
    letters = [chr(0x4E00 + number) for number in range(20_000)]
    content = " ".join(one + other for one in letters[:200] for other in letters[:2000])[:1_000_000]
    row = connection.execute("select length(views.words(%s))", (content,)).fetchone()
    assert row is not None
    assert row[0] > 10_000
    assert snippet(connection, "introuvable", content)["highlights"] == []


def test_one_word_without_an_end_is_no_error(connection: Connection[Any]) -> None:
    assert not finds(connection, "sommet", "x" * 1_000_000)
