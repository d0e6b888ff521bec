"""Who may do what with documents: the same line asks and refuses."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from corporaties.models import Gebruiker
from documenten.permissions import (
    can_edit,
    can_upload,
    leaves_trace,
    require_edit,
    require_upload,
    upload_organisaties,
)
from tests.factories.corporaties import (
    AanstellingFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db


def test_whoever_works_at_the_owner_may_edit_and_nobody_else():
    document = DocumentFactory(bereik="leden")
    colleagues = [person(document.organisatie, rol) for rol in ("lid", "projectleider", "corporatiebeheerder")]
    others = [person(), platform_admin(), guest(KringFactory())]
    assert [can_edit(somebody, document) for somebody in (*colleagues, *others)] == [True] * 3 + [False] * 3
    for somebody in others:
        with pytest.raises(PermissionDenied, match="Alleen wie daar werkt"):
            require_edit(somebody, document)
    require_edit(colleagues[0], document)


def test_a_platform_admin_who_works_at_the_owner_may_edit():
    document, admin = DocumentFactory(), platform_admin()
    AanstellingFactory(gebruiker=admin, organisatie=document.organisatie)
    assert can_edit(admin, document)
    assert not leaves_trace(admin, document)


def test_editing_ends_with_the_appointment():
    document = DocumentFactory()
    yesterday, tomorrow = (timezone.localdate() + dt.timedelta(days=days) for days in (-1, 1))
    document.contact.aanstellingen.update(tot=yesterday)
    assert not can_edit(Gebruiker.objects.get(pk=document.contact_id), document)
    document.contact.aanstellingen.update(tot=None, van=tomorrow)
    assert not can_edit(Gebruiker.objects.get(pk=document.contact_id), document)


def test_uploading_is_for_people_of_member_corporations():
    outsider = OrganisatieFactory(lid_van=None)
    two = person(OrganisatieFactory(naam="A"))
    AanstellingFactory(gebruiker=two, organisatie__naam="B")
    AanstellingFactory(gebruiker=two, organisatie=outsider)
    assert [naam for _, naam in upload_organisaties(two)] == ["A", "B"]
    assert can_upload(two)
    assert not can_upload(two, outsider.pk)
    assert [can_upload(x) for x in (person(outsider), platform_admin(), guest(KringFactory()))] == [False] * 3
    with pytest.raises(PermissionDenied, match="bij een lid van MKW werkt"):
        require_upload(two, OrganisatieFactory().pk)


@pytest.mark.parametrize(("bereik", "expected"), [("corporatie", True), ("kring", True), ("leden", False)])
def test_only_a_platform_admin_leaves_a_trace(bereik, expected):
    kring = KringFactory() if bereik == "kring" else None
    document = DocumentFactory(bereik=bereik, kring=kring)
    assert leaves_trace(platform_admin(), document) is expected
    assert not leaves_trace(document.contact, document)
    assert not leaves_trace(person(), document)
