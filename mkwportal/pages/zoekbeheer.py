"""The pages on which the platform admin keeps search: synonyms, searches in vain, indexing anew (D16)."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corporaties.models import Gebruiker
from corporaties.permissions import require
from mkwportal.core.edits import EditConflict
from mkwportal.core.models import Synoniemregel, ZoekRegel, ZoekZonderResultaat
from mkwportal.core.once import new_key
from mkwportal.core.pagination import paginate
from mkwportal.core.saving import add_errors, differences, posted_revision, saved_once
from mkwportal.core.search import reindexing
from mkwportal.core.search.analysis import VERSIE, stem_key
from mkwportal.core.search.index import outdated
from mkwportal.core.search.query import search
from mkwportal.core.search.rules import LANGST, Regel, read_rule, take_apart
from mkwportal.core.search.synonyms import all_rules, synonyms_now

from .zoeken import hits, visible
from .zoekregels import (
    ALLEEN,
    can_manage_search,
    control_reindexing,
    create_synoniem,
    edit_synoniem,
    finish_search,
    switch_synoniem,
)

PER_PAGE, TREFFERS = 50, 5


class SynoniemForm(forms.Form):
    """A rule: words, and whether they find each other or one way."""

    woorden = forms.CharField(
        label="Woorden",
        max_length=LANGST,
        help_text="Zet een komma tussen de woorden. Een afkorting mag ook: AVG, privacy.",
    )
    richting = forms.ChoiceField(
        label="Wat vindt wat?",
        choices=[
            ("beide", "Elk woord vindt ook de andere woorden"),
            ("een", "Deze woorden vinden ook andere, niet terug"),
        ],
        widget=forms.RadioSelect,
        initial="beide",
    )
    naar = forms.CharField(
        label="Vindt ook",
        max_length=LANGST,
        required=False,
        help_text="Alleen bij de tweede keuze. Bijvoorbeeld: opzegging vindt ook huuropzegging.",
    )

    def rule(self) -> Regel:
        """Return the rule of a valid form; ValidationError when it would do wrong or nothing."""
        data = self.cleaned_data
        return read_rule(data["woorden"], data["naar"], een_kant=data["richting"] == "een")


class Getoond(NamedTuple):
    """A rule in the list; `pk` only when it was added here."""

    tekst: str
    regel: Regel
    actief: bool
    standaard: bool
    pk: int | None


class Proef(NamedTuple):
    """What a word finds now: how many, the first of them, and the words that are searched with it."""

    woord: str
    totaal: int
    vondsten: list[Any]
    ook: list[str]
    bedoelde_u: str | None


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show how the index is, and what people searched in vain."""
    require(can_manage_search(request.user), ALLEEN)
    context = {
        "aantal": ZoekRegel.objects.count(),
        "oud": outdated(),
        "stand": reindexing.progress(),
        "versie": VERSIE,
        "page": paginate(request, ZoekZonderResultaat.objects.order_by("-aantal", "-laatst", "tekst"), PER_PAGE),
        "formulier": new_key(),
    }
    return render(request, "pages/zoekbeheer.html", context)


@require_POST
def reindex(request: HttpRequest) -> HttpResponse:
    """Start indexing everything anew, or stop it."""
    require(can_manage_search(request.user), ALLEEN)
    starten = request.POST.get("actie") != "stop"
    control_reindexing(starten=starten, by=request.user)
    zin = (
        "Het portaal gaat alles opnieuw indexeren. Zoeken kan gewoon doorgaan."
        if starten
        else "Gestopt. U kunt later verder gaan."
    )
    messages.success(request, zin)
    return redirect("zoekbeheer")


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a search in vain off the list."""
    require(can_manage_search(request.user), ALLEEN)
    zoekvraag = ZoekZonderResultaat.objects.filter(pk=pk).first()
    if zoekvraag:  # a second click finds it gone
        finish_search(zoekvraag, by=request.user)
        messages.success(request, f"‘{zoekvraag.tekst}’ is van de lijst.")
    return redirect("zoekbeheer")


@require_safe
def synonym_list(request: HttpRequest) -> HttpResponse:
    """Show every rule, and what a word finds now (?proef=)."""
    require(can_manage_search(request.user), ALLEEN)
    zoek, proef = (_line(request.GET.get(name, "")) for name in ("q", "proef"))
    rijen = [
        Getoond(tekst, take_apart(tekst), actief, standaard, None if standaard else pk)
        for tekst, actief, standaard, pk in all_rules()
    ]
    if zoek:
        rijen = [rij for rij in rijen if zoek.lower() in rij.tekst.lower()]
    rijen.sort(key=lambda rij: (rij.standaard, rij.tekst.lower()))
    context = {
        "page": paginate(request, rijen, PER_PAGE),
        "q": zoek,
        "proef": _try(request.user, proef) if proef else None,
    }
    return render(request, "pages/synoniemen.html", context)


@require_http_methods(["GET", "POST"])
def synonym_create(request: HttpRequest) -> HttpResponse:
    """Add a rule: for ?woord=, or instead of ?van=, a rule that comes with the portal."""
    require(can_manage_search(request.user), ALLEEN)
    vervangt = request.POST.get("van", request.GET.get("van", ""))[:LANGST]
    if vervangt and vervangt not in {tekst for tekst, _, standaard, _ in all_rules() if standaard}:
        raise Http404("Deze regel bestaat niet. Ga terug naar Synoniemen.")
    if request.method == "GET":
        initial = _typed(vervangt) if vervangt else {"woorden": _line(request.GET.get("woord", ""))}
        return _form_page(request, SynoniemForm(initial=initial), vervangt=vervangt)
    form = SynoniemForm(request.POST)
    if form.is_valid():
        try:
            with saved_once(request) as saved:
                nieuw = create_synoniem(regel=form.rule(), vervangt=vervangt, by=request.user)
                saved.url = _tried(nieuw.regel)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, "De regel werkt meteen. Hieronder ziet u wat het eerste woord nu vindt.")
            return redirect(saved.url)
    return _form_page(request, form, vervangt=vervangt, status=422)


@require_http_methods(["GET", "POST"])
def synonym_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a rule that was added here (R6)."""
    require(can_manage_search(request.user), ALLEEN)
    synoniem = get_object_or_404(Synoniemregel, pk=pk)
    context: dict[str, Any] = {"synoniem": synoniem, "revisie": synoniem.revisie}
    if request.method == "GET":
        return _form_page(request, SynoniemForm(initial=_typed(synoniem.regel)), **context)
    form, context["revisie"] = SynoniemForm(request.POST), posted_revision(request)
    if form.is_valid():
        try:
            with saved_once(request) as saved:
                nieuw = edit_synoniem(synoniem, regel=form.rule(), revisie=context["revisie"], by=request.user)
                saved.url = _tried(nieuw.regel)
        except ValidationError as error:
            add_errors(form, error)
        except EditConflict as conflict:
            current: Any = conflict.current
            context |= {
                "verschillen": differences(form, _typed(current.regel)),
                "wanneer": current.gewijzigd_op,
                "houd": reverse("synoniemen"),
                "revisie": current.revisie,
            }
        else:
            messages.success(request, "De regel is gewijzigd en werkt meteen.")
            return redirect(saved.url)
    return _form_page(request, form, **context, status=422)


@require_POST
def synonym_switch(request: HttpRequest) -> HttpResponse:
    """Switch a rule on or off."""
    require(can_manage_search(request.user), ALLEEN)
    actief = request.POST.get("actief") == "1"
    rij = switch_synoniem(request.POST.get("regel", ""), actief=actief, by=request.user)
    if rij is None:
        raise Http404("Deze regel bestaat niet. Ga terug naar Synoniemen.")
    messages.success(request, f"De regel ‘{rij.regel}’ staat nu {'aan' if actief else 'uit'}.")
    return redirect("synoniemen")


def _form_page(request: HttpRequest, form: SynoniemForm, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"form": form, "formulier": new_key()}
    return render(request, "pages/synoniem_form.html", context, status=status)


def _line(tekst: str) -> str:
    return " ".join(tekst.replace("\x00", " ").split())[:LANGST]


def _typed(tekst: str) -> dict[str, str]:
    """Return a rule as the fields of the form hold it."""
    regel = take_apart(tekst)
    richting = "een" if regel.naar else "beide"
    return {"woorden": ", ".join(regel.van), "richting": richting, "naar": ", ".join(regel.naar)}


def _tried(tekst: str) -> str:
    return f"{reverse('synoniemen')}?{urlencode({'proef': take_apart(tekst).van[0]})}"


def _try(user: Gebruiker, woord: str) -> Proef:
    """Return what a word finds now among all that this admin may see."""
    found = search(woord, zichtbaar=visible(user), limit=TREFFERS)
    ook = list(dict.fromkeys(synonyms_now().get(stem_key(woord))))
    return Proef(woord, found.totaal, hits(user, found.treffers), ook, found.bedoelde_u)
