"""The portal's addresses and the two floors."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

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


urlpatterns = [path("floor/constant/", constant), path("floor/list/", plain_list), *urlpatterns]
