"""Structured logs through structlog: what happened, never to whom (no address, query, body)."""

import logging
import sys
import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, Processor


def without_request_data(_logger: Any, _name: str, event: EventDict) -> EventDict:
    """Django's own request records end in a path, which may hold a token: cut it off."""
    record: logging.LogRecord | None = event.get("_record")
    arguments = event.pop("positional_args", ())
    if record is not None and record.name.startswith(("django.request", "django.security")):
        sentence, _colon, path = str(record.msg).rpartition(": ")
        if path == "%s" and isinstance(arguments, tuple):
            event["event"] = sentence % arguments[:-1]
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if match is not None:
            event["route"] = match.route
    return event


def frames_without_message(_logger: Any, _name: str, event: EventDict) -> EventDict:
    """Exceptions as type and frames; their messages may quote what people typed."""
    exc_info = event.pop("exc_info", None)
    if isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    elif exc_info is True:
        exc_info = sys.exc_info()
    if exc_info and exc_info[0] is not None:
        event["error"] = exc_info[0].__qualname__
        event["frames"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(exc_info[2])
        ][-12:]
    return event


def logging_config(*, json: bool) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING; lines go to standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        frames_without_message,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if json
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*shared, without_request_data],
                "pass_foreign_args": True,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    renderer,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Django's default handlers would write the same records again, with their paths.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # RequestLog has a line with the status for each; only failures add something here.
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            # Wagtail names what was edited, its tasks come by the dozen: failures only.
            "wagtail": {"handlers": [], "level": "WARNING", "propagate": True},
            "django_tasks": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
