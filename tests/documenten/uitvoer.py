"""A corporation with everything to take out, and what stands in an export."""

import io
import json
import zipfile

from django.db import transaction
from django.utils import timezone

from corporaties.models import Organisatie
from documenten.models import Antwoord, Document, Gebruik, Overname, OvernameAntwoord, Vraag
from documenten.services import check_upload, create_versie, remove_document, stage_file, storing_checked
from documenten.services import verzamelingen as sets
from documenten.uitvoer.make import request_export
from mkwportal.core.files import storage
from tests.factories.corporaties import KringFactory, OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import docx, uploaded_document
from tests.support.jobs import run_jobs


def make_corporation():
    """Return De Linde with about everything that a document can have around it."""
    linde = OrganisatieFactory(naam="De Linde", plaats="Dorp", l_nummer="L0123", website="https://linde.example")
    eik = OrganisatieFactory(naam="De Eik", plaats="Stad")
    els = person(linde, "corporatiebeheerder", email="els@linde.example", functie="Secretaris")
    bas = person(eik, email="bas@eik.example")
    thema = ThemaFactory(naam="Incasso", slug="incasso", ouder=ThemaFactory(naam="Huren", slug="huren"))
    beleid = uploaded_document(els, "Incassobeleid: “2026”.docx", docx())
    with storing_checked(check_upload(stage_file("nieuw.txt", b"Nieuwe tekst.\n"))) as [bestand]:
        versie = create_versie(beleid, bestand, toelichting="Korter.", by=els)
    beleid.themas.add(thema)
    Document.objects.filter(pk=beleid.pk).update(
        bereik="leden", soort="beleid", status="vastgesteld", jaar=2026, gedeeld_op=timezone.now(),
        vastgesteld_op="2026-02-01", herzien_voor="2028-01-01", samenvatting="=Handig, “ook” voor u; 1=1", viel_af="Boete.",
    )  # fmt: skip
    kringstuk, weg = uploaded_document(els, "kring.txt", b"kring\n"), uploaded_document(els, "weg.txt", b"weg\n")
    Document.objects.filter(pk=kringstuk.pk).update(bereik="kring", kring=KringFactory(naam="Thuis in het dorp"))
    remove_document(weg, by=els, reden="dubbel")
    theirs = uploaded_document(bas, "van de eik.txt", b"eik\n")
    Document.objects.filter(pk=theirs.pk).update(bereik="leden")
    taken = Overname.objects.create(
        document=beleid, versie=versie, nummer=2, bron_titel=beleid.titel, bron_organisatie=linde, organisatie=eik,
        wijze="aangepast", toelichting="Eigen bedragen", door=bas, contact=bas,
    )  # fmt: skip
    OvernameAntwoord.objects.create(overname=taken, versie=versie, antwoord="aanpassen", door=bas)
    Overname.objects.create(
        document=theirs, versie=theirs.versie, nummer=1, bron_titel=theirs.titel, bron_organisatie=eik, door=els,
        organisatie=linde, contact=els, eigen_document=kringstuk,
    )  # fmt: skip
    vraag = Vraag.objects.create(
        document=beleid, versie=versie, tekst="Wat doet u bij\nbetaling?", door=bas, organisatie=eik,
        alinea=1, citaat="Wij bezoeken huurders.", verwerkt_in=versie,
    )  # fmt: skip
    Antwoord.objects.create(vraag=vraag, tekst="Wij bellen.", door=els, organisatie=linde)
    Gebruik.objects.create(document=beleid, organisatie=eik, maand="2026-09-01", soort="gedownload", aantal=3)
    verzameling = sets.create_verzameling(
        organisatie_id=linde.pk, gegevens={"naam": "Startset", "uitleg": "", "bereik": "leden", "kring": None}, by=els
    )
    for document in (kringstuk, beleid):
        sets.add_to_set(verzameling, document, toelichting="Lees dit", by=els)
    run_jobs()
    return linde, els


class _Back(Exception):
    """Takes the database back to where it was."""


def zip_beside_an_empty_portal(kept, make, settings, folder):
    """Return the path of the zip that make() gives; database and storage are empty again. Made once, kept in `kept`."""
    if not kept:
        root, settings.PRIVATE_ROOT = settings.PRIVATE_ROOT, folder / "vroeger"
        try:
            with transaction.atomic():
                kept.append(make())
                raise _Back
        except _Back:
            settings.PRIVATE_ROOT = root
    assert not Organisatie.objects.exists()
    path = folder / "export.zip"
    path.write_bytes(kept[0])
    return path


def export(organisatie, by):
    """Ask for an export and make it; return its row."""
    uitvoer = request_export(organisatie, by=by)
    run_jobs()
    uitvoer.refresh_from_db()
    return uitvoer


def data_of(path_or_bytes):
    """Return the facts in a zip."""
    source = io.BytesIO(path_or_bytes) if isinstance(path_or_bytes, bytes) else path_or_bytes
    return json.loads(zipfile.ZipFile(source).read("gegevens.json"))


def bytes_of(uitvoer):
    with storage.open_file(uitvoer.sleutel) as file:
        return file.read()
