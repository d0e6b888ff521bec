"""Files and rows agree, or the portal says what does not, however large the library is (R5, R12)."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from documenten.models import Versie
from mkwportal.core import health
from mkwportal.core.files import integrity, storage
from mkwportal.core.tasks import check_files_job, cleanup_temp_job
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import TEKST, uploaded_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents():
    by = person(OrganisatieFactory())
    return [uploaded_document(by, f"{number}.txt", TEKST + str(number).encode()) for number in range(5)]


def age(key, days=2):
    path = storage.path_for(key)
    os.utime(path, (time.time() - days * 86400,) * 2)


def whole_round():
    assert integrity.check_files(60, fresh=True)
    return integrity.findings()


def test_a_library_that_is_right(documents):
    found = whole_round()
    assert (found["rijen"], found["bestanden"], found["fouten"]) == (5, 5, {})


def test_what_is_missing_changed_or_of_nobody_is_found_and_stands_at_the_document(documents, caplog):
    missing, changed, shorter = (document.versie for document in documents[:3])
    storage.delete(missing.sleutel)
    storage.path_for(changed.sleutel).write_bytes(b"x" * changed.grootte)
    storage.path_for(shorter.sleutel).write_bytes(b"kort")
    orphan, young = storage.save_bytes(b"wees"), storage.save_bytes(b"net binnen")
    age(orphan)
    found = whole_round()
    assert found["fouten"] == {"weg": 1, "inhoud": 1, "maat": 1, "wees": 1}
    assert [f"documenten.versie {missing.pk}", "weg"] in found["lijst"]
    assert [orphan, "wees"] in found["lijst"]
    assert young not in str(found["lijst"])
    assert f"documenten.versie {changed.pk} is wrong: inhoud" in caplog.text
    faults = dict(Versie.objects.exclude(bestand_fout="").values_list("pk", "bestand_fout"))
    assert faults == {missing.pk: "weg", changed.pk: "anders", shorter.pk: "anders"}


def test_a_file_that_came_back_from_the_backup_goes_out_again(documents):
    versie = documents[0].versie
    data = storage.path_for(versie.sleutel).read_bytes()
    storage.delete(versie.sleutel)
    whole_round()
    storage.path_for(versie.sleutel).write_bytes(data)
    assert whole_round()["fouten"] == {}
    assert not Versie.objects.exclude(bestand_fout="").exists()


def test_a_round_stops_and_goes_on_where_it_was(documents, monkeypatch):
    monkeypatch.setattr(integrity, "_ROWS", 2)
    monkeypatch.setattr(integrity, "_FILES", 2)
    runs = 1
    while not integrity.check_files(0, fresh=runs == 1):
        runs += 1
        assert runs < 50
    found = integrity.findings()
    assert runs >= 6
    assert (found["rijen"], found["bestanden"], found["fouten"]) == (5, 5, {})


def test_the_content_is_only_read_where_asked(documents):
    versie = documents[0].versie
    storage.path_for(versie.sleutel).write_bytes(b"x" * versie.grootte)
    integrity.check_files(60, fresh=True, read=lambda pk: False)
    assert integrity.findings()["fouten"] == {}
    integrity.check_files(60, fresh=True, read=lambda pk: pk == versie.pk)
    assert integrity.findings()["fouten"] == {"inhoud": 1}


def test_the_nightly_job_does_one_round_and_each_file_once_a_week(documents):
    for document in documents:
        path = storage.path_for(document.versie.sleutel)
        path.write_bytes(b"x" * path.stat().st_size)
    found, night = 0, datetime.now(UTC).replace(hour=2) + timedelta(days=1)
    for day in range(7):
        check_files_job((night + timedelta(days=day)).timestamp())
        stand = health.recall("bestanden")
        stand.gegevens["klaar"] = (night + timedelta(days=day)).isoformat()
        stand.save()
        found += integrity.findings()["fouten"].get("inhoud", 0)
        before = stand.gegevens["begonnen"]
        check_files_job((night + timedelta(days=day, minutes=5)).timestamp())
        assert health.recall("bestanden").gegevens["begonnen"] == before
    assert found == 5


def test_the_command_prints_what_is_wrong_and_ends_with_a_status(documents, capsys):
    call_command("controleer_bestanden")
    assert "5 rijen en 5 bestanden bekeken." in capsys.readouterr().out
    orphan = storage.save_bytes(b"wees")
    age(orphan)
    with pytest.raises(CommandError, match="ouder dan een dag: 1"):
        call_command("controleer_bestanden", "--snel")
    assert f"{orphan}: bestand zonder rij" in capsys.readouterr().out
    call_command("controleer_bestanden", "--ruim-op")
    assert "1 bestanden zonder rij verwijderd." in capsys.readouterr().out
    assert not storage.exists(orphan)
    assert len(list(storage.stored_keys())) == 5
    storage.delete(documents[0].versie.sleutel)
    with pytest.raises(CommandError, match="bestand ontbreekt: 1"):
        call_command("controleer_bestanden")


def test_leftovers_of_killed_uploads_go_and_running_ones_stay():
    (old, first), (new, second) = storage.create_temporary(), storage.create_temporary()
    with first, second:
        os.utime(old, (time.time() - 86400,) * 2)
        cleanup_temp_job(0)
        assert not old.exists()
        assert new.exists()
