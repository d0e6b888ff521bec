"""The bundle (V12): who composes and reads it, what goes in and what does not, the files and the document."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from lxml import etree
from PIL import Image

from documenten.models import Document
from mkwportal.core.files import storage
from mkwportal.core.models import Melding
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.verkenningen import (
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from tests.support.jobs import run_jobs
from tests.support.pdfua import structure
from verkenningen import services
from verkenningen.bundel.boek import read_boek
from verkenningen.bundel.maken import make_files, request_files, still_allowed
from verkenningen.models import Bundel, BundelStuk, BundelUitvoer, Citaat, Hoofdstuk
from verkenningen.services.bundel import MOST_PIECES, Keuze

from .helpers import TOEN, body, url

pytestmark = pytest.mark.django_db
EVIL = '#import "x": * $x^2$ <label> @ref `raw` *ster* <b>HTML</b> & 😀 שלום العربية 中文 ' + "lang" * 80


def photo_file():
    """Return the key of a real photo in the storage."""
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), "seagreen").save(out, "JPEG")
    return storage.save_bytes(out.getvalue())


@pytest.fixture
def world():
    """Return an exploration with one visit of a stop, and its leader, writer, tribune, guest and a stranger."""

    class World:
        verkenning = VerkenningFactory(naam="Eigentijdse samenwerking")
        leider = verkenning.leider
        lid = participant(verkenning)
        tribune = participant(verkenning, "tribune")
        gast = guest(verkenning.kring)
        vreemd = person(OrganisatieFactory())
        beheer = platform_admin()
        thema = ThemaFactory(naam="Vertrouwen")
        bezoek = BezoekFactory(
            verkenning=verkenning, titel="Op de fiets", begint_op=TOEN, gastheer_naam="Ons Doel", status="geweest"
        )
        halte = HalteFactory(bezoek=bezoek, titel="Stadhuis", persoon="Carla Kessels", organisatie="Gemeente Leiden")
        les = LesFactory(bezoek=bezoek, halte=halte, verkenning=verkenning, tekst="Begin klein.", themas=[thema])
        los = LesFactory(
            bezoek=None, verkenning=verkenning, tekst="Zonder bezoek.", themas=[ThemaFactory(naam="Wonen")]
        )
        deel = VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=TOEN, tekst="Wij zagen **drie** dingen.")
        concept = VerslagDeelFactory(bezoek=bezoek, deel="vervolg", tekst="Nog niet gedeeld.")
        foto = FotoFactory(bezoek=bezoek, halte=halte, bijschrift="Fietsers", sleutel=photo_file())
        kaal = FotoFactory(bezoek=bezoek, bijschrift="")
        citaat = Citaat.objects.create(
            bezoek=bezoek, tekst="Wij doen het samen.", toestemming="niet_nodig", door=leider
        )
        geheim = Citaat.objects.create(bezoek=bezoek, tekst="Niet herhalen.", naam="Jan", door=leider)
        bundel = services.create_bundel(verkenning, titel="Samen sterk", inleiding="Zo begon het.", by=leider)
        alles = [Keuze("les", les.pk), Keuze("les", los.pk), Keuze("deel", deel.pk), Keuze("foto", foto.pk)]
        alles.append(Keuze("citaat", citaat.pk))

    return World


@pytest.fixture
def full(world):
    """Return the world with everything chosen that may be chosen."""
    services.choose_pieces(world.bundel, erbij=world.alles, by=world.leider)
    return world


def made(world):
    request_files(world.bundel, by=world.leider)
    run_jobs()
    return BundelUitvoer.objects.get(bundel=world.bundel)


def test_roles_see_a_concept_and_a_published_bundle(full, client):
    addresses = {"read": url("bundel", full.bundel.pk), "list": url("bundels", full.verkenning.pk)}
    compose = [url(name, full.bundel.pk) for name in ("bundel-samenstellen", "bundel-kiezen", "bundel-bewerken")]
    compose += [url("hoofdstuk-nieuw", full.bundel.pk), url("bundel-nieuw", full.verkenning.pk)]
    lead = url("bundel-document", full.bundel.pk)
    #            concept, published, compose, lead
    roles = {
        full.leider: (200, 200, 200, 200),
        full.lid: (200, 200, 200, 403),
        full.tribune: (404, 200, 403, 403),
        full.gast: (404, 200, 403, 403),
        full.beheer: (404, 200, 403, 403),
        full.vreemd: (404, 404, 404, 404),
    }
    for published in (False, True):
        if published:
            services.publish_bundel(full.bundel, by=full.leider)
        for who, expected in roles.items():
            client.force_login(who)
            assert client.get(addresses["read"]).status_code == expected[published], who
            if published:
                assert {client.get(address).status_code for address in compose} == {expected[2]}, who
                assert client.get(lead).status_code == expected[3], who
            elif expected[0] == 404:
                assert {client.get(address).status_code for address in [*compose[:4], lead]} == {404}, who
    assert Melding.objects.filter(ontvanger=full.lid, sleutel=f"bundel-{full.bundel.pk}").count() == 1
    full.verkenning.bereik = "leden"
    full.verkenning.save()
    client.force_login(full.vreemd)
    assert "Begin klein." in body(client, addresses["read"])
    services.withdraw_bundel(full.bundel, by=full.leider)
    assert client.get(addresses["read"]).status_code == 404
    for refused in (services.publish_bundel, services.withdraw_bundel):
        with pytest.raises(PermissionDenied):
            refused(full.bundel, by=full.lid)
    for refused in (services.order_by_theme, request_files):
        with pytest.raises(PermissionDenied):
            refused(full.bundel, by=full.tribune)


def test_only_what_everybody_may_read_can_be_chosen(world):
    other = LesFactory()
    wrong = [("deel", world.concept), ("foto", world.kaal), ("citaat", world.geheim), ("les", other)]
    keys = [Keuze(soort, row.pk) for soort, row in wrong]
    assert services.choose_pieces(world.bundel, erbij=[*world.alles, *keys], by=world.lid) == (5, 0)
    assert services.choose_pieces(world.bundel, erbij=world.alles, by=world.leider) == (0, 0)
    boek = read_boek(world.bundel)
    assert [deel.rij.titel for deel in boek.delen][:2] == ["Wat wij zagen", "Vertrouwen"]
    assert [stuk.tekst for stuk in boek.delen[0].stukken] == ["Wij zagen **drie** dingen.", "Wij doen het samen."]
    assert [stuk.soort for stuk in boek.delen[1].stukken] == ["les", "foto"]
    noot = boek.delen[1].stukken[0].noot
    assert noot.startswith("Halte ‘Stadhuis’, Carla Kessels, Gemeente Leiden. Bezoek ‘Op de fiets’, ")
    assert "Leiden, ontvangen door Ons Doel" in noot
    assert boek.stukken[-1].noot == "Opgeschreven bij de verkenning ‘Eigentijdse samenwerking’."
    assert services.choose_pieces(world.bundel, eraf=world.alles, by=world.lid) == (0, 5)
    assert not Hoofdstuk.objects.exists()


def test_what_was_taken_back_is_left_out_and_said(full, client):
    uitvoer = made(full)
    assert still_allowed(uitvoer)
    client.force_login(full.lid)
    page = url("bundel", full.bundel.pk)
    assert "weggelaten" not in body(client, page)
    services.remove_les(full.les, by=full.leider)
    services.withdraw_deel(full.deel, by=full.leider)
    html = body(client, page)
    assert "Begin klein." not in html
    assert "drie" not in html
    assert "1 deel van een verslag is niet meer gedeeld, 1 les is ingetrokken" in html
    assert "De les ‘Begin klein.’ is ingetrokken." in body(client, url("bundel-samenstellen", full.bundel.pk))
    refused = client.get(url("bundel-bestand", full.bundel.pk, "pdf"))
    assert refused.status_code == 404
    assert "ingetrokken" in refused.content.decode()
    full.foto.delete()
    Citaat.objects.filter(pk=full.citaat.pk).update(toestemming="nee", naam="Jan", antwoord_op=TOEN)
    boek = read_boek(full.bundel)
    assert boek.weggelaten[2:] == ["1 foto is niet meer gedeeld", "1 citaat mag niet meer worden getoond"]
    assert [stuk.tekst for stuk in boek.stukken] == ["Zonder bezoek."]
    services.restore_les(full.les, by=full.leider)
    assert "Begin klein." in body(client, page)
    gone = BundelStuk.objects.get(soort="foto")
    client.post(url("bundel-samenstellen", full.bundel.pk), {"actie": f"weg-stuk-{gone.pk}"})
    assert not BundelStuk.objects.filter(pk=gone.pk).exists()


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


def test_moving_without_a_script(full, client):
    client.force_login(full.lid)
    page = url("bundel-samenstellen", full.bundel.pk)

    def order():
        return [(deel.rij.titel, [stuk.soort for stuk in deel.stukken]) for deel in read_boek(full.bundel).delen]

    start = order()
    les = BundelStuk.objects.get(les=full.les)
    client.post(page, {"actie": f"omlaag-stuk-{les.pk}"})
    assert order()[1][1] == ["foto", "les"]
    client.post(page, {"actie": f"omlaag-stuk-{les.pk}"})  # over the edge of its chapter
    assert order()[1][1] == ["foto"]
    assert order()[2][1] == ["les", "les"]
    eerste, tweede = Hoofdstuk.objects.order_by("volgorde")[:2]
    client.post(page, {"actie": f"omlaag-hoofdstuk-{eerste.pk}"})
    assert order()[0][0] == "Vertrouwen"
    client.post(page, {"actie": "verplaats", "naar": eerste.pk, "stuk": [les.pk]})
    assert les.pk in eerste.stukken.values_list("pk", flat=True)
    answer = client.post(page, {"actie": f"omhoog-hoofdstuk-{tweede.pk}"}, follow=True)
    assert "staat al bovenaan" in answer.content.decode()
    client.post(url("bundel-op-thema", full.bundel.pk))
    assert order() == start
    assert client.post(page, {"actie": "omhoog-stuk-999999"}).status_code == 404
    assert client.post(page, {"actie": "onzin"}).status_code == 404
    elders = BundelStuk.objects.create(
        bundel=(ander := services.create_bundel(full.verkenning, titel="Ander", by=full.lid)),
        hoofdstuk=services.create_hoofdstuk(ander, titel="X", by=full.lid), volgorde=1, soort="les", les=full.les,
    )  # fmt: skip
    assert client.post(page, {"actie": f"omlaag-stuk-{elders.pk}"}).status_code == 404


def test_choosing_at_once_loses_nothing(world, client):
    client.force_login(world.leider)
    page = url("bundel-kiezen", world.bundel.pk)
    html = body(client, page)
    assert "Begin klein." in html
    assert "Fietsers" in html
    assert "Niet herhalen" not in html
    assert "Nog niet ged" not in html
    services.choose_pieces(world.bundel, erbij=[Keuze("les", world.les.pk)], by=world.lid)  # meanwhile
    data = {"was": "", "stuk": [f"les-{world.los.pk}", "onzin-1", "les-", "foto-99999999"]}
    assert client.post(page, data).status_code == 302
    assert BundelStuk.objects.count() == 2
    client.post(page, {"was": f"les-{world.los.pk} les-{world.les.pk}", "stuk": [f"les-{world.les.pk}"]})
    assert BundelStuk.objects.get().les == world.les
    client.post(page, {"was": "", "actie": "alles"})
    assert BundelStuk.objects.count() == 5


def test_chapters_have_authors_and_two_texts(full, client):
    ander = participant(full.verkenning)
    hoofdstuk = services.create_hoofdstuk(full.bundel, titel="Mandaat", auteurs=[full.lid], by=full.leider)
    page = url("hoofdstuk", hoofdstuk.pk)
    client.force_login(ander)
    assert client.get(page).status_code == 403
    client.force_login(full.lid)
    assert client.get(page).status_code == 200
    data = {"titel": "Mandaat", "tekst": "Mijn tekst.", "revisie": 1, "auteurs": [full.lid.pk]}
    assert client.post(page, data).status_code == 302
    conflict = client.post(page, data | {"tekst": "Ouder.", "revisie": 1})
    assert conflict.status_code == 409
    assert "Mijn tekst." in conflict.content.decode()
    assert "Ouder." in conflict.content.decode()
    samen = client.post(page, data | {"tekst": "Ouder.", "revisie": 2, "actie": "samen"}).content.decode()
    assert "Mijn tekst.\n\nOuder." in samen
    assert client.post(page, data | {"revisie": 2, "auteurs": [full.vreemd.pk]}).status_code == 422
    with pytest.raises(ValidationError):
        services.create_hoofdstuk(full.bundel, titel="X", auteurs=[full.vreemd], by=full.leider)
    thema = Hoofdstuk.objects.get(thema=full.thema)  # nobody's yet: who writes first is its author
    services.update_hoofdstuk(thema, revisie=1, titel="Vertrouwen", tekst="Van mij.", by=ander)
    assert [deel.auteurs for deel in read_boek(full.bundel).delen if deel.auteurs] == [ander.naam, full.lid.naam]
    with pytest.raises(PermissionDenied):
        services.update_hoofdstuk(thema, revisie=2, titel="V", tekst="", by=full.lid)
    edit = url("bundel-bewerken", full.bundel.pk)
    intro = {"titel": "Samen", "ondertitel": "", "inleiding": "Tweede.", "revisie": full.bundel.revisie}
    assert client.post(edit, intro).status_code == 302
    assert client.post(edit, intro | {"inleiding": "Derde."}).status_code == 409
    assert client.post(edit, intro | {"titel": ""}).status_code == 422
    client.post(page, {"actie": "weg"})
    assert not Hoofdstuk.objects.filter(pk=hoofdstuk.pk).exists()


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


@pytest.mark.parametrize("aantal", [1, 3])
def test_pages_ask_a_constant_number_of_queries(world, client, aantal, django_assert_num_queries):
    for number in range(aantal):
        bezoek = BezoekFactory(verkenning=world.verkenning, begint_op=TOEN)
        LesFactory(bezoek=bezoek, verkenning=world.verkenning, themas=[ThemaFactory()])
        VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=TOEN)
        FotoFactory(bezoek=bezoek, bijschrift="Plein")
        Citaat.objects.create(bezoek=bezoek, tekst=f"Woord {number}", toestemming="niet_nodig", door=world.leider)
        services.create_hoofdstuk(world.bundel, titel=f"Eigen {number}", by=world.lid)
    client.force_login(world.leider)
    client.post(url("bundel-kiezen", world.bundel.pk), {"was": "", "actie": "alles"})
    pages = {
        "bundel": 8,  # session, user, bundle, pieces, chapters, participants, viewers, files
        "bundel-samenstellen": 5,  # session, user, bundle, chapters, pieces
        "bundel-kiezen": 8,  # session, user, bundle, four kinds with their visits, chosen
    }
    client.get(url("bundel", world.bundel.pk))  # shows what was said about the choice
    for name, count in pages.items():
        with django_assert_num_queries(count):
            assert client.get(url(name, world.bundel.pk)).status_code == 200
    services.create_bundel(world.verkenning, titel="Tweede", by=world.lid)
    with django_assert_num_queries(4):  # session, user, exploration, bundles
        assert client.get(url("bundels", world.verkenning.pk)).status_code == 200


def test_a_bundle_begins_with_a_title(world, client):
    client.force_login(world.lid)
    page = url("bundel-nieuw", world.verkenning.pk)
    assert client.post(page, {"titel": ""}).status_code == 422
    answer = client.post(page, {"titel": "Tweede bundel", "formulier": "7b5c9a4e-0f2b-4f58-8a53-2d1c1d5b6f11"})
    assert answer["Location"] == url("bundel-kiezen", Bundel.objects.get(titel="Tweede bundel").pk)
    assert client.get(url("bundels", world.verkenning.pk)).status_code == 200
    with pytest.raises(ValidationError, match="nog leeg"):
        services.publish_bundel(Bundel.objects.get(titel="Tweede bundel"), by=world.leider)
    assert client.get(url("bundels", VerkenningFactory().pk)).status_code == 404
    many = [Keuze("les", pk) for pk in range(MOST_PIECES + 5)]
    assert services.choose_pieces(world.bundel, erbij=many, by=world.lid)[0] <= MOST_PIECES


def test_the_database_keeps_the_promises(full):
    hoofdstuk = Hoofdstuk.objects.first()
    wrong = [
        lambda: Bundel.objects.create(verkenning=full.verkenning, titel="", door=full.lid),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="", volgorde=90),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, thema=full.thema),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, soort="thema"),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=90, soort="thema", thema=full.thema),
        lambda: Hoofdstuk.objects.create(bundel=full.bundel, titel="X", volgorde=hoofdstuk.volgorde),
        lambda: BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid, stand="klaar"),
        lambda: BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid, word="x"),
        lambda: [BundelUitvoer.objects.create(bundel=full.bundel, door=full.lid) for _ in range(2)],
    ]
    piece = {"bundel": full.bundel, "hoofdstuk": hoofdstuk, "volgorde": 99}
    rows = [
        {"soort": "les", "les": full.les},  # once in a bundle
        {"soort": "deel", "deel": full.deel},
        {"soort": "foto", "foto": full.foto},
        {"soort": "citaat", "citaat": full.citaat},
        {"soort": "les"},
        {"soort": "foto", "les": full.les},
    ]
    wrong += [lambda row=row: BundelStuk.objects.create(**piece, **row) for row in rows]
    taken = {**piece, "volgorde": hoofdstuk.stukken.first().volgorde}
    wrong.append(lambda: BundelStuk.objects.create(**taken, soort="foto"))
    for attempt in wrong:
        with pytest.raises(IntegrityError):
            _checked(attempt)


@transaction.atomic
def _checked(attempt):
    """Do it, and check at once what otherwise waits for the end of the transaction."""
    attempt()
    connection.check_constraints()
