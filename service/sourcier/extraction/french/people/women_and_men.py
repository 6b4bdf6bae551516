"""Whether a text calls somebody a woman or a man: by «Mme» and «M.», or the article of the office.

Nothing is guessed from first names; where the words disagree, nothing is known.
"""

import re
from collections.abc import Iterable

from sourcier.extraction.french.people.phrases import Phrase

_WOMAN = re.compile(r"\b(?:Mme|Mlle|Madame|Mademoiselle)\b")
_MAN = re.compile(r"\b(?:MM?\.|Monsieur)\s")


_OF_ARTICLES = {"la": "feminine", "le": "masculine"}


def of_article(determiner: str) -> str:
    """«feminine» or «masculine», where an article says it."""
    return _OF_ARTICLES.get(determiner, "")


def called(plain: str, phrases: Iterable[Phrase]) -> str:
    """«feminine» or «masculine», as the phrases that name one person say; else nothing."""
    said = {_gender(plain[one.outer : one.end], one.determiner) for one in phrases} - {""}
    return said.pop() if len(said) == 1 else ""


def _gender(words: str, determiner: str) -> str:
    if _WOMAN.search(words):
        return "feminine"
    if _MAN.search(words):
        return "masculine"
    return of_article(determiner)
