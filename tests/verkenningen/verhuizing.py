"""A corporation with explorations that have everything, its export, and copies of that export in which things changed."""

import datetime as dt
import io
import json
import zipfile

from django.utils import timezone
from PIL import Image

from documenten.models import Document
from mkwportal.core.files.photos import normalise_photo
from mkwportal.core.files.storage import temporary_path
from tests.documenten.uitvoer import bytes_of, export
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.documenten import DocumentFactory, uploaded_document
from tests.factories.verkenningen import (
    AansluitingFactory,
    AanwezigheidFactory,
    BezoekFactory,
    CitaatFactory,
    HalteFactory,
    LabregelFactory,
    LesFactory,
    LesReactieFactory,
    OpnameFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    VraagstukFactory,
)
from tests.support.jobs import run_jobs
from verkenningen.models import VraagRegel
from verkenningen.services.fotos import add_foto

TOEN = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
ONGEDEELD = "Nog niet gedeeld: de hal was leeg"


def make_explorations():
    """Return De Linde and its beheerder, with two explorations, a question, documents and a partner in all of it."""
    linde, eik = OrganisatieFactory(naam="De Linde", plaats="Dorp"), OrganisatieFactory(naam="De Eik", plaats="Stad")
    els = person(linde, "corporatiebeheerder", email="els@linde.example")
    bas = person(eik, email="bas@eik.example")
    thema = ThemaFactory(naam="Cultuur", slug="cultuur", ouder=ThemaFactory(naam="Mensen", slug="mensen"))
    leider = person(linde, "projectleider", email="lot@linde.example")
    dorp = VerkenningFactory(
        organisatie=linde, naam="Thuis in het dorp", kring__naam="Thuis in het dorp", leider=leider, bereik="kring",
        vraag="Hoe blijft het dorp heel?", eerste_plaats="Dorp", eerste_gastheer="De smid",
    )  # fmt: skip
    DeelnameFactory(kring=dorp.kring, organisatie=eik)
    DeelnameFactory(
        kring=dorp.kring,
        organisatie=OrganisatieFactory(naam="Den Den", plaats="Ver"),
        wijze="tribune",
        tot="2026-05-01",
    )
    gast = guest(dorp.kring, email="gast@elders.example", tot=timezone.localdate() + dt.timedelta(days=90))
    VraagRegel.objects.create(verkenning=dorp, vraag="Wat is een dorp?", inzicht="Te breed", door=leider)
    stuk = uploaded_document(els, "kring.txt", b"Voor de kring.\n")
    Document.objects.filter(pk=stuk.pk).update(bereik="kring", kring=dorp.kring)
    _visit(dorp, stuk, els=els, bas=bas, gast=gast, eik=eik, thema=thema)
    lab = VerkenningFactory(
        organisatie=linde, naam="Het lab", leider=leider, soort="praktijklab", bereik="leden", verwijderd_op=TOEN
    )
    LabregelFactory(verkenning=lab, waarom="Het schuurt", door=leider)
    LabregelFactory(verkenning=lab, organisatie=eik, fase=2, relatie=1, door=bas)
    vraagstuk = VraagstukFactory(organisatie=linde, steller=els, themas=[thema], verkenning=dorp)
    AansluitingFactory(vraagstuk=vraagstuk, organisatie=eik, door=bas)
    VraagstukFactory(organisatie=linde, steller=els, uitkomst="Niets", gesloten_op=TOEN)
    theirs = LesFactory(bezoek=None, verkenning=VerkenningFactory(organisatie=eik, naam="Van hen"), tekst="Les van hen")
    LesReactieFactory(les=theirs, organisatie=linde)
    run_jobs()
    return linde, els


def _visit(dorp, stuk, *, els, bas, gast, eik, thema):
    bezoek = BezoekFactory(
        verkenning=dorp, gastheer=eik, gastheer_naam="", gastvraag="Wat valt u op?", begint_op=TOEN, status="geweest"
    )
    bezoek.vooraf.add(stuk, DocumentFactory(organisatie=eik, bereik="leden", titel="Van de Eik"))
    halte = HalteFactory(
        bezoek=bezoek, volgorde=1, titel="De smidse", tijd=dt.time(10, 15), persoon="Jan", gezien=ONGEDEELD,
        geschreven_door=bas, geschreven_op=TOEN,
    )  # fmt: skip
    HalteFactory(bezoek=bezoek, volgorde=2, titel="De kerk")
    AanwezigheidFactory(
        bezoek=bezoek, naam="", gebruiker=bas, organisatie=eik, gaat_mee=True, was_er=True, schrijft=True
    )
    AanwezigheidFactory(bezoek=bezoek, naam="", gebruiker=gast, gaat_mee=False)
    AanwezigheidFactory(bezoek=bezoek, naam="Piet", organisatie_naam="De gemeente", was_er=True)
    VerslagDeelFactory(bezoek=bezoek, tekst="Wij zagen vuur.", gepubliceerd_op=TOEN).auteurs.set([els, bas])
    VerslagDeelFactory(bezoek=bezoek, deel="vervolg", tekst=ONGEDEELD)
    CitaatFactory(
        bezoek=bezoek, halte=halte, naam="Jan", email="jan@smid.example", toestemming="ja", antwoord_op=TOEN, door=bas,
        gevraagd_op=TOEN, antwoord_hoe="aan de deur",
    )  # fmt: skip
    CitaatFactory(bezoek=bezoek, naam="Kees", toestemming="nee", antwoord_op=TOEN)
    CitaatFactory(bezoek=bezoek, naam="", toestemming="niet_nodig")
    for colour in ("green", "red"):
        path = temporary_path()
        path.write_bytes(jpeg(colour))
        add_foto(bezoek, *normalise_photo(path), by=bas, halte=halte, bijschrift=f"De hal, {colour}")
        path.unlink()
    vraag = LesFactory(verkenning=dorp, bezoek=None, tekst="Wie betaalt dat?", soort="vraag", door=bas, themas=[thema])
    les = LesFactory(
        verkenning=dorp, bezoek=bezoek, halte=halte, tekst="Begin klein.", themas=[thema], beantwoordt=vraag
    )
    LesFactory(verkenning=dorp, bezoek=bezoek, soort="valkuil", verwijderd_op=TOEN)
    LesReactieFactory(les=les, organisatie=eik, door=bas, soort="past_toe", hoe="Eén straat")
    OpnameFactory(les=les, versie=stuk.versie, door=els, hoe="In het begin")
    OpnameFactory(les=les, versie=DocumentFactory(organisatie=eik, bereik="leden").versie, door=bas)


def made():
    """Return the bytes of the export of make_explorations()."""
    return bytes_of(export(*make_explorations()))


def facts_of(source):
    """Return what verkenningen.json says in a zip (path or bytes)."""
    source = io.BytesIO(source) if isinstance(source, bytes) else source
    return json.loads(zipfile.ZipFile(source).read("verkenningen.json"))


def changed(path, change=None, *, photo=None, without=(), name="anders.zip"):
    """Return a copy of the zip with other facts, other photos, or without files."""
    target = path.parent / name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "verkenningen.json" and change is not None:
                facts = json.loads(body)
                body = json.dumps(change(facts) or facts).encode()
            if info.filename.startswith("fotos/") and photo is not None:
                body = photo
            if info.filename not in without:
                new.writestr(info.filename, body)
    return target


def jpeg(colour="green", size=(700, 500), **options):
    """Return the bytes of a small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **options)
    return out.getvalue()
