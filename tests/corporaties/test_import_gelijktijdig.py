"""Two admins at once, and a worker that is killed halfway, on real connections (C5)."""

import signal
import subprocess
import sys
import time

import pytest
from django.db import IntegrityError, connection

from corporaties.models import Import, Importregel, Uitnodiging
from corporaties.services.inlezen import create_import, request_save, work
from mkwportal.core.sheets import Sheet
from tests.factories.corporaties import OrganisatieFactory, person
from tests.support.gelijktijdig import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def ready(admin, count=30):
    """Return a list of `count` people that waits for its saving."""
    rows = [(1, ["E-mail", "Naam"]), *((n, [f"m{n}@linde.example", "Anna Bos"]) for n in range(2, count + 2))]
    lijst = create_import([Sheet("", rows)], soort="mensen", bestandsnaam="lijst.csv", organisatie=None, by=admin)
    work(lijst.pk)
    request_save(lijst, alleen_goede=False, meteen=False, by=admin)
    return lijst


def test_two_lists_with_the_same_people_invite_everybody_once():
    linde = OrganisatieFactory()
    lists = [ready(person(linde, "corporatiebeheerder")) for _ in range(2)]
    at_once(*[lambda lijst=lijst: work(lijst.pk) for lijst in lists])
    assert Uitnodiging.objects.count() == 30
    first, second = Import.objects.order_by("stand")
    assert (first.stand, second.stand) == ("klaar", "nakijken")
    assert "intussen veranderde er iets" in second.bericht
    work(second.pk)
    assert set(second.regels.exclude(lot="").values_list("lot", flat=True)) == {"bestaat"}


def test_one_list_is_saved_by_one_job_at_a_time():
    lijst = ready(person(OrganisatieFactory(), "corporatiebeheerder"))
    at_once(*[lambda: work(lijst.pk)] * 3)
    assert Uitnodiging.objects.count() == 30
    lijst.refresh_from_db()
    assert (lijst.stand, lijst.bericht) == ("klaar", "")


def test_a_worker_that_is_killed_halfway_left_nothing_and_the_next_one_does_all():
    lijst = ready(person(OrganisatieFactory(), "corporatiebeheerder"), count=150)
    code = (
        "import os, sys\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "import django\n"
        "from django.conf import settings\n"
        "settings.DATABASES['default']['NAME'] = sys.argv[1]\n"
        "django.setup()\n"
        "from corporaties.services.inlezen import work\n"
        "work(int(sys.argv[2]))\n"
    )
    name = connection.settings_dict["NAME"]
    process = subprocess.Popen([sys.executable, "-W", "ignore", "-c", code, name, str(lijst.pk)])
    end = time.monotonic() + 60
    while Import.objects.get(pk=lijst.pk).gedaan < 25 and time.monotonic() < end and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL  # it was halfway: else it had ended by itself
    assert 25 <= Import.objects.get(pk=lijst.pk).gedaan < 150
    assert not Uitnodiging.objects.exists()
    for _ in range(100):  # the database notices that the worker is gone
        work(lijst.pk)
        lijst.refresh_from_db()
        if lijst.stand == "klaar":
            break
        time.sleep(0.1)
    assert lijst.stand == "klaar"
    assert Uitnodiging.objects.count() == 150


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"stand": "iets"}, "import_stand_bekend"),
        ({"soort": "dieren"}, "import_soort_bekend"),
        ({"stand": "klaar"}, "import_klaar_heeft_tijd"),
    ],
)
def test_the_database_keeps_what_a_list_can_be(change, name):
    lijst = ready(person(OrganisatieFactory(), "corporatiebeheerder"), count=1)
    with pytest.raises(IntegrityError, match=name):
        Import.objects.filter(pk=lijst.pk).update(**change)


def test_the_database_keeps_one_line_per_number_with_a_known_fate():
    lijst = ready(person(OrganisatieFactory(), "corporatiebeheerder"), count=1)
    with pytest.raises(IntegrityError, match="importregel_een_per_nummer"):
        Importregel.objects.create(bij=lijst, nummer=2, cellen=[])
    with pytest.raises(IntegrityError, match="importregel_lot_bekend"):
        lijst.regels.update(lot="zweeft")
