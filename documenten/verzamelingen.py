"""Sets of documents as they are shown and handed out; writing is in services.verzamelingen (D11)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.utils import timezone

from corporaties.models import Gebruiker
from mkwportal.core.files import storage
from mkwportal.core.files.archives import Member, unique_path, zip_blocks

from .models import Document, Verzameling, VerzamelingRegel
from .permissions import can_edit_set
from .services.verzamelingen import visible_rows
from .vrijgave import blocked


class Regel(NamedTuple):
    """One document of a set with its place as people count: among those that this person sees."""

    plaats: int
    regel: VerzamelingRegel
    eerste: bool
    laatste: bool

    @property
    def document(self) -> Document:
        return self.regel.document


class Inpak(NamedTuple):
    """One document in the zip of a set; without `pad` its file could not be put in, and `waarom` may say why."""

    document: Document
    toelichting: str
    pad: str
    waarom: str


def for_list(user: Gebruiker) -> QuerySet:
    """Return the sets this person may see, with `aantal`: how many documents in each this person may see too."""
    visible = Document.objects.zichtbaar_voor(user)
    rows = VerzamelingRegel.objects.filter(verzameling=OuterRef("pk"), document__in=visible).order_by()
    counts = rows.values("verzameling").annotate(n=Count("pk")).values("n")
    return (
        Verzameling.objects.zichtbaar_voor(user)
        .select_related("organisatie")
        .annotate(aantal=Coalesce(Subquery(counts), 0))
    )


def rows_of(verzameling: Verzameling, user: Gebruiker) -> list[Regel]:
    """Return the documents of a set in order, as far as this person may see them."""
    rows = list(visible_rows(verzameling, user))
    return [Regel(n, row, n == 1, n == len(rows)) for n, row in enumerate(rows, 1)]


def own_sets(user: Gebruiker) -> QuerySet:
    """Return the sets that this person may change."""
    own = Q(organisatie__in=user.organisatie_ids)
    if user.is_platformbeheerder:
        own |= Q(organisatie=None)
    return Verzameling.objects.zichtbaar_voor(user).filter(own)


def part(document: Document, user: Gebruiker) -> dict[str, Any]:
    """Return for the page of a document in which sets it is, as far as this person may see them."""
    rows = Verzameling.objects.zichtbaar_voor(user).filter(regels__document=document)
    return {
        "verzamelingen": list(rows.select_related("organisatie")[:20]),
        "mag_verzamelen": user.is_platformbeheerder or user.is_lid,
    }


def zip_of(verzameling: Verzameling, user: Gebruiker, rows: list[Regel]) -> Iterator[bytes]:
    """Yield the bytes of a zip with the files of these rows, and last a page that says what is in it.

    Which version each row has, is decided now; a file that is not there is named on that page (R12).
    """
    taken: set[str] = {"inhoud.html"}
    digits = max(2, len(str(len(rows))))
    packed: list[Inpak] = []
    now = timezone.now()

    def members() -> Iterator[Member]:
        for row in rows:
            versie = row.document.versie
            path = ""
            if versie is not None and not blocked(versie) and storage.exists(versie.sleutel):
                path = unique_path(f"{row.plaats:0{digits}} {_short(row.document.titel)}.{versie.ext}", taken)
                yield Member(path, lambda key=versie.sleutel: storage.open_file(key), versie.gemaakt_op)
            waarom = blocked(versie) if versie is not None else ""
            packed.append(Inpak(row.document, row.regel.toelichting, path, waarom))
        yield Member("inhoud.html", contents_page(verzameling, user, packed, now).encode(), now)

    return zip_blocks(members())


def contents_page(verzameling: Verzameling, user: Gebruiker, packed: list[Inpak], now: dt.datetime) -> str:
    """Return the page in the zip: titles, owners, versions, dates, and links to the files and to the portal."""
    context = {
        "verzameling": verzameling,
        "regels": packed,
        "nu": now,
        "gebruiker": user,
        "portaal": settings.BASE_URL.rstrip("/"),
    }
    return render_to_string("documenten/verzameling_inhoud.html", context)


def can_change(user: Gebruiker, verzameling: Verzameling) -> bool:
    """Whether the buttons that change a set are shown."""
    return can_edit_set(user, verzameling)


def _short(titel: str) -> str:
    """Return a title that is one name, with room for place and extension in a path that Windows can open."""
    titel = titel.replace("/", "-").replace("\\", "-")
    return titel if len(titel) <= 90 else f"{titel[:89].rstrip()}…"
