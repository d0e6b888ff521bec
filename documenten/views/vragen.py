"""Questions and suggestions (D8): asking at a document or a paragraph, answering, taking in, hiding."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from corporaties import namens
from mkwportal.core.edits import EditConflict
from mkwportal.core.limits import limit
from mkwportal.core.numbers import whole_number
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from .. import vragen
from ..forms import AntwoordForm, VerbergForm, VerwerktForm, VraagForm
from ..models import Antwoord, Document, Versie, Vraag
from ..permissions import asker_organisaties, can_answer, can_edit, can_edit_vraag, require_answer
from ..services import (
    answer_question,
    ask_question,
    hide_question,
    process_questions,
    show_question,
    trace_opening,
    unprocess_question,
    update_answer,
    update_question,
    withdraw_question,
)
from ..services.vragen import quote
from ..vrijgave import require_released

PER_HOUR, ANSWERS_PER_HOUR = 20, 100
_OWN_IDS = "id_vraag_%s"  # an answer form may stand on the same page
_SAVED = {
    Vraag.Soort.VRAAG: "Uw vraag staat erbij. {} krijgt een bericht.",
    Vraag.Soort.VOORSTEL: "Uw voorstel staat erbij. {} krijgt een bericht.",
}


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, pk: int, nummer: int | None = None) -> HttpResponse:
    """List the questions at a document, and take a new one; with ?alinea= at a paragraph of version `nummer`."""
    rows = Document.objects.zichtbaar_voor(request.user).select_related("organisatie", "contact", "versie")
    document = get_object_or_404(rows, pk=pk)
    trace_opening(document, by=request.user)
    data = request.POST if request.method == "POST" else request.GET
    versie = _version(document, data.get("versie", "") if nummer is None else str(nummer))
    alinea = whole_number(data.get("alinea", ""), 9)
    citaat = _quote(versie, alinea) if alinea is not None else ""
    if request.method == "GET":
        return _list_page(request, document, _new_form(request), versie, alinea, citaat)
    limit("vraag", request.user.pk, times=PER_HOUR, seconds=3600)
    form = _new_form(request, request.POST)
    if form.is_valid():
        data = dict(form.cleaned_data)
        organisatie = data.pop("organisatie", None)
        namens.remember(request.user, organisatie)
        try:
            with saved_once(request) as saved:
                vraag = ask_question(
                    document, by=request.user, nummer=versie.nummer, alinea=alinea, organisatie_id=organisatie, **data
                )
                saved.url = vraag.get_absolute_url()
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _SAVED[Vraag.Soort(vraag.soort)].format(document.contact.naam))
            return redirect(saved.url)
    return _list_page(request, document, form, versie, alinea, citaat, status=422)


def _new_form(request: HttpRequest, data: QueryDict | None = None) -> VraagForm:
    """Return the form of a new question; who works at several corporations says in whose name."""
    user = request.user
    return VraagForm(data, initial={"soort": "vraag"}, organisaties=asker_organisaties(user), laatst=user.namens_id)


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one question with all that this person may do with it; `actie` says what is done."""
    vraag = _question(request, pk)
    trace_opening(vraag.document, by=request.user)
    if request.method == "GET":
        return _question_page(request, vraag)
    handler = _ACTIONS.get(request.POST.get("actie", ""))
    if handler is None:
        raise Http404("Deze handeling bestaat niet. Ga terug en kies opnieuw.")
    return handler(request, vraag)


def _answer(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    form = AntwoordForm(request.POST)
    require_answer(request.user, vraag)
    limit("antwoord", request.user.pk, times=ANSWERS_PER_HOUR, seconds=3600)
    if not form.is_valid():
        return _question_page(request, vraag, antwoord_form=form, status=422)
    try:
        with saved_once(request) as saved:
            answer_question(
                vraag, gezien=whole_number(request.POST.get("gezien", ""), 9) or 0, by=request.user, **form.cleaned_data
            )
            saved.url = vraag.get_absolute_url()
    except EditConflict as conflict:
        return _question_page(request, vraag, antwoord_form=form, tussendoor=conflict.current, status=409)
    except ValidationError as error:
        add_errors(form, error)
        return _question_page(request, vraag, antwoord_form=form, status=422)
    messages.success(request, f"Uw antwoord staat erbij. {vraag.door} krijgt een bericht.")
    return redirect(saved.url)


def _reword_answer(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    antwoord = get_object_or_404(vraag.antwoorden, pk=whole_number(request.POST.get("antwoord", ""), 9) or 0)
    form, revisie = AntwoordForm(request.POST, prefix=f"a{antwoord.pk}"), posted_revision(request)
    require_answer(request.user, vraag)
    if not form.is_valid():
        return _question_page(request, vraag, wijzig_form=form, wijzig=antwoord, revisie=revisie, status=422)
    try:
        with saved_once(request) as saved:
            update_answer(antwoord, revisie=revisie, by=request.user, **form.cleaned_data)
            saved.url = vraag.get_absolute_url()
    except EditConflict as conflict:
        current = conflict.current
        return _question_page(
            request,
            vraag,
            wijzig_form=form,
            wijzig=current,
            revisie=current.revisie,
            verschillen=differences(form, {"tekst": current.tekst}),
            status=409,
        )
    messages.success(request, "Het antwoord is gewijzigd.")
    return redirect(saved.url)


def _reword(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    form, revisie = VraagForm(request.POST, auto_id=_OWN_IDS), posted_revision(request)
    if not form.is_valid():
        return _question_page(request, vraag, vraag_form=form, revisie=revisie, status=422)
    try:
        with saved_once(request) as saved:
            update_question(vraag, revisie=revisie, by=request.user, **form.cleaned_data)
            saved.url = vraag.get_absolute_url()
    except EditConflict as conflict:
        current = conflict.current
        found = differences(form, {"soort": current.soort, "tekst": current.tekst})
        return _question_page(request, vraag, vraag_form=form, revisie=current.revisie, verschillen=found, status=409)
    messages.success(request, "Uw vraag is gewijzigd.")
    return redirect(saved.url)


def _withdraw(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    withdraw_question(vraag, by=request.user)
    messages.success(request, "Uw vraag is ingetrokken. Niemand ziet haar meer.")
    return redirect(vraag.document)


def _process(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    require_answer(request.user, vraag)
    form = VerwerktForm(request.POST, versies=list(vraag.document.versies.all()))
    if not form.is_valid():
        return _question_page(request, vraag, verwerkt_form=form, status=422)
    number = form.cleaned_data["verwerkt_in"]
    if number is None:
        unprocess_question(vraag, by=request.user)
        messages.success(request, "Bewaard: deze vraag is niet verwerkt.")
    else:
        process_questions(vraag.document.versies.get(nummer=number), [vraag.pk], by=request.user)
        messages.success(request, f"Bewaard: verwerkt in versie {number}. {vraag.door} krijgt een bericht.")
    return redirect(vraag)


def _hide(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    form = VerbergForm(request.POST)
    if not form.is_valid():
        return _question_page(request, vraag, verberg_form=form, status=422)
    hide_question(vraag, by=request.user, **form.cleaned_data)
    messages.success(request, "De vraag is verborgen. Dit staat in het logboek van de eigenaar.")
    return redirect(vraag.page_url)


def _show(request: HttpRequest, vraag: Vraag) -> HttpResponse:
    show_question(vraag, by=request.user)
    messages.success(request, "De vraag is weer te zien.")
    return redirect(vraag)


_ACTIONS: dict[str, Callable[[HttpRequest, Vraag], HttpResponse]] = {
    "antwoord": _answer,
    "wijzig-antwoord": _reword_answer,
    "wijzig": _reword,
    "intrekken": _withdraw,
    "verwerkt": _process,
    "verberg": _hide,
    "toon": _show,
}


def _question(request: HttpRequest, pk: int) -> Vraag:
    """Return a question that this person may see; a hidden one only to the platform admin."""
    shown = Q(pk__in=Vraag.objects.zichtbaar_voor(request.user))
    if request.user.is_platformbeheerder:
        documents = Document.objects.zichtbaar_voor(request.user)
        shown |= Q(verborgen_op__isnull=False, ingetrokken_op=None, document__in=documents)
    rows = Vraag.objects.filter(shown).select_related(
        "document__organisatie", "document__contact", "door", "organisatie", "versie", "verwerkt_in"
    )
    return get_object_or_404(rows, pk=pk)


def _version(document: Document, raw: str) -> Versie:
    """Return the version that the question is about; Http404 when it does not exist."""
    versie = document.versie if not raw else document.versies.filter(nummer=whole_number(raw, 9) or 0).first()
    if versie is None:
        raise Http404("Deze versie van het document bestaat niet.")
    return versie


def _quote(versie: Versie, alinea: int) -> str:
    require_released(versie)
    try:
        return quote(versie, alinea)
    except ValidationError as error:
        raise Http404(" ".join(error.messages)) from None


def _list_page(
    request: HttpRequest,
    document: Document,
    form: VraagForm,
    versie: Versie,
    alinea: int | None,
    citaat: str,
    status: int = 200,
) -> HttpResponse:
    rows = vragen.for_page(request.user).filter(document=document)
    if citaat:
        rows = rows.filter(Q(versie=versie, alinea=alinea) | Q(citaat=citaat))
    page = paginate(request, rows, 20)
    owner = can_edit(request.user, document)
    context = {
        "document": document,
        "versie": versie,
        "alinea": alinea,
        "citaat": citaat,
        "form": form,
        "page": page,
        "draden": [vragen.thread(row, request.user, eigenaar=owner) for row in page],
        "formulier": new_key(),
    }
    return render(request, "documenten/vraag_list.html", context, status=status)


def _question_page(
    request: HttpRequest, vraag: Vraag, *, status: int = 200, revisie: int = 0, **more: Any
) -> HttpResponse:
    """Show the question with the forms of this person; `more` holds the form that was sent."""
    user, owner = request.user, can_answer(request.user, vraag)
    answers = list(vraag.antwoorden.select_related("door", "organisatie").order_by("pk"))
    versions = list(vraag.document.versies.order_by("-nummer"))
    context: dict[str, Any] = {
        "vraag": vraag,
        "vraag_nr": str(vraag.pk),
        "document": vraag.document,
        "draad": vragen.Draad(vraag, answers, vragen.where_from(vraag), ""),
        "laatste": answers[-1].pk if answers else 0,
        "eigenaar": owner,
        "wijzigbaar": can_edit_vraag(user, vraag) and not answers,
        "revisie": revisie or vraag.revisie,
        "formulier": new_key(),
        "formulier_2": new_key(),
        "antwoord_form": AntwoordForm(),
        "vraag_form": VraagForm(initial={"soort": vraag.soort, "tekst": vraag.tekst}, auto_id=_OWN_IDS),
        "verwerkt_form": VerwerktForm(
            versies=versions, initial={"verwerkt_in": vraag.verwerkt_in.nummer if vraag.verwerkt_in else ""}
        ),
        "verberg_form": VerbergForm(),
        "antwoorden": [(row, _answer_form(row)) for row in answers],
        **more,
    }
    if "wijzig" in more:
        context["antwoorden"] = [
            (row, more["wijzig_form"] if row.pk == more["wijzig"].pk else _answer_form(row)) for row in answers
        ]
    if not (owner or context["wijzigbaar"] or user.is_platformbeheerder):
        if status != 200:
            raise PermissionDenied
        return redirect(vraag)
    return render(request, "documenten/vraag_detail.html", context, status=status)


def _answer_form(row: Antwoord) -> forms.Form:
    return AntwoordForm(prefix=f"a{row.pk}", initial={"tekst": row.tekst})
