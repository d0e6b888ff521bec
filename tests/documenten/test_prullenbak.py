"""The trash: thirty days to come back, then gone for good with the files."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from procrastinate.contrib.django import app

from documenten.models import Document
from documenten.services import (
    empty_trash,
    remove_document,
    restore_document,
)
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel, ZoekRegel
from tests.factories.corporaties import (
    person,
    platform_admin,
)
from tests.factories.documenten import uploaded_document
from tests.support.jobs import run_jobs


def files_on_disk():
    return list(storage.stored_keys())


def trail(document, actie):
    return AuditRegel.objects.filter(soort="document", object_id=document.pk, actie=actie).last()


# Trash ----------------------------------------------------------------------------------------------------


def test_removed_is_invisible_and_can_come_back_for_thirty_days(directeur):
    document = uploaded_document(directeur)
    remove_document(document, by=directeur, reden="Dubbel")
    assert not Document.objects.zichtbaar_voor(directeur).exists()
    assert not Document.objects.zichtbaar_voor(platform_admin()).exists()
    assert list(Document.objects.prullenbak_van(directeur)) == [document]
    assert trail(document, "document naar de prullenbak").na == {"reden": "Dubbel"}
    restore_document(document, by=directeur)
    assert Document.objects.zichtbaar_voor(directeur).get().verwijderd_door is None
    assert trail(document, "document teruggezet")


def test_after_thirty_days_it_cannot_come_back(directeur):
    document = uploaded_document(directeur)
    remove_document(document, by=directeur)
    Document.objects.update(verwijderd_op=timezone.now() - dt.timedelta(days=30, seconds=1))
    with pytest.raises(ValidationError, match="langer dan 30 dagen"):
        restore_document(document, by=directeur)


def test_only_the_owner_throws_away_and_puts_back(directeur):
    document = uploaded_document(directeur)
    for somebody in (person(), platform_admin()):
        with pytest.raises(PermissionDenied):
            remove_document(document, by=somebody)
    remove_document(document, by=directeur)
    with pytest.raises(PermissionDenied):
        restore_document(document, by=person())


def test_throwing_away_twice_writes_one_line(directeur):
    document = uploaded_document(directeur)
    remove_document(document, by=directeur)
    moment = remove_document(document, by=directeur).verwijderd_op
    assert Document.objects.get().verwijderd_op == moment
    assert AuditRegel.objects.filter(actie="document naar de prullenbak").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_trash_is_emptied_after_thirty_days_with_files_and_a_line():
    directeur = person()
    old, recent = uploaded_document(directeur), uploaded_document(directeur)
    run_jobs()
    for document in (old, recent):
        remove_document(document, by=directeur)
    Document.objects.filter(pk=old.pk).update(verwijderd_op=timezone.now() - dt.timedelta(days=31))
    assert empty_trash() == (1, 0)
    assert empty_trash() == (0, 0)
    run_jobs()
    assert list(Document.objects.all()) == [recent]
    assert files_on_disk() == [recent.versie.sleutel]
    assert trail(old, "document definitief verwijderd").wie_naam == "het portaal"
    assert not ZoekRegel.objects.filter(soort="document", object_id=old.pk).exists()


def test_the_trash_is_emptied_every_night():
    found = app.periodic_registry.periodic_tasks.values()
    assert [task.cron for task in found if task.task.name == "documenten.empty_trash"] == ["17 3 * * *"]


def test_what_a_bundle_became_stays_in_the_trash_and_a_lesson_opens_again(directeur):
    from tests.factories.verkenningen import LesFactory, OpnameFactory
    from verkenningen.models import Bundel

    bundeled, absorbed = uploaded_document(directeur), uploaded_document(directeur, "ander.txt", b"ander")
    les = LesFactory(bezoek=None)
    OpnameFactory(les=les, versie=absorbed.versie)
    Bundel.objects.create(verkenning=les.verkenning, titel="Samen", document=bundeled, door=directeur)
    for document in (bundeled, absorbed):
        remove_document(document, by=directeur)
    Document.objects.update(verwijderd_op=timezone.now() - dt.timedelta(days=31))
    assert empty_trash() == (1, 1)
    assert list(Document.objects.all()) == [bundeled]
    assert bundeled.versie.sleutel in files_on_disk()
    assert not les.opnames.exists()
