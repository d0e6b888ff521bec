"""The files of a bundle (V12): Word and PDF made by a job, who gets them, and the document that they become."""

import io
import zipfile

import docx
import pytest
from lxml import etree

from documenten.models import Document
from mkwportal.core.files import storage
from tests.factories.verkenningen import (
    FotoFactory,
)
from tests.support.jobs import run_jobs
from tests.support.pdfua import structure
from verkenningen import services
from verkenningen.bundel.maken import make_files, request_files, still_allowed
from verkenningen.models import Bundel, BundelUitvoer, Citaat

from ..helpers import TOEN, body, url
from .bundels import EVIL, made

pytestmark = pytest.mark.django_db


def test_words_that_changed_keep_the_files_of_before_closed(full, client):
    uitvoer = made(full)
    file = url("bundel-bestand", full.bundel.pk, "pdf")
    client.force_login(full.lid)
    assert client.get(file).status_code == 200
    services.withdraw_deel(full.deel, by=full.leider)
    for tekst, open_again in (("Wij zagen twee dingen.", False), ("Wij zagen **drie** dingen.", True)):
        type(full.deel).objects.filter(pk=full.deel.pk).update(tekst=tekst, gepubliceerd_op=TOEN)
        assert still_allowed(uitvoer) is open_again
    for rows, new in (
        (Citaat.objects.filter(pk=full.citaat.pk), {"tekst": "Wij doen het."}),
        (type(full.les).objects.filter(pk=full.les.pk), {"tekst": "Begin."}),
        (type(full.foto).objects.filter(pk=full.foto.pk), {"bijschrift": "Iemand anders"}),
    ):
        old = rows.values(*new).get()
        rows.update(**new)
        assert client.get(file).status_code == 404
        assert "niet meer op te halen" in body(client, url("bundel-bestanden", full.bundel.pk))
        rows.update(**old)
        assert still_allowed(uitvoer)
    for without_words in ({}, {"deel": [full.deel.pk]}):
        uitvoer.bronnen = without_words
        assert not still_allowed(uitvoer)


def test_files_are_made_by_a_job_and_fetched_by_readers(full, client):
    Bundel.objects.filter(pk=full.bundel.pk).update(inleiding=f"## Kop\n\n{EVIL}\n\n- een\n  1. twee\n\n> citaat")
    full.les.tekst = EVIL[:300]
    full.les.save()
    client.force_login(full.lid)
    files = url("bundel-bestanden", full.bundel.pk)
    assert client.post(files).status_code == 302
    assert "Wacht op zijn beurt" in body(client, files)
    assert "al gemaakt" in client.post(files, follow=True).content.decode()
    run_jobs()
    uitvoer = BundelUitvoer.objects.get()
    assert (uitvoer.stand, uitvoer.gedaan, uitvoer.totaal) == ("klaar", 3, 3)
    make_files(uitvoer.pk)  # twice is safe
    pdf = b"".join(client.get(url("bundel-bestand", full.bundel.pk, "pdf")).streaming_content)
    found = structure(pdf)
    assert found.alts == ["Fietsers"]
    assert found.soorten["Note"] == 5
    assert found.soorten["TOC"]
    assert found.soorten["BlockQuote"]
    check_word(b"".join(client.get(url("bundel-bestand", full.bundel.pk, "word")).streaming_content))
    assert client.get(url("bundel-bestand", full.bundel.pk, "exe")).status_code == 404
    assert "daarna gewijzigd" not in body(client, files)
    services.create_hoofdstuk(full.bundel, titel="Slot", tekst="Nog iets.", by=full.lid)
    assert "daarna gewijzigd" in body(client, files)
    client.force_login(full.tribune)
    assert client.get(url("bundel-bestand", full.bundel.pk, "pdf")).status_code == 404
    services.publish_bundel(full.bundel, by=full.leider)
    response = client.get(url("bundel-bestand", full.bundel.pk, "pdf"))
    assert response.status_code == 200
    assert "Samen sterk.pdf" in response["Content-Disposition"]
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    old = uitvoer.pdf
    with_new = made(full)
    assert with_new.pk != uitvoer.pk
    assert storage.exists(with_new.pdf)
    assert BundelUitvoer.objects.count() == 1
    assert old != with_new.pdf
    FotoFactory._meta.model.objects.filter(pk=full.foto.pk).update(
        sleutel="bestanden/ab/cd/abcd" + "0" * 60 + "-" + "0" * 16
    )
    request_files(full.bundel, by=full.leider)
    with pytest.raises(FileNotFoundError):
        run_jobs()
    assert "Het bestand van een foto ontbreekt" in BundelUitvoer.objects.get(stand="mislukt").fout


def check_word(data):
    """Assert that a Word file has real headings, footnotes with sources, alt texts, a table of contents and Dutch."""
    document = docx.Document(io.BytesIO(data))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "toc 1", "List Bullet", "Caption", "Quote"} <= set(styles)
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False))
    texts = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "#import" in texts
    assert "<b>HTML</b>" in texts
    assert "😀" in texts
    assert document.core_properties.title == "Samen sterk"
    assert document.core_properties.language == "nl-NL"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        parts = {name: file.read(name) for name in file.namelist()}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    notes = etree.fromstring(parts["word/footnotes.xml"])
    ids = [note.get(f"{w}id") for note in notes]
    body_xml = etree.fromstring(parts["word/document.xml"])
    references = [ref.get(f"{w}id") for ref in body_xml.iter(f"{w}footnoteReference")]
    assert references
    assert [*("-1", "0"), *references] == ids
    assert "Halte ‘Stadhuis’" in "".join(notes.itertext())
    assert b"footnotes+xml" in parts["[Content_Types].xml"]
    pictures = [element.get("descr") for element in body_xml.iter() if element.tag.endswith("}docPr")]
    assert pictures == ["Fietsers"]
    assert b'w:lang w:val="nl-NL"' in parts["word/styles.xml"]
    assert "TOC" in "".join(body_xml.itertext())


def test_the_document_shows_on_each_lesson_and_says_where_it_comes_from(full, client):
    client.force_login(full.leider)
    page = url("bundel-document", full.bundel.pk)
    assert "Maak eerst de PDF" in body(client, page)
    data = {"titel": "Samen sterk", "vorm": "pdf", "organisatie": full.verkenning.organisatie_id, "bereik": "leden"}
    assert client.post(page, data).status_code == 422
    assert not Document.objects.exists()
    made(full)
    answer = client.post(page, data)
    document = Document.objects.get()
    assert answer["Location"] == document.get_absolute_url()
    assert (document.bereik, document.soort, document.versie.ext) == ("leden", "onderzoek", "pdf")
    assert "Bundel van de verkenning ‘Eigentijdse samenwerking’" in document.samenvatting
    assert full.thema in document.themas.all()
    services.publish_bundel(full.bundel, by=full.leider)
    les, origin = url("les", full.les.pk), f"{url('bundel-herkomst')}?document={document.pk}"
    for who in (full.leider, full.tribune, full.gast):
        client.force_login(who)
        html = body(client, les)
        assert "Deze les staat in de bundel" in html
        assert ("ook te lezen als document" in html) == (who != full.gast)
        assert ("Eigentijdse samenwerking" in body(client, origin)) == (who != full.gast)
    client.force_login(full.vreemd)
    assert "Eigentijdse" not in body(client, origin)
    services.withdraw_bundel(full.bundel, by=full.leider)
    client.force_login(full.tribune)
    assert "staat in de bundel" not in body(client, les)
    client.force_login(full.leider)
    assert "staat al bij de documenten" in body(client, page)
    assert client.post(page, {"vorm": "word"}).status_code == 302
    document.refresh_from_db()
    assert (document.versie.nummer, document.versie.ext) == (2, "docx")
