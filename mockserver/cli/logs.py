"""Logging: one line for each event, as text or JSON, on standard error."""

import json
import logging
import os
import sys

from mockserver.ground.clock import instant_of
from mockserver.ground.colours import Paint, Style, painter
from mockserver.ground.printable import loggable
from mockserver.ground.settings import Settings

# Errors below the application are logged by uvicorn.
_LOGGERS = ("mockserver", "uvicorn")

_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}

_STYLES = ((logging.ERROR, Style.BAD), (logging.WARNING, Style.DOUBTFUL), (logging.INFO, Style.NEUTRAL))


def configure_logging(settings: Settings) -> None:
    """Log events from `settings.log_level` on to standard error, in `settings.log_format`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines() if settings.log_format == "json" else _TextLines(painter(sys.stderr, os.environ)))
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(settings.log_level.upper())


class _TextLines(logging.Formatter):
    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint

    def format(self, record: logging.LogRecord) -> str:
        details = " ".join(f"{name}={value}" for name, value in _details(record).items())
        style = next((style for least, style in _STYLES if record.levelno >= least), Style.FAINT)
        level = self._paint(f"{record.levelname.lower():<7}", style)
        line = f"{_time(record)} {level} {record.getMessage()} {details}".rstrip()
        text = f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
        return loggable(text, os.environ)


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= _details(record)
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return loggable(json.dumps(line, default=str), os.environ)


def _details(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _ORDINARY}


def _time(record: logging.LogRecord) -> str:
    return instant_of(record.created).isoformat(timespec="milliseconds").replace("+00:00", "Z")
