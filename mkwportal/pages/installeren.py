"""What makes the portal an app on a phone: manifest, service worker, and the page for when there is no line (P7)."""

import hashlib
import json
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from verkenningen import offline

# What the report needs without a line. The letters of headings are left out: they weigh more than they add.
FILES = (
    "css/portal.css",
    "js/portal.js",
    "js/offline/begin.js",
    "js/offline/store.js",
    "js/offline/visits.js",
    "js/offline/send.js",
    "js/offline/draft.js",
    "js/offline/photos.js",
    "js/offline/shell.js",
    "vendor/icons/sprite.svg",
    "vendor/fonts/commissioner-latin-wght-normal.woff2",
)
PAPER = "#e6eef2"
ICONS = ((192, "any"), (512, "any"), (512, "maskable"))


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return what a phone needs to put the portal on its first screen."""
    icons = [
        {
            "src": static(f"icons/{icon_name(size, kind)}"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": kind,
        }
        for size, kind in ICONS
    ]
    data = {
        "id": "/",
        "name": "MKW Portal",
        "short_name": "MKW",
        "description": "Het platform van kleine en middelgrote woningcorporaties.",
        "lang": "nl",
        "dir": "ltr",
        "start_url": reverse("vandaag"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
        "shortcuts": [{"name": "Op dit apparaat", "url": reverse("op-dit-apparaat")}],
    }
    return JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


def icon_name(size: int, kind: str = "any") -> str:
    """Return the file in static/icons/ of an icon of `size` pixels; maskable ones fill their square."""
    return f"portaal-{size}.png" if kind == "any" else f"portaal-{size}-{kind}.png"


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker; it changes when a file that it keeps does."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def device(request: HttpRequest) -> HttpResponse:
    """Show what this device keeps. The page itself holds nothing of anybody, so that it may be kept."""
    return HttpResponse(offline.shell(request))


@cache
def _worker() -> str:
    files = json.dumps([static(name) for name in FILES], indent=2)
    context = {"bestanden": files, "schil": reverse("op-dit-apparaat")}
    whole = render_to_string("pages/sw.js", context) + offline.shell()
    return render_to_string("pages/sw.js", {**context, "versie": hashlib.sha256(whole.encode()).hexdigest()[:12]})
