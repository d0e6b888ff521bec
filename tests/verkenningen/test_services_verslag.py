"""Notes, parts of the report, photos and lessons."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from PIL import Image

from corporaties.models import Deelname
from mkwportal.core.edits import EditConflict
from mkwportal.core.files import storage
from mkwportal.core.files.photos import normalise_photo
from mkwportal.core.models import AuditRegel, Melding, ZoekRegel
from mkwportal.core.search.query import search
from tests.factories.corporaties import OrganisatieFactory, ThemaFactory, guest, person
from tests.factories.verkenningen import (
    BezoekFactory,
    FotoFactory,
    HalteFactory,
    LesFactory,
    VerkenningFactory,
    VerslagDeelFactory,
    participant,
)
from tests.support.jobs import run_jobs
from verkenningen import search as index
from verkenningen.models import Bezoek, Foto, Les, LesReactie, Verkenning, VerslagDeel
from verkenningen.services import (
    add_foto,
    create_les,
    delete_foto,
    publish_deel,
    react_to_les,
    remove_les,
    restore_les,
    save_deel,
    save_halte,
    set_bijschrift,
    undo_reaction,
    update_les,
    update_verkenning,
    withdraw_deel,
)
from verkenningen.services.verslag import _begin

pytestmark = pytest.mark.django_db


def outsiders(verkenning):
    """Return who sees an open exploration and may not write in it."""
    return [person(), guest(verkenning.kring), participant(verkenning, Deelname.Wijze.TRIBUNE)]


def hits(user, vraag):
    visible = {
        "verkenning": Verkenning.objects.zichtbaar_voor(user),
        "bezoek": Bezoek.objects.zichtbaar_voor(user),
        "les": Les.objects.zichtbaar_voor(user),
    }
    return {(hit.soort, hit.object_id) for hit in search(vraag, zichtbaar=visible).treffers}


# Notes ----------------------------------------------------------------------------------------------------------------


def test_three_lines_with_who_and_when():
    halte = HalteFactory()
    mee = participant(halte.bezoek.verkenning)
    save_halte(halte, revisie=1, gezien="a", gehoord="b", meenemen="c", by=mee)
    halte.refresh_from_db()
    assert (halte.gezien, halte.gehoord, halte.meenemen, halte.revisie) == ("a", "b", "c", 2)
    assert halte.geschreven_door == mee
    save_halte(halte, revisie=2, gezien="a", gehoord="b", meenemen="c", by=halte.bezoek.verkenning.leider)
    halte.refresh_from_db()
    assert (halte.geschreven_door, halte.revisie) == (mee, 2)
    assert AuditRegel.objects.filter(actie="aantekeningen bewaard").count() == 1


def test_two_authors_of_one_stop():
    halte = HalteFactory()
    een, twee = participant(halte.bezoek.verkenning), participant(halte.bezoek.verkenning)
    save_halte(halte, revisie=1, gezien="van een", by=een)
    with pytest.raises(EditConflict) as conflict:
        save_halte(halte, revisie=1, gezien="van twee", by=twee)
    assert conflict.value.current.gezien == "van een"
    assert conflict.value.current.geschreven_door == een


def test_notes_and_parts_are_written_by_who_joins_only():
    bezoek = BezoekFactory(verkenning=VerkenningFactory(bereik="leden"))
    halte = HalteFactory(bezoek=bezoek)
    for user in outsiders(bezoek.verkenning):
        for act in (
            lambda user=user: save_halte(halte, revisie=1, gezien="x", by=user),
            lambda user=user: save_deel(bezoek, "gezien", revisie=0, tekst="x", by=user),
            lambda user=user: create_les(halte, tekst="x", themas=[ThemaFactory()], by=user),
            lambda user=user: set_bijschrift(FotoFactory(bezoek=bezoek), bijschrift="x", by=user),
        ):
            with pytest.raises(PermissionDenied):
                act()


# Parts ----------------------------------------------------------------------------------------------------------------


def test_a_part_with_two_authors():
    bezoek = BezoekFactory()
    een, twee = participant(bezoek.verkenning), participant(bezoek.verkenning)
    deel = save_deel(bezoek, "gezien", revisie=0, tekst="a", by=een)
    save_deel(bezoek, "gezien", revisie=deel.revisie, tekst="b", by=twee)
    save_deel(bezoek, "gezien", revisie=deel.revisie + 1, tekst="b", by=bezoek.verkenning.leider)
    [row] = VerslagDeel.objects.met_auteurs()
    assert (row.tekst, row.revisie, set(row.auteur_namen)) == ("b", 2, {een.naam, twee.naam})


def test_two_people_begin_or_save_a_part_at_once():
    bezoek = BezoekFactory()
    een, twee = participant(bezoek.verkenning), participant(bezoek.verkenning)
    save_deel(bezoek, "gezien", revisie=0, tekst="van een", by=een)
    for revisie in (0, 7):
        with pytest.raises(EditConflict) as conflict:
            save_deel(bezoek, "gezien", revisie=revisie, tekst="van twee", by=twee)
        assert conflict.value.current.tekst == "van een"


def test_of_two_who_begin_at_the_same_moment_the_second_finds_the_first():
    deel = VerslagDeelFactory(tekst="van een")
    with pytest.raises(EditConflict) as conflict:
        _begin(deel.bezoek, deel.deel)
    assert conflict.value.current == deel


def test_a_part_that_is_gone_is_begun_anew():
    bezoek = BezoekFactory()
    with pytest.raises(ValidationError, match="bestaat niet meer"):
        save_deel(bezoek, "gezien", revisie=3, tekst="x", by=bezoek.verkenning.leider)


def test_publishing_is_for_the_leader_is_told_once_and_can_be_taken_back():
    bezoek = BezoekFactory(verkenning=VerkenningFactory(bereik="leden"))
    mee, leider, lid = participant(bezoek.verkenning), bezoek.verkenning.leider, person()
    delen = [VerslagDeelFactory(bezoek=bezoek, deel=deel) for deel in ("gezien", "vervolg")]
    with pytest.raises(PermissionDenied):
        publish_deel(delen[0], by=mee)
    assert not VerslagDeel.objects.zichtbaar_voor(lid).exists()
    for deel in delen:
        publish_deel(deel, toch=True, by=leider)
        publish_deel(deel, toch=True, by=leider)
    assert VerslagDeel.objects.zichtbaar_voor(lid).count() == 2
    assert Melding.objects.filter(ontvanger=mee, url=bezoek.get_absolute_url()).count() == 1
    withdraw_deel(delen[0], by=leider)
    assert VerslagDeel.objects.zichtbaar_voor(lid).get() == delen[1]
    assert AuditRegel.objects.filter(actie__startswith="deel van verslag").count() == 3


def test_an_empty_part_is_not_published_and_a_published_one_not_emptied():
    bezoek = BezoekFactory()
    leider = bezoek.verkenning.leider
    leeg = VerslagDeelFactory(bezoek=bezoek, tekst="", deel="vraag")
    with pytest.raises(ValidationError, match="leeg"):
        publish_deel(leeg, toch=True, by=leider)
    deel = VerslagDeelFactory(bezoek=bezoek, gepubliceerd_op=timezone.now())
    with pytest.raises(ValidationError, match="Trek het eerst terug"):
        save_deel(bezoek, deel.deel, revisie=1, tekst="", by=leider)
    deel.refresh_from_db()
    assert deel.tekst


# Photos ---------------------------------------------------------------------------------------------------------------


def jpeg(tmp_path, size=(2000, 1000)):
    path = tmp_path / "foto.jpg"
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # a place on earth
    Image.new("RGB", size, "green").save(path, exif=exif)
    return path


def test_a_photo_is_kept_in_two_sizes_without_its_place(tmp_path):
    bezoek = BezoekFactory()
    mee = participant(bezoek.verkenning)
    foto = add_foto(bezoek, *normalise_photo(jpeg(tmp_path)), by=mee, bijschrift="Zonneveld")
    assert (foto.breedte, foto.hoogte, foto.door) == (1600, 800, mee)
    for key, breedte in ((foto.sleutel, 1600), (foto.klein, 480)):
        assert storage.is_intact(key)
        with Image.open(storage.path_for(key)) as image:
            assert image.width == breedte
            assert not image.getexif()


def test_without_a_right_no_file_stays_behind(tmp_path):
    bezoek = BezoekFactory()
    groot, klein = normalise_photo(jpeg(tmp_path))
    with pytest.raises(PermissionDenied):
        add_foto(bezoek, groot, klein, by=person())
    assert not list(storage.stored_keys())
    groot.close()
    klein.close()


def test_a_photo_goes_with_its_files(tmp_path, django_capture_on_commit_callbacks):
    bezoek = BezoekFactory()
    een, twee = participant(bezoek.verkenning), participant(bezoek.verkenning)
    foto = add_foto(bezoek, *normalise_photo(jpeg(tmp_path)), by=een)
    set_bijschrift(foto, bijschrift="Hof", by=twee)
    with pytest.raises(PermissionDenied):
        delete_foto(foto, by=twee)
    assert len(list(storage.stored_keys())) == 2
    with django_capture_on_commit_callbacks(execute=True):
        delete_foto(foto, by=een)
    assert not Foto.objects.exists()
    assert not list(storage.stored_keys())


# Lessons --------------------------------------------------------------------------------------------------------------


def test_a_lesson_from_a_stop_a_visit_and_an_exploration_knows_the_whole_line():
    halte, thema = HalteFactory(), ThemaFactory()
    bezoek, verkenning = halte.bezoek, halte.bezoek.verkenning
    mee = participant(verkenning)
    line = []
    for bron in (halte, bezoek, verkenning):
        les = create_les(bron, tekst="Leer", themas=[thema], soort="tip", by=mee)
        line.append((les.halte, les.bezoek, les.verkenning, les.bron))
    assert line == [
        (halte, bezoek, verkenning, halte.titel),
        (None, bezoek, verkenning, bezoek.titel),
        (None, None, verkenning, verkenning.naam),
    ]


def test_a_lesson_needs_a_theme():
    bezoek = BezoekFactory()
    with pytest.raises(ValidationError, match="thema"), transaction.atomic():
        create_les(bezoek, tekst="x", themas=[], by=bezoek.verkenning.leider)
    assert not Les.objects.exists()


def test_a_lesson_is_changed_by_who_wrote_it_or_leads():
    les = LesFactory(themas=[ThemaFactory()])
    auteur = participant(les.verkenning)
    Les.objects.filter(pk=les.pk).update(door=auteur)
    les.refresh_from_db()
    nieuw = ThemaFactory()
    les = update_les(les, revisie=1, by=auteur, tekst="Anders", soort="valkuil", themas=[nieuw])
    assert (les.tekst, les.soort, list(les.themas.all()), les.revisie) == ("Anders", "valkuil", [nieuw], 2)
    with pytest.raises(EditConflict):
        update_les(les, revisie=1, by=les.verkenning.leider, tekst="Later")
    assert update_les(les, revisie=2, by=auteur, tekst="Anders", themas=[nieuw]).revisie == 2  # nothing changed
    for user in (participant(les.verkenning), person()):
        with pytest.raises(PermissionDenied):
            update_les(les, revisie=2, by=user, tekst="x")
        with pytest.raises(PermissionDenied):
            remove_les(les, by=user)


def test_a_lesson_is_taken_away_and_put_back():
    les = LesFactory(themas=[ThemaFactory()], tekst="Wolken drijven voorbij")
    leider = les.verkenning.leider
    update_les(les, revisie=1, by=leider, soort="tip")
    run_jobs()
    assert ("les", les.pk) in hits(leider, "wolken")
    remove_les(les, by=leider)
    run_jobs()
    assert not Les.objects.zichtbaar_voor(leider).exists()
    assert hits(leider, "wolken") == set()
    restore_les(les, by=leider)
    run_jobs()
    assert ("les", les.pk) in hits(leider, "wolken")


def test_corporations_recognise_and_apply_and_take_it_back():
    les = LesFactory(verkenning=VerkenningFactory(bereik="leden"))
    lid = person()
    organisatie = lid.aanstellingen.get().organisatie
    for hoe in ("", "Met een hof"):
        react_to_les(les, organisatie=organisatie, soort="past_toe", hoe=hoe, by=lid)
    react_to_les(les, organisatie=organisatie, soort="herkent", by=lid)
    assert LesReactie.objects.get(soort="past_toe").hoe == "Met een hof"
    assert Melding.objects.filter(ontvanger=les.door).count() == 1
    for _ in range(2):
        undo_reaction(les, organisatie=organisatie, soort="past_toe", by=lid)
    assert LesReactie.objects.get().soort == "herkent"
    with pytest.raises(PermissionDenied):
        react_to_les(les, organisatie=OrganisatieFactory(), soort="herkent", by=lid)
    with pytest.raises(PermissionDenied):
        undo_reaction(les, organisatie=organisatie, soort="herkent", by=person())


# Search ---------------------------------------------------------------------------------------------------------------


def test_search_finds_what_was_published_and_never_the_notes():
    verkenning = VerkenningFactory(bereik="kring")
    bezoek = BezoekFactory(verkenning=verkenning, titel="Bezoek aan het hof", gastvraag="Wat kost samenwerken?")
    halte = HalteFactory(bezoek=bezoek, organisatie="Zuidenwind")
    leider, lid = verkenning.leider, person()
    save_halte(halte, revisie=1, gezien="kabouters", by=leider)
    deel = save_deel(bezoek, "gezien", revisie=0, tekst="Wij zagen zonnepanelen.", by=leider)
    update_verkenning(verkenning, revisie=1, by=leider, vraag="Hoe wekken wij stroom op?", bereik="leden")
    run_jobs()
    assert hits(lid, "stroom opwekken") == {("verkenning", verkenning.pk)}
    assert hits(lid, "zuidenwind") == {("bezoek", bezoek.pk)}
    assert hits(lid, "kabouter") == hits(leider, "kabouter") == set()
    assert hits(leider, "zonnepaneel") == set()
    publish_deel(deel, toch=True, by=leider)
    run_jobs()
    assert hits(lid, "zonnepaneel") == {("bezoek", bezoek.pk)}
    update_verkenning(verkenning, revisie=2, by=leider, bereik="kring")
    run_jobs()
    assert hits(lid, "zonnepaneel") == hits(lid, "stroom") == set()
    assert hits(leider, "zonnepaneel") == {("bezoek", bezoek.pk)}


def test_what_is_gone_leaves_the_index():
    verkenning = VerkenningFactory(bereik="leden", vraag="Hoe groeit een appelboom?")
    bezoek = BezoekFactory(verkenning=verkenning, titel="De appelboomgaard")
    les = LesFactory(verkenning=verkenning, bezoek=bezoek, tekst="Een appelboom vraagt geduld.")
    index.index_whole(verkenning.pk)
    lid = person()
    everything = {("verkenning", verkenning.pk), ("bezoek", bezoek.pk), ("les", les.pk)}
    assert hits(lid, "appelboom") == everything
    Verkenning.objects.filter(pk=verkenning.pk).update(verwijderd_op=timezone.now())
    index.index_whole(verkenning.pk)
    assert not ZoekRegel.objects.filter(soort__in=("verkenning", "bezoek", "les")).exists()
    index.index_verkenning(0)
    index.index_bezoek(0)
    index.index_les(0)
