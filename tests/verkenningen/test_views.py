"""What the pages show, and to whom."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Deelname, Rol
from documenten.models import Document
from documenten.search import index_document
from mkwportal.core.models import Melding
from tests.factories.corporaties import (
    AanstellingFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    LesReactieFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen import search
from verkenningen.models import Les, LesReactie, Verkenning, VraagRegel

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TOEN = timezone.now() - dt.timedelta(days=30)


def url(name, *args):
    return reverse(f"verkenningen:{name}", args=args)


def body(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def document(titel, bereik="leden", **fields):
    eigenaar = fields.pop("eigenaar", None) or person()
    stuk = Document.objects.create(
        titel=titel,
        contact=eigenaar,
        gemaakt_door=eigenaar,
        organisatie_id=eigenaar.organisatie_ids[0],
        bereik=bereik,
        **fields,
    )
    index_document(stuk.pk)
    return stuk


# Explorations ---------------------------------------------------------------------------------------------------------


def test_the_list_shows_question_state_owner_participants_and_next_visit(login):
    verkenning = VerkenningFactory(bereik="leden", naam="Samen", vraag="Hoe dan?")
    BezoekFactory(verkenning=verkenning, titel="Op de fiets")
    afgerond = VerkenningFactory(bereik="leden", status="afgerond", vraag="Wat was dat?")
    client = login(person())
    html = body(client, url("lijst"))
    for text in (
        "Hoe dan?",
        "Samen",
        "Loopt",
        verkenning.organisatie.naam,
        "1 organisatie doet mee",
        "Op de fiets",
        "over",
    ):
        assert text in html
    assert afgerond.vraag in html
    assert "Begin een verkenning" not in html
    assert "Begin een verkenning" in body(login(person(rol=Rol.PROJECTLEIDER)), url("lijst"))
    html = body(client, url("lijst") + "?status=afgerond")
    assert afgerond.vraag in html
    assert verkenning.vraag not in html


def test_pages_of_the_list(login):
    for _ in range(26):
        VerkenningFactory(bereik="leden")
    client = login(person())
    assert "?pagina=2" in body(client, url("lijst"))
    assert body(client, url("lijst") + "?pagina=2").count("mkw-entry__title") == 1


def test_a_platform_admin_chooses_for_which_corporation(login):
    een, twee = OrganisatieFactory(), OrganisatieFactory()
    client = login(platform_admin())
    assert een.naam in body(client, url("nieuw"))
    client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "kring", "organisatie": twee.pk})
    assert Verkenning.objects.get().organisatie == twee
    response = client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "kring", "organisatie": "x"})
    assert response.status_code == 422


def test_the_page_tells_the_whole_story(login):
    verkenning = VerkenningFactory(bereik="leden", vraag="Hoe dan?", toelichting="Zes gaan op pad.")
    VraagRegel.objects.create(verkenning=verkenning, vraag="Waarom?", inzicht="Het hoe telt.", door=verkenning.leider)
    geweest = BezoekFactory(verkenning=verkenning, begint_op=TOEN, titel="Toen")
    AanwezigheidFactory(bezoek=geweest, was_er=True)
    BezoekFactory(verkenning=verkenning, titel="Straks")
    BezoekFactory(verkenning=verkenning, titel="Nooit", status="afgelast")
    les = LesFactory(verkenning=verkenning, bezoek=geweest, themas=[ThemaFactory(naam="Vertrouwen", slug="vertrouwen")])
    luistert = participant(verkenning, Deelname.Wijze.TRIBUNE)
    gast = guest(verkenning.kring, timezone.localdate(), voornaam="Gijs")
    html = body(login(luistert), verkenning.get_absolute_url())
    for text in (
        "<h1>Hoe dan?</h1>",
        "Zes gaan op pad.",
        "Waarom?",
        "Het hoe telt.",
        "Toen",
        "1 aanwezige",
        "Straks",
        "Gaat niet door",
        les.tekst,
        "Vertrouwen 1",
        gast.naam,
        "1 organisatie volgt",
        verkenning.leider.naam,
        "Zichtbaar voor",
    ):
        assert text in html, text
    for text in ("Ik ga mee", "Plan een bezoek", "Schrijf een les op", "Wijzig"):
        assert text not in html, text
    html = body(login(verkenning.leider), verkenning.get_absolute_url())
    for text in ("Ik ga mee", "Plan een bezoek", "Schrijf een les op"):
        assert text in html, text


def test_lessons_of_one_theme_as_page_and_as_part(login):
    verkenning = VerkenningFactory()
    een, twee = ThemaFactory(), ThemaFactory()
    erbij = LesFactory(verkenning=verkenning, themas=[een])
    anders = LesFactory(verkenning=verkenning, themas=[twee])
    client = login(verkenning.leider)
    address = f"{verkenning.get_absolute_url()}?thema={een.slug}"
    for headers, whole in (({}, True), (HTMX, False)):
        html = body(client, address, **headers)
        assert erbij.tekst in html
        assert anders.tekst not in html
        assert ("<h1>" in html) is whole
    assert client.get(f"{verkenning.get_absolute_url()}?thema=onzin").status_code == 404


def test_many_lessons_are_shown_in_part(login):
    verkenning = VerkenningFactory()
    for _ in range(14):
        LesFactory(verkenning=verkenning, bezoek=None)
    html = body(login(verkenning.leider), verkenning.get_absolute_url())
    assert html.count('class="mkw-lesson__text"') == 12
    assert "Toon alle 14 lessen" in html


def test_a_member_joins_from_the_page_and_leaves(login):
    verkenning = VerkenningFactory(bereik="leden")
    lid = person()
    tweede = AanstellingFactory(gebruiker=lid).organisatie
    client = login(lid)
    assert body(client, verkenning.get_absolute_url()).count("Volg vanaf de tribune") == 2
    page, data = url("meedoen", verkenning.pk), {"organisatie": tweede.pk}
    response = client.post(page, data | {"wijze": "meedoen"}, follow=True)
    assert f"{tweede.naam} doet nu mee." in response.content.decode()
    assert Melding.objects.filter(ontvanger=verkenning.leider).count() == 1
    client.post(page, data | {"wijze": "stop"})
    assert not verkenning.deelnames().filter(organisatie=tweede).exists()
    assert client.post(page, data | {"wijze": "gast"}).status_code == 404


def test_leaving_an_exploration_that_one_then_no_longer_sees(login):
    verkenning = VerkenningFactory(bereik="kring")
    lid = participant(verkenning)
    data = {"organisatie": lid.organisatie_ids[0], "wijze": "stop"}
    response = login(lid).post(url("meedoen", verkenning.pk), data)
    assert response.url == url("lijst")
    eigenaar = person(verkenning.organisatie)
    response = login(eigenaar).post(
        url("meedoen", verkenning.pk), {"organisatie": verkenning.organisatie_id, "wijze": "stop"}, follow=True
    )
    assert "doet altijd mee" in response.content.decode()


def test_the_first_stop_stands_there_until_there_is_a_visit(login):
    verkenning = VerkenningFactory(eerste_plaats="Venlo", eerste_gastheer="Het energieteam")
    client = login(verkenning.leider)
    assert "Nog zonder datum, Venlo" in body(client, verkenning.get_absolute_url())
    BezoekFactory(verkenning=verkenning)
    assert "Venlo" not in body(client, verkenning.get_absolute_url())
    assert "Venlo" not in body(client, url("bezoek-nieuw", verkenning.pk))


# Visits ---------------------------------------------------------------------------------------------------------------


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


def test_attendance_asks_who_said_to_come_first(login):
    bezoek = BezoekFactory()
    later, eerst = participant(bezoek.verkenning), participant(bezoek.verkenning)
    AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=eerst, gaat_mee=True)
    AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=later, gaat_mee=False)
    AanwezigheidFactory(bezoek=bezoek, naam="Aanloper", was_er=True)
    leider = bezoek.verkenning.leider
    rules = login(leider).get(url("aanwezigen", bezoek.pk)).context["regels"]
    assert [(rule.wie, keuze) for rule, keuze in rules] == [
        (eerst.naam, None),
        (leider.naam, None),
        (later.naam, None),
        ("Aanloper", True),
    ]


# Report ---------------------------------------------------------------------------------------------------------------


def test_a_new_part_proposes_what_was_noted(login):
    verkenning = VerkenningFactory(vraag="Hoe dan?")
    bezoek = BezoekFactory(verkenning=verkenning, gastvraag="En bij u?")
    halte = HalteFactory(bezoek=bezoek, titel="Stadhuis", gezien="Een hof.", gehoord="Samen.")
    HalteFactory(bezoek=bezoek, titel="Leeg")
    LesFactory(verkenning=verkenning, bezoek=bezoek, tekst="Eerst luisteren.")
    client = login(verkenning.leider)
    texts = {
        deel: client.get(url("verslag-deel", bezoek.pk, deel)).context["form"]["tekst"].value()
        for deel in ("vraag", "gezien", "lessen", "vervolg")
    }
    assert texts == {
        "vraag": "Hoe dan?\n\nDe gastheer vroeg ons: En bij u?",
        "gezien": "## Stadhuis\n\nEen hof.\n\nSamen.",
        "lessen": "- Eerst luisteren.",
        "vervolg": "",
    }
    VerslagDeelFactory(bezoek=bezoek, deel="gezien", tekst="Zelf geschreven")
    html = body(client, url("verslag-deel", bezoek.pk, "gezien"))
    assert "Zelf geschreven" in html
    assert "voorstel" not in html
    assert halte.bezoek == bezoek


def test_sharing_a_part_says_for_how_many_and_can_be_taken_back(login):
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning)
    deel = VerslagDeelFactory(bezoek=bezoek)
    client = login(verkenning.leider)
    page = url("verslag-publiceren", bezoek.pk, "gezien")
    assert "Zichtbaar voor 1 persoon bij 1 organisatie." in client.post(page, follow=True).content.decode()
    assert "weer alleen voor wie meedoet" in client.post(page, {"actie": "terug"}, follow=True).content.decode()
    deel.refresh_from_db()
    assert deel.gepubliceerd_op is None
    assert "Deel<span" not in body(login(participant(verkenning)), url("verslag", bezoek.pk))


def test_after_the_last_stop_comes_the_report(login):
    halte = HalteFactory()
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    assert "Bewaar en verder" not in body(client, page)
    response = client.post(page, {"revisie": 1, "gezien": "a", "actie": "volgende"})
    assert response.url == url("verslag", halte.bezoek_id)
    assert (
        client.get(url("verslag-halte", BezoekFactory(verkenning=halte.bezoek.verkenning).pk, halte.pk)).status_code
        == 404
    )


# Lessons --------------------------------------------------------------------------------------------------------------


def test_the_line_of_a_lesson_is_walked_in_both_directions(login):
    verkenning = VerkenningFactory(bereik="leden")
    bezoek = BezoekFactory(verkenning=verkenning)
    halte = HalteFactory(bezoek=bezoek, titel="Stadhuis")
    stuk, geheim = document("Samenwerkingsbeleid"), document("Geheim stuk", "corporatie")
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, halte=halte, document=stuk)
    verborgen = LesFactory(verkenning=verkenning, bezoek=bezoek, document=geheim)
    client = login(person())
    html = body(client, les.get_absolute_url())
    for target in (verkenning.get_absolute_url(), bezoek.get_absolute_url(), stuk.get_absolute_url()):
        assert f'href="{target}"' in html
    assert "Halte: Stadhuis" in html
    assert les.get_absolute_url() in body(client, verkenning.get_absolute_url())
    assert les.get_absolute_url() in body(client, bezoek.get_absolute_url())
    assert les.get_absolute_url() in body(client, f"{url('lessen')}?document={stuk.pk}")
    assert "Geheim stuk" not in body(client, verborgen.get_absolute_url())
    assert verborgen.tekst not in body(client, f"{url('lessen')}?document={geheim.pk}")


def test_a_lesson_ends_in_a_document(login):
    stuk, geheim = document("Samenwerkingsbeleid"), document("Geheim", "corporatie")
    thema = ThemaFactory()
    les = LesFactory(themas=[thema])
    client = login(les.door)
    page = url("les-bewerken", les.pk)
    data = {"tekst": les.tekst, "soort": "les", "themas": [thema.pk], "revisie": 1}
    for headers, whole in (({}, True), (HTMX, False)):
        response = client.post(page, data | {"zoek_document": "ja", "stuk": "samenwerking"}, headers=headers)
        html = response.content.decode()
        assert f'value="{stuk.pk}">' in html
        assert ("<h1>" in html) is whole
    assert client.post(page, data | {"document": stuk.pk}).status_code == 302
    les.refresh_from_db()
    assert les.document == stuk
    assert f'value="{stuk.pk}" checked' in body(client, page)
    client.post(page, data | {"document": "", "revisie": 2})
    les.refresh_from_db()
    assert les.document is None
    assert client.post(page, data | {"document": geheim.pk, "revisie": 3}).status_code == 422


def test_a_document_that_the_editor_may_not_see_stays_where_it_is(login):
    geheim, thema = document("Geheim", "corporatie"), ThemaFactory()
    les = LesFactory(themas=[thema], document=geheim)
    client = login(les.door)
    client.post(url("les-bewerken", les.pk), {"tekst": "Nieuw", "soort": "les", "themas": thema.pk, "revisie": 1})
    les.refresh_from_db()
    assert (les.tekst, les.document) == ("Nieuw", geheim)


def test_recognising_from_a_card_as_page_and_as_part(login):
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    lid = person()
    client = login(lid)
    data = {"soort": "herkent", "organisatie": lid.organisatie_ids[0]}
    html = client.post(url("les-reactie", les.pk), data, headers=HTMX).content.decode()
    assert html.startswith('<div class="mkw-lesson__foot"')
    assert 'aria-pressed="true"' in html
    assert "Herkennen wij (1)" in html
    html = client.post(url("les-reactie", les.pk), data | {"actie": "terug"}, headers=HTMX).content.decode()
    assert 'aria-pressed="false"' in html
    assert not LesReactie.objects.exists()


def test_a_lesson_names_who_applies_it_and_how(login):
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    reactie = LesReactieFactory(les=les, soort="past_toe", hoe="Met een hof")
    html = body(login(person()), les.get_absolute_url())
    assert reactie.organisatie.naam in html
    assert "Met een hof" in html
    assert "Nog geen corporatie reageerde." in body(login(platform_admin()), LesFactory().get_absolute_url())


def test_the_list_of_lessons_filters(login):
    ouder = ThemaFactory()
    kind, ander = ThemaFactory(ouder=ouder), ThemaFactory()
    een, twee = VerkenningFactory(bereik="leden"), VerkenningFactory(bereik="leden")
    a = LesFactory(verkenning=een, themas=[kind], soort="tip", tekst="Les A")
    b = LesFactory(verkenning=twee, themas=[ander, kind], soort="les", tekst="Les B")
    c = LesFactory(verkenning=twee, themas=[ander], soort="tip", tekst="Les C")
    LesFactory(themas=[kind], tekst="Les verborgen")
    client = login(person())

    def shown(query):
        return {les.tekst for les in client.get(f"{url('lessen')}?{query}").context["page"].object_list}

    assert shown("") == {a.tekst, b.tekst, c.tekst}
    assert shown(f"thema={kind.slug}") == shown(f"thema={ouder.slug}") == {a.tekst, b.tekst}
    assert shown("soort=tip") == {a.tekst, c.tekst}
    assert shown(f"verkenning={twee.pk}&soort=tip") == {c.tekst}
    html = body(client, f"{url('lessen')}?thema={kind.slug}&soort=vraag")
    assert "Geen lessen" in html
    assert "Haal de filters weg" in html


def test_lessons_are_found_in_another_form_and_with_a_typing_error(login):
    verkenning = VerkenningFactory(bereik="leden")
    raak = LesFactory(verkenning=verkenning, tekst="Draagvlak begint bij huurders.")
    LesFactory(verkenning=verkenning, tekst="Neem de tijd.")
    geheim = LesFactory(tekst="Draagvlak is geheim.")
    for les in Les.objects.all():
        search.index_les(les.pk)
    client = login(person())
    for vraag in ("draagvlakken", "huurder", "draagvlka"):
        page = client.get(url("lessen"), {"q": vraag}).context["page"]
        assert [les.pk for les in page.object_list] == [raak.pk], vraag
    html = body(client, f"{url('lessen')}?q=draagvlka")
    assert "Bedoelde u" in html
    assert geheim.tekst not in html
    assert "Geen lessen over ‘xyzzy’" in body(client, f"{url('lessen')}?q=xyzzy")
    response = client.get(url("lessen"), {"q": "draagvlak", "soort": ""}, headers=HTMX)
    assert response["HX-Push-Url"] == f"{url('lessen')}?q=draagvlak"
    assert response.content.decode().startswith('<div id="lessen">')
    assert client.get(url("lessen"), {"q": "draagvlak", "pagina": "2"}).status_code == 404


def test_pages_of_lessons(login):
    verkenning = VerkenningFactory(bereik="leden")
    for i in range(25):
        LesFactory(verkenning=verkenning, bezoek=None, tekst=f"Huurders weten het, les {i}.")
    for les in Les.objects.all():
        search.index_les(les.pk)
    client = login(person())
    for query in ("", "q=huurder&"):
        numbers = [
            len(client.get(f"{url('lessen')}?{query}pagina={page}").context["page"].object_list) for page in (1, 2)
        ]
        assert numbers == [24, 1], query
    response = client.get(f"{url('lessen')}?pagina=2", headers=HTMX)
    assert response["HX-Push-Url"] == f"{url('lessen')}?pagina=2"


def test_parts_for_other_pages(login):
    verkenning = VerkenningFactory(bereik="leden", vraag="Hoe dan?")
    ontvanger = OrganisatieFactory()
    BezoekFactory(verkenning=verkenning, gastheer=ontvanger, titel="Bij ons op bezoek")
    thema = ThemaFactory()
    for _ in range(7):
        LesFactory(verkenning=verkenning, bezoek=None, themas=[thema])
    client = login(person())
    html = body(client, f"{url('lessen-kort')}?thema={thema.slug}")
    assert "<h1>" not in html
    assert html.count('class="mkw-lesson__text"') == 6
    assert f"{url('lessen')}?thema={thema.slug}" in html
    assert "nog geen lessen" in body(client, f"{url('lessen-kort')}?thema={ThemaFactory().slug}")
    assert "Hoe dan?" in body(client, f"{url('kort')}?corporatie={verkenning.organisatie_id}")
    assert "Bij ons op bezoek" in body(client, f"{url('kort')}?corporatie={ontvanger.pk}")
    assert "nog niet mee" in body(client, f"{url('kort')}?corporatie={OrganisatieFactory().pk}")
    assert client.get(f"{url('kort')}?corporatie=x").status_code == 404


def test_a_photo_says_what_is_on_it(login):
    foto = FotoFactory(bijschrift="Het zonneveld")
    html = body(login(foto.door), foto.bezoek.get_absolute_url())
    assert 'alt="Het zonneveld"' in html
    assert 'loading="lazy"' in html
