"""The figures as a table, and each aim with what was reached."""

from collections.abc import Iterator

from load import Round
from operations import QUERIES
from rich.console import Console
from rich.table import Table

SOURCIER, POSTGRAPHILE, PGBENCH, AS_OF = "sourcier", "postgraphile", "pgbench", "sourcier as of"
_WHO = (SOURCIER, AS_OF, POSTGRAPHILE, PGBENCH)

_FLOOR_AND_AIM = {"q1": (1.3, 2.0), "q2": (2.2, 2.8), "q3": (2.7, 3.3)}
_OF_PGBENCH = 0.75
_AS_OF = 1.5

Figures = dict[tuple[str, str], Round]


def print_all(figures: Figures) -> None:
    """Both tables."""
    console = Console(width=120)
    console.print(_figures(figures))
    console.print(_aims(figures))


def _figures(figures: Figures) -> Table:
    table = Table("query", "who", title="medians; CPU in ms per request", title_justify="left")
    for name in ("requests/s", "p50 ms", "p99 ms", "CPU server", "CPU PostgreSQL", "failed"):
        table.add_column(name, justify="right")
    for query in QUERIES:
        for who in _WHO:
            one = figures.get((query, who))
            if one is not None:
                table.add_row(query, who, *_row(one))
        table.add_section()
    return table


def _row(one: Round) -> list[str]:
    times = (one.p50, one.p99, one.server_cpu, one.database_cpu)
    return [f"{one.rate:,.0f}", *(f"{time:.2f}" for time in times), str(one.failed)]


def _aims(figures: Figures) -> Table:
    table = Table("what", "reached", "wanted", "", title="ratios", title_justify="left")
    for what, reached, wanted, verdict in _ratios(figures):
        table.add_row(what, f"{reached:.2f}", wanted, verdict)
    return table


def _ratios(figures: Figures) -> Iterator[tuple[str, float, str, str]]:
    for query in QUERIES:
        if (query, SOURCIER) not in figures:
            continue
        ours = figures[query, SOURCIER]
        peer = figures.get((query, POSTGRAPHILE))
        if peer is not None:
            floor, aim = _FLOOR_AND_AIM[query]
            ratio = ours.rate / peer.rate
            verdict = "aim" if ratio >= aim else "floor" if ratio >= floor else "NOT REACHED"
            yield f"{query}: rate / PostGraphile", ratio, f"{floor} (aim {aim})", verdict
            yield _at_most(f"{query}: p99 / PostGraphile", ours.p99 / peer.p99, 1)
        past = figures[query, AS_OF]
        yield _at_most(f"{query}: now / as of, by rate", ours.rate / past.rate, _AS_OF)
    if ("q2", SOURCIER) in figures:
        ratio = figures["q2", SOURCIER].rate / figures["q2", PGBENCH].rate
        verdict = "yes" if ratio >= _OF_PGBENCH else "NOT REACHED"
        yield "q2: rate / pgbench", ratio, f"{_OF_PGBENCH} or more", verdict


def _at_most(what: str, reached: float, most: float) -> tuple[str, float, str, str]:
    return what, reached, f"{most} or less", "yes" if reached <= most else "NOT REACHED"
