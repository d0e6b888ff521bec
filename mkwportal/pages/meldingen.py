"""My inbox: what others told me."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mkwportal.core.models import Melding
from mkwportal.core.pagination import paginate
from mkwportal.core.templatetags.formats import plural_text


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List my notices, newest first."""
    page = paginate(request, Melding.objects.filter(ontvanger=request.user))
    newest = page.object_list[0].pk if page.object_list and page.number == 1 else 0
    return render(request, "pages/meldingen.html", {"page": page, "nieuwste": newest})


@require_safe
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what a notice is about; from then on it counts as read."""
    melding = get_object_or_404(Melding, ontvanger=request.user, pk=pk)
    if melding.gelezen_op is None:
        Melding.objects.filter(pk=pk).update(gelezen_op=timezone.now())
    return redirect(melding.url)


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark what I saw as read: all notices up to the newest one on the page."""
    unread = Melding.objects.filter(ontvanger=request.user, gelezen_op=None)
    newest = request.POST.get("nieuwste", "")
    if newest.isascii() and newest.isdigit() and len(newest) < 19:
        unread = unread.filter(pk__lte=int(newest))
    count = unread.update(gelezen_op=timezone.now())
    messages.success(request, f"{plural_text(count, 'melding is,meldingen zijn')} gelezen.")
    return redirect("meldingen")
