"""Explorations of an export come into another portal as they were, or not at all (D15)."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from corporaties.models import Deelname, Gebruiker, Kring, Organisatie
from documenten.models import Document
from documenten.uitvoer.load import load_export
from documenten.uitvoer.package import Geweigerd
from mkwportal.core import stamps
from mkwportal.core.files import storage
from mkwportal.core.search.query import search
from tests.documenten.uitvoer import bytes_of, export, zip_beside_an_empty_portal
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.verkenningen import VerkenningFactory
from tests.support.jobs import run_jobs
from verkenningen.models import Bezoek, Citaat, Foto, Halte, Les, Opname, Verkenning, VerslagDeel, Vraagstuk

from .verhuizing import ONGEDEELD, changed, facts_of, jpeg, made

pytestmark = pytest.mark.django_db
_HERE = ("pk", "adres", "adres_in_portaal", "pad", "document_adres", "vooraf")  # what tells one portal from another
_MADE: list[bytes] = []  # making it takes seconds, so all tests share one export


@pytest.fixture
def zipped(tmp_path, settings):
    """The export of De Linde as a file; database and storage are empty again."""
    return zip_beside_an_empty_portal(_MADE, made, settings, tmp_path)


def strip(data):
    if isinstance(data, dict):
        return {key: strip(value) for key, value in data.items() if key not in _HERE}
    return [strip(value) for value in data] if isinstance(data, list) else data


def lines(facts):
    """Return what both portals must have, as lines: a difference shows where it is."""
    return json.dumps(strip(facts), indent=1, sort_keys=True, ensure_ascii=False).splitlines()


def own(facts):
    """Return the facts as another portal can have them: without what is of others there."""
    facts["lessen_van_anderen"] = []
    for les in facts["verkenningen"][0]["lessen"]:
        les["opgenomen_in"] = [row for row in les["opgenomen_in"] if "De Linde" in str(row)]
    return facts


def nothing_came_in():
    rows = (Organisatie, Gebruiker, Document, Kring, Verkenning, Vraagstuk, Foto)
    return not any(model.objects.exists() for model in rows) and not [*storage.stored_keys()]


def test_out_and_in_and_out_again_is_the_same(zipped, capsys):
    call_command("importeer", str(zipped))
    said = capsys.readouterr().out
    for counted in ("2 verkenningen", "1 bezoeken", "3 lessen", "2 foto’s", "2 vraagstukken"):
        assert counted in said
    assert "1 × een reactie op een les van een ander" in said
    assert "1 × een les in een document dat niet is ingelezen" in said
    assert "ziet hier alleen de eigen corporatie" not in said
    run_jobs()
    again = bytes_of(export(Organisatie.objects.get(naam="De Linde"), Gebruiker.objects.get(email="els@linde.example")))
    before, after = facts_of(zipped), facts_of(again)
    assert lines(after) == lines(own(before))
    assert len(after["verkenningen"][0]["bezoeken"][0]["vooraf"]) == 1  # the other is of the Eik
    old, new = zipfile.ZipFile(zipped), zipfile.ZipFile(io.BytesIO(again))
    pads = [[foto["pad"] for foto in facts["verkenningen"][0]["bezoeken"][0]["fotos"]] for facts in (before, after)]
    assert len(pads[0]) == 2
    assert [old.read(pad) for pad in pads[0]] == [new.read(pad) for pad in pads[1]]


def test_what_came_in_works_and_can_be_found(zipped):
    stamp = stamps.current("verkenningen")
    load_export(zipped, by="test")
    run_jobs()
    els = Gebruiker.objects.get(email="els@linde.example")
    assert stamps.current("verkenningen") != stamp
    les = Les.objects.get(tekst="Begin klein.")
    assert (les.halte.titel, les.beantwoordt.tekst, les.verkenning.leider.email) == (
        "De smidse", "Wie betaalt dat?", "lot@linde.example",
    )  # fmt: skip
    assert [thema.slug for thema in les.themas.all()] == ["cultuur"]
    assert Opname.objects.get().versie.document.titel == "Kring"
    found = search("begin klein", zichtbaar={"les": Les.objects.zichtbaar_voor(els)}, limit=5, fragmenten=False)
    assert [hit.object_id for hit in found.treffers] == [les.pk]
    for foto in Foto.objects.all():
        assert storage.is_intact(foto.sleutel)
        with storage.open_file(foto.klein) as small, Image.open(small) as image:
            assert image.size == (480, 343)


def test_nobody_sees_more_than_before(zipped):
    load_export(zipped, by="test")
    dorp = Verkenning.objects.get(naam="Thuis in het dorp")
    assert dorp.kring == Document.objects.get().kring  # the one circle of both
    assert Kring.objects.count() == 2
    assert {(row.organisatie and row.organisatie.naam, row.wijze) for row in dorp.kring.deelnames.all()} == {
        ("De Linde", "meedoen"), ("De Eik", "meedoen"), ("Den Den", "tribune"), (None, "gast"),
    }  # fmt: skip
    for email in ("bas@eik.example", "gast@elders.example"):
        stranger = Gebruiker.objects.get(email=email)
        assert not stranger.is_active
        assert not stranger.has_usable_password()
    bas = Gebruiker.objects.get(email="bas@eik.example")
    assert not Verkenning.objects.zichtbaar_voor(Gebruiker.objects.get_for_request(bas.pk) or bas).exists()
    other = Gebruiker.objects.get_for_request(person(OrganisatieFactory()).pk)
    for model in (Verkenning, Bezoek, VerslagDeel, Citaat, Foto, Les, Document):
        assert not model.objects.zichtbaar_voor(other).exists(), model
    els = Gebruiker.objects.get_for_request(Gebruiker.objects.get(email="els@linde.example").pk)
    assert Verkenning.objects.zichtbaar_voor(els).get() == dorp  # the other one is in the trash
    Verkenning.objects.filter(pk=dorp.pk).update(bereik="leden")  # then others see what was published, and no more
    assert [deel.deel for deel in VerslagDeel.objects.zichtbaar_voor(other)] == ["gezien"]
    assert not Halte.objects.notities_voor(other).exists()
    assert {citaat.toestemming for citaat in Citaat.objects.zichtbaar_voor(other)} == {"ja", "niet_nodig"}
    assert VerslagDeel.objects.get(deel="vervolg").tekst == ONGEDEELD


def test_documents_of_another_circle_of_the_same_name_stay_with_the_own_corporation(zipped):
    def unsure(facts):
        facts["verkenningen"][0]["kring_bij_naam"] = False

    verslag = load_export(changed(zipped, unsure), by="test")
    stuk, dorp = Document.objects.get(), Verkenning.objects.get(naam="Thuis in het dorp")
    assert stuk.kring != dorp.kring
    assert [row.organisatie.naam for row in stuk.kring.deelnames.all()] == ["De Linde"]
    assert "Van ‘Thuis in het dorp’ ziet hier alleen de eigen corporatie de documenten." in verslag.opmerkingen


def test_the_export_knows_when_a_name_means_two_circles():
    from tests.factories.corporaties import KringFactory
    from tests.factories.documenten import DocumentFactory

    linde = OrganisatieFactory()
    els = person(linde, "corporatiebeheerder")
    VerkenningFactory(organisatie=linde, kring__naam="Samen")
    VerkenningFactory(organisatie=linde, kring__naam="Alleen")
    DocumentFactory(organisatie=linde, bereik="kring", kring=KringFactory(naam="Samen"))
    facts = facts_of(bytes_of(export(linde, els)))
    assert [row["kring_bij_naam"] for row in facts["verkenningen"]] == [False, True]


def of(facts, *path):
    for step in path:
        facts = facts[step]
    return facts


DORP = ("verkenningen", 0)
BEZOEK = (*DORP, "bezoeken", 0)
WRONG = {
    "soort": (DORP, {"soort": "toverspreuk"}, "past niet"),
    "bereik": (DORP, {"bereik": "corporatie"}, "spreken elkaar tegen"),
    "leider": (DORP, {"leider__email": "weg@nergens.example"}, "ontbreekt de persoon"),
    "geen leider": (DORP, {"leider__email": None}, "leider__email’ niet"),
    "revisie": (DORP, {"revisie": "1"}, "revisie’ niet"),
    "NUL": (DORP, {"vraag": "a\x00b"}, "In verkenningen.json klopt ‘verkenningen: verkenningen 1: vraag’ niet"),
    "lege vraag": (DORP, {"vraag": ""}, "past niet"),
    "geen lijst": (DORP, {"bezoeken": {}}, "bezoeken’ niet"),
    "geen kring": (DORP, {"kring": None}, "kring’ niet"),
    "onzeker": (DORP, {"kring_bij_naam": 1}, "kring_bij_naam’ niet"),
    "deelnemer": ((*DORP, "deelnemers", 0), {"organisatie_sleutel": "Weg, Nergens"}, "ontbreekt de organisatie"),
    "gast": ((*DORP, "deelnemers", 0), {"wijze": "gast"}, "spreken elkaar tegen"),
    "niemand": ((*DORP, "deelnemers", 0), {"organisatie_sleutel": None}, "spreken elkaar tegen"),
    "zelfde nummer": (("verkenningen", 1), {"nr": 1}, "nr’ niet"),
    "fase": (("verkenningen", 1, "praktijklab", 0), {"fase": 9}, "past niet"),
    "einde": (BEZOEK, {"eindigt_op": "2020-01-01T00:00:00Z"}, "spreken elkaar tegen"),
    "uid": (BEZOEK, {"uid": "geen"}, "uid’ niet"),
    "tijd": ((*BEZOEK, "haltes", 0), {"tijd": "10:00+02:00"}, "tijd’ niet"),
    "zelfde plek": ((*BEZOEK, "haltes", 0), {"volgorde": 2}, "volgorde’ niet"),
    "aanwezig": ((*BEZOEK, "aanwezigen", 0), {"was_er": "ja"}, "was_er’ niet"),
    "auteur": ((*BEZOEK, "verslag", 0), {"auteurs": ["weg@nergens.example"]}, "ontbreekt de persoon"),
    "leeg gedeeld": ((*BEZOEK, "verslag", 0), {"tekst": ""}, "spreken elkaar tegen"),
    "naam zonder ja": ((*BEZOEK, "citaten", 0), {"toestemming": "niet_nodig"}, "spreken elkaar tegen"),
    "ja zonder moment": ((*BEZOEK, "citaten", 0), {"antwoord_op": None}, "spreken elkaar tegen"),
    "citaat nergens": ((*BEZOEK, "citaten", 0), {"halte__volgorde": 7}, "halte__volgorde’ niet"),
    "foto weg": ((*BEZOEK, "fotos", 0), {"pad": "fotos/weg.jpg"}, "ontbreekt het bestand"),
    "foto getal": ((*BEZOEK, "fotos", 1), {"sha256": "0" * 64}, "het controlegetal klopt niet"),
    "foto grootte": ((*BEZOEK, "fotos", 1), {"grootte": 1}, "niet de grootte"),
    "foto maten": ((*BEZOEK, "fotos", 1), {"breedte": 701}, "niet de maten"),
    "zelfde les": ((*DORP, "lessen", 1), {"nr": 1}, "nr’ niet"),
    "les nergens": ((*DORP, "lessen", 1), {"halte__volgorde": 7}, "halte__volgorde’ niet"),
    "les geen bezoek": ((*DORP, "lessen", 1), {"bezoek_nr": 5}, "bezoek_nr’ niet"),
    "halte zonder bezoek": ((*DORP, "lessen", 1), {"bezoek_nr": None}, "halte__volgorde’ niet"),
    "les soort": ((*DORP, "lessen", 1), {"soort_code": "Les"}, "past niet"),
    "les thema": ((*DORP, "lessen", 1), {"thema_slugs": ["weg"]}, "ontbreekt de thema"),
    "antwoord": ((*DORP, "lessen", 1), {"beantwoordt": 99}, "beantwoordt’ niet"),
    "eigen antwoord": ((*DORP, "lessen", 1), {"beantwoordt": 2}, "spreken elkaar tegen"),
    "reactie": ((*DORP, "lessen", 1, "reacties", 0), {"soort": "vindt leuk"}, "past niet"),
    "vraagstuk": (("vraagstukken", 0), {"verkenning": 9}, "verkenning’ niet"),
    "mens": (("mensen", 0), {"email": "geen adres"}, "past niet|ontbreekt de persoon"),
    "formaat": ((), {"formaatversie": 3}, "formaat dat dit portaal niet kent"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_refused_and_nothing_stays(zipped, kind):
    path, values, sentence = WRONG[kind]
    with pytest.raises(Geweigerd, match=sentence):
        load_export(changed(zipped, lambda facts: of(facts, *path).update(values)), by="test")
    assert nothing_came_in()


def test_a_visit_that_stands_in_it_twice_is_refused(zipped):
    def twice(facts):
        visits = of(facts, *DORP, "bezoeken")
        visits.append(visits[0] | {"uid": "6f1c1d6e-0d3b-4a43-8a55-6c7c7c1d2f10", "fotos": []})

    with pytest.raises(Geweigerd, match="nr’ niet"):
        load_export(changed(zipped, twice), by="test")
    assert nothing_came_in()


def test_what_hangs_on_others_stays_behind_and_is_told(zipped):
    def of_others(facts):
        of(facts, *DORP, "lessen", 0)["antwoord_op_een_ander"] = True
        of(facts, "vraagstukken", 0).update(verkenning=None, verkenning_van_een_ander=True)

    told = " ".join(load_export(changed(zipped, of_others), by="test").opmerkingen)
    assert "1 × een antwoord op een vraag van een ander" in told
    assert "1 × een vraagstuk dat bij een ander een verkenning werd, staat hier weer open" in told
    assert "1 × een stuk om vooraf te lezen, dat niet is ingelezen" in told


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "verkenningen"), ((), "mensen"), ((), "organisaties"), ((), "fotos_die_er_niet_meer_zijn"),
        (DORP, "deelnemers"), (DORP, "bereik"), (BEZOEK, "haltes"), ((*BEZOEK, "verslag", 0), "gewijzigd_op"),
        ((*BEZOEK, "fotos", 1), "sha256"), ((*DORP, "lessen", 0), "soort_code"), (("vraagstukken", 0), "aansluitingen"),
    ],
)  # fmt: skip
def test_a_missing_key_is_refused(zipped, path, key):
    with pytest.raises(Geweigerd, match=f"{key}’ niet"):
        load_export(changed(zipped, lambda facts: of(facts, *path).pop(key) and None), by="test")
    assert nothing_came_in()


def promise(body):
    """Return a change after which the facts promise this file for every photo."""

    def change(facts):
        for foto in of(facts, *BEZOEK, "fotos"):
            foto |= {"sha256": hashlib.sha256(body).hexdigest(), "grootte": len(body)}

    return change


def png():
    out = io.BytesIO()
    Image.new("RGB", (700, 500)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"MZ\x90\x00" + bytes(300), "fotos/"),
        (b"gewoon tekst\n", "is geen foto"),
        (png(), "is geen foto"),
        (jpeg()[:700], "fotos/"),
        (jpeg(size=(3000, 2000)), "niet de maten"),
    ],
)
def test_what_is_no_photo_is_refused(zipped, body, sentence):
    with pytest.raises(Geweigerd, match=sentence):
        load_export(changed(zipped, promise(body), photo=body), by="test")
    assert nothing_came_in()


@pytest.mark.parametrize("more", ["place", "tail"])
def test_a_photo_that_says_more_than_its_picture_is_made_anew(zipped, more):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # a place on earth
    body = jpeg(exif=exif) if more == "place" else jpeg() + b"<script>"
    verslag = load_export(changed(zipped, promise(body), photo=body), by="test")
    assert any("2 × een foto waarin meer stond dan het beeld" in sentence for sentence in verslag.opmerkingen)
    for foto in Foto.objects.all():
        assert storage.is_intact(foto.sleutel)
        with storage.open_file(foto.sleutel) as file:
            kept = file.read()
        assert len(kept) == foto.grootte
        assert b"Exif" not in kept
        assert b"script" not in kept


def test_a_photo_that_was_gone_already_is_told(zipped):
    pad = of(facts_of(zipped), *BEZOEK, "fotos", 0)["pad"]
    gone = changed(zipped, lambda facts: facts["fotos_die_er_niet_meer_zijn"].append(pad), without=[pad])
    verslag = load_export(gone, by="test")
    assert verslag.aantallen["foto’s"] == 1
    assert any("1 × een foto waarvan het bestand er al niet meer was" in one for one in verslag.opmerkingen)


def older(facts):
    """Make the facts those of the first export: without numbers, people and checksums."""
    for name in ("formaatversie", "mensen", "organisaties", "themas"):
        del facts[name]
    for les in facts["verkenningen"][0]["lessen"]:
        del les["soort_code"]


@pytest.mark.parametrize("how", ["without", "older"])
def test_an_older_export_brings_its_documents_and_says_what_stays_behind(zipped, how):
    old = changed(zipped, without=["verkenningen.json"]) if how == "without" else changed(zipped, older)
    verslag = load_export(old, by="test")
    assert [row.titel for row in Document.objects.all()] == ["Kring"]
    assert not Verkenning.objects.exists()
    assert not Foto.objects.exists()
    assert sum(sentence.startswith("Verkenningen zijn niet ingelezen") for sentence in verslag.opmerkingen) == 1
    assert [row.organisatie.naam for row in Deelname.objects.all()] == ["De Linde"]


def test_an_older_export_without_explorations_has_nothing_to_say(zipped):
    empty = changed(zipped, lambda facts: {"verkenningen": [], "lessen_van_anderen": [], "vraagstukken": []})
    assert not any("Verkenningen" in sentence for sentence in load_export(empty, by="test").opmerkingen)


def test_a_corporation_that_explores_here_already_is_refused(zipped):
    linde = OrganisatieFactory(naam="De Linde", plaats="Dorp")
    VerkenningFactory(organisatie=linde)
    with pytest.raises(CommandError, match="heeft hier al verkenningen"):
        call_command("importeer", str(zipped))
    assert Verkenning.objects.count() == 1
    assert not Document.objects.exists()
