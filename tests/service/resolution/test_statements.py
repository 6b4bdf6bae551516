"""Statements: one where the same speaker says the same words, else each its own."""

from sourcier.resolution import Profile

from .facts import Told
from .memory import MemoryIndex

WORDS = "Les textes sont presque prêts et il reste à les signer"


def said(
    content: str, speaker: str | None = "Rustem Umerov", document: str | None = None
) -> Profile:
    told = Told()
    if speaker is not None:
        told.participant(speaker)
    local = told.statement(content, speaker)
    return next(one for one in told.run(document) if one.label == local)


def same(one: Profile, other: Profile) -> bool:
    index = MemoryIndex()
    return index.add([one])[0].entity == index.add([other])[0].entity


def test_reprints_are_one_statement() -> None:
    assert same(said(WORDS), said(f"« {WORDS.upper()}. »", "Roustem Oumerov"))
    assert same(said(WORDS, None), said(WORDS, None))


def test_other_words_or_another_speaker_are_another_statement() -> None:
    assert not same(said(WORDS), said(WORDS + " demain"))
    assert not same(said(WORDS), said(WORDS, "Marco Rubio"))
    assert not same(said(WORDS), said(WORDS, None))


def test_a_few_words_are_said_on_many_occasions() -> None:
    assert not same(said("C'est une étape"), said("C'est une étape"))


def test_a_new_run_finds_the_passage_again() -> None:
    assert same(said(WORDS, document="a"), said(WORDS + " demain", "Marco Rubio", "a"))


def test_the_same_words_twice_in_one_text_are_two_statements() -> None:
    index = MemoryIndex()

    def twice() -> tuple[Profile, ...]:
        told = Told()
        told.statement(WORDS)
        told.statement(WORDS)
        return told.run("a")

    first = [one.entity for one in index.add(twice())]
    assert len(set(first)) == 2
    assert [one.entity for one in index.add(twice())] == first
