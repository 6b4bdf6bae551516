"""`sourcier reread`: what a newer extractor would change, and, with --apply, changing it."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import click
from rich.markup import escape
from rich.table import Table

from sourcier.cli.lexicons import lexicons_option
from sourcier.cli.output import complain, console, errors, print_json, progress_bar
from sourcier.extraction.port import Extractor, UnknownExtractor, load_extractor
from sourcier.home import open_home
from sourcier.projector import bring_up_to_date
from sourcier.rereading import Outcome, Reread, Wanted
from sourcier.rereading import reread as reread_documents
from sourcier.rereading.telling import Told, Words
from sourcier.settings import load_settings
from sourcier_events.database import Connection, Role, connect
from sourcier_events.log.reading import is_digest

_SIGNS = {
    "gained": "[green]+[/green]",
    "lost": "[red]-[/red]",
    "changed": "[yellow]~[/yellow]",
    "withheld": "[dim]=[/dim]",
}
_LONGEST = 100
_INTERRUPTED = 130


@dataclass
class _Totals:
    """What all documents came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    properties: dict[str, Counter[str]] = field(default_factory=dict)
    applied: int = 0
    carried: int = 0
    last: int | None = None

    def count(self, one: Reread) -> None:
        self.outcomes[one.outcome.value] += 1
        self.applied += one.applied
        self.carried += one.carried
        self.last = one.position if one.position is not None else self.last
        self.changes += one.counts
        for each in one.differences:
            of_property = self.properties.setdefault(f"{each.entity}.{each.property}", Counter())
            of_property[each.change] += 1


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT…]")
@click.option("--extractor", "name", default="french", show_default=True, help="Who reads them.")
@click.option("--apply", is_flag=True, help="Append what is read now; else nothing is written.")
@click.option("--unread", is_flag=True, help="Also what this extractor has never read.")
@click.option(
    "--after", type=click.IntRange(min=0), default=0, help="Begin after this position of the log."
)
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many documents.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: differences with their sentences. json: one object per document, then the totals.",
)
@lexicons_option
@click.option("--check", is_flag=True, help="Exit with 1 if any document is read differently.")
def reread(
    documents: tuple[str, ...],
    name: str,
    apply: bool,
    unread: bool,
    after: int,
    limit: int | None,
    form: str,
    check: bool,
) -> None:
    """Compare what the installed extractor reads in stored documents with what the log has of it.

    DOCUMENT is a SHA-256; without any, all documents are read, in the order in which they were
    added. Nothing is written without --apply. What is applied already is not read again.
    """
    for document in documents:
        if not is_digest(document):
            raise click.BadParameter(f"{document!r} is no SHA-256", param_hint="DOCUMENT")
    wanted = Wanted(documents=documents, after=after, limit=limit, unread=unread, apply=apply)
    totals = _Totals()
    try:
        extractor = load_extractor(name)
        asyncio.run(_reread(extractor, wanted, totals, as_json=form == "json"))
    except UnknownExtractor as error:
        raise click.BadParameter(str(error), param_hint="--extractor") from error
    except KeyboardInterrupt:
        errors.print(f"interrupted: go on with --after {totals.last or after}")
        sys.exit(_INTERRUPTED)
    _summarise(totals, wanted, as_json=form == "json")
    refused = totals.outcomes[Outcome.REFUSED]
    if refused or (check and totals.outcomes[Outcome.DIFFERENT]):
        raise SystemExit(1)


async def _reread(extractor: Extractor, wanted: Wanted, totals: _Totals, *, as_json: bool) -> None:
    role = Role.WRITER if wanted.apply else Role.READER
    async with open_home(load_settings()) as home:
        async with await connect(home.url, role) as connection:
            quiet = as_json and console.is_terminal
            async for one in _with_progress(connection, extractor, wanted, quiet=quiet):
                totals.count(one)
                if as_json:
                    print_json(one)
                else:
                    _show(one)
        if totals.applied:
            await asyncio.to_thread(bring_up_to_date, home.url)


async def _with_progress(
    connection: Connection, extractor: Extractor, wanted: Wanted, *, quiet: bool
) -> AsyncIterator[Reread]:
    cursor = await connection.execute("select count(*) from log.document")
    row = await cursor.fetchone()
    there = len(wanted.documents) or (row[0] if row else 0)
    total = None if wanted.after else min(there, wanted.limit or there)
    with progress_bar(quiet) as progress:
        bar = progress.add_task("rereading", total=total)
        async for one in reread_documents(connection, extractor, wanted):
            yield one
            progress.advance(bar)


def _show(one: Reread) -> None:
    """A document that differs, or was refused, for people."""
    if one.outcome is Outcome.REFUSED:
        complain(f"refused: {one.document}: {one.reason}")
    if one.outcome is not Outcome.DIFFERENT:
        return
    title = f" «{one.title}»" if one.title else ""
    versions = f"{one.from_version or 'unread'} → {one.to_version}"
    console.print(f"[bold]{one.document}[/bold]{escape(title)}  {escape(versions)}", soft_wrap=True)
    for each in one.differences:
        console.print(_line(each), soft_wrap=True)
        words = each.after or each.before
        if words:
            console.print(f"      [dim]{escape(words.sentence)}[/dim]", soft_wrap=True)


def _line(one: Told) -> str:
    label = escape(_short(one.label))
    said = " → ".join(_value(words) for words in (one.before, one.after) if words)
    if one.before and one.after and one.before.value == one.after.value:
        said = f"{_short(one.after.value)} ({_other_details(one.before, one.after)})"
    return f"  {_SIGNS[one.change]} {one.entity} «{label}» {one.property}: {escape(said)}"


def _value(words: Words) -> str:
    details = [value if name == "stance" else f"{name} {value}" for name, value in _details(words)]
    return _short(words.value) + (f" ({', '.join(details)})" if details else "")


def _other_details(before: Words, after: Words) -> str:
    """What of the details of an equal value differs."""
    old, new = dict(_details(before)), dict(_details(after))
    differing = [name for name in sorted(old | new) if old.get(name) != new.get(name)]
    unsaid = {"stance": "asserted"}
    return ", ".join(
        f"{name} {old.get(name, unsaid.get(name, 'none'))} → "
        f"{new.get(name, unsaid.get(name, 'none'))}"
        for name in differing
    )


def _details(words: Words) -> list[tuple[str, str]]:
    found = sorted(one for one in words.qualifiers.items() if one[0] != "wording")
    if words.stance != "asserted":
        found.append(("stance", words.stance))
    if words.decided:
        found.append(("people", words.decided))
    return found


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _summarise(totals: _Totals, wanted: Wanted, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "documents": sum(totals.outcomes.values()),
                "outcomes": totals.outcomes,
                "differences": totals.changes,
                "properties": totals.properties,
                "applied": totals.applied,
                "carried": totals.carried,
                "last_position": totals.last,
            }
        )
        return
    if totals.properties:
        console.print(_table(totals))
    outcomes = ", ".join(f"{number} {outcome}" for outcome, number in totals.outcomes.items())
    console.print(f"{sum(totals.outcomes.values())} documents: {outcomes or 'none'}")
    if totals.applied:
        carried = f"; {totals.carried} decisions of people carried over" if totals.carried else ""
        console.print(f"applied to {totals.applied}{carried}")
    elif not wanted.apply:
        console.print("nothing was written: --apply does")


def _table(totals: _Totals) -> Table:
    kinds = [kind for kind in _SIGNS if totals.changes[kind]]
    table = Table("property", *kinds)
    for name, counts in sorted(totals.properties.items()):
        table.add_row(name, *(str(counts[kind] or "") for kind in kinds))
    table.add_section()
    table.add_row("all", *(str(totals.changes[kind]) for kind in kinds))
    return table
