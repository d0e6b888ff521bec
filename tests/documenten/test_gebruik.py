"""Use: by corporation and month, never by person, and nearly free (D13, R11)."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documenten import gebruik
from documenten.models import Document, Gebruik, Overname
from tests.documenten.helpers import address, page
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory, uploaded_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def gedeeld(directeur):
    document = uploaded_document(directeur)
    Document.objects.filter(pk=document.pk).update(bereik="leden")
    return document


@pytest.fixture
def lezer(db):
    return person(OrganisatieFactory(naam="De Eik"))


def rows():
    return sorted(Gebruik.objects.values_list("organisatie__naam", "soort", "aantal"))


def fetch(web, url):
    response = web.get(url)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def test_others_are_counted_by_corporation(gedeeld, lezer, login):
    web = login(lezer)
    for name in ("detail", "bestand"):
        fetch(web, address(name, gedeeld))
    assert rows() == [("De Eik", "gedownload", 1), ("De Eik", "geopend", 1)]
    assert Gebruik.objects.first().maand.day == 1
    assert {field.name for field in Gebruik._meta.fields} == {
        "id",
        "document",
        "organisatie",
        "maand",
        "soort",
        "aantal",
    }  # fmt: skip - no person, no moment


def test_twice_in_a_few_minutes_counts_once_and_a_colleague_counts_again(gedeeld, lezer, login):
    web, colleague = login(lezer), login(person(lezer.aanstellingen.get().organisatie))
    for browser in (web, web, colleague):
        fetch(browser, address("detail", gedeeld))
        fetch(browser, address("lezen", gedeeld))  # reading is opening too
    assert rows() == [("De Eik", "geopend", 2)]
    caches["kort"].clear()  # later
    fetch(web, address("detail", gedeeld))
    assert rows() == [("De Eik", "geopend", 3)]


def test_the_own_corporation_guests_and_admins_are_not_counted(gedeeld, web, login):
    kring = KringFactory()
    Document.objects.filter(pk=gedeeld.pk).update(bereik="kring", kring=kring)
    for browser in (web, login(guest(kring)), login(platform_admin())):
        assert fetch(browser, address("detail", gedeeld)).status_code == 200
        assert fetch(browser, address("bestand", gedeeld)).status_code == 200
    assert rows() == []


def test_only_whole_files_that_were_sent_count(gedeeld, lezer, login):
    web, url = login(lezer), address("bestand", gedeeld)
    whole = fetch(web, url)
    Gebruik.objects.all().delete()
    caches["kort"].clear()
    assert b"".join(web.get(url, headers={"Range": "bytes=0-3"}).streaming_content)
    assert web.get(url, headers={"If-None-Match": whole["ETag"]}).status_code == 304
    assert web.head(url).status_code == 200
    assert rows() == []


def test_counting_is_one_statement(gedeeld, lezer, login):
    web = login(lezer)
    fetch(web, address("detail", gedeeld))
    caches["kort"].delete(f"gebruik:geopend:{gedeeld.pk}:{lezer.pk}")
    with CaptureQueriesContext(
        connection,
    ) as counted:
        fetch(web, address("detail", gedeeld))
    with CaptureQueriesContext(connection) as silent:
        fetch(web, address("detail", gedeeld))
    assert len(counted) == len(silent) + 1
    assert next(query["sql"] for query in counted if "documenten_gebruik" in query["sql"]).startswith("WITH")


def test_a_set_counts_each_document_once(lezer):
    documents = [DocumentFactory(bereik="leden") for _ in range(3)]
    gebruik.count_use(documents, Gebruik.Soort.GEDOWNLOAD, by=lezer)
    assert rows() == [("De Eik", "gedownload", 1)] * 3


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"maand": dt.date(2026, 9, 2)}, "gebruik_maand_is_eerste_dag"),
        ({"aantal": 0}, "gebruik_vanaf_een"),
        ({"soort": "bekeken"}, "gebruik_soort_bekend"),
        ({}, "gebruik_een_per_maand"),
    ],
)
def test_what_the_database_promises(gedeeld, lezer, fields, constraint):
    row = {
        "document": gedeeld, "organisatie_id": lezer.organisatie_ids[0], "soort": "geopend",
        "maand": dt.date(2026, 9, 1), "aantal": 1,
    }  # fmt: skip
    if not fields:
        Gebruik.objects.create(**row)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Gebruik.objects.create(**row | fields)


def test_the_owner_reads_per_month_who_used_it(gedeeld, lezer, web, directeur, time_machine):
    time_machine.move_to("2026-09-15T12:00+02:00")
    eik, beuk = lezer.aanstellingen.get().organisatie, OrganisatieFactory(naam="De Beuk")
    for maand, organisatie, soort, aantal in (
        ("2026-09-01", eik, "geopend", 5),
        ("2026-09-01", beuk, "gedownload", 2),
        ("2026-08-01", eik, "gedownload", 3),
        ("2024-08-01", eik, "gedownload", 90),
    ):
        Gebruik.objects.create(document=gedeeld, organisatie=organisatie, maand=maand, soort=soort, aantal=aantal)
    Overname.objects.create(
        document=gedeeld, versie=gedeeld.versie, nummer=1, bron_titel=gedeeld.titel, organisatie=beuk, door=lezer,
        bron_organisatie=gedeeld.organisatie, contact=lezer, op="2026-08-31T23:30+02:00",
    )  # fmt: skip
    maanden = gebruik.months(gedeeld)
    assert len(maanden) == 12
    assert maanden[0].corporaties == [("De Beuk", 0, 2, 0), ("De Eik", 5, 0, 0)]  # by name, not by number
    assert maanden[1].corporaties == [("De Beuk", 0, 0, 1), ("De Eik", 0, 3, 0)]
    text = page(web.get(reverse("documenten:gebruik", args=[gedeeld.pk])))
    for part in ("2 andere corporaties", "September 2026", "Augustus 2026", "geen ranglijst"):
        assert part in text
    assert "2024" not in text.split("<footer")[0]


def test_nobody_else_reads_it(gedeeld, lezer, login):
    assert login(lezer).get(reverse("documenten:gebruik", args=[gedeeld.pk])).status_code == 403


def test_how_often_it_was_downloaded_stands_on_the_page(gedeeld, lezer, web, login):
    assert "Gedownload" not in page(web.get(address("detail", gedeeld)))
    fetch(login(lezer), address("bestand", gedeeld))
    caches["local"].clear()  # the page is kept until tomorrow
    assert "1 keer" in page(web.get(address("detail", gedeeld)))


def test_a_document_that_goes_for_good_takes_its_counts_along(gedeeld, lezer, directeur):
    from documenten.services import empty_trash, remove_document

    gebruik.count_use([gedeeld], Gebruik.Soort.GEOPEND, by=lezer)
    remove_document(gedeeld, by=directeur)
    Document.objects.filter(pk=gedeeld.pk).update(verwijderd_op="2026-01-01T12:00Z")
    assert empty_trash() == (1, 0)
    assert not Gebruik.objects.exists()
