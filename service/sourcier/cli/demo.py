"""`sourcier demo`: the whole way in one command, on the demo documents."""

from importlib import resources
from pathlib import Path

import click
from msgspec.structs import replace

from sourcier.cli.ingest import Wanted, ingest_into, summarise
from sourcier.cli.serve import serve_home
from sourcier.cli.status import show
from sourcier.event_loop import run
from sourcier.home import open_home
from sourcier.ingestion import Arrival, SourceOptions
from sourcier.logs import configure_logs
from sourcier.overview import overview
from sourcier.settings import Settings, load_settings
from sourcier_events.database import Role, connect

QUESTION = "{ meetings(first: 3) { edges { node { title status date { edtf } } } } }"


@click.command()
@click.option("--no-serve", is_flag=True, help="Ingest, print a summary, and exit.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port of the API; SOURCIER_PORT.")
def demo(no_serve: bool, port: int | None) -> None:
    """Ingest the demo documents into a home of their own, and serve the API.

    The home is the folder `demo` in SOURCIER_HOME; SOURCIER_DATABASE_URL is not used.
    """
    settings = load_settings()
    settings = replace(
        settings,
        home=str(settings.home_folder / "demo"),
        database_url=None,
        port=settings.port if port is None else port,
    )
    configure_logs(replace(settings, log_level="warning"))
    refused = run(_demo(settings, no_serve))
    if refused:
        raise SystemExit(1)


async def _demo(settings: Settings, no_serve: bool) -> bool:
    click.echo(f"the demo's data are in {settings.home_folder}")
    async with open_home(settings, create=True) as home:
        wanted = Wanted(
            paths=(str(demo_documents()),),
            options=SourceOptions(limit=settings.max_document_bytes),
            actor="demo",
        )
        results = await ingest_into(home.url, wanted)
        summarise(results)
        async with await connect(home.url, Role.READER) as connection:
            show(await overview(connection))
        if not no_serve:
            _suggest(f"http://{settings.host}:{settings.port}", settings.home)
            await serve_home(home, settings)
    return any(result.arrival is Arrival.REFUSED for result in results)


def demo_documents() -> Path:
    """The folder of the demo documents: in the wheel, or in the checkout."""
    packaged = Path(str(resources.files("sourcier"))) / "demo_documents"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "seeds"


def _suggest(address: str, home: str) -> None:
    click.echo(
        f"""
Try:
  {address}/graphql in a browser: GraphiQL
  curl {address}/graphql -H 'content-type: application/json' \\
    -d '{{"query": "{QUESTION}"}}'
  curl {address}/health/ready
  SOURCIER_HOME='{home}' .venv/bin/sourcier events --follow
  SOURCIER_HOME='{home}' .venv/bin/sourcier key create --name me --scope curate
    for a key that may change things: send it as the header `authorization: Bearer KEY`
"""
    )
