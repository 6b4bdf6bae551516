"""A larger world, grown append by append from a seed: what a log might have made, only odder.

Rows are written as the fold writes them: ids of entities in rows are canonical at the same cut.
Values are whatever the columns can hold, nulls included.
"""

import json
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import Cardinality, EntityKind
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections.rows import (
    ChangeRow,
    ClaimRow,
    DocumentRow,
    EntityRow,
    FactRow,
    MeetingRow,
    ParticipantRow,
    ParticipationRow,
    RunRow,
    StatementRow,
)

from ..filling import append, digest, document_append, filling, identifier
from ..rows import LONG_AGO
from .growing import CITIES, COUNTRIES, NAMES, WORDS, GrowingRows
from .things import CHANGE_KINDS

APPENDS = 16
SAID = "Oumerov a reçu ses homologues à Kyiv."
BEYOND = 2
"""Appends that the views do not have yet."""


async def build(url: str, seed: int = 7) -> None:
    """Fill a fresh database."""
    growing = Growing(Random(seed))
    for _ in range(APPENDS):
        growing.grow()
    await append(url, *(document_append(text, more=more) for text, more in growing.appends))
    await append(url, *(document_append(f"unread {at}", more=at) for at in range(BEYOND)))
    with filling(url) as views:
        for row, since, until in growing.versions():
            views.put(row, since, until)
        views.serve(growing.position)


class Growing(GrowingRows):
    """Entities, what is claimed of them, and what happens to them."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self._merged: list[tuple[UUID, UUID]] = []
        self.appends: list[tuple[str, int]] = []

    def grow(self) -> None:
        """One append: a document, what it says, and what happens meanwhile."""
        more = self._random.randint(16, 32)
        begins = self.position + 1
        self.position += 1 + more
        text = f"{len(self.appends)} {self._words()}. {SAID} {self._pick(NAMES)} {self._words()}"
        self.appends.append((text, more))
        self._document(text)
        for make in (self._meeting, self._participant, self._statement):
            for _ in range(self._random.randint(1, 4)):
                make()
        self._participations()
        positions = iter(range(begins, self.position + 1))
        for _ in range(more):
            self._claim(next(positions))
        self._change_some()
        if self._random.random() < 0.6:
            self._merge()
        if self._random.random() < 0.2:
            self._unmerge()
        self._facts(begins)
        self._changes(range(begins, self.position + 1))
        self._cut()

    # Entities

    def _entity(self, kind: str) -> UUID:
        own = self._id(kind)
        self._put(EntityRow(id=own, kind=kind, canonical=own, merged_into=None, merge=None))
        return own

    def _meeting(self) -> None:
        self._put(self._meeting_row(self._entity("meeting")))

    def _meeting_row(self, own: UUID) -> MeetingRow:
        city = self._pick(CITIES)
        when = self._dated("date")
        part = edtf.month_days(when["date"]) if when["date"] else None
        title = self._words()
        return MeetingRow(
            id=own,
            title=title,
            kind=self._maybe(["sommet", "réunion"]),
            family=self._maybe(catalogue.FAMILIES),
            series=self._maybe([self._words()]),
            level=self._maybe(catalogue.LEVELS),
            date_wording=self._maybe([self._words()]),
            month_day_earliest=part.earliest if part else None,
            month_day_latest=part.latest if part else None,
            weekday=self._maybe(catalogue.WEEKDAYS),
            city=city,
            city_key=city_key(city) if city else None,
            country=self._pick(COUNTRIES),
            venue=self._maybe([self._words()]),
            format=self._maybe(("in_person", "online", "hybrid")),
            status=self._maybe(catalogue.STATUSES),
            delegations=self._maybe([0, 3, 2**31 - 1]),
            topics=[self._words() for _ in range(self._pick((0, 1, 3)))],
            contested=self._contested(EntityKind.MEETING),
            supported=self._random.random() < 0.9,
            search_text=f"{title} {city or ''}",
            **when,
        )

    def _participant(self) -> None:
        self._put(self._participant_row(self._entity("participant")))

    def _participant_row(self, own: UUID) -> ParticipantRow:
        name, *others = self._random.sample(NAMES, self._pick((1, 1, 2, 3)))
        forms = [form for one in (name, *others) for form in (fold(one), transliteration_key(one))]
        return ParticipantRow(
            id=own,
            name=name,
            names=others,
            sort_key=fold(name),
            type=self._maybe(catalogue.PARTICIPANT_TYPES),
            role=self._maybe([self._words()]),
            country=self._pick(COUNTRIES),
            organisation=self._maybe([self._words()]),
            contested=self._contested(EntityKind.PARTICIPANT),
            search_key=" " + "  ".join(forms),
            supported=self._random.random() < 0.9,
        )

    def _statement(self) -> None:
        speakers, meetings = self._all(ParticipantRow), self._all(MeetingRow)
        speaker, meeting = self._maybe(speakers), self._maybe(meetings)
        self._put(
            StatementRow(
                id=self._entity("statement"),
                content=self._words(),
                kind=self._maybe(catalogue.STATEMENT_KINDS),
                channel=self._pick((None, "X", "Telegram")),
                verb=self._maybe(["dire", "déclarer"]),
                stance=self._pick(("asserted", "hedged", "denied", "absent")),
                speaker=speaker.id if speaker else None,
                meeting=meeting.id if meeting else None,
                document=self._pick(self._all(DocumentRow)).id,
                start_offset=self._random.randint(0, 3),
                contested=self._contested(EntityKind.STATEMENT),
            )
        )

    def _participations(self) -> None:
        meetings, participants = self._all(MeetingRow), self._all(ParticipantRow)
        claims = [one.id for one in self._all(ClaimRow)]
        for _ in range(6):
            self._put(
                ParticipationRow(
                    meeting=self._pick(meetings).id,
                    participant=self._pick(participants).id,
                    role=self._maybe([self._words()]),
                    mode=self._pick((None, "in_person", "remote", "unknown")),
                    represents=self._maybe([self._words()]),
                    stance=self._pick(("asserted", "hedged", "denied", "absent")),
                    host=self._random.random() < 0.2,
                    claim=self._maybe(claims),
                )
            )

    def _change_some(self) -> None:
        """Some rows are other ones now."""
        for meeting in self._some(MeetingRow, 2):
            self._put(self._meeting_row(meeting.id))
        for participant in self._some(ParticipantRow, 1):
            self._put(self._participant_row(participant.id))
        for claim in self._some(ClaimRow, 3):
            rank = self._pick(("preferred", "normal", "deprecated"))
            self._put(replace(claim, status=self._pick(_CLAIM_STATUSES), rank=rank))
        document = self._pick(self._all(DocumentRow))
        if self._random.random() < 0.3:
            erased = self._random.random() < 0.5
            self._put(replace(document, withdrawn=True, erased=erased))
        joined = self._all(ParticipationRow)
        if self._random.random() < 0.5:
            gone = self._pick(joined)
            del self._rows["participations", (gone.meeting, gone.participant)]

    # Identity

    def _merge(self) -> None:
        """Everything that names an entity names another one instead, and its own row goes."""
        row_kind = self._pick((MeetingRow, ParticipantRow, StatementRow))
        candidates = [row.id for row in self._all(row_kind)]
        if len(candidates) < 2:
            return
        gone, stays = self._random.sample(candidates, 2)
        merge = self._id("merge")
        for member in self._all(EntityRow):
            if member.id == gone:
                self._put(replace(member, canonical=stays, merged_into=stays, merge=merge))
            elif member.canonical == gone:
                self._put(replace(member, canonical=stays))
        del self._rows[row_kind.view, (gone,)]
        self._merged.append((gone, merge))
        self._rename(gone, stays)

    def _rename(self, gone: UUID, stays: UUID) -> None:
        for key, row in list(self._rows.items()):
            if isinstance(row, EntityRow | ChangeRow):
                continue
            names = [one for one in row.__struct_fields__ if getattr(row, one) == gone]
            if names:
                del self._rows[key]
                self._put(replace(row, **dict.fromkeys(names, stays)))

    def _unmerge(self) -> None:
        """One that was merged answers for itself again."""
        merged = [one for one in self._all(EntityRow) if one.merged_into is not None]
        if not merged:
            return
        member = self._pick(merged)
        self._put(replace(member, canonical=member.id, merged_into=None, merge=None))
        for other in self._all(EntityRow):
            if other.merged_into == member.id:
                self._put(replace(other, canonical=member.id))
        if member.kind == "meeting":
            self._put(self._meeting_row(member.id))
        elif member.kind == "participant":
            self._put(self._participant_row(member.id))
        else:
            self._put(replace(self._pick(self._all(StatementRow)), id=member.id))

    # Claims and facts

    def _subject(self) -> tuple[EntityKind, UUID]:
        rows = self._all(self._pick((MeetingRow, ParticipantRow, StatementRow)))
        # Much is said of some, and little of the others.
        row = self._pick(rows[:6] if self._random.random() < 0.5 else rows)
        kinds = {MeetingRow: EntityKind.MEETING, ParticipantRow: EntityKind.PARTICIPANT}
        return kinds.get(type(row), EntityKind.STATEMENT), row.id

    def _claim(self, position: int) -> None:
        kind, own = self._subject()
        value = self._words()
        person = self._random.random() < 0.2
        document = self._pick(self._all(DocumentRow))
        self._put(
            ClaimRow(
                id=self._id("claim"),
                document=document.id,
                run=None if person else self._pick(self._all(RunRow)).id,
                mention=self._id("mention"),
                entity=own,
                kind=kind.value,
                property=self._pick(catalogue.properties(kind)).name,
                value=value,
                value_key=self._pick(("a", "b", "é")),
                reference=self._maybe([self._subject()[1]]),
                qualifiers=json.dumps(
                    {name: self._words() for name in self._random.sample(WORDS, 2)}
                ),
                stance=self._pick(("asserted", "hedged", "denied", "absent")),
                evidence=json.dumps(
                    [self._passage(document.id) for _ in range(self._pick((0, 1, 2)))]
                ),
                confidence=self._random.randint(0, 1000),
                rule=self._words(),
                rank="normal",
                status=self._pick(_CLAIM_STATUSES),
                actor="person:anne" if person else "extractor:french",
                position=position,
                recorded_at=LONG_AGO + timedelta(seconds=position),
            )
        )

    def _passage(self, document: str) -> dict[str, Any]:
        """A part of what all documents say, each elsewhere; seldom of nothing."""
        text = next(text for text, _ in self.appends if digest(text) == document)
        start = text.index(SAID) + self._random.choice((0, 8, 10))
        end = start + self._random.choice((4, 7))
        passage: dict[str, Any] = {"start": start, "end": end, "exact": text[start:end]}
        if self._random.random() < 0.2:
            passage["exact"] = self._words()
        if self._random.random() < 0.7:
            passage |= {"prefix": text[max(0, start - 6) : start], "suffix": text[end : end + 6]}
        return passage

    def _facts(self, begins: int) -> None:
        """Facts of some entities, new ones and other ones; none of those that are merged."""
        for key in [key for key in self._rows if key[0] == "facts"]:
            if self._random.random() < 0.1:
                del self._rows[key]
        for claim in self._some(ClaimRow, 20):
            kind = EntityKind(claim.kind)
            many = catalogue.find(kind, claim.property).cardinality is Cardinality.MANY
            self._put(
                FactRow(
                    entity=claim.entity,
                    kind=claim.kind,
                    property=claim.property,
                    value_key=claim.value_key if many else "",
                    status=self._pick(_FACT_STATUSES),
                    claim=self._maybe([claim.id]),
                    value=self._maybe([claim.value]),
                    reference=claim.reference,
                    different_values=self._random.randint(1, 3),
                    claims=self._random.randint(0, 2),
                    documents=self._random.randint(0, 2),
                    publishers=self._random.randint(0, 2),
                    origins=self._random.randint(0, 1),
                    set_by=identifier(f"grown event {begins}"),
                    set_at=begins,
                )
            )

    # The timeline

    def _changes(self, positions: range) -> None:
        members = [one.id for one in self._all(EntityRow)]
        documents = [one.id for one in self._all(DocumentRow)]
        claims = [one.id for one in self._all(ClaimRow)]
        for position in positions:
            lines = self._pick((1, 1, 2, 3))
            stream = f"document:{self._pick(documents)}"
            event = {
                "position": position,
                "event": identifier(f"grown event {position}"),
                "event_type": self._pick(("ClaimAsserted", "EntitiesMerged", "DocumentAdded")),
                "schema_version": self._pick((1, 2)),
                "stream": stream,
                "version": position,
                "correlation": self._maybe([identifier("grown run 1")]),
                "causation": self._maybe([identifier(f"grown event {max(1, position - 3)}")]),
                "actor": self._pick(("person:anne", "extractor:french")),
                "recorded_at": LONG_AGO + timedelta(seconds=position),
            }
            for ordinal in range(lines):
                line = self._line(event, ordinal, members, documents, claims)
                if self._merged and line.kind == "merged":
                    gone, merge = self._merged.pop()
                    line = replace(line, about=gone, merge=merge, property=None)
                self._put(line)

    def _line(
        self,
        event: dict[str, Any],
        ordinal: int,
        members: list[UUID],
        documents: list[str],
        claims: list[UUID],
    ) -> ChangeRow:
        before, after = self._maybe([self._words()]), self._maybe([self._words()])
        return ChangeRow(
            id=f"{event['position']}-{ordinal}",
            ordinal=ordinal,
            kind=self._pick(list(CHANGE_KINDS)),
            about=self._maybe(members),
            document=self._maybe(documents),
            property=self._maybe([self._subject_property()]),
            claim=self._maybe(claims),
            merge=self._maybe([identifier("grown merge 1")]),
            other=self._maybe(members),
            method=self._maybe(["blocking/2", "person"]),
            score=self._maybe([0, 600, 1000]),
            candidates=self._maybe([self._candidates(members)]),
            changed=before != after,
            before=before,
            before_reference=None,
            after=after,
            after_reference=None,
            reason=self._maybe([self._words()]),
            **event,
        )

    def _candidates(self, members: list[UUID]) -> str:
        weighed = self._random.sample(members, min(len(members), self._pick((1, 2))))
        because = [self._words() for _ in weighed]
        return json.dumps(
            [
                {"entity": str(one), "score": self._pick((0, 550, 1000)), "because": because[at:]}
                for at, one in enumerate(weighed)
            ]
        )

    def _subject_property(self) -> str:
        kind, _ = self._subject()
        return self._pick(catalogue.properties(kind)).name


_CLAIM_STATUSES = (
    "active", "active", "active", "active", "retracted", "superseded", "revised", "withdrawn",
    "erased",
)  # fmt: skip
_FACT_STATUSES = (
    "uncontested", "contested", "developed", "corrected", "retracted", "unsupported",
)  # fmt: skip
