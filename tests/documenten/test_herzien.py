"""Review dates: reminders exactly once per step and date, to whom can do something, and the list (D9)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from corporaties.models import Aanstelling, Organisatie
from documenten.herzien import Stap, remind, step_of
from documenten.models import Document, Herinnering
from documenten.tasks import remind_reviews_job
from mkwportal.core.models import Melding
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory

from .helpers import page

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 23)


@pytest.fixture
def huis():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def contact(huis):
    return person(huis)


@pytest.fixture
def admin(huis):
    return person(huis, "corporatiebeheerder")


def document(huis, contact, days, **fields):
    return DocumentFactory(
        organisatie=huis, contact=contact, herzien_voor=DAY + dt.timedelta(days=days), titel="Huurbeleid", **fields
    )


def told():
    return [(row.ontvanger_id, row.sleutel.rpartition("-")[2]) for row in Melding.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("days", "step"),
    [(61, None), (60, 60), (15, 60), (14, 14), (1, 14), (0, 0), (-400, 0)],
)
def test_the_step_follows_from_the_days(days, step):
    assert step_of(DAY + dt.timedelta(days=days), DAY) == step


def test_each_step_is_told_once_to_the_contact_and_then_to_the_admin(huis, contact, admin):
    document(huis, contact, 61)
    for morning in range(70):
        for _ in range(2):  # the job may run twice
            remind(DAY + dt.timedelta(days=morning))
    assert told() == [(contact.pk, "60"), (contact.pk, "14"), (admin.pk, "0")]
    texts = list(Melding.objects.order_by("pk").values_list("tekst", flat=True))
    assert texts[0] == "Kijk ‘Huurbeleid’ na vóór 23 januari 2027. Klopt het nog, of komt er een nieuwe versie?"
    assert texts[2] == "‘Huurbeleid’ moest vóór 23 januari 2027 zijn herzien. Spreek af wie het nakijkt."


def test_a_morning_on_which_nothing_ran_is_made_up_for(huis, contact, admin):
    document(huis, contact, 60)
    remind(DAY + dt.timedelta(days=5))
    assert told() == [(contact.pk, "60")]
    remind(DAY + dt.timedelta(days=200))
    assert told() == [(contact.pk, "60"), (admin.pk, "0")]


def test_another_date_starts_anew(huis, contact, admin):
    item = document(huis, contact, 10)
    remind(DAY)
    Document.objects.update(herzien_voor=DAY + dt.timedelta(days=12))
    remind(DAY)
    remind(DAY)
    assert told() == [(contact.pk, "14"), (contact.pk, "14")]
    assert Herinnering.objects.filter(document=item).count() == 2


def test_the_admins_hear_it_when_the_contact_is_gone(huis, contact, admin):
    document(huis, contact, 30)
    Aanstelling.objects.filter(gebruiker=contact).update(tot=timezone.localdate() - dt.timedelta(days=1))
    remind(DAY)
    assert told() == [(admin.pk, "60")]
    assert "De contactpersoon werkt niet meer bij u." in Melding.objects.get().tekst


def test_it_waits_while_there_is_nobody_to_tell(huis, contact):
    document(huis, contact, -3)
    remind(DAY)
    assert told() == []
    admin = person(huis, "corporatiebeheerder")
    remind(DAY)
    assert told() == [(admin.pk, "0")]


def test_an_admin_of_another_corporation_hears_nothing(huis, contact):
    person(OrganisatieFactory(), "corporatiebeheerder")
    document(huis, contact, -3)
    remind(DAY)
    assert told() == []


@pytest.mark.parametrize("fields", [{"status": "vervallen"}, {"verwijderd_op": timezone.now()}])
def test_what_no_longer_counts_is_not_reminded_of(huis, contact, admin, fields):
    document(huis, contact, 10, **fields)
    assert remind(DAY) == 0


def test_the_number_of_queries_does_not_grow(huis, contact, admin, django_assert_num_queries):
    for _ in range(12):
        document(huis, contact, 30)
    with django_assert_num_queries(9):  # due, told; savepoint, lock, people, known, 2 inserts, savepoint
        remind(DAY)
    with django_assert_num_queries(2):  # due, told
        remind(DAY)


def test_the_job_takes_the_day_of_amsterdam(huis, contact):
    item = document(huis, contact, 0)
    Document.objects.filter(pk=item.pk).update(herzien_voor=timezone.localdate() + dt.timedelta(days=14))
    remind_reviews_job(timestamp=0)
    assert told() == [(contact.pk, "14")]


def test_the_database_keeps_one_line_per_document_date_and_step(huis, contact):
    row = {"document": document(huis, contact, 10), "herzien_voor": DAY, "stap": Stap.KORT_VOORAF}
    Herinnering.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Herinnering.objects.create(**row)


def test_the_list_holds_the_own_documents_of_half_a_year_the_oldest_date_first(web, directeur):
    huis, today = Organisatie.objects.get(pk=directeur.organisatie_ids[0]), timezone.localdate()
    for title, days in (("Straks", 100), ("Te laat", -5), ("Volgend jaar", 300)):
        DocumentFactory(
            organisatie=huis,
            contact=directeur,
            titel=title,
            herzien_voor=today + dt.timedelta(days=days),
        )
    DocumentFactory(titel="Van een ander", bereik="leden", herzien_voor=today)
    response = web.get("/documenten/herzien/")
    assert [item.titel for item in response.context["page"]] == ["Te laat", "Straks"]
    assert "2 documenten van uw corporatie zijn in het komende half jaar aan de beurt. Bij 1 is de datum voorbij." in (
        page(response)
    )
    assert "Van een ander" not in page(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_more_documents(web, directeur, count, django_assert_num_queries):
    huis = Organisatie.objects.get(pk=directeur.organisatie_ids[0])
    for _ in range(count):
        DocumentFactory(organisatie=huis, contact=directeur, herzien_voor=timezone.localdate())
    with django_assert_num_queries(5):  # session, user, count, page, late
        web.get("/documenten/herzien/")
