"""What the page of a visit shows, and to whom: notes, documents, answers, photos, the calendar file."""

import pytest

from corporaties.models import Deelname
from tests.factories.corporaties import OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)

from .helpers import HTMX, TOEN, body, document, url

pytestmark = pytest.mark.django_db


def test_notes_and_drafts_stay_among_participants(login):
    verkenning = VerkenningFactory(bereik="leden")
    bezoek = BezoekFactory(verkenning=verkenning, begint_op=TOEN)
    HalteFactory(
        bezoek=bezoek, titel="Stadhuis", persoon="Piet", rol="wethouder", gezien="notitie-a", meenemen="notitie-b"
    )
    VerslagDeelFactory(bezoek=bezoek, deel="gezien", tekst="concept-c")
    VerslagDeelFactory(bezoek=bezoek, deel="vervolg", tekst="gedeeld-d", gepubliceerd_op=TOEN)
    secrets = ("notitie-a", "notitie-b", "concept-c")
    for user in (participant(verkenning), verkenning.leider):
        html = body(login(user), bezoek.get_absolute_url())
        assert all(text in html for text in (*secrets, "gedeeld-d"))
    for user in (person(), guest(verkenning.kring), participant(verkenning, Deelname.Wijze.TRIBUNE), platform_admin()):
        html = body(login(user), bezoek.get_absolute_url())
        assert not any(text in html for text in secrets)
        assert all(text in html for text in ("gedeeld-d", "Stadhuis", "Piet, wethouder"))


def test_documents_to_read_are_those_that_the_reader_may_see(login):
    verkenning = VerkenningFactory(bereik="leden")
    bezoek = BezoekFactory(verkenning=verkenning)
    bezoek.vooraf.set([document("Voor iedereen"), document("Alleen eigen huis", "corporatie")])
    html = body(login(verkenning.leider), bezoek.get_absolute_url())
    assert "Voor iedereen" in html
    assert "Alleen eigen huis" not in html


def test_people_and_corporations_are_counted_apart(login):
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning, begint_op=TOEN)
    linde = OrganisatieFactory()
    for _ in range(2):
        AanwezigheidFactory(bezoek=bezoek, organisatie=linde, was_er=True)
    AanwezigheidFactory(bezoek=bezoek, organisatie=OrganisatieFactory(soort="gemeente", lid_van=None), was_er=True)
    AanwezigheidFactory(bezoek=bezoek, organisatie_naam="Huurders", was_er=True)
    AanwezigheidFactory(bezoek=bezoek, naam="Afwezige", gaat_mee=True, was_er=False)
    html = body(login(verkenning.leider), bezoek.get_absolute_url())
    assert "4 mensen van 1 corporatie" in html
    assert "Afwezig: Afwezige" in html


def test_an_answer_shows_and_may_change_until_the_visit(login):
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning)
    mee = participant(verkenning)
    client = login(mee)
    assert "Ik ga mee" in body(client, bezoek.get_absolute_url())
    response = client.post(url("bezoek-antwoord", bezoek.pk), {"gaat_mee": "ja"}, follow=True)
    html = response.content.decode()
    assert "U gaat mee" in html
    assert "Ik kan niet" in html
    assert "1 persoon van 1 corporatie" in html
    assert client.post(url("bezoek-antwoord", bezoek.pk), {"gaat_mee": "misschien"}).status_code == 404
    bezoek.status = "afgelast"
    bezoek.save()
    response = client.post(url("bezoek-antwoord", bezoek.pk), {"gaat_mee": "nee"}, follow=True)
    assert "hoeft niets meer te laten weten" in response.content.decode()


def test_the_calendar_file_downloads_under_the_title(login):
    bezoek = BezoekFactory(titel="Eén dag: op de fiets")
    response = login(bezoek.verkenning.leider).get(url("bezoek-ics", bezoek.pk))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="een-dag-op-de-fiets.ics"' in response["Content-Disposition"]
    assert response.content.startswith(b"BEGIN:VCALENDAR")


def test_choosing_documents_searches_and_keeps_what_was_typed(login):
    verkenning = VerkenningFactory()
    leider = verkenning.leider
    eigen = document("Incassobeleid van ons", "corporatie", eigenaar=leider)
    document("Incasso elders", "corporatie")
    gekozen = document("Visie op wonen")
    kring = document("Incasso in de kring", "kring", eigenaar=leider, kring=verkenning.kring)
    client = login(leider)
    data = {"titel": "Typ ik nog", "zoek_document": "ja", "stuk": "incassobeleid", "vooraf": [gekozen.pk, "x"]}
    for headers, whole in (({}, True), (HTMX, False)):
        response = client.post(url("bezoek-nieuw", verkenning.pk), data, headers=headers)
        html = response.content.decode()
        assert response.status_code == 200
        assert ("Typ ik nog" in html) is whole
        assert f'value="{gekozen.pk}" checked' in html
        assert f'value="{eigen.pk}">' in html
        assert "Incasso elders" not in html
        assert f"Alleen te zien bij {eigen.organisatie.naam}" in html
        assert "Geef het bezoek een titel" not in html
    html = client.post(url("bezoek-nieuw", verkenning.pk), data | {"stuk": "xyzzy"}).content.decode()
    assert "Geen document gevonden" in html
    html = client.post(
        url("bezoek-nieuw", verkenning.pk), data | {"stuk": "kring", "vooraf": [kring.pk]}
    ).content.decode()
    assert "Incasso in de kring" in html
    assert "Alleen te zien voor deelnemers" not in html
    ander = VerkenningFactory(organisatie=verkenning.organisatie, leider=leider)
    html = client.post(url("bezoek-nieuw", ander.pk), data | {"vooraf": [kring.pk]}).content.decode()
    assert "Alleen te zien voor deelnemers" in html


def test_editing_a_visit_searches_documents_too(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    data = {"titel": "Nieuw", "zoek_document": "ja", "stuk": "", "revisie": "7"}
    html = client.post(url("bezoek-bewerken", bezoek.pk), data).content.decode()
    assert 'name="revisie" value="7"' in html
    assert 'value="Nieuw"' in html


def test_rows_of_the_programme_as_part(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    data = {"form-TOTAL_FORMS": 2, "form-0-titel": "a", "form-1-titel": "b", "actie": "omhoog-1"}
    html = client.post(url("haltes", bezoek.pk), data, headers=HTMX).content.decode()
    assert html.startswith('<div id="programma">')
    assert html.index('value="b"') < html.index('value="a"')
    assert "Deze halte is nu halte 1." in html


def test_who_writes_along_says_so_and_is_named(login):
    bezoek = BezoekFactory()
    mee = participant(bezoek.verkenning)
    for answer, found in (("ja", True), ("ja", True), ("nee", False)):
        page = login(mee).post(url("bezoek-schrijft", bezoek.pk), {"schrijft": answer}, follow=True).content.decode()
        assert (f"Schrijven mee aan het verslag: {mee.naam}." in page) is found
    assert bezoek.aanwezigen.get().gaat_mee is None
    tribune = participant(bezoek.verkenning, Deelname.Wijze.TRIBUNE)
    for user, status in ((tribune, 403), (guest(bezoek.verkenning.kring), 403), (person(), 404)):
        assert login(user).post(url("bezoek-schrijft", bezoek.pk), {"schrijft": "ja"}).status_code == status


def test_attendance_asks_who_said_to_come_first(login):
    bezoek = BezoekFactory()
    later, eerst = participant(bezoek.verkenning), participant(bezoek.verkenning)
    AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=eerst, gaat_mee=True)
    AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=later, gaat_mee=False)
    AanwezigheidFactory(bezoek=bezoek, naam="Aanloper", was_er=True)
    leider = bezoek.verkenning.leider
    rules = login(leider).get(url("aanwezigen", bezoek.pk)).context["regels"]
    assert [(rule.wie, rule.was_er) for rule in rules] == [
        (eerst.naam, None),
        (leider.naam, None),
        (later.naam, None),
        ("Aanloper", True),
    ]


def test_a_photo_says_what_is_on_it(login):
    foto = FotoFactory(bijschrift="Het zonneveld")
    html = body(login(foto.door), foto.bezoek.get_absolute_url())
    assert 'alt="Het zonneveld"' in html
    assert 'loading="lazy"' in html
