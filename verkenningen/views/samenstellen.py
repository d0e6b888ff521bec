"""Making a bundle: its title, choosing what goes in, the order, and chapters by several authors."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from corporaties.models import Gebruiker
from mkwportal.core.edits import EditConflict
from mkwportal.core.numbers import whole_number
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from ..bundel.boek import is_readable, readable_pieces
from ..forms.bundel import BundelForm, HoofdstukForm
from ..models import Bezoek, Bundel, BundelStuk, Hoofdstuk
from ..permissions import require_edit_hoofdstuk
from ..services import (
    choose_pieces,
    create_hoofdstuk,
    move_chapter,
    move_piece,
    move_pieces,
    order_by_theme,
    remove_hoofdstuk,
    remove_piece,
    update_bundel,
    update_hoofdstuk,
)
from ..services.bundel import VELDEN, Keuze, Soort, choosable
from .bundel import writable
from .common import COMBINE, combined, form_context

_MOST = 5000  # boxes in one form


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the title and the introduction; who saves second sees both texts (R6)."""
    bundel = writable(request, pk)
    if request.method == "GET":
        return _edit_page(request, bundel, BundelForm(initial={name: getattr(bundel, name) for name in VELDEN}))
    form, revisie = BundelForm(request.POST), posted_revision(request)
    if not form.is_valid():
        return _edit_page(request, bundel, form, status=422, revisie=revisie)
    if request.POST.get("actie") == COMBINE:
        samen = form.cleaned_data | {"inleiding": combined(bundel.inleiding, form.cleaned_data["inleiding"])}
        return _edit_page(request, bundel, BundelForm(initial=samen), samengevoegd=True)
    try:
        with saved_once(request) as saved:
            saved.url = _compose_url(bundel)
            update_bundel(bundel, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        now = conflict.current
        return _edit_page(
            request, bundel, form, status=409, revisie=now.revisie, wanneer=now.gewijzigd_op,
            verschillen=differences(form, {name: getattr(now, name) for name in VELDEN}),
        )  # fmt: skip
    messages.success(request, "Bewaard.")
    return redirect(saved.url)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick what goes in; only what was ticked or unticked here changes, so two people can choose at once."""
    bundel = writable(request, pk)
    if request.method == "POST":
        shown, ticked = _read_keys(request.POST.getlist("was")), _read_keys(request.POST.getlist("stuk"))
        if request.POST.get("actie") == "alles":
            rows = choosable(bundel.verkenning).items()
            ticked = {Keuze(soort.value, row) for soort, found in rows for row in found.values_list("pk", flat=True)}
        try:
            with saved_once(request) as saved:
                saved.url = _compose_url(bundel)
                erbij, eraf = choose_pieces(bundel, erbij=ticked - shown, eraf=shown - ticked, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("verkenningen:bundel-kiezen", pk=pk)
        messages.success(request, f"Bewaard: {erbij} erbij, {eraf} eruit.")
        return redirect(saved.url)
    context = {"bundel": bundel, "verkenning": bundel.verkenning, **_choices(bundel), **form_context()}
    return render(request, "verkenningen/bundel_kiezen.html", context)


@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the chapters with their pieces, and move them; one form, so that it works without a script."""
    bundel = writable(request, pk)
    if request.method == "POST":
        return redirect(f"{_compose_url(bundel)}{_act(request, bundel)}")
    hoofdstukken = list(bundel.hoofdstukken.met_auteurs().order_by("volgorde"))
    per: dict[int, list[BundelStuk]] = {}
    for stuk in readable_pieces(bundel.stukken.defer("deel__tekst")).order_by("volgorde"):
        stuk.leesbaar = is_readable(stuk)
        per.setdefault(stuk.hoofdstuk_id, []).append(stuk)
    for row in hoofdstukken:
        row.rijen = per.get(row.pk, [])
        row.mag_schrijven = bundel.mag_leiden or not row.auteur_ids or request.user.pk in row.auteur_ids
    context = {
        "bundel": bundel,
        "verkenning": bundel.verkenning,
        "hoofdstukken": hoofdstukken,
        "weg": [stuk for rijen in per.values() for stuk in rijen if not stuk.leesbaar],
        "aantal": sum(map(len, per.values())),
        **form_context(),
    }
    return render(request, "verkenningen/bundel_samenstellen.html", context)


@require_http_methods(["GET", "POST"])
def chapter_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a chapter of one's own, or for others to write."""
    bundel = writable(request, pk)
    form = HoofdstukForm(
        request.POST if request.method == "POST" else None, bundel=bundel, initial={"auteurs": [request.user.pk]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            with saved_once(request) as saved:
                hoofdstuk = create_hoofdstuk(bundel, **form.cleaned_data, by=request.user)
                saved.url = f"{_compose_url(bundel)}#h{hoofdstuk.pk}"
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, "Het hoofdstuk staat erbij.", extra_tags=f"bundel-{pk}-hoofdstuk")
            return redirect(saved.url)
    status = 422 if request.method == "POST" else 200
    return _chapter_page(request, bundel, form, status=status)


@require_http_methods(["GET", "POST"])
def chapter_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a chapter; who saves second sees both texts and can put them together (R6)."""
    rows = Hoofdstuk.objects.zichtbaar_voor(request.user).select_related("bundel")
    hoofdstuk = get_object_or_404(rows, pk=pk)
    bundel = writable(request, hoofdstuk.bundel_id)
    hoofdstuk.bundel = bundel
    require_edit_hoofdstuk(request.user, hoofdstuk)
    if request.method == "GET":
        return _chapter_page(request, bundel, _chapter_form(hoofdstuk), hoofdstuk)
    if request.POST.get("actie") == "weg":
        remove_hoofdstuk(hoofdstuk, by=request.user)
        messages.success(request, f"Het hoofdstuk ‘{hoofdstuk.titel}’ is weg.")
        return redirect(_compose_url(bundel))
    form, revisie = HoofdstukForm(request.POST, bundel=bundel, hoofdstuk=hoofdstuk), posted_revision(request)
    if not form.is_valid():
        return _chapter_page(request, bundel, form, hoofdstuk, status=422, revisie=revisie)
    if request.POST.get("actie") == COMBINE:
        samen = form.cleaned_data | {"tekst": combined(hoofdstuk.tekst, form.cleaned_data["tekst"])}
        return _chapter_page(request, bundel, _chapter_form(hoofdstuk, samen), hoofdstuk, samengevoegd=True)
    try:
        with saved_once(request) as saved:
            saved.url = f"{_compose_url(bundel)}#h{pk}"
            update_hoofdstuk(hoofdstuk, revisie=revisie, by=request.user, **form.cleaned_data)
    except EditConflict as conflict:
        now = conflict.current
        verschillen = differences(form, {"titel": now.titel, "tekst": now.tekst})
        return _chapter_page(
            request, bundel, form, hoofdstuk, status=409, revisie=now.revisie, verschillen=verschillen,
            wanneer=now.gewijzigd_op,
        )  # fmt: skip
    except ValidationError as error:
        add_errors(form, error)
        return _chapter_page(request, bundel, form, hoofdstuk, status=422, revisie=revisie)
    messages.success(request, "Bewaard.", extra_tags=_draft_key(bundel, hoofdstuk, request.user))
    return redirect(saved.url)


@require_POST
def by_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the whole bundle by theme."""
    bundel = writable(request, pk)
    with saved_once(request) as saved:
        saved.url = _compose_url(bundel)
        order_by_theme(bundel, by=request.user)
    messages.success(request, "Alles staat nu op thema. Verslagen en foto’s zonder les staan vooraan, op datum.")
    return redirect(saved.url)


def _act(request: HttpRequest, bundel: Bundel) -> str:
    """Do what the pressed button says ("omhoog-stuk-12"); return the anchor to go back to."""
    actie, soort, number = [*request.POST.get("actie", "").split("-"), "", ""][:3]
    pk, user = whole_number(number), request.user
    try:
        if soort == "stuk":
            stuk = get_object_or_404(bundel.stukken, pk=pk)
            if actie == "weg":
                remove_piece(stuk, by=user)
                return f"#h{stuk.hoofdstuk_id}"
            move_piece(stuk, omhoog=actie == "omhoog", by=user)
            return f"#s{pk}"
        if soort == "hoofdstuk":
            move_chapter(get_object_or_404(bundel.hoofdstukken, pk=pk), omhoog=actie == "omhoog", by=user)
            return f"#h{pk}"
        if actie == "verplaats":
            naar = get_object_or_404(bundel.hoofdstukken, pk=whole_number(request.POST.get("naar")))
            pks = [number for value in request.POST.getlist("stuk")[:_MOST] if (number := whole_number(value))]
            messages.success(request, f"{move_pieces(naar, pks, by=user)} verplaatst naar ‘{naar.titel}’.")
            return f"#h{naar.pk}"
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return ""
    raise Http404("Kies wat u wilt doen en probeer het opnieuw.")


def _read_keys(values: Iterable[str]) -> set[Keuze]:
    """Return what boxes such as "les-12" name, also several in one value; nonsense is passed over."""
    return set(_keys(values))


def _keys(values: Iterable[str]) -> Iterator[Keuze]:
    for value in " ".join(values).split()[:_MOST]:
        soort, _, number = value.partition("-")
        if soort in Soort.values and (pk := whole_number(number)) is not None:
            yield Keuze(soort, pk)


def _choices(bundel: Bundel) -> dict[str, Any]:
    """Return per visit what may go in, with whether it is in; what belongs to no visit comes last."""
    rows = choosable(bundel.verkenning)
    gekozen = {Keuze(soort, getattr(row, f"{soort}_id")) for row in bundel.stukken.all() for soort in [row.soort]}
    per: dict[Bezoek | None, dict[str, list[Any]]] = {}
    for soort, found in rows.items():
        for row in found.select_related("bezoek").order_by("gemaakt_op" if soort == Soort.LES else "pk", "pk"):
            row.sleutel, row.gekozen = f"{soort.value}-{row.pk}", Keuze(soort.value, row.pk) in gekozen
            per.setdefault(row.bezoek, {}).setdefault(soort.value, []).append(row)
    bezoeken = sorted((bezoek for bezoek in per if bezoek), key=lambda bezoek: (bezoek.begint_op, bezoek.pk))
    groepen = [(bezoek, per[bezoek]) for bezoek in [*bezoeken, *([None] if None in per else [])]]
    alle = [row for _, soorten in groepen for found in soorten.values() for row in found]
    return {
        "groepen": groepen,
        "was": " ".join(row.sleutel for row in alle if row.gekozen),
        "aantal": len(alle),
        "gekozen": sum(row.gekozen for row in alle),
    }


def _compose_url(bundel: Bundel) -> str:
    return reverse("verkenningen:bundel-samenstellen", args=[bundel.pk])


def _draft_key(bundel: Bundel, hoofdstuk: Hoofdstuk | None, user: Gebruiker) -> str:
    return f"bundel-{bundel.pk}-hoofdstuk-{hoofdstuk.pk if hoofdstuk else 'nieuw'}-gebruiker-{user.pk}"


def _chapter_form(hoofdstuk: Hoofdstuk, values: dict[str, Any] | None = None) -> HoofdstukForm:
    stored = {"titel": hoofdstuk.titel, "tekst": hoofdstuk.tekst, "auteurs": hoofdstuk.auteurs.all()}
    return HoofdstukForm(bundel=hoofdstuk.bundel, hoofdstuk=hoofdstuk, initial=stored | (values or {}))


def _edit_page(
    request: HttpRequest,
    bundel: Bundel,
    form: BundelForm,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "bundel": bundel,
        "verkenning": bundel.verkenning,
        "form": form,
        **form_context(bundel, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/bundel_form.html", context, status=status)


def _chapter_page(
    request: HttpRequest,
    bundel: Bundel,
    form: HoofdstukForm,
    hoofdstuk: Hoofdstuk | None = None,
    *,
    status: int = 200,
    revisie: int | None = None,
    **extra: Any,
) -> HttpResponse:
    context = {
        "bundel": bundel,
        "verkenning": bundel.verkenning,
        "hoofdstuk": hoofdstuk,
        "form": form,
        "sleutel": _draft_key(bundel, hoofdstuk, request.user),
        "terug": _compose_url(bundel),
        **form_context(hoofdstuk, revisie=revisie),
        **extra,
    }
    return render(request, "verkenningen/bundel_hoofdstuk.html", context, status=status)
