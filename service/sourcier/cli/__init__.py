"""The command line: each command is a thin face of what the other modules do.

Exit codes: 0 done; 1 done, but part of the input was refused or a check failed; 2 the command was
not understood; 3 the environment (settings, database) does not allow it.
"""

import sys

import click
import structlog

from sourcier.cli.demo import demo
from sourcier.cli.events import events
from sourcier.cli.extract import extract
from sourcier.cli.ingest import ingest
from sourcier.cli.key import key
from sourcier.cli.lexicons import lexicons
from sourcier.cli.migrate import migrate
from sourcier.cli.replay import replay
from sourcier.cli.reread import reread
from sourcier.cli.serve import serve
from sourcier.cli.status import status
from sourcier.home import HomeError
from sourcier.ingestion import WorkersLost
from sourcier.projector import ViewsBehind
from sourcier.server_error import ServerError
from sourcier.settings import SettingsError

ENVIRONMENT = 3
"""The exit code where settings or the database do not allow what was asked."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sourcier")
def commands() -> None:
    """Git blame for facts: news documents in, facts with their proof out.

    The data lie in SOURCIER_HOME (an embedded PostgreSQL), or in the database that
    SOURCIER_DATABASE_URL names. All settings are in docs/settings.md.
    """


for command in (
    demo,
    serve,
    ingest,
    extract,
    lexicons,
    reread,
    replay,
    status,
    events,
    key,
    migrate,
):
    commands.add_command(command)


def main() -> None:
    """Run a command; errors that a person can mend are one line, never a traceback."""
    from psycopg import Error, OperationalError

    # Standard output is for what was asked for; servers say more exactly what they log and how.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    try:
        commands(prog_name="sourcier")
    except (HomeError, SettingsError, ViewsBehind, ServerError, WorkersLost) as error:
        _fail(str(error))
    except OperationalError as error:
        _fail(f"the database does not answer: {' '.join(str(error).split())}")
    except Error as error:
        _fail(f"the database refused: {' '.join(str(error).split())}")


def _fail(reason: str) -> None:
    click.echo(f"sourcier: {reason}", err=True)
    sys.exit(ENVIRONMENT)
