"""«le fonctionnaire» or «ce responsable» is the nameless one whom the text introduced by that noun.

However far back that was; a person named by the noun since then would be meant instead.
"""

from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind

_INTRODUCING = ("un", "une")


def introduced(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase | None:
    """The phrase that introduced them, of the document's `phrases`, or None."""
    noun = _noun(phrase)
    earlier = (one for one in phrases if one.end <= phrase.outer and not one.plural)
    alike = [one for one in earlier if one.head and _noun(one) == noun]
    last = next((one for one in reversed(alike) if one.person or _introduces(one)), None)
    if last is None or last.person or not _countries(phrase) <= _countries(last):
        return None
    return last


def _introduces(one: Phrase) -> bool:
    return one.kind is PhraseKind.OFFICE and one.determiner in _INTRODUCING


def _noun(one: Phrase) -> str:
    """The last word of the head: a «haut fonctionnaire» is a «fonctionnaire»."""
    return one.head.split(" ")[-1]


def _countries(one: Phrase) -> set[str]:
    return {other.key for other in one.references}
