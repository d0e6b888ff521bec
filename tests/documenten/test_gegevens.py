"""Sharing documents and changing what is known about them: the trail, audiences, two savers at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from corporaties.models import Bereik
from documenten.models import Document, Soort, Status
from documenten.services import (
    changed_by_others,
    current_values,
    remove_document,
    share_documents,
    update_document,
)
from mkwportal.core.edits import EditConflict
from mkwportal.core.models import AuditRegel, Melding
from tests.factories.corporaties import (
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    person,
)
from tests.factories.documenten import DocumentFactory, uploaded_document


def trail(document, actie):
    return AuditRegel.objects.filter(soort="document", object_id=document.pk, actie=actie).last()


# Sharing and data -----------------------------------------------------------------------------------------


def test_sharing_publishes_and_records_the_audience_before_and_after(directeur):
    person(directeur_org := OrganisatieFactory())
    document = uploaded_document(directeur)
    [shared] = share_documents(
        [(document, 1, {"titel": "Huurbeleid"})], bereik=Bereik.LEDEN, kring=None, by=directeur, delen=True
    )
    assert (shared.bereik, shared.revisie) == ("leden", 2)
    assert shared.gedeeld_op is not None
    line = trail(document, "bereik gewijzigd")
    assert line.voor == {
        "bereik": "mijn corporatie",
        "zichtbaar": "Zichtbaar voor 1 persoon bij 1 corporatie.",
    }
    assert line.na == {
        "bereik": "alle leden",
        "zichtbaar": "Zichtbaar voor 2 mensen bij 2 corporaties.",
        "revisie": 2,
    }
    assert line.organisatie_id == document.organisatie_id != directeur_org.pk


def test_keeping_as_concept_shares_with_nobody(directeur):
    document = uploaded_document(directeur)
    [kept] = share_documents(
        [(document, 1, {"titel": "Huurbeleid", "status": Status.VASTGESTELD})],
        bereik=Bereik.LEDEN,
        kring=None,
        by=directeur,
        delen=False,
    )
    assert (kept.bereik, kept.status, kept.gedeeld_op) == ("corporatie", "concept", None)


def test_sharing_is_all_or_nothing(directeur):
    first, second = uploaded_document(directeur), uploaded_document(directeur)
    Document.objects.filter(pk=second.pk).update(revisie=7)
    with pytest.raises(EditConflict):
        share_documents(
            [(first, 1, {"titel": "A"}), (second, 1, {"titel": "B"})],
            bereik=Bereik.LEDEN,
            kring=None,
            by=directeur,
            delen=True,
        )
    assert set(Document.objects.values_list("bereik", flat=True)) == {"corporatie"}


def test_a_wider_audience_counts_as_shared_now(directeur):
    document = DocumentFactory(contact=directeur, organisatie_id=directeur.organisatie_ids[0])
    long_ago = timezone.now() - dt.timedelta(days=400)
    Document.objects.filter(pk=document.pk).update(gedeeld_op=long_ago)
    document.refresh_from_db()
    wider = update_document(document, revisie=1, gegevens={"bereik": Bereik.LEDEN}, by=directeur)
    assert wider.gedeeld_op > long_ago + dt.timedelta(days=399)
    same = update_document(wider, revisie=2, gegevens={"titel": "Anders"}, by=directeur)
    assert same.gedeeld_op == wider.gedeeld_op


def test_saving_without_a_change_leaves_no_trace(directeur):
    document = uploaded_document(directeur)
    before = AuditRegel.objects.count()
    same = update_document(document, revisie=1, gegevens=current_values(document), by=directeur)
    assert (same.revisie, AuditRegel.objects.count()) == (1, before)


def test_every_field_is_kept_and_in_the_trail(directeur):
    document = uploaded_document(directeur)
    collega = person(document.organisatie)
    themas = [ThemaFactory(naam="Wonen"), ThemaFactory(naam="Huren")]
    gegevens = {
        "titel": "Protocol",
        "soort": Soort.PROTOCOL,
        "status": Status.VASTGESTELD,
        "themas": themas,
        "contact": collega,
        "jaar": 2023,
        "samenvatting": "Kort",
        "vastgesteld_op": dt.date(2023, 5, 1),
        "vastgesteld_door": "bestuur",
        "viel_af": "Niets",
        "herzien_voor": dt.date(2027, 1, 31),
        "bereik": Bereik.CORPORATIE,
        "kring": None,
    }
    update_document(document, revisie=1, gegevens=gegevens, by=directeur)
    fresh = Document.objects.get(pk=document.pk)
    assert current_values(fresh) | {"themas": set(fresh.themas.all())} == gegevens | {"themas": set(themas)}
    line = trail(document, "document gewijzigd")
    assert line.voor == {
        "titel": "Huurbeleid",
        "soort": "Overig",
        "status": "Concept",
        "themas": [],
        "contact": directeur.naam,
        "jaar": None,
        "samenvatting": "",
        "vastgesteld_op": None,
        "vastgesteld_door": "",
        "viel_af": "",
        "herzien_voor": None,
    }
    assert line.na == {
        "titel": "Protocol",
        "soort": "Protocol",
        "status": "Vastgesteld",
        "themas": ["Huren", "Wonen"],
        "contact": collega.naam,
        "jaar": 2023,
        "samenvatting": "Kort",
        "vastgesteld_op": "2023-05-01",
        "vastgesteld_door": "bestuur",
        "viel_af": "Niets",
        "herzien_voor": "2027-01-31",
        "revisie": 2,
    }
    assert Melding.objects.get(ontvanger=collega).tekst == f"{directeur} maakte u contactpersoon van ‘Protocol’."


def test_the_contact_must_work_at_the_owner(directeur):
    document = uploaded_document(directeur)
    with pytest.raises(ValidationError, match="werkt nu niet bij uw corporatie"):
        update_document(document, revisie=1, gegevens={"contact": person()}, by=directeur)


def test_a_circle_must_be_chosen_and_ones_own(directeur):
    document = uploaded_document(directeur)
    with pytest.raises(ValidationError, match="Kies van welke verkenning"):
        update_document(document, revisie=1, gegevens={"bereik": Bereik.KRING}, by=directeur)
    with pytest.raises(ValidationError, match="neemt hieraan niet deel"):
        update_document(document, revisie=1, gegevens={"bereik": Bereik.KRING, "kring": KringFactory()}, by=directeur)


def test_a_circle_goes_with_its_audience_only(directeur):
    kring = KringFactory(naam="Zorg")
    DeelnameFactory(kring=kring, organisatie_id=directeur.organisatie_ids[0])
    directeur = type(directeur).objects.get(pk=directeur.pk)
    document = uploaded_document(directeur)
    shared = update_document(document, revisie=1, gegevens={"bereik": Bereik.KRING, "kring": kring}, by=directeur)
    assert shared.kring == kring
    assert trail(document, "bereik gewijzigd").na["bereik"] == "deelnemers van Zorg"
    back = update_document(shared, revisie=2, gegevens={"bereik": Bereik.CORPORATIE}, by=directeur)
    assert back.kring is None


def test_the_second_saver_is_told_and_the_trail_knows_what_the_first_changed(directeur):
    document = uploaded_document(directeur)
    update_document(document, revisie=1, gegevens={"titel": "Een", "bereik": Bereik.LEDEN}, by=directeur)
    update_document(document, revisie=2, gegevens={"titel": "Twee"}, by=directeur)
    with pytest.raises(EditConflict) as conflict:
        update_document(document, revisie=1, gegevens={"samenvatting": "Van mij"}, by=directeur)
    assert conflict.value.current.titel == "Twee"
    assert changed_by_others(document, 1) == {"titel": "Huurbeleid", "bereik": "mijn corporatie"}
    assert changed_by_others(document, 2) == {"titel": "Een"}


def test_a_document_in_the_trash_is_not_changed(directeur):
    document = uploaded_document(directeur)
    remove_document(document, by=directeur)
    with pytest.raises(ValidationError, match="prullenbak"):
        update_document(document, revisie=1, gegevens={"titel": "X"}, by=directeur)


def test_a_text_with_nul_is_refused(directeur):
    document = uploaded_document(directeur)
    with pytest.raises(ValidationError):
        update_document(document, revisie=1, gegevens={"titel": "a\x00b"}, by=directeur)
