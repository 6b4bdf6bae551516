"""«le ministre», where a document has several: those of them whom its text calls by the noun.

Not one who is so called in the same sentence: «Recevant le ministre grec, M. X, le ministre a dit»
does not mean X.
"""

from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Document


def so_called(
    document: Document, phrases: Sequence[Phrase], phrase: Phrase, holders: Sequence[str]
) -> Sequence[str]:
    """The keys of those who may be meant, of the `holders`; none where there are not several."""
    if len(holders) < 2:
        return ()
    called = [one for one in phrases if _is_called(document.plain, one, phrase.head)]
    sentence = document.outer_at(phrase.start)
    beside = {
        _key(one) for one in called
        if sentence and sentence.start <= one.start and one.end <= phrase.outer
    }  # fmt: skip
    known = {_key(one) for one in called}
    fitting = [one for one in holders if one in known] or holders
    return [one for one in fitting if one not in beside] or fitting


def _key(one: Phrase) -> str:
    return f"person:{one.person}"


def _is_called(plain: str, one: Phrase, noun: str) -> bool:
    """Whether a phrase names a person together with that noun."""
    return bool(one.person) and noun in plain[one.start : one.end].lower().split()
