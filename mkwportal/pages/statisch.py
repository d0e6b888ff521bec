"""Pages for everybody: privacy, accessibility, help, and what robots and researchers look for (P6)."""

import datetime as dt
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mkwportal.core import retention

SECURITY_DAYS = 180  # RFC 9116 advises less than a year


def contact_address() -> str:
    """Return the address of the platform, which is also the sender of all mail."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, how long and why."""
    terms = [term for term in retention.terms() if term.mens]
    return render(request, "pages/privacy.html", {"adres": contact_address(), "termijnen": terms})


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """How far the portal is accessible, and where to tell that it is not."""
    return render(request, "pages/toegankelijkheid.html", {"adres": contact_address()})


@login_not_required
@require_safe
def verwerking(request: HttpRequest) -> HttpResponse:
    """The facts for a processor agreement, as this installation is set."""
    context = {
        "adres": contact_address(),
        "s3": bool(settings.S3),
        "scanner": bool(settings.CLAMAV),
        "backup": bool(settings.BACKUP_DIR),
        "versleuteld": bool(settings.BACKUP_RECIPIENT),
    }
    return render(request, "pages/verwerking.html", context)


@login_not_required
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """Whom to ask what."""
    return render(request, "pages/hulp.html", {"adres": contact_address()})


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep every search engine out."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116); the date moves along, by whole days."""
    expires = dt.datetime.combine(timezone.now().date() + dt.timedelta(days=SECURITY_DAYS), dt.time.min, dt.UTC)
    lines = (
        f"Contact: mailto:{contact_address()}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}{reverse('security-txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
