"""`docs/rules.md` is the catalogue of rules: each reads its example there, and none is left out.

A row of a table is an entry: the rule, what it reads, an invented sentence (`<br>` ends a line),
and readings that the rule makes of it, each as `property` and value.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from sourcier.extraction.french.statements.statement import PRIORITY
from sourcier.extraction.port import SourceText

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
READING = re.compile(r"`(?P<property>\w+)` (?P<value>.+?)(?P<absent> \(absent\))?(?:; (?=`)|$)")


class Entry(NamedTuple):
    """One row of the page."""

    rule: str
    reads: str
    text: str
    readings: str


ENTRIES = [
    Entry(rule, reads, example.replace("<br>", "\n"), readings)
    for rule, reads, example, readings in ROW.findall(PAGE.read_text("utf-8"))
]


def entry_of(rule):
    """The name on the page: a verb after a colon is one of many."""
    return re.sub(r":[^+]+", ":…", rule)


def case_texts():
    """The texts of all case files, without their comments, dates and answers."""
    for path in sorted(Path(__file__).parent.glob("*_cases/*.txt")):
        for block in path.read_text("utf-8").split("\n\n"):
            lines = block.strip().splitlines()
            text = "\n".join(line for line in lines if line[:2] not in ("# ", "= ", "@ "))
            if text:
                yield text


@pytest.fixture(scope="module")
def examples(extractor):
    """What is read in each example: its readings by entry."""
    texts = [SourceText(text=one.text) for one in ENTRIES]
    found = {}
    for entry, extraction in zip(ENTRIES, extractor.extract(texts), strict=True):
        found[entry.rule] = defaultdict(set)
        for one in extraction.readings:
            read = (one.property, one.value, one.stance == "absent")
            found[entry.rule][entry_of(one.rule)].add(read)
    return found


def test_a_rule_has_one_entry_only():
    assert len({one.rule for one in ENTRIES}) == len(ENTRIES) > 100


def test_every_table_row_is_an_entry():
    rows = re.findall(r"^\| `", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule)
def test_the_example_is_read_by_its_rule(examples, entry):
    told = {
        (one["property"], one["value"], bool(one["absent"]))
        for one in READING.finditer(entry.readings)
    }
    assert told
    assert told <= examples[entry.rule][entry.rule]


def test_every_rule_that_reads_an_example_has_an_entry(examples):
    emitted = {rule for rules in examples.values() for rule in rules}
    assert emitted - {one.rule for one in ENTRIES} == set()


def test_every_rule_that_reads_a_case_has_an_entry(extractor):
    texts = [SourceText(text=text) for text in case_texts()]
    emitted = {
        entry_of(one.rule) for extraction in extractor.extract(texts) for one in extraction.readings
    }
    assert emitted
    assert emitted - {one.rule for one in ENTRIES} == set()


def test_statements_stand_in_the_order_in_which_they_are_kept():
    assert tuple(one.rule for one in ENTRIES if one.rule in PRIORITY) == PRIORITY
