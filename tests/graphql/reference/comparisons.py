"""Two times of one entity side by side, and what last set each value."""

from typing import Any

from . import claims
from .fields import Thing, columns, field
from .identifiers import ENTITIES, read
from .roots import end_of
from .tables import Cut, Row, ordered
from .things import change, event, thing

columns("Blame", property="property", value="value")
field("Blame", "event")(lambda one: event(one.cut, one.row["set_at"]))
field("Blame", "claim")(lambda one: thing(one.cut, "Claim", one.row["claim"]))
field("Blame", "fact")(lambda one: one)


@field("Blame", "run")
def _run(one: Thing) -> Thing | None:
    claim = thing(one.cut, "Claim", one.row["claim"])
    return thing(one.cut, "Run", claim.row["run"]) if claim else None


@field("Blame", "evidence")
def _evidence(one: Thing) -> list[Thing]:
    claim = thing(one.cut, "Claim", one.row["claim"])
    return claims.evidence(claim) if claim else []


def _blame(root: Thing, id: str) -> list[Thing]:
    canonical = root.cut.canonical(read(id, *ENTITIES)[1])
    return [] if canonical is None else claims.facts(Thing("", {"id": canonical}, root.cut))


for _kind in ("Query", "Snapshot"):
    field(_kind, "blame")(_blame)


@field("Query", "diff")
def _diff(root: Thing, about: str, **given: Any) -> Thing:
    tables = root.cut.tables
    since = end_of(tables, given["from"])
    until = tables.checkpoint if given.get("to") is None else end_of(tables, given["to"])
    own = read(about, *ENTITIES)[1]
    return Thing("Diff", {"since": since, "until": until, "own": own}, root.cut)


field("Diff", "from")(lambda diff: f"{diff.row['since']:019d}")
field("Diff", "to")(lambda diff: f"{diff.row['until']:019d}")


@field("Diff", "entries")
def _entries(diff: Thing) -> list[Thing]:
    """Fact by fact: of whoever answered then, and of whoever answers afterwards."""
    tables = diff.cut.tables
    before = _facts(tables.at(diff.row["since"]), diff.row["own"])
    after = _facts(tables.at(diff.row["until"]), diff.row["own"])
    rows = [
        {
            "property": key[0],
            "value_key": key[1],
            "before": before.get(key),
            "after": after.get(key),
        }
        for key in before.keys() | after.keys()
        if _told(before.get(key)) != _told(after.get(key))
    ]
    return [
        Thing("DiffEntry", diff.row | row, diff.cut)
        for row in ordered(rows, "property", "value_key")
    ]


def _facts(cut: Cut, member: Any) -> dict[tuple[str, str], Row]:
    canonical = cut.canonical(member)
    found = cut.where("facts", "entity", canonical)
    return {(row["property"], row["value_key"]): row for row in found}


def _told(fact: Row | None) -> Any:
    return fact and (fact["value"], fact["reference"], fact["status"])


def _side(name: str, column: str) -> Any:
    return lambda entry: entry.row[name] and entry.row[name][column]


columns("DiffEntry", property="property")
field("DiffEntry", "before")(_side("before", "value"))
field("DiffEntry", "after")(_side("after", "value"))
for _name, _field in (("before", "Before"), ("after", "After")):

    def _status(entry: Thing, name: str = _name) -> str | None:
        side = entry.row[name]
        return side and side["status"].upper()

    def _claim(entry: Thing, name: str = _name) -> Thing | None:
        side = entry.row[name]
        return side and thing(entry.cut, "Claim", side["claim"])

    field("DiffEntry", f"status{_field}")(_status)
    field("DiffEntry", f"claim{_field}")(_claim)


@field("DiffEntry", "because")
def _because(entry: Thing) -> list[Thing | None]:
    """What was recorded in between on this property, of all who are one in the end."""
    until = entry.cut.tables.at(entry.row["until"])
    canonical = until.canonical(entry.row["own"])
    members = set() if canonical is None else until.members(canonical)
    rows = [
        row
        for row in entry.cut.rows("changes")
        if entry.row["since"] < row["position"] <= entry.row["until"]
        and row["property"] == entry.row["property"]
        and row["about"] in members
        and _says(entry, row["claim"])
    ]
    return [change(entry.cut, row) for row in ordered(rows, "position", "ordinal")]


def _says(entry: Thing, claim: Any) -> bool:
    """Whether a claim is on the value, where the property has many."""
    said = entry.cut.one("claims", claim) if claim else None
    key = entry.row["value_key"]
    return key == "" or (said is not None and said["value_key"] == key)
