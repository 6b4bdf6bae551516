"""Log lines are events with fields, for people or for programs; they go to standard error."""

import logging
import sys
from typing import Any

import structlog
import structlog.tracebacks

from sourcier.settings import Settings
from sourcier_graphql.access.redaction import redacted

# Local variables may hold texts and passwords: they stay out of the log.
_tracebacks = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)


class _WithoutSecrets(structlog.stdlib.ProcessorFormatter):
    """Whatever a line holds, of us or of a library, and its traceback: the last door out."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def configure_logs(settings: Settings) -> None:
    """Send our lines and those of libraries through one format."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    for_people = settings.log_format == "console"
    renderer: Any = (
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
        if for_people
        else structlog.processors.JSONRenderer()
    )
    formatter = _WithoutSecrets(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *([] if for_people else [_tracebacks]),
            renderer,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
