"""Two corporations with everything that a corporation can have, and a picture of all rows before and after."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from corporaties.models import Gebruiker, Kring, Organisatie, Rol, Uitnodiging
from documenten.models import Antwoord, Document, Gebruik, Overname, Uitvoer, Verzameling, Volging, Vraag
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import (
    AansluitingFactory,
    AanwezigheidFactory,
    BezoekFactory,
    LabregelFactory,
    LesFactory,
    LesReactieFactory,
    VerkenningFactory,
    VraagstukFactory,
)
from verkenningen.models import Invitatie, SpiegelBijdrage

KEUZE = {"naar": "met", "besloten": "samen"}
# written by every change, or a consequence of it that the next job makes anew
ANDERS = {"organisatiewijziging", "wijzigingsregel", "auditregel", "melding", "stempel", "zoekregel", "zoekwoord",
          "zoekstam", "zoekfout"}  # fmt: skip


@dataclass
class Paar:
    """A (goes up) and B (stays), a third corporation C, and the people that tests speak of."""

    admin: Gebruiker
    a: Organisatie
    b: Organisatie
    c: Organisatie
    baas_a: Gebruiker
    baas_b: Gebruiker
    lid_a: Gebruiker
    lid_b: Gebruiker
    unie: Gebruiker
    kring: Kring
    besloten: Document
    gedeeld: Document


def make_pair() -> Paar:
    """Make both with documents, explorations, lessons, takeovers, followers, and all that can collide."""
    a = OrganisatieFactory(naam="De Linde", plaats="Nederweert", vhe=800, fte=9, l_nummer="L0001")
    b = OrganisatieFactory(naam="Wonen Peel", plaats="Meijel", vhe=1500, fte=17, l_nummer="L0002")
    c = OrganisatieFactory(naam="Derde")
    baas_a, baas_b = person(a, Rol.CORPORATIEBEHEERDER), person(b, Rol.CORPORATIEBEHEERDER)
    lid_a, lid_b, derde = person(a), person(b), person(c)
    unie = person(a, Rol.PROJECTLEIDER, functie="Bestuurder")
    AanstellingFactory(gebruiker=unie, organisatie=b, rol=Rol.LID, functie="")
    besloten = DocumentFactory(organisatie=a, contact=lid_a, titel="Besloten stuk")
    gedeeld = DocumentFactory(organisatie=a, contact=lid_a, titel="Incassobeleid", bereik="leden")
    _library(a, b, c, lid_a, lid_b, derde, gedeeld)
    kring = KringFactory(naam="Kring van A")
    DeelnameFactory(kring=kring, organisatie=a)
    samen = KringFactory(naam="Samen")
    DeelnameFactory(kring=samen, organisatie=a)
    DeelnameFactory(kring=samen, organisatie=b, wijze="tribune")
    DocumentFactory(organisatie=c, contact=derde, bereik="kring", kring=kring)
    _explorations(a, b, lid_a, lid_b, unie)
    for organisatie, email in ((a, "nieuw@linde.example"), (a, "zelfde@linde.example"), (b, "zelfde@linde.example")):
        Uitnodiging.objects.create(
            organisatie=organisatie, email=email, door=baas_a, verloopt_op=timezone.now() + dt.timedelta(days=3),
            token_hash=f"{organisatie.pk}-{email}",
        )  # fmt: skip
    return Paar(platform_admin(), a, b, c, baas_a, baas_b, lid_a, lid_b, unie, kring, besloten, gedeeld)


def _library(a: Any, b: Any, c: Any, lid_a: Any, lid_b: Any, derde: Any, gedeeld: Document) -> None:
    stuk_b = DocumentFactory(organisatie=b, contact=lid_b, bereik="leden", titel="Huurbeleid")
    stuk_c, stuk_d = (DocumentFactory(organisatie=c, contact=derde, bereik="leden") for _ in range(2))
    DocumentFactory(organisatie=a, contact=lid_a, verwijderd_op=timezone.now(), titel="Weg")
    eigen = DocumentFactory(organisatie=a, contact=lid_a, bereik="leden", titel="Naar het voorbeeld van C")
    for document, org, door, own in (
        (stuk_c, a, lid_a, eigen), (stuk_c, b, lid_b, None), (stuk_d, a, lid_a, None),
        (stuk_b, a, lid_a, None), (gedeeld, b, lid_b, None), (gedeeld, c, derde, None),
    ):  # fmt: skip
        Overname.objects.create(
            document=document, versie=document.versie, nummer=1, bron_titel=document.titel,
            bron_organisatie=document.organisatie, organisatie=org, door=door, contact=door, eigen_document=own,
        )  # fmt: skip
    vraag = Vraag.objects.create(document=stuk_c, versie=stuk_c.versie, tekst="Hoe?", door=lid_a, organisatie=a)
    Antwoord.objects.create(vraag=vraag, tekst="Zo.", door=lid_a, organisatie=a)
    maand = timezone.localdate().replace(day=1)
    for org in (a, b):
        Gebruik.objects.create(document=stuk_c, organisatie=org, maand=maand, soort="geopend", aantal=3)
    Verzameling.objects.create(organisatie=a, naam="Startset", bereik="leden", door=lid_a)
    Verzameling.objects.create(organisatie=a, naam="Voor onszelf", door=lid_a)
    Uitvoer.objects.create(organisatie=a, door=lid_a, stand="mislukt")
    Volging.objects.create(gebruiker=derde, organisatie=a)
    for org in (a, b):
        Volging.objects.create(gebruiker=lid_b, organisatie=org)


def _explorations(a: Any, b: Any, lid_a: Any, lid_b: Any, unie: Any) -> None:
    verkenning = VerkenningFactory(organisatie=a, leider=unie)
    lab = VerkenningFactory(organisatie=b, soort="praktijklab", bereik="leden")
    straks = BezoekFactory(verkenning=verkenning, gastheer=a, gastheer_naam="")
    toen = timezone.now() - dt.timedelta(days=40)
    voorbij = BezoekFactory(verkenning=verkenning, gastheer=b, gastheer_naam="", begint_op=toen)
    for bezoek in (straks, voorbij):
        AanwezigheidFactory(bezoek=bezoek, gebruiker=lid_a, naam="", organisatie=a)
    SpiegelBijdrage.objects.create(bezoek=voorbij, door=lid_a, organisatie=a, tekst="Wij zagen rust.")
    les, andere = LesFactory(verkenning=verkenning, bezoek=voorbij), LesFactory(verkenning=verkenning, bezoek=straks)
    LesReactieFactory(les=les, organisatie=a, door=lid_a, soort="past_toe", hoe="Elke maand.")
    LesReactieFactory(les=les, organisatie=b, door=lid_b, soort="past_toe", hoe="Bij de balie.")
    LesReactieFactory(les=andere, organisatie=a, door=lid_a)
    LabregelFactory(verkenning=lab, organisatie=a, door=lid_a)
    LabregelFactory(verkenning=lab, organisatie=b, door=lid_b)
    LabregelFactory(verkenning=lab, organisatie=a, door=lid_a, dag=dt.date(2026, 4, 2))
    Invitatie.objects.create(verkenning=lab, gebruiker=lid_a, organisatie=a, waartoe="Doe mee", door=lid_b)
    van_a, van_b, van_c = (VraagstukFactory(organisatie=org) for org in (a, b, OrganisatieFactory()))
    AansluitingFactory(vraagstuk=van_a, organisatie=b, door=lid_b)
    AansluitingFactory(vraagstuk=van_b, organisatie=a, door=lid_a)
    AansluitingFactory(vraagstuk=van_c, organisatie=a, door=lid_a)
    AansluitingFactory(vraagstuk=van_c, organisatie=b, door=lid_b, wijze="luistert")


def picture() -> dict[str, dict[Any, dict[str, Any]]]:
    """Return every row of our apps as values by model and primary key, but what each change writes by itself."""
    found = {}
    for app in ("corporaties", "documenten", "verkenningen"):
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            if model._meta.model_name not in ANDERS:
                found[model._meta.label] = {row[model._meta.pk.attname]: row for row in model._base_manager.values()}
    return found
