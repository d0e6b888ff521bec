"""The pages in the order of step 6: from a question to lessons, as a projectleider does it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from corporaties.models import Rol
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, person
from tests.factories.verkenningen import participant
from verkenningen.models import Aanwezigheid, Bezoek, Les, Verkenning

pytestmark = pytest.mark.django_db
STRAKS = timezone.localdate() + dt.timedelta(days=20)


def post(client, url, data, status=302):
    response = client.post(url, data)
    assert response.status_code == status, response.content.decode()[:4000]
    return response


def test_from_a_question_to_lessons(login):
    linde = OrganisatieFactory(naam="De Linde", plaats="Horst")
    leider = person(linde, Rol.PROJECTLEIDER)
    thema = ThemaFactory(naam="Vertrouwen")
    client = login(leider)

    assert client.get(reverse("verkenningen:lijst")).status_code == 200
    page = client.get(reverse("verkenningen:nieuw"))
    assert "Zichtbaar voor" in page.content.decode() or "zichtbaar voor" in page.content.decode()
    data = {"vraag": "Wat werkt echt?", "bereik": "kring", "eerste_plaats": "Leiden", "eerste_gastheer": "De Linde"}
    url = post(client, reverse("verkenningen:nieuw"), data).url
    verkenning = Verkenning.objects.get()
    assert url == verkenning.get_absolute_url()
    assert (verkenning.naam, verkenning.leider, verkenning.organisatie) == ("Wat werkt echt", leider, linde)
    body = client.get(url).content.decode()
    assert "Plan dit bezoek" in body
    collega = participant(verkenning)

    plan = reverse("verkenningen:bezoek-nieuw", args=[verkenning.pk])
    assert 'value="Leiden"' in client.get(plan).content.decode()
    data = {
        "titel": "Op de fiets",
        "datum": STRAKS.isoformat(),
        "begin": "10:00",
        "eind": "16:00",
        "plaats": "Leiden",
        "ontvanger": "de linde",
    }
    url = post(client, plan, data).url
    bezoek = Bezoek.objects.get()
    assert url == reverse("verkenningen:haltes", args=[bezoek.pk])
    assert bezoek.gastheer == linde
    assert timezone.localtime(bezoek.begint_op).hour == 10
    verkenning.refresh_from_db()
    assert verkenning.status == "loopt"
    assert Melding.objects.filter(ontvanger=collega, url=bezoek.get_absolute_url()).count() == 1
    assert not Melding.objects.filter(ontvanger=leider).exists()

    page = client.get(url).content.decode()
    assert page.count('class="mkw-card-form"') == 6
    rows = {"form-TOTAL_FORMS": 6, "form-INITIAL_FORMS": 0, "revisie": 1}
    for i in range(6):
        rows |= {f"form-{i}-titel": f"Halte {i}", f"form-{i}-tijd": f"1{i}:00", f"form-{i}-rol": "wethouder"}
    post(client, url, rows)
    assert [halte.titel for halte in bezoek.haltes.all()] == [f"Halte {i}" for i in range(6)]
    body = client.get(bezoek.get_absolute_url()).content.decode()
    assert body.index("Halte 0") < body.index("Halte 5")
    post(client, reverse("verkenningen:bezoek-antwoord", args=[bezoek.pk]), {"gaat_mee": "ja"})

    report = reverse("verkenningen:verslag", args=[bezoek.pk])
    assert "0 van 6 haltes" in client.get(report).content.decode()
    halte = bezoek.haltes.first()
    url = reverse("verkenningen:verslag-halte", args=[bezoek.pk, halte.pk])
    assert client.get(url).status_code == 200
    lines = {
        "revisie": 1,
        "gezien": "Een hof.",
        "gehoord": "Samen.",
        "meenemen": "Vertrouwen is alles.",
        "actie": "les",
    }
    url = post(client, url, lines).url
    assert url == f"{reverse('verkenningen:les-nieuw')}?halte={halte.pk}"
    page = client.get(url).content.decode()
    assert "Vertrouwen is alles." in page
    assert f'value="{thema.pk}" checked' in page
    post(client, url, {"tekst": "Vertrouwen is alles.", "soort": "les", "themas": thema.pk})
    les = Les.objects.get()
    assert (les.halte, les.bezoek, les.verkenning, les.door) == (halte, bezoek, verkenning, leider)
    assert client.get(les.get_absolute_url()).status_code == 200

    attendance = reverse("verkenningen:aanwezigen", args=[bezoek.pk])
    assert collega.naam in client.get(attendance).content.decode()
    post(
        client, attendance, {f"mens-{collega.pk}": "ja", f"mens-{leider.pk}": "nee", "naam": "Joke", "van": "Gemeente"}
    )
    assert Aanwezigheid.objects.filter(was_er=True).count() == 2

    part = reverse("verkenningen:verslag-deel", args=[bezoek.pk, "gezien"])
    assert "## Halte 0" in client.get(part).content.decode()
    post(client, part, {"revisie": 0, "tekst": "## Wat\n\nWij zagen **veel**."})
    post(client, reverse("verkenningen:verslag-publiceren", args=[bezoek.pk, "gezien"]), {"toch": "ja"})
    body = client.get(bezoek.get_absolute_url()).content.decode()
    assert "<strong>veel</strong>" in body
    for url in (
        report,
        verkenning.get_absolute_url(),
        reverse("verkenningen:lessen"),
        reverse("verkenningen:fotos", args=[bezoek.pk]),
        reverse("verkenningen:bewerken", args=[verkenning.pk]),
        reverse("verkenningen:deelnemers", args=[verkenning.pk]),
        reverse("verkenningen:bezoek-bewerken", args=[bezoek.pk]),
        reverse("verkenningen:les-bewerken", args=[les.pk]),
        reverse("verkenningen:lessen-kort") + f"?thema={thema.slug}",
        reverse("verkenningen:kort") + f"?corporatie={linde.pk}",
        reverse("verkenningen:bezoek-ics", args=[bezoek.pk]),
    ):
        assert client.get(url).status_code == 200, url
    assert AuditRegel.objects.count() > 8
