"""Questions on the board: asked, joined, found, changed, closed, withdrawn, and made an exploration of (V14)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from corporaties.models import Deelname
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.verkenningen import AansluitingFactory, VerkenningFactory, VraagstukFactory
from verkenningen import search
from verkenningen.models import Aansluiting, Verkenning, Vraagstuk

from .helpers import HTMX, body, refused, url

pytestmark = pytest.mark.django_db


def indexed(*vraagstukken):
    for vraagstuk in vraagstukken:
        search.index_vraagstuk(vraagstuk.pk)


def test_from_a_question_to_an_exploration_and_back(login):
    thema = ThemaFactory(naam="Samenwerking", trefwoorden=["samenwerken"])
    steller, ander, luisteraar = person(), person(rol="projectleider"), person()
    client = login(steller)
    response = client.post(url("vraagstuk-nieuw"), {"vraag": "Hoe gaan wij  samenwerken met de zorg?"})
    refused(response, "Wij kozen een thema bij uw vraag", f'value="{thema.pk}" checked')
    response = client.post(
        url("vraagstuk-nieuw"), {"vraag": "Hoe gaan wij  samenwerken met de zorg?", "themas": thema.pk}
    )
    vraagstuk = Vraagstuk.objects.get()
    assert response.url == vraagstuk.get_absolute_url()
    assert (vraagstuk.vraag, vraagstuk.organisatie_id) == (
        "Hoe gaan wij samenwerken met de zorg?",
        steller.organisatie_ids[0],
    )
    for wie, wijze in ((ander, "sluit_aan"), (luisteraar, "luistert")):
        data = {"organisatie": wie.organisatie_ids[0], "wijze": wijze}
        assert login(wie).post(url("vraagstuk-aansluiten", vraagstuk.pk), data).status_code == 302
    teksten = set(Melding.objects.filter(ontvanger=steller).values_list("tekst", flat=True))
    assert any("sluit aan bij uw vraag" in tekst for tekst in teksten)
    assert any("luistert mee bij uw vraag" in tekst for tekst in teksten)
    html = body(login(ander), vraagstuk.get_absolute_url())
    begin = f"{url('nieuw')}?vraagstuk={vraagstuk.pk}"
    assert begin in html
    assert "1 corporatie sluit aan" in html
    assert "1 corporatie luistert mee" in html
    leider = login(ander)
    assert vraagstuk.vraag in body(leider, begin)
    response = leider.post(begin, {"vraag": vraagstuk.vraag, "naam": "Zorg", "bereik": "kring", "soort": "verkenning"})
    verkenning = Verkenning.objects.get()
    assert response.url == verkenning.get_absolute_url()
    wijzen = dict(Deelname.objects.filter(kring=verkenning.kring).values_list("organisatie", "wijze"))
    assert wijzen == {
        ander.organisatie_ids[0]: "meedoen",
        steller.organisatie_ids[0]: "meedoen",
        luisteraar.organisatie_ids[0]: "tribune",
    }
    assert Melding.objects.filter(ontvanger=luisteraar, url=verkenning.get_absolute_url()).exists()
    # the thread, both ways; who is not in the circle reads that there is one, not which
    assert verkenning.get_absolute_url() in body(login(steller), vraagstuk.get_absolute_url())
    assert vraagstuk.get_absolute_url() in body(login(steller), verkenning.get_absolute_url())
    html = body(login(person()), vraagstuk.get_absolute_url())
    assert "Een verkenning die u niet kunt zien" in html
    assert verkenning.get_absolute_url() not in html
    assert "Zorg" not in body(login(person()), url("vraagstukken")).replace("zorg", "")
    gast = guest(verkenning.kring)
    assert vraagstuk.get_absolute_url() not in body(login(gast), verkenning.get_absolute_url())
    # it began: no second one, no more joining, no withdrawing
    assert leider.get(begin).status_code == 404
    leider.post(begin, {"vraag": "Nog een", "bereik": "kring"})
    data = {"organisatie": luisteraar.organisatie_ids[0], "wijze": "sluit_aan"}
    login(luisteraar).post(url("vraagstuk-aansluiten", vraagstuk.pk), data)
    client.post(url("vraagstuk-bewerken", vraagstuk.pk), {"actie": "weg"})
    vraagstuk.refresh_from_db()
    assert (Verkenning.objects.count(), vraagstuk.verwijderd_op) == (1, None)
    assert not Aansluiting.objects.filter(organisatie=luisteraar.organisatie_ids[0], wijze="sluit_aan").exists()


def test_who_asked_begins_also_without_being_projectleider(login):
    vraagstuk = VraagstukFactory()
    begin = f"{url('nieuw')}?vraagstuk={vraagstuk.pk}"
    data = {"vraag": vraagstuk.vraag, "bereik": "leden"}
    listener = person(rol="projectleider")
    AansluitingFactory(vraagstuk=vraagstuk, organisatie_id=listener.organisatie_ids[0], wijze="luistert")
    joined = person()
    AansluitingFactory(vraagstuk=vraagstuk, organisatie_id=joined.organisatie_ids[0])
    for nobody in (listener, joined, person(vraagstuk.organisatie), person(rol="projectleider")):
        assert login(nobody).post(begin, data).status_code == 403
    assert login(vraagstuk.steller).post(url("nieuw"), data).status_code == 403
    assert login(vraagstuk.steller).post(begin, data).status_code == 302
    verkenning = Verkenning.objects.get()
    assert (verkenning.leider, verkenning.organisatie) == (vraagstuk.steller, vraagstuk.organisatie)
    assert body(login(vraagstuk.steller), url("bewerken", verkenning.pk))


def test_what_looks_like_it_is_shown_once(login):
    thema = ThemaFactory()
    oud = VraagstukFactory(vraag="Hoe houden wij de huurprijs betaalbaar voor starters?")
    weg = VraagstukFactory(vraag="Blijft de huurprijs betaalbaar?", verwijderd_op=timezone.now())
    verkenning = VerkenningFactory(vraag="Hoe blijft de huurprijs voor starters betaalbaar?", bereik="leden")
    verborgen = VerkenningFactory(vraag="Wat is een betaalbare huurprijs voor starters?")
    indexed(oud, weg, VraagstukFactory(vraag="Wat doet u met lege schuren?"))
    for rij in (verkenning, verborgen):
        search.index_verkenning(rij.pk)
    client = login(person())
    data = {"vraag": "Hoe krijgen starters een betaalbare huurprijs?", "themas": thema.pk}
    response = client.post(url("vraagstuk-nieuw"), data)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Lijkt uw vraag hierop?" in html
    for rij, staat in ((oud, True), (verkenning, True), (weg, False), (verborgen, False)):
        assert (rij.get_absolute_url() in html) is staat
    assert "schuren" not in html
    assert client.post(url("vraagstuk-nieuw"), data | {"toch": "ja"}).status_code == 302
    assert Vraagstuk.objects.filter(vraag=data["vraag"]).exists()


def test_the_board_is_searched_filtered_and_taken_along(login):
    thema, ouder = ThemaFactory(), ThemaFactory()
    kind = ThemaFactory(ouder=ouder)
    een = VraagstukFactory(vraag="Hoe verhuren wij een hofje?", themas=[kind])
    twee = VraagstukFactory(vraag="Wie kent een goede aannemer?", themas=[thema], gesloten_op=timezone.now())
    drie = VraagstukFactory(vraag="Wat kost een hofje?", verkenning=VerkenningFactory(), themas=[thema])
    weg = VraagstukFactory(vraag="Ingetrokken hofje", verwijderd_op=timezone.now(), themas=[thema])
    indexed(een, twee, drie, weg)
    client = login(person())

    def shown(query):
        return {v.pk for v in client.get(f"{url('vraagstukken')}?{query}").context["page"].object_list}

    assert shown("") == {een.pk, twee.pk, drie.pk}
    assert shown("stand=open") == shown(f"thema={ouder.slug}") == {een.pk}
    assert shown("stand=gesloten") == {twee.pk}
    assert shown("stand=verkenning") == shown(f"q=hofjes&thema={thema.slug}") == {drie.pk}
    assert shown("q=hofjes") == {een.pk, drie.pk}
    for nonsense in ("thema=x", "stand=x", "pagina=0", "pagina=9"):
        assert client.get(f"{url('vraagstukken')}?{nonsense}").status_code == 404
    response = client.get(url("vraagstukken"), {"q": "hofje"}, headers=HTMX)
    assert response.content.decode().startswith('<div id="vraagstukken">')
    assert response["HX-Push-Url"] == f"{url('vraagstukken')}?q=hofje"
    for query, found in (("stand=gesloten", {twee}), ("q=hofje", {een, drie})):
        csv = b"".join(client.get(f"{url('vraagstukken-csv')}?{query}").streaming_content).decode()
        assert {v for v in (een, twee, drie, weg) if v.vraag in csv} == found
    html = body(client, "/zoeken/?q=hofjes&soort=vraagstuk")
    assert een.get_absolute_url() in html
    assert weg.get_absolute_url() not in html
    # a guest finds nothing of it, anywhere
    gast = login(guest(VerkenningFactory().kring))
    assert een.get_absolute_url() not in body(gast, "/zoeken/?q=hofjes")
    assert gast.get(een.get_absolute_url()).status_code == 404


def test_changing_closing_withdrawing_and_putting_back(login):
    thema = ThemaFactory()
    vraagstuk = VraagstukFactory(themas=[thema])
    rij = AansluitingFactory(vraagstuk=vraagstuk)
    page, steller = url("vraagstuk-bewerken", vraagstuk.pk), login(vraagstuk.steller)
    data = {"vraag": "Mijn nieuwe vraag?", "toelichting": "Omdat.", "themas": thema.pk, "revisie": 1}
    assert login(person(vraagstuk.organisatie)).post(page, data).status_code == 403
    assert steller.post(page, data).status_code == 302
    html = refused(steller.post(page, data | {"vraag": "Een andere tekst?"}), status=409)
    for sentence in ("Iemand anders bewaarde dit eerder", "Mijn nieuwe vraag?", "Een andere tekst?"):
        assert sentence in html
    refused(steller.post(page, data | {"vraag": " ", "revisie": 2}), "Schrijf uw vraag op")
    refused(steller.post(page, data | {"themas": [], "vraag": "Zo?", "revisie": 2}), "Kies ten minste één thema")
    steller.post(page, {"actie": "sluit", "uitkomst": "Wij namen het beleid van een ander over."})
    html = body(login(rij.door), vraagstuk.get_absolute_url())
    assert "Wij namen het beleid van een ander over." in html
    assert "Ik sluit aan" not in html
    assert Melding.objects.filter(ontvanger=rij.door, tekst__startswith="Deze vraag is gesloten").count() == 1
    steller.post(page, {"actie": "open"})
    steller.post(page, {"actie": "weg"})
    for wie in (vraagstuk.steller, rij.door):
        assert login(wie).get(vraagstuk.get_absolute_url()).status_code == 404
    assert "is ingetrokken" in body(steller, url("vraagstukken"))
    terug = url("vraagstuk-terugzetten", vraagstuk.pk)
    assert login(rij.door).post(terug).status_code == 404
    assert steller.post(terug).status_code == 302
    assert "Mijn nieuwe vraag?" in body(login(rij.door), vraagstuk.get_absolute_url())
    assert login(platform_admin()).post(page, {"actie": "sluit"}).status_code == 302
    acties = list(AuditRegel.objects.filter(soort="vraagstuk").order_by("pk").values_list("actie", flat=True))
    assert acties == [
        "vraagstuk gewijzigd",
        "vraagstuk gesloten",
        "vraagstuk weer geopend",
        "vraagstuk ingetrokken",
        "vraagstuk teruggezet",
        "vraagstuk gesloten",
    ]


def test_joining_only_for_the_own_corporation_and_once(login):
    vraagstuk, lid = VraagstukFactory(), person()
    page, mijn = url("vraagstuk-aansluiten", vraagstuk.pk), lid.organisatie_ids[0]
    client = login(lid)
    for data in (
        {"organisatie": OrganisatieFactory().pk, "wijze": "sluit_aan"},
        {"organisatie": mijn, "wijze": "x"},
        {"organisatie": "x", "wijze": "stop"},
    ):
        assert client.post(page, data).status_code == 404
    for wijze in ("sluit_aan", "luistert", "luistert"):
        client.post(page, {"organisatie": mijn, "wijze": wijze})
    assert list(Aansluiting.objects.values_list("organisatie", "wijze")) == [(mijn, "luistert")]
    client.post(page, {"organisatie": mijn, "wijze": "stop"})
    login(vraagstuk.steller).post(page, {"organisatie": vraagstuk.organisatie_id, "wijze": "sluit_aan"})
    assert not Aansluiting.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"vraag": ""},
        {"uitkomst": "Klaar"},
        {"gesloten_op": timezone.now(), "verkenning": True},
    ],
)
def test_the_database_refuses_half_questions(fields):
    if fields.pop("verkenning", False):
        fields["verkenning"] = VerkenningFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        VraagstukFactory(**fields)


def test_the_database_refuses_double_and_unknown_joining():
    rij = AansluitingFactory()
    for fields in ({"vraagstuk": rij.vraagstuk, "organisatie": rij.organisatie}, {"wijze": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AansluitingFactory(**fields)
    verkenning = VerkenningFactory()
    VraagstukFactory(verkenning=verkenning)
    with pytest.raises(IntegrityError), transaction.atomic():
        VraagstukFactory(verkenning=verkenning)


@pytest.mark.parametrize("times", [1, 3])
def test_pages_of_questions_cost_the_same_with_more_rows(times, login, django_assert_num_queries):
    lid = person(rol="projectleider")
    for _ in range(times):
        vraagstuk = VraagstukFactory(themas=[ThemaFactory()])
        for _ in range(times):
            AansluitingFactory(vraagstuk=vraagstuk)
    indexed(vraagstuk)
    client = login(lid)
    for page, queries in (
        (url("vraagstukken"), 6),  # session, user, themes, count, page, own withdrawn ones
        (vraagstuk.get_absolute_url(), 6),  # session, user, question, who joins, sentence, may I begin
        (url("vraagstuk-nieuw"), 3),  # session, user, themes
    ):
        with django_assert_num_queries(queries):
            assert client.get(page).status_code == 200
    client = login(vraagstuk.steller)
    with django_assert_num_queries(5):  # session, user, question, its themes, themes
        assert client.get(url("vraagstuk-bewerken", vraagstuk.pk)).status_code == 200
