"""What the health page says of the digest and of refused mail (P3, R12)."""

import datetime as dt

import pytest
from django.utils import timezone

from corporaties.models import Overzichtsbericht
from mkwportal.core.health import Staat
from mkwportal.core.models import Mailfout
from mkwportal.pages.weekbericht.gezondheid import last_digest, refused_mail
from tests.factories.corporaties import person

pytestmark = pytest.mark.django_db


def digest(staat: str, **fields) -> Overzichtsbericht:
    now = timezone.now()
    sent = {"verstuurd_op": now} if staat == "verstuurd" else {}
    return Overzichtsbericht.objects.create(
        gebruiker=person(), periode="2026-W48", sinds=now - dt.timedelta(days=7), tot=now, staat=staat, **sent, **fields
    )


def test_no_digest_yet_is_unknown():
    assert last_digest().staat == Staat.ONBEKEND


def test_a_digest_that_went_is_good_and_counted():
    for staat in ("verstuurd", "verstuurd", "leeg", "wacht"):
        digest(staat)
    found = last_digest()
    assert found.staat == Staat.GOED
    assert found.details[:2] == ("2 berichten verstuurd", "1 niet verstuurd, want er was niets te melden")
    assert "1 wachten op versturen" in found.details


def test_one_that_was_not_delivered_asks_attention_and_one_that_waits_too_long_is_wrong():
    digest("mislukt", reden="550 weg")
    assert last_digest().staat == Staat.LET_OP
    late = digest("wacht")
    Overzichtsbericht.objects.filter(pk=late.pk).update(gemaakt_op=timezone.now() - dt.timedelta(days=2))
    found = last_digest()
    assert found.staat == Staat.FOUT
    assert "of de worker draait" in found.doen


def test_refused_mail_is_named_for_two_weeks():
    assert refused_mail().staat == Staat.GOED
    for number in range(12):
        Mailfout.objects.create(aan=f"a{number}@polder.example", onderwerp="x", reden="550 Onbekend")
    old = Mailfout.objects.create(aan="oud@polder.example", onderwerp="x", reden="550 Onbekend")
    Mailfout.objects.filter(pk=old.pk).update(tijd=timezone.now() - dt.timedelta(days=20))
    found = refused_mail()
    assert found.staat == Staat.LET_OP
    assert found.zin.startswith("De afgelopen twee weken zijn 12 berichten geweigerd.")
    assert "a11@polder.example. 550 Onbekend" in found.details[0]
    assert found.details[-1] == "En nog 2 andere."
    assert not any("oud@" in line for line in found.details)
