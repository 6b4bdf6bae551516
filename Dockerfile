# Two stages: the first has what building needs, the second only what running needs.
# The root filesystem may be read-only: data go to /data (a volume), temporary files to /tmp.

FROM python:3.12-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build

# Dependencies first: this layer changes only when the lock does. Every file is checked against
# its pinned hash here; what follows installs from these files alone, without the network.
COPY requirements.lock ./
RUN pip download --require-hashes --requirement requirements.lock --dest /wheels \
    && pip install --no-index --find-links /wheels hatchling

COPY pyproject.toml README.md ./
COPY events events
COPY graphql graphql
COPY migrations migrations
COPY service service
COPY seeds seeds
RUN python -m hatchling build -t wheel -d /wheels \
    && python -m venv /opt/sourcier \
    && /opt/sourcier/bin/pip install --no-index --find-links /wheels sourcier

FROM python:3.12-slim

# A user without a password or a shell. It has a name, which the embedded PostgreSQL needs.
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin sourcier \
    && install --directory --owner=sourcier --group=sourcier --mode=0700 /data
COPY --from=build /opt/sourcier /opt/sourcier

ENV PATH=/opt/sourcier/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SOURCIER_HOME=/data \
    SOURCIER_HOST=0.0.0.0 \
    SOURCIER_PORT=8000 \
    SOURCIER_LOG_FORMAT=json

USER sourcier
WORKDIR /data
VOLUME /data
EXPOSE 8000

# urlopen raises for every answer that is not a success; start-period covers a first initdb.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['SOURCIER_PORT']}/health/live\", timeout=4)"]

ENTRYPOINT ["sourcier"]
CMD ["serve"]
