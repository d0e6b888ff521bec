"""The digest: when it is due and what is in it (P2)."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from corporaties.models import Gebruiker, Organisatie
from documenten.herzien import remind
from documenten.models import Document
from documenten.services.volgen import follow_subject, save_search
from mkwportal.core.models import Melding
from mkwportal.core.notifications import notify
from mkwportal.core.search.index import index_object
from mkwportal.pages.weekbericht.perioden import due
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.factories.verkenningen import BezoekFactory, LesFactory, VerkenningFactory, VraagstukFactory

from .helpers import MONDAY, send, shared, to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


# When it is due


@pytest.mark.parametrize(
    ("utc", "expected"),
    [
        ("2026-11-23T05:59", None),  # winter: seven in Amsterdam is six in UTC
        ("2026-11-23T06:00", "2026-W48"),
        ("2026-07-06T04:59", None),  # summer: it is five in UTC
        ("2026-07-06T05:00", "2026-W28"),
        ("2026-03-30T05:00", "2026-W14"),  # the day after the clock went forward
        ("2026-03-30T04:59", None),
        ("2026-10-26T05:59", None),  # the day after the clock went back
        ("2026-10-26T06:00", "2026-W44"),
        ("2026-11-25T10:00", "2026-W48"),  # the worker stood still
        ("2026-11-27T10:00", None),  # too late: it waits for the next one
        ("2027-01-04T06:00", "2027-W01"),
    ],
)
def test_a_week_is_due_on_monday_at_seven_in_amsterdam(utc, expected):
    found = due("week", dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC))
    assert (found.naam if found else None) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-02", "2026-M11"), ("2026-11-09", None), ("2026-12-07", "2026-M12"), ("2027-02-01", "2027-M02")],
)
def test_a_month_is_due_on_its_first_monday(day, expected):
    found = due("maand", dt.datetime.fromisoformat(f"{day}T08:00").replace(tzinfo=dt.UTC))
    assert (found.naam if found else None) == expected


def test_never_is_never_due():
    assert due("nooit", MONDAY) is None


# What is in it


def test_a_new_question_reaches_who_follows_its_theme(director):
    thema = ThemaFactory()
    follow_subject(ThemaFactory(), by=director)
    boven = ThemaFactory()
    follow_subject(boven, by=director)
    thema.ouder = boven
    thema.save()
    with time_machine.travel(MONDAY - dt.timedelta(days=1)):
        VraagstukFactory(vraag="Wie deelt een opzichter?", themas=[thema])
        VraagstukFactory(vraag="Over iets anders?", themas=[ThemaFactory()])
        VraagstukFactory(vraag="Ingetrokken?", themas=[thema], verwijderd_op=timezone.now())
        VraagstukFactory(vraag="Van mijzelf?", themas=[thema], steller=director)
    message = to(director, send())
    assert "1 nieuwe vraag over wat u volgt" in message.body
    assert "“Wie deelt een opzichter?”" in message.body
    assert "Sluit aan of luister mee." in message.body
    assert "1 andere nieuwe vraag" in message.body
    assert "Ingetrokken?" not in message.body
    assert "Van mijzelf?" not in message.body


def test_what_is_followed_stands_first_and_the_rest_is_one_line(director):
    energy, es = ThemaFactory(naam="Energie"), OrganisatieFactory(naam="De Es")
    below = ThemaFactory(naam="Zon", ouder=energy)
    known = shared(40, titel="Lang bekend")
    for subject in (energy, es, known):
        follow_subject(subject, by=director)
    shared(titel="Zon op elk dak").themas.set([below])
    shared(titel="Jaarplan van De Es", organisatie=es)
    with time_machine.travel(MONDAY - dt.timedelta(days=1)):
        VersieFactory(document=known, toelichting="Bezwaar is korter.")
        LesFactory(verkenning=VerkenningFactory(bereik="leden"), tekst="Warmte vraagt geduld.", themas=[below])
    for title in ("Iets anders", "Nog iets", "Oud"):
        shared(titel=title)
    Document.objects.filter(titel="Oud").update(gedeeld_op=MONDAY - dt.timedelta(days=8))
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 3 nieuwe documenten en 1 nieuwe les"
    text = message.body
    for line in (
        "Zon op elk dak",
        "Jaarplan van De Es",
        "Lang bekend",
        "Bezwaar is korter.",
        "“Warmte vraagt geduld.”",
    ):
        assert line in text
    assert "2 andere nieuwe documenten" in text
    assert "Iets anders" not in text
    assert "Oud" not in text.replace("Oudere", "")
    assert "Dag mevrouw Brönsted" in text


def test_a_saved_search_finds_words_and_filters(director):
    save_search("?q=huurverhogingen&soort=beleid", "Huur", by=director)
    hit, other_kind = shared(titel="Beleid voor huurverhoging", soort="beleid"), shared(soort="brief", titel="Brief")
    miss = shared(titel="Tuinbeleid", soort="beleid")
    for document, text in ((hit, "De huurverhoging"), (other_kind, "De huurverhoging"), (miss, "De tuin")):
        index_object(
            "document", document.pk, titel=document.titel, meta="", namen=[], tekst=text, openbaar=True, datum=None
        )
    text = to(director, send()).body
    assert "Beleid voor huurverhoging" in text
    assert "2 andere nieuwe documenten" in text


def test_who_follows_nothing_gets_one_line_and_a_hint(director):
    shared(titel="Iets")
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 nieuw document"
    assert "U volgt nog niets" in message.body


def test_nothing_is_cut_silently(director):
    theme = ThemaFactory()
    follow_subject(theme, by=director)
    for number in range(26):
        shared(titel=f"Stuk {number}").themas.set([theme])
    message = to(director, send())
    assert message.body.count("- Stuk ") == 12
    assert "En nog 14 andere: http" in message.body


def test_unread_notices_are_told_once(director):
    for key in ("een", "twee"):
        notify([director], soort="proef", tekst=f"Bericht {key}", url="/corporaties/", sleutel=key)
    Melding.objects.filter(sleutel="twee").update(gelezen_op=timezone.now())
    text = to(director, send()).body
    assert "Bericht een" in text
    assert "Bericht twee" not in text
    assert Melding.objects.get(sleutel="een").gemaild_op
    assert [message.to for message in send(MONDAY + dt.timedelta(days=7))] == []


def test_what_was_mailed_at_once_is_not_told_again(director):
    notify([director], soort="vraag", tekst="Een vraag", url="/corporaties/", sleutel="vraag")
    Melding.objects.update(gemaild_op=timezone.now())
    assert send() == []


def test_a_version_of_which_a_notice_tells_is_not_told_twice(director):
    document = shared(40, titel="Incassobeleid")
    follow_subject(document, by=director)
    with time_machine.travel(MONDAY - dt.timedelta(days=1)):
        VersieFactory(document=document)
    notify(
        [director],
        soort="bronversie",
        tekst="Versie 2 van ‘Incassobeleid’, dat u overnam",
        url=f"/documenten/{document.pk}/overnemen/",
        sleutel="bronversie",
    )
    assert to(director, send()).body.count("Incassobeleid") == 1


def test_reviews_questions_and_visits_stand_in_it(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    day = MONDAY.date() + dt.timedelta(days=9)
    DocumentFactory(organisatie=mine, contact=director, titel="Huurbeleid", status="vastgesteld", herzien_voor=day)
    begin = MONDAY + dt.timedelta(days=3)
    BezoekFactory(
        verkenning=VerkenningFactory(bereik="leden"),
        titel="Langs de Maas",
        begint_op=begin,
        eindigt_op=begin + dt.timedelta(hours=3),
    )
    shared()
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 ding gevraagd, 1 nieuw document"
    assert "‘Huurbeleid’ is toe aan herziening" in message.body
    assert "Vóór 2 december 2026, over 9 dagen" in message.body
    assert "Langs de Maas" in message.body
    assert "Leiden, 7.00 tot 10.00 uur" in message.body


def test_both_parts_say_the_same(director):
    follow_subject(thema := ThemaFactory(), by=director)
    shared(titel="Huur & <b>inkomen</b>").themas.set([thema])
    message = to(director, send())
    [(html, kind)] = message.alternatives
    assert kind == "text/html"
    assert "Huur &amp; &lt;b&gt;inkomen&lt;/b&gt;" in html
    assert "Huur & <b>inkomen</b>" in message.body
    assert "prefers-color-scheme: dark" in html
    assert 'style="margin:0 0 12px;' in html
    for address in ("/documenten/", "/afmelden/", "/meldingen/voorkeuren/"):
        assert f"http://127.0.0.1:8000{address}" in html
        assert f"http://127.0.0.1:8000{address}" in message.body


def test_my_own_documents_are_no_news_to_me(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    shared(organisatie=mine, contact=director)
    assert [message.to for message in send()] == []


def test_a_month_looks_back_a_month(director):
    Gebruiker.objects.filter(pk=director.pk).update(overzicht="maand")
    shared(10, titel="Van een poos terug")
    assert send() == []
    december = dt.datetime(2026, 12, 7, 6, 0, tzinfo=dt.UTC)
    with time_machine.travel(december):
        message = to(director, send(december))
    assert message.subject.startswith("Uw maand bij MKW: ")


def test_what_is_asked_is_not_told_again_as_a_notice(director):
    mine = Organisatie.objects.get(pk=director.organisatie_ids[0])
    day = MONDAY.date() + dt.timedelta(days=9)
    DocumentFactory(organisatie=mine, contact=director, titel="Huurbeleid", status="vastgesteld", herzien_voor=day)
    remind(MONDAY.date())
    assert Melding.objects.get().soort == "herzien"
    message = to(director, send())
    assert message.subject == "Uw week bij MKW: 1 ding gevraagd"
    assert message.body.count("‘Huurbeleid’") == 1
    assert Melding.objects.get().gemaild_op
    assert send(MONDAY + dt.timedelta(days=7)) == []  # not every week again
