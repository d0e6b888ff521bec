"""Who sees which document (R1, R2): every audience and state against every role, written out."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from corporaties.bereik import count_viewers
from corporaties.models import Gebruiker
from documenten.duplicates import duplicates_of
from documenten.models import Document, Versie
from tests.factories.corporaties import (
    AanstellingFactory,
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory, VersieFactory

pytestmark = pytest.mark.django_db

# columns: for the own corporation, for a circle, for all members; then the same thrown away
EXPECTED = {
    "eigenaar": "111 000",
    "projectleider van de eigenaar": "111 000",
    "beheerder van de eigenaar": "111 000",
    "eigenaar en elders": "111 000",
    "deelnemer van de kring": "011 000",
    "deelnemer vanaf de tribune": "011 000",
    "partner zonder lidmaatschap in de kring": "010 000",
    "gast van de kring": "010 000",
    "gast tot en met vandaag": "010 000",
    "gast tot gisteren": "000 000",
    "deelnemer tot gisteren": "001 000",
    "gast van een andere kring": "000 000",
    "ander lid": "001 000",
    "beheerder van een ander lid": "001 000",
    "lid dat morgen begint": "000 000",
    "lid dat gisteren stopte bij de eigenaar": "000 000",
    "bij een organisatie die geen lid meer is": "000 000",
    "uitgeschakeld": "000 000",
    "platformbeheerder": "111 000",
    "niet ingelogd": "000 000",
}


@pytest.fixture
def world():
    """The owner with three documents and the same three thrown away, a circle, and one person per role."""
    owner, kring, other = OrganisatieFactory(naam="Eigenaar"), KringFactory(naam="Kring"), KringFactory(naam="Ander")
    today = timezone.localdate()
    yesterday, tomorrow = today - dt.timedelta(days=1), today + dt.timedelta(days=1)
    people = {
        "eigenaar": person(owner),
        "projectleider van de eigenaar": person(owner, "projectleider"),
        "beheerder van de eigenaar": person(owner, "corporatiebeheerder"),
        "eigenaar en elders": person(owner),
        "deelnemer van de kring": person(),
        "deelnemer vanaf de tribune": person(),
        "partner zonder lidmaatschap in de kring": person(OrganisatieFactory(soort="gemeente", lid_van=None)),
        "gast van de kring": guest(kring),
        "gast tot en met vandaag": guest(kring, tot=today),
        "gast tot gisteren": guest(kring, tot=yesterday),
        "deelnemer tot gisteren": person(),
        "gast van een andere kring": guest(other),
        "ander lid": person(),
        "beheerder van een ander lid": person(rol="corporatiebeheerder"),
        "lid dat morgen begint": person(),
        "lid dat gisteren stopte bij de eigenaar": person(owner),
        "bij een organisatie die geen lid meer is": person(OrganisatieFactory(lid_tot=yesterday)),
        "uitgeschakeld": person(owner, is_active=False),
        "platformbeheerder": platform_admin(),
    }
    AanstellingFactory(gebruiker=people["eigenaar en elders"])
    for name, ways in {
        "deelnemer van de kring": {},
        "deelnemer vanaf de tribune": {"wijze": "tribune"},
        "partner zonder lidmaatschap in de kring": {},
        "deelnemer tot gisteren": {"tot": yesterday},
    }.items():
        DeelnameFactory(kring=kring, organisatie=people[name].aanstellingen.get().organisatie, **ways)
    people["lid dat morgen begint"].aanstellingen.update(van=tomorrow)
    people["lid dat gisteren stopte bij de eigenaar"].aanstellingen.update(tot=yesterday)
    documents = []
    for removed in (None, timezone.now()):
        for bereik in ("corporatie", "kring", "leden"):
            audience = {"bereik": bereik, "kring": kring if bereik == "kring" else None}
            documents.append(
                DocumentFactory(organisatie=owner, contact=people["eigenaar"], verwijderd_op=removed, **audience)
            )
    fresh = {name: Gebruiker.objects.voor_verzoek().get(pk=somebody.pk) for name, somebody in people.items()}
    return fresh | {"niet ingelogd": AnonymousUser()}, documents


def sees(somebody, documents):
    visible = set(Document.objects.zichtbaar_voor(somebody).values_list("pk", flat=True))
    bits = ["1" if document.pk in visible else "0" for document in documents]
    return "".join(bits[:3]) + " " + "".join(bits[3:])


def test_every_role_sees_exactly_its_documents(world):
    people, documents = world
    assert {name: sees(somebody, documents) for name, somebody in people.items()} == EXPECTED


def test_versions_follow_their_document(world):
    people, _ = world
    for somebody in people.values():
        visible = Document.objects.zichtbaar_voor(somebody).values_list("pk", flat=True)
        shown = Versie.objects.zichtbaar_voor(somebody).values_list("document", flat=True)
        assert sorted(visible) == sorted(shown)


def test_the_count_beside_a_document_is_the_number_of_people_who_see_it(world):
    _, documents = world
    everybody = [row for row in Gebruiker.objects.voor_verzoek() if row.heeft_toegang and not row.is_platformbeheerder]
    for document in documents[:3]:
        seen_by = [somebody for somebody in everybody if document in Document.objects.zichtbaar_voor(somebody)]
        count = count_viewers(document.bereik, organisatie_id=document.organisatie_id, kring_id=document.kring_id)
        assert count.mensen == len(seen_by)


def test_a_document_stands_once_in_the_list_for_whoever_has_two_ways_to_it(world):
    people, documents = world
    somebody = people["eigenaar en elders"]
    DeelnameFactory(kring=documents[1].kring, organisatie_id=somebody.organisatie_ids[1])
    assert Document.objects.zichtbaar_voor(Gebruiker.objects.get(pk=somebody.pk)).count() == 3


def test_the_same_file_is_only_told_to_who_may_see_the_other(world):
    people, documents = world
    for name, somebody in people.items():
        if name == "niet ingelogd":
            continue
        mine = DocumentFactory(versie_1=False)
        VersieFactory(document=mine, sha256=documents[1].versie.sha256, sleutel=f"proef-{name}")
        told = duplicates_of([mine], somebody)
        assert (told.get(mine.pk) == documents[1]) == (EXPECTED[name][1] == "1"), name
        mine.versie = None
        mine.save()
        mine.versies.all().delete()
