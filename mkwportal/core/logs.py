"""Structured logs: every line carries the id of the request it belongs to."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest

request_id: ContextVar[str] = ContextVar("request_id", default="-")
_SECRETS = ("token", "code", "key", "uidb36")  # parameters of routes that are a key to something


def path_for_log(request: HttpRequest) -> str:
    """Return the path of this request; a personal code in it is left out, because who reads it could use it."""
    match, path = request.resolver_match, request.path
    if match is None:
        return path
    for name in _SECRETS:
        if value := str(match.kwargs.get(name) or ""):
            path = path.replace(value, f"<{name}>")
    return path


class RequestIdFilter(logging.Filter):
    """Put the current request id on each record; Django's own lines about a request name no personal code."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            safe = path_for_log(request)
            record.args = tuple(safe if arg == request.path else arg for arg in record.args)
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, request, message, error."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
