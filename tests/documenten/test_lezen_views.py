"""The page of a document, the reading view and the file: what they show, to whom, and what they cost."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Rol
from corporaties.services import edit_profiel
from corporaties.services.organisaties import STEMPEL
from documenten.models import Versie
from documenten.services import check_upload, create_versie, read_text, remove_document, stage_file, storing_checked
from mkwportal.core import stamps
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import (
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST, DocumentFactory, VersieFactory, docx, uploaded_document
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
WORD = docx()
BLOKKEN = [
    {"s": "kop", "n": 1, "t": "Incassobeleid", "p": 1},
    {"s": "alinea", "t": "Wij bezoeken huurders met een achterstand.", "p": 1},
    {"s": "kop", "n": 2, "t": "Betalingsregeling", "p": 2},
    {"s": "lijst", "items": ["Eerst bellen", "Dan schrijven"], "p": 2},
    {"s": "kop", "n": 2, "t": "Evaluatie", "p": 2},
]


@pytest.fixture
def owner():
    return OrganisatieFactory(naam="De Linde", plaats="Lindendorp")


@pytest.fixture
def document(owner):
    contact = person(
        owner, voornaam="Ilse", achternaam="Janssen", telefoon="0475 - 12 34 56", bereikbaar="Niet op vrijdag."
    )
    return DocumentFactory(
        titel="Incasso met aandacht",
        organisatie=owner,
        contact=contact,
        bereik="leden",
        status="vastgesteld",
        soort="beleid",
        samenvatting="Eerst praten.",
        jaar=2026,
        vastgesteld_op=dt.date(2026, 9, 4),
        vastgesteld_door="bestuur en RvC",
        herzien_voor=dt.date(2099, 10, 1),
        gedeeld_op=timezone.now(),
        viel_af="Een deurwaarder na twee weken.",
        themas=[ThemaFactory(naam="Huurachterstand", slug="achterstand")],
        versie_1__tekst=BLOKKEN,
        versie_1__grootte=1_234_567,
        versie_1__paginas=12,
    )


def addresses(document):
    pk, nummer = document.pk, document.versie.nummer
    return [
        reverse("documenten:detail", args=[pk]), reverse("documenten:lezen", args=[pk]),
        reverse("documenten:versie", args=[pk, nummer]), reverse("documenten:bestand", args=[pk]),
        reverse("documenten:versie-bestand", args=[pk, nummer]),
    ]  # fmt: skip


def text_of(response):
    return " ".join(response.content.decode().split())


# Who may see it -------------------------------------------------------------------------------------------------------


def test_what_another_corporation_keeps_for_itself_does_not_exist(login):
    document = uploaded_document(person())
    outsider = login(person())
    assert [outsider.get(address).status_code for address in addresses(document)] == [404] * 5


def test_the_owner_opens_its_own_draft_everywhere(login):
    by = person()
    document = uploaded_document(by)
    run_jobs()
    client = login(by)
    responses = [client.get(address) for address in addresses(document)]
    assert [response.status_code for response in responses] == [200] * 5
    assert b"".join(responses[3].streaming_content) == TEKST
    assert b"".join(responses[4].streaming_content) == TEKST


def test_a_guest_sees_what_the_circle_shares_and_nothing_else(login):
    kring, other = KringFactory(), KringFactory()
    owner = OrganisatieFactory()
    DeelnameFactory(kring=kring, organisatie=owner)
    client = login(guest(kring))
    shared = DocumentFactory(organisatie=owner, bereik="kring", kring=kring)
    assert client.get(shared.get_absolute_url()).status_code == 200
    assert "Deelnemers van" in text_of(client.get(shared.get_absolute_url()))
    for hidden in (DocumentFactory(bereik="kring", kring=other), DocumentFactory(organisatie=owner, bereik="leden")):
        assert [client.get(address).status_code for address in addresses(hidden)] == [404] * 5


def test_what_lies_in_the_trash_does_not_exist(login, document):
    remove_document(document, by=document.contact)
    client = login(document.contact)
    assert [client.get(address).status_code for address in addresses(document)] == [404] * 5


def test_nobody_sees_anything_without_a_login(client, document):
    assert [client.get(address).status_code for address in addresses(document)] == [302] * 5


@pytest.mark.parametrize(
    "address",
    ["/documenten/x/", "/documenten/-1/", "/documenten/1.5/", f"/documenten/{'9' * 40}/", "/documenten/999999/",
     f"/documenten/1/versies/{'9' * 30}/"],
)  # fmt: skip
def test_an_address_that_is_no_document_does_not_exist(login, address):
    assert login(person()).get(address).status_code == 404


def test_a_version_that_was_never_made_does_not_exist(login, document):
    response = login(person()).get(reverse("documenten:versie", args=[document.pk, 9]))
    assert response.status_code == 404
    assert "Deze versie van het document bestaat niet." in text_of(response)


@pytest.mark.parametrize("nummer", range(3))
def test_reading_takes_no_post(login, document, nummer):
    assert login(document.contact).post(addresses(document)[nummer]).status_code == 405


# The page of a document -----------------------------------------------------------------------------------------------


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


# The reading view -----------------------------------------------------------------------------------------------------


def test_the_whole_text_can_be_read(login, document):
    page = text_of(login(person()).get(reverse("documenten:lezen", args=[document.pk])))
    assert "<h1>Incasso met aandacht</h1>" in page
    assert "<h2>Incassobeleid</h2>" in page
    assert "<h3>Betalingsregeling</h3>" in page
    assert "<ul><li>Eerst bellen</li><li>Dan schrijven</li></ul>" in page
    assert "Versie 1, <time" in page
    assert '<a href="#p3">Betalingsregeling</a>' in page  # the table of contents
    assert 'id="pagina-2">Pagina 2<' in page


@pytest.mark.parametrize(
    ("ext", "word", "words"), [("pptx", "Dia 2", "12 dia’s"), ("xlsx", "Werkblad 2", "12 werkbladen")]
)
def test_a_page_is_called_what_it_is(login, document, ext, word, words):
    Versie.objects.update(ext=ext)
    client = login(person())
    assert f'id="pagina-2">{word}<' in text_of(client.get(reverse("documenten:lezen", args=[document.pk])))
    assert words in text_of(client.get(document.get_absolute_url()))


def test_every_paragraph_has_an_address_that_stays(login, document):
    VersieFactory(document=document, tekst=BLOKKEN)
    page = text_of(login(person()).get(reverse("documenten:lezen", args=[document.pk])))
    for nummer in range(1, 6):
        assert f'id="p{nummer}"' in page
        assert f'href="/documenten/{document.pk}/versies/2/#p{nummer}" data-kopieer' in page


def test_search_words_are_marked_in_another_form(login, document):
    client = login(person())
    address = reverse("documenten:lezen", args=[document.pk])
    page = text_of(client.get(address, {"q": "huurder"}))
    assert '<mark class="utrecht-mark">huurders</mark>' in page
    assert "‘huurder’" in page
    assert "<mark" not in text_of(client.get(address))


@pytest.mark.parametrize("q", ['"><script>alert(1)</script>', "\x00huur", "&" * 500, "-", '"'])
def test_nothing_that_is_typed_breaks_the_reading_view(login, document, q):
    response = login(person()).get(reverse("documenten:lezen", args=[document.pk]), {"q": q})
    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


def test_an_old_version_says_that_it_is_old(login, document):
    VersieFactory(document=document, tekst=[{"s": "alinea", "t": "Nieuwe tekst.", "p": 1}])
    client = login(person())
    old = text_of(client.get(reverse("documenten:versie", args=[document.pk, 1])))
    assert "U leest versie 1. Dit is niet de nieuwste." in old
    assert "Wij bezoeken huurders" in old
    new = text_of(client.get(reverse("documenten:lezen", args=[document.pk])))
    assert "Dit is niet de nieuwste" not in new
    assert "Nieuwe tekst." in new


def test_html_in_a_file_is_text_on_the_screen(login):
    document = DocumentFactory(
        titel="<b>Titel</b>", bereik="leden", versie_1__tekst=[{"s": "alinea", "t": "<img src=x onerror=a>", "p": 1}]
    )
    client = login(person())
    for address in addresses(document)[:3]:
        page = text_of(client.get(address))
        assert "&lt;img src=x onerror=a&gt;" in page
        assert "<b>Titel" not in page


@pytest.mark.parametrize("blokken", [1, 3])
def test_the_reading_view_costs_the_same_with_more_paragraphs(login, document, django_assert_num_queries, blokken):
    VersieFactory(document=document, tekst=BLOKKEN[:1] * blokken)
    client = login(person())
    address = reverse("documenten:lezen", args=[document.pk])
    with django_assert_num_queries(6):  # session, user, document, use, text, questions
        response = client.get(address)
    assert response.context["tekst"].html.count('class="mkw-read__block"') == blokken
    with django_assert_num_queries(4):  # what was read is kept; questions may come
        client.get(address)


# The file -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def twee_versies():
    """A document with a text file and a Word file, through the real services."""
    by = person()
    document = uploaded_document(by, "Huurbeleid.txt", TEKST)
    with storing_checked(check_upload(stage_file("nieuw.docx", WORD))) as [bestand]:
        create_versie(document, bestand, toelichting="In Word.", by=by)
    document.refresh_from_db()
    type(document).objects.filter(pk=document.pk).update(bereik="leden", titel="Huurbeleid 2026: één/twee")
    return document


def test_the_file_is_byte_for_byte_what_was_uploaded(login, twee_versies):
    client = login(person())
    newest = client.get(reverse("documenten:bestand", args=[twee_versies.pk]))
    oldest = client.get(reverse("documenten:versie-bestand", args=[twee_versies.pk, 1]))
    assert b"".join(newest.streaming_content) == WORD
    assert b"".join(oldest.streaming_content) == TEKST


def test_the_file_gets_the_name_of_the_document_and_the_version(login, twee_versies):
    response = login(person()).get(reverse("documenten:bestand", args=[twee_versies.pk]))
    assert b"".join(response.streaming_content) == WORD
    named = response["Content-Disposition"]
    assert named.startswith("attachment;")
    assert "%20%28versie%202%29.docx" in named or "(versie 2).docx" in named
    assert "één".encode().hex().upper()[:4] not in named.split(";")[1]  # the first name is plain ASCII
    assert "/" not in named.split("filename=")[1].split(";")[0]


def test_part_of_a_file_can_be_fetched(login, twee_versies):
    address = reverse("documenten:versie-bestand", args=[twee_versies.pk, 1])
    response = login(person()).get(address, headers={"Range": "bytes=0-3"})
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == TEKST[:4]


def test_a_file_that_is_gone_from_the_storage_does_not_exist(login, document):
    response = login(person()).get(reverse("documenten:bestand", args=[document.pk]))
    assert response.status_code == 404
    assert "Het bestand is niet gevonden." in text_of(response)


# R10 ------------------------------------------------------------------------------------------------------------------


def traces(document):
    return AuditRegel.objects.filter(soort="document", object_id=document.pk, actie__startswith="document geopend")


@pytest.mark.parametrize("nummer", range(3))
def test_a_platform_admin_leaves_a_trace_that_the_corporation_sees(login, nummer):
    document, admin = DocumentFactory(), platform_admin()
    login(admin).get(addresses(document)[nummer])
    line = traces(document).get()
    assert (line.wie_id, line.organisatie_id) == (admin.pk, document.organisatie_id)


def test_fetching_the_file_leaves_a_trace_as_well(login):
    by = person()
    document = uploaded_document(by)
    response = login(platform_admin()).get(reverse("documenten:bestand", args=[document.pk]))
    assert b"".join(response.streaming_content) == TEKST
    assert traces(document).count() == 1


def test_one_trace_a_day_is_enough(login):
    document, admin, second = DocumentFactory(), platform_admin(), platform_admin()
    start = timezone.now().replace(hour=10)
    with time_machine.travel(start, tick=False):
        client = login(admin)
        for address in (*addresses(document)[:3], document.get_absolute_url()):
            client.get(address)
        assert traces(document).count() == 1
        login(second).get(document.get_absolute_url())
        assert traces(document).count() == 2


def test_no_trace_for_members_nor_for_what_all_members_see(login, document):
    own = DocumentFactory()
    login(own.contact).get(own.get_absolute_url())
    login(platform_admin()).get(document.get_absolute_url())
    assert AuditRegel.objects.filter(actie__startswith="document geopend").count() == 0


def test_no_trace_for_an_admin_who_works_there(login):
    owner = OrganisatieFactory()
    admin = person(owner, rol=Rol.LID, is_platformbeheerder=True)
    document = DocumentFactory(organisatie=owner)
    login(admin).get(document.get_absolute_url())
    assert traces(document).count() == 0


def test_reading_through_the_real_job_shows_the_text(login):
    by = person()
    document = uploaded_document(by)
    read_text(document.versie_id)
    page = text_of(login(by).get(reverse("documenten:lezen", args=[document.pk])))
    assert Versie.objects.get(pk=document.versie_id).tekst_status == "gelezen"
    assert "Wij bezoeken huurders met een achterstand" in page
