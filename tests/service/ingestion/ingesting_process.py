"""A process that ingests a folder and can be killed: `python ingesting_process.py URL FOLDER`."""

import asyncio
import sys

from stand_in import StandIn

from sourcier.ingestion import ingest, sources
from sourcier_events.database import Role, connect


async def main(url: str, folder: str) -> None:
    async with await connect(url, Role.WRITER) as connection:
        async for result in ingest(connection, StandIn(pause=0.005), sources([folder]), batch=4):
            print(result.arrival.value, result.name, flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
