"""Questions and suggestions through the pages (D8): asking, answering, rewording, hiding."""

import html
import re

import pytest
from django.urls import reverse

from documenten.models import Document, Vraag
from documenten.services import answer_question
from tests.factories.corporaties import person, platform_admin

from .helpers import ask, page

pytestmark = pytest.mark.django_db


def test_asking_from_the_page_of_a_document(stuk, directeur, carla, login):
    web = login(carla)
    shown = page(web.get(stuk.get_absolute_url()))
    assert "Nog niemand stelde een vraag." in shown
    key = re.search(r'name="formulier" value="([^"]+)"', shown[shown.index('id="vragen"') :])[1]
    url = reverse("documenten:vragen", args=[stuk.pk])
    for _ in range(2):  # a double click
        response = web.post(url, {"tekst": "Wat kost het?", "soort": "vraag", "formulier": key}, follow=True)
    assert page(response).count("Wat kost het?") == 1
    assert Vraag.objects.get().tekst == "Wat kost het?"
    shown = page(web.get(stuk.get_absolute_url()))
    assert "Wat kost het?" in shown
    assert "Wijzig of trek in" in shown
    assert "Geef antwoord" in page(login(directeur).get(stuk.get_absolute_url()))


def test_an_empty_question_keeps_the_paragraph_and_says_what_is_wrong(stuk, carla, login):
    web, url = login(carla), reverse("documenten:vragen", args=[stuk.pk])
    shown = page(web.get(f"{url}?alinea=2"))
    assert "Wij bezoeken bij twee maanden." in shown
    response = web.post(url, {"tekst": " ", "soort": "vraag", "alinea": "2", "versie": "1"})
    assert response.status_code == 422
    assert "Schrijf eerst uw vraag of voorstel op." in page(response)
    assert 'name="alinea" value="2"' in page(response)
    web.post(url, {"tekst": "Waarom twee?", "soort": "vraag", "alinea": "2", "versie": "1"})
    vraag = Vraag.objects.get()
    assert (vraag.alinea, vraag.citaat) == (2, "Wij bezoeken bij twee maanden.")
    assert "Vragen bij deze alinea" in page(web.get(f"{url}?alinea=2"))
    for nonsense in ("?alinea=99", "?alinea=2&versie=7", "?alinea=2&versie=x"):
        assert web.get(url + nonsense).status_code == 404
    assert web.get(f"{url}?alinea=x").status_code == 200


def test_what_one_may_not_see_has_no_questions(stuk, carla, login):
    vraag = ask(stuk, carla)
    Document.objects.filter(pk=stuk.pk).update(bereik="corporatie")
    web = login(carla)
    assert web.get(reverse("documenten:vragen", args=[stuk.pk])).status_code == 404
    assert web.get(vraag.page_url).status_code == 404
    assert web.post(vraag.page_url, {"actie": "intrekken"}).status_code == 404


def test_a_limit_per_person_and_hour(stuk, carla, login):
    web, url = login(carla), reverse("documenten:vragen", args=[stuk.pk])
    answers = [web.post(url, {"tekst": f"Vraag {n}", "soort": "vraag"}).status_code for n in range(21)]
    assert answers == [302] * 20 + [429]
    assert Vraag.objects.count() == 20


def test_the_owner_answers_and_the_second_sees_the_first(stuk, directeur, carla, login):
    vraag, web, other = ask(stuk, carla), login(directeur), login(person(stuk.organisatie))
    answer = {"actie": "antwoord", "gezien": "0"}
    assert web.post(vraag.page_url, answer | {"tekst": ""}).status_code == 422
    assert web.post(vraag.page_url, answer | {"tekst": "Dat kost niets."}).status_code == 302
    response = other.post(vraag.page_url, answer | {"tekst": "Twee uur."})
    assert response.status_code == 409
    assert "Uw collega gaf net ook antwoord" in page(response)
    assert "Dat kost niets." in page(response)
    assert "Twee uur." in page(response)
    seen = re.search(r'name="gezien" value="(\d+)"', page(response))[1]
    assert other.post(vraag.page_url, answer | {"tekst": "Twee uur.", "gezien": seen}).status_code == 302
    assert vraag.antwoorden.count() == 2


def test_rewording_an_answer_shows_both_texts_to_the_second(stuk, directeur, carla, login):
    vraag = ask(stuk, carla)
    antwoord = answer_question(vraag, tekst="Ja.", gezien=0, by=directeur)
    data = {"actie": "wijzig-antwoord", "antwoord": antwoord.pk, "revisie": "1"}
    web = login(directeur)
    assert web.post(vraag.page_url, data | {f"a{antwoord.pk}-tekst": "Ja, graag."}).status_code == 302
    response = web.post(vraag.page_url, data | {f"a{antwoord.pk}-tekst": "Liever niet."})
    assert response.status_code == 409
    assert "Ja, graag." in page(response)
    assert "Liever niet." in page(response)
    assert web.post(vraag.page_url, data | {f"a{antwoord.pk}-tekst": ""}).status_code == 422
    assert web.post(vraag.page_url, data | {"antwoord": "999"}).status_code == 404


def test_the_asker_rewords_and_withdraws_on_the_page(stuk, carla, login):
    vraag, web = ask(stuk, carla), login(carla)
    assert "Wijzig uw vraag" in page(web.get(vraag.page_url))
    data = {"actie": "wijzig", "revisie": "1", "soort": "voorstel", "tekst": "Korter?"}
    assert web.post(vraag.page_url, data | {"tekst": ""}).status_code == 422
    assert web.post(vraag.page_url, data).status_code == 302
    response = web.post(vraag.page_url, data | {"tekst": "Nog korter?"})
    assert response.status_code == 409
    assert "Nog korter?" in page(response)
    assert web.post(vraag.page_url, {"actie": "intrekken"}).status_code == 302
    assert not Vraag.objects.getoond().exists()
    assert web.post(vraag.page_url, {"actie": "onzin"}).status_code == 404


def test_the_owner_marks_what_was_processed_and_the_admin_hides(stuk, directeur, carla, login):
    vraag, web = ask(stuk, carla), login(directeur)
    assert web.post(vraag.page_url, {"actie": "verwerkt", "verwerkt_in": "1"}).status_code == 302
    assert "Verwerkt in versie 1" in page(web.get(stuk.get_absolute_url()))
    assert web.post(vraag.page_url, {"actie": "verwerkt", "verwerkt_in": "9"}).status_code == 422
    assert web.post(vraag.page_url, {"actie": "verwerkt", "verwerkt_in": ""}).status_code == 302
    assert web.post(vraag.page_url, {"actie": "verberg", "reden": "x"}).status_code == 403
    admin = login(platform_admin())
    assert admin.post(vraag.page_url, {"actie": "verberg", "reden": ""}).status_code == 422
    assert admin.post(vraag.page_url, {"actie": "verberg", "reden": "Naam"}).status_code == 302
    assert web.get(vraag.page_url).status_code == 404
    assert "Deze vraag is verborgen" in page(admin.get(vraag.page_url))
    assert admin.post(vraag.page_url, {"actie": "toon"}).status_code == 302
    assert web.get(vraag.page_url).status_code == 200


def test_who_can_do_nothing_with_a_question_is_led_to_the_list(stuk, carla, login):
    vraag, reader = ask(stuk, carla), login(person())
    assert reader.get(vraag.page_url).url == vraag.get_absolute_url()
    assert reader.post(vraag.page_url, {"actie": "antwoord", "tekst": "Ik weet het."}).status_code == 403
    assert reader.post(vraag.page_url, {"actie": "wijzig", "tekst": "", "soort": "vraag"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_questions_costs_the_same_with_more(
    stuk, directeur, carla, login, count, django_assert_num_queries
):
    for number in range(count):
        answer_question(ask(stuk, carla, f"Vraag {number}"), tekst="Ja.", gezien=0, by=directeur)
    web, url = login(carla), reverse("documenten:vragen", args=[stuk.pk])
    with django_assert_num_queries(6):  # session, user, document, count, questions, answers
        response = web.get(url)
    assert len(response.context["draden"]) == count


def test_a_text_of_somebody_is_never_markup(stuk, carla, login):
    ask(stuk, carla, "<b>vet</b>", alinea=2)
    shown = login(carla).get(stuk.get_absolute_url()).content.decode()
    assert html.escape("<b>vet</b>") in shown
    assert "<b>vet</b>" not in shown
