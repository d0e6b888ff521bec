"""Who takes part: the leader adds and removes, a member joins or listens with the own corporation (V2)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from corporaties import namens
from corporaties.models import Deelname, Gebruiker, Organisatie
from corporaties.permissions import require
from corporaties.services import create_uitnodiging
from corporaties.services.uitnodigingen import find_gebruiker
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import add_errors, saved_once

from .. import audience
from ..forms import GastForm, OrganisatieForm
from ..models import Verkenning
from ..permissions import NO_LEAD
from ..services import add_gast, add_organisatie, join_verkenning, leave_verkenning, remove_deelname
from .common import fetch_verkenning, form_context

UNKNOWN_GUEST = "Dit adres kennen wij nog niet. Vraag de beheerder van MKW om deze gast uit te nodigen."


@require_http_methods(["GET", "POST"])
def participants(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who takes part; add an organisation or a guest, or take one out."""
    verkenning = fetch_verkenning(request, pk)
    require(verkenning.mag_leiden, NO_LEAD)
    actie = request.POST.get("actie", "")
    forms = {
        "organisatie": OrganisatieForm(request.POST if actie == "organisatie" else None, gebruiker=request.user),
        "gast": GastForm(request.POST if actie == "gast" else None, initial=_earlier_guest(request, verkenning)),
    }
    if request.method == "GET":
        return _page(request, verkenning, forms)
    try:
        if actie == "weg":
            _remove(request, verkenning)
        elif actie in forms:
            form = forms[actie]
            if not form.is_valid():
                return _page(request, verkenning, forms, fout=form, status=422)
            with saved_once(request) as saved:
                saved.url = reverse("verkenningen:deelnemers", args=[pk])
                zin = (_add_organisatie if actie == "organisatie" else _add_gast)(request, verkenning, form)
            messages.success(request, zin)
        else:
            return _page(request, verkenning, forms, status=422)
    except ValidationError as error:
        if actie in forms:
            add_errors(forms[actie], error)
            return _page(request, verkenning, forms, fout=forms[actie], status=422)
        return _page(request, verkenning, forms, melding=" ".join(error.messages), status=422)
    return redirect("verkenningen:deelnemers", pk=pk)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join with the own corporation, follow from the tribune, or stop."""
    verkenning = fetch_verkenning(request, pk)
    wijze, asked = request.POST.get("wijze", ""), whole_number(request.POST.get("organisatie"))
    organisatie = Organisatie.objects.zichtbaar_voor(request.user).filter(pk=asked).first()
    if organisatie is None or wijze not in ("meedoen", "tribune", "stop"):
        raise Http404("Dit kan niet. Ga terug naar de verkenning en kies opnieuw.")
    try:
        if wijze == "stop":
            leave_verkenning(verkenning, organisatie, by=request.user)
        else:
            join_verkenning(verkenning, organisatie, wijze=wijze, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(verkenning)
    namens.remember(request.user, organisatie.pk)
    gone = wijze == "stop" and not Verkenning.objects.zichtbaar_voor(_fresh(request)).filter(pk=pk).exists()
    zinnen = {
        "meedoen": f"{organisatie.naam} doet nu mee.",
        "tribune": f"{organisatie.naam} volgt nu vanaf de tribune.",
        "stop": f"{organisatie.naam} doet niet meer mee.",
    }
    messages.success(request, zinnen[wijze])
    return redirect("verkenningen:lijst") if gone else redirect(verkenning)


def _fresh(request: HttpRequest) -> Gebruiker:
    """Return this person with the circles of this moment."""
    return Gebruiker.objects.voor_verzoek().get(pk=request.user.pk)


def _page(
    request: HttpRequest, verkenning: Verkenning, forms: dict[str, Any], *, status: int = 200, **extra: Any
) -> HttpResponse:
    deelnames = verkenning.deelnames().select_related("organisatie", "gebruiker")
    context = {
        "verkenning": verkenning,
        "deelnames": deelnames.order_by("organisatie__naam", "gebruiker__achternaam"),
        "vroeger": _former_guests(verkenning),
        "organisatie_form": forms["organisatie"],
        "gast_form": forms["gast"],
        "organisaties": list(forms["organisatie"].fields["organisatie"].bekend),
        "form": extra.pop("fout", None),
        "zin": audience.viewers(verkenning).zin,
        **form_context(),
        **extra,
    }
    return render(request, "verkenningen/verkenning_deelnemers.html", context, status=status)


def _former_guests(verkenning: Verkenning) -> QuerySet[Deelname]:
    rows = Deelname.objects.gasten().geeindigd().filter(kring=verkenning.kring_id)
    return rows.select_related("gebruiker").order_by("-tot", "gebruiker__achternaam")


def _earlier_guest(request: HttpRequest, verkenning: Verkenning) -> dict[str, str]:
    """Return what the form knows of the former guest of ?gast=, so that only a new day is left to fill in."""
    pk = whole_number(request.GET.get("gast"))
    row = _former_guests(verkenning).filter(pk=pk).first() if pk else None
    names = ("email", "voornaam", "tussenvoegsel", "achternaam")
    return {name: getattr(row.gebruiker, name) for name in names} if row else {}


def _add_organisatie(request: HttpRequest, verkenning: Verkenning, form: OrganisatieForm) -> str:
    organisatie, wijze = form.cleaned_data["organisatie"], form.cleaned_data["wijze"]
    add_organisatie(verkenning, organisatie, wijze=wijze, by=request.user)
    return f"{organisatie.naam} {Deelname.Wijze(wijze).label}."


def _add_gast(request: HttpRequest, verkenning: Verkenning, form: GastForm) -> str:
    """Let a person that we know in at once; mail an invitation to anybody else."""
    data = form.cleaned_data
    known = find_gebruiker(data["email"])
    if known is not None and known.is_active:
        add_gast(verkenning, known, tot=data["tot"], by=request.user)
        return f"{known.naam} is nu gast."
    try:
        create_uitnodiging(
            email=data["email"],
            voornaam=data["voornaam"],
            tussenvoegsel=data["tussenvoegsel"],
            achternaam=data["achternaam"],
            kring=verkenning.kring,
            gast_tot=data["tot"],
            by=request.user,
        )
    except PermissionDenied:
        raise ValidationError({"email": UNKNOWN_GUEST}) from None
    return f"Wij sturen een uitnodiging naar {data['email']}."


def _remove(request: HttpRequest, verkenning: Verkenning) -> None:
    pk = whole_number(request.POST.get("deelname"))
    deelname = Deelname.objects.filter(kring=verkenning.kring_id, pk=pk).first()
    if deelname is None:
        raise ValidationError("Deze deelnemer staat er niet meer bij.")
    wie = str(deelname.organisatie or deelname.gebruiker)
    remove_deelname(verkenning, deelname, by=request.user)
    messages.success(request, f"{wie} doet niet meer mee.")
