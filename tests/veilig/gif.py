"""Poison: every text of every row of the portal becomes an attack, behind the back of forms and services."""

import re
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction

from corporaties.models import Organisatie
from corporaties.search import index_all as index_corporaties
from documenten.models import Document, Versie, VersieTekst
from documenten.search import index_documents
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.verkenningen import AansluitingFactory, LabregelFactory, LesReactieFactory, OpnameFactory
from verkenningen.models import Bezoek, Les, Verkenning, Vraagstuk
from verkenningen.search import index_bezoek, index_les, index_verkenning, index_vraagstuk

APPS = ("core", "corporaties", "documenten", "verkenningen", "account", "usersessions", "socialaccount", "mfa")
# An element, an attribute that breaks out of " and of ', an entity that must not be decoded twice.
PAYLOAD = "<zx onzx=1>\" onzx='1' x=' onzx=\"1\" &lt;zx>"
SHORT = "<zx>\"' onzx=1 "
# What the program itself keeps in a text; people cannot type it.
OURS = re.compile(
    r"(sleutel|hash|zout|sha256|token|slug|klein|ext|mime|formaat|soort|code|password|secret|key|lock|url|periode|word"
    r"|pdf|vorm|stam|status|meta|grootte|scan_versie|session_key|wat|model|veld)$"
)


def more_rows(world: Any) -> None:
    """Give the world of tests/support/world.py rows of what it has none of."""
    les = Les.objects.get(pk=world.ids["les"])
    LesReactieFactory(les=les)
    OpnameFactory(les=les, versie=Document.objects.get(pk=world.ids["document"]).versie)
    LabregelFactory(verkenning=Verkenning.objects.get(pk=world.ids["praktijklab"]))
    AansluitingFactory(vraagstuk=Vraagstuk.objects.get(pk=world.ids["vraagstuk"]))
    for person in world.people.values():
        Melding.objects.create(ontvanger=person, soort="vraag", tekst="x", url="/")


def poison() -> dict[str, str]:
    """Put an attack in every text field; return per field what the database said when it refused."""
    refused: dict[str, str] = {}
    for model in apps.get_models():
        if model._meta.app_label not in APPS or model._meta.proxy:
            continue
        for field in filter(_is_text, model._meta.concrete_fields):
            for pk in list(model.objects.order_by("pk").values_list("pk", flat=True)[:50]):
                if said := _put(model, pk, field):
                    refused[f"{model.__name__}.{field.name}"] = said
    _poison_texts()
    _poison_trail()
    _index()
    return refused


def _is_text(field: models.Field) -> bool:
    if field.choices or field.primary_key or OURS.fullmatch(field.name.rpartition("_")[2] or field.name):
        return False
    return isinstance(field, models.CharField | models.TextField) and not OURS.fullmatch(field.name)


def _put(model: Any, pk: Any, field: Any) -> str:
    said = ""
    name = f"{model.__name__}.{field.name} {pk} "
    for text in (name + PAYLOAD, f"{pk} {PAYLOAD}", f"{pk}{SHORT}", f"{pk}<zx>"):
        if len(text) > (field.max_length or 500):
            continue
        try:
            with transaction.atomic():
                model.objects.filter(pk=pk).update(**{field.name: text})
            return ""
        except DatabaseError as error:  # a rule, a length, or the trail that takes no UPDATE
            said = str(error).partition("\n")[0]
    return said


def _poison_texts() -> None:
    """The structure that was read from a file: every text in it."""
    for row in VersieTekst.objects.all():
        row.blokken = [
            {"s": "kop", "n": 1, "t": f"Kop {PAYLOAD}", "p": 1},
            {"s": "alinea", "t": f"Alinea huur {PAYLOAD}", "p": 1},
            {"s": "lijst", "items": [f"Punt {PAYLOAD}"], "p": 1},
            {"s": "tabel", "rijen": [[f"Cel {PAYLOAD}", "b"], ["c", f"Cel {PAYLOAD}"]], "p": 1},
        ]
        row.save()
    for organisatie in Organisatie.objects.all():
        organisatie.gemeenten = [f"Gemeente {organisatie.pk} {PAYLOAD}"]
        organisatie.save(update_fields=["gemeenten"])


def _poison_trail() -> None:
    for pk in Organisatie.objects.values_list("pk", flat=True):
        attack = {"naam": PAYLOAD, PAYLOAD: ["a", PAYLOAD]}
        AuditRegel.objects.create(
            wie_naam=f"AuditRegel.wie_naam {PAYLOAD}", actie=PAYLOAD, soort="document", object_id=1,
            object_naam=f"AuditRegel.object_naam {PAYLOAD}", organisatie_id=pk, voor=attack, na=attack,
            verzoek_id=SHORT,
        )  # fmt: skip


def _index() -> None:
    index_corporaties()
    index_documents(Document.objects.values_list("pk", flat=True))
    Versie.objects.all()
    for model, index in (
        (Verkenning, index_verkenning),
        (Bezoek, index_bezoek),
        (Les, index_les),
        (Vraagstuk, index_vraagstuk),
    ):
        for pk in model.objects.values_list("pk", flat=True):
            index(pk)
