"""Every list can be taken along as a table (P5): with the rows and in the order of the page, and no others."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corporaties.models import Rol
from corporaties.services import create_uitnodiging
from tests.factories.corporaties import (
    AanstellingFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.verkenningen import LesFactory, VerkenningFactory
from verkenningen.search import index_les
from verkenningen.views import lessen

pytestmark = pytest.mark.django_db


def lines(client, url, **query):
    response = client.get(url, query)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    return [dict(zip(header, row, strict=False)) for row in rows]


def test_organisations_with_their_facts(login):
    OrganisatieFactory(naam="De Linde", vhe=1284, fte="17.5", l_nummer="L0123", kvk="01234567", provincie="Limburg")
    OrganisatieFactory(naam="De Wilg", provincie="Zeeland")
    web = login(person(OrganisatieFactory(naam="De Eik", provincie="Limburg")))
    rows = lines(web, "/corporaties/lijst.csv", provincie="Limburg")
    assert [row["Naam"] for row in rows] == ["De Eik", "De Linde"]
    linde = rows[1]
    assert (linde["L-nummer"], linde["KvK-nummer"]) == ("L0123", "01234567")  # leading zeros stay
    assert (linde["Woningen (vhe)"], linde["Fte"], linde["Lid van MKW"]) == ("1284", "17,5", "ja")


def test_people_once_per_post_and_by_theme(login):
    huren, linde = ThemaFactory(naam="Huren", slug="huren"), OrganisatieFactory(naam="De Linde")
    riet = person(linde, voornaam="Riet", tussenvoegsel="", achternaam="Bos")
    riet.themas.add(huren)
    AanstellingFactory(gebruiker=riet, organisatie=OrganisatieFactory(naam="De Wilg"), functie="Bestuurder")
    person(linde, voornaam="Ab", achternaam="Aa")
    rows = lines(login(riet), "/corporaties/mensen/lijst.csv", thema="huren")
    assert [(row["Naam"], row["Organisatie"], row["Vraag mij over"]) for row in rows] == [
        ("Riet Bos", "De Linde", "Huren"),
        ("Riet Bos", "De Wilg", "Huren"),
    ]


def test_a_guest_takes_along_only_the_people_of_the_own_circle(login):
    person(voornaam="Niet", achternaam="Zichtbaar")
    rows = lines(login(guest(KringFactory())), "/corporaties/mensen/lijst.csv")
    assert "Niet Zichtbaar" not in [row["Naam"] for row in rows]


def test_an_admin_takes_along_the_own_people_and_invitations(login):
    linde = OrganisatieFactory(naam="De Linde")
    admin = person(linde, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")
    person(voornaam="Van", achternaam="Elders")
    create_uitnodiging(email="nieuw@linde.example", achternaam="Zand", organisatie=linde, by=admin)
    rows = lines(login(admin), "/beheer/leden/lijst.csv")
    assert [(row["Naam"], row["E-mailadres"], row["Status"]) for row in rows] == [
        ("Riet Bos", admin.email, "actief"),
        ("Zand", "nieuw@linde.example", "uitgenodigd"),
    ]


def test_the_platform_takes_along_guests_too(login):
    until = dt.date.today() + dt.timedelta(days=30)
    guest(KringFactory(naam="Samen"), until, voornaam="Gaby", achternaam="Gast")
    [row] = lines(login(platform_admin()), "/beheer/leden/lijst.csv", status="gast")
    assert (row["Naam"], row["Organisatie"], row["Tot"]) == ("Gaby Gast", "Samen", until.strftime("%d-%m-%Y"))


def test_explorations_of_one_state(login):
    user = person()
    VerkenningFactory(vraag="Hoe blijven wij klein?", bereik="leden", status="loopt")
    VerkenningFactory(vraag="Al klaar", bereik="leden", status="afgerond")
    VerkenningFactory(vraag="Geheim", status="loopt")
    rows = lines(login(user), "/verkenningen/lijst.csv", status="loopt")
    assert [(row["Leidende vraag"], row["Stand"]) for row in rows] == [("Hoe blijven wij klein?", "Loopt")]
    assert rows[0]["Adres"].endswith(
        f"/verkenningen/{VerkenningFactory._meta.model.objects.get(vraag__startswith='Hoe').pk}/"
    )


def test_lessons_with_a_search_and_what_is_left_out(login, monkeypatch):
    verkenning = VerkenningFactory(bereik="leden")
    for number in range(5):
        index_les(LesFactory(verkenning=verkenning, tekst=f"Vertrouwen groeit langzaam {number}").pk)
    index_les(LesFactory(verkenning=verkenning, tekst="Begin bij de huurder").pk)
    web = login(person())
    assert len(lines(web, "/verkenningen/lessen/lijst.csv")) == 6
    assert len(lines(web, "/verkenningen/lessen/lijst.csv", q="vertrouwen")) == 5
    monkeypatch.setattr(lessen, "AT_ONCE", 2)
    monkeypatch.setattr(lessen, "MOST_HITS", 4)
    rows = lines(web, "/verkenningen/lessen/lijst.csv", q="vertrouwen")
    assert len(rows) == 5
    assert rows[-1] == {"Les": "En nog 1 les. Gebruik meer woorden of een filter."}


@pytest.mark.parametrize(
    "url", ["/corporaties/lijst.csv", "/corporaties/mensen/lijst.csv", "/verkenningen/lessen/lijst.csv"]
)
def test_a_longer_table_asks_no_more_of_the_database(login, url):
    user, verkenning = person(), VerkenningFactory(bereik="leden")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            count = len(lines(login(user), url))
        return count, len(queries)

    LesFactory(verkenning=verkenning).themas.add(ThemaFactory())
    asked()  # what the filters offer is remembered
    few, before = asked()
    for _ in range(4):
        person().themas.add(ThemaFactory())
        LesFactory(verkenning=verkenning).themas.add(ThemaFactory())
    many, after = asked()
    assert many > few
    assert after == before
