"""What the database itself refuses, tried on purpose."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from documenten.models import Document, Versie
from tests.factories.corporaties import KringFactory, person
from tests.factories.documenten import DocumentFactory, VersieFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("document_titel_niet_leeg", {"titel": ""}),
        ("document_jaar_echt", {"jaar": 1899}),
        ("document_jaar_echt", {"jaar": 2101}),
        ("document_kring_bij_bereik", {"bereik": "kring"}),
        ("document_bereik_bekend", {"bereik": "wereld"}),
    ],
)
def test_a_document_keeps_its_promises(name, change):
    document = DocumentFactory()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


def test_only_a_removed_document_says_who_removed_it():
    document = DocumentFactory()
    with pytest.raises(IntegrityError, match="document_verwijderd_door"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(verwijderd_door=person())
    Document.objects.filter(pk=document.pk).update(verwijderd_door=person(), verwijderd_op=timezone.now())


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("versie_nummer_uniek", {"nummer": 1}),
        ("versie_nummer_vanaf_een", {"nummer": 0}),
        ("versie_toelichting_verplicht", {"toelichting": ""}),
        ("versie_niet_leeg", {"grootte": 0}),
        ("versie_sha256", {"sha256": "A" * 64}),
        ("versie_sha256", {"sha256": "a" * 63}),
    ],
)
def test_a_version_keeps_its_promises(name, change):
    document = DocumentFactory()
    versie = VersieFactory(document=document)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Versie.objects.filter(pk=versie.pk).update(**change)


def test_one_place_in_the_storage_belongs_to_one_version():
    first, second = VersieFactory(), VersieFactory()
    with pytest.raises(IntegrityError, match="sleutel"), transaction.atomic():
        Versie.objects.filter(pk=second.pk).update(sleutel=first.sleutel)


@pytest.mark.parametrize("who", ["contact", "organisatie", "kring", "gemaakt_door"])
def test_what_a_document_belongs_to_cannot_be_deleted(who):
    document = DocumentFactory(kring=KringFactory(), gemaakt_door=person())
    with pytest.raises(ProtectedError):
        getattr(document, who).delete()


def test_a_document_with_versions_and_a_current_version_cannot_be_deleted():
    document = DocumentFactory()
    with pytest.raises(ProtectedError):
        document.delete()
    with pytest.raises(ProtectedError):
        document.versie.delete()
