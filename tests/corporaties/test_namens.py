"""Personele unie (C4): one choice of in whose name, remembered, visible, and never guessed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corporaties import namens
from corporaties.models import Deelname, Gebruiker, Rol
from documenten.gebruik import count_use
from documenten.models import Document, Gebruik, Overname, Verzameling, Vraag
from documenten.services import ask_question
from tests.factories.corporaties import AanstellingFactory, OrganisatieFactory, person
from tests.factories.documenten import uploaded_document
from tests.factories.verkenningen import BezoekFactory, LesFactory, VerkenningFactory, VraagstukFactory
from verkenningen.models import Aansluiting, Aanwezigheid, Labregel, LesReactie, Verkenning, Vraagstuk
from verkenningen.services import answer_bezoek

pytestmark = pytest.mark.django_db


@pytest.fixture
def eik():
    return OrganisatieFactory(naam="De Eik")


@pytest.fixture
def linde():
    return OrganisatieFactory(naam="De Linde")


@pytest.fixture
def twee(eik, linde):
    """One person who is projectleider of both; De Eik came first."""
    both = person(eik, Rol.PROJECTLEIDER)
    AanstellingFactory(gebruiker=both, organisatie=linde, rol=Rol.PROJECTLEIDER)
    return both


@pytest.fixture
def stuk():
    document = uploaded_document(person(), naam="beleid.txt")
    Document.objects.filter(pk=document.pk).update(bereik="leden")
    return Document.objects.get(pk=document.pk)


def fresh(user) -> Gebruiker:
    return Gebruiker.objects.get(pk=user.pk)


def upload(client, **data):
    file = SimpleUploadedFile("beleid.txt", b"Wij incasseren met begrip.")
    return client.post("/documenten/nieuw/", {"bestanden": file, **data})


ACTIONS = {
    "delen": lambda c, w, pk: upload(c, organisatie=pk),
    "overnemen": lambda c, w, pk: c.post(f"/documenten/{w['stuk'].pk}/overnemen/", {"organisatie": pk}),
    "vragen": lambda c, w, pk: c.post(
        f"/documenten/{w['stuk'].pk}/vragen/", {"soort": "vraag", "tekst": "Waarom?", "organisatie": pk}
    ),
    "verzamelen": lambda c, w, pk: c.post(
        "/documenten/verzamelingen/nieuw/", {"naam": "Set", "organisatie": pk, "bereik": "leden"}
    ),
    "les herkennen": lambda c, w, pk: c.post(
        f"/verkenningen/lessen/{w['les'].pk}/reactie/", {"soort": "herkent", "organisatie": pk}
    ),
    "meedoen": lambda c, w, pk: c.post(
        f"/verkenningen/{w['verkenning'].pk}/meedoen/", {"wijze": "meedoen", "organisatie": pk}
    ),
    "aansluiten": lambda c, w, pk: c.post(
        f"/verkenningen/vraagstukken/{w['vraagstuk'].pk}/aansluiten/", {"wijze": "sluit_aan", "organisatie": pk}
    ),
    "verkenning beginnen": lambda c, w, pk: c.post(
        "/verkenningen/nieuw/", {"vraag": "Kan het samen?", "organisatie": pk, "bereik": "leden", "soort": "verkenning"}
    ),
    "vraagstuk plaatsen": lambda c, w, pk: c.post(
        "/verkenningen/vraagstukken/nieuw/",
        {"vraag": "Wie weet het?", "themas": [w["thema"]], "organisatie": pk, "toch": "1"},
    ),
    "praktijklab": lambda c, w, pk: c.post(
        f"/verkenningen/{w['lab'].pk}/praktijklab/invullen/",
        {"organisatie": pk, "dag": "2026-05-12", "fase": 1, "relatie": 3, "revisie": 0},
    ),
}
MADE = {
    "delen": lambda w: Document.objects.exclude(pk=w["stuk"].pk),
    "overnemen": lambda w: Overname.objects.all(),
    "vragen": lambda w: Vraag.objects.all(),
    "verzamelen": lambda w: Verzameling.objects.all(),
    "les herkennen": lambda w: LesReactie.objects.all(),
    "meedoen": lambda w: Deelname.objects.filter(kring=w["verkenning"].kring).exclude(
        organisatie=w["verkenning"].organisatie
    ),
    "aansluiten": lambda w: Aansluiting.objects.all(),
    "verkenning beginnen": lambda w: Verkenning.objects.filter(vraag="Kan het samen?"),
    "vraagstuk plaatsen": lambda w: Vraagstuk.objects.filter(vraag="Wie weet het?"),
    "praktijklab": lambda w: Labregel.objects.all(),
}


@pytest.fixture
def world(stuk, eik, linde):
    from tests.factories.corporaties import DeelnameFactory, ThemaFactory

    lab = VerkenningFactory(soort="praktijklab", bereik="leden")
    for organisatie in (eik, linde):
        DeelnameFactory(kring=lab.kring, organisatie=organisatie)
    open_ = VerkenningFactory(bereik="leden")
    return {
        "stuk": stuk,
        "les": LesFactory(verkenning=open_),
        "verkenning": open_,
        "vraagstuk": VraagstukFactory(),
        "lab": lab,
        "thema": ThemaFactory().pk,
    }


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_is_in_the_chosen_name_and_remembers_it(action, login, twee, eik, linde, world):
    client = login(twee)
    for chosen in (linde, eik):
        before = set(MADE[action](world).values_list("pk", flat=True))
        answer = ACTIONS[action](client, world, chosen.pk)
        assert answer.status_code in (200, 302), answer.content.decode()[:2000]
        assert [row.organisatie_id for row in MADE[action](world).exclude(pk__in=before)] == [chosen.pk]
        assert fresh(twee).namens == chosen
        assert fresh(twee).organisatie_ids[0] == chosen.pk  # what is not asked follows, and every list begins with it


@pytest.mark.parametrize("action", ACTIONS)
def test_without_a_choice_or_with_another_corporation_nothing_is_made(action, login, twee, world):
    client, vreemd = login(twee), OrganisatieFactory()
    for wrong in ("", vreemd.pk, "x"):
        assert ACTIONS[action](client, world, wrong).status_code in (403, 404, 422), wrong
    assert not MADE[action](world).exists()
    assert fresh(twee).namens is None


@pytest.mark.parametrize(
    "path",
    [
        "/documenten/nieuw/",
        "/documenten/{stuk.pk}/overnemen/",
        "/documenten/{stuk.pk}/vragen/",
        "/documenten/verzamelingen/nieuw/",
        "/verkenningen/nieuw/",
        "/verkenningen/vraagstukken/nieuw/",
        "/verkenningen/{lab.pk}/praktijklab/invullen/",
    ],
)
def test_every_form_asks_in_the_same_words_and_proposes_the_last_one(path, login, twee, eik, linde, world):
    def asked():
        form = client.get(path.format(**world)).context["form"]
        field = form["organisatie"]
        values = {str(getattr(value, "value", value)) for value, _ in field.field.choices}
        return field.label, values, field.value()

    client = login(twee)
    label, values, chosen = asked()
    assert label == ("Namens welke organisatie?" if "praktijklab" in path else namens.LABEL)  # partners fill it in too
    assert {str(eik.pk), str(linde.pk)} <= values
    assert chosen is None  # nobody guesses the first time
    namens.remember(fresh(twee), linde.pk)
    assert asked()[2] == linde.pk
    one = login(person(eik, Rol.PROJECTLEIDER)).get(path.format(**world))
    if one.status_code == 200:
        form = one.context["form"]
        assert "organisatie" not in form.fields or form["organisatie"].is_hidden


def test_what_is_not_asked_follows_the_last_choice(twee, eik, linde, stuk):
    namens.remember(fresh(twee), linde.pk)
    user = fresh(twee)
    count_use([stuk], Gebruik.Soort.GEOPEND, by=user)
    assert [row.organisatie for row in Gebruik.objects.all()] == [linde]
    assert ask_question(stuk, soort="vraag", tekst="Waarom?", by=user).organisatie == linde


def test_who_comes_along_comes_in_the_name_of_the_last_choice_that_takes_part(twee, eik, linde):
    from tests.factories.corporaties import DeelnameFactory

    verkenning = VerkenningFactory()
    for organisatie in (eik, linde):
        DeelnameFactory(kring=verkenning.kring, organisatie=organisatie)
    namens.remember(fresh(twee), linde.pk)
    bezoek = BezoekFactory(verkenning=verkenning)
    answer_bezoek(bezoek, gaat_mee=True, by=fresh(twee))
    assert Aanwezigheid.objects.get(bezoek=bezoek).organisatie == linde


def test_the_choice_is_visible_and_changed_on_the_profile(login, twee, eik, linde):
    client = login(twee)
    page = client.get("/profiel/").content.decode()
    assert "Namens wie?" in page
    assert "Kies namens wie u werkt" in page
    client.post("/profiel/namens/", {"organisatie": linde.pk})
    assert fresh(twee).namens == linde
    assert "Beleidsmedewerker, De Linde" in client.get("/").content.decode()
    assert client.post("/profiel/namens/", {"organisatie": OrganisatieFactory().pk}).status_code == 404
    assert fresh(twee).namens == linde


def test_with_one_corporation_nothing_is_asked_or_kept(login, eik):
    user = person(eik)
    client = login(user)
    assert "Namens wie?" not in client.get("/profiel/").content.decode()
    upload(client)
    assert Document.objects.get().organisatie == eik
    assert fresh(user).namens is None


def test_a_choice_for_where_one_no_longer_works_is_forgotten(twee, eik, linde):
    namens.remember(fresh(twee), linde.pk)
    twee.aanstellingen.filter(organisatie=linde).update(tot="2026-01-01", van="2020-01-01")
    user = fresh(twee)
    assert namens.current(user) == eik.pk
    assert user.organisatie_ids == [eik.pk]
