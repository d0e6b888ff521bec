"""A statement that was made once gives what the ORM gives, for whoever asks."""

from threading import Thread

import pytest
from django.db import connections

from corporaties.models import Organisatie
from documenten.models import Document
from documenten.queries import visibility_key
from mkwportal.core import compiled
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory
from verkenningen.models import Les

pytestmark = pytest.mark.django_db


def test_rows_come_in_the_order_that_was_asked(django_assert_num_queries):
    a, b, c = OrganisatieFactory.create_batch(3)
    made = []

    def make():
        made.append(1)
        return Organisatie.objects.filter(pk__lte=c.pk)

    for pks in ([c.pk, a.pk], [b.pk], [c.pk + 99, b.pk, a.pk]):
        with django_assert_num_queries(1):
            rows = compiled.fetch("test", pks, make)
        assert rows == [row for pk in pks for row in (a, b, c) if row.pk == pk]
    assert made == [1]
    for nothing in ([], [2**63]):
        assert compiled.fetch("test", nothing, make) == []


def test_what_one_person_sees_is_not_what_another_sees():
    eigenaar, ander = OrganisatieFactory.create_batch(2)
    besloten = DocumentFactory(organisatie=eigenaar, bereik="corporatie")
    open_voor_leden = DocumentFactory(organisatie=eigenaar, bereik="leden")
    pks = [open_voor_leden.pk, besloten.pk]

    def seen(user):
        make = Document.objects.zichtbaar_voor(user).values_list
        return [pk for pk, _ in compiled.fetch(("test", visibility_key(user)), pks, lambda: make("pk", "titel"))]

    for _ in range(2):
        assert seen(person(organisatie=eigenaar)) == pks
        assert seen(person(organisatie=ander)) == pks[:1]


def test_a_lesson_comes_with_all_that_its_card_shows(django_assert_num_queries):
    from tests.factories.verkenningen import LesFactory

    user = person()
    les = LesFactory(verkenning__bereik="leden")
    expected = Les.objects.zichtbaar_voor(user).for_list(user).get(pk=les.pk)
    for _ in range(2):
        [found] = compiled.fetch("les", [les.pk], lambda: Les.objects.zichtbaar_voor(user).for_list(user))
    with django_assert_num_queries(0):
        assert (found.verkenning.naam, found.thema_lijst, found.herkend, found.opgenomen, found.wij_herkennen) == (
            expected.verkenning.naam, expected.thema_lijst, expected.herkend, expected.opgenomen,
            expected.wij_herkennen,
        )  # fmt: skip
    assert found.get_deferred_fields() == expected.get_deferred_fields()


def test_who_may_see_nothing_gets_nothing():
    assert compiled.fetch("niets", [1], Organisatie.objects.none) == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection():
    row = OrganisatieFactory()
    assert compiled.fetch("draad", [row.pk], Organisatie.objects.all) == [row]
    found = []

    def ask():
        found.extend(compiled.fetch("draad", [row.pk], Organisatie.objects.all))
        connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [row]
