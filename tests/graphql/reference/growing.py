"""Rows that hold now, and all versions that ended; values to make rows of, and documents.

A version ends where the next one begins: at the end of an append, where a row is another one.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from msgspec.structs import replace

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import EntityKind
from sourcier_events.projections.rows import DocumentRow, PublicationRow, Row, RunRow

from ..filling import digest, identifier
from ..rows import LONG_AGO

Item = TypeVar("Item")
Key = tuple[Any, ...]

WORDS = (
    "paix", "Kyiv", "l'été", "« sommet »", 'dit "oui"', "a\\b", "deux\nlignes", "\ttab", "😀 fin",
    "{x} {row}", "$1 %s", "null", "é", "\u2028", "\x01", "Œuvre", "</script>", "",
)  # fmt: skip
DATES = (
    None, "2026-01-03", "2026-01", "2026", "XXXX-02-01", "XXXX-12", "2026-01-XX", "2025-12-24~",
    "2026-02-01?", "2025-12-30/2026-01-02", "XXXX-12-20/XXXX-01-10", "2026-03", "2024-02-29%",
)  # fmt: skip
CITIES = (None, "Kyiv", "Kiev", "Paris", "Genève", "Geneve", "Nowhere")
COUNTRIES = (None, "UA", "FR", "US")
PUBLISHERS = (None, "Le Monde", "Le Figaro", "AFP")
NAMES = (
    "Roustem Oumerov", "Rustem Umerov", "Emmanuel Macron", "Volodymyr Zelensky", "Li", "Émile Œuf",
    "États-Unis", "Marc", "Yulia O'Neil",
)  # fmt: skip


class GrowingRows:
    """Rows of views, and the documents among them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._rows: dict[tuple[str, Key], Row] = {}
        self._held: dict[tuple[str, Key], tuple[Row, int]] = {}
        self._ended: list[tuple[Row, int, int]] = []
        self._counts: dict[str, int] = {}
        self.position = 0

    def versions(self) -> Iterable[tuple[Row, int, int | None]]:
        """Every row, since when, until when."""
        yield from self._ended
        for row, since in self._held.values():
            yield row, since, None

    # Keeping rows

    def _put(self, row: Row) -> None:
        self._rows[row.view, tuple(getattr(row, one) for one in row.key)] = row

    def _all(self, kind: type[Item]) -> list[Item]:
        return [row for row in self._rows.values() if isinstance(row, kind)]

    def _some(self, kind: type[Item], count: int) -> list[Item]:
        rows = self._all(kind)
        return self._random.sample(rows, min(count, len(rows)))

    def _cut(self) -> None:
        """Versions end here whose rows are other ones now, or not there any more."""
        for key, (row, since) in list(self._held.items()):
            if self._rows.get(key) != row:
                self._ended.append((row, since, self.position))
                del self._held[key]
        for key, row in self._rows.items():
            self._held.setdefault(key, (row, self.position))

    # Choosing

    def _pick(self, options: Sequence[Item]) -> Item:
        return self._random.choice(options)

    def _maybe(self, options: Sequence[Item]) -> Item | None:
        return self._pick(options) if options and self._random.random() < 0.7 else None

    def _words(self) -> str:
        return " ".join(self._pick(WORDS) for _ in range(self._random.randint(1, 3)))

    def _id(self, kind: str) -> UUID:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return identifier(f"grown {kind} {self._counts[kind]}")

    def _dated(self, name: str) -> dict[str, Any]:
        written = self._pick(DATES)
        bounds = edtf.bounds(written) if written else edtf.Bounds(None, None)
        return {f"{name}": written, f"{name}_earliest": bounds[0], f"{name}_latest": bounds[1]}

    def _contested(self, kind: EntityKind) -> list[str]:
        names = [one.name for one in catalogue.properties(kind)]
        return sorted(self._random.sample(names, self._pick((0, 0, 1, 2))))

    # Documents

    def _document(self, text: str) -> None:
        own = digest(text)
        older = self._all(DocumentRow)
        shown = self._shown()
        revised = self._maybe([one for one in older if one.revised_by is None])
        revises = None
        if revised is not None and self._random.random() < 0.3:
            revises = revised.id
            self._put(replace(revised, revised_by=own))
        self._put(
            DocumentRow(
                id=own,
                length=len(text),
                media_type="text/plain",
                cluster=self._maybe([identifier(f"cluster {number}") for number in range(3)]),
                independent_origin=f"publisher:{shown['publisher']}",
                revised_by=None,
                revises=revises,
                withdrawn=False,
                erased=False,
                **shown,
            )
        )
        for _ in range(self._random.randint(1, 3)):
            self._publication(own, shown)
            shown = self._shown()
        self._run(own)

    def _shown(self) -> dict[str, Any]:
        return {
            "url": self._maybe([f"https://example.org/{number}" for number in range(8)]),
            "publisher": self._pick(PUBLISHERS),
            "origin": self._pick((None, "AFP", "Reuters")),
            "title": self._maybe([self._words()]),
            "language": self._pick((None, "fr", "en")),
            "licence": self._pick((None, "CC-BY-4.0")),
            **self._dated("published"),
        }

    def _publication(self, document: str, shown: dict[str, Any]) -> None:
        self._put(
            PublicationRow(
                id=self._id("publication"),
                document=document,
                fetched=self._maybe(["2026-01-07T12:00:00Z"]),
                file_name=self._maybe([self._words()]),
                file_sha256=self._maybe([digest("file")]),
                **shown,
            )
        )

    def _run(self, document: str) -> None:
        older = [one for one in self._all(RunRow) if one.superseded_by is None]
        own = self._id("run")
        superseded = self._maybe(older)
        if superseded is not None and self._random.random() < 0.3:
            self._put(replace(superseded, superseded_by=own))
        self._put(
            RunRow(
                id=own,
                document=document,
                extractor="french",
                version=str(len(older)),
                configuration=digest("none"),
                refused=self._maybe([self._words()]),
                superseded_by=None,
                position=self.position,
                recorded_at=LONG_AGO + timedelta(microseconds=self.position),
            )
        )
