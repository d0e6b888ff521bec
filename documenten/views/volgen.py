"""Following a document, a theme, a corporation or a search, and the list of all that one follows (D10)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.models import Organisatie, Ritme, Thema
from mkwportal.core import stamps
from mkwportal.core.htmx import is_htmx
from mkwportal.core.once import new_key
from mkwportal.core.saving import saved_once

from .. import queries, volgen
from ..models import Document, Volging
from ..services.volgen import follow_subject, rename_search, save_search, stop_following
from ..stempels import personal_stamp

GROEPEN = {
    "zoekvraag": ("Zoekvragen", "U leest het als er iets bij komt dat hieraan voldoet."),
    "thema": ("Thema’s", "U leest het als er een document of les bij komt."),
    "organisatie": ("Corporaties", "U leest het als zij iets delen."),
    "document": ("Documenten", "U leest het als er een nieuwe versie is."),
}


@require_POST
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow a document, or stop with it (`actie=stop`)."""
    user = request.user
    document = get_object_or_404(Document.objects.zichtbaar_voor(user), pk=pk)
    with saved_once(request) as saved:
        saved.url = document.get_absolute_url()
        if request.POST.get("actie") == "stop":
            for volging in Volging.objects.filter(gebruiker=user, document=document):
                stop_following(volging, by=user)
            messages.success(request, "U volgt dit document niet meer.")
        else:
            follow_subject(document, by=user)
            messages.success(request, f"U volgt dit document. {_where(request)}")
    return redirect(saved.url)


@require_http_methods(["GET", "HEAD", "POST"])
def subject(request: HttpRequest) -> HttpResponse:
    """Follow what this address of the library is about, or stop with it; GET shows the button (to htmx alone)."""
    user = request.user
    stamp = stamps.current(*queries.STAMPS, personal_stamp(user))
    lists = queries.choices(user, stamp.rpartition(".")[0])
    keuze = queries.read(request.GET, lists)
    part = volgen.library_part(user, keuze, lists, stamp)
    if part["onderwerp"] is None:
        raise Http404("Kies eerst een thema, een corporatie of een zoekwoord.")
    if request.method == "POST":
        return _save(request, part["onderwerp"])
    part |= {"formulier": new_key(), "adres": request.get_full_path()}
    return render(request, "documenten/_volgknop.html" if is_htmx(request) else "documenten/volgen_knop.html", part)


def _save(request: HttpRequest, onderwerp: volgen.Onderwerp) -> HttpResponse:
    user = request.user
    back = volgen.library_url(onderwerp.query)
    if onderwerp.soort == "organisatie":
        back = reverse("corporaties:detail", args=[onderwerp.waarde])
    try:
        with saved_once(request) as saved:
            saved.url = back
            if request.POST.get("actie") == "stop":
                for volging in Volging.objects.filter(gebruiker=user, **{onderwerp.soort: onderwerp.waarde}):
                    stop_following(volging, by=user)
                messages.success(request, f"U volgt {onderwerp.naam} niet meer.")
            elif onderwerp.soort == "zoekvraag":
                save_search(str(onderwerp.waarde), onderwerp.naam, by=user)
                messages.success(request, f"De zoekvraag {onderwerp.naam} is bewaard. {_where(request)}")
            else:
                theme = onderwerp.soort == "thema"
                visible = Thema.objects.all() if theme else Organisatie.objects.zichtbaar_voor(user)
                follow_subject(get_object_or_404(visible, pk=onderwerp.waarde), by=user)
                messages.success(request, f"U volgt {onderwerp.naam}. {_where(request)}")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(back)
    return redirect(saved.url)


def _where(request: HttpRequest) -> str:
    if request.user.overzicht == Ritme.NOOIT:
        return "Nieuws hierover staat op Vandaag."
    when = "week" if request.user.overzicht == Ritme.WEEK else "maand"
    return f"Nieuws hierover staat op Vandaag en in uw mail van elke {when}."


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List all that this person follows."""
    return _overview(request)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop following this (`actie=stop`), or give a saved search another name."""
    volging = get_object_or_404(Volging, gebruiker=request.user, pk=pk)
    try:
        with saved_once(request) as saved:
            saved.url = reverse("documenten:volgen")
            if request.POST.get("actie") == "stop":
                stop_following(volging, by=request.user)
                messages.success(request, "U volgt dit niet meer.")
            else:
                rename_search(volging, request.POST.get("naam", ""), by=request.user)
                messages.success(request, "De naam is bewaard.")
    except ValidationError as error:
        return _overview(request, fout=(pk, " ".join(error.messages), request.POST.get("naam", "")))
    return redirect(saved.url)


def _overview(request: HttpRequest, fout: tuple[int, str, str] | None = None) -> HttpResponse:
    user = request.user
    lists = queries.choices(user, stamps.current(*queries.STAMPS))
    found = volgen.followed(user, lists)
    context = {
        "groepen": [(kind, *GROEPEN[kind], lines) for kind, lines in found.items()],
        "aantal": sum(map(len, found.values())),
        "fout": fout,
        "formulier": new_key(),
        "ritme": user.get_overzicht_display(),
        "nooit": user.overzicht == Ritme.NOOIT,
    }
    return render(request, "documenten/volgen_list.html", context, status=422 if fout else 200)
