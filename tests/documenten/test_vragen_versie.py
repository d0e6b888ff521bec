"""A new version that takes in questions (D8), or follows the version of its source (D7)."""

import pytest
from django.urls import reverse

from documenten.aanleiding import thanks
from documenten.models import Document, Overname, OvernameAntwoord, Versie, Vraag
from documenten.services import (
    ask_question,
    check_upload,
    create_own_version,
    create_versie,
    stage_file,
    storing_checked,
)
from mkwportal.core.models import Melding
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import TEKST

from .helpers import page, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(document):
    Document.objects.filter(pk=document.pk).update(bereik="leden", titel="Incassobeleid")
    return Document.objects.get(pk=document.pk)


def ask(document, by, tekst="Schrijf het korter."):
    return ask_question(document, soort="voorstel", tekst=tekst, by=by)


def versions(document):
    return reverse("documenten:versies", args=[document.pk])


def test_the_note_is_proposed_with_thanks_by_name(web, shared, carla):
    vraag = ask(shared, carla)
    shown = page(web.get(f"{versions(shared)}?vraag={vraag.pk}"))
    assert "Met dank aan Carla Kessels (Nederweert).</textarea>" in shown
    assert f'value="{vraag.pk}" id="vraag-{vraag.pk}" checked' in shown
    assert "Met dank aan Carla" not in page(web.get(versions(shared))).split("</textarea>")[0]


def test_a_ticked_suggestion_is_taken_in_and_thanked(web, shared, carla, directeur):
    vraag, other = ask(shared, carla), ask(shared, carla, "Nog iets.")
    data = {"bestand": upload(), "toelichting": "Korter.", "vraag": vraag.pk, "bedank": "on"}
    assert web.post(versions(shared), data).status_code == 302
    versie = Versie.objects.get(document=shared, nummer=2)
    assert versie.toelichting == "Korter. Met dank aan Carla Kessels (Nederweert)."
    vraag.refresh_from_db()
    other.refresh_from_db()
    assert (vraag.verwerkt_in, other.verwerkt_in) == (versie, None)
    assert Melding.objects.filter(ontvanger=carla, soort="verwerkt").count() == 1


def test_without_the_tick_nobody_is_thanked_by_name(web, shared, carla):
    data = {"bestand": upload(), "toelichting": "Korter.", "vraag": ask(shared, carla).pk}
    web.post(versions(shared), data)
    assert Versie.objects.get(document=shared, nummer=2).toelichting == "Korter."


def test_thanks_that_make_the_note_too_long_are_refused_with_everything_kept(web, shared, carla):
    vraag = ask(shared, carla)
    data = {"bestand": upload(), "toelichting": "x" * 490, "vraag": vraag.pk, "bedank": "on"}
    response = web.post(versions(shared), data)
    assert response.status_code == 422
    assert "Met de dank erbij is deze tekst te lang" in page(response)
    assert f'id="vraag-{vraag.pk}" checked' in page(response)
    assert not Versie.objects.filter(nummer=2).exists()


def test_questions_of_other_documents_cannot_be_ticked(web, shared, carla):
    elsewhere = ask_question(
        create_own_version(shared, organisatie_id=carla.organisatie_ids[0], by=carla),
        soort="vraag",
        tekst="?",
        by=carla,
    )
    web.post(versions(shared), {"bestand": upload(), "toelichting": "Korter.", "vraag": elsewhere.pk})
    elsewhere.refresh_from_db()
    assert elsewhere.verwerkt_in is None


def test_several_are_thanked_and_never_oneself(shared, carla, directeur):
    tom = person(OrganisatieFactory(naam="Ons Doel"), voornaam="Tom", achternaam="Verbeek")
    asked = [ask(shared, who) for who in (carla, tom, carla, directeur)]
    assert thanks(asked, directeur) == "Met dank aan Carla Kessels (Nederweert) en Tom Verbeek (Ons Doel)."
    assert thanks(asked[3:], directeur) == ""


def test_an_own_document_follows_its_source_with_the_note_filled_in(shared, directeur, carla, login):
    own = create_own_version(shared, organisatie_id=carla.organisatie_ids[0], by=carla)
    with storing_checked(check_upload(stage_file("bron.txt", TEKST + b"nieuw"))) as [bestand]:
        create_versie(shared, bestand, toelichting="Drempel lager.", by=directeur)
    web, overname = login(carla), Overname.objects.get()
    answered = web.post(
        reverse("documenten:overname-antwoord", args=[overname.pk]), {"nummer": "2", "antwoord": "aanpassen"}
    )
    assert answered.url == f"{versions(own)}?overname={overname.pk}"
    shown = page(web.get(answered.url))
    assert "Bijgewerkt naar versie 2 van ‘Incassobeleid’: Drempel lager.</textarea>" in shown
    assert web.get(f"{versions(own)}?overname=x").status_code == 200
    web.post(versions(own), {"bestand": upload(), "toelichting": "Bijgewerkt.", "overname": overname.pk})
    overname.refresh_from_db()
    assert (overname.nummer, own.versies.count()) == (2, 2)
    assert OvernameAntwoord.objects.get().antwoord == "aanpassen"


def test_who_may_not_change_the_document_sees_no_list_of_suggestions(shared, carla, login):
    ask(shared, carla)
    assert "Wat hebt u verwerkt?" not in page(login(carla).get(versions(shared)))
    assert Vraag.objects.count() == 1
