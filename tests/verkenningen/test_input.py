"""Bad input: a Dutch sentence, 4xx, nothing saved, and what was typed still there. Two savers and a double click."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from corporaties.models import Deelname, Rol, Uitnodiging
from mkwportal.core import once
from mkwportal.core.files import storage
from tests.factories.corporaties import GebruikerFactory, OrganisatieFactory, ThemaFactory, person
from tests.factories.verkenningen import (
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from verkenningen.models import Aanwezigheid, Bezoek, Foto, Halte, Les, LesReactie, Verkenning, VerslagDeel

pytestmark = pytest.mark.django_db
STRAKS = timezone.localdate() + dt.timedelta(days=20)
BEZOEK = {"titel": "Op de fiets", "datum": STRAKS.isoformat(), "begin": "10:00", "eind": "16:00", "plaats": "Leiden"}


def url(name, *args):
    return reverse(f"verkenningen:{name}", args=args)


def refused(response, *sentences, status=422):
    """Assert that the answer is a refusal with these sentences, and return its HTML."""
    html = response.content.decode()
    assert response.status_code == status, html[:2000]
    for sentence in sentences:
        assert sentence in html, sentence
    return html


# Explorations ---------------------------------------------------------------------------------------------------------


def test_an_exploration_without_a_question(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    html = refused(
        client.post(url("nieuw"), {"naam": "Mijn naam", "bereik": "kring"}), "Schrijf de vraag op die u wilt verkennen."
    )
    assert "Mijn naam" in html
    assert "<title>Fout: " in html
    refused(client.post(url("nieuw"), {"vraag": "x" * 301, "bereik": "kring"}), "300")
    refused(client.post(url("nieuw"), {"vraag": "nul\x00teken", "bereik": "kring"}), "Null")
    refused(client.post(url("nieuw"), {"vraag": "Wat nu?", "bereik": "corporatie"}), "corporatie")
    assert not Verkenning.objects.exists()


def test_a_double_click_begins_one_exploration(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    data = {"vraag": "Wat nu?", "bereik": "kring", once.FIELD: once.new_key()}
    answers = {client.post(url("nieuw"), data).url for _ in range(2)}
    assert answers == {Verkenning.objects.get().get_absolute_url()}


def test_a_question_on_several_lines_becomes_one(login):
    client = login(person(rol=Rol.PROJECTLEIDER))
    client.post(url("nieuw"), {"vraag": "Wat\r\n  nu? ", "bereik": "leden"})
    assert Verkenning.objects.get().vraag == "Wat nu?"


def test_two_leaders_change_an_exploration(login):
    verkenning = VerkenningFactory(naam="Oud")
    client = login(verkenning.leider)
    data = {
        "revisie": 1,
        "naam": "Van mij",
        "vraag": verkenning.vraag,
        "status": "loopt",
        "bereik": "kring",
        "leider": verkenning.leider_id,
    }
    assert client.post(url("bewerken", verkenning.pk), data | {"naam": "Van de ander"}).status_code == 302
    html = refused(
        client.post(url("bewerken", verkenning.pk), data),
        "Iemand anders bewaarde dit eerder",
        "Van de ander",
        status=409,
    )
    assert 'value="Van mij"' in html
    assert 'name="revisie" value="2"' in html
    client.post(url("bewerken", verkenning.pk), data | {"revisie": 2})
    verkenning.refresh_from_db()
    assert verkenning.naam == "Van mij"


def test_changing_an_exploration_badly(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    data = {"revisie": 1, "naam": "", "vraag": "", "status": "zomaar", "bereik": "kring", "leider": person().pk}
    refused(
        client.post(url("bewerken", verkenning.pk), data), "Schrijf de vraag op", "korte naam", "Kies als projectleider"
    )
    for revisie in ("", "x", "-1", "9" * 30):
        data = {"naam": "a", "vraag": "b", "status": "loopt", "bereik": "kring", "leider": verkenning.leider_id}
        refused(client.post(url("bewerken", verkenning.pk), data | {"revisie": revisie}), status=409)


def test_participants_are_added_and_taken_away(login):
    verkenning, linde = VerkenningFactory(), OrganisatieFactory(naam="De Linde")
    client = login(verkenning.leider)
    page = url("deelnemers", verkenning.pk)
    assert client.post(page, {"actie": "organisatie", "organisatie": "de linde", "wijze": "tribune"}).status_code == 302
    deelname = verkenning.deelnames().get(organisatie=linde)
    assert deelname.wijze == "tribune"
    html = refused(
        client.post(page, {"actie": "organisatie", "organisatie": "Bestaat niet", "wijze": "meedoen"}),
        "kennen wij niet",
    )
    assert 'value="Bestaat niet"' in html
    refused(client.post(page, {"actie": "organisatie", "organisatie": "", "wijze": "meedoen"}), "Kies een corporatie")
    assert client.post(page, {"actie": "weg", "deelname": deelname.pk}).status_code == 302
    for wat in (deelname.pk, "x", Deelname.objects.get().pk):
        refused(client.post(page, {"actie": "weg", "deelname": wat}))
    refused(client.post(page, {"actie": "iets"}))


def test_two_corporations_of_one_name_are_told_apart(login):
    verkenning = VerkenningFactory()
    OrganisatieFactory(naam="Woonzorg", plaats="Horst")
    doel = OrganisatieFactory(naam="Woonzorg", plaats="Leiden")
    client = login(verkenning.leider)
    page = url("deelnemers", verkenning.pk)
    refused(
        client.post(page, {"actie": "organisatie", "organisatie": "Woonzorg", "wijze": "meedoen"}), "kennen wij niet"
    )
    client.post(page, {"actie": "organisatie", "organisatie": "Woonzorg (Leiden)", "wijze": "meedoen"})
    assert verkenning.deelnames().filter(organisatie=doel).exists()


def test_a_guest_is_let_in_or_invited(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    page, bekend = url("deelnemers", verkenning.pk), GebruikerFactory()
    client.post(page, {"actie": "gast", "email": bekend.email.upper(), "tot": STRAKS.isoformat()})
    assert verkenning.deelnames().get(gebruiker=bekend).tot == STRAKS
    data = {"actie": "gast", "email": "nieuw@uni.example", "tot": STRAKS.isoformat(), "voornaam": "Nina"}
    assert client.post(page, data).status_code == 302
    invitation = Uitnodiging.objects.get()
    assert (invitation.email, invitation.kring, invitation.gast_tot) == ("nieuw@uni.example", verkenning.kring, STRAKS)
    html = refused(client.post(page, data), "staat al een uitnodiging open")
    assert "nieuw@uni.example" in html
    refused(
        client.post(page, {"actie": "gast", "email": "geen adres", "tot": "2026-02-31"}),
        "geen e-mailadres",
        "bestaat niet",
    )
    refused(client.post(page, {"actie": "gast", "email": bekend.email, "tot": "2020-01-01"}), "al geweest")


def test_a_leader_who_is_no_projectleider_is_told_who_invites(login):
    verkenning = VerkenningFactory()
    verkenning.leider = participant(verkenning)
    verkenning.save()
    client = login(verkenning.leider)
    data = {"actie": "gast", "email": "nieuw@uni.example", "tot": STRAKS.isoformat()}
    refused(client.post(url("deelnemers", verkenning.pk), data), "Vraag de beheerder van MKW")
    assert not Uitnodiging.objects.exists()


# Visits ---------------------------------------------------------------------------------------------------------------


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
        ({"datum": "2027-03-28", "begin": "02:30"}, "gaat de klok een uur vooruit"),
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
    data = BEZOEK | {"datum": "2027-10-31", "begin": "02:30", "eind": "02.45", "ontvanger": "De drie gemeenten"}
    assert client.post(url("bezoek-nieuw", verkenning.pk), data).status_code == 302
    bezoek = Bezoek.objects.get()
    assert bezoek.begint_op == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)
    assert (bezoek.gastheer, bezoek.gastheer_naam) == (None, "De drie gemeenten")


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
    # a page that showed "ja" and sends it again, while somebody else made it "nee"
    Aanwezigheid.objects.filter(gebruiker=een).update(was_er=False)
    client.post(page, {f"mens-{een.pk}": "ja", f"was-mens-{een.pk}": "ja"})
    assert dict(Aanwezigheid.objects.values_list("gebruiker", "was_er")) == {een.pk: False, twee.pk: False}


def test_a_walk_in_needs_a_name_and_the_answers_stay(login):
    bezoek = BezoekFactory()
    mee = participant(bezoek.verkenning)
    client = login(bezoek.verkenning.leider)
    html = refused(
        client.post(url("aanwezigen", bezoek.pk), {f"mens-{mee.pk}": "nee", "naam": "", "van": "De Linde"}),
        "Vul de naam in.",
    )
    assert 'value="De Linde"' in html
    assert f'name="mens-{mee.pk}" value="nee" checked' in html
    refused(client.post(url("aanwezigen", bezoek.pk), {f"mens-{person().pk}": "ja"}), "doet niet meer mee")
    key = once.new_key()
    for _ in range(2):
        client.post(url("aanwezigen", bezoek.pk), {"naam": "Joke", "mens-x": "ja", "rij-9": "ja", once.FIELD: key})
    assert Aanwezigheid.objects.get().naam == "Joke"


# Report ---------------------------------------------------------------------------------------------------------------


def test_two_authors_write_at_one_stop_and_the_second_chooses(login):
    halte = HalteFactory()
    client = login(participant(halte.bezoek.verkenning))
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    assert client.post(page, {"revisie": 1, "gezien": "Van de een"}).status_code == 302
    mine = {"revisie": 1, "gezien": "Van de ander", "meenemen": "Mee"}
    html = refused(client.post(page, mine), "Iemand anders bewaarde dit eerder", "Van de een", status=409)
    assert "Van de ander</textarea>" in html
    assert 'data-draft-version="2"' in html
    response = client.post(page, mine | {"revisie": 2, "actie": "samen"})
    assert "Van de een\n\nVan de ander</textarea>" in response.content.decode()
    halte.refresh_from_db()
    assert halte.gezien == "Van de een"
    client.post(page, mine | {"revisie": 2})
    halte.refresh_from_db()
    assert (halte.gezien, halte.meenemen) == ("Van de ander", "Mee")


def test_a_double_click_on_a_stop_is_no_conflict(login):
    halte = HalteFactory()
    volgende = HalteFactory(bezoek=halte.bezoek)
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    data = {"revisie": 1, "gezien": "Veel", "actie": "volgende", once.FIELD: once.new_key()}
    answers = [client.post(page, data) for _ in range(2)]
    assert {answer.url for answer in answers} == {url("verslag-halte", halte.bezoek_id, volgende.pk)}
    halte.refresh_from_db()
    assert halte.revisie == 2
    html = client.get(answers[0].url).content.decode()
    assert f'data-draft-saved="halte-{halte.pk}-gebruiker-{halte.bezoek.verkenning.leider_id}"' in html


def test_a_line_that_is_too_long_stays_in_the_form(login):
    halte = HalteFactory()
    client = login(halte.bezoek.verkenning.leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    html = refused(client.post(page, {"revisie": 1, "gezien": "z" * 2001, "gehoord": "Blijf"}), "2000")
    assert "Blijf</textarea>" in html
    assert (
        client.post(page, {"revisie": 1, "gezien": "a\r\n" * 1000}).status_code == 302
    )  # counted as the person counts


def test_what_was_written_survives_an_expired_login(login):
    halte = HalteFactory()
    leider = halte.bezoek.verkenning.leider
    client = login(leider)
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    data = {"revisie": "1", "gezien": "Regel één\nRegel twee", "actie": "verslag", once.FIELD: once.new_key()}
    session = client.session
    for name in list(session.keys()):
        del session[name]
    session.save()
    response = client.post(page, data)
    assert response.url.startswith("/account/inloggen/?next=")
    saved = dict(client.session["bewaarde_post"]["velden"])
    client.force_login(leider, backend="corporaties.auth.PortalBackend")
    html = client.get("/verder/").content.decode()
    assert "Regel één" in html
    client.post(page, saved)
    halte.refresh_from_db()
    assert halte.gezien == "Regel één\nRegel twee"


def test_two_authors_of_a_part(login):
    bezoek = BezoekFactory()
    client = login(participant(bezoek.verkenning))
    page = url("verslag-deel", bezoek.pk, "vervolg")
    assert client.post(page, {"revisie": 0, "tekst": "Van de een"}).status_code == 302
    html = refused(client.post(page, {"revisie": 0, "tekst": "Van de ander"}), "Van de een", status=409)
    assert "Van de ander</textarea>" in html
    response = client.post(page, {"revisie": 1, "tekst": "Van de ander", "actie": "samen"})
    assert "Van de een\n\nVan de ander</textarea>" in response.content.decode()
    assert client.get(url("verslag-deel", bezoek.pk, "onzin")).status_code == 404
    assert client.post(page, {"revisie": 1, "tekst": "x" * 20_001}).status_code == 422


def test_a_published_part_is_not_emptied_and_an_empty_one_not_published(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=timezone.now())
    refused(client.post(url("verslag-deel", bezoek.pk, "gezien"), {"revisie": 1, "tekst": ""}), "Trek het eerst terug")
    VerslagDeelFactory(bezoek=bezoek, deel="vraag", tekst="")
    client.post(url("verslag-publiceren", bezoek.pk, "vraag"))
    assert VerslagDeel.objects.filter(gepubliceerd_op__isnull=False).count() == 1
    assert client.post(url("verslag-publiceren", bezoek.pk, "onzin")).status_code == 404


# Photos ---------------------------------------------------------------------------------------------------------------


def picture(name="foto.jpg", kind="JPEG"):
    stream = io.BytesIO()
    Image.new("RGB", (800, 600), "green").save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue())


def test_several_photos_each_with_its_own_result(login):
    bezoek = BezoekFactory()
    halte, client = HalteFactory(bezoek=bezoek), login(bezoek.verkenning.leider)
    files = [
        picture(),
        picture("scherm.png", "PNG"),
        SimpleUploadedFile("brief.txt", b"geen foto"),
        SimpleUploadedFile("iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64),
        SimpleUploadedFile("leeg.jpg", b""),
    ]
    response = client.post(url("fotos", bezoek.pk), {"fotos": files, "halte": halte.pk})
    html = refused(response, "2 foto’s staan er wel bij", "brief.txt", "geen foto", "iphone.heic", "HEIC", "leeg.jpg")
    assert html.count("?klein=1") == 2
    assert {foto.halte for foto in Foto.objects.all()} == {halte}
    assert len(list(storage.stored_keys())) == 4


def test_a_photo_that_is_too_large_says_so(login, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    refused(client.post(url("fotos", bezoek.pk), {"fotos": [picture()]}), "foto.jpg", "1000 bytes")
    assert not Foto.objects.exists()


def test_no_photo_or_a_stop_elsewhere(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    refused(client.post(url("fotos", bezoek.pk), {}), "Kies eerst een of meer foto’s.")
    refused(
        client.post(url("fotos", bezoek.pk), {"fotos": [picture()], "halte": HalteFactory().pk}),
        "Deze halte bestaat niet.",
    )
    assert not Foto.objects.exists()


def test_a_double_click_places_a_photo_once(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    key = once.new_key()
    for _ in range(2):
        assert client.post(url("fotos", bezoek.pk), {"fotos": [picture()], once.FIELD: key}).status_code == 302
    assert Foto.objects.count() == 1
    assert len(list(storage.stored_keys())) == 2


def test_a_photo_is_shown_to_who_sees_the_visit_and_kept_by_one_browser(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    client.post(url("fotos", bezoek.pk), {"fotos": [picture()]})
    page = url("foto", Foto.objects.get().pk)
    sizes = set()
    for query in ("", "?klein=1"):
        response = client.get(page + query)
        content = b"".join(response.streaming_content)
        sizes.add(len(content))
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "private, max-age=3600"
        assert content.startswith(b"\xff\xd8")
    assert len(sizes) == 2
    assert client.get(page, headers={"If-None-Match": response["ETag"]}).status_code in (200, 304)
    assert login(person()).get(page).status_code == 404


def test_a_caption_and_taking_a_photo_away(login):
    foto = FotoFactory()
    client = login(foto.door)
    page = url("fotos", foto.bezoek_id)
    data = {"actie": "bijschrift", "foto": foto.pk, f"foto-{foto.pk}-bijschrift": "Het hof"}
    assert client.post(page, data).status_code == 302
    foto.refresh_from_db()
    assert foto.bijschrift == "Het hof"
    html = refused(client.post(page, data | {f"foto-{foto.pk}-bijschrift": "x" * 201}), "200")
    assert "x" * 201 in html
    for pk in ("x", FotoFactory().pk):
        assert client.post(page, data | {"foto": pk}).status_code == 404
    assert "Het hof" in client.get(url("foto-verwijderen", foto.pk)).content.decode()
    assert client.post(url("foto-verwijderen", foto.pk)).status_code == 302
    assert not Foto.objects.filter(pk=foto.pk).exists()


# Lessons --------------------------------------------------------------------------------------------------------------


def test_a_lesson_badly_written(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    page = f"{url('les-nieuw')}?bezoek={bezoek.pk}"
    html = refused(client.post(page, {"tekst": "Blijf staan", "soort": "les"}), "Kies ten minste één thema.")
    assert "Blijf staan</textarea>" in html
    thema = ThemaFactory()
    refused(client.post(page, {"tekst": "", "soort": "les", "themas": thema.pk}), "Schrijf in één zin wat u leerde.")
    refused(client.post(page, {"tekst": "x" * 301, "soort": "les", "themas": thema.pk}), "300")
    refused(client.post(page, {"tekst": "x", "soort": "geen", "themas": thema.pk}))
    refused(client.post(page, {"tekst": "x", "soort": "les", "themas": "x"}), "Dit thema bestaat niet.")
    assert not Les.objects.exists()
    data = {"tekst": "Goed", "soort": "tip", "themas": thema.pk, once.FIELD: once.new_key()}
    assert {client.post(page, data).url for _ in range(2)} == {url("verslag", bezoek.pk)}
    assert Les.objects.get().soort == "tip"


def test_a_lesson_is_changed_taken_away_and_put_back(login):
    thema = ThemaFactory()
    les = LesFactory(themas=[thema], tekst="Oud")
    client = login(les.door)
    page, data = (
        url("les-bewerken", les.pk),
        {"tekst": "Van de ander", "soort": "les", "themas": thema.pk, "revisie": 1},
    )
    assert client.post(page, data).status_code == 302
    html = refused(client.post(page, data | {"tekst": "Van mij"}), "Van de ander", status=409)
    assert "Van mij</textarea>" in html
    refused(client.post(page, data | {"revisie": 2, "document": "999999"}), "Dit document bestaat niet.")
    response = client.post(page, {"actie": "weg"})
    html = client.get(response.url).content.decode()
    assert "Zet terug" in html
    assert client.get(les.get_absolute_url()).status_code == 404
    assert client.post(url("les-terugzetten", les.pk)).status_code == 302
    assert client.get(les.get_absolute_url()).status_code == 200
    assert "Zet terug" not in client.get(f"{les.verkenning.get_absolute_url()}?weg=x").content.decode()


def test_a_reaction_for_another_corporation_or_of_another_kind(login):
    les = LesFactory()
    client = login(person(les.verkenning.organisatie))
    page, mijn = url("les-reactie", les.pk), les.verkenning.organisatie_id
    for data in (
        {"soort": "herkent", "organisatie": OrganisatieFactory().pk},
        {"soort": "leuk", "organisatie": mijn},
        {"soort": "herkent", "organisatie": "x"},
        {},
    ):
        assert client.post(page, data).status_code == 404
    data = {"soort": "past_toe", "organisatie": mijn, "terug": "/verkenningen/lessen/"}
    assert client.post(page, data | {"hoe": "h" * 301}).status_code == 302
    assert not LesReactie.objects.exists()
    assert client.post(page, data | {"hoe": "Zo"}).url == "/verkenningen/lessen/"
    assert client.post(page, data | {"terug": "//elders.example/"}).url == les.get_absolute_url()
    assert LesReactie.objects.count() == 1
    client.post(page, data | {"actie": "terug"})
    assert not LesReactie.objects.exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_is_survived(text, login):
    linde = OrganisatieFactory()
    leider = person(linde, Rol.PROJECTLEIDER)
    bezoek = BezoekFactory(verkenning=VerkenningFactory(organisatie=linde, leider=leider))
    halte, client = HalteFactory(bezoek=bezoek), login(leider)
    fields = (
        "vraag",
        "naam",
        "titel",
        "datum",
        "begin",
        "eind",
        "plaats",
        "ontvanger",
        "revisie",
        "gezien",
        "tekst",
        "themas",
        "soort",
        "organisatie",
        "wijze",
        "email",
        "tot",
        "actie",
        "halte",
        "vooraf",
        "stuk",
        "form-TOTAL_FORMS",
    )
    data = dict.fromkeys(fields, text)
    for name, *args in (
        ("nieuw",),
        ("bewerken", bezoek.verkenning_id),
        ("deelnemers", bezoek.verkenning_id),
        ("bezoek-nieuw", bezoek.verkenning_id),
        ("bezoek-bewerken", bezoek.pk),
        ("haltes", bezoek.pk),
        ("aanwezigen", bezoek.pk),
        ("verslag-halte", bezoek.pk, halte.pk),
        ("verslag-deel", bezoek.pk, "gezien"),
        ("fotos", bezoek.pk),
        ("meedoen", bezoek.verkenning_id),
    ):
        assert client.post(url(name, *args), data).status_code < 500
    assert client.get(url("lessen"), {"q": text}).status_code == 200
