"""A document: its page, the reading view and the file."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from corporaties.bereik import count_viewers
from corporaties.models import Bereik, Gebruiker
from mkwportal.core import compiled, stamps
from mkwportal.core.files.downloads import file_response
from mkwportal.core.remembered import fill_forms
from mkwportal.core.templatetags.formats import plural_text, size_text

from .. import gebruik, lijkt, overnames, queries, reading, verzamelingen, volgen, vragen
from ..artikel import Adressen, Leestekst, article, reading_text
from ..bladen import sheets
from ..models import Document, Versie
from ..permissions import can_edit
from ..rows import is_overdue
from ..services import trace_opening
from ..stempels import personal_stamp
from ..vrijgave import require_released

# What else stands on the page of a document: each returns its own names for the template.
_PARTS: tuple[Callable[[Document, Gebruiker], dict[str, Any]], ...] = (
    verzamelingen.part,
    gebruik.part,
    volgen.page_part,
    overnames.part,
    lijkt.part,
    vragen.part,
)
_STAMPS = ("documenten", "organisaties", "verzamelingen", "overnames", "vragen")
_LONG = 200  # characters of ?q= that are marked
_OF_FILE = (
    *("titel", "organisatie_id", "bereik"),
    *(f"versie__{name}" for name in ("nummer", "ext", "mime", "sleutel", "scan_status", "bestand_fout")),
)


class Begin(NamedTuple):
    """The first part of a text, kept as it is printed, and the chapters of the whole."""

    stukken: SafeString
    inhoud: list[reading.Kop]
    verder: bool


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document: what it is, its first part, its versions, and whom to ask."""
    user = request.user
    document = get_object_or_404(queries.for_visit(user), pk=pk)
    trace_opening(document, by=user)
    gebruik.count_opening(request, document)
    page = _page(document, user)
    return render(
        request,
        "documenten/document_detail.html",
        page | {name: fill_forms(request, page[name]) for name in ("kop", "inhoud")},
    )


def _page(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return the title and the HTML of a document's page for one person.

    Remembered until one of _STAMPS is touched, or the person's own stamp (`pagina_stamp`); who takes part in a
    circle has no stamp, so the sentence that counts them is part of the key.
    """
    today, mag_wijzigen = timezone.localdate(), can_edit(user, document)
    zichtbaar = audience(document) if document.bereik == Bereik.KRING else ""

    def make() -> dict[str, Any]:
        whole = queries.for_page(user).get(pk=document.pk)
        context = {
            **common(whole, whole.versie),
            "versies": list(whole.versies.select_related("door").order_by("-nummer")),
            "begin": _beginning(whole.versie),
            "zichtbaar": zichtbaar or audience(whole),
            "te_zien": _AUDIENCE[Bereik(whole.bereik)](whole),
            "te_herzien": is_overdue(whole.status, whole.herzien_voor, today),
            "mag_wijzigen": mag_wijzigen,
            "telefoon": "".join(sign for sign in whole.contact.telefoon if sign in "+0123456789"),
        }
        for part in _PARTS:
            context |= part(whole, user)
        return {
            "titel": whole.titel,
            "kop": render_to_string("documenten/_document_kop.html", context),
            "inhoud": render_to_string("documenten/_document_inhoud.html", context),
        }

    stamp = f"{stamps.current(*_STAMPS, personal_stamp(user))}.{today}"
    key = f"documentpagina:{document.pk}:{user.pk}:{mag_wijzigen}:{zichtbaar}:{queries.visibility_key(user)}"
    return stamps.remember(key, stamp, make)


@require_safe
def read(request: HttpRequest, pk: int, nummer: int | None = None) -> HttpResponse:
    """Show the text of the current version, or of version `nummer`, with the words of ?q= marked."""
    document, versie = opened(request, pk, nummer)
    gebruik.count_opening(request, document)
    q = request.GET.get("q", "")[:_LONG].replace("\x00", "").strip()
    context = {
        **common(document, versie),
        "q": q,
        "is_oud": versie.pk != document.versie_id,
        "tekst": None,
    }
    if versie.geblokkeerd:
        pass  # the page says why
    elif versie.tekst_status == Versie.TekstStatus.GELEZEN:
        tekst = _with_questions(_text(document, versie, q), document, versie, request.user)
        context |= {"tekst": tekst, "inhoudsopgave": _contents(versie, tekst)}
    elif versie.beeld_paginas:
        context["bladen"] = sheets(versie)
    return render(request, "documenten/document_lezen.html", context)


@require_safe
def file(request: HttpRequest, pk: int, nummer: int | None = None) -> HttpResponseBase:
    """Return the file of the current version, or of version `nummer`, byte for byte as it was uploaded."""
    document, versie = opened(request, pk, nummer, fields=_OF_FILE)
    require_released(versie)
    name = f"{document.titel} (versie {versie.nummer}).{versie.ext}"
    try:
        response = file_response(request, versie.sleutel, name, versie.mime)
    except FileNotFoundError:
        raise Http404("Het bestand is niet gevonden. Vraag het aan de contactpersoon.") from None
    gebruik.count_download(request, document, response)
    return response


def audience(document: Document) -> str:
    """Return for how many people at how many corporations the document is visible (R1)."""
    key = {
        "bereik": document.bereik,
        "organisatie_id": document.organisatie_id,
        "kring_id": document.kring_id,
    }
    if document.bereik == Bereik.KRING:  # who takes part changes without a stamp
        return count_viewers(**key).zin
    stamp = f"{stamps.current('organisaties')}.{timezone.localdate()}"
    owner = document.organisatie_id
    return stamps.remember(f"zichtbaar:{document.bereik}:{owner}", stamp, lambda: count_viewers(**key).zin)


def _for_all(document: Document) -> str:
    return "Alle leden van MKW"


def _for_kring(document: Document) -> str:
    return f"Deelnemers van {document.kring.naam}" if document.kring else ""


def _for_owner(document: Document) -> str:
    return f"Alleen {document.organisatie.naam}"


_AUDIENCE: dict[Bereik, Callable[[Document], str]] = {
    Bereik.LEDEN: _for_all,
    Bereik.KRING: _for_kring,
    Bereik.CORPORATIE: _for_owner,
}


def opened(request: HttpRequest, pk: int, nummer: int | None, *, fields: Sequence[str] = ()) -> tuple[Document, Versie]:
    """Return a document and one of its versions, and leave a trace where that is due (R10); or Http404.

    With `fields` only those are fetched, which is quicker.
    """

    def visible() -> QuerySet[Document]:
        rows = Document.objects.zichtbaar_voor(request.user)
        return rows.select_related("versie").only(*fields) if fields else rows.select_related("organisatie", "versie")

    found = compiled.fetch(("geopend", *fields, queries.visibility_key(request.user)), [pk], visible)
    if not found:
        raise Http404("Dit document bestaat niet.")
    document = found[0]
    versie = document.versie if nummer is None else document.versies.filter(nummer=nummer).first()
    if versie is None:
        raise Http404("Deze versie van het document bestaat niet.")
    trace_opening(document, by=request.user)
    return document, versie


def common(document: Document, versie: Versie | None) -> dict[str, Any]:
    """Return what the page and the reading view both show of a document and one version."""
    size = ", ".join(
        filter(
            None,
            (
                plural_text(versie.paginas, ",".join(reading.page_words(versie.ext)))
                if versie and versie.paginas
                else "",
                versie.ext.upper() if versie else "",
            ),
        )
    )
    return {
        "document": document,
        "versie": versie,
        "omvang": size,
        "download": f"Download {versie.ext.upper()} ({size_text(versie.grootte)})" if versie else "",
        "bestand_url": reverse("documenten:versie-bestand", args=[document.pk, versie.nummer])
        if versie and not versie.geblokkeerd
        else "",
        "tekst_url": versie.get_absolute_url() if versie else "",
        "beelden_url": _images(versie) if versie and versie.beeld_paginas and not versie.geblokkeerd else "",
        "bibliotheek": reverse("documenten:lijst"),
    }


def _beginning(versie: Versie | None) -> Begin:
    """Return the first part of a text; remembered, because the text of a version does not change."""
    if versie is None or versie.tekst_status != Versie.TekstStatus.GELEZEN or versie.geblokkeerd:
        return Begin(mark_safe(""), [], False)

    def make() -> Begin:
        blokken = queries.text_of(versie)
        first = reading.beginning(blokken)
        html = article(reading.render(first, kop=3), _addresses(versie, images=False), page_word(versie))
        return Begin(html, reading.contents(blokken), len(first) < len(blokken))

    return stamps.remember(f"tekstbegin:{versie.pk}:{versie.document_id}", "", make)


def _text(document: Document, versie: Versie, q: str) -> Leestekst:
    """Return the text of a version with the words of `q` marked."""
    addresses = _addresses(versie, images=bool(versie.beeld_paginas))
    return reading_text(versie.pk, lambda: queries.text_of(versie), addresses, woord=page_word(versie), q=q)


def _contents(versie: Versie, tekst: Leestekst) -> SafeString:
    """Return the table of contents as HTML; remembered, because the text of a version does not change."""

    def make() -> SafeString:
        return mark_safe(render_to_string("documenten/_inhoud.html", {"inhoud": tekst.inhoud, "adres": ""}))  # noqa: S308

    return stamps.remember(f"inhoudsopgave:{versie.pk}", "", make)


def _with_questions(tekst: Leestekst, document: Document, versie: Versie, user: Gebruiker) -> Leestekst:
    """Say at each paragraph how many questions stand at it (D8); remembered until one comes or goes."""
    stamp = stamps.current("documenten", "vragen")
    counts = stamps.remember(
        f"vragen per alinea:{versie.pk}:{queries.visibility_key(user)}",
        stamp,
        lambda: vragen.paragraph_counts(document, versie, lambda: queries.text_of(versie), user),
    )
    return tekst._replace(html=vragen.mark_paragraphs(tekst.html, counts)) if counts else tekst


def _addresses(versie: Versie, *, images: bool) -> Adressen:
    """Return where the links beside a paragraph go."""
    ask = reverse("documenten:versie-vragen", args=[versie.document_id, versie.nummer])
    return Adressen(versie.get_absolute_url(), _images(versie) if images else "", ask)


def _images(versie: Versie) -> str:
    return reverse("documenten:versie-paginas", args=[versie.document_id, versie.nummer])


def page_word(versie: Versie | None) -> str:
    """Return what one page of this file is called, as the beginning of a line."""
    return reading.page_words(versie.ext if versie else "")[0].capitalize()
