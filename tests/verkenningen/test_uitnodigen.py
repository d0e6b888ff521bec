"""The honest invitation: sent at once, answered from the mail in two taps, doubts for the inviter alone (V3)."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import BezoekFactory, VerkenningFactory, participant
from tests.support.jobs import run_jobs
from verkenningen.invitaties import Genodigde, answer_link
from verkenningen.models import Aanwezigheid, Bezoek, Invitatie, Verkenning
from verkenningen.services import answer_invitatie, create_invitaties, remind_invitatie, withdraw_invitatie
from verkenningen.services.invitatie import PER_DAG, mail_invitatie

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db
WAARTOE = "Fiets een middag mee en zeg wat u <b>anders</b> doet"


@pytest.fixture
def verkenning():
    return VerkenningFactory()


def fresh(gebruiker):
    return Gebruiker.objects.voor_verzoek().get(pk=gebruiker.pk)


def asked(gebruiker, organisatie=None):
    pk = organisatie.pk if organisatie else (fresh(gebruiker).organisatie_ids or [None])[0]
    return Genodigde(gebruiker.pk, pk, gebruiker.naam, "")


def invite(verkenning, *people, **fields):
    rows = create_invitaties(
        verkenning,
        genodigden=[asked(p) for p in people],
        by=fresh(verkenning.leider),
        **({"waartoe": WAARTOE} | fields),
    )
    return rows[0] if len(rows) == 1 else rows


def path_of(link):
    return "/" + link.split("/", 3)[3]


def links_in(text):
    return [path_of(link) for link in re.findall(r"http\S+/verkenningen/antwoord/\S+/", text)]


def joined(verkenning, gebruiker):
    return verkenning.deelnames().filter(organisatie__in=fresh(gebruiker).organisatie_ids, wijze="meedoen").exists()


def test_from_the_page_to_the_mail_to_the_answer_in_two_taps(verkenning, login):
    leider, iemand = verkenning.leider, person(voornaam="Karin", achternaam="Smit")
    organisatie = iemand.aanstellingen.get().organisatie
    client = login(leider)
    page = url("uitnodigen", verkenning.pk)
    found = client.post(page, {"actie": "zoek", "waartoe": WAARTOE, "zoek": f"karin {organisatie.plaats}"})
    html = found.content.decode()
    key, wie = re.search(r'name="formulier" value="([^"]+)"', html)[1], f"{iemand.pk}-{organisatie.pk}"
    assert found.status_code == 200
    assert f'value="{wie}"' in html
    assert "&lt;b&gt;anders&lt;/b&gt;" in html
    assert "Karin Smit" in html
    # another search keeps who was ticked
    html = client.post(page, {"actie": "zoek", "waartoe": WAARTOE, "zoek": "niemand-zo", "wie": wie}).content.decode()
    assert re.search(rf'value="{wie}"[^>]*checked', html)
    assert "Niemand gevonden" in html
    data = {"actie": "verstuur", "waartoe": WAARTOE, "zoek": "", "wie": wie, "formulier": key}
    for _ in range(2):  # a double click sends one mail
        assert client.post(page, data).url == url("uitnodigingen", verkenning.pk)
    assert "verkenningen.mail_invitatie" in run_jobs()
    [message] = mail.outbox
    assert (message.to, message.subject) == ([iemand.email], f"{leider.naam} nodigt u uit")
    text, mail_html = message.body, message.alternatives[0][0]
    assert WAARTOE in text
    assert "&lt;b&gt;anders&lt;/b&gt;" in mail_html
    assert "<b>anders" not in mail_html
    mee, aarzel, nodig, nee = links_in(text)
    assert all(link in mail_html for link in (mee, aarzel, nodig, nee))

    web = Client()  # nobody is logged in
    for _ in range(2):  # mail scanners open every link
        shown = body(web, mee)
    assert re.search(r'value="mee"[^>]*checked', shown)
    assert verkenning.vraag in shown
    assert not Invitatie.objects.exclude(antwoord="").exists()
    assert not joined(verkenning, iemand)
    web.post(mee, {"antwoord": "mee", "nodig": ""}, follow=False)
    assert joined(verkenning, iemand)
    assert "Uw antwoord is bewaard: doe mee" in body(web, mee)
    assert Melding.objects.get(ontvanger=leider, soort="uitnodiging-antwoord").tekst.startswith("Karin Smit (")
    listed = body(client, url("uitnodigingen", verkenning.pk))
    assert "1 persoon uitgenodigd: 1 doet mee" in listed
    assert "Doet mee" in listed

    # answering twice changes the answer; the corporation stays until it stops itself
    assert "U antwoordde op" in body(web, nodig)
    refused(web.post(nodig, {"antwoord": "nodig", "nodig": " "}), "Schrijf in één regel wat u eerst nodig hebt.")
    refused(web.post(nodig, {"antwoord": "misschien"}), "Kies een van de vier antwoorden.")
    key = "7c9d1f6e-52d4-4a0f-9a35-3a4d1f1f5c11"
    for _ in range(2):
        saved = web.post(nodig, {"antwoord": "nodig", "nodig": "Eén\nuur <i>rust</i>", "formulier": key})
        assert saved.status_code == 302
    row = Invitatie.objects.get()
    assert (row.antwoord, row.nodig) == ("nodig", "Eén uur <i>rust</i>")
    assert "“Eén uur &lt;i&gt;rust&lt;/i&gt;”" in body(client, url("uitnodigingen", verkenning.pk))
    web.post(nee, {"antwoord": "nee"})
    assert "doet nog wel mee" in body(web, nee)
    assert joined(verkenning, iemand)


def test_a_doubt_is_between_two_people(verkenning, login):
    leider, iemand = verkenning.leider, person()
    ander = person(verkenning.organisatie, "projectleider")
    invitatie = invite(verkenning, iemand)
    answer_invitatie(invitatie, antwoord="nodig", nodig="Eerst overleg met de raad", by=iemand)
    lijst, dicht = url("uitnodigingen", verkenning.pk), url("uitnodiging", invitatie.pk)
    assert "Eerst overleg met de raad" in body(login(leider), lijst)
    assert "Eerst overleg met de raad" in body(login(iemand), dicht)
    for wie in (ander, person(verkenning.organisatie), platform_admin(), participant(verkenning), person()):
        client = login(wie)
        assert client.get(lijst).status_code == client.get(dicht).status_code == 404
        for actie in ("uitnodiging-herinneren", "uitnodiging-intrekken"):
            assert client.post(url(actie, invitatie.pk)).status_code == 404
        for service in (remind_invitatie, withdraw_invitatie):
            with pytest.raises(PermissionDenied):
                service(invitatie, by=wie)
    with pytest.raises(PermissionDenied):
        answer_invitatie(invitatie, antwoord="mee", by=leider)
    for wie in (ander, platform_admin()):
        assert "overleg met de raad" not in body(login(wie), url("detail", verkenning.pk))
    assert not any("raad" in f"{line.voor}{line.na}" or "nodig" in str(line.na) for line in AuditRegel.objects.all())
    assert [m.ontvanger for m in Melding.objects.filter(tekst__contains="raad")] == [leider]


def test_who_invited_last_hears_the_last_answer(verkenning):
    iemand = person()
    invitatie = invite(verkenning, iemand)
    for antwoord in ("aarzel", "nee", "aarzel", "aarzel"):
        answer_invitatie(invitatie, antwoord=antwoord, by=iemand)
    told = Melding.objects.filter(ontvanger=verkenning.leider, soort="uitnodiging-antwoord").order_by("pk")
    heard = [next(word for word in ("aarzelt", "doet nu niet mee") if word in line.tekst) for line in told]
    assert heard == ["aarzelt", "doet nu niet mee", "aarzelt"]


def test_who_may_not_speak_for_the_corporation_is_told_who_can(verkenning, login):
    gemeente = OrganisatieFactory(naam="Gemeente Polderdam", soort="gemeente", lid_van=None)
    ambtenaar = person(gemeente)
    invitatie = invite(verkenning, ambtenaar)
    web, link = Client(), path_of(answer_link(invitatie, "mee"))
    web.post(link, {"antwoord": "mee"})
    assert not joined(verkenning, ambtenaar)
    assert f"{verkenning.leider.naam} kan dat wel" in body(web, link)
    assert "Voeg Gemeente Polderdam toe" in body(login(verkenning.leider), url("uitnodigingen", verkenning.pk))


def test_from_the_tribune_to_taking_part_and_the_leader_hears_of_it(verkenning):
    volger = participant(verkenning, Deelname.Wijze.TRIBUNE)
    collega = person(verkenning.organisatie, "projectleider")  # invites, but is not the leader
    [invitatie] = create_invitaties(verkenning, waartoe="x", genodigden=[asked(volger)], by=fresh(collega))
    answer_invitatie(invitatie, antwoord="mee", by=volger)
    assert joined(verkenning, volger)
    assert Melding.objects.filter(ontvanger=verkenning.leider, tekst__contains="doet mee").count() == 1
    assert Melding.objects.filter(ontvanger=collega, soort="uitnodiging-antwoord").count() == 1


@pytest.mark.parametrize(
    ("eerst", "dan", "gaat_mee"), [("", "mee", True), ("", "nee", False), ("mee", "aarzel", False)]
)
def test_an_answer_for_a_visit_is_an_answer_to_the_visit(verkenning, eerst, dan, gaat_mee):
    bezoek, nieuw, gast = BezoekFactory(verkenning=verkenning), person(), guest(verkenning.kring)
    deelnemer = participant(verkenning)
    for invitatie in invite(verkenning, nieuw, gast, deelnemer, bezoek=bezoek):
        for antwoord in filter(None, (eerst, dan)):
            answer_invitatie(invitatie, antwoord=antwoord, by=invitatie.gebruiker)
    given = dict(Aanwezigheid.objects.values_list("gebruiker", "gaat_mee"))
    assert given.pop(nieuw.pk, None) == (gaat_mee if "mee" in (eerst, dan) else None)  # a stranger is on no list
    assert given == {gast.pk: gaat_mee, deelnemer.pk: gaat_mee}


def test_a_doubt_puts_nobody_on_the_list_of_a_visit(verkenning):
    deelnemer = participant(verkenning)
    answer_invitatie(
        invite(verkenning, deelnemer, bezoek=BezoekFactory(verkenning=verkenning)), antwoord="aarzel", by=deelnemer
    )
    assert not Aanwezigheid.objects.exists()


def _end(model, **fields):
    return lambda i: model.objects.update(**fields)


OVER = {
    "heeft deze uitnodiging ingetrokken": _end(Invitatie, ingetrokken_op=timezone.now()),
    "Deze verkenning is er niet meer": _end(Verkenning, verwijderd_op=timezone.now()),
    "Deze verkenning is afgerond": _end(Verkenning, status="afgerond"),
    "Dit bezoek gaat niet door": _end(Bezoek, status="afgelast"),
    "Dit bezoek is geweest": _end(Bezoek, status="geweest"),
    "Uw account is gesloten": lambda i: Gebruiker.objects.filter(pk=i.gebruiker_id).update(is_active=False),
    "Volgens ons werkt u niet meer bij": lambda i: Aanstelling.objects.filter(gebruiker=i.gebruiker_id).update(
        tot=timezone.localdate() - dt.timedelta(days=1)
    ),
}


@pytest.mark.parametrize("zin", OVER)
def test_what_is_over_takes_no_answer_and_says_so(verkenning, zin):
    invitatie = invite(verkenning, person(), bezoek=BezoekFactory(verkenning=verkenning))
    OVER[zin](invitatie)
    web, link = Client(), path_of(answer_link(invitatie, "mee"))
    for response in (web.get(link), web.post(link, {"antwoord": "mee"})):
        refused(response, zin, status=410)
    with pytest.raises(ValidationError, match=zin):
        answer_invitatie(invitatie, antwoord="mee", by=invitatie.gebruiker)
    run_jobs()
    assert not mail.outbox  # the mail job looks again
    assert not Invitatie.objects.wachtend_op(invitatie.gebruiker).exists() or "werkt u" in zin or "account" in zin
    assert not Aanwezigheid.objects.exists()


def test_a_guest_whose_date_has_passed_cannot_answer(verkenning):
    gast = guest(verkenning.kring, timezone.localdate())
    invitatie = invite(verkenning, gast)
    Deelname.objects.filter(gebruiker=gast).update(tot=timezone.localdate() - dt.timedelta(days=1))
    refused(Client().get(path_of(answer_link(invitatie, "mee"))), "U bent geen gast meer", status=410)


def test_a_forged_or_old_link_shows_nothing(verkenning, time_machine):
    link = path_of(answer_link(invite(verkenning, person()), "mee"))
    assert Client().get(link.replace("/antwoord/", "/antwoord/x")).status_code == 404
    time_machine.move_to(timezone.now() + dt.timedelta(days=181))
    refused(Client().get(link), "Deze link is verlopen", status=404)


def test_one_reminder_and_no_mail_twice(verkenning, login):
    iemand = person()
    invitatie = invite(verkenning, iemand)
    run_jobs()
    mail_invitatie(invitatie.pk)  # the job ran twice
    assert len(mail.outbox) == 1
    client, herinner = login(verkenning.leider), url("uitnodiging-herinneren", invitatie.pk)
    for zin in ("Wij sturen", "is al een keer herinnerd"):
        assert zin in client.post(herinner, follow=True).content.decode()
    run_jobs()
    assert [m.subject for m in mail.outbox][1:] == [f"Nog eens: {verkenning.leider.naam} nodigt u uit"]
    answer_invitatie(invitatie, antwoord="aarzel", by=iemand)
    with pytest.raises(ValidationError, match="heeft al geantwoord"):
        remind_invitatie(invitatie, by=verkenning.leider)


def test_taking_back_takes_the_notice_back_and_lets_one_ask_again(verkenning, login):
    iemand = person()
    invitatie = invite(verkenning, iemand)
    assert invite(verkenning, iemand) == []  # one running invitation to the same
    login(verkenning.leider).post(url("uitnodiging-intrekken", invitatie.pk))
    assert not Melding.objects.filter(ontvanger=iemand).exists()
    answer_invitatie(tweede := invite(verkenning, iemand), antwoord="mee", by=iemand)
    with pytest.raises(ValidationError, match="doet al mee"):
        withdraw_invitatie(tweede, by=verkenning.leider)


def test_bad_input_on_the_page(verkenning, login):
    client, page = login(verkenning.leider), url("uitnodigen", verkenning.pk)
    iemand = person()
    wie = f"{iemand.pk}-{iemand.organisatie_ids[0]}"
    afgelast = BezoekFactory(verkenning=verkenning, status="afgelast")
    elders = BezoekFactory()
    BezoekFactory(verkenning=verkenning)
    data = {"actie": "verstuur", "waartoe": "Kom", "wie": wie}
    refused(
        client.post(page, data | {"waartoe": " ", "wie": []}), "Schrijf in één regel waartoe", "Kies wie u uitnodigt"
    )
    for nonsense in ("x", "1-2-3", "-", f"{iemand.pk}-0", "9" * 30 + "-1", "١-٢", f"{verkenning.leider_id}-1"):
        refused(client.post(page, data | {"wie": [wie, nonsense]}), "kunt u niet meer uitnodigen")
    for bezoek in (afgelast.pk, elders.pk, "x"):
        refused(client.post(page, data | {"bezoek": bezoek}), "Kies een ander")
    assert client.get(page + "?bezoek=x").status_code == 200
    Verkenning.objects.update(status="afgerond")
    refused(client.post(page, data), "Deze verkenning is afgerond")
    assert not Invitatie.objects.exists()


def test_no_mass_mail(verkenning):
    leider, iemand = fresh(verkenning.leider), person()
    with pytest.raises(ValidationError, match="60 mensen in één keer"):
        create_invitaties(verkenning, waartoe="x", genodigden=[asked(iemand)] * 61, by=leider)
    rows = [
        Invitatie(
            verkenning=verkenning,
            bezoek=BezoekFactory(verkenning=verkenning),
            gebruiker=iemand,
            waartoe="x",
            door=leider,
        )
    ]
    Invitatie.objects.bulk_create(rows * 1)
    invite_row = Invitatie.objects.get()
    Invitatie.objects.bulk_create(
        Invitatie(
            verkenning=verkenning, gebruiker=iemand, waartoe="x", door=leider, ingetrokken_op=invite_row.gemaakt_op
        )
        for _ in range(PER_DAG - 2)
    )
    nieuw = [asked(person()), asked(person())]
    with pytest.raises(ValidationError, match="nog voor 1"):
        create_invitaties(verkenning, waartoe="x", genodigden=nieuw, by=leider)
    assert len(create_invitaties(verkenning, waartoe="x", genodigden=nieuw[:1], by=leider)) == 1


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("invitatie_waartoe_niet_leeg", {"waartoe": ""}),
        ("invitatie_antwoord_met_moment", {"antwoord": "mee"}),
        ("invitatie_antwoord_met_moment", {"antwoord": "ja", "beantwoord_op": timezone.now()}),
        ("invitatie_antwoord_met_moment", {"beantwoord_op": timezone.now()}),
        ("invitatie_nodig_met_regel", {"nodig": "x"}),
        ("invitatie_nodig_met_regel", {"antwoord": "nodig", "beantwoord_op": timezone.now()}),
        ("invitatie_een_lopend", {"pk": None}),
    ],
)
def test_the_database_keeps_the_promises(verkenning, name, fields):
    invitatie = invite(verkenning, person())
    for field, value in fields.items():
        setattr(invitatie, field, value)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        invitatie.save()


@pytest.mark.parametrize("times", [1, 3])
def test_query_counts_are_constant(verkenning, login, django_assert_num_queries, times):
    iemand = person()
    for _ in range(times):
        invite(verkenning, participant(verkenning), iemand, bezoek=BezoekFactory(verkenning=verkenning))
    client = login(verkenning.leider)
    with django_assert_num_queries(7):  # session, user, exploration, counts, count, page, participants
        body(client, url("uitnodigingen", verkenning.pk))
    with django_assert_num_queries(7):  # session, user, exploration, visits, people, guests, the choice of a visit
        body(client, url("uitnodigen", verkenning.pk))
    client, invitatie = login(iemand), iemand.invitaties.first()
    with django_assert_num_queries(3):  # session, user, invitation
        body(client, url("uitnodiging", invitatie.pk))
    link = path_of(answer_link(invitatie, "mee"))
    with django_assert_num_queries(2):  # invitation, person
        body(Client(), link)


def test_an_open_invitation_waits_on_vandaag_and_in_the_portal(verkenning, login):
    iemand, bezoek = participant(verkenning), BezoekFactory(verkenning=verkenning, titel="Langs de Maas")
    client = login(iemand)
    assert "Gaat u mee: ‘Langs de Maas’?" in body(client, "/")
    to_visit = f"{url('uitnodigen', verkenning.pk)}?bezoek={bezoek.pk}"
    leider = login(verkenning.leider)
    assert to_visit in body(leider, bezoek.get_absolute_url())
    chosen = body(leider, to_visit)
    assert f'<option value="{bezoek.pk}" selected' in chosen
    assert iemand.achternaam in chosen  # who takes part already stands there to be asked
    voor, bij = invite(verkenning, iemand), invite(verkenning, iemand, bezoek=bezoek)
    html = body(client, "/")
    assert html.count("&lt;b&gt;anders&lt;/b&gt;") >= 2
    assert f'href="{url("uitnodiging", voor.pk)}"' in html
    assert "Gaat u mee" not in html  # asked once: by the invitation
    assert "U bent uitgenodigd" in body(client, verkenning.get_absolute_url())
    client.post(url("bezoek-antwoord", bezoek.pk), {"gaat_mee": "nee"})  # answered on the page of the visit
    assert url("uitnodiging", bij.pk) not in body(client, "/")
    page = url("uitnodiging", voor.pk)
    refused(client.post(page, {"antwoord": ""}), "Kies een van de vier antwoorden")
    client.post(page, {"antwoord": "nee"})
    assert "Uw antwoord is bewaard: nu niet" in body(client, page)
    assert page not in body(client, "/")
    assert "U bent uitgenodigd" not in body(client, verkenning.get_absolute_url())
    assert "Uw uitnodigingen" in body(login(verkenning.leider), verkenning.get_absolute_url())
