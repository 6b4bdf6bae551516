"""An extraction as an annotation object: the facts of one document with offsets into its file.

Participants are those who take part in a meeting; who only speaks stands with the statement.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance
from sourcier_events.evidence import Evidence

_MEETING_FIELDS = ("kind", "family", "series", "date", "weekday", "city", "country")


def annotations(
    doc_id: str,
    extraction: Extraction,
    text: str,
    to_file_offset: Callable[[int], int],
    file_text: str | None = None,
) -> dict[str, Any]:
    """The object for one document. Quotes are those of the file where its text is given."""
    return _Annotator(extraction, text, to_file_offset, file_text).document(doc_id)


class _Annotator:
    def __init__(
        self,
        extraction: Extraction,
        text: str,
        to_file_offset: Callable[[int], int],
        file_text: str | None,
    ) -> None:
        self._mentions = extraction.mentions
        self._text, self._file_text = text, file_text
        self._to_file_offset = to_file_offset
        self._readings: dict[str, list[Reading]] = {}
        for reading in extraction.readings:
            self._readings.setdefault(reading.mention, []).append(reading)

    def document(self, doc_id: str) -> dict[str, Any]:
        """Meetings, participants and statements."""
        links = self._links()
        return {
            "doc_id": doc_id,
            "meetings": [self._meeting(one) for one in self._of(EntityKind.MEETING)],
            "participants": [
                self._participant(one, links[one.local])
                for one in self._of(EntityKind.PARTICIPANT)
                if one.local in links
            ],
            "statements": [self._statement(one) for one in self._of(EntityKind.STATEMENT)],
        }

    def _of(self, kind: EntityKind) -> Iterable[Mention]:
        return (mention for mention in self._mentions if mention.kind is kind)

    def _links(self) -> dict[str, list[dict[str, str]]]:
        """The meetings of each participant; who stays away takes part in none."""
        links: dict[str, list[dict[str, str]]] = {}
        for meeting in self._of(EntityKind.MEETING):
            for reading in self._all(meeting.local, "participant"):
                if reading.reference and reading.stance is not Stance.ABSENT:
                    mode = reading.qualifiers.get("mode", "unknown")
                    links.setdefault(reading.reference, []).append(
                        {"id": meeting.local, "mode": mode}
                    )
        return links

    def _meeting(self, mention: Mention) -> dict[str, Any]:
        values = {name: self._first(mention.local, name) for name in _MEETING_FIELDS}
        delegations = self._first(mention.local, "delegations")
        return {
            "id": mention.local,
            **values,
            "place": self._first(mention.local, "venue"),
            "format": self._first(mention.local, "format") or "unknown",
            "status": self._first(mention.local, "status") or "held",
            "delegations": int(delegations) if delegations else None,
            "evidence": self._passages(mention.evidence),
        }

    def _participant(self, mention: Mention, links: list[dict[str, str]]) -> dict[str, Any]:
        return {
            "name": self._first(mention.local, "name"),
            "type": self._first(mention.local, "type"),
            "country": self._first(mention.local, "country"),
            "role": self._first(mention.local, "role"),
            "meetings": links,
            "evidence": self._passages(mention.evidence),
        }

    def _statement(self, mention: Mention) -> dict[str, Any]:
        return {
            "speaker": self._first(mention.local, "speaker"),
            "kind": self._first(mention.local, "kind"),
            "channel": self._first(mention.local, "channel"),
            "segments": self._passages(mention.evidence),
        }

    def _all(self, local: str, name: str) -> list[Reading]:
        return [one for one in self._readings.get(local, ()) if one.property == name]

    def _first(self, local: str, name: str) -> str | None:
        found = self._all(local, name)
        return found[0].value if found else None

    def _passages(self, evidence: Iterable[Evidence]) -> list[Mapping[str, object]]:
        return [self._passage(passage) for passage in evidence]

    def _passage(self, passage: Evidence) -> Mapping[str, object]:
        """The last code point is mapped, not the end: what the file has beside it is not meant."""
        start = self._to_file_offset(passage.start)
        end = self._to_file_offset(passage.end - 1) + 1
        quote = passage.exact if self._file_text is None else self._file_text[start:end]
        return {"start": start, "end": end, "quote": quote}
