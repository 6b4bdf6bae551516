"""A person is a name in the text; a surname alone belongs to the full name of the same document.

The table of known people completes names and settles doubts, it never adds anybody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.lexicon import read, words
from sourcier_events.names import fold, transliteration_key

_PARTICLES = words("persons_particles")
_NOT_NAMES = words("persons_not_names")
_OPENERS = words("sentence_openers")
_TITLES = frozenset(word.lower() for word in read("roles")["titles"]["words"])
_BREAKING = frozenset(
    {"country", "organisation", "institution", "media", "venue", "role", "meeting", "demonym"}
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of the table of known people."""

    name: str
    country: str
    office: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name where it stands."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    certain: bool
    titled: bool


@dataclass(slots=True)
class Person:
    """One person of a document, with the spans of all names that mean them."""

    key: str
    name: str
    spans: list[NameSpan] = field(default_factory=list)
    country: str = ""
    office: str = ""
    feminine: bool | None = None


@cache
def known_people() -> dict[str, tuple[KnownPerson, ...]]:
    """Known people by the key of their surname, in every spelling."""
    found: dict[str, list[KnownPerson]] = {}
    for name, (country, office, *spellings) in read("people")["people"].items():
        person = KnownPerson(name, country, office)
        for spelling in {name.split()[-1], *spellings}:
            people = found.setdefault(transliteration_key(spelling.split()[-1]), [])
            if person not in people:
                people.append(person)
    return {key: tuple(people) for key, people in found.items()}


def known(words: tuple[str, ...]) -> KnownPerson | None:
    """The known person of that name, where the surname leaves no doubt."""
    people = known_people().get(transliteration_key(words[-1]), ())
    if len(words) == 1:
        return people[0] if len(people) == 1 else None
    first = transliteration_key(words[0])
    for person in people:
        other = transliteration_key(person.name.split()[0])
        if first[:3] == other[:3]:
            return person
    return None


def persons(document: Document) -> list[Person]:
    """All persons named in a document, in order of their first full name."""
    spans = [span for s in document.sentences for span in _names(document, s)]
    spans.sort(key=lambda span: span.start)
    full = [span for span in spans if len(span.words) > 1 and span.certain]
    people: list[Person] = []
    for span in full:
        _person_for(people, span).spans.append(span)
    for span in spans:
        if span not in full:
            _attach(people, span)
    for person in people:
        _complete(person)
    return people


def _person_for(people: list[Person], span: NameSpan) -> Person:
    for person in people:
        if _same(person, span):
            return person
    key = transliteration_key(span.text)
    people.append(Person(key, span.text))
    return people[-1]


def _same(person: Person, span: NameSpan) -> bool:
    mine = transliteration_key(person.name).split()
    other = transliteration_key(span.text).split()
    if not mine or not other or mine[-1] != other[-1]:
        return set(other) <= set(mine) and len(other) > 1
    return len(mine) == 1 or len(other) == 1 or mine[0][:2] == other[0][:2]


def _attach(people: list[Person], span: NameSpan) -> None:
    """A name that is not full, or not certain, belongs to a person already there, or is its own."""
    words = transliteration_key(" ".join(span.words)).split()
    for person in people:
        mine = transliteration_key(person.name).split()
        if words and (words[-1] == mine[-1] or (len(words) == 1 and words[0] in mine[1:])):
            person.spans.append(span)
            return
    if span.titled or (known(span.words) and (span.certain or len(span.words) == 1)):
        _person_for(people, span).spans.append(span)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(fold(name) for name in read("people")["feminine"]["first_names"])


def _complete(person: Person) -> None:
    """Full name, country and office from the table of known people; gender by first name."""
    person.spans.sort(key=lambda span: span.start)
    if fold(person.name.split()[0]) in _first_names():
        person.feminine = True
    found = known(tuple(person.name.split()))
    if found:
        person.name = found.name if len(person.name.split()) == 1 else person.name
        person.country, person.office = found.country, found.office


def _names(document: Document, sentence: Sentence) -> Iterator[NameSpan]:
    barriers = document.terms_in(sentence.start, sentence.end)
    run: list[Word] = []
    for word in sentence.words:
        if _continues(document, word, run, barriers):
            run.append(word)
            continue
        yield from _name(document, sentence, run)
        run = [word] if _starts(document, word, barriers) else []
    yield from _name(document, sentence, run)


def _starts(document: Document, word: Word, barriers: list[Term]) -> bool:
    if not re.match(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*$", word.text) or len(word.text) < 2:
        initial = re.fullmatch(r"[A-ZÉ]\.(?:-?[A-Z]\.)?", word.text)
        return bool(initial) and word.text != "M."
    if word.lower.strip(".") in ("m", "mm", "mme", "mmes", "mlle", "dr"):
        return False
    if fold(word.text) in _NOT_NAMES or word.lower in _NOT_NAMES:
        return False
    return not any(_blocks(document, term, word) for term in barriers)


def _blocks(document: Document, term: Term, word: Word) -> bool:
    if not (term.start < word.end and word.start < term.end):
        return False
    if term.category in _BREAKING:
        return True
    follows = document.plain[term.end : term.end + 3]
    before = document.plain[max(0, term.start - 6) : term.start].lower()
    named = re.match(r" [A-ZÀ-Þ]", follows) and not re.search(r"\b(?:à|a|de|en|d)\W$", before)
    return term.category == "city" and not named


def _continues(document: Document, word: Word, run: list[Word], barriers: list[Term]) -> bool:
    if not run:
        return False
    gap = document.plain[run[-1].end : word.start]
    if gap not in (" ", "", "  ") or len(run) > 5:
        return False
    if word.lower in _PARTICLES and word.text.islower():
        follows = document.plain[word.end : word.end + 10]
        return bool(
            re.match(r"(?: (?:der|den|la|ben|al|el))?[ -][A-ZÀ-Þ]", follows)
        ) and word.lower not in ("de", "la")
    if word.text in ("-", "al-", "el-"):
        return gap == ""
    return _starts(document, word, barriers)


def _name(document: Document, sentence: Sentence, run: list[Word]) -> Iterator[NameSpan]:
    while len(run) > 1 and run[0].start == sentence.start and run[0].lower in _OPENERS:
        run = run[1:]
    if len(run) > 2 and _has_article(document, run[0].start):
        run = run[1:]
    while run and (run[-1].text.islower() or run[-1].text == "-"):
        run = run[:-1]
    if not run or len(run[-1].text.strip(".")) < 2:
        return
    start, end = run[0].start, run[-1].end
    text = document.plain[start:end]
    title = re.search(r"([\w]+)\.?\s+$", document.plain[max(0, start - 14) : start])
    titled = bool(title and title.group(1).lower() in _TITLES)
    certain = _is_certain(document, sentence, run, text, titled)
    if certain or known(tuple(text.split())) or len(run) == 1:
        yield NameSpan(start, end, text, tuple(text.split()), certain, titled)


def _is_certain(
    document: Document, sentence: Sentence, run: list[Word], text: str, titled: bool
) -> bool:
    if titled or known(tuple(text.split())):
        return True
    if text.isupper() and len(text) < 6:
        return False
    start, end = run[0].start, run[-1].end
    if any(word.entity == "PER" for word in run):
        return len(run) > 1 or not _has_article(document, start)
    if len(run) < 2 or _has_article(document, start):
        return False
    return (
        _beside_office(document, start, end)
        or _is_subject(sentence, run)
        or (
            all(word.tag == "PROPN" for word in run)
            and not any(word.entity in ("ORG", "LOC") for word in run)
            and not re.search(r"\b(?:à|en|au|aux)\s$", document.plain[max(0, start - 5) : start])
        )
    )


def _is_subject(sentence: Sentence, run: list[Word]) -> bool:
    """Whether a verb follows at once: «Anna Lindqvist a rencontré …»."""
    following = sentence.words[run[-1].index + 1 : run[-1].index + 2]
    person_like = not any(word.entity in ("ORG", "LOC") for word in run)
    return bool(following) and person_like and following[0].tag in ("AUX", "VERB")


def _has_article(document: Document, start: int) -> bool:
    return bool(
        re.search(r"(?:\b(?:le|la|les|du|des|un|une|cette|ce|aux?)\s|\bl')$",
                  document.plain[max(0, start - 7) : start], re.IGNORECASE)
    )  # fmt: skip


def _beside_office(document: Document, start: int, end: int) -> bool:
    """Whether a comma and an office follow, or an office stands a few words before."""
    if re.match(r",\s", document.plain[end : end + 2]):
        roles = document.terms_in(end, end + 40, "role")
        if roles and not re.search(r"[,.;:]", document.plain[end + 1 : roles[0].start]):
            return True
    roles = document.terms_in(max(0, start - 90), start, "role")
    return bool(roles) and not re.search(r"[.;:]", document.plain[roles[-1].end : start])
