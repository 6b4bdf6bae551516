"""What the demo documents are about, found by what tells it apart; ids and positions follow."""

from dataclasses import dataclass
from typing import Any

import httpx

from ..conftest import ask


@dataclass(frozen=True)
class Subjects:
    """What the demo documents are about, found by what tells it apart."""

    api: httpx.Client

    def meeting(self, city: str) -> str:
        """The id of the one meeting in a city."""
        query = "query($city: String) { meetings(where: { city: $city }) { nodes { id } } }"
        return self._only(ask(self.api, query, city=city)["meetings"]["nodes"])

    def participant(self, name: str) -> str:
        """The id of the one participant with a name."""
        query = """
            query($name: String) { participants(where: { name: $name }) { nodes { id name } } }
        """
        found = ask(self.api, query, name=name)["participants"]["nodes"]
        return self._only([one for one in found if one["name"] == name])

    def document(self, words: str) -> str:
        """The id of the one document with these words in its title."""
        found = ask(self.api, "{ documents(first: 100) { nodes { id title } } }")
        return self._only(
            [one for one in found["documents"]["nodes"] if words in (one["title"] or "")]
        )

    def claim(self, meeting: str, value: str) -> str:
        """The id of the one claim on the number of delegations with a value."""
        query = """
            query($id: ID!) {
                meeting(id: $id) {
                    claims(property: DELEGATIONS, status: [ACTIVE, RETRACTED]) {
                        nodes { id value }
                    }
                }
            }
        """
        found = ask(self.api, query, id=meeting)["meeting"]["claims"]["nodes"]
        return self._only([one for one in found if one["value"] == value])

    def event_of(self, about: str, kind: str, prop: str) -> str:
        """The id of the event that bears on a property of something in one way, the last one."""
        return str(self._changes(about, kind, prop)[-1]["event"]["id"])

    def cause_of(self, event: str) -> dict[str, Any]:
        """The id and the position of the event that caused an event."""
        query = "query($id: ID!) { node(id: $id) { ... on Event { cause { id position } } } }"
        return dict(ask(self.api, query, id=event)["node"]["cause"])

    def positions(self, about: str, kind: str, prop: str) -> list[str]:
        """The ends of the appends in which something changed in one way, oldest first."""
        changes = self._changes(about, kind, prop)
        return [one["event"]["append"] for one in changes if one["changed"]]

    def _changes(self, about: str, kind: str, prop: str) -> list[dict[str, Any]]:
        query = """
            query($about: [ID!], $kinds: [ChangeKind!]) {
                changes(about: $about, kinds: $kinds, first: 100) {
                    nodes { property changed event { id append } }
                }
            }
        """
        found = ask(self.api, query, about=[about], kinds=[kind])["changes"]["nodes"]
        return [one for one in found if one["property"] == prop]

    def _only(self, found: list[dict[str, Any]]) -> str:
        (one,) = found
        return str(one["id"])
