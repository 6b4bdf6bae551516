"""Every claim that is asserted fits the catalogue, and quotes its document word by word."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier_events import catalogue, evidence
from sourcier_events.catalogue import EntityKind, ValueType
from sourcier_events.curation.problems import EvidenceMismatch, Refused
from sourcier_events.curation.wording import LONGEST_LABEL, checked, invalid
from sourcier_events.event_types import Stance
from sourcier_events.evidence import Evidence

MOST_MENTIONS = 1_000
MOST_CLAIMS = 5_000
MOST_PASSAGES = 20
MOST_QUALIFIERS = 20
_LONGEST_SHOWN = 300
_MOST_PLACES = 5


class MentionGiven(Struct, frozen=True, kw_only=True):
    """An entity as the reader saw it, under a name that only this request knows.

    Whose it is: `entity`; or, with `separate`, a new entity whatever it resembles; or else whoever
    resolution finds.
    """

    local: str
    kind: EntityKind
    label: str
    entity: UUID | None = None
    separate: bool = False


class PassageGiven(Struct, frozen=True, kw_only=True):
    """A passage as evidence; what stands beside it is filled in where it is not given."""

    start: int
    end: int
    exact: str
    prefix: str | None = None
    suffix: str | None = None

    def evidence(self) -> Evidence:
        """The passage as events have it."""
        return Evidence(
            start=self.start,
            end=self.end,
            exact=self.exact,
            prefix=self.prefix or "",
            suffix=self.suffix or "",
        )


class ClaimGiven(Struct, frozen=True, kw_only=True):
    """A claim on a mention of the same request; `reference` is the local name of another one."""

    mention: str
    property: str
    value: str
    evidence: tuple[PassageGiven, ...]
    reference: str | None = None
    qualifiers: dict[str, str] = {}
    stance: Stance = Stance.ASSERTED
    confidence: int = 1000
    rule: str = ""


def kinds_of(mentions: Sequence[MentionGiven]) -> dict[str, EntityKind]:
    """The kinds of the mentions by their local names; raises `Refused`."""
    if not 0 < len(mentions) <= MOST_MENTIONS:
        raise invalid(f"between 1 and {MOST_MENTIONS} mentions are allowed", "mentions")
    kinds: dict[str, EntityKind] = {}
    for ordinal, one in enumerate(mentions):
        path = ("mentions", str(ordinal))
        checked(one.local, LONGEST_LABEL, *path, "local")
        checked(one.label, LONGEST_LABEL, *path, "label")
        if one.local in kinds:
            raise invalid(f"another mention is called {one.local!r}, too", *path, "local")
        if one.entity and one.separate:
            raise invalid("a mention of a known entity is not one of a new one", *path, "separate")
        kinds[one.local] = one.kind
    return kinds


def checked_claims(
    text: str, kinds: Mapping[str, EntityKind], claims: Sequence[ClaimGiven]
) -> list[ClaimGiven]:
    """The claims with their evidence complete; raises `Refused` at the first that does not fit."""
    if not 0 < len(claims) <= MOST_CLAIMS:
        raise invalid(f"between 1 and {MOST_CLAIMS} claims are allowed", "claims")
    return [_checked(text, kinds, ordinal, one) for ordinal, one in enumerate(claims)]


def _checked(
    text: str, kinds: Mapping[str, EntityKind], ordinal: int, claim: ClaimGiven
) -> ClaimGiven:
    path = ("claims", str(ordinal))
    if claim.mention not in kinds:
        raise invalid(f"no mention is called {claim.mention!r}", *path, "mention")
    _check_value(kinds, claim, path)
    if not 0 <= claim.confidence <= 1000:
        raise invalid("this is in thousandths, from 0 to 1000", *path, "confidence")
    checked(claim.rule, LONGEST_LABEL, *path, "rule", empty=True)
    _check_qualifiers(claim.qualifiers, path)
    if not 0 < len(claim.evidence) <= MOST_PASSAGES:
        raise invalid(f"a claim has between 1 and {MOST_PASSAGES} passages", *path, "evidence")
    passages = tuple(
        _complete(text, ordinal, number, passage) for number, passage in enumerate(claim.evidence)
    )
    return replace(claim, evidence=passages)


def _check_value(kinds: Mapping[str, EntityKind], claim: ClaimGiven, path: tuple[str, ...]) -> None:
    try:
        entry = catalogue.find(kinds[claim.mention], claim.property)
    except catalogue.InvalidValue as error:
        raise invalid(str(error), *path, "property") from error
    try:
        catalogue.normalise(entry, checked(claim.value, entry.longest, *path, "value"))
    except catalogue.InvalidValue as error:
        raise invalid(str(error), *path, "value") from error
    if entry.value_type is not ValueType.REFERENCE:
        if claim.reference is not None:
            raise invalid(f"the value of {entry.name} names no mention", *path, "reference")
        return
    found = kinds.get(claim.reference or "")
    if found is None or found is not entry.refers_to:
        raise invalid(f"this names a mention of a {entry.refers_to}", *path, "reference")


def _check_qualifiers(qualifiers: Mapping[str, str], path: tuple[str, ...]) -> None:
    if len(qualifiers) > MOST_QUALIFIERS:
        raise invalid(f"at most {MOST_QUALIFIERS} are allowed", *path, "qualifiers")
    for name, value in qualifiers.items():
        checked(name, LONGEST_LABEL, *path, "qualifiers")
        checked(value, LONGEST_LABEL, *path, "qualifiers", name)


def _complete(text: str, claim: int, number: int, given: PassageGiven) -> PassageGiven:
    """The passage with what stands beside it; raises `Refused` where the quote does not stand."""
    found = text[max(0, given.start) : max(0, given.end)]
    if not 0 <= given.start < given.end <= len(text) or found != given.exact:
        raise Refused(_mismatch(text, claim, number, given, found))
    there = evidence.select(text, given.start, given.end)
    path = ("claims", str(claim), "evidence", str(number))
    if given.prefix is not None and not there.prefix.endswith(given.prefix):
        raise invalid(f"before the quote stands {there.prefix!r}", *path, "prefix")
    if given.suffix is not None and not there.suffix.startswith(given.suffix):
        raise invalid(f"after the quote stands {there.suffix!r}", *path, "suffix")
    return replace(
        given,
        prefix=there.prefix if given.prefix is None else given.prefix,
        suffix=there.suffix if given.suffix is None else given.suffix,
    )


def _mismatch(
    text: str, claim: int, number: int, given: PassageGiven, found: str
) -> EvidenceMismatch:
    return EvidenceMismatch(
        message=(
            f"claim {claim}: what is quoted does not stand at {given.start}..{given.end} of the "
            f"document's {len(text)} code points"
        ),
        path=("claims", str(claim), "evidence", str(number), "exact"),
        claim=claim,
        passage=number,
        expected=given.exact,
        found=found[:_LONGEST_SHOWN],
        quote_stands_at=tuple(_places(text, given.exact)),
    )


def _places(text: str, quote: str) -> list[int]:
    """Where a quote begins in a text: offsets in other units are the commonest mistake."""
    places: list[int] = []
    start = text.find(quote) if quote else -1
    while start >= 0 and len(places) < _MOST_PLACES:
        places.append(start)
        start = text.find(quote, start + 1)
    return places
