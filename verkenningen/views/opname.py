"""A lesson in a document: said at the lesson, at the document, or with its next version; and shown at both (V8)."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documenten.models import Document, Versie
from documenten.permissions import can_edit, can_upload, require_edit
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import add_errors, saved_once
from mkwportal.core.templatetags.formats import plural_text

from .. import opnames
from ..forms import OpnameForm
from ..models import Les, Opname
from ..permissions import require_absorb
from ..services import absorb_lessen, release_les
from ..services.opname import LONGEST
from .common import form_context, number_from


@require_http_methods(["GET", "POST"])
def absorb(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in which version of an own document this lesson stands now."""
    user = request.user
    les = get_object_or_404(Les.objects.zichtbaar_voor(user).select_related("verkenning"), pk=pk)
    require_absorb(user)
    stuk = request.GET.get("stuk", "").replace("\x00", "")
    form = OpnameForm(request.POST or None, versies=opnames.own_versies(user))
    if request.method == "GET" or "zoek" in request.POST:
        return _absorb_page(
            request, les, OpnameForm(initial=request.POST.dict(), versies=form.fields["versie"].queryset), stuk
        )
    if not form.is_valid():
        return _absorb_page(request, les, form, stuk, status=422)
    versie = form.cleaned_data["versie"]
    try:
        with saved_once(request) as saved:
            saved.url = les.get_absolute_url()
            absorb_lessen(versie, lessen={les.pk: form.cleaned_data["hoe"]}, by=user)
    except ValidationError as error:
        add_errors(form, error)
        return _absorb_page(request, les, form, stuk, status=422)
    messages.success(request, f"De les staat nu bij versie {versie.nummer} van ‘{versie.document.titel}’.")
    return redirect(saved.url)


@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a version took in a lesson; `terug` is document or the lesson."""
    rows = Opname.objects.zichtbaar_voor(request.user).select_related("les", "versie__document")
    opname = get_object_or_404(rows, pk=pk)
    release_les(opname, by=request.user)
    messages.success(request, "De les staat weer open bij dit document.")
    return redirect(_page(opname.versie) if request.POST.get("terug") == "document" else opname.les)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """At a document of one's own: which lessons did version ?versie= (the current one by default) take in?"""
    document = get_object_or_404(Document.objects.zichtbaar_voor(request.user).select_related("organisatie"), pk=pk)
    require_edit(request.user, document)
    versies = {row.nummer: row for row in document.versies.order_by("-nummer")}
    nummer = number_from(request, "versie")
    versie = (
        versies.get(nummer) if nummer else next((row for row in versies.values() if row.pk == document.versie_id), None)
    )
    if versie is None:
        raise Http404("Deze versie bestaat niet. Ga terug naar het document.")
    vraag = request.GET.get("q", "").replace("\x00", "")
    fout, status, typed = "", 200, opnames.read_choice(request.POST)
    if request.method == "POST":
        try:
            with saved_once(request) as saved:
                saved.url = _page(versie)
                new = absorb_lessen(versie, lessen=typed, by=request.user)
        except ValidationError as error:
            fout, status = error.messages[0], 422
        else:
            telling = plural_text(len(new), "les,lessen")
            messages.success(
                request, f"{telling} bij versie {versie.nummer} gezet." if new else "Er is niets veranderd."
            )
            return redirect(saved.url)
    context = {
        "document": document,
        "versie": versie,
        "versies": versies.values(),
        "lessen": _ticked(opnames.candidates(request.user, document, versie, vraag), typed),
        "erin": opnames.taken_in(request.user, document).filter(versie=versie),
        "q": vraag[:200],
        "fout": fout,
        **form_context(),
    }
    return render(request, "verkenningen/document_lessen.html", context, status=status)


@require_safe
def choice_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Return tick boxes of lessons for the form of a document's next version."""
    document = get_object_or_404(Document.objects.zichtbaar_voor(request.user), pk=pk)
    require_edit(request.user, document)
    lessen = _ticked(opnames.candidates(request.user, document, None, ""), opnames.read_choice(request.GET))
    return render(request, "verkenningen/_opname_keuze.html", {"lessen": lessen})


@require_safe
def from_lessen(request: HttpRequest, pk: int) -> HttpResponse:
    """Return which lessons each version of a document took in, as a part of its page."""
    document = get_object_or_404(Document.objects.zichtbaar_voor(request.user), pk=pk)
    rows = opnames.taken_in(request.user, document)
    context = {
        "document": document,
        "groepen": [(versie, list(found)) for versie, found in groupby(rows, lambda row: row.versie)],
        "mag": can_edit(request.user, document) and can_upload(request.user),
    }
    return render(request, "verkenningen/_uit_lessen.html", context)


def _ticked(lessen: list[Les], typed: dict[int, str]) -> list[tuple[Les, bool, str]]:
    return [(les, les.pk in typed, typed.get(les.pk, "")) for les in lessen]


def _page(versie: Versie) -> str:
    return f"{reverse('verkenningen:document-lessen', args=[versie.document_id])}?versie={versie.nummer}"


def _absorb_page(request: HttpRequest, les: Les, form: OpnameForm, stuk: str, status: int = 200) -> HttpResponse:
    chosen = whole_number(str(form["versie"].value() or ""))
    context = {
        "les": les,
        "form": form,
        "chosen": chosen,
        "versies": opnames.choosable_versies(request.user, les, stuk, chosen),
        "stuk": stuk[:200],
        "langst": LONGEST,
        **form_context(),
    }
    return render(request, "verkenningen/les_opnemen.html", context, status=status)
