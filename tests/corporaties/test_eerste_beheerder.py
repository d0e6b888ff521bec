import io

import pytest
from django.core.management import CommandError, call_command

from corporaties.models import Gebruiker
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import platform_admin

pytestmark = pytest.mark.django_db
NAMES = {"voornaam": "Sanne", "achternaam": "Vos"}


def test_the_first_admin_is_made_without_a_password_and_stands_in_the_trail():
    call_command("eerste_beheerder", email="Sanne@MKW.example", stdout=io.StringIO(), **NAMES)
    person = Gebruiker.objects.get(email="sanne@mkw.example")
    assert person.is_platformbeheerder
    assert not person.has_usable_password()
    assert AuditRegel.objects.get().object_id == person.pk


@pytest.mark.parametrize("email", ["geen-adres", ""])
def test_no_address_no_admin(email):
    with pytest.raises(CommandError):
        call_command("eerste_beheerder", email=email, **NAMES)
    assert not Gebruiker.objects.exists()


def test_a_second_one_is_refused():
    platform_admin()
    with pytest.raises(CommandError, match="al een platformbeheerder"):
        call_command("eerste_beheerder", email="x@mkw.example", **NAMES)
