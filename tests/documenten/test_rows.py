"""Rows of a list of documents, ready to print."""

import datetime as dt

import pytest

from documenten.models import Document
from documenten.rows import is_overdue, join_fragments, rows_of
from tests.factories.corporaties import person
from tests.factories.documenten import DocumentFactory

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("vastgesteld", TODAY, True), ("vastgesteld", TODAY + dt.timedelta(1), False), ("concept", TODAY, True),
        ("vervallen", TODAY, False), ("vastgesteld", None, False),
    ],
)  # fmt: skip
def test_a_document_is_overdue_from_the_day_itself(status, due, overdue):
    assert is_overdue(status, due, TODAY) is overdue


def test_two_pieces_of_text_meet_in_one_ellipsis():
    assert join_fragments(["… een <mark>huur</mark> …", "… twee …"]) == "… een <mark>huur</mark> … twee …"


@pytest.mark.django_db
def test_a_document_without_a_file_has_a_row(django_assert_num_queries):
    user = person()
    DocumentFactory(titel="Zonder bestand", bereik="leden", versie_1=False)
    user.lopende_aanstellingen  # noqa: B018 (loads them)
    with django_assert_num_queries(1):
        (row,) = rows_of(Document.objects.zichtbaar_voor(user), user)
    assert (row.titel, row.versie) == ("Zonder bestand", "")
