"""Claims and facts, and the lists of them."""

from datetime import date
from typing import Any

from .answers import Instant
from .fields import Thing, codes, columns, field, plain, positions
from .identifiers import written
from .paging import Listing, paged, register_connection
from .tables import Cut, Row, ordered
from .things import entity, event, thing

plain("Claim", "property value confidence rule actor mention")
codes("Claim", "stance rank status")
positions("Claim", "position")
field("Claim", "id")(lambda claim: written("Claim", claim.own, claim.cut))
field("Claim", "recordedAt")(lambda claim: Instant(claim.row["recorded_at"]))
field("Claim", "document")(lambda claim: thing(claim.cut, "Document", claim.row["document"]))
field("Claim", "run")(lambda claim: thing(claim.cut, "Run", claim.row["run"]))
field("Claim", "event")(lambda claim: event(claim.cut, claim.row["position"]))
field("Claim", "about")(lambda claim: entity(claim.cut, claim.row["entity"]))
field("Claim", "reference")(lambda claim: entity(claim.cut, claim.row["reference"]))

plain("Qualifier", "name value")
plain("Evidence", "exact start end")
field("Evidence", "prefix")(lambda passage: passage.row.get("prefix") or "")
field("Evidence", "suffix")(lambda passage: passage.row.get("suffix") or "")
field("Evidence", "document")(
    lambda passage: thing(passage.cut, "Document", passage.row["document"])
)


_ANCHOR = "select * from views.anchor(%s, %s, %s, %s, %s)"


@field("Evidence", "anchor")
def _anchor(passage: Thing) -> Thing:
    """Where the passage is in the last of the documents that revised its own."""
    row, cut = passage.row, passage.cut
    own = newest = thing(cut, "Document", row["document"])
    assert own is not None and newest is not None
    while (revising := thing(cut, "Document", newest.row["revised_by"])) is not None:
        newest = revising
    found = ("exact", row["start"])
    if newest.own != own.own:
        around = row.get("prefix") or "", row.get("suffix") or ""
        text = cut.tables.texts[newest.own]
        found = cut.tables.functions.ask(_ANCHOR, text, row["exact"], *around, row["start"])
    return Thing("Anchor", {"state": found[0], "start": found[1], "document": newest.own}, cut)


codes("Anchor", "state")
plain("Anchor", "start")
field("Anchor", "document")(lambda anchor: thing(anchor.cut, "Document", anchor.row["document"]))


@field("Claim", "qualifiers")
def _qualifiers(claim: Thing) -> list[Thing]:
    pairs = sorted(claim.row["qualifiers"].items())
    return [Thing("Qualifier", {"name": name, "value": value}, claim.cut) for name, value in pairs]


@field("Claim", "evidence")
def evidence(claim: Thing) -> list[Thing]:
    """The passages of a claim."""
    own = {"document": claim.row["document"]}
    return [Thing("Evidence", own | passage, claim.cut) for passage in claim.row["evidence"]]


def narrowed(cut: Cut, rows: list[Row], given: dict[str, Any]) -> list[Row]:
    """Claims of a property, that stand so, that were published by a day."""
    wanted = given.get("property")
    status = given.get("status")
    day = given.get("publishedBy")
    if wanted is not None:
        rows = [row for row in rows if row["property"] == wanted.lower()]
    if status is not None:
        rows = [row for row in rows if row["status"].upper() in status]
    if day is not None:
        rows = [row for row in rows if _published_by(cut, row["document"], day)]
    return rows


def _published_by(cut: Cut, document: str, day: Any) -> bool:
    found = cut.where("publications", "document", document)
    return any(one["published_latest"] and one["published_latest"] <= day for one in found)


def _listing(name: str, column: str, *order: str) -> Listing:
    def rows(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
        return narrowed(cut, cut.where("claims", column, parent.own), given)

    return Listing(
        name=name,
        kind="ClaimConnection",
        rows=rows,
        node=lambda row, cut: Thing("Claim", row, cut),
        orders={"": (lambda row: tuple(row[one] for one in order), False)},
    )


OF_ENTITY = _listing("claims of an entity", "entity", "property", "position")
OF_DOCUMENT = _listing("claims of a document", "document", "position")


def _on(cut: Cut, fact: Thing, given: dict[str, Any]) -> list[Row]:
    """All claims of a property of an entity; with many values, those of the fact's value."""
    found = cut.where("claims", "entity", fact.row["entity"])
    return [
        row
        for row in narrowed(cut, found, given)
        if row["property"] == fact.row["property"]
        and fact.row["value_key"] in ("", row["value_key"])
    ]


OF_FACT = Listing(
    name="claims of a fact",
    kind="ClaimConnection",
    rows=_on,
    node=lambda row, cut: Thing("Claim", row, cut),
    orders={"": (lambda row: (row["position"],), False)},
)
register_connection("ClaimConnection")

plain("Fact", "property value differentValues")
codes("Fact", "status")
plain("Support", "claims documents publishers")
columns("Support", independentOrigins="origins")
field("Fact", "support")(lambda fact: fact)
field("Fact", "preferred")(lambda fact: thing(fact.cut, "Claim", fact.row["claim"]))
field("Fact", "reference")(lambda fact: entity(fact.cut, fact.row["reference"]))
field("Fact", "claims")(lambda fact, **given: paged(OF_FACT, fact.cut, fact, given))


field("Fact", "setBy")(lambda fact: event(fact.cut, fact.row["set_at"]))


@field("Support", "origins")
def _origins(fact: Thing) -> list[Thing]:
    """Of the claims that say what the preferred one says: by who reported it independently."""
    preferred = thing(fact.cut, "Claim", fact.row["claim"])
    if preferred is None:
        return []
    found: dict[str, list[Row]] = {}
    for claim in fact.cut.where("claims", "entity", fact.row["entity"]):
        same = claim["property"] == fact.row["property"] and claim["status"] == "active"
        if same and claim["value_key"] == preferred.row["value_key"]:
            document = fact.cut.one("documents", claim["document"])
            if document is not None:
                found.setdefault(document["independent_origin"], []).append(claim)
    rows = [
        {"name": name, "claims": len(these), "documents": {one["document"] for one in these}}
        for name, these in found.items()
    ]
    rows.sort(key=lambda row: (-len(row["documents"]), row["name"]))
    return [Thing("Origin", row, fact.cut) for row in rows]


def oldest_first(documents: list[Thing]) -> list[Thing]:
    """By when they were published; those without a year last."""
    return sorted(documents, key=lambda one: (one.row["published_earliest"] or date.max, one.own))


plain("Origin", "name claims")


@field("Origin", "documents")
def _documents(origin: Thing) -> list[Thing]:
    found = [thing(origin.cut, "Document", own) for own in origin.row["documents"]]
    return oldest_first([one for one in found if one is not None])


def best_first(rows: list[Row]) -> list[Row]:
    """Facts of one property, the best supported first."""
    return sorted(
        rows,
        key=lambda row: (-row["origins"], -row["documents"], -row["claims"], row["value_key"]),
    )


def facts(owner: Thing, status: list[str] | None = None) -> list[Thing]:
    """All facts of an entity that stand so, property by property."""
    found = best_first(owner.cut.where("facts", "entity", owner.own))
    return [
        Thing("Fact", row, owner.cut)
        for row in ordered(found, "property")
        if status is None or row["status"].upper() in status
    ]


def fact(owner: Thing, property: str) -> Thing | None:
    """The best supported fact of a property."""
    return next((one for one in facts(owner) if one.row["property"] == property.lower()), None)
