"""Every shape that was ever written decodes, into its current shape.

`stored_shapes` holds one canonical payload for each event type and schema version, with every
field. A file there is never changed: a new schema version adds one.
"""

import json
from pathlib import Path

import msgspec
import pytest

from sourcier_events import canonical_json, upcasting
from sourcier_events.event_types import EVENT_TYPES, AnyEvent
from sourcier_events.upcasting import UPCASTERS, UnknownShape

FOLDER = Path(__file__).parent / "stored_shapes"
SHAPES = {path.stem: path.read_bytes().rstrip(b"\n") for path in sorted(FOLDER.glob("*.json"))}
CURRENT = {f"{name}.{event_type.schema}": event_type for name, event_type in EVENT_TYPES.items()}


def decode(name: str, payload: bytes) -> AnyEvent:
    """The event of a stored shape `<type>.<schema>`."""
    event_type, schema = name.split(".")
    return upcasting.decode(event_type, int(schema), payload)


@pytest.mark.parametrize("name", SHAPES)
def test_every_stored_shape_decodes_into_its_type(name: str) -> None:
    assert type(decode(name, SHAPES[name])).__name__ == name.split(".")[0]


@pytest.mark.parametrize("name", CURRENT)
def test_the_current_shape_of_every_type_is_stored_with_every_field(name: str) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(CURRENT[name])}
    assert set(json.loads(SHAPES[name])) == fields | {"type"}


@pytest.mark.parametrize("name", CURRENT)
def test_encoding_a_current_shape_again_gives_the_same_bytes(name: str) -> None:
    assert canonical_json.encode(decode(name, SHAPES[name])) == SHAPES[name]


def test_there_are_fifteen_types_and_every_older_schema_is_stored_too() -> None:
    assert len(EVENT_TYPES) == 15
    assert set(SHAPES) == {
        f"{name}.{schema}"
        for name, event_type in EVENT_TYPES.items()
        for schema in range(1, event_type.schema + 1)
    }


def test_every_older_schema_has_an_upcaster() -> None:
    assert set(UPCASTERS) == {
        (name, schema)
        for name, event_type in EVENT_TYPES.items()
        for schema in range(1, event_type.schema)
    }


@pytest.mark.parametrize("name", ["PublicationSeen", "PublicationCorrected"])
def test_the_agency_of_schema_1_is_the_origin_of_schema_2(name: str) -> None:
    older, newer = SHAPES[f"{name}.1"], SHAPES[f"{name}.2"]
    assert (b'"agency":"AFP"' in older, b'"origin"' in older) == (True, False)
    assert decode(f"{name}.1", older) == decode(f"{name}.2", newer)


def test_a_publication_of_schema_1_without_an_agency_has_no_origin() -> None:
    payload = json.loads(SHAPES["PublicationSeen.1"])
    del payload["agency"]
    event = upcasting.decode("PublicationSeen", 1, canonical_json.encode(payload))
    assert event == msgspec.structs.replace(
        decode("PublicationSeen.2", SHAPES["PublicationSeen.2"]), origin=None
    )


@pytest.mark.parametrize(("event_type", "schema"), [("MergeUndone", 2), ("PeaceSigned", 1)])
def test_a_shape_of_a_newer_sourcier_is_refused(event_type: str, schema: int) -> None:
    with pytest.raises(UnknownShape, match=f"{event_type} schema {schema} was written by a newer"):
        upcasting.decode(event_type, schema, SHAPES["MergeUndone.1"])


def test_a_field_with_its_default_is_not_written_and_comes_back() -> None:
    payload = json.loads(SHAPES["DocumentAdded.1"])
    del payload["media_type"]
    event = upcasting.decode("DocumentAdded", 1, canonical_json.encode(payload))
    assert event.media_type == "text/plain"
    assert canonical_json.encode(event) == canonical_json.encode(payload)
