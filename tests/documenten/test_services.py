"""Services of the library: file and rows together, the text, the index, versions, and who may."""

import io
import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from PIL import Image

from corporaties.models import Bereik
from documenten.models import Document, Soort, Versie, VersieTekst
from documenten.services import (
    check_upload,
    create_document,
    create_versie,
    merge_as_versie,
    read_text,
    remove_document,
    restore_document,
    share_documents,
    stage_file,
    storing_checked,
    trace_opening,
    update_document,
)
from documenten.services.toevoegen import title_from_name
from mkwportal.core import stamps
from mkwportal.core.files import storage
from mkwportal.core.files.types import FileRefused
from mkwportal.core.models import AuditRegel, Melding, ZoekRegel
from tests.factories.corporaties import (
    OrganisatieFactory,
    ThemaFactory,
    person,
    platform_admin,
)
from tests.factories.documenten import TEKST, DocumentFactory, docx, uploaded_document
from tests.support.jobs import run_jobs


def files_on_disk():
    return list(storage.stored_keys())


def trail(document, actie):
    return AuditRegel.objects.filter(soort="document", object_id=document.pk, actie=actie).last()


# Adding ---------------------------------------------------------------------------------------------------


def test_an_upload_becomes_a_concept_of_the_own_corporation_with_version_one(directeur):
    document = uploaded_document(directeur, "Huurbeleid_2026-DEF.txt")
    versie = document.versie
    assert (document.titel, document.status, document.bereik) == ("Huurbeleid 2026", "concept", "corporatie")
    assert (document.organisatie_id, document.contact, document.gedeeld_op) == (
        directeur.organisatie_ids[0],
        directeur,
        None,
    )
    assert (versie.nummer, versie.naam, versie.ext, versie.grootte) == (
        1,
        "Huurbeleid_2026-DEF.txt",
        "txt",
        len(TEKST),
    )
    assert versie.sha256 == storage.sha256_of(versie.sleutel)
    assert storage.is_intact(versie.sleutel)
    assert trail(document, "document toegevoegd").wie_id == directeur.pk


def test_an_upload_raises_the_stamp(directeur):
    before = stamps.current("documenten")
    uploaded_document(directeur)
    assert stamps.current("documenten") != before


def test_nothing_is_kept_of_a_file_when_its_rows_fail(directeur):
    elsewhere = OrganisatieFactory()
    with (
        pytest.raises(PermissionDenied),
        storing_checked(check_upload(stage_file("a.txt", TEKST))) as [bestand],
    ):
        create_document(bestand, organisatie_id=elsewhere.pk, by=directeur)
    assert not Document.objects.exists()
    assert files_on_disk() == []


def test_a_refused_file_leaves_nothing(directeur):
    with pytest.raises(FileRefused) as refusal:
        check_upload(stage_file("beleid.docx", b"%PDF-1.7 niet echt"))
    assert refusal.value.code == "beschadigd"
    assert files_on_disk() == []


def test_a_guest_and_a_platform_admin_may_not_upload(db):
    for somebody in (platform_admin(), person(OrganisatieFactory(lid_van=None))):
        with (
            pytest.raises(PermissionDenied),
            storing_checked(check_upload(stage_file("a.txt", TEKST))) as [bestand],
        ):
            create_document(bestand, organisatie_id=OrganisatieFactory().pk, by=somebody)


@pytest.mark.parametrize(
    ("naam", "titel"),
    [
        ("huurbeleid_2024-2026_v2.pdf", "Huurbeleid 2024-2026"),
        ("Protocol-melding-geweld-DEF.docx", "Protocol melding geweld"),
        ("jaarverslag 2025 (definitief).pdf", "Jaarverslag 2025"),
        (".pdf", ".pdf"),
        ("x" * 150, "X" + "x" * 149),
    ],
)
def test_a_first_title_comes_from_the_file_name(naam, titel):
    assert title_from_name(naam) == titel


# Text -----------------------------------------------------------------------------------------------------


def test_the_text_is_read_and_proposes_title_kind_year_and_theme(directeur):
    ThemaFactory(naam="Onderhoud", trefwoorden=["onderhoud", "reparatie"])
    thema = ThemaFactory(naam="Incasso", trefwoorden=["huurachterstand", "betalingsregeling"])
    data = docx("Bij huurachterstand bieden wij een betalingsregeling aan. " * 5, titel="Incassobeleid 2025")
    document = uploaded_document(directeur, "concept.docx", data)
    assert run_jobs() == ["documenten.read_text", "documenten.index"]
    tekst = VersieTekst.objects.get(versie=document.versie)
    assert tekst.voorstel == {
        "titel": "Incassobeleid 2025",
        "soort": "beleid",
        "jaar": 2025,
        "themas": [thema.pk],
    }
    assert tekst.blokken[0] == {"s": "kop", "n": 1, "t": "Incassobeleid 2025", "p": None}
    assert Versie.objects.get().tekst_status == "gelezen"
    document.refresh_from_db()
    assert document.titel == "Concept"  # the director decides


def test_reading_twice_changes_nothing(directeur):
    document = uploaded_document(directeur)
    run_jobs()
    before = VersieTekst.objects.get().blokken
    read_text(document.versie_id)
    assert run_jobs() == []
    assert VersieTekst.objects.get().blokken == before


def test_a_text_that_cannot_be_read_says_so_on_the_document_and_to_the_sender(directeur):
    document = uploaded_document(directeur, "kapot.docx", docx(tekst="<w:niet gesloten"))
    run_jobs()
    versie = document.versies.get()
    assert versie.tekst_status == "mislukt"
    assert "kon niet worden gelezen" in versie.tekst_fout
    assert Melding.objects.get(ontvanger=directeur).soort == "tekst-mislukt"
    assert ZoekRegel.objects.get(soort="document", object_id=document.pk).titel == "Kapot"


def test_a_file_that_left_the_storage_says_so(directeur):
    document = uploaded_document(directeur)
    storage.delete(document.versie.sleutel)
    read_text(document.versie_id)
    assert "staat niet meer in onze opslag" in document.versies.get().tekst_fout


def test_an_image_has_no_text(directeur):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(buffer, "PNG")
    document = uploaded_document(directeur, "scan.png", buffer.getvalue())
    run_jobs()
    assert document.versies.get().tekst_status == "geen"


# Search index ---------------------------------------------------------------------------------------------


def test_the_index_follows_a_document(directeur):
    thema = ThemaFactory(naam="Incasso")
    document = uploaded_document(directeur, "regels.docx", docx("Wij kennen coulance.", titel="Regels"))
    run_jobs()
    regel = ZoekRegel.objects.get(soort="document", object_id=document.pk)
    assert (regel.titel, regel.openbaar, regel.organisatie_id) == ("Regels", False, document.organisatie_id)
    assert "coulance" in regel.tekst
    assert regel.namen.splitlines() == [document.organisatie.naam, document.organisatie.plaats]
    gegevens = {
        "titel": "Incassobeleid",
        "soort": Soort.BELEID,
        "jaar": 2024,
        "themas": [thema],
        "samenvatting": "Handig",
    }
    update_document(document, revisie=1, gegevens={**gegevens, "bereik": Bereik.LEDEN}, by=directeur)
    run_jobs()
    regel.refresh_from_db() if ZoekRegel.objects.filter(pk=regel.pk).exists() else None
    regel = ZoekRegel.objects.get(soort="document", object_id=document.pk)
    assert (regel.titel, regel.openbaar, regel.subsoort, regel.jaar) == (
        "Incassobeleid",
        True,
        "beleid",
        2024,
    )
    assert (regel.thema_ids, regel.grootte, regel.status) == ([thema.pk], "midden", "concept")
    assert regel.meta == "Beleid\nIncasso\nHandig"
    remove_document(document, by=directeur)
    run_jobs()
    assert not ZoekRegel.objects.filter(soort="document", object_id=document.pk).exists()
    restore_document(document, by=directeur)
    run_jobs()
    assert ZoekRegel.objects.filter(soort="document", object_id=document.pk).exists()


def test_only_the_current_version_is_found(directeur):
    document = uploaded_document(directeur, "a.txt", b"oudewoord in de eerste tekst, en nog wat woorden")
    with storing_checked(check_upload(stage_file("b.txt", b"nieuwewoord in de tweede tekst, en nog wat"))) as [bestand]:
        create_versie(document, bestand, toelichting="Opnieuw geschreven.", by=directeur)
    run_jobs()
    tekst = ZoekRegel.objects.get(soort="document", object_id=document.pk).tekst
    assert "nieuwewoord" in tekst
    assert "oudewoord" not in tekst


# Versions -------------------------------------------------------------------------------------------------


def test_a_new_version_becomes_the_current_one_and_the_old_stays(directeur):
    document = uploaded_document(directeur)
    with storing_checked(check_upload(stage_file("huurbeleid.docx", docx()))) as [bestand]:
        versie = create_versie(document, bestand, toelichting="Streefhuur aangepast.", by=directeur)
    document.refresh_from_db()
    assert (document.versie, versie.nummer, document.revisie) == (versie, 2, 1)
    assert [v.nummer for v in document.versies.all()] == [2, 1]
    assert trail(document, "versie toegevoegd").na["toelichting"] == "Streefhuur aangepast."


def test_a_version_without_a_note_is_refused_and_its_file_goes(directeur):
    document = uploaded_document(directeur)
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        storing_checked(check_upload(stage_file("b.txt", TEKST))) as [bestand],
    ):
        create_versie(document, bestand, toelichting="", by=directeur)
    assert files_on_disk() == [document.versie.sleutel]


def test_somebody_else_adds_no_version(directeur):
    document = uploaded_document(directeur)
    for somebody in (person(), platform_admin()):
        with (
            pytest.raises(PermissionDenied),
            storing_checked(check_upload(stage_file("b.txt", TEKST))) as [bestand],
        ):
            create_versie(document, bestand, toelichting="Van buiten.", by=somebody)


@pytest.mark.django_db(transaction=True)
def test_versions_sent_at_the_same_time_get_numbers_without_a_gap():
    directeur = person()
    document = uploaded_document(directeur)
    failures = []

    def add(number):
        try:
            upload = stage_file(f"v{number}.txt", TEKST + str(number).encode())
            with storing_checked(check_upload(upload)) as [bestand]:
                create_versie(document, bestand, toelichting=f"Wijziging {number}.", by=directeur)
        except Exception as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=add, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(document.versies.values_list("nummer", flat=True)) == [1, 2, 3, 4, 5, 6, 7]
    document.refresh_from_db()
    assert document.versie.nummer == 7


def test_a_loose_upload_becomes_a_version_of_another(directeur):
    document, loose = uploaded_document(directeur), uploaded_document(directeur, "nieuw.txt", TEKST + b"2")
    run_jobs()
    versie = merge_as_versie(document, uit=loose, toelichting="Nieuwe tekst.", by=directeur)
    run_jobs()
    assert not Document.objects.filter(pk=loose.pk).exists()
    document.refresh_from_db()
    assert (document.versie, versie.nummer, versie.naam) == (versie, 2, "nieuw.txt")
    assert versie.tekst.blokken
    assert not ZoekRegel.objects.filter(soort="document", object_id=loose.pk).exists()
    assert trail(loose, "document samengevoegd").na == {"versie van": "Huurbeleid", "nummer": 2}


def test_what_was_shared_is_never_merged_away(directeur):
    document, loose = uploaded_document(directeur), uploaded_document(directeur)
    share_documents([(loose, 1, {})], bereik=Bereik.LEDEN, kring=None, by=directeur, delen=True)
    with pytest.raises(ValidationError, match="geen versie meer maken"):
        merge_as_versie(document, uit=loose, toelichting="Nee.", by=directeur)


# Trace of the platform admin (R10) ------------------------------------------------------------------------


@pytest.mark.parametrize(("bereik", "lines"), [("corporatie", 1), ("leden", 0)])
def test_a_platform_admin_leaves_a_trace_where_the_text_was_not_for_everybody(db, bereik, lines):
    document = DocumentFactory(bereik=bereik)
    trace_opening(document, by=platform_admin())
    found = AuditRegel.objects.filter(
        actie="document geopend door platformbeheerder", organisatie_id=document.organisatie_id
    )
    assert found.count() == lines


def test_a_colleague_leaves_no_trace(db):
    document = DocumentFactory()
    trace_opening(document, by=document.contact)
    assert not AuditRegel.objects.exists()
