"""Index jobs that wait are done together, in one transaction, and none is lost (D16)."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from documenten import search
from documenten.services import remove_document
from documenten.tasks import index_document_job
from mkwportal.core.models import ZoekRegel
from tests.factories.documenten import DocumentFactory
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db


def indexed():
    return set(ZoekRegel.objects.filter(soort="document").values_list("object_id", flat=True))


def waiting():
    return [job.args["document_id"] for job in ProcrastinateJob.objects.filter(status="todo").order_by("id")]


def test_one_job_does_the_work_of_all_that_wait():
    documents = DocumentFactory.create_batch(5)
    for document in documents:
        index_document_job.defer(document_id=document.pk)
    assert run_jobs() == ["documenten.index"]
    assert indexed() == {document.pk for document in documents}


def test_removed_documents_go_out_in_the_same_batch(directeur):
    stays, goes = DocumentFactory.create_batch(2, organisatie_id=directeur.organisatie_ids[0], contact=directeur)
    search.index_documents([stays.pk, goes.pk])
    remove_document(goes, by=directeur)
    index_document_job.defer(document_id=stays.pk)
    run_jobs()
    assert indexed() == {stays.pk}


def test_when_the_work_fails_the_other_jobs_wait_again_and_a_failed_one_goes_alone(monkeypatch):
    first, second = DocumentFactory.create_batch(2)
    index_document_job.defer(document_id=second.pk)

    def broken(objecten, voorwerk):
        list(objecten)
        raise RuntimeError("kapot")

    with monkeypatch.context() as patch:
        patch.setattr(search, "index_objects", broken)
        with pytest.raises(RuntimeError):
            search.index_waiting(first.pk)
    assert waiting() == [second.pk]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 1")
    search.index_waiting(first.pk)
    assert indexed() == {first.pk}
    assert waiting() == [second.pk]
