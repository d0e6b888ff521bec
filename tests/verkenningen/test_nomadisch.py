"""A question and a first stop are enough, and who takes part how: join, listen, partner, guest until a date (V1, V2)."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from corporaties.models import Bereik, Deelname, Gebruiker, Toegangssleutel
from corporaties.sleutels import code_of, renew_sleutel
from documenten.models import Document
from tests.factories.corporaties import OrganisatieFactory, guest, person
from tests.factories.verkenningen import BezoekFactory, LesFactory, VerkenningFactory, participant
from verkenningen.models import Verkenning, VraagRegel
from verkenningen.search import index_verkenning

from .helpers import body, document, url

pytestmark = pytest.mark.django_db


def test_one_question_and_one_tap_begin_an_exploration(login):
    leider = person(rol="projectleider")
    client = login(leider)
    html = body(client, url("nieuw"))
    form = html[html.index('<form method="post" novalidate') : html.index("Begin de verkenning</button>")]
    shown = re.sub(r"<details.*?</details>", "", form, flags=re.DOTALL)
    assert re.findall(r'name="(\w+)"', shown) == [
        "csrfmiddlewaretoken",
        "formulier",
        "vraag",
        "eerste_plaats",
        "eerste_gastheer",
    ]
    assert "Nu: Zichtbaar voor" in shown
    bereik = re.search(r'value="(\w+)"[^>]*checked', form[form.index('name="bereik"') :])[1]
    data = {"vraag": "Wat werkt hier?", "eerste_plaats": "Leiden", "eerste_gastheer": "", "bereik": bereik}
    page = client.post(url("nieuw"), data, follow=True).content.decode()
    verkenning = Verkenning.objects.get()
    assert (verkenning.bereik, verkenning.leider, verkenning.eerste_plaats) == ("kring", leider, "Leiden")
    for text in ("Nog zonder datum, Leiden", "Plan dit bezoek", "Nodig mensen uit", "Zichtbaar voor"):
        assert text in page, text


@pytest.mark.parametrize("times", [0, 1, 3])
def test_the_line_of_insight_is_read_from_the_first_question_to_that_of_now(login, times):
    verkenning = VerkenningFactory(vraag="Vraag van nu?")
    for nr in range(times):
        VraagRegel.objects.create(
            verkenning=verkenning, vraag=f"Vraag {nr}?", inzicht=f"Inzicht <i>{nr}</i>", door=verkenning.leider
        )
    html = body(login(verkenning.leider), verkenning.get_absolute_url())
    if not times:
        assert 'id="vragen"' not in html
        return
    part = html[html.index('id="vragen"') :]
    part = part[: part.index("</section>")]
    steps = re.findall(r"“(Vraag[^”]+)”|<strong>(Inzicht[^<]+&lt;i&gt;\d)", part)
    expected = [("Vraag 0?", "")]
    for nr in range(times):
        expected.append(("", f"Inzicht &lt;i&gt;{nr}"))
        expected.append((f"Vraag {nr + 1}?" if nr + 1 < times else "Vraag van nu?", ""))
    assert steps == expected
    assert 'href="#vragen"' in html  # there and back
    assert 'href="#inhoud"' in part
    assert f"{url('bewerken', verkenning.pk)}#id_vraag" in part


@pytest.mark.parametrize(("times", "zin"), [(1, "1 corporatie luistert mee"), (3, "3 corporaties luisteren mee")])
def test_participants_see_how_many_corporations_listen(login, times, zin):
    verkenning = VerkenningFactory()
    for _ in range(times):
        participant(verkenning, Deelname.Wijze.TRIBUNE)
    html = body(login(participant(verkenning)), verkenning.get_absolute_url())
    assert zin in html
    assert "2 organisaties doen mee" in html  # the owner and the participant


def test_listening_brings_no_tasks_and_counts_nowhere(login):
    verkenning = VerkenningFactory()
    bezoek = BezoekFactory(verkenning=verkenning, titel="Langs de Maas")
    LesFactory(verkenning=verkenning, bezoek=bezoek)
    lid = participant(verkenning, Deelname.Wijze.TRIBUNE)
    organisatie = lid.aanstellingen.get().organisatie_id
    client, page = login(lid), url("meedoen", verkenning.pk)
    assert "Gaat u mee" not in body(client, "/")
    assert "Ik ga mee" not in body(client, verkenning.get_absolute_url())
    assert Verkenning.objects.for_list().get().aantal_deelnemers == 1
    assert lid not in verkenning.mensen()
    assert client.get(url("aanwezigen", bezoek.pk)).status_code == 403
    # from the tribune to taking part, back, and out
    client.post(page, {"organisatie": organisatie, "wijze": "meedoen"})
    assert "Gaat u mee: ‘Langs de Maas’?" in body(client, "/")
    assert Verkenning.objects.for_list().get().aantal_deelnemers == 2
    client.post(page, {"organisatie": organisatie, "wijze": "tribune"})
    assert "Gaat u mee" not in body(client, "/")
    client.post(page, {"organisatie": organisatie, "wijze": "stop"})
    assert client.get(verkenning.get_absolute_url()).status_code == 404


def test_the_people_of_a_partner_take_part_without_being_members(login):
    verkenning = VerkenningFactory()
    gemeente = OrganisatieFactory(naam="Gemeente Polderdam", soort="gemeente", lid_van=None)
    leider, ambtenaar = login(verkenning.leider), person(gemeente)
    data = {"actie": "organisatie", "organisatie": "Gemeente Polderdam", "wijze": "meedoen"}
    assert leider.post(url("deelnemers", verkenning.pk), data).status_code == 302
    client = login(Gebruiker.objects.get(pk=ambtenaar.pk))
    assert "Gemeente Polderdam" in body(client, verkenning.get_absolute_url())
    assert client.get(VerkenningFactory(bereik="leden").get_absolute_url()).status_code == 404


def test_a_guest_is_out_at_midnight_in_an_open_session_and_everywhere(login, time_machine):
    """The last minute of the day in Amsterdam is still in, the next one is not; around the clock change too."""
    laatste = dt.date(2027, 3, 28)  # the clocks go forward in this night
    time_machine.move_to(dt.datetime(2027, 3, 20, 12, tzinfo=dt.UTC), tick=False)
    verkenning, ander = VerkenningFactory(naam="Zeldzaamwoord"), VerkenningFactory()
    gast = guest(verkenning.kring, laatste)
    Deelname.objects.create(kring=ander.kring, gebruiker=gast, wijze="gast", tot=dt.date(2027, 6, 1))
    stuk = document("Zeldzaamwoord van de kring", eigenaar=verkenning.leider)
    Document.objects.filter(pk=stuk.pk).update(bereik=Bereik.KRING, kring=verkenning.kring, gedeeld_op=timezone.now())
    index_verkenning(verkenning.pk)
    bezoek = BezoekFactory(verkenning=verkenning)
    client = login(gast)
    sleutel: Toegangssleutel = renew_sleutel("gegevens", by=Gebruiker.objects.get(pk=gast.pk))
    data = f"/gegevens/{code_of(sleutel)}.json"

    def seen():
        pages = [
            client.get(address).status_code == 200
            for address in (
                verkenning.get_absolute_url(),
                bezoek.get_absolute_url(),
                url("bezoek-ics", bezoek.pk),
                stuk.get_absolute_url(),
            )
        ]
        found = body(client, "/zoeken/?q=zeldzaamwoord")
        listed = body(client, url("lijst"))
        feed = client.get(data)
        return [
            *pages,
            "van de kring" in found,
            "<mark" in found,
            verkenning.naam in listed,
            b"van de kring" in feed.content,
        ]

    for moment in (dt.datetime(2027, 3, 20, 12, tzinfo=dt.UTC), dt.datetime(2027, 3, 28, 21, 59, 59, tzinfo=dt.UTC)):
        time_machine.move_to(moment, tick=False)
        assert all(seen()), (moment, seen())
    time_machine.move_to(dt.datetime(2027, 3, 28, 22, 0, tzinfo=dt.UTC), tick=False)  # midnight in Amsterdam
    assert not any(seen()), seen()
    assert client.get(ander.get_absolute_url()).status_code == 200  # guest there until June
    time_machine.move_to(dt.datetime(2027, 6, 2, 10, tzinfo=dt.UTC), tick=False)
    assert client.get(ander.get_absolute_url()).url.startswith("/account/inloggen/")


def test_a_guest_gets_a_new_date_and_no_date_that_has_passed(login):
    verkenning = VerkenningFactory()
    gast = guest(verkenning.kring, timezone.localdate() - dt.timedelta(days=1))
    client, page = login(verkenning.leider), url("deelnemers", verkenning.pk)
    data = {"actie": "gast", "email": gast.email}
    gisteren, morgen = (timezone.localdate() + dt.timedelta(days=days) for days in (-1, 1))
    response = client.post(page, data | {"tot": gisteren.isoformat()})
    assert "Deze datum is al geweest" in response.content.decode()
    assert not verkenning.deelnames().filter(gebruiker=gast).exists()
    client.post(page, data | {"tot": morgen.isoformat()})
    assert verkenning.deelnames().get(gebruiker=gast).tot == morgen


def test_a_guest_whose_day_has_passed_is_listed_and_asked_again_with_one_click(login):
    verkenning = VerkenningFactory()
    gisteren = timezone.localdate() - dt.timedelta(days=1)
    gast = guest(verkenning.kring, gisteren)
    elders = guest(VerkenningFactory().kring, gisteren)
    client, page = login(verkenning.leider), url("deelnemers", verkenning.pk)
    html = body(client, page)
    vroeger = html[html.index('id="vroeger"') : html.index('id="organisatie"')]
    assert str(gast) in vroeger
    assert str(elders) not in html
    deelname = Deelname.objects.get(gebruiker=gast)
    form = body(client, f"{page}?gast={deelname.pk}")
    assert f'value="{gast.email}"' in form
    ander = Deelname.objects.get(gebruiker=elders)
    for vreemd in (ander.pk, "x", 0, -1, 10**12):
        assert elders.email not in body(client, f"{page}?gast={vreemd}")
