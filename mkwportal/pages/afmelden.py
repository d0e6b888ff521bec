"""No longer getting the digest, from the mail itself: without a login, by a signed address (RFC 8058).

A GET changes nothing, because mail scanners open every link; the mail program of somebody who clicks on "afmelden"
sends a POST.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from corporaties.models import Gebruiker, Ritme
from corporaties.services import set_overzicht
from mkwportal.core.limits import limit

_ZOUT = "overzicht-afmelden"
NIET_BEKEND = "Deze link werkt niet. Log in en kies bij Meldingen hoe vaak u mail krijgt."


def link(user: Gebruiker) -> str:
    """Return the address with which this person stops the digest; it keeps working."""
    token = signing.Signer(salt=_ZOUT).sign(str(user.pk))
    return f"{settings.BASE_URL}{reverse('afmelden', args=[token])}"


@csrf_exempt  # the mail program that sends the POST has no page of ours; the signed address says who asks
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and on a POST stop the digest, or start it again (`actie=weer`)."""
    try:
        pk = signing.Signer(salt=_ZOUT).unsign(token)
    except signing.BadSignature:
        raise Http404(NIET_BEKEND) from None
    user = Gebruiker.objects.filter(pk=pk, is_active=True).first()
    if user is None:
        raise Http404(NIET_BEKEND)
    if request.method == "POST":
        limit("afmelden", pk, times=60, seconds=3600)
        again = request.POST.get("actie") == "weer"
        if again != (user.overzicht != Ritme.NOOIT):
            set_overzicht(user, Ritme.WEEK if again else Ritme.NOOIT, by=None)
    context = {"uit": user.overzicht == Ritme.NOOIT, "gedaan": request.method == "POST"}
    return render(request, "pages/afmelden.html", context)
