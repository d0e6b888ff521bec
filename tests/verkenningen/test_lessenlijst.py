"""The lesson list: filters with exact numbers, search, order, pages, files and what people may not see (V13)."""

import pytest
from django.utils import timezone

from documenten.models import Document
from tests.factories.corporaties import ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import LesFactory, LesReactieFactory, OpnameFactory, VerkenningFactory
from verkenningen.models import Les
from verkenningen.search import index_les

from .helpers import HTMX, body, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def lijst():
    """Seven lessons in two explorations: applied, in a document, in a hidden one, answered, thrown away, hidden."""
    lezer, hoofd = person(), ThemaFactory(naam="Samenwerken")
    onder = ThemaFactory(naam="Kosten", ouder=hoofd)
    een, twee = (VerkenningFactory(bereik="leden", naam=naam) for naam in ("Leiden", "Roermond"))
    open_stuk, geheim = (
        DocumentFactory(bereik=bereik, gedeeld_op=timezone.now()) for bereik in ("leden", "corporatie")
    )

    def les(tekst, verkenning, *themas, **fields):
        return LesFactory(tekst=tekst, verkenning=verkenning, themas=list(themas), **fields)

    a = les("Vertrouwen kost tijd", een, hoofd, onder)
    b = les("Kosten tellen mee", een, onder, soort="tip")
    c = les("Vertrouwen groeit", twee, hoofd)
    vraag = les("Wat kost vertrouwen?", twee, soort="vraag")
    Les.objects.filter(pk=c.pk).update(beantwoordt=vraag)
    weg = les("Weg", twee, hoofd, verwijderd_op=timezone.now())
    les("Vertrouwelijk vertrouwen", VerkenningFactory(), hoofd)
    LesReactieFactory(les=a, soort="past_toe", organisatie_id=lezer.organisatie_ids[0], organisatie=None)
    LesReactieFactory(les=b, soort="herkent")
    OpnameFactory(les=b, versie=open_stuk.versie)
    OpnameFactory(les=c, versie=geheim.versie)
    for row in Les.objects.all():
        index_les(row.pk)
    return {"lezer": lezer, "een": een, "twee": twee, "stuk": open_stuk, "hoofd": hoofd, "onder": onder, "weg": weg}


def numbers(response, name):
    filters = {row.naam: {optie.waarde: optie.aantal for optie in row.opties} for row in response.context["filters"]}
    return filters[name]


def shown(client, query):
    html = body(client, f"{url('lessen')}?{query}")
    return {les.tekst for les in Les.objects.all() if f">{les.tekst}</a>" in html}


def test_numbers_hold_for_this_reader_and_the_other_filters(login, lijst):
    client = login(lijst["lezer"])
    page = client.get(url("lessen"))
    assert page.context["totaal"] == 4
    assert numbers(page, "thema") == {lijst["hoofd"].slug: 3, lijst["onder"].slug: 2}
    assert numbers(page, "soort") == {"les": 2, "tip": 1, "vraag": 1}
    assert numbers(page, "verkenning") == {str(lijst["een"].pk): 2, str(lijst["twee"].pk): 2}
    assert numbers(page, "staat") == {"open": 2, "toegepast": 1, "opgenomen": 1, "ons": 1}
    page = client.get(url("lessen"), {"verkenning": lijst["een"].pk, "soort": "tip"})
    assert page.context["totaal"] == 1
    assert numbers(page, "verkenning") == {str(lijst["een"].pk): 1}
    assert numbers(page, "soort") == {"les": 1, "tip": 1}
    assert numbers(page, "staat") == {"opgenomen": 1}
    # who may see the other document sees it counted
    eigenaar = Document.objects.get(bereik="corporatie").contact
    assert numbers(login(eigenaar).get(url("lessen")), "staat") == {"open": 1, "toegepast": 1, "opgenomen": 2}
    gast = guest(lijst["een"].kring)
    assert numbers(login(gast).get(url("lessen")), "staat") == {"open": 2, "toegepast": 1}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("staat=open", {"Vertrouwen kost tijd", "Vertrouwen groeit"}),
        ("staat=toegepast", {"Vertrouwen kost tijd"}),
        ("staat=opgenomen", {"Kosten tellen mee"}),
        ("staat=ons", {"Vertrouwen kost tijd"}),
        ("q=vertrouwen", {"Vertrouwen kost tijd", "Vertrouwen groeit", "Wat kost vertrouwen?"}),
        ("q=vertrouwen&staat=open", {"Vertrouwen kost tijd", "Vertrouwen groeit"}),
        ("q=vertrouwen&soort=vraag", {"Wat kost vertrouwen?"}),
        ("q=weg", set()),
    ],
)
def test_what_each_choice_shows(login, lijst, query, expected):
    assert shown(login(lijst["lezer"]), query) == expected


def test_search_counts_themes_and_kinds_and_knows_a_change_at_once(login, lijst):
    client = login(lijst["lezer"])
    page = client.get(url("lessen"), {"q": "vertrouwen", "soort": "vraag"})
    assert numbers(page, "soort") == {"les": 2, "vraag": 1}
    assert client.get(url("lessen"), {"q": "vertrouwen", "staat": "opgenomen"}).context["totaal"] == 0
    eigenaar = lijst["stuk"].contact
    les = Les.objects.get(tekst="Vertrouwen groeit")
    login(eigenaar).post(url("document-lessen", lijst["stuk"].pk), {"les": [les.pk]})
    assert shown(client, "q=vertrouwen&staat=opgenomen") == {"Vertrouwen groeit"}
    assert numbers(client.get(url("lessen")), "staat")["opgenomen"] == 2
    assert shown(client, f"document={lijst['stuk'].pk}") == {"Kosten tellen mee", "Vertrouwen groeit"}


def test_order_address_htmx_and_files(login, lijst):
    client = login(lijst["lezer"])
    new, old = (body(client, f"{url('lessen')}?{query}") for query in ("", "sorteer=oudste"))
    assert new.index(">Vertrouwen groeit<") < new.index(">Vertrouwen kost tijd<")
    assert old.index(">Vertrouwen kost tijd<") < old.index(">Vertrouwen groeit<")
    response = client.get(f"{url('lessen')}?staat=open&sorteer=oudste", headers=HTMX)
    assert response["HX-Push-Url"] == f"{url('lessen')}?staat=open&sorteer=oudste"
    assert 'id="leskeuzes" data-hx-swap-oob="innerHTML"' in response.content.decode()
    lines = b"".join(client.get(f"{url('lessen-csv')}?staat=opgenomen").streaming_content).decode()
    assert f"{lijst['stuk'].titel}, versie 1 ({lijst['stuk'].organisatie.naam})" in lines
    assert lines.count("\n") == 2
    for query in ("staat=x", "sorteer=x", "soort=x", "verkenning=999999", "thema=x", "document=x"):
        assert client.get(f"{url('lessen')}?{query}").status_code == 404, query


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(login, count, django_assert_num_queries):
    stuk = DocumentFactory(bereik="leden", gedeeld_op=timezone.now())
    for _ in range(count):
        les = LesFactory(verkenning=VerkenningFactory(bereik="leden"), themas=[ThemaFactory()])
        OpnameFactory(les=les, versie=stuk.versie)
        index_les(les.pk)
    client = login(person())
    with django_assert_num_queries(7):  # session, user, stamps, themes, explorations, numbers, cards
        body(client, url("lessen"))
    with django_assert_num_queries(3):  # session, user, stamps
        body(client, url("lessen"))
