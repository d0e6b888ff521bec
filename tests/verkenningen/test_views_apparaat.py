"""What a phone asks and sends: only the own visits, each draft and each photo once, nothing over newer text (V6, R6)."""

import datetime as dt
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from corporaties.models import Deelname
from mkwportal.core.files import storage
from tests.factories.corporaties import guest, person, platform_admin
from tests.factories.verkenningen import BezoekFactory, HalteFactory, participant
from verkenningen.models import Foto, Halte

from .helpers import url

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def halte():
    return HalteFactory(gezien="Er stond een fiets.")


@pytest.fixture
def send(login, halte):
    """Return a function that sends a draft as this person (the leader when none is given)."""

    def post(by=None, to=None, **fields):
        by, to = by or halte.bezoek.verkenning.leider, to or halte
        data = {"gebruiker": by.pk, "formulier": uuid.uuid4(), "revisie": to.revisie, "gezien": "Er staan er drie."}
        return login(by).post(url("apparaat-halte", to.bezoek_id, to.pk), data | fields, headers=HTMX)

    return post


def image(colour="green", size=(64, 48)):
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


def test_a_draft_is_saved_and_the_same_draft_again_changes_nothing(send, halte):
    key = uuid.uuid4()
    first = send(formulier=key)
    assert first.json() == {"staat": "bewaard", "revisie": 2, "url": url("verslag", halte.bezoek_id)}
    assert send(formulier=key).json() == first.json()
    assert send().json() == first.json(), "another key but the same text, a day later"
    halte.refresh_from_db()
    assert (halte.gezien, halte.revisie) == ("Er staan er drie.", 2)


def test_a_draft_from_before_the_text_of_another_is_refused_with_that_text(send, halte, login):
    colleague = participant(halte.bezoek.verkenning)
    key = uuid.uuid4()
    send(formulier=key)
    assert send(by=colleague, revisie=2, gezien="Er staan er vier.").json()["revisie"] == 3
    late = send(gezien="Er was er geen.")
    assert late.status_code == 409
    assert late.json() | {"wanneer": ""} == {
        "staat": "conflict",
        "revisie": 3,
        "hun": {"gezien": "Er staan er vier.", "gehoord": "", "meenemen": ""},
        "wie": str(colleague),
        "wanneer": "",
    }
    again = send(formulier=key).json()
    assert (again["staat"], again["revisie"]) == ("bewaard", 1), "saved long ago: what follows is checked again"
    assert Halte.objects.get().gezien == "Er staan er vier."


@pytest.mark.parametrize("revisie", ["", "-1", "drie", "9" * 30])
def test_a_revision_that_is_none_never_overwrites(send, halte, revisie):
    assert send(revisie=revisie).json()["staat"] == "conflict"
    assert Halte.objects.get().gezien == "Er stond een fiets."


def test_what_cannot_be_saved_says_why_and_what_was_typed_stays_on_the_phone(send, halte):
    leader, stranger = halte.bezoek.verkenning.leider, person()
    listener = participant(halte.bezoek.verkenning, Deelname.Wijze.TRIBUNE)
    visitor = guest(halte.bezoek.verkenning.kring)
    for response, status, staat in (
        (send(gebruiker=stranger.pk), 409, "ander"),
        (send(by=stranger), 404, "weg"),
        (send(by=listener), 403, "geweigerd"),
        (send(by=visitor), 403, "geweigerd"),
        (send(by=platform_admin()), 403, "geweigerd"),
        (send(gezien="a" * 2001), 422, "fout"),
        (send(oud_veld="Een veld van vorig jaar"), 409, "verouderd"),
        (send(to=Halte(pk=999, bezoek_id=halte.bezoek_id, revisie=1)), 404, "weg"),
        (send(to=Halte(pk=halte.pk, bezoek_id=BezoekFactory(verkenning__leider=leader).pk, revisie=1)), 404, "weg"),
    ):
        assert (response.status_code, response.json()["staat"]) == (status, staat)
        assert response.json()["zin"].endswith(".")
    assert Halte.objects.get(pk=halte.pk).revisie == 1


def test_an_expired_login_is_told_apart_and_keeps_nothing_on_the_server(halte):
    client = Client()
    response = client.post(url("apparaat-halte", halte.bezoek_id, halte.pk), {"gezien": "x"}, headers=HTMX)
    assert (response.status_code, response["HX-Redirect"].partition("?")[0]) == (204, "/account/inloggen/")
    assert client.get(url("apparaat"), headers=HTMX).status_code == 204


def test_a_phone_gets_the_visits_around_today_and_those_it_names_where_one_writes(login, django_assert_num_queries):
    now = timezone.now()
    near = BezoekFactory(begint_op=now + dt.timedelta(days=1), eindigt_op=now + dt.timedelta(days=1, hours=3))
    verkenning, leader = near.verkenning, near.verkenning.leider
    old = BezoekFactory(
        verkenning=verkenning, begint_op=now - dt.timedelta(days=40), eindigt_op=now - dt.timedelta(days=39)
    )
    BezoekFactory(verkenning=verkenning, begint_op=old.begint_op, eindigt_op=old.eindigt_op)
    elsewhere = BezoekFactory(begint_op=near.begint_op, eindigt_op=near.eindigt_op)
    for nr in (2, 1):
        HalteFactory(bezoek=near, volgorde=nr, titel=f"Halte {nr}", gezien="Iets")
    address = f"{url('apparaat-bezoeken')}?bezoek={old.pk}&bezoek={elsewhere.pk}&bezoek=abc"
    client = login(leader)
    with django_assert_num_queries(4):  # session, user, visits, stops
        answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    found = {row["id"]: row for row in answer.json()["bezoeken"]}
    assert set(found) == {near.pk, old.pk}
    assert [row["titel"] for row in found[near.pk]["haltes"]] == ["Halte 1", "Halte 2"]
    assert found[near.pk]["haltes"][0]["velden"] == {"gezien": "Iets", "gehoord": "", "meenemen": ""}
    listener = participant(verkenning, Deelname.Wijze.TRIBUNE)
    assert login(listener).get(address).json() == {"gebruiker": listener.pk, "bezoeken": []}
    stand = client.get(url("apparaat"))
    assert stand.json()["gebruiker"] == leader.pk
    assert len(stand.json()["csrf"]) == 64


def test_a_photo_sent_twice_is_kept_once(login, halte):
    leader = halte.bezoek.verkenning.leider
    client, address, key = login(leader), url("apparaat-foto", halte.bezoek_id), uuid.uuid4()

    def post(data, **fields):
        file = SimpleUploadedFile("foto.jpg", data)
        fields = {"gebruiker": leader.pk, "formulier": key, "halte": halte.pk, "foto": file} | fields
        return client.post(address, fields, headers=HTMX).json()

    for _ in range(2):
        assert post(image())["staat"] == "bewaard"
    assert post(image(), formulier=uuid.uuid4())["staat"] == "bewaard", "the key was forgotten, the photo was not"
    assert post(image("red"), formulier=uuid.uuid4(), halte=999)["staat"] == "bewaard", "the stop is gone"
    assert list(Foto.objects.order_by("pk").values_list("halte", flat=True)) == [halte.pk, None]
    assert len(list(storage.stored_keys())) == 4
    sentences = {
        "geen": post(b"geen foto", formulier=uuid.uuid4()),
        "half": post(image(size=(900, 900))[:900], formulier=uuid.uuid4()),
        "heic": post(b"\0\0\0\x18ftypheic\0\0\0\0", formulier=uuid.uuid4()),
        "niets": post(b"", formulier=uuid.uuid4(), foto=""),
        "ander": post(image(), gebruiker=999),
    }
    assert [answer["staat"] for answer in sentences.values()] == ["fout"] * 4 + ["ander"]
    assert len({answer["zin"] for answer in sentences.values()}) == 5
    assert sentences["half"]["zin"].startswith("Deze foto is beschadigd of niet volledig.")
    assert Foto.objects.count() == 2


def test_the_page_takes_the_text_that_the_phone_sent_before_as_saved(login, send, halte):
    send()
    page = url("verslag-halte", halte.bezoek_id, halte.pk)
    client = login(halte.bezoek.verkenning.leider)
    answer = client.post(page, {"revisie": 1, "formulier": uuid.uuid4(), "gezien": "Er staan er drie."})
    assert (answer.status_code, answer.url) == (302, url("verslag", halte.bezoek_id))
