"""The address that Prometheus scrapes, for who has the token (P3)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_GET

from mkwportal.core.metrics import exposition


@login_not_required
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Give every figure, or the page of an address that does not exist without the right token."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    if not settings.METRICS_TOKEN or kind != "Bearer" or not constant_time_compare(given, settings.METRICS_TOKEN):
        raise Http404
    text, content_type = exposition(request.headers.get("Accept", ""))
    return HttpResponse(text, content_type=content_type, headers={"Cache-Control": "no-store"})
