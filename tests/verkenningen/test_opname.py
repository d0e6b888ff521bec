"""A lesson closes with the version of a document that took it in, and shows how far it travelled (V8)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from documenten.models import Document
from documenten.search import index_document
from documenten.services import take_over
from mkwportal.core import once
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person, platform_admin
from tests.factories.documenten import DocumentFactory, VersieFactory, uploaded_document
from tests.factories.verkenningen import (
    HalteFactory,
    LesFactory,
    LesReactieFactory,
    OpnameFactory,
    VerkenningFactory,
    participant,
)
from verkenningen.models import Les, Opname
from verkenningen.search import index_les
from verkenningen.services import absorb_lessen, create_les, release_les, remove_les

from .helpers import HTMX, body, refused, url

pytestmark = pytest.mark.django_db


def stuk(eigenaar, titel="Incassobeleid", bereik="leden", **fields):
    """Return a document of this person's corporation with its first version."""
    document = uploaded_document(eigenaar, naam=f"{titel}.txt")
    Document.objects.filter(pk=document.pk).update(titel=titel, bereik=bereik, gedeeld_op=timezone.now(), **fields)
    return Document.objects.get(pk=document.pk)


def gedeelde_les(**fields):
    verkenning = fields.pop("verkenning", None) or VerkenningFactory(bereik="leden")
    return LesFactory(verkenning=verkenning, **fields)


def test_the_line_is_walked_from_question_to_takeover_and_back(login):
    eigenaar, thema = person(), ThemaFactory()
    les = gedeelde_les(themas=[thema])
    les.halte = HalteFactory(bezoek=les.bezoek, titel="Stadhuis")
    les.save()
    document, geheim = stuk(eigenaar), stuk(eigenaar, "Geheim stuk", "corporatie")
    for row in (document, geheim):
        row.themas.add(thema)
        absorb_lessen(row.versie, lessen={les.pk: "Hoofdstuk 3"}, by=eigenaar)
    for _ in range(2):
        ander = person()
        take_over(document, organisatie_id=ander.organisatie_ids[0], by=ander)
    client = login(person())
    html = body(client, les.get_absolute_url())
    for target in (les.verkenning, les.bezoek, document, document.versie, document.organisatie):
        assert f'href="{target.get_absolute_url()}"' in html
    assert "Overgenomen door 2 corporaties" in html
    assert "Halte: Stadhuis" in html
    assert "Hoofdstuk 3" in html
    assert "Staat in een document" in html
    assert "Geheim stuk" not in html
    assert "Geheim stuk" in body(login(eigenaar), les.get_absolute_url())
    assert f'data-hx-get="{url("uit-lessen", document.pk)}"' in body(client, document.get_absolute_url())
    part = body(client, url("uit-lessen", document.pk), **HTMX)
    assert "In versie 1" in part
    assert les.get_absolute_url() in part
    assert les.verkenning.get_absolute_url() in part
    assert url("document-lessen", document.pk) not in part
    assert url("document-lessen", document.pk) in body(login(eigenaar), url("uit-lessen", document.pk))
    assert client.get(url("uit-lessen", geheim.pk)).status_code == 404
    assert f"thema={thema.slug}" in body(client, les.get_absolute_url())
    card = body(client, url("lessen"))
    assert "versie 1 van" in card
    assert "Geheim stuk" not in card


def test_a_guest_and_an_outsider_see_only_what_is_theirs(login):
    eigenaar = person()
    les = LesFactory()  # for the circle
    document = stuk(eigenaar)
    OpnameFactory(les=les, versie=document.versie)
    gast, buiten = guest(les.verkenning.kring), person()
    html = body(login(gast), les.get_absolute_url())
    assert "Incassobeleid" not in html
    assert "Nog in geen document" in html
    assert login(gast).get(url("uit-lessen", document.pk)).status_code == 404
    assert login(gast).get(url("les-opnemen", les.pk)).status_code == 403
    assert les.tekst not in body(login(buiten), url("uit-lessen", document.pk))
    assert login(buiten).get(url("les-opnemen", les.pk)).status_code == 404


def test_from_the_lesson_into_an_own_document_and_out_again(login):
    eigenaar, thema = person(), ThemaFactory()
    les, ander = gedeelde_les(themas=[thema]), person()
    document, vreemd = stuk(eigenaar), stuk(ander, "Van een ander")
    index_document(document.pk)
    document.themas.add(thema)
    client, page = login(eigenaar), url("les-opnemen", les.pk)
    html = body(client, page)
    assert "Incassobeleid" in html
    assert "Van een ander" not in html
    assert "Incassobeleid" in body(client, f"{page}?stuk=incasso")
    assert "Geen document gevonden" in body(client, f"{page}?stuk=zonnepaneel")
    data = {"versie": document.versie_id, "hoe": "Zo", once.FIELD: once.new_key()}
    refused(client.post(page, {"hoe": "Zo"}), "Kies een document van uw corporatie.")
    refused(client.post(page, data | {"versie": vreemd.versie_id}), "niet van uw corporatie", "Zo")
    refused(client.post(page, data | {"hoe": "x" * 301}), "300")
    assert {client.post(page, data).url for _ in range(2)} == {les.get_absolute_url()}
    opname = Opname.objects.get()
    assert (opname.versie, opname.hoe, opname.door) == (document.versie, "Zo", eigenaar)
    terug = url("opname-terug", opname.pk)
    assert login(ander).post(terug).status_code == 403
    assert client.post(terug).url == les.get_absolute_url()
    assert not Opname.objects.exists()
    assert client.post(terug).status_code == 404
    assert AuditRegel.objects.filter(actie__startswith="les ").count() == 2


def test_at_the_document_which_lessons_it_took_in(login):
    eigenaar, thema = person(), ThemaFactory()
    verkenning = VerkenningFactory(bereik="leden")
    ver, ons = (gedeelde_les(verkenning=verkenning, tekst=f"Les {n} & <b>vet</b>", themas=[thema]) for n in "ab")
    LesReactieFactory(les=ons, organisatie_id=eigenaar.organisatie_ids[0], organisatie=None)
    los = gedeelde_les(verkenning=verkenning, tekst="Draagvlak kost tijd")
    index_les(los.pk)
    document = stuk(eigenaar)
    document.themas.add(thema)
    client, page = login(eigenaar), url("document-lessen", document.pk)
    html = body(client, page)
    assert html.index("Les b &amp;") < html.index("Les a &amp; &lt;b&gt;")
    assert "Draagvlak" not in html
    assert "Draagvlak" in body(client, f"{page}?q=draagvlakken")
    data = {"les": [ver.pk, ons.pk], f"hoe-{ver.pk}": " In  H2\n", once.FIELD: once.new_key()}
    assert client.post(page, data).url == f"{page}?versie=1"
    assert set(Opname.objects.values_list("les", "hoe")) == {(ver.pk, "In H2"), (ons.pk, "")}
    html = body(client, page)
    assert "2 lessen staan in versie 1" in html
    client.post(page, {"les": [ver.pk], f"hoe-{ver.pk}": "In H4"})  # once more: only the line changes
    assert Opname.objects.get(les=ver).hoe == "In H4"
    remove_les(los, by=los.door)
    refused(client.post(page, {"les": [los.pk, ver.pk], f"hoe-{ver.pk}": "Nee"}), "intussen weggehaald")
    refused(client.post(page, {"les": [ver.pk], f"hoe-{ver.pk}": "x" * 301}), "hoogstens 300")
    assert Opname.objects.get(les=ver).hoe == "In H4"
    assert client.get(f"{page}?versie=9").status_code == 404
    assert client.get(f"{page}?versie=x").status_code == 404
    assert login(person()).get(page).status_code == 403
    assert login(person()).get(url("document-lessen-keuze", document.pk)).status_code == 403
    assert login(platform_admin()).get(page).status_code == 403


def test_with_the_next_version(login, tmp_path):
    eigenaar, thema = person(), ThemaFactory()
    les, weg = gedeelde_les(themas=[thema]), gedeelde_les(themas=[thema])
    document = stuk(eigenaar)
    document.themas.add(thema)
    client = login(eigenaar)
    assert url("document-lessen-keuze", document.pk) in body(client, f"{document.get_absolute_url()}versies/")
    part = body(client, f"{url('document-lessen-keuze', document.pk)}?les={les.pk}&hoe-{les.pk}=Zo", **HTMX)
    assert f'name="les" value="{les.pk}" checked' in part
    assert 'value="Zo"' in part
    remove_les(weg, by=weg.door)
    data = {"les": [les.pk, weg.pk, "x"], f"hoe-{les.pk}": "Artikel 2"}
    wrong = client.post(f"{document.get_absolute_url()}versies/", data | {"toelichting": ""})
    assert f"les={les.pk}&amp;les={weg.pk}" in wrong.content.decode()
    file = SimpleUploadedFile("nieuw.txt", b"Wij bellen voordat wij schrijven.")
    response = client.post(
        f"{document.get_absolute_url()}versies/", data | {"toelichting": "Drempel lager", "bestand": file}
    )
    assert response.status_code == 302
    opname = Opname.objects.get()
    assert (opname.les, opname.versie.nummer, opname.hoe) == (les, 2, "Artikel 2")


def test_trash_newer_version_and_withdrawn(login):
    eigenaar = person()
    les, document = gedeelde_les(), stuk(eigenaar)
    OpnameFactory(les=les, versie=document.versie)
    client = login(person())
    nieuw = VersieFactory(document=document, nummer=2, toelichting="Nieuw", door=eigenaar)
    Document.objects.filter(pk=document.pk).update(versie=nieuw)
    assert "nu is er versie 2" in body(client, les.get_absolute_url())
    Document.objects.filter(pk=document.pk).update(status="vervallen")
    assert "het document is vervallen" in body(client, les.get_absolute_url())
    Document.objects.filter(pk=document.pk).update(verwijderd_op=timezone.now())
    html = body(client, les.get_absolute_url())
    assert "Incassobeleid" not in html
    assert "Nog open" in html
    with pytest.raises(ValidationError, match="prullenbak"), transaction.atomic():
        absorb_lessen(document.versie, lessen={les.pk: ""}, by=eigenaar)
    Document.objects.filter(pk=document.pk).update(versie=None)
    nieuw.delete()
    document.versies.all().delete()  # gone for good: the lesson is open again
    assert not Opname.objects.exists()


def test_who_hears_that_a_lesson_was_taken_in():
    eigenaar = person()
    les = gedeelde_les()
    past_toe = LesReactieFactory(les=les, soort="past_toe")
    herkent = LesReactieFactory(les=les, soort="herkent")
    document, geheim = stuk(eigenaar), stuk(eigenaar, "Geheim", "corporatie")
    absorb_lessen(geheim.versie, lessen={les.pk: ""}, by=eigenaar)
    assert not Melding.objects.filter(tekst__contains="staat nu in").exists()
    for _ in range(2):
        absorb_lessen(document.versie, lessen={les.pk: ""}, by=eigenaar)
    told = Melding.objects.filter(tekst__contains="staat nu in")
    assert sorted(told.values_list("ontvanger", flat=True)) == sorted([les.door_id, past_toe.door_id])
    assert herkent.door_id not in told.values_list("ontvanger", flat=True)
    with pytest.raises(PermissionDenied), transaction.atomic():
        release_les(Opname.objects.first(), by=les.door)
    with pytest.raises(PermissionDenied), transaction.atomic():
        absorb_lessen(document.versie, lessen={les.pk: ""}, by=les.door)
    with pytest.raises(IntegrityError, match="opname_een_keer"), transaction.atomic():
        OpnameFactory(les=les, versie=document.versie)


def test_a_lesson_answers_an_open_question(login):
    verkenning = VerkenningFactory(bereik="leden")
    vraag = gedeelde_les(verkenning=verkenning, soort="vraag", tekst="Wat levert het op?")
    les = gedeelde_les(verkenning=verkenning)
    schrijver, thema = participant(verkenning), ThemaFactory()
    client = login(schrijver)
    page = f"{url('les-nieuw')}?verkenning={verkenning.pk}&antwoord={vraag.pk}"
    assert page.replace("&", "&amp;") in body(client, vraag.get_absolute_url())
    assert "Schrijf het antwoord" not in body(login(person()), vraag.get_absolute_url())
    assert "Antwoord op:" in body(client, page)
    response = client.post(page, {"tekst": "Reken in uren.", "soort": "les", "themas": thema.pk})
    antwoord = Les.objects.get(tekst="Reken in uren.")
    assert (response.url, antwoord.beantwoordt) == (antwoord.get_absolute_url(), vraag)
    html = body(client, vraag.get_absolute_url())
    assert antwoord.get_absolute_url() in html
    assert "Beantwoord" in html
    assert vraag.get_absolute_url() in body(client, antwoord.get_absolute_url())
    assert Melding.objects.filter(ontvanger=vraag.door, tekst__contains="Reken in uren.").exists()
    assert client.get(f"{url('les-nieuw')}?verkenning={verkenning.pk}&antwoord={les.pk}").status_code == 404
    with pytest.raises(ValidationError, match="vraag"), transaction.atomic():
        create_les(verkenning, tekst="x", themas=[thema], beantwoordt=les, by=schrijver)
    with pytest.raises(IntegrityError, match="les_niet_eigen_antwoord"), transaction.atomic():
        Les.objects.filter(pk=vraag.pk).update(beantwoordt=vraag.pk)
    remove_les(antwoord, by=schrijver)
    assert "Reken in uren." not in body(client, vraag.get_absolute_url())


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_for_one_and_three(login, count, django_assert_num_queries):
    eigenaar, thema = person(), ThemaFactory()
    les = gedeelde_les(themas=[thema], soort="vraag")
    document = stuk(eigenaar)
    document.themas.add(thema)
    for _ in range(count):
        row = gedeelde_les(themas=[thema])
        Les.objects.filter(pk=row.pk).update(beantwoordt=les)
        OpnameFactory(les=row, versie=document.versie)
        OpnameFactory(les=les, versie=stuk(person(), "Ander").versie)
        gedeelde_les(themas=[thema])
        LesReactieFactory(les=les, organisatie=OrganisatieFactory())
    DocumentFactory()
    client = login(eigenaar)
    for page, number in (
        (les.get_absolute_url(), 7),  # session, user, lesson, reactions, documents, answers, bundles
        (url("les-opnemen", les.pk), 5),  # session, user, lesson, documents of its themes, versions
        (url("document-lessen", document.pk), 8),
        (url("document-lessen-keuze", document.pk), 6),
        (url("uit-lessen", document.pk), 4),  # session, user, document, lessons
    ):
        with django_assert_num_queries(number):
            body(client, page)
