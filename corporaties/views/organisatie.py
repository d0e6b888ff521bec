"""Adding an organisation and changing its facts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mkwportal.core.edits import EditConflict
from mkwportal.core.once import new_key
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once

from ..forms import OrganisatieForm, as_typed
from ..models import Organisatie
from ..permissions import can_add_organisatie, can_edit_membership, can_edit_organisatie, require
from ..services import create_organisatie, edit_organisatie

NOT_YOURS = "U kunt alleen de gegevens van uw eigen corporatie wijzigen."


@require_http_methods(["GET", "POST"])
def organisatie_create(request: HttpRequest) -> HttpResponse:
    """Let an organisation in."""
    require(can_add_organisatie(request.user), "Alleen de beheerder van MKW laat een organisatie toe.")
    posted = request.method == "POST"
    initial = {"lid_van": timezone.localdate()}
    form = OrganisatieForm(request.POST if posted else None, initial=initial, membership=True)
    if posted and form.is_valid():
        try:
            with saved_once(request) as saved:
                organisatie = create_organisatie(**form.cleaned_data, by=request.user)
                saved.url = organisatie.get_absolute_url()
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, f"{organisatie} is toegevoegd. Nodig nu de eerste beheerder uit.")
            return redirect(saved.url)
    context = {"form": form, "formulier": new_key()}
    return render(request, "corporaties/organisatie_form.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "POST"])
def organisatie_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the facts of an organisation; when somebody was first, one chooses per field (R6)."""
    user = request.user
    organisatie = get_object_or_404(Organisatie.objects.zichtbaar_voor(user), pk=pk)
    require(can_edit_organisatie(user, organisatie), NOT_YOURS)
    membership, typed = can_edit_membership(user), as_typed(organisatie)
    context = {"organisatie": organisatie, "revisie": organisatie.revisie}
    if request.method == "GET":
        context["form"] = OrganisatieForm(initial=typed, membership=membership)
        return _edit_page(request, context)
    form = context["form"] = OrganisatieForm(_chosen(request.POST, typed), membership=membership)
    revisie = context["revisie"] = posted_revision(request)
    if form.is_valid():
        try:
            with saved_once(request) as saved:
                organisatie = edit_organisatie(organisatie, revisie=revisie, **form.cleaned_data, by=user)
                saved.url = organisatie.get_absolute_url()
        except ValidationError as error:
            add_errors(form, error)
        except EditConflict as conflict:
            now = {name: getattr(conflict.current, name) for name in form.fields}
            context |= {"revisie": conflict.current.revisie, "verschillen": differences(form, now)}
            return _edit_page(request, context, status=409)
        else:
            messages.success(request, "De gegevens zijn bewaard.")
            return redirect(saved.url)
    return _edit_page(request, context, status=422)


def _edit_page(request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
    context["formulier"] = new_key()
    return render(request, "corporaties/organisatie_form.html", context, status=status)


def _chosen(data: QueryDict, typed: dict[str, str]) -> QueryDict:
    """Return what was sent, with what is stored now for the fields where the other text was chosen."""
    data = data.copy()
    for name, value in typed.items():
        if data.get(f"keuze-{name}") == "hun":
            data[name] = value
    return data
