"""Vandaag (P1): what is asked, what is new, what comes, and only what this person may see."""

import datetime as dt

import pytest
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie
from documenten.models import Document
from documenten.services import answer_question, ask_question
from documenten.services.volgen import follow_subject, save_search
from mkwportal.core import stamps
from mkwportal.pages.dashboard import greeting
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.factories.verkenningen import (
    AanwezigheidFactory,
    BezoekFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
)

pytestmark = pytest.mark.django_db
BEFORE = dt.timedelta(days=3)


@pytest.fixture
def director() -> Gebruiker:
    return person(functie="Directeur", vorig_bezoek=timezone.now() - BEFORE, laatst_gezien=timezone.now())


def shared(days: float, **fields) -> Document:
    """Return a document of another corporation, shared with all members so many days ago."""
    return DocumentFactory(bereik="leden", gedeeld_op=timezone.now() - dt.timedelta(days=days), **fields)


def page(login, user) -> str:
    response = login(user).get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_news_is_what_came_since_the_last_visit(login, director):
    shared(1, titel="Hittestress in seniorenwoningen")
    shared(10, titel="Oud nieuws over asbest")
    html = page(login, director)
    assert "Hittestress in seniorenwoningen" in html
    assert "Oud nieuws over asbest" not in html


def test_a_new_version_is_news_with_its_change_note(login, director):
    document = shared(10, titel="Aanpak woonfraude")
    VersieFactory(document=document, toelichting="Belafspraak toegevoegd bij bezwaar")
    html = page(login, director)
    assert "maakte versie 2 van" in html
    assert "Belafspraak toegevoegd bij bezwaar" in html


def test_a_new_lesson_of_an_exploration_that_is_open_to_me_is_news(login, director):
    LesFactory(verkenning=VerkenningFactory(bereik="leden"), tekst="Begin met één gezamenlijk belang.")
    LesFactory(verkenning=VerkenningFactory(bereik="kring"), tekst="Dit is voor de kring alleen.")
    html = page(login, director)
    assert "Begin met één gezamenlijk belang." in html
    assert "voor de kring alleen" not in html


def test_nothing_of_another_corporation_alone_shows_up(login, director):
    DocumentFactory(bereik="corporatie", titel="Geheim stuk", gedeeld_op=timezone.now(), contact=person())
    assert "Geheim stuk" not in page(login, director)


def test_what_waits_for_me_is_a_review_that_comes_near_and_an_upload_not_shared_yet(login, director):
    organisatie = OrganisatieFactory._meta.model.objects.get(pk=director.organisatie_ids[0])
    today = timezone.localdate()
    for title, days in (("Bijna aan de beurt", 16), ("Nog lang niet", 200)):
        DocumentFactory(
            organisatie=organisatie,
            contact=director,
            titel=title,
            gedeeld_op=timezone.now(),
            herzien_voor=today + dt.timedelta(days=days),
        )
    DocumentFactory(organisatie=organisatie, contact=director, titel="Net verstuurd", gedeeld_op=None)
    html = page(login, director)
    assert "‘Bijna aan de beurt’ is toe aan herziening" in html
    assert "over 16 dagen" in html
    assert "‘Net verstuurd’ is nog niet gedeeld" in html
    assert "Nog lang niet’ is toe" not in html
    assert "2 dingen" in html


def test_visits_that_come_stand_with_place_and_hours(login, director):
    begin = timezone.make_aware(dt.datetime.combine(timezone.localdate() + dt.timedelta(days=9), dt.time(9, 30)))
    visit = BezoekFactory(
        verkenning=VerkenningFactory(bereik="leden"),
        titel="Op de fiets langs zes partners",
        plaats="Zonnedorp",
        begint_op=begin,
        eindigt_op=begin + dt.timedelta(hours=6),
    )
    html = page(login, director)
    assert "Op de fiets langs zes partners" in html
    assert "Zonnedorp, 9.30 tot 15.30 uur" in html
    visit.status = "afgelast"
    visit.save()
    stamps.touch("verkenningen")
    assert "Op de fiets langs zes partners" not in page(login, director)


def test_the_page_changes_as_soon_as_something_changes(login, director):
    shared(1, titel="Eerste stuk")
    assert "Eerste stuk" in page(login, director)
    shared(0.1, titel="Tweede stuk")
    stamps.touch("documenten")
    assert "Tweede stuk" in page(login, director)


def test_who_follows_something_sees_that_first_and_the_rest_as_one_line(login, director):
    energy = ThemaFactory(naam="Energie")
    below = ThemaFactory(naam="Zonnepanelen", ouder=energy)
    follow_subject(energy, by=director)
    shared(1, titel="Zon op elk dak").themas.set([below])
    shared(1, titel="Huur en inkomen")
    shared(2, titel="Nog een ander stuk")
    LesFactory(verkenning=VerkenningFactory(bereik="leden"), tekst="Warmte vraagt geduld.", themas=[energy])
    html = page(login, director)
    assert "3 nieuwe documenten en 1 nieuwe les" in html
    assert "Zon op elk dak" in html
    assert "Warmte vraagt geduld." in html
    assert "Huur en inkomen" not in html
    assert "Verder 2 andere nieuwe documenten" in html
    assert "Gekozen op wat u volgt" in html


def test_who_follows_nothing_sees_everything_with_a_hint(login, director):
    shared(1, titel="Huur en inkomen")
    html = page(login, director)
    assert "Huur en inkomen" in html
    assert "Volg een thema of een corporatie" in html


def test_a_corporation_a_document_and_a_search_that_are_followed_bring_their_news(login, director):
    es = OrganisatieFactory(naam="De Es")
    old, other = shared(30, titel="Oud stuk"), shared(30, titel="Ander oud stuk")
    follow_subject(es, by=director)
    follow_subject(old, by=director)
    save_search("?soort=jaarverslag", "Jaarverslagen", by=director)
    shared(1, titel="Van De Es", organisatie=es)
    shared(1, titel="Verslag over 2025", soort="jaarverslag")
    for document in (old, other):
        VersieFactory(document=document)
    html = page(login, director)
    for title in ("Van De Es", "Verslag over 2025", ">Oud stuk<"):
        assert title in html
    assert "Ander oud stuk" not in html
    assert "Verder 1 ander nieuw document" in html


def test_nothing_is_cut_silently(login, director):
    for number in range(9):
        shared(1, titel=f"Stuk {number}")
    assert "En nog 3 andere" in page(login, director)


def test_my_own_work_is_no_news_to_me(login, director):
    organisatie = Organisatie.objects.get(pk=director.organisatie_ids[0])
    shared(1, titel="Zelf gedeeld", organisatie=organisatie, contact=director)
    assert "Zelf gedeeld" not in page(login, director).partition('id="nieuw"')[2].partition('id="corporatie"')[0]


def test_a_question_at_my_document_waits_until_it_is_answered(login, director):
    organisatie = Organisatie.objects.get(pk=director.organisatie_ids[0])
    document = shared(10, titel="Incassobeleid", organisatie=organisatie, contact=director)
    asker = person(voornaam="Wim", achternaam="Bos")
    ask_question(document, soort="vraag", tekst="Wie belt de huurder?", alinea=None, by=asker)
    html = page(login, director)
    assert "Wim Bos vraagt iets over ‘Incassobeleid’" in html
    assert "Wie belt de huurder?" in html
    answer_question(document.vragen.get(), tekst="De wijkbeheerder.", gezien=1, by=director)
    assert "vraagt iets over" not in page(login, director)


def test_an_invitation_waits_until_there_is_an_answer(login, director):
    verkenning = VerkenningFactory(bereik="leden")
    visit = BezoekFactory(verkenning=verkenning, titel="Langs de Maas")
    assert "Gaat u mee" not in page(login, director)  # not a participant
    DeelnameFactory(kring=verkenning.kring, organisatie_id=director.organisatie_ids[0])
    stamps.touch("verkenningen")
    assert "Gaat u mee: ‘Langs de Maas’?" in page(login, director)
    AanwezigheidFactory(bezoek=visit, gebruiker=director, naam="", gaat_mee=False)
    stamps.touch("verkenningen")
    assert "Gaat u mee" not in page(login, director)


def test_a_visit_without_a_report_waits_for_who_leads_it_and_who_writes_along(login):
    verkenning = VerkenningFactory()
    end = timezone.now() - dt.timedelta(days=3)
    visit = BezoekFactory(
        verkenning=verkenning, titel="Langs de Maas", begint_op=end - dt.timedelta(hours=2), eindigt_op=end
    )
    collega, schrijver = person(verkenning.organisatie), person(verkenning.organisatie)
    AanwezigheidFactory(bezoek=visit, gebruiker=schrijver, naam="", schrijft=True)
    asked = [
        "Het verslag van ‘Langs de Maas’ is er nog niet" in page(login, who)
        for who in (verkenning.leider, schrijver, collega)
    ]
    assert asked == [True, True, False]
    VerslagDeelFactory(bezoek=visit, gepubliceerd_op=timezone.now())
    stamps.touch("verkenningen")
    assert "is er nog niet" not in page(login, verkenning.leider)


def test_a_review_of_a_colleague_stands_with_my_corporation(login, director):
    organisatie = Organisatie.objects.get(pk=director.organisatie_ids[0])
    late = timezone.localdate() - dt.timedelta(days=4)
    DocumentFactory(organisatie=organisatie, titel="Te laat stuk", herzien_voor=late, contact=person(organisatie))
    DocumentFactory(organisatie=organisatie, titel="Vervallen stuk", herzien_voor=late, status="vervallen")
    html = page(login, director)
    assert "Te laat stuk" in html
    assert "te laat</span>" in html
    assert "Vervallen stuk" not in html
    assert "Van u wordt" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(login, director, django_assert_num_queries, count):
    for _ in range(count):
        VersieFactory(document=shared(5))
        shared(1)
        LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    client = login(director)
    with django_assert_num_queries(
        8
    ):  # session, user, stamps, own, visits, overnames, documents, lessons and questions
        client.get("/")
    with django_assert_num_queries(3):  # session, user, stamp
        client.get("/")


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(5, "Goedenacht"), (9, "Goedemorgen"), (13, "Goedemiddag"), (20, "Goedenavond")],
)
def test_the_greeting_follows_the_clock_in_amsterdam(hour, expected):
    user = Gebruiker(aanhef="mevrouw", voornaam="Marijke", tussenvoegsel="van den", achternaam="Broek")
    now = timezone.make_aware(dt.datetime(2026, 7, 1, hour, 15))
    assert greeting(user, now) == f"{expected}, mevrouw Van den Broek"


def test_who_has_no_form_of_address_is_greeted_by_first_name():
    now = timezone.make_aware(dt.datetime(2026, 1, 5, 9, 0))
    assert greeting(Gebruiker(voornaam="Sam", achternaam="de Wit"), now) == "Goedemorgen, Sam"
    assert greeting(Gebruiker(aanhef="de heer", voornaam="J", achternaam="Zwaan"), now) == "Goedemorgen, meneer Zwaan"
