"""Sets: named, in order, one zip with a contents page, and nothing in them that one may not see (D11)."""

import io
import resource
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from documenten.models import Document, Verzameling, VerzamelingRegel
from documenten.services import verzamelingen as services
from documenten.verzamelingen import rows_of
from mkwportal.core.edits import EditConflict
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel
from tests.documenten.helpers import page
from tests.factories.corporaties import KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory, uploaded_document

pytestmark = pytest.mark.django_db
LIJST = reverse("documenten:verzamelingen")


def gegevens(naam="Startset", bereik="leden", **rest):
    return {"naam": naam, "uitleg": "", "bereik": bereik, "kring": None} | rest


def make(by, *documents, organisatie_id=0, **velden):
    owner = by.organisatie_ids[0] if organisatie_id == 0 else organisatie_id
    verzameling = services.create_verzameling(organisatie_id=owner, gegevens=gegevens(**velden), by=by)
    for document in documents:
        services.add_to_set(verzameling, document, by=by)
    return verzameling


def shared(by, naam, data=b"Tekst van het stuk.\n"):
    document = uploaded_document(by, naam=naam, data=data)
    Document.objects.filter(pk=document.pk).update(bereik="leden")
    return document


def url(name, verzameling, *args):
    return reverse(f"documenten:{name}", args=[verzameling.pk, *args])


def titles(verzameling, user):
    return [row.document.titel for row in rows_of(verzameling, user)]


def unzip(response):
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


@pytest.fixture
def ander(db):
    return person()


def test_a_set_is_made_filled_and_found(directeur, web, document):
    new = reverse("documenten:verzameling-nieuw")
    answer = web.post(f"{new}?document={document.pk}", {"naam": "Startset", "uitleg": "Voor Anna", "bereik": "leden"})
    verzameling = Verzameling.objects.get()
    assert answer["Location"] == verzameling.get_absolute_url()
    assert verzameling.organisatie_id == directeur.organisatie_ids[0]
    assert titles(verzameling, directeur) == [document.titel]
    assert "1 document" in page(web.get(LIJST))
    assert "Startset" in page(web.get(document.get_absolute_url()))


def test_twice_the_same_form_makes_one_set(web):
    data = {"naam": "Startset", "bereik": "leden", "formulier": "7b0c1b7e-9c7e-4a51-9f43-7f0a2ac4a111"}
    answers = [web.post(reverse("documenten:verzameling-nieuw"), data) for _ in range(2)]
    assert Verzameling.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"naam": "", "bereik": "leden"}, "Geef de verzameling een naam."),
        ({"naam": "x" * 121, "bereik": "leden"}, "hoogstens 120 tekens"),
        ({"naam": "a\x00b", "bereik": "leden"}, "een teken dat wij niet kunnen bewaren"),
        ({"naam": "a", "bereik": "iedereen"}, "Deze keuze bestaat niet"),
        ({"naam": "a"}, "Kies wie dit mogen zien."),
    ],
)
def test_what_is_wrong_is_said_and_stays_typed(web, data, sentence):
    answer = web.post(reverse("documenten:verzameling-nieuw"), data)
    assert answer.status_code == 422
    assert sentence in page(answer)
    assert not Verzameling.objects.exists()


def test_what_one_may_not_see_is_not_there_nor_counted(directeur, ander, login):
    open_, closed = shared(directeur, "open.txt"), uploaded_document(directeur, naam="geheim.txt", data=b"geheim\n")
    verzameling = make(directeur, closed, open_)
    theirs = login(ander)
    for address in (LIJST, verzameling.get_absolute_url()):
        text = page(theirs.get(address))
        assert "1 document" in text
        assert closed.titel not in text
    archive = unzip(theirs.get(url("verzameling-zip", verzameling)))
    assert archive.namelist() == ["01 Open.txt", "inhoud.html"]
    assert closed.titel not in archive.read("inhoud.html").decode()
    assert "2 documenten" in page(login(directeur).get(LIJST))


def test_three_audiences(directeur, ander, login):
    kring = KringFactory()
    gast = guest(kring)
    mine = make(directeur, bereik="corporatie", naam="Van ons")
    Verzameling.objects.filter(pk=make(directeur, naam="Kringset").pk).update(bereik="kring", kring=kring)
    make(directeur, naam="Voor allen")
    assert set(Verzameling.objects.zichtbaar_voor(ander).values_list("naam", flat=True)) == {"Voor allen"}
    assert set(Verzameling.objects.zichtbaar_voor(gast).values_list("naam", flat=True)) == {"Kringset"}
    assert login(ander).get(mine.get_absolute_url()).status_code == 404


def test_a_circle_must_be_ones_own(directeur):
    with pytest.raises(ValidationError, match="U neemt hieraan niet deel"):
        make(directeur, bereik="kring", kring=KringFactory())


def test_the_platform_owns_a_set_for_all(ander):
    admin = platform_admin()
    verzameling = make(admin, organisatie_id=None, bereik="corporatie")
    assert verzameling.bereik == "leden"
    assert verzameling in Verzameling.objects.zichtbaar_voor(ander)
    with pytest.raises(PermissionDenied):
        services.remove_verzameling(verzameling, by=ander)
    with pytest.raises(PermissionDenied):
        make(ander, organisatie_id=None)
    with pytest.raises(IntegrityError, match="verzameling_van_platform_voor_allen"), transaction.atomic():
        Verzameling.objects.filter(pk=verzameling.pk).update(bereik="corporatie")


def test_only_the_owner_changes_it(directeur, ander, document, login):
    verzameling = make(directeur, shared(directeur, "a.txt"))
    theirs, regel = login(ander), url("verzameling-regel", verzameling, document.pk)
    assert theirs.post(regel, {"actie": "weg"}).status_code == 403
    assert theirs.post(url("verzameling-verwijderen", verzameling)).status_code == 403
    assert VerzamelingRegel.objects.count() == 1


def test_nobody_adds_what_they_may_not_see(directeur, ander):
    closed = uploaded_document(directeur)
    with pytest.raises(ValidationError, match="niet zien"):
        services.add_to_set(make(ander), closed, by=ander)


def test_a_document_stands_in_a_set_once(directeur, document):
    verzameling = make(directeur, document)
    assert services.add_to_set(verzameling, document, by=directeur) is False
    with pytest.raises(IntegrityError, match="verzameling_document_een_keer"), transaction.atomic():
        VerzamelingRegel.objects.create(verzameling=verzameling, document=document, volgorde=9)


def test_a_set_has_an_end(directeur, monkeypatch):
    monkeypatch.setattr(services, "MAX_DOCUMENTEN", 1)
    verzameling = make(directeur, DocumentFactory(bereik="leden"))
    with pytest.raises(ValidationError, match="Haal er eerst een uit"):
        services.add_to_set(verzameling, DocumentFactory(bereik="leden"), by=directeur)


def test_up_and_down_without_a_script(directeur, web):
    documents = [DocumentFactory(titel=f"Stuk {n}", bereik="leden") for n in (1, 2, 3)]
    verzameling = make(directeur, *documents)

    def click(document, actie):
        return web.post(url("verzameling-regel", verzameling, document.pk), {"actie": actie})

    assert click(documents[2], "omhoog")["Location"].endswith(f"#d{documents[2].pk}")
    assert titles(verzameling, directeur) == ["Stuk 1", "Stuk 3", "Stuk 2"]
    click(documents[0], "omlaag")
    assert titles(verzameling, directeur) == ["Stuk 3", "Stuk 1", "Stuk 2"]
    click(documents[2], "omhoog")  # it is the first already
    assert titles(verzameling, directeur) == ["Stuk 3", "Stuk 1", "Stuk 2"]
    click(documents[2], "weg")
    click(documents[2], "weg")
    assert titles(verzameling, directeur) == ["Stuk 1", "Stuk 2"]
    assert "niet (meer) in de verzameling" in page(web.post(
        url("verzameling-regel", verzameling, documents[2].pk), {"actie": "omhoog"}, follow=True
    ))  # fmt: skip


def test_moving_passes_over_what_one_does_not_see(directeur, ander):
    first, last = DocumentFactory(bereik="leden"), DocumentFactory(bereik="leden")
    hidden = DocumentFactory(organisatie=ander.aanstellingen.get().organisatie)
    verzameling = make(directeur, first)
    VerzamelingRegel.objects.create(verzameling=verzameling, document=hidden, volgorde=2)
    services.add_to_set(verzameling, last, by=directeur)
    services.move_in_set(verzameling, last.pk, omhoog=True, by=directeur)
    assert titles(verzameling, directeur) == [last.titel, first.titel]


def test_with_htmx_only_the_rows_come_back(directeur, web, document):
    verzameling = make(directeur, document)
    answer = web.post(
        url("verzameling-regel", verzameling, document.pk), {"actie": "weg"}, headers={"HX-Request": "true"}
    )
    text = page(answer)
    assert answer.status_code == 200
    assert "<h1" not in text
    assert "Uit de verzameling gehaald" in text


def test_why_a_document_is_in_it(directeur, web, document):
    verzameling = make(directeur, document)
    regel = url("verzameling-regel", verzameling, document.pk)
    web.post(regel, {"actie": "toelichting", "toelichting": "Lees <b>dit</b> eerst"})
    text = web.get(verzameling.get_absolute_url()).content.decode()
    assert "Lees &lt;b&gt;dit&lt;/b&gt; eerst" in text
    too_long = web.post(regel, {"actie": "toelichting", "toelichting": "x" * 301}, follow=True)
    assert "hoogstens 300 tekens" in page(too_long)


def test_put_in_a_set_from_the_page_of_a_document(directeur, web, document):
    verzameling, address = make(directeur), reverse("documenten:verzamelen", args=[document.pk])
    assert "Zet in verzameling" in page(web.get(document.get_absolute_url()))
    answer = web.post(address, {"verzameling": verzameling.pk, "toelichting": "Begin hier"}, follow=True)
    assert "Gezet in" in page(answer)
    assert VerzamelingRegel.objects.get().toelichting == "Begin hier"
    assert "Zit al in" in page(web.get(address))
    assert web.post(address, {"verzameling": verzameling.pk}).status_code == 422  # no longer a choice


def test_the_second_of_two_savers_chooses(directeur, web):
    verzameling = make(directeur)
    services.update_verzameling(verzameling, revisie=1, gegevens=gegevens("Van de ander"), by=directeur)
    answer = web.post(url("verzameling-bewerken", verzameling), {"revisie": 1, "naam": "Van mij", "bereik": "leden"})
    text = page(answer)
    assert answer.status_code == 409
    assert "Van de ander" in text
    assert "Van mij" in text
    with pytest.raises(EditConflict):
        services.update_verzameling(verzameling, revisie=1, gegevens=gegevens(), by=directeur)


def test_another_audience_stands_in_the_trail(directeur):
    verzameling = make(directeur)
    services.update_verzameling(verzameling, revisie=1, gegevens=gegevens(bereik="corporatie"), by=directeur)
    line = AuditRegel.objects.get(actie="bereik gewijzigd")
    assert line.voor["bereik"].startswith("alle leden Zichtbaar voor")
    assert line.na == {"bereik": "mijn corporatie"}


def test_away_and_back_within_thirty_days(directeur, web, document):
    verzameling = make(directeur, document)
    web.post(url("verzameling-verwijderen", verzameling))
    assert web.get(verzameling.get_absolute_url()).status_code == 404
    assert "Zet terug" in page(web.get(LIJST))
    web.post(url("verzameling-terugzetten", verzameling))
    assert titles(verzameling, directeur) == [document.titel]


def test_after_thirty_days_a_set_is_gone_and_its_documents_stay(directeur, document):
    verzameling = make(directeur, document)
    Verzameling.objects.filter(pk=verzameling.pk).update(verwijderd_op="2026-01-01T12:00Z")
    with pytest.raises(ValidationError, match="langer dan 30 dagen"):
        services.restore_verzameling(verzameling, by=directeur)
    assert services.empty_set_trash() == 1
    assert Document.objects.filter(pk=document.pk).exists()


def test_the_zip_holds_the_newest_files_and_says_what_they_are(directeur, web):
    first = shared(directeur, "Huurbeleid “2026”.txt", "Één twee drie.\n".encode())
    second = shared(directeur, "Nota: huren.txt", b"Vier.\n")
    Document.objects.filter(pk__in=(first.pk, second.pk)).update(titel="Beleid: huren & wonen?")
    verzameling = make(directeur, first, second, naam="Startset huren")
    response = web.get(url("verzameling-zip", verzameling))
    archive = unzip(response)
    assert response["Content-Disposition"] == 'attachment; filename="Startset huren.zip"'
    assert archive.testzip() is None
    assert archive.namelist() == ["01 Beleid_ huren & wonen_.txt", "02 Beleid_ huren & wonen_.txt", "inhoud.html"]
    assert archive.read(archive.namelist()[0]).decode() == "Één twee drie.\n"
    contents = archive.read("inhoud.html").decode()
    for part in ("Beleid: huren &amp; wonen?", "versie 1", "De Linde", "01%20Beleid_%20huren%20%26%20wonen_.txt"):
        assert part in contents
    assert f"http://127.0.0.1:8000{first.get_absolute_url()}" in contents


def test_a_file_that_is_gone_is_named_and_the_rest_comes(directeur, web):
    gone, there = shared(directeur, "weg.txt", b"weg\n"), shared(directeur, "hier.txt", b"hier\n")
    verzameling = make(directeur, gone, there)
    storage.delete(gone.versie.sleutel)
    archive = unzip(web.get(url("verzameling-zip", verzameling)))
    assert archive.namelist() == ["02 Hier.txt", "inhoud.html"]
    assert "Het bestand zit niet in deze zip." in archive.read("inhoud.html").decode()


def test_an_empty_set_has_no_zip(directeur, web):
    assert web.get(url("verzameling-zip", make(directeur))).status_code == 404


def test_a_large_set_takes_no_more_memory_than_a_small_one(directeur, web):
    large = bytes(range(256)) * 40_000  # 10 MB of text that does not become less
    data = b"".join(bytes([n]) + large[1:] for n in range(65, 67))
    document = shared(directeur, "groot.txt", b"a" * 1000)
    key = document.versie.sleutel
    storage.path_for(key).write_bytes(data * 4)  # 80 MB behind one key
    verzameling = make(directeur, document)
    response = web.get(url("verzameling-zip", verzameling))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = sum(len(block) for block in response.streaming_content)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert size > 100_000
    assert grown < 30_000, f"{grown} kB more"


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_much_for_three_as_for_one(directeur, web, count, django_assert_num_queries):
    documents = [DocumentFactory(bereik="leden") for _ in range(count)]
    sets = [make(directeur, *documents, naam=f"Set {n}") for n in range(count)]
    with django_assert_num_queries(5):  # session, user, count, page, thrown away
        web.get(LIJST)
    with django_assert_num_queries(6):  # session, user, set, documents, stamp, audience (which is remembered)
        web.get(sets[0].get_absolute_url())


def test_of_two_corporations_one_is_chosen(login):
    first, second = OrganisatieFactory(naam="De Linde"), OrganisatieFactory(naam="De Eik")
    both = person(first)
    both.aanstellingen.create(organisatie=second, van="2020-01-01")
    web = login(both)
    data = {"naam": "Startset", "bereik": "leden", "organisatie": second.pk}
    web.post(reverse("documenten:verzameling-nieuw"), data)
    assert Verzameling.objects.get().organisatie == second
