"""The page of a document: what it tells, to whom, and what it costs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.services import edit_profiel
from corporaties.services.organisaties import STEMPEL
from mkwportal.core import stamps
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory, VersieFactory

from .helpers import addresses, readable_document, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return readable_document()


def test_the_page_tells_what_it_is_and_whom_to_ask(login, document):
    person(document.organisatie)
    page = text_of(login(person()).get(document.get_absolute_url()))
    for said in (
        "<h1>Incasso met aandacht</h1>", "Eerst praten.", "De Linde", "Beleid", "1 oktober 2099", "4 september 2026",
        "bestuur en RvC", '?thema=achterstand">Huurachterstand</a>', "12 pagina’s, PDF", "Alle leden van MKW",
        "Download PDF (1,2 MB)", "Een deurwaarder na twee weken.", "Ilse Janssen", "Beleidsmedewerker",
        f'href="{document.contact.get_absolute_url()}"', "Niet op vrijdag.", 'href="tel:0475123456"', "mailto:",
        "Zichtbaar voor 3 mensen bij 2 corporaties.", "/verkenningen/lessen/?thema=achterstand",
        '<h3>Incassobeleid</h3>', "Wij bezoeken huurders", "2 hoofdstukken",
    ):  # fmt: skip
        assert said in page, said


def test_the_circle_is_named_with_its_number_of_people(login):
    kring = KringFactory(naam="Eigentijds samenwerken")
    owner = OrganisatieFactory()
    DeelnameFactory(kring=kring, organisatie=owner)
    document = DocumentFactory(organisatie=owner, bereik="kring", kring=kring)
    page = text_of(login(document.contact).get(document.get_absolute_url()))
    assert "Deelnemers van Eigentijds samenwerken" in page
    assert "Zichtbaar voor 1 persoon bij 1 organisatie." in page


def test_the_number_of_people_follows_a_new_colleague(login):
    document = DocumentFactory()
    client = login(document.contact)
    assert "Zichtbaar voor 1 persoon" in text_of(client.get(document.get_absolute_url()))
    person(document.organisatie)
    stamps.touch(STEMPEL)
    assert "Zichtbaar voor 2 mensen" in text_of(client.get(document.get_absolute_url()))


@pytest.mark.parametrize(("status", "said"), [("concept", "Concept"), ("vervallen", "Vervallen")])
def test_the_state_stands_on_top(login, document, status, said):
    type(document).objects.filter(pk=document.pk).update(status=status)
    assert f">{said}</span>" in text_of(login(person()).get(document.get_absolute_url()))


def test_a_document_that_should_have_been_reviewed_says_so(login, document):
    client = login(person())
    assert "Toe aan herziening" not in text_of(client.get(document.get_absolute_url()))
    type(document).objects.filter(pk=document.pk).update(herzien_voor=timezone.localdate())
    stamps.touch("documenten")
    assert "Toe aan herziening" in text_of(client.get(document.get_absolute_url()))
    type(document).objects.filter(pk=document.pk).update(status="vervallen")
    stamps.touch("documenten")
    assert "Toe aan herziening" not in text_of(client.get(document.get_absolute_url()))


def test_only_who_works_at_the_owner_gets_buttons_to_change(login, document):
    buttons = [reverse(f"documenten:{name}", args=[document.pk]) for name in ("bewerken", "verwijderen", "versies")]
    own, other = (text_of(login(who).get(document.get_absolute_url())) for who in (document.contact, person()))
    assert all(f'href="{button}"' in own for button in buttons)
    assert not any(f'href="{button}"' in other for button in buttons)


def test_a_document_that_was_never_shared_tells_its_owner(login, document):
    draft = DocumentFactory()
    page = text_of(login(draft.contact).get(draft.get_absolute_url()))
    assert "Dit document is nog niet gedeeld." in page
    assert f"{reverse('documenten:nakijken')}?document={draft.pk}" in page
    assert "nog niet gedeeld" not in text_of(login(document.contact).get(document.get_absolute_url()))
    assert "nog niet gedeeld" not in text_of(login(platform_admin()).get(draft.get_absolute_url()))


def test_all_versions_stand_in_a_row_with_their_notes(login, document):
    VersieFactory(document=document, toelichting="Belafspraak bij bezwaar.", tekst_status="geen")
    page = text_of(login(person()).get(document.get_absolute_url()))
    assert page.index("Versie 2 <span") < page.index("Belafspraak bij bezwaar.") < page.index("Eerste versie.")
    assert reverse("documenten:versie", args=[document.pk, 1]) in page
    assert f'href="{reverse("documenten:versie", args=[document.pk, 2])}"' not in page  # there is no text to read
    for nummer in (1, 2):
        assert reverse("documenten:versie-bestand", args=[document.pk, nummer]) in page


@pytest.mark.parametrize(
    ("status", "fout", "said"),
    [
        ("wacht", "", "De tekst wordt nog gelezen."),
        ("geen", "", "Dit is een scan of een afbeelding"),
        ("mislukt", "Het lezen van dit bestand duurde te lang.", "Het lezen van dit bestand duurde te lang."),
    ],
)
def test_a_text_that_cannot_be_read_explains_itself(login, status, fout, said):
    document = DocumentFactory(bereik="leden", versie_1__tekst_status=status, versie_1__tekst_fout=fout)
    client = login(person())
    for address in addresses(document)[:3]:
        page = text_of(client.get(address))
        assert said in page
        assert f"Tekst van {document}." not in page
        assert "Download PDF" in page


def test_a_document_without_a_file_still_has_a_page(login):
    document = DocumentFactory(bereik="leden", versie_1=False)
    client = login(person())
    assert "Bij dit document staat geen bestand." in text_of(client.get(document.get_absolute_url()))
    assert client.get(reverse("documenten:lezen", args=[document.pk])).status_code == 404


def test_the_text_of_a_new_version_replaces_the_old_on_the_page(login, document):
    client = login(person())
    assert "Wij bezoeken huurders" in text_of(client.get(document.get_absolute_url()))
    VersieFactory(document=document, tekst=[{"s": "alinea", "t": "Nieuwe tekst.", "p": 1}])
    stamps.touch("documenten")  # as every service that writes does
    page = text_of(client.get(document.get_absolute_url()))
    assert "Nieuwe tekst." in page
    assert "Wij bezoeken huurders" not in page


@pytest.mark.parametrize("versies", [1, 3])
def test_the_page_costs_the_same_with_more_versions(login, document, django_assert_num_queries, versies):
    for _ in range(versies - 1):
        VersieFactory(document=document)
    client = login(person())
    client.get(document.get_absolute_url())
    with django_assert_num_queries(4):  # session, user, document, stamp
        page = text_of(client.get(document.get_absolute_url()))
    assert page.count("Download versie") == versies


def test_the_page_follows_a_change_of_the_contact_at_once(login, document):
    client = login(person())
    client.get(document.get_absolute_url())
    contact = document.contact
    names = {name: getattr(contact, name) for name in ("aanhef", "voornaam", "tussenvoegsel", "achternaam", "telefoon")}
    edit_profiel(contact, by=contact, themas=[], bereikbaar="Elke dag na tienen.", **names)
    assert "Elke dag na tienen." in text_of(client.get(document.get_absolute_url()))


def test_the_page_costs_a_few_queries_cold_whatever_stands_on_it(login, document, django_assert_max_num_queries):
    client = login(person())
    with django_assert_max_num_queries(18):  # of each capability on it one or two
        client.get(document.get_absolute_url())
