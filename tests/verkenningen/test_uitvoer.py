"""The explorations of a corporation come along in its export (D15), and nothing of another one's."""

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from documenten.uitvoer.make import request_export
from mkwportal.core.files import storage
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import (
    BezoekFactory,
    HalteFactory,
    LesFactory,
    LesReactieFactory,
    OpnameFactory,
    VerkenningFactory,
    VerslagDeelFactory,
)
from tests.support.jobs import run_jobs
from verkenningen.models import Foto

pytestmark = pytest.mark.django_db


def test_everything_of_the_own_explorations_is_in_the_export(jpeg_key):
    linde, eik = OrganisatieFactory(naam="De Linde"), OrganisatieFactory(naam="De Eik")
    els = person(linde, "corporatiebeheerder")
    mine, theirs = (
        VerkenningFactory(organisatie=linde, naam="Van ons"),
        VerkenningFactory(organisatie=eik, naam="Van hen"),
    )
    bezoek = BezoekFactory(verkenning=mine)
    halte = HalteFactory(bezoek=bezoek, titel="De werkplaats", gezien="=Een **lege** hal")
    VerslagDeelFactory(bezoek=bezoek, tekst="Nog niet gedeeld")
    les = LesFactory(
        verkenning=mine, bezoek=bezoek, halte=halte, tekst="=Begin klein.", themas=[ThemaFactory(naam="Cultuur")]
    )
    LesReactieFactory(les=les, organisatie=eik, soort="past_toe", hoe="Wij beginnen met één straat")
    for document in (
        DocumentFactory(organisatie=eik, bereik="corporatie", titel="Geheim van de Eik"),
        DocumentFactory(organisatie=eik, bereik="leden", titel="Van iedereen"),
        DocumentFactory(organisatie=linde, bereik="corporatie", titel="Van onszelf"),
    ):
        OpnameFactory(les=les, versie=document.versie, hoe=f"In {document.titel}")
    LesReactieFactory(les=LesFactory(verkenning=theirs, bezoek=None, tekst="Les van hen"), organisatie=linde)
    for key in (jpeg_key, storage.new_key("0" * 64, "fotos")):
        Foto.objects.create(
            bezoek=bezoek,
            sleutel=key,
            sha256="0" * 64,
            grootte=1,
            breedte=1,
            hoogte=1,
            door=mine.leider,
            bijschrift="Hal",
        )
    uitvoer = request_export(linde, by=els)
    run_jobs()
    uitvoer.refresh_from_db()
    with storage.open_file(uitvoer.sleutel) as file:
        archive = zipfile.ZipFile(io.BytesIO(file.read()))

    facts = json.loads(archive.read("verkenningen.json"))
    [verkenning] = facts["verkenningen"]
    [visit] = verkenning["bezoeken"]
    assert verkenning["naam"] == "Van ons"
    [deelnemer] = verkenning["deelnemers"]
    assert (deelnemer["organisatie__naam"], deelnemer["gebruiker__email"], deelnemer["wijze"], deelnemer["tot"]) == (
        "De Linde", None, "meedoen", None,
    )  # fmt: skip
    assert visit["haltes"][0]["gezien"] == "=Een **lege** hal"
    assert visit["verslag"][0]["tekst"] == "Nog niet gedeeld"
    assert visit["fotos"][0]["bijschrift"] == "Hal"
    assert archive.read(visit["fotos"][0]["pad"]) == b"foto"
    assert facts["fotos_die_er_niet_meer_zijn"] == [visit["fotos"][1]["pad"]]
    assert verkenning["lessen"][0]["reacties"][0]["hoe"] == "Wij beginnen met één straat"
    assert [row["les__tekst"] for row in facts["lessen_van_anderen"]] == ["Les van hen"]
    assert "Van hen" not in archive.read("lessen.csv").decode()

    csv = archive.read("lessen.csv").decode("utf-8-sig").splitlines()
    assert csv[1].startswith(f"Van ons;{bezoek.titel};")
    assert "'=Begin klein.;Cultuur;;De Eik;Van iedereen, versie 1; Van onszelf, versie 1" in csv[1].replace('"', "")
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Geheim van de Eik" not in everything  # a lesson of ours is in it, and still it is theirs
    sheet = load_workbook(io.BytesIO(archive.read("lessen.xlsx")))["Lessen"]
    assert (sheet["E2"].value, sheet["E2"].data_type) == ("=Begin klein.", "s")
    assert "lessen.csv" in archive.read("LEESMIJ.txt").decode()


@pytest.fixture
def jpeg_key():
    """Return the key of a small stored file."""
    path, stream = storage.create_temporary()
    with stream:
        stream.write(b"foto")
    return storage.save_file(path, "fotos")
