"""The demo data fit together and keep to the limits of the portal."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from corporaties.models import Gebruiker, Organisatie, Rol
from documenten.models import Document, Soort, Status, Verzameling, VerzamelingRegel
from mkwportal.demo import opmaak
from mkwportal.demo.data_documenten import DOCUMENTEN
from mkwportal.demo.data_mensen import MENSEN, PERSOON
from mkwportal.demo.data_organisaties import LEDEN, ORGANISATIE, ORGANISATIES
from mkwportal.demo.data_themas import THEMA, THEMAS
from mkwportal.demo.data_verkenningen import VERKENNING, VERKENNINGEN
from mkwportal.demo.records import op_datum
from verkenningen.models import Bezoek, Halte, Les, Verkenning

BEZOEKEN = [(verkenning, bezoek) for verkenning in VERKENNINGEN for bezoek in verkenning.bezoeken]
ZONDER_TABEL = ("eemzijl-brieven", "linde-integriteit")
LESSEN = [(verkenning, bezoek, les) for verkenning, bezoek in BEZOEKEN for les in bezoek.lessen]


def fits(model, field: str, *values: str) -> bool:
    return all(len(value) <= model._meta.get_field(field).max_length for value in values)


def organisaties_van(persoon: str) -> set[str]:
    return {baan.organisatie for baan in PERSOON[persoon].aanstellingen}


def woorden(document, versie: int) -> list[str]:
    tekst = []
    for blok in opmaak.lees(document.tekst, versie, ORGANISATIE[document.organisatie]):
        match blok:
            case opmaak.Lijst():
                tekst += blok.items
            case opmaak.Tabel():
                tekst += [blok.bijschrift, *blok.kop, *(cel for rij in blok.rijen for cel in rij)]
            case _:
                tekst.append(blok.tekst)
    return re.findall(r"\w+", " ".join(tekst).lower())


def test_at_least_fourteen_corporations_in_several_provinces():
    assert len(LEDEN) >= 14
    assert len({lid.provincie for lid in LEDEN}) >= 10
    assert ORGANISATIE["linde"].naam == "De Linde"


@pytest.mark.parametrize("lid", LEDEN, ids=lambda lid: lid.key)
def test_facts_of_a_corporation_are_plausible_and_invented(lid):
    assert 400 <= lid.vhe <= 4500
    assert 70 <= lid.vhe / lid.fte <= 130
    assert re.fullmatch(r"L9\d{3}", lid.l_nummer)
    assert re.fullmatch(r"9\d{7}", lid.kvk)
    assert lid.website.endswith(".example")
    assert len(lid.kernen) == 4
    assert lid.plaats == lid.kernen[0]
    assert len(re.findall(r"[.!?](?: |$)", lid.over)) in (2, 3)


def test_organisations_fit_the_model_and_are_unique():
    assert len(ORGANISATIE) == len(ORGANISATIES)
    assert {o.soort for o in ORGANISATIES} >= {"gemeente", "zorg", "onderwijs", "huurders", "energie", "partner"}
    assert {o.soort for o in ORGANISATIES} <= set(Organisatie.Soort.values)
    assert {o.provincie for o in ORGANISATIES} <= set(Organisatie.Provincie.values)
    for veld in ("l_nummer", "kvk"):
        assert len({getattr(lid, veld) for lid in LEDEN}) == len(LEDEN)


def test_existing_corporations_are_no_members():
    assert not any(ORGANISATIE[key].is_lid for key in ("domus", "stjoseph", "nederweert", "onsdoel"))


def test_forty_people_at_member_corporations():
    aan_het_werk = [persoon for persoon in MENSEN if persoon.aanstellingen]
    assert len(aan_het_werk) == 40
    assert all(ORGANISATIE[baan.organisatie].is_lid for p in aan_het_werk for baan in p.aanstellingen)
    assert {lid.key for lid in LEDEN} == {baan.organisatie for p in aan_het_werk for baan in p.aanstellingen}


def test_people_are_unique_and_fit():
    for veld in ("key", "email", "telefoon", "naam"):
        assert len({getattr(persoon, veld) for persoon in MENSEN}) == len(MENSEN)
    for persoon in MENSEN:
        assert persoon.email.endswith(".example")
        assert re.fullmatch(r"06-000000\d\d", persoon.telefoon)
        assert fits(Gebruiker, "bereikbaar", persoon.bereikbaarheid)
        assert persoon.aanhef in Gebruiker.Aanhef.values
        assert set(persoon.themas) <= set(THEMA)
        assert {baan.rol for baan in persoon.aanstellingen} <= set(Rol.values)


@pytest.mark.parametrize(
    ("email", "organisatie", "rol"),
    [
        ("directeur@demo.example", "linde", "lid"),
        ("directeur2@demo.example", "waterland", "lid"),
        ("projectleider@demo.example", "slingebeek", "projectleider"),
        ("corporatiebeheerder@demo.example", "linde", "corporatiebeheerder"),
    ],
)
def test_demo_logins(email, organisatie, rol):
    [persoon] = [persoon for persoon in MENSEN if persoon.email == email]
    assert [(baan.organisatie, baan.rol) for baan in persoon.aanstellingen] == [(organisatie, rol)]


def test_admin_and_guest_have_no_corporation():
    assert [p.email for p in MENSEN if not p.aanstellingen] == ["beheerder@demo.example", "gast@demo.example"]
    assert [p.email for p in MENSEN if p.is_platformbeheerder] == ["beheerder@demo.example"]


def test_somebody_manages_each_corporation():
    beheerd = {b.organisatie for p in MENSEN for b in p.aanstellingen if b.rol == "corporatiebeheerder"}
    assert beheerd == {lid.key for lid in LEDEN}


def test_themes_have_two_levels_and_keywords():
    assert 24 <= len(THEMAS) <= 27
    assert len(THEMA) == len(THEMAS)
    gezien: set[str] = set()
    for thema in THEMAS:
        assert thema.ouder is None or (thema.ouder in gezien and THEMA[thema.ouder].ouder is None)
        assert len(thema.trefwoorden) >= 4
        assert all(woord == woord.lower() for woord in thema.trefwoorden)
        gezien.add(thema.slug)


def test_every_theme_holds_a_document():
    assert {slug for document in DOCUMENTEN for slug in document.themas} == set(THEMA)


def test_eighty_documents_in_five_formats():
    assert Counter(document.formaat for document in DOCUMENTEN) == {
        "pdf": 35, "docx": 22, "odt": 10, "xlsx": 7, "pptx": 6,
    }  # fmt: skip
    assert len({document.key for document in DOCUMENTEN}) == len({document.titel for document in DOCUMENTEN}) == 80


def test_audiences_versions_and_dates_are_varied():
    bereik = Counter(document.bereik.partition(":")[0] for document in DOCUMENTEN)
    assert bereik == {"leden": 62, "corporatie": 10, "kring": 8}
    assert sum(len(document.versies) > 1 for document in DOCUMENTEN) >= 20
    assert max(len(document.versies) for document in DOCUMENTEN) == 4
    assert {document.status for document in DOCUMENTEN} == set(Status.values)
    te_herzien = [document.herzien_voor for document in DOCUMENTEN if document.herzien_voor is not None]
    assert sum(dag < 0 for dag in te_herzien) >= 6
    assert sum(0 <= dag <= 60 for dag in te_herzien) >= 5
    assert sum(bool(document.wat_viel_af) for document in DOCUMENTEN) >= 10


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda document: document.key)
def test_document_refers_to_what_exists_and_fits(document):
    assert ORGANISATIE[document.organisatie].is_lid
    assert document.organisatie in organisaties_van(document.contact)
    assert set(document.themas) <= set(THEMA)
    assert document.soort in Soort.values
    assert (document.vastgesteld_op is None) == (document.status == "concept")
    assert fits(Document, "titel", document.titel)
    assert fits(Document, "samenvatting", document.samenvatting)
    assert fits(Document, "viel_af", document.wat_viel_af)
    assert fits(Document, "vastgesteld_door", document.vastgesteld_door)
    if document.kring:
        assert document.organisatie in VERKENNING[document.kring].deelnemers
    assert [versie.nummer for versie in document.versies] == list(range(1, len(document.versies) + 1))
    dagen = [versie.datum for versie in document.versies]
    assert dagen == sorted(set(dagen))
    assert all(versie.toelichting.endswith(".") for versie in document.versies)


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda document: document.key)
def test_text_is_filled_in_and_long_enough(document):
    minimum = 220 if document.formaat in ("xlsx", "pptx") else 420
    for versie in document.versies:
        blokken = opmaak.lees(document.tekst, versie.nummer, ORGANISATIE[document.organisatie])
        assert not re.search(r"[{}]|<<|>>", repr(blokken))
        assert len(woorden(document, versie.nummer)) >= minimum
        assert len([blok for blok in blokken if isinstance(blok, opmaak.Kop)]) >= 2
    assert document.key in ZONDER_TABEL or [blok for blok in blokken if isinstance(blok, opmaak.Tabel)]


@pytest.mark.parametrize("document", [d for d in DOCUMENTEN if len(d.versies) > 1], ids=lambda document: document.key)
def test_each_version_says_something_else(document):
    teksten = [woorden(document, versie.nummer) for versie in document.versies]
    for eerder, later in pairwise(teksten):
        assert sum((Counter(later) - Counter(eerder)).values()) >= 8


def test_texts_of_different_documents_are_not_alike():
    stukjes = {}
    for document in DOCUMENTEN:
        tekst = woorden(document, len(document.versies))
        stukjes[document.key] = {tuple(tekst[n : n + 4]) for n in range(len(tekst) - 3)}
    for key, eigen in stukjes.items():
        for ander, vreemd in stukjes.items():
            if key < ander:
                assert len(eigen & vreemd) / min(len(eigen), len(vreemd)) < 0.06, (key, ander)


def test_words_are_varied_with_diacritics_and_compounds():
    alles = Counter(woord for document in DOCUMENTEN for woord in woorden(document, len(document.versies)))
    assert sum(alles.values()) > 40_000
    assert len(alles) > 5_500
    assert {"energiecoöperatie", "geïsoleerd", "financiële", "coördinator", "huurachterstand"} <= set(alles)
    assert "lorem" not in alles


@pytest.mark.parametrize("verkenning", VERKENNINGEN, ids=lambda verkenning: verkenning.key)
def test_verkenning_refers_to_what_exists(verkenning):
    assert verkenning.status in Verkenning.Status.values
    assert {verkenning.organisatie, *verkenning.deelnemers, *verkenning.tribune} <= {lid.key for lid in LEDEN}
    assert verkenning.organisatie in verkenning.deelnemers
    assert not set(verkenning.deelnemers) & set(verkenning.tribune)
    rollen = {(baan.organisatie, baan.rol) for baan in PERSOON[verkenning.leider].aanstellingen}
    assert (verkenning.organisatie, "projectleider") in rollen
    assert fits(Verkenning, "naam", verkenning.titel)
    assert fits(Verkenning, "vraag", verkenning.vraag, *(stap.vraag for stap in verkenning.herformuleringen))
    assert fits(Verkenning, "toelichting", verkenning.toelichting)
    if verkenning.herformuleringen:
        assert verkenning.herformuleringen[-1].vraag == verkenning.vraag


def test_statuses_and_guest_are_shown():
    assert [verkenning.status for verkenning in VERKENNINGEN] == ["gebundeld", "loopt", "voorbereiding"]
    assert [(gast.persoon, gast.tot > 0) for v in VERKENNINGEN for gast in v.gasten] == [("gast", True)]


@pytest.mark.parametrize(("verkenning", "bezoek"), BEZOEKEN, ids=lambda item: item.key)
def test_visit_refers_to_what_exists_and_fits(verkenning, bezoek):
    assert bezoek.gastheer in ORGANISATIE
    assert bezoek.van < bezoek.tot
    assert fits(Bezoek, "titel", bezoek.titel)
    assert fits(Bezoek, "gastvraag", bezoek.gastvraag)
    assert [halte.nummer for halte in bezoek.haltes] == list(range(1, len(bezoek.haltes) + 1))
    tijden = [halte.tijd for halte in bezoek.haltes]
    assert tijden == sorted(tijden)
    assert bezoek.van <= tijden[0]
    for halte in bezoek.haltes:
        assert fits(Halte, "titel", halte.titel)
        assert fits(Halte, "rol", halte.rol)
        assert fits(Halte, "organisatie", halte.organisatie)
    gasten = {gast.persoon for gast in verkenning.gasten}
    for aanwezige in bezoek.aanwezigen:
        if aanwezige.persoon:
            mee = organisaties_van(aanwezige.persoon) & set(verkenning.deelnemers)
            assert mee or aanwezige.persoon in gasten
            begin = min((baan.van for baan in PERSOON[aanwezige.persoon].aanstellingen), default=date.min)
            assert not isinstance(bezoek.dag, date) or begin <= bezoek.dag
        else:
            assert aanwezige.naam
            assert aanwezige.organisatie in ORGANISATIE or aanwezige.organisatie_naam
    zichtbaar = {d.key for d in DOCUMENTEN if d.bereik == "leden" or d.kring == verkenning.key}
    assert set(bezoek.documenten) <= zichtbaar
    assert all(foto.halte is None or foto.halte <= len(bezoek.haltes) for foto in bezoek.fotos)
    assert all(organisaties_van(foto.door) & set(verkenning.deelnemers) for foto in bezoek.fotos)


@pytest.mark.parametrize(("verkenning", "bezoek", "les"), LESSEN, ids=lambda item: getattr(item, "key", None))
def test_lesson_is_one_sentence_from_somebody_who_takes_part(verkenning, bezoek, les):
    assert fits(Les, "tekst", les.tekst)
    assert re.fullmatch(r"[A-Z][^.?!]+[.?]", les.tekst)
    assert (les.soort == "vraag") == les.tekst.endswith("?")
    assert les.soort in Les.Soort.values
    assert les.themas
    assert set(les.themas) <= set(THEMA)
    assert les.halte is None or les.halte <= len(bezoek.haltes)
    assert organisaties_van(les.door) & set(verkenning.deelnemers)
    assert {*les.herkend_door, *les.toegepast_door} <= {lid.key for lid in LEDEN}
    zichtbaar = {d.key for d in DOCUMENTEN if d.bereik == "leden" or d.kring == verkenning.key}
    assert les.document is None or les.document in zichtbaar


def test_visits_of_2019_are_complete():
    nexus, leiden = VERKENNING["eigentijdse-samenwerking"].bezoeken
    assert (nexus.dag.year, nexus.dag.month, len(nexus.haltes)) == (2019, 4, 3)
    assert (leiden.dag.year, leiden.dag.month, len(leiden.haltes)) == (2019, 5, 6)
    for bezoek in (nexus, leiden):
        assert all(halte.gezien and halte.gehoord and halte.mee for halte in bezoek.haltes)
        verslag = bezoek.verslag
        assert all((verslag.vraag, verslag.wat_zagen_we, verslag.lessen, verslag.vervolg))
        assert any(not aanwezige.persoon for aanwezige in bezoek.aanwezigen)
    assert len(nexus.lessen) + len(leiden.lessen) >= 10


def test_a_visit_with_six_stops_is_coming():
    komend = [b for _, b in BEZOEKEN if isinstance(b.dag, int) and b.dag > 0]
    assert [len(bezoek.haltes) for bezoek in komend] == [6]


def test_days_from_today_are_weekdays_on_the_right_side():
    for n in range(14):
        vandaag = date(2026, 11, 16) + timedelta(days=n)
        assert op_datum(12, vandaag).weekday() < 5
        assert op_datum(12, vandaag) >= vandaag + timedelta(days=12)
        assert op_datum(-3, vandaag).weekday() < 5
        assert op_datum(-3, vandaag) <= vandaag - timedelta(days=3)
    assert op_datum(date(2019, 5, 25), date(2026, 1, 1)) == date(2019, 5, 25)


def test_sets_point_at_documents_that_their_readers_may_see():
    from mkwportal.demo.data_documenten import DOCUMENT
    from mkwportal.demo.verzamelingen import SETS

    for item in SETS:
        assert fits(Verzameling, "naam", item.naam)
        assert fits(VerzamelingRegel, "toelichting", *(waarom for _, waarom in item.inhoud))
        for key, _ in item.inhoud:
            assert DOCUMENT[key].bereik == "leden" or DOCUMENT[key].organisatie == item.organisatie
