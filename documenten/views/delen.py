"""Sharing documents: step one takes files in, step two corrects the proposal and chooses the audience."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from corporaties import namens
from corporaties.models import Bereik
from mkwportal.core.edits import EditConflict
from mkwportal.core.once import claim, finish, new_key
from mkwportal.core.templatetags.formats import plural_text

from ..forms import BereikForm, BestandenForm, Keuzes
from ..models import Document
from ..nakijken import (
    Rij,
    audience_sentence,
    audience_sentences,
    build_rows,
    own_documents,
    read_ids,
    show_conflict,
    unfinished,
)
from ..ontvangen import Uitkomst, review_url, take_in, tell_duplicates
from ..permissions import require_upload, upload_organisaties
from ..services import remove_document, share_documents


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Step one: choose files; without a script all of them come in one request."""
    require_upload(request.user)
    organisaties = upload_organisaties(request.user)
    if request.method == "GET":
        kept = [
            Uitkomst(document.versie.naam, document) for document in own_documents(read_ids(request.GET), request.user)
        ]
        return _upload_page(
            request,
            BestandenForm(organisaties=organisaties, laatst=request.user.namens_id),
            kept,
            later=unfinished(request.user),
        )
    form = BestandenForm(request.POST, organisaties=organisaties)
    documents = _without_removed(request, own_documents(read_ids(request.POST), request.user))
    kept = [Uitkomst(document.versie.naam, document) for document in documents]
    if "weg" in request.POST:
        return _upload_page(request, BestandenForm(organisaties=organisaties, laatst=request.user.namens_id), kept)
    if not form.is_valid():
        return _upload_page(request, form, kept, status=422)
    namens.remember(request.user, form.cleaned_data["organisatie"])
    results = kept + take_in(request, form.cleaned_data["organisatie"], [row.document for row in kept])
    refused = [row for row in results if row.code]
    if results and not refused:
        return redirect(review_url([row.document for row in results]))
    if not results:
        form.add_error("bestanden", "Kies eerst een of meer bestanden.")
    tell_duplicates(results, request.user)
    return _upload_page(request, form, results, status=refused[0].status if len(results) == 1 and refused else 422)


@require_POST
def upload_file(request: HttpRequest) -> HttpResponse:
    """Take in one file that the script sent by itself; the answer is its row."""
    require_upload(request.user)
    form = BestandenForm(request.POST, organisaties=upload_organisaties(request.user))
    if form.is_valid():
        namens.remember(request.user, form.cleaned_data["organisatie"])
        results = take_in(request, form.cleaned_data["organisatie"])
        tell_duplicates(results, request.user)
    else:
        results = [Uitkomst("Bestand", code="form", zin=" ".join(form.errors["organisatie"]))]
    row = results[0] if results else Uitkomst("Bestand", code="geen", zin="Er kwam geen bestand aan. Kies het opnieuw.")
    return render(request, "documenten/_upload_rij.html", {"rij": row, "los": True}, status=row.status)


@require_GET
def audience_count(request: HttpRequest) -> HttpResponse:
    """Answer for how many people a circle is (R1): ?organisatie=…&kring=…"""
    mine = {str(pk): (pk, naam) for pk, naam in upload_organisaties(request.user)}
    chosen = dict(mine[value] for value in request.GET.getlist("organisatie") if value in mine)
    kring = next((pk for pk in request.user.kring_ids if str(pk) == request.GET.get("kring")), None)
    if not chosen or (kring is None and request.GET.get("kring")):
        raise Http404
    zin = audience_sentence(Bereik.KRING, chosen, kring) if kring else ""
    return render(request, "documenten/_bereik_zin.html", {"zin": zin})


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Step two: correct what was proposed, choose the audience, share or keep as concepts."""
    data = request.GET if request.method == "GET" else request.POST
    documents = own_documents(read_ids(data), request.user)
    if not documents:
        raise Http404
    organisaties = {document.organisatie_id: document.organisatie.naam for document in documents}
    keuzes = Keuzes.load(request.user, organisaties)
    if request.method == "GET":
        zelf = [int(pk) for pk in request.GET.getlist("zelf") if pk.isdigit()]
        rows = build_rows(documents, request.user, keuzes, zelf=zelf)
        return _review_page(request, rows, _audience_form(request, keuzes, organisaties))
    actie = request.POST.get("actie", "")
    if actie not in ("deel", "concept"):
        return _show_back(request, documents, keuzes, organisaties)
    rows = build_rows(documents, request.user, keuzes, post=request.POST)
    bereik_form = _audience_form(request, keuzes, organisaties, bound=actie == "deel")
    return _save(request, rows, bereik_form, delen=actie == "deel")


@require_GET
def review_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the row of one document, for the script that waits until its text was read."""
    documents = own_documents([*read_ids(request.GET), pk], request.user)
    mine = [document for document in documents if document.pk == pk]
    if not mine:
        raise Http404
    keuzes = Keuzes.load(request.user, {mine[0].organisatie_id})
    context = _row_context(build_rows(documents, request.user, keuzes))
    context["rij"] = next(row for row in context["rijen"] if row.document.pk == pk)
    return render(request, "documenten/_nakijken_antwoord.html", context)


def _upload_page(
    request: HttpRequest, form: BestandenForm, rows: list[Uitkomst], status: int = 200, later: Sequence[int] = ()
) -> HttpResponse:
    good = sum(row.document is not None for row in rows)
    context = {
        "form": form,
        "rijen": rows,
        "later": 0 if rows else len(later),
        "later_ids": urlencode([("document", pk) for pk in later]),
        "goed": good,
        "formulier": new_key(),
        "knop": _label("Kijk", good, "na") if good else "Verstuur bestanden",
        "max_bestanden": settings.MAX_UPLOAD_FILES,
        "max_bytes": settings.MAX_UPLOAD_BYTES,
    }
    return render(request, "documenten/document_upload.html", context, status=status)


def _label(verb: str, count: int, after: str = "") -> str:
    return f"{verb} {plural_text(count, 'document,documenten')} {after}".strip()


def _audience_form(
    request: HttpRequest, keuzes: Keuzes, organisaties: dict[int, str], *, bound: bool = False
) -> BereikForm:
    """Return the form for the audience with its sentences; bound, or showing what was typed, or new."""
    kring = next((row.pk for row in keuzes.kringen if str(row.pk) == request.POST.get("kring")), None)
    options = {
        "keuzes": keuzes,
        "zinnen": audience_sentences(organisaties, kring),
        "organisaties": organisaties,
    }
    if bound:
        return BereikForm(request.POST, **options)
    typed = {name: request.POST.get(name, "") for name in BereikForm.base_fields}
    return BereikForm(initial=typed if request.method == "POST" else {"bereik": Bereik.LEDEN}, **options)


def _row_context(rows: list[Rij]) -> dict[str, Any]:
    ready = sum(row.form is not None for row in rows)
    return {
        "rijen": rows,
        "klaar": ready,
        "wacht": len(rows) - ready,
        "ids": urlencode([("document", row.document.pk) for row in rows]),
        "deel_tekst": _label("Deel", ready) if ready else "Deel documenten",
    }


def _review_page(request: HttpRequest, rows: list[Rij], bereik_form: BereikForm, status: int = 200) -> HttpResponse:
    wrong = [row.form for row in rows if row.form and row.form.is_bound and row.form.errors]
    context = _row_context(rows) | {
        "bereik_form": bereik_form,
        "form": wrong[0] if wrong else bereik_form,
        "formulier": new_key(),
        "fouten_in": [*wrong, *([bereik_form] if bereik_form.is_bound and bereik_form.errors else [])],
    }
    return render(request, "documenten/document_nakijken.html", context, status=status)


def _show_back(
    request: HttpRequest, documents: list[Document], keuzes: Keuzes, organisaties: dict[int, str]
) -> HttpResponse:
    """Show the page again with all that was typed: to see if reading is done, or without one document."""
    documents = _without_removed(request, documents)
    if not documents:
        return redirect("documenten:nieuw")
    rows = build_rows(documents, request.user, keuzes, post=request.POST, typed_only=True)
    return _review_page(request, rows, _audience_form(request, keuzes, organisaties))


def _without_removed(request: HttpRequest, documents: list[Document]) -> list[Document]:
    """Put the document that the button "Haal weg" names in the trash; return the others."""
    for document in [row for row in documents if str(row.pk) == request.POST.get("weg")]:
        remove_document(document, by=request.user)
        messages.success(request, f"‘{document}’ staat in de prullenbak.")
    return [row for row in documents if str(row.pk) != request.POST.get("weg")]


def _save(request: HttpRequest, rows: list[Rij], bereik_form: BereikForm, *, delen: bool) -> HttpResponse:
    ready = [row for row in rows if row.form and row.form.is_bound]
    valid = [row.form.is_valid() for row in ready]
    if not ready:
        messages.error(request, "Er is nog geen document klaar om te delen. Wacht tot de tekst gelezen is.")
    if not ready or not all(valid) or (delen and not bereik_form.is_valid()):
        return _review_page(request, rows, bereik_form, status=422)
    scope = bereik_form.gegevens if delen else {"bereik": Bereik.CORPORATIE, "kring": None}
    items = [(row.document, row.form.cleaned_data["revisie"], row.form.gegevens) for row in ready]
    later = [row.document for row in rows if row not in ready]
    url = review_url(later) if later else _after(ready)
    try:
        with transaction.atomic():
            slot = claim(request)
            share_documents(items, **scope, by=request.user, delen=delen)
            finish(slot, url)
    except EditConflict as conflict:
        row = next(row for row in ready if row.document.pk == conflict.current.pk)
        show_conflict(row, conflict.current)
        return _review_page(request, rows, bereik_form, status=409)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _review_page(request, rows, bereik_form, status=422)
    _tell(request, ready, scope, delen=delen)
    return redirect(url)


def _after(rows: list[Rij]) -> str:
    return rows[0].document.get_absolute_url() if len(rows) == 1 else reverse("documenten:lijst")


def _tell(request: HttpRequest, rows: list[Rij], scope: dict[str, Any], *, delen: bool) -> None:
    """Say what was saved and for how many it is visible now (R1)."""
    owners = {row.document.organisatie_id: row.document.organisatie.naam for row in rows}
    zin = audience_sentence(scope["bereik"], owners, getattr(scope["kring"], "pk", None))
    what = "1 document is" if len(rows) == 1 else f"{len(rows)} documenten zijn"
    messages.success(request, f"{what} {'gedeeld' if delen else 'bewaard als concept'}. {zin}")
