"""What is kept how long (C8): each term strikes on its day and not before, and is said in one table."""

import datetime as dt
import re
from pathlib import Path

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from corporaties.models import Inzage, Overzichtsbericht, Uitnodiging
from documenten.models import Document, Uitvoer, Verzameling
from documenten.services.prullenbak import empty_trash
from documenten.services.verzamelingen import empty_set_trash
from documenten.uitvoer.make import tidy_exports
from mkwportal.core import health, retention
from mkwportal.core.files import storage
from mkwportal.core.models import AuditRegel, Mailfout, Melding, ZoekZonderResultaat
from mkwportal.core.retention import Termijn
from mkwportal.core.tasks import tidy_job
from tests.factories.corporaties import GebruikerFactory, OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory
from tests.factories.verkenningen import CitaatFactory, VoorleggingFactory
from verkenningen.models import Citaat, Voorlegging

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
DOCS = Path(__file__).parents[2] / "docs" / "beheer.md"


def read_notice():
    Melding.objects.create(ontvanger=GebruikerFactory(), soort="x", tekst="x", url="/", sleutel="s", gelezen_op=START)
    return Melding.objects


def unread_notice():
    Melding.objects.create(ontvanger=GebruikerFactory(), soort="x", tekst="x", url="/", sleutel="s")
    return Melding.objects


def invitation():
    Uitnodiging.objects.create(
        email="a@b.example",
        organisatie=OrganisatieFactory(),
        door=GebruikerFactory(),
        token_hash="x",
        verloopt_op=START + Uitnodiging.GELDIG,
        ingetrokken_op=START,
    )
    return Uitnodiging.objects


def session():
    Session.objects.create(session_key="s", expire_date=START + dt.timedelta(days=14))
    return Session.objects


def device():
    Session.objects.create(session_key="s", expire_date=START + dt.timedelta(days=14))
    UserSession.objects.create(user=GebruikerFactory(), ip="10.0.0.1", session_key="s")
    return UserSession.objects


def line():
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_auditregel (tijd, wie_naam, actie, soort, object_naam, verzoek_id) "
            "VALUES (%s, 'a', 'b', 'c', 'd', '')",
            [timezone.now() - dt.timedelta(days=731, hours=12)],
        )
    return AuditRegel.objects


def refused_mail():
    Mailfout.objects.create(aan="a@b.example", onderwerp="x", reden="550")
    return Mailfout.objects


def empty_search():
    ZoekZonderResultaat.objects.create(tekst="kabouterhuis")
    return ZoekZonderResultaat.objects


def digest():
    Overzichtsbericht.objects.create(gebruiker=GebruikerFactory(), periode="2026-W10", sinds=START, tot=START)
    return Overzichtsbericht.objects


def own_zip():
    key = storage.save_bytes(b"zip", "inzage")
    Inzage.objects.create(gebruiker=GebruikerFactory(), stand="klaar", sleutel=key, klaar_op=START)
    return Inzage.objects.filter(stand="klaar")


def host():
    VoorleggingFactory(email="gastheer@dorp.example", gestuurd_op=START)
    return Voorlegging.objects.filter(email="gastheer@dorp.example")


def quoted():
    CitaatFactory(naam="Joke", email="joke@dorp.example", toestemming="ja", gevraagd_op=START, antwoord_op=START)
    return Citaat.objects.exclude(email="")


MADE = {
    "sessies": (session, 14),
    "apparaten": (device, 14),
    "meldingen": (read_notice, 180),
    "ongelezen": (unread_notice, 365),
    "uitnodigingen": (invitation, 180),
    "mailfouten": (refused_mail, 90),
    "zoekvragen": (empty_search, 365),
    "overzichten": (digest, 400),
    "inzage": (own_zip, 7),
    "gastheren": (host, 180),
    "geciteerden": (quoted, 365),
}


@pytest.mark.parametrize("naam", MADE)
def test_each_kind_goes_after_its_days_and_is_announced_before(naam):
    make, days = MADE[naam]
    with time_machine.travel(START, tick=False):
        rows = make()
    with time_machine.travel(START + dt.timedelta(days=days, hours=-1), tick=False):
        assert retention.enforce()[naam] == 0
        assert rows.count() == 1
        ahead = next(row for row in retention.preview() if row.termijn.naam == naam)
        assert (ahead.nu, ahead.straks) == (0, 1)
        assert ahead.termijn.dagen == days
    with time_machine.travel(START + dt.timedelta(days=days, hours=25), tick=False):
        assert retention.enforce()[naam] == 1
        assert not rows.exists()
        assert retention.enforce()[naam] == 0


def test_the_trail_goes_after_two_years_by_the_same_job():
    line()
    tidy_job(timestamp=0)
    assert AuditRegel.objects.count() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=1), tick=False):
        tidy_job(timestamp=0)
    assert not AuditRegel.objects.exists()


def test_a_deleted_zip_is_gone_from_the_storage(django_capture_on_commit_callbacks):
    key = storage.save_bytes(b"zip", "inzage")
    Inzage.objects.create(gebruiker=GebruikerFactory(), stand="klaar", sleutel=key, klaar_op=START)
    with django_capture_on_commit_callbacks(execute=True):
        retention.enforce()
    assert not storage.exists(key)


def test_what_another_job_empties_is_counted_by_the_same_rule():
    lid = person()
    weg = {"verwijderd_op": START, "organisatie": lid.aanstellingen.get().organisatie}
    DocumentFactory(contact=lid, gemaakt_door=lid, **weg)
    Verzameling.objects.create(naam="Weg", door=lid, **weg)
    key = storage.save_bytes(b"zip", "uitvoer")
    Uitvoer.objects.create(organisatie=weg["organisatie"], door=lid, stand="klaar", sleutel=key, klaar_op=START)
    names = ("prullenbak", "verzamelingen", "exports")
    with time_machine.travel(START + dt.timedelta(days=31), tick=False):
        before = {row.termijn.naam: row.nu for row in retention.preview()}
        retention.enforce()
        assert (Document.objects.count(), Verzameling.objects.count()) == (1, 1)  # that is the work of their own jobs
        empty_trash(), empty_set_trash(), tidy_exports()
        after = {row.termijn.naam: row.nu for row in retention.preview()}
    assert [before[name] for name in names] == [1, 1, 1]
    assert [after[name] for name in names] == [0, 0, 0]


def test_one_kind_that_fails_does_not_hold_up_the_others(monkeypatch):
    refused_mail()
    monkeypatch.setattr(retention, "_terms", dict(retention._terms))

    def breaks(moment):
        raise ValueError("stuk")

    retention.register(Termijn(naam="stuk", wat="Stuk", dagen=1, waarom="", wis=breaks, volgorde=1))
    with time_machine.travel(timezone.now() + dt.timedelta(days=91)), pytest.raises(ExceptionGroup):
        retention.enforce()
    assert not Mailfout.objects.exists()


def test_the_table_in_the_documentation_is_the_list_of_the_portal():
    text = DOCS.read_text()
    found = re.search(r"<!-- bewaartermijnen -->\n(.*?)\n<!-- einde bewaartermijnen -->", text, re.S)
    assert found
    assert found[1].strip() == retention.markdown_table()


def test_the_privacy_page_says_what_is_about_people(client):
    page = client.get("/privacy/").content.decode()
    for term in retention.terms():
        assert (f">{term.wat}<" in page) == term.mens, term.naam


def test_the_platform_admin_sees_what_goes_in_the_next_thirty_days(login):
    with time_machine.travel(timezone.now() - dt.timedelta(days=80)):
        refused_mail()
    client = login(platform_admin())
    page = client.get("/beheer/bewaartermijnen/")
    [row] = [row for row in page.context["regels"] if row.termijn.naam == "mailfouten"]
    assert (row.nu, row.straks, row.laatst) == (0, 1, None)
    retention.enforce()
    assert "De laatste keer was op" in client.get("/beheer/bewaartermijnen/").content.decode()


def test_the_health_page_says_when_nothing_was_removed_for_days():
    def state() -> str:
        return next(row.bevinding.staat for row in health.look_at_all() if row.naam == "bewaartermijnen")

    assert state() == "onbekend"
    retention.enforce()
    assert state() == "goed"
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)):
        assert state() == "fout"
