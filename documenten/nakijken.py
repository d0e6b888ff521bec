"""Step two of uploading: a row per document, prefilled from what its text says (D2)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils import timezone

from corporaties.bereik import count_viewers
from corporaties.models import Bereik, Gebruiker
from mkwportal.core import stamps
from mkwportal.core.numbers import whole_number

from .duplicates import duplicates_of
from .forms import THEMAVELDEN, GegevensForm, Keuzes
from .lijkt import Gelijkenis, lookalikes
from .models import Document, Status, Versie
from .services import LABELS, changed_by_others, current_values, describe

GEDULD = dt.timedelta(seconds=20)  # after this the fields come without the proposal: the reading must be stuck


@dataclass
class Rij:
    """One document in step two; without a form its text is still being read."""

    document: Document
    form: GegevensForm | None = None
    dubbel: Document | None = None
    dubbel_eigen: bool = False
    lijkt: Gelijkenis | None = None
    eerste: bool = False
    nu: dict[str, Any] | None = None  # what somebody else saved in between

    @property
    def versie(self) -> Versie:
        return self.document.versie

    @property
    def titel_uit_tekst(self) -> bool:
        """Whether the title in the field was proposed from the text."""
        tekst = getattr(self.versie, "tekst", None)
        proposed = tekst.voorstel.get("titel") if tekst else None
        shown = self.form.initial.get("titel") if self.form and not self.form.is_bound else None
        return bool(proposed) and shown == proposed

    @property
    def open(self) -> bool:
        """Whether the fields stand open: when something in them is wrong."""
        return self.nu is not None or bool(self.form and self.form.is_bound and self.form.errors)


def read_ids(data: QueryDict) -> list[int]:
    """Return the documents that a request names, each once; Http404 for what is no number."""
    values = data.getlist("document")[: settings.MAX_UPLOAD_FILES * 2]
    numbers = [number for value in values if (number := whole_number(value)) is not None]
    if len(numbers) < len(values):
        raise Http404
    return list(dict.fromkeys(numbers))


def own_documents(ids: Iterable[int], gebruiker: Gebruiker) -> list[Document]:
    """Return those that this person may change, in this order, with the proposal from their text."""
    if not (order := {pk: place for place, pk in enumerate(dict.fromkeys(ids))}):
        return []
    visible = Document.objects.zichtbaar_voor(gebruiker).filter(pk__in=order, organisatie__in=gebruiker.organisatie_ids)
    rows = visible.select_related("organisatie", "contact", "kring", "versie__tekst").defer("versie__tekst__blokken")
    return sorted(rows.prefetch_related("themas"), key=lambda document: order[document.pk])


def unfinished(gebruiker: Gebruiker) -> list[int]:
    """Return the ids of what this person uploaded and never looked over, newest first, as many as fit on the page."""
    rows = Document.objects.zichtbaar_voor(gebruiker).filter(
        gemaakt_door=gebruiker, gedeeld_op=None, revisie=1, organisatie__in=gebruiker.organisatie_ids
    )
    return list(rows.order_by("-pk").values_list("pk", flat=True)[: settings.MAX_UPLOAD_FILES])


def build_rows(
    documents: list[Document],
    gebruiker: Gebruiker,
    keuzes: Keuzes,
    *,
    post: QueryDict | None = None,
    typed_only: bool = False,
    zelf: Iterable[int] = (),
) -> list[Rij]:
    """Return a row per document; `post` binds the forms that came with it, `typed_only` unchecked."""
    double, alike = duplicates_of(documents, gebruiker), lookalikes(documents, gebruiker)
    rows = []
    for document in documents:
        row = Rij(document, dubbel=double.get(document.pk), eerste=document is documents[0])
        row.dubbel_eigen = row.dubbel is not None and row.dubbel.organisatie_id == document.organisatie_id
        if row.dubbel is None:
            row.lijkt = next((other for other in alike.get(document.pk, []) if other.document not in documents), None)
        options = {"document": document, "keuzes": keuzes, "prefix": f"d{document.pk}"}
        if post is not None and f"d{document.pk}-revisie" in post:
            typed = {name: post.get(f"d{document.pk}-{name}", "") for name in GegevensForm.base_fields}
            row.form = GegevensForm(initial=typed, **options) if typed_only else GegevensForm(post, **options)
        elif not is_waiting(document) or document.pk in zelf:
            row.form = GegevensForm(initial=initial_of(document), **options)
        rows.append(row)
    return rows


def is_waiting(document: Document) -> bool:
    """Whether the text is being read and it is worth waiting for."""
    versie = document.versie
    return versie.tekst_status == Versie.TekstStatus.WACHT and timezone.now() - versie.gemaakt_op < GEDULD


def initial_of(document: Document) -> dict[str, Any]:
    """Return what the fields begin with: what somebody saved, else the proposal from the text (D2)."""
    initial = current_values(document)
    themas = [thema.pk for thema in initial.pop("themas")]
    if document.revisie == 1:
        tekst = getattr(document.versie, "tekst", None)
        voorstel = tekst.voorstel if tekst else {}
        initial |= {name: voorstel[name] for name in ("titel", "soort", "jaar") if voorstel.get(name)}
        themas = voorstel.get("themas", themas)
        draft = "concept" in f"{initial['titel']} {document.versie.naam}".lower()
        initial["status"] = Status.CONCEPT if draft else Status.VASTGESTELD
    return initial | theme_initial(themas) | {"contact": document.contact_id, "revisie": document.revisie}


def theme_initial(themas: list[int]) -> dict[str, int]:
    """Return the themes as the values of their three fields."""
    return dict(zip(THEMAVELDEN, themas, strict=False))


def show_conflict(row: Rij, current: Document) -> None:
    """Put beside what was typed what somebody else saved in between; the next save is made on that (R6)."""
    others = changed_by_others(current, row.form.cleaned_data["revisie"])
    now = describe(current_values(current))
    row.nu = {label: now[veld] for veld, label in LABELS.items() if veld in others and veld != "bereik"}
    row.form.data = row.form.data.copy()
    row.form.data[f"{row.form.prefix}-revisie"] = str(current.revisie)


def audience_sentences(organisaties: dict[int, str], kring_id: int | None = None) -> dict[str, str]:
    """Return per audience for how many people it is (R1); with more than one owner each sentence names it."""
    scopes = [Bereik.LEDEN, Bereik.CORPORATIE] + ([Bereik.KRING] if kring_id else [])
    stamp = _stamp()
    return {scope: audience_sentence(scope, organisaties, kring_id, stamp) for scope in scopes}


def audience_sentence(bereik: str, organisaties: dict[int, str], kring_id: int | None = None, stamp: str = "") -> str:
    """Return the sentence of one audience for what these corporations own; it is remembered until one changes."""
    stamp = stamp or _stamp()
    zinnen = [(naam, _sentence(bereik, pk, kring_id, stamp)) for pk, naam in organisaties.items()]
    if len({zin for _, zin in zinnen}) <= 1:
        return zinnen[0][1] if zinnen else ""
    return " ".join(f"{naam}: {zin[0].lower()}{zin[1:]}" for naam, zin in zinnen)


def _stamp() -> str:
    return f"{stamps.current('organisaties')}.{timezone.localdate()}"


def _sentence(bereik: str, organisatie_id: int, kring_id: int | None, stamp: str) -> str:
    def count() -> str:
        return count_viewers(bereik, organisatie_id=organisatie_id, kring_id=kring_id).zin

    if bereik == Bereik.KRING:  # who takes part changes without a stamp
        return count()
    return stamps.remember(f"zichtbaar:{bereik}:{organisatie_id}", stamp, count)
