"""How fast the API answers, beside PostGraphile and pgbench, on the same PostgreSQL in one run.

    python bench/graphql/run.py
    python bench/graphql/run.py --meetings 200000 --only-sourcier

Rounds are short and alternate between the servers; figures are medians. Needs Linux, wrk,
pgbench and npm, which installs PostGraphile and the Node that it wants the first time.
"""

import argparse
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

import report
from load import Round, middle, pgbench, wrk
from operations import QUERIES, ask, bodies, normalised
from prepared_database import Database, prepared_database
from servers import Server, postgraphile, sourcier

from sourcier_events.database import Role

_STATEMENTS = Path(__file__).parent / "statements"
_SESSION = {"jit": "off", "plan_cache_mode": "force_generic_plan", "random_page_cost": "1.1"}
_COMPARED = 25

Rounds = dict[tuple[str, str], list[Round]]
"""By query and by who answered it."""


class Bench:
    """Everything that runs, and what is asked of it."""

    def __init__(
        self, database: Database, servers: list[Server], meetings: int, seconds: int, share: float
    ) -> None:
        self.database = database
        self.servers = servers
        self.meetings = meetings
        self.seconds = seconds
        self.share = share

    def position_of(self, share: float) -> str:
        """The position after this share of the log."""
        return f"{int(self.database.position * share):019d}"

    def compare(self) -> None:
        """All servers answer the same; raises where they do not."""
        for query in QUERIES:
            asked = [bodies(one.name, query, self.meetings)[:_COMPARED] for one in self.servers]
            for same in zip(*asked, strict=True):
                answers = [
                    normalised(ask(server.url, body))
                    for server, body in zip(self.servers, same, strict=True)
                ]
                if any(answer != answers[0] for answer in answers):
                    raise SystemExit(f"{query}: the servers do not answer the same: {answers}")
            self._compare_as_of(query)

    def _compare_as_of(self, query: str) -> None:
        """The end of the log is now, and the position to be measured is not before everything."""
        server = self.servers[0]
        now = bodies(server.name, query, self.meetings)[0]
        end = bodies(server.name, query, self.meetings, self.position_of(1))[0]
        if normalised(ask(server.url, now)) != normalised(ask(server.url, end)):
            raise SystemExit(f"{query}: as of the end of the log is not what is answered now")
        then = bodies(server.name, query, self.meetings // 2, self.position_of(self.share))[0]
        if len(str(ask(server.url, then))) < len(str(ask(server.url, now))) / 3:
            raise SystemExit(f"{query}: as of {self.share} of the log there is next to nothing")

    def round(self, query: str, rounds: Rounds) -> None:
        """One round of each."""
        postgres = self.database.postgres
        for server in self.servers:
            asked = bodies(server.name, query, self.meetings)
            found = wrk(server.url, asked, self.seconds, server.process, postgres)
            rounds[query, server.name].append(found)
        server = self.servers[0]
        known = int(self.meetings * self.share * 0.95)  # what had been told of by then
        asked = bodies(server.name, query, known, self.position_of(self.share))
        found = wrk(server.url, asked, self.seconds, server.process, postgres)
        rounds[query, report.AS_OF].append(found)
        url = self.database.as_role(Role.READER, search_path=self.database.schema, **_SESSION)
        statement = _STATEMENTS / f"{query}.sql"
        found = pgbench(url, statement, self.meetings, self.seconds, postgres)
        rounds[query, report.PGBENCH].append(found)


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="of one round")
    parser.add_argument("--home", type=Path, default=Path(".sourcier") / "bench")
    parser.add_argument(
        "--as-of", type=int, default=95, help="how far back, in per cent of the log"
    )
    parser.add_argument("--queries", nargs="+", choices=QUERIES, default=QUERIES)
    parser.add_argument("--only-sourcier", action="store_true", help="without PostGraphile")
    given = parser.parse_args()
    with ExitStack() as stack:
        home = given.home.absolute() / str(given.meetings)
        database = stack.enter_context(prepared_database(home, given.meetings))
        servers = [stack.enter_context(sourcier(database.url, 8123))]
        if not given.only_sourcier:
            url = database.as_role(Role.REBUILDER)
            servers.append(stack.enter_context(postgraphile(url, 8124)))
        bench = Bench(database, servers, given.meetings, given.seconds, given.as_of / 100)
        bench.compare()
        rounds: Rounds = defaultdict(list)
        for query in given.queries:
            for _ in range(given.rounds):
                bench.round(query, rounds)
        report.print_all({key: middle(found) for key, found in rounds.items()})


if __name__ == "__main__":
    main()
