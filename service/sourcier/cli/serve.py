"""`sourcier serve`: the API, the health checks, and views that follow the log."""

import click
from msgspec.structs import replace

from sourcier.event_loop import run
from sourcier.home import Home, open_home
from sourcier.logs import configure_logs
from sourcier.settings import Settings, load_settings


@click.command()
@click.option("--host", help="Address to listen on; SOURCIER_HOST.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port, 0 for any; SOURCIER_PORT.")
def serve(host: str | None, port: int | None) -> None:
    """Serve GraphQL at /graphql (GraphiQL in a browser) and health at /health/live and /ready."""
    settings = load_settings()
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = replace(settings, **given)
    configure_logs(settings)
    run(_serve(settings))


async def _serve(settings: Settings) -> None:
    async with open_home(settings, create=True) as home:
        await serve_home(home, settings)


async def serve_home(home: Home, settings: Settings) -> None:
    """Serve a migrated database and say where."""
    # Commands that do not serve need not wait for these imports.
    from sourcier.application import create_application
    from sourcier.server import listen, serve_application

    def started(address: str) -> None:
        click.echo(f"sourcier serves {address}/graphql (stop with Ctrl-C)")

    socket = listen(settings)
    application, service = create_application(home, settings)
    await serve_application(
        application,
        socket,
        started,
        trusted_proxies=settings.trusted_proxies,
        stopping=service.stop,
    )
