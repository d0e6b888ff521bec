"""Managing people: who works here, in which role, and who leaves."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mkwportal.core.limits import limit
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, saved_once
from mkwportal.core.tables import table_response
from mkwportal.core.templatetags.formats import date_text, plural_text

from .. import leden, tabel
from ..forms import AanstellingForm, EindeForm
from ..models import Aanstelling, Deelname, Gebruiker, Rol
from ..overdracht import tasks_of
from ..permissions import can_end_guest, can_manage, can_manage_any, require
from ..services import edit_aanstelling, end_aanstelling, end_gast, opvolgers, resume_aanstelling
from ..services.groep import remind, set_role

ONLY_ADMINS = "Alleen beheerders kunnen deze pagina openen."


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """List the people that this admin manages, with who was invited."""
    user = request.user
    require(can_manage_any(user), ONLY_ADMINS)
    organisaties = leden.managed(user)
    keuze = leden.read(request.GET, organisaties)
    page = paginate(request, leden.rows(user, keuze))
    context = {
        "keuze": keuze,
        "adres": keuze.query(),
        "page": page,
        "regels": leden.fetch(page.object_list),
        "totalen": leden.totals(user),
        "organisaties": sorted(organisaties.items(), key=lambda item: item[1].lower()),
        "rollen": Rol.choices,
        "statussen": leden.STATUSSEN.items() if user.is_platformbeheerder else list(leden.STATUSSEN.items())[:3],
        "sorteer": {name: keuze.query(sorteer=name) for name in leden.SORTERINGEN},
        "vandaag": timezone.localdate(),
        "formulier": new_key(),
    }
    return render(request, "corporaties/leden_list.html", context)


@require_safe
def members_table(request: HttpRequest, soort: str) -> HttpResponseBase:
    """Return all the people of the list, as CSV or XLSX (P5)."""
    user = request.user
    require(can_manage_any(user), ONLY_ADMINS)
    keuze = leden.read(request.GET, leden.managed(user))
    return table_response(request, soort, "leden", tabel.LEDEN, tabel.lid_rows(leden.fetch(leden.rows(user, keuze))))


@require_POST
def members_chosen(request: HttpRequest) -> HttpResponse:
    """Do one thing for everybody who was chosen in the list: another role, or an invitation (again)."""
    user, actie, rol = request.user, request.POST.get("actie", ""), request.POST.get("rol", "")
    require(can_manage_any(user), ONLY_ADMINS)
    if actie not in ("rol", "herinnering") or (actie == "rol" and rol not in Rol.values):
        raise Http404("Deze keuze bestaat niet. Ga terug naar Mensen.")
    gekozen = leden.chosen_rows(user, request.POST.getlist("kies"))
    if actie == "herinnering" and gekozen:
        limit("uitnodigen in een keer", user.pk, times=20, seconds=3600)
    try:
        with saved_once(request) as saved:
            saved.url = f"{reverse('corporaties:leden')}{leden.address(request.POST.get('adres', ''))}"
            uitslag = set_role(gekozen, rol, by=user) if actie == "rol" else remind(gekozen, by=user)
    except ValidationError as error:
        messages.error(request, f"Er is niets veranderd. {' '.join(error.messages)}")
    else:
        (messages.success if uitslag.aantal else messages.info)(request, uitslag.zin)
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def appointment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the role and post of somebody."""
    aanstelling = _managed(request, pk)
    posted = request.method == "POST"
    initial = {"rol": aanstelling.rol, "functie": aanstelling.functie}
    form = AanstellingForm(request.POST if posted else None, initial=initial)
    if posted and form.is_valid():
        try:
            edit_aanstelling(aanstelling, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"De gegevens van {aanstelling.gebruiker} zijn bewaard.")
            return redirect("corporaties:leden")
    context = {"aanstelling": aanstelling, "form": form}
    return render(request, "corporaties/aanstelling_form.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "POST"])
def appointment_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an appointment, with a successor for the questions."""
    aanstelling = _managed(request, pk)
    posted = request.method == "POST"
    form = EindeForm(request.POST if posted else None, opvolgers=opvolgers(aanstelling), van=aanstelling.van)
    if posted and form.is_valid():
        per, opvolger = form.cleaned_data["per"], form.cleaned_data.get("opvolger")
        try:
            moved = end_aanstelling(aanstelling, per=per, opvolger=opvolger, by=request.user)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, ended_sentence(aanstelling, per, opvolger, moved))
            return _after_end(request, aanstelling)
    context = {
        "aanstelling": aanstelling,
        "form": form,
        "zichzelf": aanstelling.gebruiker_id == request.user.pk,
        "taken": tasks_of(aanstelling),
        "elders": _elsewhere(aanstelling),
    }
    return render(request, "corporaties/aanstelling_einde.html", context, status=422 if posted else 200)


@require_POST
def appointment_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a last day that has not come yet."""
    aanstelling = _managed(request, pk)
    resume_aanstelling(aanstelling, by=request.user)
    messages.success(request, f"{aanstelling.gebruiker} blijft bij {aanstelling.organisatie}.")
    return redirect("corporaties:aanstelling", pk=pk)


@require_POST
def guest_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End the access of a guest now."""
    require(can_end_guest(request.user), ONLY_ADMINS)
    deelname = get_object_or_404(Deelname.objects.lopend().gasten().select_related("gebruiker", "kring"), pk=pk)
    end_gast(deelname, by=request.user)
    messages.success(request, f"{deelname.gebruiker} is geen gast meer van {deelname.kring}.")
    return redirect("corporaties:leden")


def ended_sentence(aanstelling: Aanstelling, per: dt.date, opvolger: object, moved: int) -> str:
    """Return what happened, in two sentences."""
    now = per <= timezone.localdate()
    when = "heeft nu geen toegang meer" if now else "houdt toegang"
    text = f"{aanstelling.gebruiker} {when} namens {aanstelling.organisatie}"
    text += "." if now else f" tot {date_text(per)}. Daarna stopt die vanzelf."
    if moved:
        text += f" {opvolger} nam {plural_text(moved, 'taak,taken')} over."
    return text


def _after_end(request: HttpRequest, aanstelling: Aanstelling) -> HttpResponse:
    """Return to the yearly check when that is where one came from and may still go."""
    user = Gebruiker.objects.get_for_request(request.user.pk)
    if "controle" in request.GET and user and can_manage(user, aanstelling.organisatie_id):
        return redirect("corporaties:jaarcontrole", pk=aanstelling.organisatie_id)
    return redirect("corporaties:leden")


def _elsewhere(aanstelling: Aanstelling) -> list[str]:
    """Return the other corporations where this person keeps access."""
    posts = Aanstelling.objects.lopend().filter(gebruiker=aanstelling.gebruiker_id)
    return list(posts.exclude(organisatie=aanstelling.organisatie_id).values_list("organisatie__naam", flat=True))


def _managed(request: HttpRequest, pk: int) -> Aanstelling:
    """Return a running appointment that this admin manages; Http404 for any other."""
    require(can_manage_any(request.user), ONLY_ADMINS)
    running = Aanstelling.objects.beheerd_door(request.user).lopend()
    return get_object_or_404(running.select_related("gebruiker", "organisatie"), pk=pk)
