"""The demo's outbox: the mail that the portal wrote to files, readable in the browser. Not in production."""

import email
import email.policy
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

SHOWN = 50


def read_messages(folder: Path) -> list[dict[str, object]]:
    """Return the newest messages as dicts: onderwerp, aan, tijd (aware), tekst."""
    found = []
    for path in sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:SHOWN]:
        for raw in path.read_bytes().split(b"-" * 79 + b"\n"):
            if not raw.strip():
                continue
            message = email.message_from_bytes(raw, policy=email.policy.default)
            body = message.get_body(("plain",))
            found.append(
                {
                    "onderwerp": str(message["Subject"] or ""),
                    "aan": str(message["To"] or ""),
                    "tijd": datetime.fromtimestamp(path.stat().st_mtime, timezone.get_current_timezone()),
                    "tekst": body.get_content() if body else "",
                }
            )
    return found[:SHOWN]


@login_not_required
@require_GET
def post(request: HttpRequest) -> HttpResponse:
    """Show the sent mail; open to everybody on this machine, since an invited colleague has no login yet."""
    berichten = read_messages(Path(settings.EMAIL_FILE_PATH)) if settings.DEMO else []
    return render(request, "demo/post.html", {"berichten": berichten})
