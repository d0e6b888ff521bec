"""Documents keep their contact alive when somebody leaves (R3, C4)."""

import pytest
from django.utils import timezone

from corporaties.models import Rol
from corporaties.services import end_aanstelling
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import AanstellingFactory, OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db


def test_the_successor_becomes_contact_of_the_documents_of_this_corporation_only():
    organisatie = OrganisatieFactory()
    beheerder, weg = person(organisatie, Rol.CORPORATIEBEHEERDER), person(organisatie)
    elders = AanstellingFactory(gebruiker=weg).organisatie
    ours = DocumentFactory(organisatie=organisatie, contact=weg, revisie=4)
    trashed = DocumentFactory(organisatie=organisatie, contact=weg, verwijderd_op=timezone.now())
    colleagues = DocumentFactory(organisatie=organisatie, contact=beheerder)
    theirs = DocumentFactory(organisatie=elders, contact=weg)
    appointment = weg.aanstellingen.get(organisatie=organisatie)
    moved = end_aanstelling(appointment, per=timezone.localdate(), opvolger=beheerder, by=beheerder)
    assert moved == 2
    for document in (ours, trashed, colleagues, theirs):
        document.refresh_from_db()
    assert [d.contact for d in (ours, trashed, colleagues, theirs)] == [beheerder, beheerder, beheerder, weg]
    assert (ours.revisie, colleagues.revisie) == (5, 1)  # an open form of the document finds a newer text
    assert ours.gemaakt_door == weg
    lines = AuditRegel.objects.filter(actie="contactpersoon gewijzigd", organisatie_id=organisatie.pk)
    assert {line.object_id for line in lines} == {ours.pk, trashed.pk}
    assert f"corporatie={organisatie.pk}" in Melding.objects.get(ontvanger=beheerder).url
