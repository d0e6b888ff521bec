"""The platform admin keeps search: synonyms, what people did not find, and the index (D16)."""

import html

import pytest

from mkwportal.core.models import AuditRegel, Stand, Synoniemregel, ZoekRegel, ZoekZonderResultaat
from mkwportal.core.search.index import index_object
from mkwportal.core.search.synonyms import starter_rules
from tests.factories.corporaties import person, platform_admin
from tests.factories.documenten import DocumentFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
ZOEKEN, LIJST, NIEUW = "/beheer/zoeken/", "/beheer/synoniemen/", "/beheer/synoniemen/nieuw/"


@pytest.fixture
def admin():
    return platform_admin()


@pytest.fixture
def web(login, admin):
    return login(admin)


def text(response):
    return html.unescape(response.content.decode())


def add(web, woorden, richting="beide", naar="", **extra):
    return web.post(NIEUW, {"woorden": woorden, "richting": richting, "naar": naar, **extra})


def found(web, vraag):
    return web.get("/documenten/", {"q": vraag}).context["totaal"]


@pytest.fixture
def document():
    document = DocumentFactory(titel="Beleid voor tiny houses", bereik="leden")
    index_object("document", document.pk, titel=document.titel, tekst="Kleine woningen.", openbaar=True)
    return document


def test_a_rule_works_at_once_for_a_question_that_was_asked_before(login, web, document):
    lid = login(person(document.organisatie))
    assert found(lid, "minihuisje") == found(lid, "minihuisje") == 0
    response = add(web, "minihuisje, tiny house")
    assert response.url == "/beheer/synoniemen/?proef=minihuisje"
    assert found(lid, "minihuisje") == 1
    page = text(web.get(response.url))
    assert "1 resultaat</strong> met ‘minihuisje’. Het portaal zoekt ook op: tiny house." in page
    assert AuditRegel.objects.get(actie="synoniem toegevoegd").na["regel"] == "minihuisje, tiny house"
    web.post("/beheer/synoniemen/stand/", {"regel": "minihuisje, tiny house", "actief": "0"})
    assert found(lid, "minihuisje") == 0
    assert AuditRegel.objects.filter(actie="synoniem uitgezet").count() == 1
    assert "is uit" not in page
    web.post("/beheer/synoniemen/stand/", {"regel": "minihuisje, tiny house", "actief": "1"})
    assert found(lid, "minihuisje") == 1


def test_a_rule_that_goes_one_way(login, web, document):
    lid = login(person(document.organisatie))
    assert add(web, "minihuisje", "een", "tiny house").status_code == 302
    assert Synoniemregel.objects.get().regel == "minihuisje => tiny house"
    assert found(lid, "minihuisje") == 1
    assert "Er is geen regel voor dit woord." in text(web.get(LIJST, {"proef": "tiny house"}))


@pytest.mark.parametrize(
    ("woorden", "richting", "naar", "zin"),
    [
        ("", "beide", "", "Vul"),
        ("minihuisje", "beide", "", "Vul minstens twee woorden in, met een komma ertussen."),
        ("minihuisje", "een", "", "Vul in welke woorden het portaal ook moet zoeken."),
        ("huur, huren", "beide", "", "‘huur’ en ‘huren’ zijn voor het portaal al hetzelfde woord."),
        ("minihuisje => tiny", "een", "huis", "Haal de tekens = en > weg"),
        ("de, het", "beide", "", "‘de’ telt niet mee bij het zoeken."),
        ("a b c d e f g, h", "beide", "", "Gebruik hoogstens 6 woorden achter elkaar."),
        (", ".join(f"woord{i}" for i in range(13)), "beide", "", "Maak er twee regels van."),
        ("privacy, avg, algemene verordening gegevensbescherming", "beide", "", "Deze regel staat al in de lijst"),
        ("x" * 301, "beide", "", "300"),
    ],
)
def test_a_rule_that_would_do_wrong_says_what_to_do(web, woorden, richting, naar, zin):
    response = add(web, woorden, richting, naar)
    assert response.status_code == 422
    assert zin in text(response)
    assert not Synoniemregel.objects.exists()
    assert html.escape(woorden[:20]) in response.content.decode()  # what was typed is still there


def test_a_word_that_stands_everywhere_is_refused(web, monkeypatch):
    monkeypatch.setattr("mkwportal.core.search.rules.VANAF", 2)
    for nummer in range(4):
        index_object("document", nummer, titel=f"Beleid {nummer}", tekst="De huurder.", openbaar=True)
    assert "‘huurder’ staat in 100 % van alle teksten." in text(add(web, "bewoner", "een", "huurder"))
    assert add(web, "huurder", "een", "bewoner").status_code == 302  # the other way round it does no harm


def test_a_rule_of_the_portal_is_replaced(web):
    oud = starter_rules()[0]
    page = text(web.get(NIEUW, {"van": oud}))
    assert f"De regel ‘{oud}’ gaat uit." in page
    assert add(web, f"{oud}, persoonsgegevens", van=oud).status_code == 302
    assert dict(Synoniemregel.objects.values_list("regel", "actief")) == {oud: False, f"{oud}, persoonsgegevens": True}
    assert web.get(NIEUW, {"van": "bestaat niet"}).status_code == 404


def test_two_admins_lose_nothing(login, web):
    add(web, "minihuisje, tiny house")
    regel = Synoniemregel.objects.get()
    url = f"/beheer/synoniemen/{regel.pk}/"
    data = {"richting": "beide", "naar": "", "revisie": 1}
    assert login(platform_admin()).post(url, data | {"woorden": "minihuisje, microwoning"}).status_code == 302
    response = web.post(url, data | {"woorden": "minihuisje, kleine woning"})
    page = text(response)
    assert response.status_code == 422
    assert "Iemand anders bewaarde dit eerder dan u" in page
    assert "minihuisje, microwoning" in page
    assert 'value="minihuisje, kleine woning"' in page
    assert web.post(url, data | {"woorden": "minihuisje, kleine woning", "revisie": 2}).status_code == 302
    assert Synoniemregel.objects.get().regel == "minihuisje, kleine woning"
    assert AuditRegel.objects.filter(actie="synoniem gewijzigd").first().voor == {"regel": "minihuisje, microwoning"}


def test_a_double_click_adds_one_rule(web):
    key = web.get(NIEUW).context["formulier"]
    for _ in range(2):
        assert add(web, "minihuisje, tiny house", formulier=key).status_code == 302
    assert Synoniemregel.objects.count() == 1


def test_the_list_can_be_searched(web):
    assert "elkaar" in text(web.get(LIJST))
    page = text(web.get(LIJST, {"q": "dpia"}))
    assert "DPIA" in page
    assert "ZAV" not in page
    assert "Geen regel met ‘zwembad’" in text(web.get(LIJST, {"q": "zwembad"}))
    assert web.post("/beheer/synoniemen/stand/", {"regel": "bestaat niet", "actief": "0"}).status_code == 404


def test_what_people_did_not_find_leads_to_a_rule_or_off_the_list(login, web, document):
    lid = login(person(document.organisatie))
    for _ in range(2):
        lid.get("/documenten/", {"q": "zwembad"})
        web.get("/documenten/", {"q": "zwembad glijbaan"})
    page = text(web.get(ZOEKEN))
    assert '<a class="mkw-target" href="/beheer/synoniemen/nieuw/?woord=zwembad">Maak synoniem' in page
    assert 'value="zwembad"' in text(web.get(NIEUW, {"woord": "zwembad"}))
    pk = ZoekZonderResultaat.objects.get(tekst="zwembad").pk
    for _ in range(2):
        assert web.post(f"/beheer/zoeken/klaar/{pk}/").status_code == 302
    assert list(ZoekZonderResultaat.objects.values_list("tekst", flat=True)) == ["zwembad glijbaan"]
    assert AuditRegel.objects.get(actie="zoekvraag afgehandeld").object_naam == "zwembad"


def test_indexing_anew_is_started_stopped_and_shown(web, document):
    ZoekRegel.objects.update(analyse_versie=0)
    assert "Daarvan wacht er één op een nieuwe manier van zoeken." in text(web.get(ZOEKEN))
    web.post(f"{ZOEKEN}indexeren/", {"actie": "start"})
    assert "Bezig" in text(web.get(ZOEKEN))
    assert "0 van 1 teksten zijn klaar (0 %)" in text(web.get(ZOEKEN))
    web.post(f"{ZOEKEN}indexeren/", {"actie": "stop"})
    run_jobs()
    assert "Ga verder met indexeren" in text(web.get(ZOEKEN))
    web.post(f"{ZOEKEN}indexeren/", {"actie": "start"})
    run_jobs()
    assert "Alles is opnieuw geïndexeerd op" in text(web.get(ZOEKEN))
    assert Stand.objects.get().gegevens["gedaan"] == 1
    acties = list(AuditRegel.objects.order_by("pk").values_list("actie", flat=True))
    assert acties == [f"opnieuw indexeren {woord}" for woord in ("gestart", "gestopt", "gestart")]


def test_nobody_else_gets_in(login, document):
    lid = login(person(document.organisatie))
    for url in (ZOEKEN, LIJST, NIEUW):
        assert lid.get(url).status_code == 403
    for url in (f"{ZOEKEN}indexeren/", f"{ZOEKEN}klaar/1/", "/beheer/synoniemen/stand/", NIEUW):
        assert lid.post(url, {"woorden": "a1, b1", "richting": "beide"}).status_code == 403
    assert not Synoniemregel.objects.exists()
