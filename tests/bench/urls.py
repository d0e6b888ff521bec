"""The portal's addresses and the floors."""

import hashlib
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from corporaties.models import Organisatie
from mkwportal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
_LIST = engines["django"].from_string(
    "<!doctype html><html lang=nl><title>Lijst</title><h1>{{ request.user.naam }}</h1><ul>"
    "{% for row in rows %}<li><a href='{{ row.get_absolute_url }}'>{{ row.naam }}</a> {{ row.plaats }}</li>{% endfor %}</ul>"
)


@login_not_required
def constant(request: HttpRequest) -> HttpResponse:
    """Floor: a view that returns a constant page."""
    return HttpResponse("<!doctype html><html lang=nl><title>Vast</title><h1>Vast</h1>")


def plain_list(request: HttpRequest) -> HttpResponse:
    """Floor: session, user, one SELECT of 25 indexed rows, one template."""
    return HttpResponse(_LIST.render({"rows": Organisatie.objects.order_by("pk")[:25]}, request))


def upload(request: HttpRequest) -> HttpResponse:
    """Floor: write and hash the bytes as they come in."""
    digest = hashlib.sha256()
    Path(settings.PRIVATE_ROOT).mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=settings.PRIVATE_ROOT) as target:
        while block := request.read(256 * 1024):
            digest.update(block)
            target.write(block)
    return HttpResponse(digest.hexdigest())


def hand_out(request: HttpRequest, key: str) -> FileResponse:
    """Floor: a logged-in view that hands a file to FileResponse."""
    if not request.user.is_authenticated:
        raise Http404
    return FileResponse(open(Path(settings.PRIVATE_ROOT) / key, "rb"), content_type="application/pdf")


urlpatterns = [
    path("floor/constant/", constant),
    path("floor/list/", plain_list),
    path("floor/upload/", csrf_exempt(login_not_required(upload))),
    path("floor/file/<path:key>", hand_out),
    *urlpatterns,
]
