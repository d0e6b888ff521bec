"""Reading in a list, step by step, as the admin does it (C5)."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from corporaties.models import Aanstelling, Gebruiker, Import, Importregel, Organisatie, Uitnodiging
from corporaties.services import create_uitnodiging, resend_uitnodiging
from corporaties.services.inlezen import forget_imports, work
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.support.files import pdf
from tests.support.lijsten import ledenlijst

pytestmark = pytest.mark.django_db
URL = "/beheer/import/"
KOP = ["E-mail", "Voornaam", "Achternaam", "Functie", "Rol"]


def upload(web, data, name="lijst.csv", soort="mensen", **fields):
    return web.post(f"{URL}?soort={soort}", {"bestand": SimpleUploadedFile(name, data), **fields})


def send(web, *rows, soort="mensen", **fields):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    answer = upload(web, text.getvalue().encode(), soort=soort, **fields)
    assert answer.status_code == 302, re.findall(r"<p>.*?</p>", answer.content.decode())
    return checked(Import.objects.latest("pk"))


def checked(lijst):
    work(lijst.pk)
    lijst.refresh_from_db()
    return lijst


def save(web, lijst, actie="alles", **fields):
    answer = web.post(f"{URL}{lijst.pk}/regels/", {"actie": actie, **fields})
    assert answer.status_code == 302
    return checked(lijst)


def fates(lijst):
    return {regel.nummer: regel.lot for regel in lijst.regels.all() if regel.lot}


def faults(lijst):
    return {regel.nummer: regel.fouten for regel in lijst.regels.all() if regel.fouten}


def notes(lijst, nummer):
    return " ".join(lijst.regels.get(nummer=nummer).noten)


def html(web, lijst, query=""):
    return web.get(lijst.get_absolute_url() + query).content.decode()


@pytest.fixture
def linde():
    return OrganisatieFactory(naam="De Linde", plaats="Horst", l_nummer="L0001")


@pytest.fixture
def admin(linde):
    return person(linde, "corporatiebeheerder", functie="Secretaris")


@pytest.fixture
def web(login, admin):
    return login(admin)


def test_people_are_invited_only_after_the_admin_says_so(web, admin):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "Wonen", "lid"])
    assert "Nodig 1 mens uit" in html(web, lijst)
    assert not Uitnodiging.objects.exists()
    save(web, lijst)
    uitnodiging = Uitnodiging.objects.get()
    assert (uitnodiging.email, uitnodiging.naam, uitnodiging.door) == ("a@linde.example", "Anneke Bos", admin)
    assert ProcrastinateJob.objects.filter(task_name="corporaties.send_uitnodiging").count() == 1
    assert "De lijst is bewaard" in html(web, lijst)
    lines = AuditRegel.objects.filter(actie__in=("uitnodiging verstuurd", "lijst ingelezen"))
    assert {line.actie for line in lines} == {"uitnodiging verstuurd", "lijst ingelezen"}
    assert {line.organisatie_id for line in lines} == {admin.organisatie_ids[0]}


def test_the_page_shows_the_progress_and_ends_by_itself(web):
    upload(web, b"E-mail;Naam\na@linde.example;Anna Bos\n")
    lijst = Import.objects.get()
    page = html(web, lijst)
    assert "0 van 1 regel" in page
    assert "Kijk hoe ver het is" in page
    part = web.get(lijst.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<section id="voortgang"')
    checked(lijst)
    done = web.get(lijst.get_absolute_url(), headers={"HX-Request": "true"})
    assert (done.status_code, done["HX-Refresh"]) == (204, "true")


def test_the_same_list_twice_changes_nothing(web, admin):
    colleague = person(Organisatie.objects.get(), functie="Opzichter")
    rows = [
        KOP,
        ["a@linde.example", "Anneke", "Bos", "Wonen", "lid"],
        [colleague.email, "", "", "Inkoper", "projectleider"],
    ]
    lijst = send(web, *rows)
    assert fates(lijst) == {2: "nieuw", 3: "bijwerken"}
    assert lijst.regels.get(nummer=3).verschillen == [
        ["Rol", "lid", "projectleider"],
        ["Functie", "Opzichter", "Inkoper"],
    ]
    assert "<del>Opzichter</del>" in html(web, lijst, "?lot=bijwerken")
    save(web, lijst)
    assert colleague.aanstellingen.get().functie == "Inkoper"
    before = AuditRegel.objects.exclude(actie__startswith="lijst").count()
    again = send(web, *rows)
    assert fates(again) == {2: "bestaat", 3: "bestaat"}
    assert "Er is niets te doen" in html(web, again)
    save(web, again)
    assert AuditRegel.objects.exclude(actie__startswith="lijst").count() == before
    assert Uitnodiging.objects.count() == 1


def test_later_keeps_the_invitations_ready_and_no_mail_goes(web, admin):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""])
    save(web, lijst, uitnodigen="later")
    uitnodiging = Uitnodiging.objects.get()
    assert uitnodiging.staat == "klaargezet"
    assert not ProcrastinateJob.objects.filter(task_name="corporaties.send_uitnodiging").exists()
    assert fates(send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""])) == {2: "bestaat"}
    assert "Klaargezet" in web.get("/beheer/uitnodigingen/?staat=klaargezet").content.decode()
    resend_uitnodiging(uitnodiging, by=admin)
    uitnodiging.refresh_from_db()
    assert uitnodiging.staat == "open"
    assert ProcrastinateJob.objects.filter(task_name="corporaties.send_uitnodiging").count() == 1


def test_a_wrong_line_is_mended_in_the_page_and_what_was_typed_stays(web):
    lijst = send(web, KOP, ["a@linde", "Anneke", "Bos", "", ""], ["b@linde.example", "Bert", "Smit", "", "baas"])
    assert (set(faults(lijst)[2]), set(faults(lijst)[3])) == ({"email"}, {"rol"})
    page = html(web, lijst)
    assert 'name="r2-email"' in page
    assert "Dit e-mailadres klopt niet" in page
    typed = {"r2-email": "a@linde.example", "was-r2-email": "a@linde", "r3-rol": "chef", "was-r3-rol": "baas"}
    answer = web.post(f"{URL}{lijst.pk}/regels/", {"actie": "goede", **typed})
    assert answer.status_code == 302
    checked(lijst)  # saving was asked too, but what was typed is looked at first
    assert lijst.stand == "nagekeken"
    assert fates(lijst) == {2: "nieuw", 3: "fout"}
    assert 'value="chef"' in html(web, lijst)
    web.post(
        f"{URL}{lijst.pk}/regels/3/",
        {"email": "b@linde.example", "voornaam": "Bert", "achternaam": "Smit", "functie": "", "rol": "lid"},
    )
    checked(lijst)
    assert fates(lijst) == {2: "nieuw", 3: "nieuw"}
    save(web, lijst)
    assert set(Uitnodiging.objects.values_list("email", "rol")) == {
        ("a@linde.example", "lid"),
        ("b@linde.example", "lid"),
    }


def test_what_another_window_mended_is_not_undone_by_an_old_page(web):
    lijst = send(web, KOP, ["a@linde", "Anneke", "Bos", "", "baas"])
    web.post(
        f"{URL}{lijst.pk}/regels/", {"actie": "nakijken", "r2-email": "a@linde.example", "was-r2-email": "a@linde"}
    )
    checked(lijst)
    old_page = {"r2-email": "a@linde", "was-r2-email": "a@linde", "r2-rol": "lid", "was-r2-rol": "baas"}
    web.post(f"{URL}{lijst.pk}/regels/", {"actie": "nakijken", **old_page})
    assert fates(checked(lijst)) == {2: "nieuw"}


def test_nothing_is_saved_with_a_fault_unless_the_admin_skips_it(web):
    lijst = send(web, KOP, ["a@linde", "Anneke", "Bos", "", ""], ["b@linde.example", "Bert", "Smit", "", ""])
    refused = web.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles"})
    assert refused.status_code == 422
    assert "Er zijn nog regels met een fout" in refused.content.decode()
    assert not Uitnodiging.objects.exists()
    save(web, lijst, "goede")
    assert [u.email for u in Uitnodiging.objects.all()] == ["b@linde.example"]
    assert "Overgeslagen" in html(web, lijst, "?lot=fout")


def test_a_second_click_the_back_button_and_a_done_list_do_nothing(web):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""])
    for _ in range(2):
        web.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles"})
    assert ProcrastinateJob.objects.filter(task_name="corporaties.import").count() == 2  # the check and one saving
    checked(lijst)
    work(lijst.pk)
    for path, data in (
        ("regels/", {"actie": "alles"}),
        ("kolommen/", {"kolom-0": "naam"}),
        ("regels/2/", {"rol": "lid"}),
    ):
        assert web.post(f"{URL}{lijst.pk}/{path}", data).status_code == 302
    assert Uitnodiging.objects.count() == 1
    lijst.refresh_from_db()
    assert lijst.stand == "klaar"


def test_what_changed_meanwhile_is_shown_and_nothing_is_saved(web, admin, linde):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""], ["b@linde.example", "Bert", "Smit", "", ""])
    create_uitnodiging(email="b@linde.example", organisatie=linde, by=admin)
    save(web, lijst)
    assert "intussen veranderde er iets" in lijst.bericht
    assert list(Uitnodiging.objects.values_list("email", flat=True)) == ["b@linde.example"]
    checked(lijst)
    assert fates(lijst) == {2: "nieuw", 3: "bijwerken"}
    assert "Kijk nog een keer" in html(web, lijst)
    save(web, lijst)
    assert Uitnodiging.objects.count() == 2


def test_who_is_no_admin_any_more_saves_nothing(web, admin):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""])
    web.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles"})
    Aanstelling.objects.update(rol="lid")
    checked(lijst)
    assert not Uitnodiging.objects.exists()
    assert web.get(lijst.get_absolute_url()).status_code == 403


def test_doubles_inside_the_file_and_with_what_is_there(web, linde):
    gone = person(linde, is_active=False)
    kring = KringFactory()
    gast = guest(kring)
    lijst = send(
        web, KOP,
        ["a@linde.example", "Anneke", "Bos", "Wonen", "lid"],
        ["A@LINDE.example ", "Anneke", "Bos", "Wonen", ""],
        ["a@linde.example", "Anneke", "Bos", "Inkoop", ""],
        [gone.email, "", "", "", ""],
        ["", "Zonder", "Adres", "", ""],
        [gast.email, "", "", "", "gast"],
    )  # fmt: skip
    assert fates(lijst) == {2: "nieuw", 3: "dubbel", 4: "fout", 5: "fout", 6: "fout", 7: "bestaat"}
    assert "regel 2" in notes(lijst, 3)
    assert "Op regel 2 staat dit ook" in faults(lijst)[4]["email"]
    assert "geblokkeerd" in faults(lijst)[5]["email"]
    assert "Vul een e-mailadres in" in faults(lijst)[6]["email"]


def test_a_pending_invitation_is_changed_and_an_expired_one_renewed(web, admin, linde):
    create_uitnodiging(email="a@linde.example", organisatie=linde, voornaam="Ann", achternaam="Bos", by=admin)
    create_uitnodiging(email="oud@linde.example", organisatie=linde, by=admin)
    Uitnodiging.objects.filter(email="oud@linde.example").update(verloopt_op=timezone.now() - timedelta(days=1))
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "Wonen", ""], ["oud@linde.example", "", "", "", ""])
    assert fates(lijst) == {2: "bijwerken", 3: "nieuw"}
    assert lijst.regels.get(nummer=2).verschillen == [["Naam", "Ann Bos", "Anneke Bos"], ["Functie", "", "Wonen"]]
    save(web, lijst)
    assert Uitnodiging.objects.get(email="a@linde.example").naam == "Anneke Bos"
    assert Uitnodiging.objects.get(email="oud@linde.example").staat == "open"


def test_a_corporation_is_found_by_number_or_name_and_a_near_name_is_told(login, linde):
    OrganisatieFactory(naam="Samen", plaats="Gouda")
    OrganisatieFactory(naam="Samen", plaats="Assen")
    web = login(platform_admin())
    kop = ["Mail", "Corporatie", "L-nummer"]
    lijst = send(
        web, kop,
        ["a@x.example", "de  linde", ""], ["b@x.example", "", "l0001"], ["c@x.example", "De Lindde", ""],
        ["d@x.example", "Samen", ""], ["e@x.example", "Samen, Assen", ""], ["f@x.example", "", ""],
        ["g@x.example", "", "L7777"], ["h@x.example", "Iets heel anders", ""], ["i@x.example", "Oude naam", "L0001"],
    )  # fmt: skip
    assert fates(lijst) == dict(
        zip(range(2, 11), ["nieuw", "nieuw", "fout", "fout", "nieuw", "fout", "fout", "fout", "nieuw"], strict=True)
    )
    wrong = faults(lijst)
    assert wrong[4]["corporatie"] == "Deze naam kennen wij niet. Bedoelt u De Linde?"
    assert "Assen" in wrong[5]["corporatie"]
    assert "Vul in bij welke corporatie" in wrong[7]["corporatie"]
    assert "L7777" in wrong[8]["l_nummer"]
    assert "L0001 is De Linde" in notes(lijst, 10)


def test_an_admin_reads_in_only_for_the_own_corporation(web, linde):
    other = OrganisatieFactory(naam="Ander Wonen")
    lijst = send(
        web, ["Mail", "Corporatie"], ["a@x.example", "Ander Wonen"], ["b@x.example", "De Linde"], ["c@x.example", ""]
    )
    assert fates(lijst) == {2: "fout", 3: "nieuw", 4: "nieuw"}
    assert "U beheert Ander Wonen niet" in faults(lijst)[2]["corporatie"]
    save(web, lijst, "goede")
    assert not Uitnodiging.objects.filter(organisatie=other).exists()
    assert web.get(f"{URL}?soort=corporaties").status_code == 403
    assert upload(web, b"naam;plaats\nA;B\n", soort="corporaties").status_code == 403


def test_the_only_admin_cannot_take_the_own_role_away_with_a_list(web, admin):
    lijst = send(web, KOP, [admin.email, "", "", "", "lid"])
    assert "enige beheerder" in faults(lijst)[2]["rol"]


def test_a_list_is_seen_by_its_owner_alone(web, login, linde):
    lijst = send(web, KOP, ["a@linde.example", "Anneke", "Bos", "", ""])
    for other in (person(linde, "corporatiebeheerder"), platform_admin()):
        stranger = login(other)
        assert stranger.get(lijst.get_absolute_url()).status_code == 404
        assert stranger.post(f"{URL}{lijst.pk}/regels/", {"actie": "alles"}).status_code == 404
        assert stranger.post(f"{URL}{lijst.pk}/weg/").status_code == 404


def test_a_file_that_is_refused_says_why_and_columns_that_lack_are_asked(web):
    refused = upload(web, pdf("Leden"), name="lijst.csv")
    assert refused.status_code == 422
    assert "De naam eindigt op .csv" in refused.content.decode()
    assert upload(web, b"", name="lijst.csv").status_code == 422
    assert not Import.objects.exists()
    upload(web, b"Wie;Waar\nAnna;a(at)linde.example\n")
    lijst = Import.objects.get()
    answer = web.post(f"{URL}{lijst.pk}/kolommen/", {"kolom-0": "naam", "kolom-1": ""})
    assert answer.status_code == 422
    assert "Wijs een kolom aan voor E-mailadres" in answer.content.decode()
    twice = web.post(f"{URL}{lijst.pk}/kolommen/", {"kolom-0": "email", "kolom-1": "email"})
    assert "Twee kolommen heten nu E-mailadres" in twice.content.decode()
    assert web.post(f"{URL}{lijst.pk}/kolommen/", {"kolom-0": "naam", "kolom-1": "email"}).status_code == 302
    assert fates(checked(lijst)) == {2: "fout"}


def test_a_messy_spreadsheet_of_an_admin(web):
    upload(web, ledenlijst(), name="leden 2026.xlsx")
    lijst = Import.objects.get()
    assert (lijst.bladen, lijst.blad, lijst.kopregel, lijst.stand) == (["Uitleg", "Leden 2026"], 1, 3, "kolommen")
    page = web.get(f"{URL}{lijst.pk}/kolommen/").content.decode()
    assert page.count("Kennen wij niet") == 2
    assert web.post(f"{URL}{lijst.pk}/kolommen/", {"blad": "0"}).status_code == 302
    assert web.post(f"{URL}{lijst.pk}/kolommen/", {"blad": "9"}).status_code == 422
    web.post(f"{URL}{lijst.pk}/kolommen/", {"blad": "1"})
    lijst.refresh_from_db()
    web.post(f"{URL}{lijst.pk}/kolommen/", {f"kolom-{n}": name for n, name in enumerate(lijst.kolommen)})
    checked(lijst)
    assert fates(lijst) == {4: "nieuw", 5: "nieuw", 6: "fout", 8: "fout", 9: "fout", 10: "dubbel", 11: "nieuw"}
    save(web, lijst, "goede")
    anneke = Uitnodiging.objects.get(email="anneke.bos@delinde.example")
    assert (anneke.naam, anneke.rol, anneke.telefoon) == ("Anneke van den Bos", "corporatiebeheerder", "0612345678")
    assert Uitnodiging.objects.get(email="t.verbeek@delinde.example").naam == "Tom Verbeek"


def test_corporations_are_let_in_changed_and_doubles_told(login, linde):
    OrganisatieFactory(naam="Wonen Noord", plaats="Assen", kvk="01234567", vhe=900)
    web = login(platform_admin())
    lijst = send(
        web, ["Naam", "Plaats", "VHE", "L-nummer", "KvK", "Lid sinds", "Provincie", "Website"],
        ["Ons Dorp", "Grave", "1.284", "l9001", "7654321", "12 mei 2026", "noord brabant", "onsdorp.example"],
        ["De Linde", "", "2000", "L0001", "", "", "", ""],
        ["Wonen Noord BV", "", "", "", "1234567", "", "", ""],
        ["Ons Dorp", "Grave", "1284", "L9001", "07654321", "", "", ""],
        ["De Linden", "Venlo", "", "", "", "", "", ""],
        ["De Linde", "Sittard", "", "", "", "", "", ""],
        ["De Linde", "", "", "L0001", "01234567", "", "", ""],
        ["Zonder Plaats", "", "veel", "", "", "31-2-2026", "", ""],
        soort="corporaties",
    )  # fmt: skip
    assert fates(lijst) == {
        2: "nieuw",
        3: "bijwerken",
        4: "bijwerken",
        5: "dubbel",
        6: "nieuw",
        7: "fout",
        8: "fout",
        9: "fout",
    }
    assert "Lijkt op De Linde in Horst" in notes(lijst, 6)
    assert "Er is al een De Linde in Horst" in faults(lijst)[7]["plaats"]
    assert "Eén klopt niet" in faults(lijst)[8]["kvk"]
    assert "lezen wij niet" in faults(lijst)[9]["lid_van"]
    save(web, lijst, "goede")
    dorp = Organisatie.objects.get(naam="Ons Dorp")
    assert (dorp.vhe, dorp.l_nummer, dorp.kvk, str(dorp.lid_van)) == (1284, "L9001", "07654321", "2026-05-12")
    assert (dorp.provincie, dorp.website) == ("Noord-Brabant", "https://onsdorp.example")
    assert Organisatie.objects.get(l_nummer="L0001").vhe == 2000
    assert Organisatie.objects.get(kvk="01234567").naam == "Wonen Noord BV"
    assert AuditRegel.objects.filter(actie="organisatie toegevoegd").count() == 2


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_members_list_that_was_taken_along_changes_nothing(login, linde, admin, kind):
    person(linde, voornaam="Jan Willem", tussenvoegsel="de", achternaam="Vries", functie="=1+1")
    person(OrganisatieFactory(naam="+Wonen", plaats="Ede"), "projectleider")
    create_uitnodiging(
        email="nieuw@linde.example", organisatie=linde, voornaam="Anna Maria", achternaam="Bos", by=admin
    )
    create_uitnodiging(email="later@linde.example", organisatie=linde, versturen=False, by=admin)
    guest(KringFactory())
    web = login(platform_admin())
    data = b"".join(web.get(f"/beheer/leden/lijst.{kind}").streaming_content)
    before = AuditRegel.objects.count()
    assert upload(web, data, name=f"leden.{kind}").status_code == 302
    lijst = checked(Import.objects.get())
    assert set(fates(lijst).values()) == {"bestaat"}
    assert len(fates(lijst)) == 6
    save(web, lijst)
    assert set(AuditRegel.objects.all()[: AuditRegel.objects.count() - before].values_list("actie", flat=True)) == {
        "lijst gekozen",
        "lijst ingelezen",
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_corporations_that_were_taken_along_change_nothing(login, linde, kind):
    OrganisatieFactory(
        naam="-Wonen",
        plaats="Ede",
        provincie="Noord-Brabant",
        gemeenten=["Ede", "Epe"],
        kvk="00123456",
        vhe=1284,
        fte="17.5",
        website="https://x.example/a",
    )
    web = login(platform_admin())
    data = b"".join(web.get(f"/corporaties/lijst.{kind}").streaming_content)
    assert upload(web, data, name=f"organisaties.{kind}", soort="corporaties").status_code == 302
    assert set(fates(checked(Import.objects.get())).values()) == {"bestaat"}


@pytest.mark.parametrize("soort", ["mensen", "corporaties"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_example_can_be_read_in(login, soort, kind):
    OrganisatieFactory(naam="Woonstichting De Linde", plaats="Venlo", l_nummer="L0002")
    web = login(platform_admin())
    data = b"".join(web.get(f"{URL}voorbeeld-{soort}.{kind}").streaming_content)
    assert upload(web, data, name=f"voorbeeld.{kind}", soort=soort).status_code == 302
    lijst = checked(Import.objects.get())
    assert set(fates(lijst).values()) == {"nieuw"}, faults(lijst)


def test_a_list_goes_after_a_fortnight_or_when_its_owner_says_so(web):
    old, fresh = (send(web, KOP, [f"{name}@linde.example", "", "", "", ""]) for name in "ab")
    Import.objects.filter(pk=old.pk).update(gemaakt_op=timezone.now() - timedelta(days=15))
    assert forget_imports() == 1
    assert list(Import.objects.all()) == [fresh]
    assert web.post(f"{URL}{fresh.pk}/weg/").status_code == 302
    assert not Importregel.objects.exists()


def test_a_list_that_stands_still_can_be_begun_again(web):
    upload(web, b"E-mail;Naam\na@linde.example;Anna Bos\n")
    lijst = Import.objects.get()
    web.post(f"{URL}{lijst.pk}/opnieuw/")
    assert ProcrastinateJob.objects.filter(task_name="corporaties.import").count() == 1  # it does not stand still
    assert web.post(f"{URL}{lijst.pk}/weg/").status_code == 302
    assert Import.objects.exists()  # a job works on it
    Import.objects.update(bezig_op=timezone.now() - timedelta(minutes=5))
    assert "Begin opnieuw" in html(web, lijst)
    web.post(f"{URL}{lijst.pk}/opnieuw/")
    assert ProcrastinateJob.objects.filter(task_name="corporaties.import").count() == 2


def test_the_telephone_number_of_the_list_comes_along(web, client):
    from corporaties.services import accept_uitnodiging

    lijst = send(web, ["E-mail", "Naam", "Telefoon"], ["a@linde.example", "Anna Bos", "0475 123 456"])
    save(web, lijst)
    accept_uitnodiging(Uitnodiging.objects.get(), voornaam="Anna", achternaam="Bos", wachtwoord="drie-losse-woorden")
    assert Gebruiker.objects.get(email="a@linde.example").telefoon == "0475 123 456"
