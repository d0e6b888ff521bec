"""Colleagues who take over, or answer, at the same moment, on real connections."""

import pytest
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.models import Antwoord, Document, Overname
from documenten.services import answer_question, ask_question, create_own_version, take_over
from mkwportal.core.files import storage
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import uploaded_document
from tests.support.gelijktijdig import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bron():
    document = uploaded_document(person(OrganisatieFactory()))
    Document.objects.filter(pk=document.pk).update(bereik="leden", gedeeld_op=timezone.now())
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def colleagues():
    organisatie = OrganisatieFactory()
    people = [person(organisatie) for _ in range(3)]
    return [Gebruiker.objects.voor_verzoek().get(pk=one.pk) for one in people]


def test_three_colleagues_take_over_once(bron, colleagues):
    organisatie_id = colleagues[0].organisatie_ids[0]
    actions = [lambda who=who: take_over(bron, organisatie_id=organisatie_id, by=who) for who in colleagues]
    assert at_once(*actions) == ["goed"] * 3
    assert Overname.objects.count() == 1


def test_three_colleagues_make_one_own_version_and_leave_no_file_behind(bron, colleagues):
    organisatie_id = colleagues[0].organisatie_ids[0]
    actions = [lambda who=who: create_own_version(bron, organisatie_id=organisatie_id, by=who) for who in colleagues]
    assert at_once(*actions).count("goed") >= 1
    assert Overname.objects.get().eigen_document is not None
    assert Document.objects.count() == 2
    assert len(list(storage.stored_keys())) == 2


def test_three_answers_at_once_are_one_answer_and_two_who_see_it(bron, colleagues):
    vraag = ask_question(bron, soort="vraag", tekst="Waarom?", by=colleagues[0])
    owners = [person(bron.organisatie) for _ in range(3)]
    actions = [
        lambda who=who: answer_question(vraag, tekst="Daarom.", gezien=0, by=Gebruiker.objects.get(pk=who.pk))
        for who in owners
    ]
    assert sorted(at_once(*actions)) == ["EditConflict", "EditConflict", "goed"]
    assert Antwoord.objects.count() == 1
