"""How much a document is used, for the people of its owner (D13)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import gebruik
from ..models import Document
from ..permissions import require_edit


@require_safe
def usage(request: HttpRequest, pk: int) -> HttpResponse:
    """Show per month which corporations opened, downloaded and took over a document."""
    rows = Document.objects.zichtbaar_voor(request.user).select_related("organisatie")
    document = get_object_or_404(rows, pk=pk)
    require_edit(request.user, document)
    maanden = gebruik.months(document)
    context = {
        "document": document,
        "maanden": maanden,
        "hoogste": max(max(maand.geopend, maand.gedownload) for maand in maanden),
        "geopend": sum(maand.geopend for maand in maanden),
        "gedownload": sum(maand.gedownload for maand in maanden),
        "overgenomen": sum(maand.overgenomen for maand in maanden),
        "corporaties": len({row[0] for maand in maanden for row in maand.corporaties}),
    }
    return render(request, "documenten/document_gebruik.html", context)
