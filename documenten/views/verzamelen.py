"""Sets of documents: the list, a set, making and ordering it, and its zip (D11)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties import namens
from corporaties.bereik import count_viewers
from corporaties.models import Bereik, Gebruiker, Kring
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.files.downloads import content_disposition
from mkwportal.core.htmx import is_htmx
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from .. import gebruik, verzamelingen
from ..forms import ToelichtingForm, VerzamelForm, VerzamelingForm
from ..models import Document, Gebruik, Verzameling
from ..nakijken import audience_sentence, audience_sentences
from ..permissions import can_edit_set, require_edit_set, set_owners
from ..services import trace_opening
from ..services import verzamelingen as services
from ..services.prullenbak import BEWAARDAGEN, expired_before

NO_SETS = "Verzamelingen maken kan alleen wie bij een lid van MKW werkt."
ZIPS_PER_HOUR = 60


@require_safe
def set_list(request: HttpRequest) -> HttpResponse:
    """Show the sets that this person may see, and what the own corporation threw away."""
    user = request.user
    gone = Verzameling.objects.prullenbak_van(user).filter(verwijderd_op__gt=expired_before())
    context = {
        "page": paginate(request, verzamelingen.for_list(user)),
        "weg": list(gone.order_by("-verwijderd_op")[:50]) if set_owners(user) else [],
        "dagen": BEWAARDAGEN,
        "mag_maken": bool(set_owners(user)),
    }
    return render(request, "documenten/verzameling_list.html", context)


@require_safe
def set_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a set: what it is for, and its documents in order, as far as this person may see them."""
    return _detail_page(request, _visible(request, pk))


@require_http_methods(["GET", "POST"])
def set_create(request: HttpRequest) -> HttpResponse:
    """Make a set; with ?document=17 that document is the first in it."""
    user, owners = request.user, set_owners(request.user)
    require(bool(owners), NO_SETS)
    document = _asked_document(request)
    kringen = _circles(user)
    ours = {pk: naam for pk, naam in owners if pk is not None}
    zinnen = audience_sentences(ours) if ours else {}
    options: dict[str, Any] = {"eigenaren": owners, "kringen": kringen, "zinnen": zinnen, "laatst": user.namens_id}
    if request.method == "GET":
        form = VerzamelingForm(initial={"bereik": Bereik.LEDEN}, **options)
        return _form_page(request, form, document=document)
    form = VerzamelingForm(request.POST, **options)
    if not form.is_valid():
        return _form_page(request, form, document=document, status=422)
    try:
        with saved_once(request) as saved:
            made = services.create_verzameling(organisatie_id=form.organisatie_id, gegevens=form.gegevens, by=user)
            if document is not None:
                services.add_to_set(made, document, by=user)
            namens.remember(user, form.organisatie_id)
            saved.url = made.get_absolute_url()
    except ValidationError as error:
        add_errors(form, error)
        return _form_page(request, form, document=document, status=422)
    messages.success(request, f"‘{made}’ is gemaakt. {_sentence(made)}")
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def set_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the name, the text and the audience of a set; who saves second sees both texts (R6)."""
    verzameling = _own(request, pk)
    platform = verzameling.organisatie_id is None
    naam = "" if platform else verzameling.organisatie.naam
    kringen = _circles(request.user, verzameling.kring)
    zinnen = {} if platform else audience_sentences({verzameling.organisatie_id: naam})
    options: dict[str, Any] = {"eigenaren": [], "kringen": kringen, "zinnen": zinnen}
    stored = {name: getattr(verzameling, name) for name in ("naam", "uitleg", "bereik")}
    if request.method == "GET":
        form = VerzamelingForm(initial=stored | {"kring": verzameling.kring_id}, **options)
        return _form_page(request, form, verzameling, revisie=verzameling.revisie)
    form, revisie = VerzamelingForm(request.POST, **options), posted_revision(request)
    if not form.is_valid():
        return _form_page(request, form, verzameling, revisie=revisie, status=422)
    try:
        with saved_once(request) as saved:
            saved.url = verzameling.get_absolute_url()
            current = services.update_verzameling(verzameling, revisie=revisie, gegevens=form.gegevens, by=request.user)
    except EditConflict as conflict:
        now = conflict.current
        stored = {name: getattr(now, name) for name in ("naam", "uitleg", "bereik") if name in form.fields}
        return _form_page(
            request, form, verzameling, revisie=now.revisie, status=409, verschillen=differences(form, stored)
        )
    except ValidationError as error:
        add_errors(form, error)
        return _form_page(request, form, verzameling, revisie=revisie, status=422)
    messages.success(request, f"Bewaard. {_sentence(current)}")
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def set_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a set may go to the trash, and put it there."""
    verzameling = _own(request, pk)
    if request.method == "GET":
        context = {
            "kop": f"Wilt u ‘{verzameling}’ verwijderen?",
            "zinnen": [
                "De documenten zelf blijven staan. Alleen de verzameling gaat weg.",
                f"U kunt haar {BEWAARDAGEN} dagen lang terugzetten.",
            ],
            "knoptekst": "Verwijder deze verzameling",
            "terug": verzameling.get_absolute_url(),
            "gevaar": True,
        }
        return render(request, "core/confirm.html", context)
    services.remove_verzameling(verzameling, by=request.user)
    messages.success(request, f"‘{verzameling}’ is verwijderd. Onderaan deze pagina kunt u haar terugzetten.")
    return redirect("documenten:verzamelingen")


@require_POST
def set_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a set out of the trash."""
    verzameling = Verzameling.objects.prullenbak_van(request.user).filter(pk=pk).first()
    if verzameling is None:  # a second click: it is back already
        return redirect(_own(request, pk))
    try:
        services.restore_verzameling(verzameling, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("documenten:verzamelingen")
    messages.success(request, f"‘{verzameling}’ is teruggezet. {_sentence(verzameling)}")
    return redirect(verzameling)


@require_POST
def set_row(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Move a document up or down, take it out, or save why it is in the set."""
    verzameling, actie, user = _own(request, pk), request.POST.get("actie", ""), request.user
    form = ToelichtingForm(request.POST)
    try:
        if actie in ("omhoog", "omlaag"):
            services.move_in_set(verzameling, document, omhoog=actie == "omhoog", by=user)
            melding = f"Eén plaats {actie} gezet."
        elif actie == "weg":
            services.remove_from_set(verzameling, document, by=user)
            melding = "Uit de verzameling gehaald. Het document zelf blijft staan."
        elif actie == "toelichting" and form.is_valid():
            services.explain_in_set(verzameling, document, toelichting=form.cleaned_data["toelichting"], by=user)
            melding = "De toelichting is bewaard."
        else:
            raise ValidationError(" ".join(form.errors.get("toelichting", [])) or "Kies wat u wilt doen.")
    except ValidationError as error:
        melding = " ".join(error.messages)
        if not is_htmx(request):
            messages.error(request, melding)
    if is_htmx(request):
        return _detail_page(request, verzameling, melding=melding)
    return redirect(f"{verzameling.get_absolute_url()}#d{document}")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a set for a document and say why it is in it."""
    user = request.user
    document = get_object_or_404(Document.objects.zichtbaar_voor(user).select_related("organisatie"), pk=pk)
    require(bool(set_owners(user)), NO_SETS)
    sets = list(verzamelingen.own_sets(user).select_related("organisatie"))
    taken = set(verzamelingen.own_sets(user).filter(regels__document=document).values_list("pk", flat=True))
    free = [verzameling for verzameling in sets if verzameling.pk not in taken]
    form = VerzamelForm(request.POST if request.method == "POST" else None)
    form.fields["verzameling"].fill(free, [(row.pk, row.naam) for row in free])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            chosen = form.cleaned_data["verzameling"]
            try:
                with saved_once(request) as saved:
                    services.add_to_set(chosen, document, toelichting=form.cleaned_data["toelichting"], by=user)
                    saved.url = document.get_absolute_url()
            except ValidationError as error:
                add_errors(form, error)
            else:
                messages.success(
                    request,
                    format_html('Gezet in <a href="{}">{}</a>, achteraan.', chosen.get_absolute_url(), chosen.naam),
                )
                return redirect(saved.url)
    context = {
        "document": document,
        "form": form,
        "vrij": free,
        "al_in": [row for row in sets if row.pk in taken],
        "formulier": new_key(),
    }
    return render(request, "documenten/verzamelen.html", context, status=status)


@require_safe
def set_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the files of a set that this person may see as one zip with a contents page, sent while it is made."""
    user, verzameling = request.user, _visible(request, pk)
    limit("verzamelzip", user.pk, times=ZIPS_PER_HOUR, seconds=3600)
    rows = verzamelingen.rows_of(verzameling, user)
    if not rows:
        raise Http404("In deze verzameling zit nog geen document.")
    if request.method == "HEAD":
        return HttpResponse(content_type="application/zip")
    with transaction.atomic():
        for row in rows:
            trace_opening(row.document, by=user)
    gebruik.count_use([row.document for row in rows], Gebruik.Soort.GEDOWNLOAD, by=user)
    response = StreamingHttpResponse(verzamelingen.zip_of(verzameling, user, rows), content_type="application/zip")
    response["Content-Disposition"] = content_disposition(f"{verzameling.naam}.zip")
    return response


def _visible(request: HttpRequest, pk: int) -> Verzameling:
    return get_object_or_404(
        Verzameling.objects.zichtbaar_voor(request.user).select_related("organisatie", "kring", "door"), pk=pk
    )


def _own(request: HttpRequest, pk: int) -> Verzameling:
    """Return a set that this person may change; 404 when it is invisible, 403 when it is another's."""
    verzameling = _visible(request, pk)
    require_edit_set(request.user, verzameling)
    return verzameling


def _circles(user: Gebruiker, extra: Kring | None = None) -> list[Kring]:
    ids = {*user.kring_ids, *([extra.pk] if extra else [])}
    return list(Kring.objects.filter(pk__in=ids).order_by("naam")) if ids else []


def _sentence(verzameling: Verzameling) -> str:
    """Return for how many people a set is visible (R1)."""
    if verzameling.bereik == Bereik.KRING or verzameling.organisatie_id is None:
        return count_viewers(
            verzameling.bereik, organisatie_id=verzameling.organisatie_id or 0, kring_id=verzameling.kring_id
        ).zin
    return audience_sentence(verzameling.bereik, {verzameling.organisatie_id: ""})


def _asked_document(request: HttpRequest) -> Document | None:
    value = request.GET.get("document", "") or request.POST.get("document", "")
    if not value:
        return None
    return get_object_or_404(Document.objects.zichtbaar_voor(request.user), pk=whole_number(value))


def _detail_page(request: HttpRequest, verzameling: Verzameling, melding: str = "") -> HttpResponse:
    rows = verzamelingen.rows_of(verzameling, request.user)
    context = {
        "verzameling": verzameling,
        "regels": rows,
        "bytes": sum(row.document.versie.grootte for row in rows if row.document.versie),
        "mag_wijzigen": can_edit_set(request.user, verzameling),
        "zin": _sentence(verzameling),
        "melding": melding,
    }
    page = "documenten/_verzameling_regels.html" if melding else "documenten/verzameling_detail.html"
    return render(request, page, context)


def _form_page(
    request: HttpRequest,
    form: VerzamelingForm,
    verzameling: Verzameling | None = None,
    *,
    document: Document | None = None,
    revisie: int = 0,
    verschillen: list | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "verzameling": verzameling,
        "document": document,
        "revisie": revisie,
        "verschillen": verschillen,
        "wanneer": verzameling.gewijzigd_op if verzameling else None,
        "formulier": new_key(),
    }
    return render(request, "documenten/verzameling_form.html", context, status=status)
