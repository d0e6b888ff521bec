"""Photos: several at once, what is no photo, a double click, who sees them and taking one away."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mkwportal.core import once
from mkwportal.core.files import storage
from tests.factories.corporaties import person
from tests.factories.verkenningen import BezoekFactory, FotoFactory, HalteFactory, VerslagDeelFactory, participant
from verkenningen.models import Foto
from verkenningen.services import publish_deel

from .helpers import refused, url

pytestmark = pytest.mark.django_db


def picture(name="foto.jpg", kind="JPEG"):
    stream = io.BytesIO()
    Image.new("RGB", (800, 600), "green").save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue())


def test_several_photos_each_with_its_own_result(login):
    bezoek = BezoekFactory()
    halte, client = HalteFactory(bezoek=bezoek), login(bezoek.verkenning.leider)
    files = [
        picture(),
        picture("scherm.png", "PNG"),
        SimpleUploadedFile("brief.txt", b"geen foto"),
        SimpleUploadedFile("iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64),
        SimpleUploadedFile("leeg.jpg", b""),
    ]
    response = client.post(url("fotos", bezoek.pk), {"fotos": files, "halte": halte.pk})
    html = refused(response, "2 foto’s staan er wel bij", "brief.txt", "geen foto", "iphone.heic", "HEIC", "leeg.jpg")
    assert html.count("?klein=1") == 2
    assert {foto.halte for foto in Foto.objects.all()} == {halte}
    assert len(list(storage.stored_keys())) == 4


def test_a_photo_that_is_too_large_says_so(login, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    refused(client.post(url("fotos", bezoek.pk), {"fotos": [picture()]}), "foto.jpg", "1000 bytes")
    assert not Foto.objects.exists()


def test_no_photo_or_a_stop_elsewhere(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    refused(client.post(url("fotos", bezoek.pk), {}), "Kies eerst een of meer foto’s.")
    refused(
        client.post(url("fotos", bezoek.pk), {"fotos": [picture()], "halte": HalteFactory().pk}),
        "Deze halte bestaat niet.",
    )
    assert not Foto.objects.exists()


def test_a_double_click_places_a_photo_once(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    key = once.new_key()
    for _ in range(2):
        assert client.post(url("fotos", bezoek.pk), {"fotos": [picture()], once.FIELD: key}).status_code == 302
    assert Foto.objects.count() == 1
    assert len(list(storage.stored_keys())) == 2


def test_a_photo_is_shown_to_who_sees_the_visit_and_kept_by_one_browser(login):
    bezoek = BezoekFactory()
    client = login(bezoek.verkenning.leider)
    client.post(url("fotos", bezoek.pk), {"fotos": [picture()]})
    page = url("foto", Foto.objects.get().pk)
    sizes = set()
    for query in ("", "?klein=1"):
        response = client.get(page + query)
        content = b"".join(response.streaming_content)
        sizes.add(len(content))
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "private, max-age=60"
        assert content.startswith(b"\xff\xd8")
    assert len(sizes) == 2
    assert client.get(page, headers={"If-None-Match": response["ETag"]}).status_code in (200, 304)
    assert login(person()).get(page).status_code == 404


def test_the_tribune_sees_photos_once_what_we_saw_is_published(login):
    bezoek = BezoekFactory(status="geweest")
    writer, client = login(bezoek.verkenning.leider), login(participant(bezoek.verkenning, "tribune"))
    writer.post(url("fotos", bezoek.pk), {"fotos": [picture()]})
    photo = url("foto", Foto.objects.get().pk)
    deel = VerslagDeelFactory(bezoek=bezoek, deel="gezien", tekst="Een hof.")
    for shared in (False, True):
        if shared:
            publish_deel(deel, toch=True, by=bezoek.verkenning.leider)
        assert client.get(photo).status_code == (200 if shared else 404)
        assert (photo in client.get(bezoek.get_absolute_url()).content.decode()) is shared
        rows = client.get(bezoek.verkenning.get_absolute_url()).context["bezoeken"]
        assert [row.aantal_fotos for row in rows] == [int(shared)]
        assert photo in writer.get(bezoek.get_absolute_url()).content.decode()


def test_a_caption_and_taking_a_photo_away(login):
    foto = FotoFactory()
    client = login(foto.door)
    page = url("fotos", foto.bezoek_id)
    data = {"actie": "bijschrift", "foto": foto.pk, f"foto-{foto.pk}-bijschrift": "Het hof"}
    assert client.post(page, data).status_code == 302
    foto.refresh_from_db()
    assert foto.bijschrift == "Het hof"
    html = refused(client.post(page, data | {f"foto-{foto.pk}-bijschrift": "x" * 201}), "200")
    assert "x" * 201 in html
    for pk in ("x", FotoFactory().pk):
        assert client.post(page, data | {"foto": pk}).status_code == 404
    assert "Het hof" in client.get(url("foto-verwijderen", foto.pk)).content.decode()
    assert client.post(url("foto-verwijderen", foto.pk)).status_code == 302
    assert not Foto.objects.filter(pk=foto.pk).exists()
