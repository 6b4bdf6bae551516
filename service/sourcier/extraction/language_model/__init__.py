"""An extractor that asks a language model, and believes nothing of it that the text does not say.

Any endpoint that speaks OpenAI's chat completions will do. A model promises no equal answers, so
what counts is what the log recorded of a run: replays never ask again. The last readings are kept:
a text that comes again soon is not asked for again. Importing this package loads no HTTP client.
"""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from sourcier.extraction.language_model.answer import Answer, answer_schema
from sourcier.extraction.language_model.endpoint import Endpoint, endpoint_of
from sourcier.extraction.language_model.prompt import prompt, prompt_bytes
from sourcier.extraction.language_model.readings import checked
from sourcier.extraction.language_model.refusals import tell
from sourcier.extraction.port import Extraction, ExtractionFailed, SourceText
from sourcier.settings import load_settings

if TYPE_CHECKING:
    from sourcier.extraction.language_model.asking import Asking

_KEPT = 64
"""Readings kept: a batch that is read again because one text failed is not asked for again."""

_LONGEST_REASON = 200


class LanguageModelExtractor:
    """Meetings, participants and statements as a model quotes them; every quote is looked up."""

    name = "language-model"

    def __init__(self, endpoint: Endpoint | None = None) -> None:
        """Raises `SettingsError` where no endpoint is given and none is set."""
        self._endpoint = endpoint or endpoint_of(load_settings())
        self._kept: OrderedDict[SourceText, Extraction] = OrderedDict()

    @property
    def version(self) -> str:
        """Ours, and the model that is asked after the plus: so events say which one it was."""
        return f"1.0.0+{re.sub(r'[^0-9A-Za-z.]+', '-', self._endpoint.model)}"

    @cached_property
    def configuration(self) -> str:
        """SHA-256 (hex) over the prompt, the schema, the model, its host and the seed; no key."""
        parts = (
            prompt_bytes(),
            msgspec.json.encode(answer_schema(), order="sorted"),
            self._endpoint.model.encode(),
            self._endpoint.host.encode(),
            f"temperature 0, seed {self._endpoint.seed}".encode(),
        )
        state = hashlib.sha256()
        for part in parts:
            state.update(f"{len(part)}\n".encode() + part)
        return state.hexdigest()

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        """One extraction for each text, in order; blocks. Raises `ExtractionFailed`."""
        for source in texts:
            if source not in self._kept:
                self._kept[source] = self._read(source)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            yield self._kept[source]

    def _read(self, source: SourceText) -> Extraction:
        longest = self._endpoint.longest_text
        if len(source.text) > longest:
            raise ExtractionFailed(
                f"{len(source.text)} characters are too many for the model: "
                f"SOURCIER_MODEL_LONGEST_TEXT is {longest}"
            )
        content = self._asking.ask(prompt().messages(source), answer_schema())
        found, refusals = checked(_decoded(content), source)
        tell(source.text, refusals, len(found.readings))
        return found

    @cached_property
    def _asking(self) -> "Asking":
        from sourcier.extraction.language_model.asking import Asking

        return Asking(self._endpoint)


def _decoded(content: str) -> Answer:
    try:
        return msgspec.json.decode(content, type=Answer)
    except (msgspec.DecodeError, UnicodeError) as error:
        reason = str(error)[:_LONGEST_REASON]
        raise ExtractionFailed(f"the model did not answer as asked: {reason}") from None


__all__ = ["LanguageModelExtractor"]
