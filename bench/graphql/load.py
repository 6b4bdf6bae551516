"""One short round of load on one server, and the CPU time that it cost (Linux: read in /proc)."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CONNECTIONS = 16
_SCRIPT = Path(__file__).parent / "requests.lua"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Round:
    """Rates are a second; times are in milliseconds, CPU times per request."""

    rate: float
    p50: float
    p99: float
    server_cpu: float
    database_cpu: float
    failed: int


def wrk(url: str, bodies: list[str], seconds: int, server: int, postgres: int) -> Round:
    """Keep-alive connections that ask one thing after the other."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(bodies) + "\n")
        file.flush()
        command = [_program("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(_SCRIPT)]
        before = (cpu(server), cpu(postgres))
        output = _run([*command, url, "--", file.name])
        after = (cpu(server), cpu(postgres))
    found = json.loads(output.splitlines()[-1])
    count = found["requests"]
    return Round(
        rate=count / found["microseconds"] * 1e6,
        p50=found["p50"] / 1000,
        p99=found["p99"] / 1000,
        server_cpu=(after[0] - before[0]) / count * 1000,
        database_cpu=(after[1] - before[1]) / count * 1000,
        failed=found["failed"],
    )


def pgbench(
    database_url: str, statement: Path, meetings: int, seconds: int, postgres: int
) -> Round:
    """The same number of connections that send one prepared statement after the other."""
    command = [_program("pgbench"), database_url, "--no-vacuum", "--protocol=prepared"]
    command += [f"--client={CONNECTIONS}", f"--time={seconds}", f"--define=meetings={meetings}"]
    before = cpu(postgres)
    output = _run([*command, f"--file={statement}"])
    after = cpu(postgres)
    rate = float(re.search(r"tps = ([\d.]+)", output)[1])  # type: ignore[index]
    count = int(re.search(r"actually processed: (\d+)", output)[1])  # type: ignore[index]
    latency = float(re.search(r"latency average = ([\d.]+)", output)[1])  # type: ignore[index]
    return Round(rate, latency, float("nan"), 0, (after - before) / count * 1000, 0)


def middle(rounds: Iterable[Round]) -> Round:
    """The median of each figure; failures are added up."""
    found = list(rounds)
    names = ("rate", "p50", "p99", "server_cpu", "database_cpu")
    medians = {name: median(getattr(one, name) for one in found) for name in names}
    return Round(**medians, failed=sum(one.failed for one in found))


def cpu(process: int) -> float:
    """Seconds that a process, its threads and its children have used, those that ended included."""
    return sum(map(_own_cpu, [process, *_descendants(process)]))


def parent(process: int) -> int:
    """The process that started another one."""
    return int(_stat(process)[1])


def _own_cpu(process: int) -> float:
    try:
        fields = _stat(process)
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


def _descendants(process: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents.setdefault(int(_stat(int(entry.name))[1]), []).append(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
    found, new = [], [process]
    while new:
        new = [child for one in new for child in parents.get(one, [])]
        found += new
    return found


def _stat(process: int) -> list[str]:
    """The fields after the name of the program, which may contain anything."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed")
    return found


def _run(command: list[str]) -> str:
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{result.stdout}{result.stderr}")
    return result.stdout
