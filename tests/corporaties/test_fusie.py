"""Two corporations become one, and two again (C6)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone

from corporaties.models import Aanstelling, Deelname, Gebruiker, Organisatie, Organisatiewijziging, Rol
from corporaties.services import plan_fusie, try_fusie, undo_wijziging
from corporaties.wijzigingen import verwijzingen
from documenten.models import Document, Overname, Verzameling, Volging
from mkwportal.core.models import AuditRegel
from tests.support.fusie import KEUZE, Paar, make_pair, picture
from tests.support.jobs import run_jobs
from verkenningen.models import Aansluiting, Labregel, LesReactie, Verkenning

pytestmark = pytest.mark.django_db


def merge(paar: Paar, **keuze: object) -> Organisatiewijziging:
    """Merge A and B today, as somebody who saw the preview."""
    gegevens = KEUZE | keuze
    gezien = try_fusie(paar.a, paar.b, gegevens=gegevens, by=paar.admin).sleutel
    return plan_fusie(paar.a, paar.b, datum=timezone.localdate(), gegevens=gegevens, gezien=gezien, by=paar.admin)


def fresh(person: Gebruiker) -> Gebruiker:
    return Gebruiker.objects.get(pk=person.pk)


def sees(person: Gebruiker, document: Document) -> bool:
    return Document.objects.zichtbaar_voor(fresh(person)).filter(pk=document.pk).exists()


def test_every_foreign_key_to_a_corporation_has_its_rule():
    assert verwijzingen.unknown() == []


def test_a_key_that_nobody_named_is_found(monkeypatch):
    left = {key: one for key, one in verwijzingen._REGISTER.bekend.items() if key != "documenten.document.organisatie"}
    monkeypatch.setattr(verwijzingen._REGISTER, "bekend", left)
    assert verwijzingen.unknown() == ["documenten.document.organisatie"]
    with pytest.raises(RuntimeError, match=r"documenten\.document\.organisatie"):
        merge(make_pair())


def test_numbers_of_corporations_outside_foreign_keys_are_known():
    """The trail keeps what was so then; the search index is made anew. Another such column needs a rule."""
    from django.apps import apps

    loose = {
        f"{model._meta.label}.{one.name}"
        for model in apps.get_models()
        for one in model._meta.get_fields()
        if isinstance(one, models.IntegerField) and "organisatie" in one.name
    }
    assert loose == {"core.AuditRegel.organisatie_id", "core.ZoekRegel.organisatie_id"}


def test_everything_goes_along_and_nothing_is_left(django_assert_max_num_queries):
    paar = make_pair()
    wijziging = merge(paar)
    assert wijziging.stand == "uitgevoerd"
    assert wijziging.naar == paar.b
    assert Organisatie.objects.get(pk=paar.a.pk).opgegaan_in == paar.b
    assert not Document.objects.filter(organisatie=paar.a).exists()
    assert not Verkenning.objects.filter(organisatie=paar.a).exists()
    assert not Verzameling.objects.filter(organisatie=paar.a).exists()
    assert not Deelname.objects.filter(organisatie=paar.a).exists()
    assert not Aanstelling.objects.lopend().filter(organisatie=paar.a).exists()
    assert Organisatie.objects.get(pk=paar.b.pk).oude_namen == ["De Linde"]
    assert fresh(paar.lid_a).is_lid
    assert fresh(paar.baas_a).beheerde_organisatie_ids == [paar.b.pk]


def test_collisions_follow_the_written_rule():
    paar = make_pair()
    merge(paar)
    unie = Aanstelling.objects.lopend().get(gebruiker=paar.unie)
    assert (unie.organisatie, unie.rol, unie.functie) == (paar.b, Rol.PROJECTLEIDER, "Bestuurder")
    assert Deelname.objects.get(kring__naam="Samen").wijze == "meedoen"
    running = Overname.objects.lopend().filter(organisatie=paar.b)
    assert sorted(running.values_list("eigen_document__titel", flat=True), key=str) == [
        "Naar het voorbeeld van C",
        None,
    ]
    assert Overname.objects.count() == 6  # what ended stays as a trace
    reactie = LesReactie.objects.get(soort="past_toe")
    assert (reactie.organisatie, reactie.hoe) == (paar.b, "Bij de balie. / Elke maand.")
    assert list(Aansluiting.objects.values_list("organisatie", "wijze")) == [(paar.b.pk, "sluit_aan")]
    assert Volging.objects.filter(gebruiker=paar.lid_b).count() == 1
    regels = Labregel.objects.order_by("dag", "organisatie").values_list("organisatie", "dag__month")
    assert sorted(regels) == sorted([(paar.a.pk, 3), (paar.b.pk, 3), (paar.b.pk, 4)])


@pytest.mark.parametrize("naar", ["organisatie", "met"])
@pytest.mark.parametrize("besloten", ["apart", "samen"])
def test_undo_brings_back_every_row(naar, besloten):
    paar = make_pair()
    before = picture()
    wijziging = merge(paar, naar=naar, besloten=besloten)
    assert picture() != before
    terug = undo_wijziging(wijziging, by=paar.admin)
    assert terug.niet == []
    after = picture()
    for label, rows in before.items():
        assert after[label] == rows, label


def test_the_preview_says_what_will_be_and_changes_nothing():
    paar = make_pair()
    before = picture()
    proef = try_fusie(paar.a, paar.b, gegevens=KEUZE, by=paar.admin)
    assert picture() == before
    assert not Organisatiewijziging.objects.exists()
    assert merge(paar).uitkomst == proef.uitkomst


def test_private_documents_stay_apart_until_shared():
    paar = make_pair()
    assert not sees(paar.lid_b, paar.besloten)
    merge(paar, besloten="apart")
    assert sees(paar.lid_a, paar.besloten)
    assert not sees(paar.lid_b, paar.besloten)
    assert Document.objects.get(pk=paar.gedeeld.pk).organisatie == paar.b


def test_the_preview_counts_who_gets_to_see_what():
    paar = make_pair()
    samen = [one.zin for one in try_fusie(paar.a, paar.b, gegevens=KEUZE, by=paar.admin).zicht]
    assert "1 besloten document van De Linde wordt zichtbaar voor 4 mensen van Wonen Peel." in samen
    apart = try_fusie(paar.a, paar.b, gegevens=KEUZE | {"besloten": "apart"}, by=paar.admin)
    assert "besloten document van De Linde" not in " ".join(one.zin for one in apart.zicht)
    merge(paar)
    assert sees(paar.lid_b, paar.besloten)


def test_a_confirmation_of_other_numbers_does_not_count():
    paar = make_pair()
    gezien = try_fusie(paar.a, paar.b, gegevens=KEUZE, by=paar.admin).sleutel
    Document.objects.filter(pk=paar.gedeeld.pk).update(bereik="corporatie")
    with pytest.raises(ValidationError, match="veranderd sinds u keek"):
        plan_fusie(paar.a, paar.b, datum=timezone.localdate(), gegevens=KEUZE, gezien=gezien, by=paar.admin)


def test_both_corporations_have_it_in_their_trail():
    paar = make_pair()
    merge(paar)
    lines = AuditRegel.objects.filter(actie="fusie uitgevoerd")
    assert set(lines.values_list("organisatie_id", flat=True)) == {paar.a.pk, paar.b.pk}


def test_only_the_platform_admin_merges():
    paar = make_pair()
    with pytest.raises(PermissionDenied):
        try_fusie(paar.a, paar.b, gegevens=KEUZE, by=paar.baas_a)


def test_search_finds_it_under_both_names():
    paar = make_pair()
    merge(paar)
    run_jobs(400)
    from mkwportal.core.models import ZoekRegel

    regel = ZoekRegel.objects.get(soort="document", object_id=paar.gedeeld.pk)
    assert regel.organisatie_id == paar.b.pk
    assert "De Linde" in regel.namen
    assert not ZoekRegel.objects.filter(soort="organisatie", object_id=paar.a.pk).exists()
