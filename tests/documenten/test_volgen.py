"""Following a document, a theme, a corporation and a saved search (D10)."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from corporaties.models import Organisatie
from documenten.models import Document, Volging
from documenten.services.volgen import MEESTE_ZOEKVRAGEN, follow_subject, rename_search, save_search
from mkwportal.core.once import new_key
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory

from .helpers import page

pytestmark = pytest.mark.django_db
LIJST, VOLGEN, NIEUW = "/documenten/", "/documenten/volgen/", "/documenten/volgen/nieuw/"


@pytest.fixture
def shared() -> Document:
    return DocumentFactory(titel="Aanpak woonfraude", bereik="leden")


def test_a_document_is_followed_from_its_page_and_its_page_says_so(web, directeur, shared):
    url = shared.get_absolute_url()
    assert "Volg dit document" in page(web.get(url))
    response = web.post(f"{url}volgen/", follow=True)
    assert "U volgt dit document." in page(response)
    assert "U volgt dit. Stop" in page(response)
    assert Volging.objects.get().document == shared
    response = web.post(f"{url}volgen/", {"actie": "stop"}, follow=True)
    assert "Volg dit document" in page(response)
    assert not Volging.objects.exists()


def test_following_twice_is_following_once(web, shared):
    for _ in range(2):
        web.post(f"{shared.get_absolute_url()}volgen/")
    assert Volging.objects.count() == 1


def test_what_somebody_else_follows_does_not_show_on_my_page(web, login, shared):
    login(person()).post(f"{shared.get_absolute_url()}volgen/")
    assert "Volg dit document" in page(web.get(shared.get_absolute_url()))


def test_a_document_that_one_may_not_see_cannot_be_followed(web):
    secret = DocumentFactory(bereik="corporatie")
    assert web.post(f"{secret.get_absolute_url()}volgen/").status_code == 404
    assert not Volging.objects.exists()


def test_following_is_only_by_post(web, shared):
    assert web.get(f"{shared.get_absolute_url()}volgen/").status_code == 405


def test_a_theme_and_a_corporation_are_followed_from_the_library(web, directeur):
    thema, other = ThemaFactory(naam="Energie"), OrganisatieFactory(naam="De Es")
    assert "Volg dit thema" in page(web.get(f"{LIJST}?thema={thema.slug}"))
    assert "Volg deze corporatie" in page(web.get(f"{LIJST}?corporatie={other.pk}"))
    response = web.post(f"{NIEUW}?thema={thema.slug}", follow=True)
    assert "U volgt Energie. Nieuws hierover staat op Vandaag" in page(response)
    assert response.redirect_chain[-1][0] == f"{LIJST}?thema={thema.slug}"
    response = web.post(f"{NIEUW}?corporatie={other.pk}", follow=True)
    assert response.redirect_chain[-1][0] == other.get_absolute_url()
    assert {(row.thema, row.organisatie) for row in Volging.objects.all()} == {(thema, None), (None, other)}
    assert "U volgt Energie. Stop" in page(web.get(f"{LIJST}?thema={thema.slug}"))
    web.post(f"{NIEUW}?thema={thema.slug}", {"actie": "stop"})
    assert Volging.objects.get().organisatie == other


def test_a_search_is_saved_with_its_filters_and_without_its_order(web):
    thema = ThemaFactory(naam="Huren")
    address = f"?q=incasso&thema={thema.slug}&soort=beleid&sorteer=titel"
    assert "Bewaar deze zoekvraag" in page(web.get(LIJST + address))
    web.post(NIEUW + address)
    saved = Volging.objects.get()
    assert saved.zoekvraag == f"?q=incasso&thema={thema.slug}&soort=beleid"
    assert saved.naam == "‘incasso’, Huren, Beleid"
    assert "U bewaart deze zoekvraag" in page(web.get(f"{LIJST}?soort=beleid&thema={thema.slug}&q=incasso"))


def test_the_whole_library_cannot_be_followed(web):
    assert "Volg" not in page(web.get(LIJST)).partition('id="resultaten"')[2].partition("</h2>")[2][:300]
    assert web.get(NIEUW).status_code == 404


def test_the_button_alone_comes_to_htmx_and_a_page_around_it_to_others(web):
    thema = ThemaFactory(naam="Energie")
    whole = page(web.get(f"{NIEUW}?thema={thema.slug}"))
    part = page(web.get(f"{NIEUW}?thema={thema.slug}", headers={"HX-Request": "true"}))
    assert "<h1>Volg dit thema</h1>" in whole
    assert part.lstrip().startswith("<form")
    assert "Volg dit thema" in part


def test_the_list_shows_everything_by_kind_and_stops_and_renames(web, directeur, shared):
    follow_subject(shared, by=directeur)
    follow_subject(ThemaFactory(naam="Energie"), by=directeur)
    follow_subject(OrganisatieFactory(naam="De Es"), by=directeur)
    saved = save_search("?q=incasso", "‘incasso’", by=directeur)
    html = page(web.get(VOLGEN))
    assert all(name in html for name in ("Aanpak woonfraude", "Energie", "De Es", "‘incasso’"))
    html = page(web.post(f"{VOLGEN}{saved.pk}/", {"naam": "Achterstanden"}, follow=True))
    assert "Achterstanden" in html
    web.post(f"{VOLGEN}{saved.pk}/", {"actie": "stop"})
    assert Volging.objects.count() == 3


def test_a_name_that_is_empty_or_too_long_is_refused_with_what_was_typed(web, directeur):
    saved = save_search("?q=incasso", "Oud", by=directeur)
    response = web.post(f"{VOLGEN}{saved.pk}/", {"naam": "x" * 81})
    assert response.status_code == 422
    assert "Deze naam is te lang" in page(response)
    assert "x" * 81 in page(response)
    assert web.post(f"{VOLGEN}{saved.pk}/", {"naam": " "}).status_code == 422
    saved.refresh_from_db()
    assert saved.naam == "Oud"


def test_somebody_elses_line_does_not_exist(login, directeur):
    saved = save_search("?q=incasso", "Oud", by=directeur)
    browser = login(person())
    assert browser.post(f"{VOLGEN}{saved.pk}/", {"actie": "stop"}).status_code == 404
    assert "Oud" not in page(browser.get(VOLGEN))
    rename_search(saved, "Nieuw", by=person())
    saved.refresh_from_db()
    assert saved.naam == "Oud"


def test_the_title_of_what_is_no_longer_visible_does_not_show(web, directeur, shared):
    follow_subject(shared, by=directeur)
    Document.objects.update(bereik="corporatie", titel="Nu geheim")
    html = page(web.get(VOLGEN))
    assert "Nu geheim" not in html
    assert "U kunt dit niet meer zien." in html


def test_no_more_searches_than_can_be_looked_after(directeur):
    for number in range(MEESTE_ZOEKVRAGEN):
        save_search(f"?q=woord{number}", "x", by=directeur)
    save_search("?q=woord1", "x", by=directeur)  # was there already
    with pytest.raises(ValidationError, match="Stop er eerst een"):
        save_search("?q=nog-een", "x", by=directeur)
    with pytest.raises(ValidationError, match="te lang"):
        save_search("?q=" + "a" * 600, "x", by=person())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_more_lines(web, directeur, count, django_assert_num_queries):
    for number in range(count):
        follow_subject(DocumentFactory(bereik="leden"), by=directeur)
        follow_subject(ThemaFactory(), by=directeur)
        follow_subject(OrganisatieFactory(), by=directeur)
        save_search(f"?q=woord{number}", "x", by=directeur)
    web.get(VOLGEN)
    with django_assert_num_queries(6):  # session, user, stamp, follows, documents, organisations
        web.get(VOLGEN)


def test_the_library_with_a_button_costs_no_query_more_the_second_time(web, django_assert_num_queries):
    address = f"{LIJST}?thema={ThemaFactory().slug}"
    web.get(address)
    with django_assert_num_queries(3):  # session, user, stamps
        web.get(address)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"zoekvraag": "?q=x"},
        {"thema": True, "zoekvraag": "?q=x", "naam": "x"},
        {"thema": True, "organisatie": True},
    ],
)
def test_the_database_keeps_one_subject_per_line(directeur, fields):
    make = {"thema": ThemaFactory, "organisatie": OrganisatieFactory}
    values = {name: make[name]() if value is True else value for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Volging.objects.create(gebruiker=directeur, **values)


@pytest.mark.parametrize("name", ["document", "thema", "organisatie"])
def test_the_database_keeps_one_line_per_subject(directeur, name):
    make = {"thema": ThemaFactory, "organisatie": OrganisatieFactory, "document": DocumentFactory}
    subject = make[name]()
    Volging.objects.create(gebruiker=directeur, **{name: subject})
    with pytest.raises(IntegrityError), transaction.atomic():
        Volging.objects.create(gebruiker=directeur, **{name: subject})


def test_a_stranger_is_sent_to_the_login():
    assert Organisatie.objects.count() == 0
    assert Client().get(VOLGEN).status_code == 302


@pytest.mark.parametrize("length", [80, 95, 99, 120, 1000])
def test_a_long_search_is_saved_or_refused_in_words(web, length):
    """Found by script/scan: a search whose address is longer than 500 characters was an error of the portal."""
    address = "?" + urlencode({"q": "é" * length})
    response = web.post(NIEUW + address, {"formulier": new_key()}, follow=True)
    assert response.status_code == 200
    if (saved := Volging.objects.first()) is None:
        assert "te lang om te bewaren" in page(response)
    else:
        assert saved.zoekvraag in response.redirect_chain[-1][0]
    again = web.get(LIJST + address)
    assert again.status_code == 200
