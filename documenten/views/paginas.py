"""The pages of a PDF or a photo as they look: page images with their text, for who cannot read the text itself."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from mkwportal.core import limits
from mkwportal.core.files.downloads import file_response
from mkwportal.core.pagination import fetched_page, page_number

from .. import gebruik
from ..bladen import PER_BLAD, sheets
from ..models import Paginabeeld, Versie
from ..preview import MIME
from ..services.beelden import forget_image, image_of
from ..vrijgave import require_released
from . import lezen

_DAG = 24 * 3600


@require_safe
def page_images(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Show the pages of a version as they look, some at a time, each with its text for who cannot see it."""
    document, versie = lezen.opened(request, pk, nummer)
    require_released(versie)
    if not versie.beeld_paginas:
        raise Http404("Van dit document zijn geen beelden van de pagina’s.")
    number = page_number(request)
    first = (number - 1) * PER_BLAD + 1
    bladen = sheets(versie, first) if first <= versie.beeld_paginas else []
    page = fetched_page(bladen, number, PER_BLAD, count=versie.beeld_paginas)
    gebruik.count_opening(request, document)
    context = {
        **lezen.common(document, versie),
        "bladen": bladen,
        "page": page,
        "is_oud": versie.pk != document.versie_id,
        "heeft_tekst": versie.tekst_status == Versie.TekstStatus.GELEZEN,
    }
    return render(request, "documenten/document_paginas.html", context)


@require_safe
def page_image(request: HttpRequest, pk: int, nummer: int, pagina: int, klein: str = "") -> HttpResponseBase:
    """Return the picture of one page; drawn now when it is not there. The browser keeps it for a day."""
    _, versie = lezen.opened(request, pk, nummer)
    require_released(versie)
    if not 1 <= pagina <= versie.beeld_paginas:
        raise Http404("Van deze pagina is geen beeld.")
    for _ in range(2):
        beeld = Paginabeeld.objects.filter(versie=versie, nummer=pagina).first()
        if beeld is None:
            limits.limit("paginabeeld", request.user.pk, times=400, seconds=600)
            beeld = image_of(versie, pagina)
        if beeld is None:
            break
        try:
            response = file_response(
                request, beeld.sleutel_klein if klein else beeld.sleutel, f"pagina {pagina}.webp", MIME, inline=True
            )
        except FileNotFoundError:
            forget_image(beeld)
            continue
        response["Cache-Control"] = f"private, max-age={_DAG}, immutable"
        patch_vary_headers(response, ["Cookie"])  # another person on this computer asks again
        return response
    raise Http404("Van deze pagina kon geen beeld worden gemaakt. Lees de tekst, of download het bestand.")
