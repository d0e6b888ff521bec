"""Managing people and organisations on the screen (step 8, C4, R6)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Aanstelling, Gebruiker, Organisatie, Rol
from corporaties.services import create_uitnodiging
from mkwportal.core.models import AuditRegel
from mkwportal.core.once import new_key
from tests.factories.corporaties import (
    AanstellingFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)

pytestmark = pytest.mark.django_db
LEDEN = "/beheer/leden/"
FEITEN = {
    "naam": "De Wilg", "soort": "woningcorporatie", "plaats": "Horst", "provincie": "Limburg",
    "gemeenten": "Horst, Venray\nHorst", "l_nummer": "l 0456", "kvk": "1234 5678", "vhe": "880", "fte": "7,5",
    "website": "dewilg.example", "over": "Klein.", "lid_van": "2024-01-01", "lid_tot": "",
}  # fmt: skip


@pytest.fixture
def organisatie():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def beheerder(organisatie):
    return person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")


@pytest.fixture
def admin(login, beheerder):
    return login(beheerder)


@pytest.fixture
def platform(login):
    return login(platform_admin())


def shown(response) -> list[str]:
    return [str(getattr(r.object, "gebruiker", r.object)) for r in response.context["regels"]]


def test_an_admin_sees_the_own_people_and_invitations_and_no_others(admin, organisatie, beheerder):
    person(organisatie, voornaam="Ilse", achternaam="Aarts")
    person(voornaam="Vreemd", achternaam="Ander")
    guest(KringFactory())
    create_uitnodiging(email="x@p.example", achternaam="Zand", organisatie=organisatie, by=beheerder)
    response = admin.get(LEDEN)
    assert shown(response) == ["Ilse Aarts", "Riet Bos", "x@p.example"]
    assert response.context["totalen"] == {"mensen": 2, "organisaties": 1, "wachtend": 1}


def test_the_platform_sees_everybody_with_filters(platform, organisatie, beheerder):
    elders = person(OrganisatieFactory(naam="Andere"), Rol.PROJECTLEIDER, voornaam="Piet", achternaam="Cornelis")
    gast = guest(KringFactory(naam="Samen"), voornaam="Gaby", achternaam="Gast")
    assert shown(platform.get(LEDEN)) == ["Riet Bos", "Piet Cornelis", "Gaby Gast"]
    for query, names in (
        ({"corporatie": organisatie.pk}, ["Riet Bos"]),
        ({"rol": "projectleider"}, ["Piet Cornelis"]),
        ({"status": "gast"}, ["Gaby Gast"]),
        ({"status": "uitgenodigd"}, []),
        ({"q": "piet corn"}, ["Piet Cornelis"]),
        ({"q": gast.email[:-4]}, ["Gaby Gast"]),
        ({"status": "gast", "rol": "lid"}, []),
    ):
        assert shown(platform.get(LEDEN, query)) == names, query
    Gebruiker.objects.filter(pk=elders.pk).update(laatst_gezien=timezone.now())
    assert shown(platform.get(LEDEN, {"sorteer": "corporatie"}))[0] == "Piet Cornelis"
    assert set(shown(platform.get(LEDEN, {"sorteer": "gezien"}))) == {"Riet Bos", "Piet Cornelis", "Gaby Gast"}


@pytest.mark.parametrize("query", ["corporatie=x", "corporatie=99999", "rol=x", "status=x", "sorteer=x", "pagina=0"])
def test_nonsense_in_the_address_is_not_found(platform, query):
    assert platform.get(f"{LEDEN}?{query}").status_code == 404


def test_an_admin_cannot_filter_on_another_corporation(admin):
    assert admin.get(LEDEN, {"corporatie": OrganisatieFactory().pk}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts_do_not_grow(platform, organisatie, beheerder, count, django_assert_num_queries):
    for number in range(count):
        person(organisatie)
        guest(KringFactory())
        create_uitnodiging(email=f"m{number}@p.example", organisatie=organisatie, by=beheerder)
    with django_assert_num_queries(10):  # session, user, names, count, page, one per kind (3), two totals
        assert len(platform.get(LEDEN).context["regels"]) == 3 * count + 1


def test_role_and_post_are_changed_on_a_page(admin, organisatie):
    post = person(organisatie).aanstellingen.get()
    url = f"/beheer/aanstellingen/{post.pk}/"
    assert admin.get(url).status_code == 200
    assert admin.post(url, {"rol": "projectleider", "functie": "Wonen"}).url == LEDEN
    post.refresh_from_db()
    assert (post.rol, post.functie) == ("projectleider", "Wonen")
    response = admin.post(url, {"rol": "baas", "functie": "Wonen en zorg"})
    assert response.status_code == 422
    assert 'value="Wonen en zorg"' in response.content.decode()


def test_the_only_admin_reads_why_the_role_stays(admin, beheerder):
    post = beheerder.aanstellingen.get()
    response = admin.post(f"/beheer/aanstellingen/{post.pk}/", {"rol": "lid", "functie": ""})
    assert response.status_code == 422
    assert "enige beheerder" in response.content.decode()


def test_ending_on_the_page_closes_a_live_session(admin, login, organisatie, beheerder):
    colleague = person(organisatie)
    browser = login(colleague)
    url = f"/beheer/aanstellingen/{colleague.aanstellingen.get().pk}/beeindigen/"
    page = admin.get(url)
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page.content.decode()
    data = {"per": f"{timezone.localdate():%Y-%m-%d}", "opvolger": beheerder.pk}
    assert admin.post(url, data).url == LEDEN
    assert browser.get("/profiel/").status_code == 302
    assert "heeft nu geen toegang meer" in admin.get(LEDEN).content.decode()
    assert admin.post(url, data).status_code == 404  # it is over


def test_what_is_wrong_with_ending_is_said(admin, organisatie, beheerder):
    post = person(organisatie).aanstellingen.get()
    url = f"/beheer/aanstellingen/{post.pk}/beeindigen/"
    for data, sentence in (
        ({"per": "31-02-2026", "opvolger": beheerder.pk}, "datum"),
        ({"per": "2019-01-01", "opvolger": beheerder.pk}, "begon op"),
        ({"per": "2026-01-01", "opvolger": person().pk}, "keuze|Kies"),
    ):
        response = admin.post(url, data)
        assert response.status_code == 422
        assert any(part in response.content.decode() for part in sentence.split("|"))
    assert Aanstelling.objects.get(pk=post.pk).tot is None


def test_a_later_date_shows_in_the_list(admin, organisatie, beheerder):
    colleague = person(organisatie)
    later = timezone.localdate() + dt.timedelta(days=30)
    url = f"/beheer/aanstellingen/{colleague.aanstellingen.get().pk}/beeindigen/"
    admin.post(url, {"per": f"{later:%Y-%m-%d}", "opvolger": beheerder.pk})
    assert "Stopt" in admin.get(LEDEN).content.decode()
    assert Gebruiker.objects.get(pk=colleague.pk).heeft_toegang


@pytest.mark.parametrize("who", ["beheerder elders", "lid"])
def test_other_admins_find_nothing_and_members_are_refused(login, organisatie, who):
    post = person(organisatie).aanstellingen.get()
    browser = login(person(rol="corporatiebeheerder") if who == "beheerder elders" else person(organisatie))
    status = 404 if who == "beheerder elders" else 403
    for url in (f"/beheer/aanstellingen/{post.pk}/", f"/beheer/aanstellingen/{post.pk}/beeindigen/"):
        assert browser.get(url).status_code == status
        assert browser.post(url, {"rol": "lid"}).status_code == status


def test_only_the_platform_stops_a_guest(admin, platform):
    deelname = guest(KringFactory()).deelname_set.get()
    url = f"/beheer/gasten/{deelname.pk}/beeindigen/"
    assert admin.post(url).status_code == 403
    assert platform.post(url).url == LEDEN
    assert platform.post(url).status_code == 404


def test_step_eight_the_platform_adds_a_corporation(platform):
    response = platform.post("/beheer/corporaties/nieuw/", {**FEITEN, "formulier": new_key()})
    wilg = Organisatie.objects.get(naam="De Wilg")
    assert response.url == wilg.get_absolute_url()
    assert (wilg.l_nummer, wilg.kvk, wilg.vhe, str(wilg.fte)) == ("L0456", "12345678", 880, "7.5")
    assert wilg.gemeenten == ["Horst", "Venray"]
    assert wilg.website == "https://dewilg.example"
    assert wilg.is_lid
    line = AuditRegel.objects.get(actie="organisatie toegevoegd")
    assert (line.organisatie_id, line.na["fte"], line.na["lid_van"]) == (wilg.pk, 7.5, "2024-01-01")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"l_nummer": "L12"}, "L met vier cijfers"),
        ({"kvk": "1234567"}, "acht cijfers"),
        ({"kvk": "١٢٣٤٥٦٧٨"}, "acht cijfers"),
        ({"naam": ""}, "Naam"),
        ({"naam": "de linde", "plaats": "HORST"}, "al een organisatie met deze naam"),
        ({"l_nummer": "L0001"}, "heeft dit L-nummer al"),
        ({"vhe": "-1"}, "Verhuureenheden"),
        ({"vhe": "10000000000"}, "Verhuureenheden"),
        ({"fte": "veel"}, "Fte"),
        ({"website": "javascript:alert(1)"}, "Website"),
        ({"lid_van": "2026-02-31"}, "Lid sinds"),
        ({"lid_tot": "2023-01-01"}, "eindigt vóór het begint"),
        ({"lid_van": "", "lid_tot": "2023-01-01"}, "sinds wanneer"),
        ({"naam": "Met\x00nul"}, "Naam"),
        ({"soort": "kasteel"}, "Soort"),
        ({"gemeenten": "x" * 70}, "komma"),
    ],
)
def test_bad_facts_are_refused_and_kept_in_the_form(platform, change, sentence):
    OrganisatieFactory(naam="De Linde", plaats="Horst", l_nummer="L0001")
    response = platform.post("/beheer/corporaties/nieuw/", {**FEITEN, **change})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Klein." in page
    assert not Organisatie.objects.filter(naam="De Wilg").exists()


def test_a_double_click_adds_one(platform):
    data = {**FEITEN, "formulier": new_key()}
    urls = {platform.post("/beheer/corporaties/nieuw/", data).url for _ in range(2)}
    assert len(urls) == 1
    assert Organisatie.objects.filter(naam="De Wilg").count() == 1


def edit(browser, organisatie, revisie=1, **change):
    data = {name: value for name, value in FEITEN.items() if not name.startswith("lid_")}
    return browser.post(
        f"/corporaties/{organisatie.pk}/bewerken/", {**data, "revisie": revisie, "formulier": new_key(), **change}
    )


def test_an_admin_edits_the_own_facts_and_nobody_elses(admin, organisatie, login):
    assert edit(admin, organisatie).url == organisatie.get_absolute_url()
    organisatie.refresh_from_db()
    assert (organisatie.naam, organisatie.revisie) == ("De Wilg", 2)
    line = AuditRegel.objects.get(actie="organisatie gewijzigd")
    assert (line.voor["naam"], line.na["naam"]) == ("De Linde", "De Wilg")
    assert "lid_van" not in line.na
    other = OrganisatieFactory()
    assert edit(admin, other).status_code == 403
    for rol in ("lid", "projectleider"):
        assert login(person(organisatie, rol)).get(f"/corporaties/{organisatie.pk}/bewerken/").status_code == 403


def test_an_admin_cannot_change_the_membership(admin, organisatie):
    edit(admin, organisatie, lid_van="2000-01-01", lid_tot="2000-01-02")
    organisatie.refresh_from_db()
    assert (organisatie.lid_van, organisatie.lid_tot) == (dt.date(2020, 1, 1), None)
    assert "lid_van" not in admin.get(f"/corporaties/{organisatie.pk}/bewerken/").content.decode()


def test_the_end_of_a_membership_logs_its_people_out_at_once(platform, login, organisatie):
    browser = login(person(organisatie))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    assert edit(platform, organisatie, lid_van="2020-01-01", lid_tot=f"{yesterday:%Y-%m-%d}").status_code == 302
    assert browser.get("/profiel/").status_code == 302


def test_the_second_saver_sees_both_texts_and_chooses(admin, organisatie):
    edit(admin, organisatie, naam="Eerste naam", over="Eerste tekst")
    response = edit(admin, organisatie, naam="Tweede naam", over="Tweede tekst")
    page = response.content.decode()
    assert response.status_code == 409
    for text in ("Eerste naam", "Tweede naam", "Eerste tekst", "Tweede tekst", 'name="revisie" value="2"'):
        assert text in page
    assert [d.naam for d in response.context["verschillen"]] == ["naam", "over"]  # fte 7,5 and 7.50 are the same
    organisatie.refresh_from_db()
    assert organisatie.naam == "Eerste naam"
    chosen = {"naam": "Tweede naam", "over": "Tweede tekst", "keuze-naam": "hun", "keuze-over": "uw"}
    assert edit(admin, organisatie, revisie=2, **chosen).status_code == 302
    organisatie.refresh_from_db()
    assert (organisatie.naam, organisatie.over) == ("Eerste naam", "Tweede tekst")


def test_a_missing_revision_never_overwrites(admin, organisatie):
    assert edit(admin, organisatie, revisie="onzin").status_code == 409
    organisatie.refresh_from_db()
    assert organisatie.naam == "De Linde"


def test_the_form_shows_what_is_stored(admin, organisatie):
    Organisatie.objects.filter(pk=organisatie.pk).update(fte="17.5", gemeenten=["Weert", "Horn"])
    page = admin.get(f"/corporaties/{organisatie.pk}/bewerken/").content.decode()
    assert 'value="17,5"' in page
    assert "Weert, Horn" in page


def test_profile_is_saved_and_checked(login):
    gebruiker, thema = person(), ThemaFactory(naam="Loting")
    browser = login(gebruiker)
    data = {
        "voornaam": "Anna",
        "achternaam": "Bos",
        "telefoon": "06-12345678",
        "themas": [thema.pk],
        "aanhef": "mevrouw",
    }
    assert browser.post("/profiel/", data).status_code == 302
    gebruiker.refresh_from_db()
    assert (gebruiker.achternaam, gebruiker.telefoon, list(gebruiker.themas.all())) == ("Bos", "06-12345678", [thema])
    line = AuditRegel.objects.get(actie="eigen gegevens gewijzigd")
    assert line.na == {"velden": ["aanhef", "achternaam", "telefoon", "themas"]}  # not the values
    for change, sentence in (
        ({"telefoon": "bel mij"}, "met cijfers"),
        ({"voornaam": ""}, "Voornaam"),
        ({"themas": ["999999"]}, "Vraag mij over"),
        ({"voornaam": "a\x00b"}, "Voornaam"),
    ):
        response = browser.post("/profiel/", {**data, "bereikbaar": "Niet op vrijdag", **change})
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert "Niet op vrijdag" in response.content.decode()


def test_the_address_for_logging_in_cannot_be_changed_by_oneself(login):
    gebruiker = person()
    browser = login(gebruiker)
    browser.post("/profiel/", {"voornaam": "A", "achternaam": "B", "email": "ander@x.example"})
    assert Gebruiker.objects.get(pk=gebruiker.pk).email == gebruiker.email
    page = browser.get("/profiel/").content.decode()
    assert "niet zelf wijzigen" in page
    assert f'href="{reverse("veiligheid")}"' in page  # there is the way to another password


def test_two_posts_at_two_corporations_are_both_managed(login, organisatie):
    both = person(organisatie, Rol.CORPORATIEBEHEERDER, voornaam="Riet", achternaam="Bos")
    second = AanstellingFactory(gebruiker=both, rol=Rol.CORPORATIEBEHEERDER).organisatie
    person(second, voornaam="Ilse", achternaam="Aarts")
    response = login(both).get(LEDEN)
    assert shown(response) == ["Ilse Aarts", "Riet Bos", "Riet Bos"]
    assert len(response.context["organisaties"]) == 2
