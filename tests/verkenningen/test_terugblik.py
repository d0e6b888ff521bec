"""After a visit two questions go out by mail, answered in two taps; the leader makes something of the pile (V9)."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from mkwportal.core.links import personal_link
from mkwportal.core.models import Melding
from tests.factories.corporaties import guest, person
from tests.factories.verkenningen import AanwezigheidFactory, BezoekFactory, HalteFactory, participant
from tests.support.jobs import run_jobs
from verkenningen.models import Bezoek, Terugblik, TerugblikRegel, VerslagDeel
from verkenningen.services import Vervolg, save_terugblik, use_regel
from verkenningen.services.terugblik import VIEW, ask_after_visits, mail_terugblik

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def bezoek():
    """A visit of three hours ago with two stops."""
    begint = timezone.now() - dt.timedelta(hours=5)
    row = BezoekFactory(begint_op=begint, titel="Langs de Maas <b>", status="geweest")
    for titel in ("Zonneveld", "Werkplaats"):
        HalteFactory(bezoek=row, titel=titel)
    return row


def was_er(bezoek, wie=None, **fields):
    wie = wie or participant(bezoek.verkenning)
    AanwezigheidFactory(bezoek=bezoek, gebruiker=wie, naam="", **({"was_er": True} | fields))
    return wie


def regel(bezoek, **fields):
    """Return the answer of somebody who was there, about the first stop."""
    terugblik = Terugblik.objects.create(bezoek=bezoek, gebruiker=was_er(bezoek))
    halte = bezoek.haltes.first()
    values = {"weten": "kosten", "plek": halte.titel, "halte": halte} | fields
    return TerugblikRegel.objects.create(terugblik=terugblik, **values)


def test_who_was_there_is_asked_once_and_only_while_they_may_see_it(bezoek, mailoutbox):
    erbij, zou_komen = was_er(bezoek), was_er(bezoek, was_er=None, gaat_mee=True)
    was_er(bezoek, was_er=False, gaat_mee=True)
    was_er(bezoek, was_er=None, gaat_mee=False)
    AanwezigheidFactory(bezoek=bezoek, naam="Aanloper", was_er=True)
    buiten = was_er(bezoek, person())  # came along, and left the circle since
    for hours, status in ((0, "geweest"), (100, "geweest"), (5, "afgelast")):
        other = BezoekFactory(begint_op=timezone.now() - dt.timedelta(hours=hours + 2), status=status)
        other.eindigt_op = timezone.now() - dt.timedelta(hours=hours)
        other.save()
        was_er(other)
    assert ask_after_visits(timezone.now()) == 3
    assert ask_after_visits(timezone.now()) == 0
    run_jobs()
    for row in Terugblik.objects.all():
        mail_terugblik(row.pk)
    run_jobs()
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([erbij.email, zou_komen.email])
    assert Terugblik.objects.get(gebruiker=buiten).gemaild_op is None
    mail = mailoutbox[0]
    assert mail.subject == "Twee vragen na ons bezoek: Langs de Maas <b>"
    html = mail.alternatives[0][0]
    assert "Langs de Maas &lt;b&gt;" in html
    assert html.count("weten=kosten") == 2
    assert html.count("verder=terug") == 2
    assert "Zonneveld:" in mail.body
    late = was_er(bezoek)  # filled in that evening
    assert ask_after_visits(timezone.now()) == 1
    assert Terugblik.objects.filter(gebruiker=late).exists()


def test_two_taps_without_a_login(bezoek, mailoutbox):
    erbij = was_er(bezoek)
    ask_after_visits(timezone.now())
    run_jobs()
    halte, ander = bezoek.haltes.order_by("volgorde")
    tap = re.search(
        rf'href="[^"]*?(/verkenningen/terugblik/[^"]*halte={halte.pk}&amp;weten=kosten)"',
        mailoutbox[0].alternatives[0][0],
    )[1].replace("&amp;", "&")
    client, page = Client(), tap.partition("?")[0]
    html = body(client, tap)
    assert f'id="weten-{halte.pk}-kosten" name="weten-{halte.pk}" value="kosten" checked' in html
    assert erbij.naam in html
    assert bezoek.verkenning.vraag not in html
    assert not TerugblikRegel.objects.exists()  # a GET, as of a mail scanner, saves nothing
    refused(client.post(page, {f"weten-{halte.pk}": "kosten", f"zin-{halte.pk}": "x" * 301}), "300", "x" * 301)
    for _ in range(2):
        response = client.post(page, {f"weten-{halte.pk}": "kosten", f"verder-{halte.pk}": "onzin"})
    assert "Dank u" in body(client, response.url)
    row = TerugblikRegel.objects.get()
    assert (row.halte, row.plek, row.weten, row.verder, row.als_zin) == (
        halte,
        "Zonneveld",
        "kosten",
        "",
        "Wat kost het: Zonneveld?",
    )
    assert Melding.objects.filter(ontvanger=bezoek.verkenning.leider, sleutel=f"terugblik-{bezoek.pk}").count() == 1
    assert "checked" in body(client, page)
    client.post(page, {f"verder-{ander.pk}": "klaar"})  # the first stop was emptied
    assert [row.halte for row in TerugblikRegel.objects.all()] == [ander]
    assert client.get("/verkenningen/terugblik/vals/").status_code == 404
    assert client.get(personal_link(VIEW, 999_999)).status_code == 404
    bezoek.verkenning.deelnames().filter(organisatie__in=erbij.organisatie_ids).delete()
    assert client.get(page).status_code == 404
    assert client.post(page, {f"weten-{ander.pk}": "hoe"}).status_code == 404


def test_a_visit_without_stops_is_asked_as_a_whole(bezoek):
    bezoek.haltes.all().delete()
    row = Terugblik.objects.create(bezoek=bezoek, gebruiker=was_er(bezoek))
    page = personal_link(VIEW, row.pk)
    assert "weten-0-hoe" in body(Client(), f"{page}?halte=0&weten=hoe")
    assert Client().post(page, {"weten-0": "hoe", "zin-0": " Wie\nbeslist? "}).status_code == 302
    answer = TerugblikRegel.objects.get()
    assert (answer.halte, answer.plek, answer.als_zin) == (None, bezoek.titel, "Wie beslist?")


def test_the_leader_sees_the_pile_and_chooses(bezoek, login):
    eerste, tweede = regel(bezoek), regel(bezoek, zin="Hoe <i>dan</i>?", verder="terug")
    leider = bezoek.verkenning.leider
    client, page = login(leider), url("terugblik", bezoek.pk)
    html = body(client, page)
    assert "Wat kost het: Zonneveld?" in html
    assert "Hoe &lt;i&gt;dan&lt;/i&gt;?" in html
    assert "Nog eens langs" in html
    assert page in body(client, bezoek.get_absolute_url())
    assert page not in body(login(participant(bezoek.verkenning)), bezoek.get_absolute_url())
    for user, status in (
        (participant(bezoek.verkenning), 403),
        (participant(bezoek.verkenning, "tribune"), 403),
        (guest(bezoek.verkenning.kring), 403),
        (person(), 404),
    ):
        other = login(user)
        assert other.get(page).status_code == status
        assert other.post(url("terugblik-regel", eerste.pk), {"gebruik": "niet"}).status_code == 404
    assert client.post(url("terugblik-regel", eerste.pk), {"gebruik": "x"}).status_code == 404
    target = client.post(url("terugblik-regel", tweede.pk), {"gebruik": "les"}).url
    assert target.startswith(f"{url('les-nieuw')}?halte={tweede.halte_id}")
    assert "Hoe &lt;i&gt;dan&lt;/i&gt;?</textarea>" in body(client, target)
    assert "Werd: les" in body(client, page)
    client.post(url("terugblik-regel", eerste.pk), {"gebruik": "halte"})
    assert "nog geen volgend bezoek" in body(client, page)
    volgend = BezoekFactory(verkenning=bezoek.verkenning, titel="Straks")
    assert client.post(url("terugblik-regel", eerste.pk), {"gebruik": "halte"}).url == page
    assert [halte.titel for halte in volgend.haltes.all()] == ["Wat kost het: Zonneveld?"]
    assert Bezoek.objects.get(pk=volgend.pk).revisie == 2
    for zin in ("Eén?", "Twee?"):
        client.post(url("terugblik-regel", regel(bezoek, zin=zin).pk), {"gebruik": "vraag"})
    assert VerslagDeel.objects.get(bezoek=volgend, deel="vraag").tekst == "Eén?\n\nTwee?"
    target = client.post(url("terugblik-regel", regel(bezoek, zin="Wie weet het?").pk), {"gebruik": "vraagstuk"}).url
    assert "Wie weet het?" in body(client, target)
    with pytest.raises(ValidationError, match="al gebruikt"), transaction.atomic():
        use_regel(eerste, "niet", by=leider)
    again = eerste.terugblik
    assert save_terugblik(again, {eerste.halte_id: Vervolg(weten="hoe")}, by=again.gebruiker) == 0
    eerste.refresh_from_db()
    assert (eerste.weten, eerste.gebruik) == ("kosten", "halte")


@pytest.mark.parametrize("count", [1, 3])
def test_the_pile_costs_the_same_for_one_and_three(bezoek, login, count, django_assert_num_queries):
    for _ in range(count):
        regel(bezoek, zin="Hoe?")
    client = login(bezoek.verkenning.leider)
    with django_assert_num_queries(7):  # session, user, visit, may lead, answers, how many were asked, next visit
        body(client, url("terugblik", bezoek.pk))


def test_the_database_refuses(bezoek):
    row = regel(bezoek)
    for name, change in (
        ("terugblik_een_keer", lambda: Terugblik.objects.create(bezoek=bezoek, gebruiker=row.terugblik.gebruiker)),
        (
            "terugblikregel_een_per_halte",
            lambda: TerugblikRegel.objects.create(terugblik=row.terugblik, halte=row.halte, plek="x", zin="x"),
        ),
        ("terugblikregel_niet_leeg", lambda: TerugblikRegel.objects.create(terugblik=row.terugblik, plek="x")),
        ("terugblikregel_gebruikt_door_iemand", lambda: TerugblikRegel.objects.filter(pk=row.pk).update(gebruik="les")),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            change()
