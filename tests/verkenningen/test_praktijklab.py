"""A praktijklab: own lines, what they say together, when they drift apart, and who reads what (V15)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from corporaties.models import Deelname
from mkwportal.core.models import AuditRegel
from tests.factories.corporaties import DeelnameFactory, OrganisatieFactory, guest, person, platform_admin
from tests.factories.verkenningen import LabregelFactory, VerkenningFactory, participant
from verkenningen import lab
from verkenningen.models import Labregel, Verkenning

from .helpers import body, refused, url

pytestmark = pytest.mark.django_db
DAGEN = [dt.date(2026, month, 2) for month in (3, 4, 5, 6)]


@pytest.fixture
def praktijklab():
    return VerkenningFactory(soort="praktijklab")


def fill(verkenning, organisatie, *lines):
    """Save (fase, relatie) of an organisation on DAGEN; None is a day without a line."""
    for dag, line in zip(DAGEN, lines, strict=False):
        if line:
            LabregelFactory(verkenning=verkenning, organisatie=organisatie, dag=dag, fase=line[0], relatie=line[1])


def rows(verkenning):
    return list(Labregel.objects.filter(verkenning=verkenning).order_by("dag", "organisatie__naam"))


def partner(verkenning):
    """Return somebody of a partner that is no corporation and takes part."""
    gemeente = OrganisatieFactory(lid_van=None, soort="gemeente")
    DeelnameFactory(kring=verkenning.kring, organisatie=gemeente)
    return person(gemeente)


@pytest.mark.parametrize(
    ("een", "ander", "uiteen", "zin"),
    [
        ([(1, 4), (2, 3)], [(1, 4), (2, 4)], True, "ging de inhoud verder en ging de werkrelatie achteruit."),
        ([(2, 2), (1, 3)], [(2, 2), (2, 2)], True, "deed de inhoud een stap terug en werd de werkrelatie beter."),
        ([(1, 3), (2, 4)], [(1, 3), (1, 3)], False, "ging de inhoud verder en werd de werkrelatie beter."),
        ([(1, 3), (1, 3)], [(1, 3), (1, 3)], False, "bleef de inhoud waar zij was en bleef de werkrelatie gelijk."),
        ([(1, 3), (2, 3)], [(1, 3), (1, 3)], False, "ging de inhoud verder en bleef de werkrelatie gelijk."),
        (
            [(1, 4), (3, 4), (3, 2)],
            [],
            True,
            "Sinds 2 maart 2026 ging de inhoud verder en ging de werkrelatie achteruit.",
        ),
        (
            [(1, 3), (2, 3)],
            [None, (1, 1)],
            False,
            "Sinds 2 maart 2026 ging de inhoud verder en bleef de werkrelatie gelijk.",
        ),
        ([(1, 3)], [], False, ""),
    ],
    ids=["apart", "reverse", "both better", "still", "content only", "slowly apart", "newcomer does not count", "one"],
)
def test_when_content_and_relation_drift_apart(praktijklab, een, ander, uiteen, zin):
    fill(praktijklab, praktijklab.organisatie, *een)
    fill(praktijklab, OrganisatieFactory(), *ander)
    last = lab.moments(rows(praktijklab))[-1]
    assert last.uiteen is uiteen
    assert zin in last.zin
    assert (lab.UITEEN in last.zin) is uiteen


def test_means_in_words_and_points(praktijklab):
    fill(praktijklab, praktijklab.organisatie, (1, 4), None, (2, 5))
    fill(praktijklab, OrganisatieFactory(), (1, 4), (2, 4))
    found = lab.moments(rows(praktijklab))
    assert [(m.inhoud_tekst, m.relatie_tekst, m.organisaties) for m in found] == [
        ("Agenda", "Goed", 2),
        ("tussen Agenda en Draagvlak", "Goed", 2),
        ("Draagvlak", "tussen Goed en Sterk", 2),
    ]
    inhoud, relatie = lab.figures(found)
    assert (inhoud.hoogte, relatie.hoogte) == (400, 500)
    assert [lijn.punten for lijn in inhoud.lijnen] == ["40,350 508,300 960,250"]
    assert relatie.lijnen[0].punten.startswith("40,150 ")
    assert inhoud.tekst.startswith("Inhoud, alle organisaties samen. 2 maart 2026: agenda; 2 april 2026: tussen")
    assert [lijn.punten for lijn in lab.figures(found[:1])[0].lijnen] == ["500,350"]
    assert lab.figures([]) == []


def test_each_fills_in_its_own_line_and_reads_the_others_afterwards(login, praktijklab):
    vandaag = timezone.localdate()
    leider, gemeente = praktijklab.leider, partner(praktijklab)
    page, invullen = url("praktijklab", praktijklab.pk), url("praktijklab-invullen", praktijklab.pk)
    assert "Bekijk de twee lijnen" in body(login(leider), praktijklab.get_absolute_url())
    assert "Er zijn nog geen lijnen" in body(login(leider), page)
    data = {"dag": vandaag.isoformat(), "fase": "2", "relatie": "4", "waarom": "Wij weten wie er tekent.", "revisie": 0}
    data["organisatie"] = praktijklab.organisatie_id
    response = login(leider).post(invullen, data)
    assert response.url == page
    html = body(login(gemeente), page)
    assert "Uw regel ontbreekt nog" in html
    assert "Wij weten wie er tekent." not in html
    theirs = data | {"organisatie": gemeente.organisatie_ids[0], "relatie": "2", "waarom": "Wij horen het laat."}
    assert login(leider).post(invullen, theirs).status_code == 422
    assert login(gemeente).post(invullen, theirs).status_code == 302
    for wie in (gemeente, leider):
        html = body(login(wie), page)
        assert "Wij weten wie er tekent." in html
        assert "Wij horen het laat." in html
    assert "Dezelfde lijnen als tabel" in html
    assert "Tussen Stroef en Goed" not in html
    assert "Gaat wel" in html
    # a colleague who opened the form before sees both answers
    refused(login(leider).post(invullen, data | {"fase": "3"}), "bewaarde dit", "Draagvlak", status=409)
    assert login(leider).post(invullen, data | {"fase": "3", "revisie": 1}).status_code == 302
    start = body(login(leider), f"{invullen}?dag={vandaag}")
    assert "Haal deze regel weg" in start
    assert "Wij weten wie er tekent." in start
    login(leider).post(invullen, {"actie": "weg", "dag": data["dag"], "organisatie": data["organisatie"]})
    assert login(leider).post(invullen, {"actie": "weg", "dag": data["dag"]}).status_code == 404
    assert list(Labregel.objects.values_list("organisatie", flat=True)) == [gemeente.organisatie_ids[0]]
    acties = AuditRegel.objects.filter(soort="labregel").order_by("pk").values_list("actie", flat=True)
    assert list(acties) == ["praktijklab ingevuld"] * 3 + ["praktijklab: regel weggehaald"]


def test_who_looks_on_sees_only_what_all_say_together(login, praktijklab):
    Verkenning.objects.filter(pk=praktijklab.pk).update(bereik="leden")
    ander = participant(praktijklab)
    LabregelFactory(verkenning=praktijklab, dag=DAGEN[0], waarom="Alleen voor ons.", relatie=5)
    kijkers = {
        "tribune": participant(praktijklab, Deelname.Wijze.TRIBUNE),
        "gast": guest(praktijklab.kring),
        "lid": person(),
        "beheerder": platform_admin(),
    }
    page, invullen = url("praktijklab", praktijklab.pk), url("praktijklab-invullen", praktijklab.pk)
    for wie in kijkers.values():
        html = body(login(wie), page)
        assert "ten minste twee organisaties" in html  # one answer would be the answer of one
        assert "2 maart 2026" not in html
    LabregelFactory(verkenning=praktijklab, organisatie_id=ander.organisatie_ids[0], dag=DAGEN[1], relatie=4)
    for rol, wie in kijkers.items():
        html = body(login(wie), page)
        assert "2 april 2026" in html, rol
        assert "Tussen Goed en Sterk" in html, rol
        for secret in ("Alleen voor ons.", "2 maart 2026", "Per organisatie", "Uw organisatie"):
            assert secret not in html, (rol, secret)
        assert html.count("<polyline") == 2, rol
        assert login(wie).get(invullen).status_code == 403, rol
        assert login(wie).post(invullen, {"fase": 1}).status_code == 403, rol
    assert body(login(ander), page).count("<polyline") == 6


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("dag", "2099-01-01", "Deze dag moet nog komen"),
        ("dag", "31-02-2026", "Deze dag bestaat niet"),
        ("dag", "", "Kies een dag"),
        ("fase", "5", ""),
        ("relatie", "", "Maak hier een keuze."),
        ("waarom", "x" * 301, ""),
        ("organisatie", "999999", "Kies een organisatie"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(login, praktijklab, field, value, sentence):
    data = {"organisatie": praktijklab.organisatie_id, "dag": "2026-03-02", "fase": 1, "relatie": 3, "revisie": 0}
    html = refused(
        login(praktijklab.leider).post(url("praktijklab-invullen", praktijklab.pk), data | {field: value}), sentence
    )
    assert "2026-03-02" in html or field == "dag"
    assert not Labregel.objects.exists()


def test_only_a_praktijklab_has_the_page_and_the_kind_can_change(login):
    verkenning = VerkenningFactory()
    client = login(verkenning.leider)
    for name in ("praktijklab", "praktijklab-invullen"):
        assert client.get(url(name, verkenning.pk)).status_code == 404
    data = {name: getattr(verkenning, name) for name in ("vraag", "naam", "toelichting", "status", "bereik")}
    data |= {"leider": verkenning.leider_id, "revisie": 1, "eerste_plaats": "", "eerste_gastheer": ""}
    assert client.post(url("bewerken", verkenning.pk), data | {"soort": "praktijklab"}).status_code == 302
    assert client.get(url("praktijklab", verkenning.pk)).status_code == 200
    assert client.post(url("bewerken", verkenning.pk), data | {"revisie": 2, "naam": "Zonder soort"}).status_code == 302
    verkenning.refresh_from_db()
    assert (verkenning.soort, verkenning.naam) == ("praktijklab", "Zonder soort")
    assert client.get(url("praktijklab-invullen", verkenning.pk) + "?dag=x&organisatie=12").status_code == 200
    response = client.post(url("nieuw"), {"vraag": "Een opgave?", "bereik": "kring", "soort": "praktijklab"})
    assert Verkenning.objects.get(vraag="Een opgave?").soort == "praktijklab"
    assert response.status_code == 302


@pytest.mark.parametrize("fields", [{"fase": 0}, {"fase": 5}, {"relatie": 0}, {"relatie": 6}, {}])
def test_the_database_refuses_what_is_on_no_scale_and_two_lines_of_one_day(praktijklab, fields):
    LabregelFactory(verkenning=praktijklab)
    with pytest.raises(IntegrityError), transaction.atomic():
        LabregelFactory(verkenning=praktijklab, **({"dag": DAGEN[1]} | fields if fields else {}))


@pytest.mark.parametrize("soort", ["x", ""])
def test_the_database_refuses_an_unknown_kind(soort):
    with pytest.raises(IntegrityError), transaction.atomic():
        VerkenningFactory(soort=soort)


@pytest.mark.parametrize("times", [1, 3])
def test_the_pages_cost_the_same_with_more_lines(times, login, praktijklab, django_assert_num_queries):
    for _ in range(times):
        fill(praktijklab, participant(praktijklab).organisatie_ids[0] and OrganisatieFactory(), *[(1, 2)] * times)
    client = login(praktijklab.leider)
    with django_assert_num_queries(6):  # session, user, exploration, who takes part, lines, sentence
        assert client.get(url("praktijklab", praktijklab.pk)).status_code == 200
    with django_assert_num_queries(5):  # session, user, exploration, own organisations, own line
        page = f"{url('praktijklab-invullen', praktijklab.pk)}?dag={DAGEN[0]}"
        assert client.get(page).status_code == 200
