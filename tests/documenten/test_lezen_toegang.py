"""Who reads a document, and the trace that a platform admin leaves (R10)."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Rol
from documenten.services import remove_document
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import DeelnameFactory, KringFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.documenten import TEKST, DocumentFactory, uploaded_document
from tests.support.jobs import run_jobs

from .helpers import addresses, readable_document, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return readable_document()


# Who may see it -------------------------------------------------------------------------------------------------------


def test_what_another_corporation_keeps_for_itself_does_not_exist(login):
    document = uploaded_document(person())
    outsider = login(person())
    assert [outsider.get(address).status_code for address in addresses(document)] == [404] * 5


def test_the_owner_opens_its_own_draft_everywhere(login):
    by = person()
    document = uploaded_document(by)
    run_jobs()
    client = login(by)
    responses = [client.get(address) for address in addresses(document)]
    assert [response.status_code for response in responses] == [200] * 5
    assert b"".join(responses[3].streaming_content) == TEKST
    assert b"".join(responses[4].streaming_content) == TEKST


def test_a_guest_sees_what_the_circle_shares_and_nothing_else(login):
    kring, other = KringFactory(), KringFactory()
    owner = OrganisatieFactory()
    DeelnameFactory(kring=kring, organisatie=owner)
    client = login(guest(kring))
    shared = DocumentFactory(organisatie=owner, bereik="kring", kring=kring)
    assert client.get(shared.get_absolute_url()).status_code == 200
    assert "Deelnemers van" in text_of(client.get(shared.get_absolute_url()))
    for hidden in (DocumentFactory(bereik="kring", kring=other), DocumentFactory(organisatie=owner, bereik="leden")):
        assert [client.get(address).status_code for address in addresses(hidden)] == [404] * 5


def test_what_lies_in_the_trash_does_not_exist(login, document):
    remove_document(document, by=document.contact)
    client = login(document.contact)
    assert [client.get(address).status_code for address in addresses(document)] == [404] * 5


def test_nobody_sees_anything_without_a_login(client, document):
    assert [client.get(address).status_code for address in addresses(document)] == [302] * 5


@pytest.mark.parametrize(
    "address",
    ["/documenten/x/", "/documenten/-1/", "/documenten/1.5/", f"/documenten/{'9' * 40}/", "/documenten/999999/",
     f"/documenten/1/versies/{'9' * 30}/"],
)  # fmt: skip
def test_an_address_that_is_no_document_does_not_exist(login, address):
    assert login(person()).get(address).status_code == 404


def test_a_version_that_was_never_made_does_not_exist(login, document):
    response = login(person()).get(reverse("documenten:versie", args=[document.pk, 9]))
    assert response.status_code == 404
    assert "Deze versie van het document bestaat niet." in text_of(response)


@pytest.mark.parametrize("nummer", range(3))
def test_reading_takes_no_post(login, document, nummer):
    assert login(document.contact).post(addresses(document)[nummer]).status_code == 405


# R10 ------------------------------------------------------------------------------------------------------------------


def traces(document):
    return AuditRegel.objects.filter(soort="document", object_id=document.pk, actie__startswith="document geopend")


@pytest.mark.parametrize("nummer", range(3))
def test_a_platform_admin_leaves_a_trace_that_the_corporation_sees(login, nummer):
    document, admin = DocumentFactory(), platform_admin()
    login(admin).get(addresses(document)[nummer])
    line = traces(document).get()
    assert (line.wie_id, line.organisatie_id) == (admin.pk, document.organisatie_id)


def test_fetching_the_file_leaves_a_trace_as_well(login):
    by = person()
    document = uploaded_document(by)
    response = login(platform_admin()).get(reverse("documenten:bestand", args=[document.pk]))
    assert b"".join(response.streaming_content) == TEKST
    assert traces(document).count() == 1


def test_one_trace_a_day_is_enough(login):
    document, admin, second = DocumentFactory(), platform_admin(), platform_admin()
    start = timezone.now().replace(hour=10)
    with time_machine.travel(start, tick=False):
        client = login(admin)
        for address in (*addresses(document)[:3], document.get_absolute_url()):
            client.get(address)
        assert traces(document).count() == 1
        login(second).get(document.get_absolute_url())
        assert traces(document).count() == 2


def test_no_trace_for_members_nor_for_what_all_members_see(login, document):
    own = DocumentFactory()
    login(own.contact).get(own.get_absolute_url())
    login(platform_admin()).get(document.get_absolute_url())
    assert AuditRegel.objects.filter(actie__startswith="document geopend").count() == 0


def test_no_trace_for_an_admin_who_works_there(login):
    owner = OrganisatieFactory()
    admin = person(owner, rol=Rol.LID, is_platformbeheerder=True)
    document = DocumentFactory(organisatie=owner)
    login(admin).get(document.get_absolute_url())
    assert traces(document).count() == 0
