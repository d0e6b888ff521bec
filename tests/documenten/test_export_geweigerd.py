"""What is wrong with an export is refused with a sentence, and nothing of it comes in (D15)."""

import json
import zipfile

import pytest

from corporaties.models import Gebruiker
from documenten.models import Document
from documenten.uitvoer import package
from documenten.uitvoer.load import load_export
from documenten.uitvoer.package import Geweigerd
from mkwportal.core.files import storage

from .uitvoer import data_of

pytestmark = pytest.mark.django_db


def changed(path, tmp_path, change, **files):
    """Return a copy of the zip of which the facts (dict) or files by name were changed."""
    target = tmp_path / "veranderd.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "gegevens.json":
                facts = json.loads(body)
                change(facts)
                body = json.dumps(facts).encode()
            new.writestr(files.pop(info.filename, info.filename), body)
    return target


def nothing_came_in(settings):
    left = [*storage.stored_keys()]
    return not Document.objects.exists() and not Gebruiker.objects.exists() and left == []


NASTY = {
    "een pad naar buiten": (lambda z: z.writestr("../../etc/passwd", "x"), "naar buiten wijst"),
    "een vast pad": (lambda z: z.writestr("/etc/passwd", "x"), "naar buiten wijst"),
    "een Windows-pad": (lambda z: z.writestr("a\\..\\b", "x"), "naar buiten wijst"),
    "twee keer hetzelfde": (lambda z: z.writestr("GEGEVENS.json", "{}"), "twee keer"),
}


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_path_is_refused(zipped, settings, kind):
    add, sentence = NASTY[kind]
    with zipfile.ZipFile(zipped, "a") as archive:
        add(archive)
    with pytest.raises(Geweigerd, match=sentence):
        load_export(zipped, by="test")
    assert nothing_came_in(settings)


def test_a_bomb_is_refused_before_it_is_opened(zipped, settings, monkeypatch):
    monkeypatch.setattr(package, "ROOM", 1_000_000)
    with zipfile.ZipFile(zipped, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bestanden/nullen.txt", b"0" * 30_000_000)
    with pytest.raises(Geweigerd, match="veel meer dan het zelf groot is"):
        load_export(zipped, by="test")
    assert nothing_came_in(settings)


def test_a_file_that_was_changed_is_refused(zipped, tmp_path, settings):
    data = data_of(zipped)
    pad = data["documenten"][1]["versies"][0]["pad"]
    target = tmp_path / "anders.zip"
    with zipfile.ZipFile(zipped) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info.filename, bytes(body[:-1]) + b"!" if info.filename == pad else body)
    with pytest.raises(Geweigerd, match="het controlegetal klopt niet"):
        load_export(target, by="test")
    assert nothing_came_in(settings)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d.update(formaatversie=2), "formaat dat dit portaal niet kent"),
        (lambda d: d.update(formaat="iets"), "geen export"),
        (lambda d: d.pop("documenten"), "klopt ‘export: documenten’ niet"),
        (lambda d: d["documenten"][0].update(titel="x" * 201), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(titel=""), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(titel="a\x00b"), "klopt ‘export: documenten 1: titel’ niet"),
        (lambda d: d["documenten"][0].update(soort="toverspreuk"), "past niet in dit portaal"),
        (lambda d: d["documenten"][0].update(jaar=-5), "klopt ‘export: documenten 1: jaar’ niet"),
        (lambda d: d["documenten"][0].update(contact="weg@nergens.example"), "ontbreekt de persoon"),
        (lambda d: d["documenten"][0].update(themas=["onbekend"]), "ontbreekt de thema"),
        (lambda d: d["documenten"][0].update(gemaakt_op="gisteren"), "gemaakt_op’ niet"),
        (lambda d: d["documenten"][0]["versies"][0].update(sha256="abc"), "sha256’ niet"),
        (lambda d: d["documenten"][0]["versies"][0].update(grootte=1), "niet de grootte"),
        (lambda d: d["documenten"][0]["versies"][0].update(pad="bestanden/weg.txt"), "ontbreekt het bestand"),
        (lambda d: d["documenten"][0]["versies"][1].update(nummer=1), "spreken elkaar tegen"),
        (lambda d: d["documenten"][0].update(bereik="kring"), "spreken elkaar tegen"),
        (lambda d: d["documenten"].append(d["documenten"][0]), "een document twee keer"),
        (lambda d: d["documenten"][0]["gebruik"][0].update(maand="2026-09-02"), "spreken elkaar tegen"),
        (lambda d: d["mensen"][0].update(email="geen adres"), "past niet in dit portaal"),
        (lambda d: d["aanstellingen"][0].update(rol="keizer"), "past niet in dit portaal"),
    ],
)
def test_facts_that_are_wrong_are_refused_and_nothing_stays(zipped, tmp_path, settings, change, sentence):
    with pytest.raises(Geweigerd, match=sentence):
        load_export(changed(zipped, tmp_path, change), by="test")
    assert nothing_came_in(settings)


@pytest.mark.parametrize("part", [0.3, 0.98])
def test_a_truncated_zip_is_refused(zipped, tmp_path, settings, part):
    whole = zipped.read_bytes()
    half = tmp_path / "half.zip"
    half.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(Geweigerd, match="niet heel"):
        load_export(half, by="test")
    assert nothing_came_in(settings)


def test_damage_inside_is_refused(zipped, tmp_path, settings):
    whole = bytearray(zipped.read_bytes())
    with zipfile.ZipFile(zipped) as archive:
        info = next(i for i in archive.infolist() if i.filename.endswith("versie 2.txt"))
    place = info.header_offset + 30 + len(info.filename.encode()) + 2
    whole[place] ^= 0xFF
    broken = tmp_path / "stuk.zip"
    broken.write_bytes(whole)
    with pytest.raises(Geweigerd):
        load_export(broken, by="test")
    assert nothing_came_in(settings)


def test_a_disguised_program_in_an_export_is_refused(zipped, tmp_path, settings):
    import hashlib

    evil = b"MZ\x90\x00" + b"\x00" * 200

    def change(facts):
        versie = facts["documenten"][1]["versies"][0]
        versie |= {"sha256": hashlib.sha256(evil).hexdigest(), "grootte": len(evil)}

    pad = data_of(zipped)["documenten"][1]["versies"][0]["pad"]
    target = changed(zipped, tmp_path, change)
    again = tmp_path / "vermomd.zip"
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(again, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, evil if info.filename == pad else old.read(info))
    with pytest.raises(Geweigerd, match="versie 1"):
        load_export(again, by="test")
    assert nothing_came_in(settings)
