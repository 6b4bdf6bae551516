"""A person is a name in the text; a surname alone belongs to the full name of the same document.

Several witnesses say whether a run of capitalised words names a person — an address, an office, a
first name, the table of known people, the grammar, the parser — and none of them alone is enough
where something else says that it does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sourcier.extraction.french.people.known_people import (
    is_ambiguous,
    is_feminine,
    is_first_name,
    known,
    name_keys,
)
from sourcier.extraction.french.people.name_context import NameContext
from sourcier.extraction.french.people.name_parts import Run
from sourcier.extraction.french.people.name_runs import runs
from sourcier.extraction.french.people.name_words import Style, style_of
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier_events.names import fold, transliteration_key

_OF_ORGANISATIONS = words("persons_of_organisations")
_WRITERS = re.compile(
    r"\(?(?:reportage|rédigé|édité|traduit|version française|propos recueillis|montage|avec "
    r"(?:\w+ ){0,3}à [A-Z])\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|,?\s*et)\s*(?:M\. |Mme )?")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name where it stands. `titled`: an address or an office right before says so.

    `feminine` is what the address says.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    certain: bool
    titled: bool
    feminine: bool | None = None


@dataclass(slots=True)
class Person:
    """One person of a document, with the spans of all names that mean them."""

    key: str
    name: str
    spans: list[NameSpan] = field(default_factory=list)
    country: str = ""
    office: str = ""
    feminine: bool | None = None


def persons(document: Document) -> list[Person]:
    """All persons named in a document, in order of their first full name."""
    spans = [span for s in document.sentences for span in _names(document, s)]
    spans.sort(key=lambda span: span.start)
    full = [span for span in spans if len(span.words) > 1 and span.certain]
    people: list[Person] = []
    for span in full:
        _person_for(people, span).spans.append(span)
    for span in sorted((span for span in spans if span not in full), key=_by_certainty):
        for part in _pair(people, span):
            _attach(people, part)
    for person in people:
        _complete(person)
    return people


def _person_for(people: list[Person], span: NameSpan) -> Person:
    for person in people:
        if _same(person, span):
            if _is_fuller(span, person.name):
                person.name = span.text
            return person
    people.append(Person(transliteration_key(span.text), span.text))
    return people[-1]


def _same(person: Person, span: NameSpan) -> bool:
    """Whether two full names are of one person: both ends agree, or one holds the other."""
    mine, other = name_keys(person.name), name_keys(span.text)
    if not mine or not other or mine[-1] != other[-1]:
        return (set(other) <= set(mine) or set(mine) <= set(other)) and len(other) > 1 < len(mine)
    shorter, longer = sorted((mine, other), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return True
    letters = 1 if min(len(mine[0]), len(other[0])) == 1 else 2
    return len(mine) == 1 or len(other) == 1 or mine[0][:letters] == other[0][:letters]


def _is_fuller(span: NameSpan, name: str) -> bool:
    """Whether a name has a first name in place of an initial, or words before the same words."""
    if _begins_with_initial(name):
        return not _begins_with_initial(span.text)
    mine, other = name_keys(name), name_keys(span.text)
    return len(other) > len(mine) and other[-len(mine) :] == mine


def _begins_with_initial(name: str) -> bool:
    return name[1:2] == "."


def _attach(people: list[Person], span: NameSpan) -> None:
    """A name that is not full, or not certain, belongs to a person already there, or is its own."""
    for fits in (_has_surname, _has_part):
        found = [person for person in people if fits(person, span)]
        if found:
            found[0].spans.append(span)
            return
    alone = len(span.words) == 1 and not is_ambiguous(span.text)
    if span.titled or (known(span.text) and (span.certain or alone)):
        _person_for(people, span).spans.append(span)


def _by_certainty(span: NameSpan) -> tuple[bool, int]:
    """Titled names first: «Macron» may stand before «le président Macron»."""
    return not span.titled, span.start


def _pair(people: list[Person], span: NameSpan) -> list[NameSpan]:
    """«le tête-à-tête Molina-Quispe» names two people of the document by their surnames."""
    left, dash, right = span.text.partition("-")
    if not dash:
        return [span]
    surnames = {name_keys(person.name)[-1] for person in people}
    if not {transliteration_key(left), transliteration_key(right)} <= surnames:
        return [span]
    middle = span.start + len(left)
    return [
        NameSpan(span.start, middle, left, (left,), span.certain, False),
        NameSpan(middle + 1, span.end, right, (right,), span.certain, False),
    ]


def _has_surname(person: Person, span: NameSpan) -> bool:
    words = name_keys(span.text)
    if _begins_with_initial(span.text) and not _same(person, span):
        return False
    same = bool(words) and words[-1] == name_keys(person.name)[-1]
    if not same or span.feminine is None or " " not in person.name:
        return same
    gender = is_feminine(person.name.split()[0])
    return gender is None or span.feminine is gender


def _has_part(person: Person, span: NameSpan) -> bool:
    """A middle name will do; the first word only where a title says so, or names begin with it."""
    words, mine = name_keys(span.text), name_keys(person.name)
    if len(words) != 1:
        return False
    return words[0] in mine[1:] or (
        words[0] == mine[0] and (span.titled or not is_first_name(span.text))
    )


def _complete(person: Person) -> None:
    """Full name, country and office from the table of known people; gender by first name."""
    person.spans.sort(key=lambda span: span.start)
    words = person.name.split()
    if len(words) > 1:
        last = words[-1].capitalize() if words[-1].islower() else words[-1]
        person.name = " ".join((*words[:-1], last))
        person.feminine = True if is_feminine(words[0]) else None
    found = known(person.name)
    if found and not (len(words) == 1 and is_ambiguous(person.name)):
        if len(words) == 1 or _begins_with_initial(person.name):
            person.name = _full_name(found.name, words[-1])
        person.country, person.office = found.country, found.office
        person.feminine = is_feminine(found.name.split()[0]) or person.feminine


def _full_name(known_as: str, written: str) -> str:
    """The known name with the surname as the text spells it, unless a letter was lost."""
    first, _, surname = known_as.rpartition(" ")
    same = transliteration_key(surname) == transliteration_key(written)
    lost = written[:1].lower() != surname[:1].lower() or "-" in written or not written[:1].isupper()
    return known_as if same or lost or not first or " " in surname else f"{first} {written}"


def _names(document: Document, sentence: Sentence) -> Iterator[NameSpan]:
    opening = document.plain[sentence.start : sentence.end]
    if sentence.kind is ZoneKind.BYLINE or _WRITERS.match(opening):
        return
    style = style_of(document.plain, sentence)
    shared: NameSpan | None = None
    for run in runs(document, sentence, style):
        after = shared and _AND.fullmatch(document.plain, shared.end, run.start)
        found = list(_name(document, sentence, run, style, bool(after)))
        yield from found
        several = bool(found) and NameContext(document, sentence, run).follows_plural
        shared = found[0] if found and (several or after) else None


def _name(
    document: Document, sentence: Sentence, run: Run, style: Style, shares_title: bool
) -> Iterator[NameSpan]:
    context = NameContext(document, sentence, run)
    if len(run.words) > 2 and context.has_article and not run.addressed:
        run = Run(run.words[1:])
        context = NameContext(document, sentence, run)
    if len(run.words) > 2 and _begins_with_party(run):
        run = Run(run.words[1:], run.addressed)
        context = NameContext(document, sentence, run)
    if context.is_called_after or context.is_credit:
        return
    text = document.plain[run.start : run.end]
    titled = run.addressed or shares_title or context.follows_office or context.follows_people
    if not titled and any(fold(word.text) in _OF_ORGANISATIONS for word in run.words):
        return
    certain = titled or _is_certain(context, run, text, style)
    if certain or known(text) or len(run.words) == 1 or _begins_with_initial(text):
        parts = tuple(word.text for word in run.words)
        feminine = context.address_feminine if run.addressed else None
        yield NameSpan(run.start, run.end, text, parts, certain, titled, feminine)


def _begins_with_party(run: Run) -> bool:
    """«le député Renaissance Jean Morel»: a party before the name."""
    return fold(run.words[0].text) in _OF_ORGANISATIONS and is_first_name(run.words[1].text)


def _is_certain(context: NameContext, run: Run, text: str, style: Style) -> bool:
    """What the witnesses say of a run without a title."""
    several = len(run.words) > 1
    if known(text) and (several or not is_ambiguous(text)):
        return True
    if context.has_article or (text.isupper() and len(text) < 6) or context.is_place:
        return False
    if several and is_first_name(run.words[0].text):
        return True
    if style.titled or style.shouted:
        return False
    if context.has_entity("PER"):
        return True
    return several and (
        context.is_beside_office
        or context.is_subject
        or (
            all(one.tag == "PROPN" for one in context.words)
            and not context.has_entity("ORG", "LOC")
        )
    )
