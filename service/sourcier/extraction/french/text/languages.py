"""A text in another language is not read, and it is said why; what is given beats what is guessed.

Most words decide, so foreign quotations do not keep a French text from being read. A text of a few
words is always read: there is too little to tell its language by.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from sourcier.extraction.french.text.pieces import pieces
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.port import SourceText

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_FRENCH = ("fr", "fra", "fre")
_NOT_SAID = ("", "und", "mul", "zxx", "mis")
_WORD = re.compile(r"[^\W\d_]+")
_PIECE = 1_000
_SURE = 0.5
_FEWEST_WORDS = 6
_PLAINLY_FRENCH = 0.03
"""Share of words such as «dans» and «cette», which other languages do not have."""


def refusal(source: SourceText) -> str | None:
    """Why a text is not read, or nothing: the language it is said to be in, or its words are in."""
    given = (source.language or "").split("-")[0].lower()
    if given not in _NOT_SAID:
        return None if given in _FRENCH else f"the text is said to be in {_named(given)}"
    other = _majority(source.text)
    return f"most of the text seems to be in {_named(other)}" if other else None


def _majority(text: str) -> str | None:
    """The language of most words, where it is surely another than French."""
    found: dict[str, int] = {}
    for start, end in pieces(text, 0, len(text), _PIECE):
        in_piece = _WORD.findall(text[start:end].lower())
        code = _language(text[start:end], in_piece)
        found[code] = found.get(code, 0) + len(in_piece)
    french, _ = found.pop("fr", 0), found.pop("", 0)
    if sum(found.values()) <= french:
        return None
    return max(sorted(found), key=lambda code: found[code])


def _language(piece: str, in_piece: list[str]) -> str:
    """The language of a piece, or nothing where its words do not tell."""
    if len(in_piece) < _FEWEST_WORDS:
        return ""
    french = words("languages_only_french")
    # Loading the identifier takes longer than reading an article: most texts need none.
    if sum(word in french for word in in_piece) > max(1, _PLAINLY_FRENCH * len(in_piece)):
        return "fr"
    code, rate = _identifier().classify(piece)
    return str(code) if code == "fr" or rate >= _SURE else ""


def _named(code: str) -> str:
    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
