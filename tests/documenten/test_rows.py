"""Rows of a list of documents, ready to print."""

import datetime as dt

import pytest

from documenten.models import Document
from documenten.rows import is_overdue, join_fragments, rows_of
from documenten.services import end_takeover, take_over
from tests.factories.corporaties import KringFactory, guest, person
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


@pytest.mark.django_db
def test_a_row_says_how_many_took_the_document_over_but_not_to_a_guest(login):
    kring = KringFactory()
    document = DocumentFactory(bereik="kring", kring=kring)
    takers = [person(), person(), person()]
    for user in takers:
        corporatie = user.aanstellingen.get().organisatie_id
        kring.deelnames.create(organisatie_id=corporatie)
        overname = take_over(document, organisatie_id=corporatie, by=user)
    end_takeover(overname, by=user)
    assert "<li>overgenomen door 2</li>" in login(takers[0]).get("/documenten/").content.decode()
    assert "overgenomen door" not in login(guest(kring)).get("/documenten/").content.decode()


@pytest.mark.django_db
def test_the_kept_first_page_counts_a_new_takeover(login):
    user = person()
    document = DocumentFactory(bereik="leden")
    web = login(user)
    assert "overgenomen door" not in web.get("/documenten/").content.decode()
    take_over(document, organisatie_id=user.organisatie_ids[0], by=user)
    assert "overgenomen door 1" in web.get("/documenten/").content.decode()
