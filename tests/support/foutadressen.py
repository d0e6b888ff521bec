"""Addresses that go wrong, beside those of the portal: each error page for real."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from mkwportal import urls
from mkwportal.core.limits import TooManyRequests
from mkwportal.urls import handler400, handler403, handler404, handler500  # noqa: F401 - Django finds them here


def fail(request: HttpRequest, wat: str) -> HttpResponse:
    """Raise what this address asks for."""
    raise {
        "500": RuntimeError("de oorzaak"),
        "403": PermissionDenied("Dit mag niet."),
        "404": Http404("Dit is er niet."),
        "400": SuspiciousOperation("vreemd"),
        "429": TooManyRequests(60),
    }[wat]


@require_POST
def only_post(request: HttpRequest) -> HttpResponse:
    """Take a form."""
    return HttpResponse(len(request.POST))


urlpatterns = [path("mis/405/", only_post), path("mis/<str:wat>/", fail), *urls.urlpatterns]
