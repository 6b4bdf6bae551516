"""One invented text, and an answer about it of which everything holds."""

from copy import deepcopy
from typing import Any

TEXT = """La ministre norvégienne Astrid Holm a reçu mardi 3 mars 2026 à Bergen le maire de Sucre, \
Tomás Quiroga. «Nos deux ports ont besoin l'un de l'autre», a déclaré Mme Holm après l'entretien.

Selon le maire, l'accord sera signé en juin. Sa collègue Ingrid Dahl n'était pas venue.
"""


def passage(quote: str, before: str = "") -> dict[str, str]:
    return {"quote": quote, "before": before}


def said(value: str, quote: str, before: str = "") -> dict[str, str]:
    return {"value": value, "quote": quote, "before": before}


def person(local: str, name: str, **more: Any) -> dict[str, Any]:
    empty = {"spellings": [], "role": None, "country": None, "organisation": None}
    return {"id": local, "type": "person", "name": passage(name)} | empty | more


def taking_part(local: str, quote: str, **more: Any) -> dict[str, Any]:
    empty = {"role": None, "represents": None, "absent": False, "host": False}
    return {"participant": local, "passage": passage(quote), "mode": "in_person"} | empty | more


_ANSWER: dict[str, Any] = {
    "participants": [
        person("p7", "Tomás Quiroga", role=passage("maire de Sucre")),
        person(
            "p1",
            "Astrid Holm",
            spellings=[passage("Mme Holm")],
            role=passage("ministre norvégienne"),
            country=said("NO", "norvégienne"),
        ),
        person("p3", "Ingrid Dahl"),
        person("p9", "Sucre", type="organisation"),
    ],
    "meetings": [
        {
            "kind": passage("entretien"),
            "family": "talks",
            "hedged": False,
            "series": None,
            "level": None,
            "date": said("2026-03-03", "mardi 3 mars 2026"),
            "weekday": said("tuesday", "mardi"),
            "city": passage("Bergen"),
            "country": None,
            "venue": None,
            "format": said("in_person", "a reçu"),
            "status": said("held", "a reçu"),
            "delegations": None,
            "topics": [passage("accord")],
            "participants": [
                taking_part(
                    "p1", "Astrid Holm", role=passage("ministre"), represents="NO", host=True
                ),
                taking_part("p7", "Tomás Quiroga"),
                taking_part("p3", "Ingrid Dahl", absent=True),
            ],
        }
    ],
    "statements": [
        {
            "content": passage("l'accord sera signé en juin"),
            "kind": "indirect",
            "hedged": False,
            "speaker": "p7",
            "speaker_named": passage("le maire", "Selon"),
            "verb": None,
            "channel": None,
        },
        {
            "content": passage("Nos deux ports ont besoin l'un de l'autre"),
            "kind": "direct",
            "hedged": False,
            "speaker": "p1",
            "speaker_named": passage("Mme Holm"),
            "verb": said("déclarer", "déclaré"),
            "channel": None,
        },
    ],
}


def good_answer() -> dict[str, Any]:
    """A copy to change."""
    return deepcopy(_ANSWER)
