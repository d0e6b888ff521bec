"""From a lesson to the documents that may take it in, and from a document to the lessons that it may take in (V8)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from corporaties.models import Gebruiker, Thema
from documenten.models import Document, Versie
from documenten.permissions import upload_organisaties
from mkwportal.core.numbers import whole_number
from mkwportal.core.search.query import search

from .models import Les, LesReactie, Opname
from .services.opname import LONGEST, absorb_lessen

MEESTE = 12
_LANGSTE_VRAAG = 200


def own_documents(gebruiker: Gebruiker) -> QuerySet[Document]:
    """Return the documents of the corporations for which this person may add versions."""
    own = [pk for pk, _ in upload_organisaties(gebruiker)]
    return Document.objects.zichtbaar_voor(gebruiker).filter(organisatie__in=own, versie__isnull=False)


def choosable_versies(gebruiker: Gebruiker, les: Les, vraag: str, chosen: int | None) -> list[Versie]:
    """Return current versions of own documents: what `vraag` finds, else those of the themes of the lesson."""
    rows = own_documents(gebruiker)
    if vraag.strip():
        found = search(vraag[:_LANGSTE_VRAAG], zichtbaar={"document": rows}, limit=MEESTE, fragmenten=False)
        ids = [hit.object_id for hit in found.treffers]
    else:
        same = Document.themas.through.objects.filter(document=OuterRef("pk"), thema__in=les.themas.all())
        near = rows.filter(Exists(same)).order_by("-gewijzigd_op", "-pk").values_list("pk", flat=True)[:MEESTE]
        ids = list(near) or list(rows.order_by("-gewijzigd_op", "-pk").values_list("pk", flat=True)[:MEESTE])
    wanted = Q(document__in=ids, pk__in=rows.values("versie"))
    if chosen:
        wanted |= Q(pk=chosen, document__in=rows.values("pk"))
    versies = list(Versie.objects.filter(wanted).select_related("document__organisatie"))
    place = {pk: number for number, pk in enumerate(ids)}
    return sorted(versies, key=lambda row: (row.pk != chosen, place.get(row.document_id, -1)))


def own_versies(gebruiker: Gebruiker) -> QuerySet[Versie]:
    """Return all versions that this person may say of which lessons they took in."""
    return Versie.objects.filter(document__in=own_documents(gebruiker).values("pk"))


def candidates(gebruiker: Gebruiker, document: Document, versie: Versie | None, vraag: str) -> list[Les]:
    """Return lessons that the document may have taken in: what `vraag` finds, else open ones of its themes.

    Those that the owner recognises or applies come first, then the newest; not what this version took in already.
    """
    rows = Les.objects.zichtbaar_voor(gebruiker)
    if versie is not None:
        rows = rows.exclude(pk__in=Opname.objects.filter(versie=versie).values("les"))
    if vraag.strip():
        found = search(vraag[:_LANGSTE_VRAAG], zichtbaar={"les": rows}, limit=MEESTE, fragmenten=False)
        return _in_order(gebruiker, [hit.object_id for hit in found.treffers])
    through = Les.themas.through.objects
    themas = Thema.objects.filter(Q(documenten=document.pk) | Q(ouder__documenten=document.pk))
    near = rows.filter(pk__in=through.filter(thema__in=themas.values("pk")).values("les"))
    near = near.exclude(pk__in=Opname.objects.filter(versie__document=document.pk).values("les"))
    ours = LesReactie.objects.filter(organisatie=document.organisatie_id).values("les")
    first = list(near.filter(pk__in=ours).values_list("pk", flat=True)[:MEESTE])
    rest = near.exclude(pk__in=first).values_list("pk", flat=True)[: MEESTE - len(first)] if len(first) < MEESTE else []
    return _in_order(gebruiker, [*first, *rest])


def _in_order(gebruiker: Gebruiker, ids: list[int]) -> list[Les]:
    rows = Les.objects.zichtbaar_voor(gebruiker).for_list(gebruiker).in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def taken_in(gebruiker: Gebruiker, document: Document) -> QuerySet[Opname]:
    """Return what the versions of a document took in, newest version first, as far as this person sees the lessons."""
    rows = Opname.objects.zichtbaar_voor(gebruiker).filter(versie__document=document.pk)
    return rows.select_related("les__verkenning", "versie").order_by("-versie__nummer", "-op", "-pk")


def read_choice(data: QueryDict) -> dict[int, str]:
    """Return the ticked lessons of a form (les=<id>) with their line how (hoe-<id>), on one line."""
    ids = [pk for raw in data.getlist("les") if (pk := whole_number(raw)) is not None]
    return {pk: " ".join(data.get(f"hoe-{pk}", "").replace("\x00", "").split()) for pk in ids}


def absorb_with_version(sender: Any, *, versie: Versie, gegevens: QueryDict, by: Gebruiker, **_: Any) -> None:
    """Note the lessons that were ticked with a new version; what was taken away meanwhile is left out."""
    chosen = read_choice(gegevens)
    there = Les.objects.zichtbaar_voor(by).filter(pk__in=chosen).values_list("pk", flat=True)
    if lessen := {pk: chosen[pk][:LONGEST] for pk in there}:
        absorb_lessen(versie, lessen=lessen, by=by)
