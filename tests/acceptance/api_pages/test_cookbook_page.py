"""The page `docs/cookbook.md` shows the operations as they are, and what they really answer."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import httpx
import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate

from sourcier_graphql import trusted_documents

from ..conftest import ROOT
from .corrections import Corrections, messages, subscribed
from .operations import DOCUMENTS, FOLDER, VARIABLES, Answers, Asked, question_of, text_of
from .shortened import invented
from .subjects import Subjects

PAGE = (ROOT / "docs" / "cookbook.md").read_text("utf-8")


class Section(NamedTuple):
    """What the page shows of one question."""

    heading: str
    operation: str
    variables: Any
    answer: Any


def block(section: str, fence: str) -> str | None:
    """A block of code of a section; None where there is none."""
    found = re.search(rf"^```{fence}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return found[1] if found else None


def sections() -> Iterator[tuple[str, Section]]:
    """The sections by the numbers of their questions."""
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        number, _, heading = section.partition("\n")[0].partition(". ")
        operation, answer = block(section, "graphql"), block(section, "json answer")
        assert operation and answer, heading
        variables = json.loads(block(section, "json variables") or "{}")
        yield f"{number:>02}", Section(heading, operation, variables, json.loads(answer))


SECTIONS = dict(sections())
CORRECTIONS = ("20", "21", "22", "23")


def test_every_operation_is_on_the_page_in_order() -> None:
    assert list(SECTIONS) == list(DOCUMENTS)
    assert len([number for number in SECTIONS if number <= "20"]) == 20


@pytest.mark.parametrize("number", DOCUMENTS)
def test_the_page_shows_the_file_under_its_question(number: str) -> None:
    assert SECTIONS[number].operation == text_of(number)
    assert SECTIONS[number].heading == question_of(number)


@pytest.mark.parametrize("number", DOCUMENTS)
def test_a_file_is_one_valid_operation_with_a_name(number: str) -> None:
    schema = build_schema((ROOT / "graphql" / "schema.graphql").read_text("utf-8"))
    document = parse(text_of(number))
    assert validate(schema, document) == []
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    assert len(operations) == 1 and operations[0].name


def test_the_folder_serves_as_trusted_documents() -> None:
    assert len(trusted_documents.load(FOLDER).texts) == len(DOCUMENTS)


def assert_shown(number: str, asked: Asked) -> None:
    shown = SECTIONS[number]
    assert invented(shown.variables, asked.variables) is None
    assert invented(shown.answer, asked.data) is None


@pytest.mark.parametrize("number", [one for one in DOCUMENTS if one not in (*CORRECTIONS, "10")])
def test_the_answer_on_the_page_is_the_real_one(number: str, answers: Answers) -> None:
    assert_shown(number, answers(number))


@pytest.mark.parametrize("number", CORRECTIONS)
def test_the_correction_on_the_page_is_the_real_one(number: str, corrections: Corrections) -> None:
    assert_shown(number, corrections.answers[number])


def test_the_message_on_the_page_is_a_real_one(demo_api: httpx.Client) -> None:
    variables = VARIABLES["10"](Subjects(demo_api))
    with subscribed(demo_api, variables) as response:
        heard = list(islice(messages(response), 10))
    assert any(not invented(SECTIONS["10"].answer, message) for message in heard), heard


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        ([1], [1, 2]),
        ([], [1]),
        (["…", 3], [1, 2]),
        ("text…", "other text"),
        (True, 1),
        ("…", None),
    ],
)
def test_what_the_whole_answer_does_not_have_is_noticed(shown: Any, whole: Any) -> None:
    assert invented(shown, whole)


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ({"a": "…"}, {"a": 2, "b": 3}),
        (["…", 3, "…", 5], [1, 2, 3, 4, 5]),
        ([1, "…"], [1]),
        ("text…", "text and more"),
    ],
)
def test_what_was_left_out_is_not_missed(shown: Any, whole: Any) -> None:
    assert not invented(shown, whole)
