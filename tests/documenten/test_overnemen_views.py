"""Taking over through the pages (D7): one click, undone again, how, the three answers, who did it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from documenten import overnames
from documenten.models import Document, Overname, OvernameAntwoord
from documenten.services import (
    check_upload,
    create_document,
    create_own_version,
    remove_document,
    stage_file,
    storing_checked,
    take_over,
)
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST

from .helpers import fresh, new_version, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def bron(document):
    Document.objects.filter(pk=document.pk).update(
        bereik="leden", gedeeld_op=timezone.now(), titel="Incassobeleid", status="vastgesteld"
    )
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def tom():
    return person(OrganisatieFactory(naam="Ons Doel", plaats="Leiden"), voornaam="Tom", achternaam="Verbeek")


@pytest.fixture
def web_tom(tom, login):
    return login(tom)


def address(name, pk):
    return reverse(f"documenten:{name}", args=[pk])


def shown(web, document):
    return page(web.get(document.get_absolute_url()))


def take(web, bron, who, **data):
    data = {"organisatie": who.organisatie_ids[0], **data}
    return web.post(address("overnemen", bron.pk), data, follow=True)


def test_one_click_without_a_script_and_undone_with_another(bron, tom, web_tom, web):
    before = shown(web_tom, bron)
    assert "Wij nemen dit over" in before
    assert "Nog niet overgenomen" in before
    assert "Wij nemen dit over" not in shown(web, bron), "never one's own"
    after = page(take(web_tom, bron, tom))
    assert "Ons Doel neemt dit over (versie 1)." in after
    assert "U neemt dit over (versie 1)" in after
    assert "Overgenomen door 1" in after
    assert "Ons Doel, Leiden" in shown(web, bron)
    overname = Overname.objects.get()
    undone = page(web_tom.post(address("overname-ongedaan", overname.pk), {"terug": bron.pk}, follow=True))
    assert "Wij nemen dit over" in undone
    assert "Nog niet overgenomen" in shown(web, bron)


def test_a_double_click_takes_over_once(bron, tom, web_tom):
    key = re.search(r'name="formulier" value="([^"]+)"', shown(web_tom, bron))[1]
    for _ in range(2):
        assert take(web_tom, bron, tom, formulier=key).status_code == 200
    assert Overname.objects.count() == 1


def test_somebody_of_two_corporations_chooses_in_whose_name(bron, tom, login):
    second = AanstellingFactory(gebruiker=tom, organisatie__naam="Tweede Huis").organisatie
    web = login(fresh(tom))
    asked = page(web.get(address("overnemen", bron.pk)))
    assert "Namens welke corporatie?" in asked
    assert f'href="{address("overnemen", bron.pk)}"' in shown(web, bron)
    missing = web.post(address("overnemen", bron.pk), {})
    assert missing.status_code == 422
    assert "Kies namens welke corporatie u dit overneemt." in page(missing)
    web.post(address("overnemen", bron.pk), {"organisatie": second.pk})
    assert Overname.objects.get().organisatie == second
    assert "Tweede Huis neemt dit over (versie 1)" in shown(web, bron)


def test_who_may_not_gets_no_button_and_a_refusal(bron, tom, login, web):
    admin, outsider = login(platform_admin()), login(guest(KringFactory()))
    assert "Wij nemen dit over" not in shown(admin, bron)
    assert admin.post(address("overnemen", bron.pk), {"organisatie": tom.organisatie_ids[0]}).status_code == 403
    assert outsider.get(address("overnemen", bron.pk)).status_code == 404
    assert web.get(address("overnemen", bron.pk)).url == address("overnames-bij", bron.pk)
    Document.objects.filter(pk=bron.pk).update(status="vervallen")
    assert "Wij nemen dit over" not in shown(login(tom), bron)
    said = page(take(login(tom), bron, tom))
    assert "Dit document is vervallen of heeft geen bestand." in said


def test_the_manner_stands_in_the_aside_and_the_second_saver_sees_both(bron, tom, web_tom, web):
    take(web_tom, bron, tom)
    overname = Overname.objects.get()
    url = overname.get_absolute_url()
    data = {"wijze": "aangepast", "toelichting": "Met eigen drempel", "nummer": 1, "revisie": 1}
    assert web_tom.post(url, data | {"wijze": "zo"}).status_code == 422
    assert "Bewaard." in page(web_tom.post(url, data, follow=True))
    assert "Met eigen drempel, versie 1" in shown(web, bron)
    late = web_tom.post(url, data | {"toelichting": "Iets anders"})
    assert late.status_code == 409
    assert "Met eigen drempel" in page(late)
    assert "Iets anders" in page(late)
    assert web.get(url).status_code == 404, "of another corporation"
    assert web_tom.get(address("overnemen", bron.pk)).url == url


def test_an_own_version_shows_its_origin_and_only_to_the_own_corporation(bron, tom, web_tom, web):
    said = page(take(web_tom, bron, tom, actie="eigen"))
    own = Overname.objects.get().eigen_document
    assert "Dit is nu uw eigen exemplaar. Alleen Ons Doel ziet het." in said
    assert "Gemaakt naar" in said
    assert f'<a href="{bron.get_absolute_url()}">Incassobeleid</a>' in said
    assert "van De Linde, versie 1" in said
    assert web.get(own.get_absolute_url()).status_code == 404
    assert "Uw eigen versie" in shown(web_tom, bron)
    assert own.titel not in page(web.get(address("overnames-bij", bron.pk))).split("<table")[1]


def test_the_three_answers_to_a_new_version(bron, tom, web_tom, web, directeur):
    take(web_tom, bron, tom)
    new_version(bron, directeur)
    overname = Overname.objects.get()
    for text in (shown(web_tom, bron), page(web_tom.get(overname.get_absolute_url()))):
        assert "Bij de bron is versie 2 uit" in text
        assert "Drempel lager." in text
    answer = address("overname-antwoord", overname.pk)
    look = web_tom.post(answer, {"nummer": 2, "antwoord": "bekijken"})
    assert look.url == f"{bron.get_absolute_url()}vergelijken/?van=1&naar=2"
    assert "versie 2: bekijkt het" in page(web.get(address("overnames-bij", bron.pk)))
    assert "Bij de bron is versie 2 uit" in shown(web_tom, bron)
    later = page(web_tom.post(answer, {"nummer": 2, "antwoord": "nu-niet", "terug": bron.pk}, follow=True))
    assert "Genoteerd: nu niet." in later
    assert "Bij de bron is versie 2 uit" not in shown(web_tom, bron)
    assert "versie 2: nu niet" in page(web.get(address("overnames-bij", bron.pk)))
    change = web_tom.post(answer, {"nummer": 2, "antwoord": "aanpassen"})
    assert change.url == f"{overname.get_absolute_url()}?versie=2"
    assert re.search(r'<option value="2"[^>]* selected', page(web_tom.get(change.url)))
    assert "Kies een van de drie" in page(web_tom.post(answer, {"nummer": 2, "antwoord": "ja"}, follow=True))
    assert "geen antwoord meer" in page(web_tom.post(answer, {"nummer": 9, "antwoord": "nu-niet"}, follow=True))
    assert web.post(answer, {"nummer": 2, "antwoord": "nu-niet"}).status_code == 404


def test_with_an_own_document_looking_goes_to_both_side_by_side(bron, tom, web_tom, directeur):
    own = create_own_version(bron, organisatie_id=tom.organisatie_ids[0], by=tom)
    new_version(bron, directeur)
    answer = address("overname-antwoord", own.gemaakt_naar.pk)
    assert "Bij de bron is versie 2 uit" in shown(web_tom, own)
    look = web_tom.post(answer, {"nummer": 2, "antwoord": "bekijken"})
    assert look.url == f"{own.get_absolute_url()}vergelijken/?met={bron.pk}.2"


def test_what_waits_stands_on_the_start_page_until_it_is_answered(bron, tom, web_tom, directeur):
    take(web_tom, bron, tom)
    assert overnames.waiting_answers(fresh(tom)) == []
    new_version(bron, directeur)
    [item] = overnames.waiting_answers(fresh(tom))
    assert item.titel == "Versie 2 van ‘Incassobeleid’"
    assert "Drempel lager." in item.tekst
    assert item.titel in page(web_tom.get("/"))
    colleague = person(Overname.objects.get().organisatie)
    assert overnames.waiting_answers(fresh(colleague)) == []
    own = create_own_version(Document.objects.get(pk=bron.pk), organisatie_id=tom.organisatie_ids[0], by=tom)
    new_version(bron, directeur, "Nog lager.")
    Document.objects.filter(pk=own.pk).update(contact=colleague)
    assert overnames.waiting_answers(fresh(tom)) == []
    assert len(overnames.waiting_answers(fresh(colleague))) == 1
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    assert overnames.waiting_answers(fresh(colleague)) == []
    Document.objects.filter(pk=bron.pk).update(bereik="leden")
    overname = Overname.objects.get()
    OvernameAntwoord.objects.create(
        overname=overname, versie=Document.objects.get(pk=bron.pk).versie, antwoord="nu-niet", door=colleague
    )
    assert overnames.waiting_answers(fresh(colleague)) == []


@pytest.mark.parametrize("how", ["trash", "narrower", "out of force", "for good"])
def test_what_is_gone_at_the_source_keeps_its_trace_with_the_title_as_it_was_known(bron, tom, web_tom, directeur, how):
    own = create_own_version(bron, organisatie_id=tom.organisatie_ids[0], by=tom)
    if how == "out of force":
        Document.objects.filter(pk=bron.pk).update(status="vervallen")
    else:
        Document.objects.filter(pk=bron.pk).update(titel="Geheim plan")
    if how == "trash":
        remove_document(bron, by=directeur)
    elif how == "narrower":
        Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    elif how == "for good":
        Overname.objects.update(document=None, versie=None)
    for url in (
        reverse("documenten:overnames"),
        own.gemaakt_naar.get_absolute_url(),
        own.get_absolute_url(),
        address("stamboom", own.pk),
    ):
        text = page(web_tom.get(url))
        assert "Vervallen" in text, url
        assert "Incassobeleid" in text, url
        assert "Geheim plan" not in text, url
        assert (bron.get_absolute_url() in text) == (how == "out of force"), url


def test_a_reader_of_an_own_version_learns_nothing_of_a_source_that_is_not_for_them(bron, tom, login, directeur):
    own = create_own_version(bron, organisatie_id=tom.organisatie_ids[0], by=tom)
    Document.objects.filter(pk=own.pk).update(bereik="leden", titel="Onze regels", gedeeld_op=timezone.now())
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    text = shown(login(person()), own)
    assert "een document dat u niet kunt zien" in text
    assert "Incassobeleid" not in text
    assert "De Linde" not in text


def test_the_owner_sees_answers_and_who_stopped_and_others_only_who_uses_it(bron, tom, web_tom, web, login, directeur):
    take(web_tom, bron, tom)
    other = person(OrganisatieFactory(naam="Gestopt Wonen"))
    web_tom.post(address("overname-ongedaan", take_over(bron, organisatie_id=other.organisatie_ids[0], by=other).pk))
    overname = Overname.objects.get(organisatie=other.organisatie_ids[0])
    login(other).post(address("overname-ongedaan", overname.pk))
    new_version(bron, directeur)
    url = address("overnames-bij", bron.pk)
    mine, theirs = page(web.get(url)), page(login(person()).get(url))
    assert "Antwoorden" in mine
    assert "nog geen" in mine
    assert "Gestopt Wonen" in mine
    assert "Ons Doel" in theirs
    assert "er is een nieuwere" in theirs
    assert "Antwoorden" not in theirs
    assert "Gestopt Wonen" not in theirs
    Document.objects.filter(pk=bron.pk).update(bereik="corporatie")
    assert login(person()).get(url).status_code == 404


def test_a_guest_sees_only_adopters_of_the_own_circle(bron, tom, login):
    kring = KringFactory()
    Document.objects.filter(pk=bron.pk).update(bereik="kring", kring=kring)
    for naam in ("In de kring", "Later weg"):
        DeelnameFactory(kring=kring, organisatie=OrganisatieFactory(naam=naam))
    for deelname in kring.deelnames.all():
        who = person(deelname.organisatie)
        take_over(Document.objects.get(pk=bron.pk), organisatie_id=deelname.organisatie_id, by=fresh(who))
    kring.deelnames.filter(organisatie__naam="Later weg").update(tot=timezone.localdate() - timezone.timedelta(days=1))
    text = shown(login(guest(kring)), bron)
    assert "In de kring" in text
    assert "Later weg" not in text
    assert "Overgenomen door 1" in text


def test_a_file_that_may_not_go_out_cannot_be_copied(bron, tom, web_tom):
    bron.versie.scan_status = "besmet"
    bron.versie.save(update_fields=["scan_status"])
    with pytest.raises(ValidationError):
        create_own_version(bron, organisatie_id=tom.organisatie_ids[0], by=tom)
    assert "vond onze controle een virus" in page(take(web_tom, bron, tom, actie="eigen"))
    assert not Overname.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_cost_the_same_with_more_rows(bron, tom, web_tom, directeur, count, django_assert_num_queries):
    linde = person(bron.organisatie)
    for number in range(count):
        with storing_checked(check_upload(stage_file(f"{number}.txt", TEKST + str(number).encode()))) as [bestand]:
            other = create_document(bestand, organisatie_id=bron.organisatie_id, by=linde)
        Document.objects.filter(pk=other.pk).update(bereik="leden")
        take_over(Document.objects.get(pk=other.pk), organisatie_id=tom.organisatie_ids[0], by=tom)
        take_over(bron, organisatie_id=(who := person()).organisatie_ids[0], by=who)
    with django_assert_num_queries(4):  # session, user, count, rows
        assert len(web_tom.get(reverse("documenten:overnames")).context["items"]) == count
    with django_assert_num_queries(4):  # session, user, document, rows; one more when there are own documents
        assert len(web_tom.get(address("overnames-bij", bron.pk)).context["items"]) == count
    with django_assert_num_queries(6):  # session, user, document, family, who sees what, overnames
        web_tom.get(address("stamboom", bron.pk))


@pytest.mark.parametrize("count", [1, 4])
def test_the_part_on_the_page_of_a_document_is_one_query(bron, tom, count, django_assert_num_queries):
    for _ in range(count):
        take_over(bron, organisatie_id=(who := person()).organisatie_ids[0], by=who)
    user = fresh(tom)
    with django_assert_num_queries(1):
        part = overnames.part(bron, user)
    assert part["overnemers_totaal"] == count
