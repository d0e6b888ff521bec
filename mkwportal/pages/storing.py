"""The page for when the database is away or a disk is full: what happened, what to do, and what was typed."""

import contextlib
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from mkwportal.core.faults import is_full
from mkwportal.core.once import FIELD

SECONDS = 10  # after which it is worth trying again
_MOST = 200_000  # characters that the page brings along
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_NOT_SHOWN = {FIELD, "revisie", "csrfmiddlewaretoken", "next"}


class _NoFiles(FileUploadHandler):
    """Leaves files out: there may be no room, and nobody to ask who sends them."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile


def outage_page(request: HttpRequest, error: BaseException, reference: str) -> HttpResponse:
    """Return 503 with a form that sends the same again; uses neither database nor session."""
    context = {"referentie": reference, "vol": is_full(error), "verstuurd": request.method == "POST"}
    context |= _typed(request) if context["verstuurd"] else {}
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(SECONDS)
    return response


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed, for a form that can be sent again; nothing of a form with a password or a code."""
    if request.content_type not in _FORMS:
        return {}
    fields: list[tuple[str, str]] = []
    # half a request, one that is not ours to read, or one whose files were read by somebody else
    with contextlib.suppress(UnreadablePostError, BadRequest, SuspiciousOperation, MultiPartParserError, OSError):
        if not hasattr(request, "_post"):
            request.upload_handlers = [_NoFiles(request)]
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    secret = any("password" in name or "wachtwoord" in name for name, _ in fields)
    too_much = sum(len(name) + len(value) for name, value in fields) > _MOST
    if secret or too_much or not fields:
        return {}
    readable = [
        (name.replace("_", " ").replace("-", " ").capitalize(), value)
        for name, value in fields
        if value.strip() and name not in _NOT_SHOWN and not value.isdigit()
    ]
    return {
        "pad": request.get_full_path(),
        "velden": fields,
        "leesbaar": readable,
        "regelbegin": "\n",  # a browser drops the first line break of a textarea
        "bestanden": request.content_type == "multipart/form-data",
    }
