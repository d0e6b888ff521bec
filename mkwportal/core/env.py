"""Read configuration from environment variables; refuse to start on a missing or unclear value."""

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
REQUIRED: Any = object()
_YES, _NO = {"1", "true", "yes", "on", "ja"}, {"0", "false", "no", "off", "nee"}


def env(name: str, default: Any = REQUIRED, *, parse: Callable[[str], Any] = str) -> Any:
    """Return the parsed variable, or the default when it is not set; empty counts as not set.

    Raises ImproperlyConfigured when it is required and missing, or when `parse` raises ValueError.
    """
    raw = os.environ.get(name, "").strip()
    if not raw:
        if default is REQUIRED:
            raise ImproperlyConfigured(f"{name} is not set. docs/beheer.md says what it needs.")
        return default
    try:
        return parse(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has an unclear value: {error}") from error


def boolean(raw: str) -> bool:
    """Return True for 1/true/yes/on/ja, False for 0/false/no/off/nee."""
    if raw.lower() in _YES | _NO:
        return raw.lower() in _YES
    raise ValueError("use 1 or 0")


def words(raw: str) -> list[str]:
    """Return the comma-separated parts without spaces."""
    return [part.strip() for part in raw.split(",") if part.strip()]


def one_of(*allowed: str) -> Callable[[str], str]:
    """Return a parser that accepts only these values."""

    def parse(raw: str) -> str:
        if raw not in allowed:
            raise ValueError("use one of " + ", ".join(allowed))
        return raw

    return parse


def between(lowest: int, highest: int) -> Callable[[str], int]:
    """Return a parser for a whole number within these bounds."""

    def parse(raw: str) -> int:
        if not raw.isdigit() or not lowest <= int(raw) <= highest:
            raise ValueError(f"use a whole number from {lowest} to {highest}")
        return int(raw)

    return parse


def token(raw: str) -> str:
    """Return a secret that travels in a header; short ones and ones with spaces are refused."""
    if len(raw) < 20 or not raw.isascii() or " " in raw:
        raise ValueError("use at least 20 random letters and digits")
    return raw


def web_address(raw: str) -> str:
    """Return an http or https address of another service."""
    url = urlsplit(raw)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError("use https://host/path")
    return raw


def database(raw: str) -> dict[str, Any]:
    """Return Django's DATABASES entry for postgresql://user:password@host:port/name?option=value."""
    url = urlsplit(raw)
    if url.scheme not in ("postgres", "postgresql") or len(url.path) < 2:
        raise ValueError("use postgresql://user:password@host:port/name")
    options: dict[str, Any] = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", None) or url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": options,
    }


def email(raw: str) -> Mapping[str, Any]:
    """Return Django's EMAIL_* settings for smtp://, smtps:// (TLS) or smtp+starttls://user:password@host:port."""
    url = urlsplit(raw)
    ports = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
    if url.scheme not in ports or not url.hostname:
        raise ValueError("use smtp+starttls://user:password@host:587")
    return {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or ports[url.scheme],
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+starttls",
    }
