"""A minister of several things: «ministre des Mines, de la Pêche et des Ports, M. X» is one office.

Commas part the portfolios, «et» comes before the last; countries listed so are several ministers.
A commissioner «aux affaires politiques, à la paix et à la sécurité» has them behind «à».
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term

_OF = r"(?:de la |de l'|du |des |d'|de )"
_TO = r"(?:à la |à l'|aux |au )"
_WORDS = r"[^,.;:()«»\n]{3,90}"
_MORE = re.compile(rf"(?:\s*,\s+(?:(?:et )?{_OF}|chargée? {_OF}){_WORDS})+")
_MORE_TO = re.compile(rf"(?:\s*,\s+(?:et )?{_TO}{_WORDS})+")
_LAST = re.compile(rf"\bet (?:{_OF}|{_TO})|\bchargée? {_OF}")
_DELEGATED = re.compile(rf"\s{_TO}")
_MINISTERS = ("ministre", "secrétaire", "commissaire", "délégué")


def after_portfolios(
    document: Document,
    sentence: Sentence,
    index: int,
    head: Term,
    names: Sequence[tuple[int, int]],
) -> int:
    """The index of the first word after the portfolios; `index` where there are no more of them."""
    if "plural" in head.details or not any(one in head.name.lower() for one in _MINISTERS):
        return index
    start = sentence.words[index - 1].end
    delegated = _DELEGATED.search(document.plain, head.end, start)
    more = (_MORE_TO if delegated else _MORE).match(document.plain, start, sentence.end)
    if not more:
        return index
    starts = [begin for begin, _ in names]
    last = sentence.at(more.end())
    for word in sentence.words[index:last]:
        role = document.terms_in(word.start, word.end, "role", "city")
        if word.finite or word.start in starts or role:
            last = word.index
            break
    end = sentence.words[last - 1].end
    return last if last > index and _LAST.search(document.plain, start, end) else index
