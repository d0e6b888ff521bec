"""Personal addresses: an Atom feed and JSON of what this person may see at this moment (P5)."""

import datetime as dt
import json
import xml.etree.ElementTree as ET

import pytest
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Toegangssleutel
from corporaties.sleutels import code_of, person_of, renew_sleutel, revoke_sleutel
from documenten.models import Document
from tests.documenten.helpers import page
from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
A = "{http://www.w3.org/2005/Atom}"
NU = dt.datetime(2026, 9, 15, 12, tzinfo=dt.UTC)


@pytest.fixture
def lezer(db):
    return person(OrganisatieFactory(naam="De Eik"))


def shared(titel, dagen=0, **velden):
    return DocumentFactory(titel=titel, bereik="leden", gedeeld_op=NU - dt.timedelta(days=dagen), **velden)


def address(user, soort="feed", query=""):
    name = {"feed": "feed", "gegevens": "gegevens-json"}[soort]
    row = Toegangssleutel.objects.filter(gebruiker=user, soort=soort).first() or renew_sleutel(soort, by=user)
    return reverse(name, args=[code_of(row)]) + query


def fetch(url, **headers):
    caches["local"].clear()
    return Client().get(url, headers=headers)


def parse(response):
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def titles(response):
    assert response.status_code == 200
    return [entry.findtext(f"{A}title") for entry in parse(response).iter(f"{A}entry")]


def test_new_documents_the_newest_first(lezer):
    shared("Oud", dagen=3)
    shared("Nieuw & <mooi>", samenvatting="Handig", themas=[ThemaFactory(naam="Incasso")])
    DocumentFactory(titel="Concept van een ander")
    response = fetch(address(lezer))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert titles(response) == ["Nieuw & <mooi>", "Oud"]


def test_it_is_valid_atom(lezer):
    document = shared("Beleid", themas=[ThemaFactory(naam="Incasso")])
    url = address(lezer, query="?status=concept")
    root = parse(fetch(url))
    assert root.tag == f"{A}feed"
    assert {child.tag.removeprefix(A) for child in root} >= {"title", "id", "updated", "link", "author", "entry"}
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{A}link")}
    assert links["self"] == f"http://127.0.0.1:8000{url}"
    entry = root.find(f"{A}entry")
    assert entry.findtext(f"{A}id") == f"http://127.0.0.1:8000{document.get_absolute_url()}"
    assert {child.tag.removeprefix(A) for child in entry} >= {"title", "id", "updated", "author", "summary"}
    assert dt.datetime.fromisoformat(entry.findtext(f"{A}updated")).tzinfo
    assert [c.get("term") for c in entry.findall(f"{A}category")] == ["Overig", "Incasso"]


def test_filters_and_words_of_the_library(lezer):
    thema = ThemaFactory(slug="incasso")
    shared("Met thema", themas=[thema])
    shared("Zonder thema", dagen=1)
    assert titles(fetch(address(lezer, query="?thema=incasso"))) == ["Met thema"]
    assert fetch(address(lezer, query="?thema=bestaat-niet")).status_code == 404
    assert titles(fetch(address(lezer, query="?q=staatnergens"))) == []


def test_what_one_may_see_is_asked_at_every_fetch(lezer):
    document, url = shared("Beleid"), address(lezer)
    assert titles(fetch(url)) == ["Beleid"]
    Document.objects.filter(pk=document.pk).update(bereik="corporatie")
    assert titles(fetch(url)) == []
    Document.objects.filter(pk=document.pk).update(bereik="leden", verwijderd_op=timezone.now())
    assert titles(fetch(url)) == []


def test_a_guest_gets_the_own_circle(lezer):
    kring = KringFactory()
    shared("Voor leden")
    DocumentFactory(titel="In de kring", bereik="kring", kring=kring, gedeeld_op=NU)
    assert titles(fetch(address(guest(kring)))) == ["In de kring"]


def test_access_that_ended_is_404_at_once(lezer):
    url, data = address(lezer), address(lezer, "gegevens")
    Aanstelling.objects.filter(gebruiker=lezer).update(tot=timezone.localdate() - dt.timedelta(days=1))
    assert (fetch(url).status_code, fetch(data).status_code) == (404, 404)


def test_a_blocked_account_is_404_at_once(lezer):
    url = address(lezer)
    Gebruiker.objects.filter(pk=lezer.pk).update(is_active=False)
    assert fetch(url).status_code == 404


def test_renewed_and_revoked_addresses_stop_at_once(lezer):
    first = address(lezer)
    renew_sleutel("feed", by=lezer)
    second = address(lezer)
    assert first != second
    assert (fetch(first).status_code, fetch(second).status_code) == (404, 200)
    revoke_sleutel("feed", by=lezer)
    revoke_sleutel("feed", by=lezer)
    assert fetch(second).status_code == 404


def test_the_database_alone_does_not_give_an_address(lezer, settings):
    code = code_of(renew_sleutel("feed", by=lezer))
    row = Toegangssleutel.objects.get()
    assert code.partition("-")[2] not in str(row.__dict__)
    settings.SECRET_KEY = "x" * 60  # the secret of somebody who has only the database
    assert code_of(row) != code
    assert person_of(code, "feed") is None


@pytest.mark.parametrize(
    "bad", ["", "1", "1-", "-" + "a" * 40, "999999-" + "a" * 40, "1-" + "A" * 40, "1-" + "a" * 41, "١-" + "a" * 40]
)
def test_a_wrong_code_is_nobody(lezer, bad):
    renew_sleutel("feed", by=lezer)
    assert person_of(bad, "feed") is None


def test_the_code_of_one_kind_opens_no_other(lezer):
    code = code_of(renew_sleutel("feed", by=lezer))
    assert person_of(code, "feed").pk == lezer.pk
    assert person_of(code, "gegevens") is None
    assert fetch(reverse("gegevens-json", args=[code])).status_code == 404


def test_an_unchanged_feed_is_not_sent_again(lezer):
    document, url = shared("Beleid"), address(lezer)
    first = fetch(url)
    assert first["Last-Modified"]
    again = fetch(url, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    Document.objects.filter(pk=document.pk).update(titel="Beleid 2", gewijzigd_op=timezone.now())
    assert fetch(url, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_reading_a_feed_is_no_login(lezer):
    response = fetch(address(lezer))
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Robots-Tag"].startswith("noindex")


@pytest.mark.parametrize("count", [1, 3])
def test_a_feed_costs_as_much_for_three_as_for_one(lezer, count, django_assert_num_queries):
    for number in range(count):
        shared(f"Stuk {number}")
    url = address(lezer)
    caches["local"].clear()
    with django_assert_num_queries(7):  # code, person, limit, stamps, themes, organisations, documents
        Client().get(url)


def test_json_in_pages(lezer, monkeypatch):
    from mkwportal.pages import feed

    monkeypatch.setattr(feed, "PER_PAGE", 2)
    for number in range(3):
        shared(f"Stuk {number}")
    DocumentFactory(titel="Geheim")
    first = json.loads(fetch(address(lezer, "gegevens")).content)
    assert (first["aantal"], len(first["documenten"])) == (3, 2)
    following = first["volgende"].removeprefix("http://127.0.0.1:8000")
    second = json.loads(fetch(following).content)
    assert (len(second["documenten"]), second["volgende"]) == (1, None)
    row = second["documenten"][0]
    assert row["titel"].startswith("Stuk")
    assert row["versie"]["nummer"] == 1
    assert row["gedeeld_op"].startswith("2026-09-15T")
    assert fetch(address(lezer, "gegevens", "?pagina=9")).status_code == 404


def test_json_that_did_not_change_is_not_sent_again(lezer):
    url = address(lezer, "gegevens")
    first = fetch(url)
    assert fetch(url, **{"If-None-Match": first["ETag"]}).status_code == 304


def test_make_show_renew_and_revoke_on_the_own_page(lezer, login):
    web, url, change = login(lezer), reverse("feeds"), reverse("feeds-wijzigen")
    ThemaFactory(naam="Incasso", slug="incasso")
    assert "Maak mijn adres" in page(web.get(url))
    web.post(change, {"soort": "feed", "actie": "nieuw"})
    code = code_of(Toegangssleutel.objects.get())
    assert f"/feed/{code}.xml" in page(web.get(url))
    filtered = page(web.get(f"{url}?thema=incasso"))
    assert f"/feed/{code}.xml?thema=incasso" in filtered
    assert "geven alleen: Incasso" in filtered
    web.post(change, {"soort": "feed", "actie": "intrekken"})
    assert not Toegangssleutel.objects.exists()
    assert web.post(change, {"soort": "anders"}).status_code == 404


def test_one_code_of_a_kind_per_person(lezer):
    row = renew_sleutel("feed", by=lezer)
    with pytest.raises(IntegrityError, match="toegangssleutel_een_per_soort"), transaction.atomic():
        Toegangssleutel.objects.create(gebruiker=lezer, soort="feed", zout="a" * 32)
    with pytest.raises(IntegrityError, match="toegangssleutel_zout"), transaction.atomic():
        Toegangssleutel.objects.filter(pk=row.pk).update(zout="kort")
