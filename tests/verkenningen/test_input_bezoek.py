"""Bad input at a visit, its programme and who was there; two planners at once and a double click (V4, V5)."""

import datetime as dt

import pytest

from mkwportal.core import once
from mkwportal.core.templatetags.formats import date_text
from tests.factories.corporaties import person
from tests.factories.verkenningen import BezoekFactory, HalteFactory, VerkenningFactory, participant
from verkenningen.models import Aanwezigheid, Bezoek, Halte

from .helpers import HTMX, STRAKS, refused, url

pytestmark = pytest.mark.django_db
BEZOEK = {"titel": "Op de fiets", "datum": STRAKS.isoformat(), "begin": "10:00", "eind": "16:00", "plaats": "Leiden"}


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"titel": ""}, "Geef het bezoek een titel."),
        ({"datum": "2026-02-31"}, "Deze dag bestaat niet."),
        ({"datum": "31-02-2026"}, "Deze dag bestaat niet."),
        ({"datum": "0000-01-01"}, "Deze dag bestaat niet."),
        ({"datum": "0001-01-01"}, "Kies een dag tussen 1990 en 2099."),
        ({"datum": "9999-12-31"}, "Kies een dag tussen 1990 en 2099."),
        ({"datum": ""}, "Kies een dag."),
        ({"begin": "25:00"}, "Deze tijd bestaat niet."),
        ({"eind": "09:00"}, "Het einde ligt vóór het begin."),
        ({"eind": "10:00"}, "Het einde ligt vóór het begin."),
        ({"eind": "01:30"}, "Eindigt het bezoek op een andere dag? Vul die dag in."),
        ({"einddatum": "2026-01-01"}, "Het einde ligt vóór het begin."),
        ({"einddatum": "2099-12-31"}, "Een bezoek duurt hoogstens 31 dagen."),
        ({"datum": "2026-03-29", "begin": "02:30"}, "2.30 uur bestaat niet op 29 maart 2026"),
        (
            {"datum": "2026-03-28", "einddatum": "2026-03-29", "eind": "02:00"},
            "van 2.00 naar 3.00 uur. Kies een andere",
        ),
        ({"plaats": "p\x00"}, "Null"),
        ({"titel": "x" * 151}, "150"),
        ({"vooraf": "x"}, "Een van de documenten bestaat niet."),
        ({"vooraf": "999999999"}, "Een van de documenten bestaat niet meer."),
    ],
)
def test_a_visit_badly_planned(fout, zin, login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    html = refused(client.post(url("bezoek-nieuw", verkenning.pk), BEZOEK | {"gastvraag": "Bewaar mij"} | fout), zin)
    assert "Bewaar mij" in html
    assert not Bezoek.objects.exists()


def test_a_visit_in_the_hour_that_comes_twice_and_with_a_typed_host(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    data = BEZOEK | {"datum": "2026-10-25", "begin": "02:30", "eind": "02.45", "ontvanger": "De drie gemeenten"}
    page = client.post(url("bezoek-nieuw", verkenning.pk), data, follow=True).content.decode()
    assert "2.30 uur komt op 25 oktober 2026 twee keer voor" in page
    assert "Wij namen de eerste keer (zomertijd)." in page
    bezoek = Bezoek.objects.get()
    assert bezoek.begint_op == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert (bezoek.gastheer, bezoek.gastheer_naam) == (None, "De drie gemeenten")
    assert "2.30 (zomertijd) tot 2.45 (zomertijd) uur" in client.get(bezoek.get_absolute_url()).content.decode()


def test_a_visit_over_midnight_keeps_its_last_day_and_its_stops_are_checked(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    morgen = STRAKS + dt.timedelta(days=1)
    data = BEZOEK | {"begin": "20:00", "eind": "01:30", "einddatum": morgen.isoformat()}
    assert client.post(url("bezoek-nieuw", verkenning.pk), data).status_code == 302
    bezoek = Bezoek.objects.get()
    assert bezoek.eindigt_op - bezoek.begint_op == dt.timedelta(hours=5, minutes=30)
    edit = client.get(url("bezoek-bewerken", bezoek.pk)).content.decode()
    assert f'name="einddatum" value="{morgen.isoformat()}"' in edit
    assert f"20.00 uur tot {date_text(morgen)}, 1.30 uur" in client.get(bezoek.get_absolute_url()).content.decode()
    # stops without a person are fine; what lies outside the visit or in a strange order is a hint, and is saved
    tijden = dict(zip("abcd", ("20:15", "00:45", "23:00", "02:00"), strict=True))
    data = rows(*tijden, **{f"form-{i}-tijd": tijd for i, tijd in enumerate(tijden.values())})
    page = client.post(url("haltes", bezoek.pk), data, follow=True).content.decode()
    assert "‘c’ om 23.00 uur begint eerder dan ‘b’ ervoor." in page
    assert "‘d’ om 2.00 uur valt buiten het bezoek (20.00 uur tot" in page
    assert page.count("utrecht-alert--warning") == 2
    assert [halte.titel for halte in bezoek.haltes.all()] == list("abcd")


def test_a_double_click_plans_one_visit(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    data = BEZOEK | {once.FIELD: once.new_key()}
    answers = {client.post(url("bezoek-nieuw", verkenning.pk), data).url for _ in range(2)}
    assert answers == {url("haltes", Bezoek.objects.get().pk)}


def test_two_planners_change_a_visit(login):
    bezoek = BezoekFactory(titel="Oud")
    client = login(bezoek.verkenning.leider)
    page, data = url("bezoek-bewerken", bezoek.pk), BEZOEK | {"revisie": 1}
    assert client.post(page, data | {"titel": "Van de ander"}).status_code == 302
    html = refused(
        client.post(page, data | {"titel": "Van mij"}), "Iemand anders bewaarde dit eerder", "Van de ander", status=409
    )
    assert 'value="Van mij"' in html
    assert client.post(page, data | {"titel": "Van mij", "revisie": 2, "afgelast": "on"}).status_code == 302
    bezoek.refresh_from_db()
    assert (bezoek.titel, bezoek.status) == ("Van mij", "afgelast")
    client.post(page, data | {"revisie": 3})
    bezoek.refresh_from_db()
    assert bezoek.status == "gepland"


def rows(*titels, **extra):
    data = {"form-TOTAL_FORMS": len(titels), "form-INITIAL_FORMS": 0, "revisie": 1}
    for i, titel in enumerate(titels):
        data[f"form-{i}-titel"] = titel
    return data | extra


def test_a_stop_without_a_title(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    data = rows("Stadhuis", "", **{"form-1-rol": "wethouder", "form-0-tijd": "10:00"})
    html = refused(client.post(url("haltes", bezoek.pk), data), "Geef deze halte een titel, of haal de rij weg.")
    assert 'value="Stadhuis"' in html
    assert 'value="wethouder"' in html
    refused(client.post(url("haltes", bezoek.pk), rows("a", **{"form-0-tijd": "99:99"})), "Deze tijd bestaat niet.")
    refused(client.post(url("haltes", bezoek.pk), rows("a", **{"form-0-id": "x"})))
    refused(client.post(url("haltes", bezoek.pk), rows("a", **{"form-0-id": HalteFactory().pk})), "weggehaald")
    refused(client.post(url("haltes", bezoek.pk), rows(*["a"] * 41)))
    refused(
        client.post(
            url("haltes", bezoek.pk), {"form-TOTAL_FORMS": "10000000000", "form-INITIAL_FORMS": "x", "revisie": 1}
        )
    )
    assert not bezoek.haltes.exists()


def test_rows_are_added_moved_and_removed_without_a_script_and_nothing_is_saved(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)

    def titles(actie, *titels):
        response = client.post(url("haltes", bezoek.pk), rows(*titels, actie=actie))
        assert response.status_code == 200
        return [form["titel"].value() or "" for form in response.context["formset"]]

    assert titles("erbij", "a", "b") == ["a", "b", ""]
    assert titles("omhoog-1", "a", "b") == ["b", "a"]
    assert titles("omlaag-0", "a", "b", "c") == ["b", "a", "c"]
    assert titles("omhoog-0", "a", "b") == ["a", "b"]
    assert titles("weg-0", "a", "b") == ["b"]
    assert titles("weg-0", "a") == [""]
    assert titles("omhoog-9", "a") == titles("onzin", "a") == ["a"]
    assert len(titles("erbij", *["x"] * 40)) == 40
    assert not bezoek.haltes.exists()


def test_two_planners_change_the_programme(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    assert client.post(url("haltes", bezoek.pk), rows("Van de ander")).status_code == 302
    html = refused(client.post(url("haltes", bezoek.pk), rows("Van mij")), "eerder dan u", "Van de ander", status=409)
    assert 'value="Van mij"' in html
    assert 'name="revisie" value="2"' in html
    assert Halte.objects.get().titel == "Van de ander"


def test_a_stop_with_notes_cannot_be_left_out(login):
    halte = HalteFactory(gezien="veel")
    client = login(halte.bezoek.verkenning.leider)
    html = refused(client.post(url("haltes", halte.bezoek_id), rows("Iets anders")), "aantekeningen of lessen")
    assert 'value="Iets anders"' in html


def test_attendance_keeps_what_others_saved(login):
    bezoek = BezoekFactory()
    een, twee = participant(bezoek.verkenning), participant(bezoek.verkenning)
    page, client = url("aanwezigen", bezoek.pk), login(bezoek.verkenning.leider)
    client.post(page, {f"mens-{een.pk}": "ja"})
    # a page from before that: it knows nothing of the first answer and sends none
    client.post(page, {f"mens-{twee.pk}": "nee"})
    # and when it does answer for the first, it is told of the other's answer, and chooses
    for headers in ({}, HTMX):
        html = refused(client.post(page, {f"mens-{een.pk}": "nee"}, headers=headers), "koos intussen Ja", status=409)
        assert f'name="was-mens-{een.pk}" value="ja"' in html
    html = client.post(page, {f"mens-{twee.pk}": "ja", f"was-mens-{twee.pk}": "nee"}, headers=HTMX).content.decode()
    assert html.count("<form") == 1
    assert "2 mensen van 2 corporaties" in html
    client.post(page, {f"mens-{twee.pk}": "nee", f"was-mens-{twee.pk}": "ja"})
    # a page that showed "ja" and sends it again, while somebody else made it "nee"
    Aanwezigheid.objects.filter(gebruiker=een).update(was_er=False)
    client.post(page, {f"mens-{een.pk}": "ja", f"was-mens-{een.pk}": "ja"})
    assert dict(Aanwezigheid.objects.values_list("gebruiker", "was_er")) == {een.pk: False, twee.pk: False}


def test_a_walk_in_needs_a_name_and_the_answers_stay(login):
    bezoek = BezoekFactory()
    mee = participant(bezoek.verkenning)
    client = login(bezoek.verkenning.leider)
    html = refused(client.post(url("aanwezigen", bezoek.pk), {"naam": "", "van": "De Linde"}), "Vul de naam in.")
    assert 'value="De Linde"' in html
    refused(client.post(url("aanwezigen", bezoek.pk), {f"mens-{person().pk}": "ja"}), "doet niet meer mee")
    key = once.new_key()
    for _ in range(2):
        client.post(url("aanwezigen", bezoek.pk), {"naam": "Joke", "mens-x": "ja", "rij-9": "ja", once.FIELD: key})
    assert Aanwezigheid.objects.get().naam == "Joke"
    # the next of the same organisation: a name is enough; the same name twice is asked about
    response = client.post(url("aanwezigen", bezoek.pk), {"naam": "Ali", "van": "Huurders & co"})
    assert response.url.endswith("?van=Huurders+%26+co#erbij")
    assert 'value="Huurders &amp; co"' in client.get(response.url).content.decode()
    for naam, zin in (("jOKE", "is al toegevoegd"), (mee.naam, "Tik daar op Ja")):
        refused(client.post(url("aanwezigen", bezoek.pk), {"naam": naam}), zin, "Dit is iemand anders")
        assert client.post(url("aanwezigen", bezoek.pk), {"naam": naam, "toch": "ja"}).status_code == 302
    assert Aanwezigheid.objects.count() == 4
