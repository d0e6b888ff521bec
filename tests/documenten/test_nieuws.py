"""What is news for whom, decided for everybody at once, is the same as what the library shows one person."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import timezone

from corporaties.bereik import is_shown_to
from corporaties.models import Gebruiker
from documenten import nieuws, queries
from documenten.models import Document
from mkwportal.core import stamps
from tests.factories.corporaties import (
    DeelnameFactory,
    KringFactory,
    OrganisatieFactory,
    ThemaFactory,
    guest,
    person,
    platform_admin,
)
from tests.factories.documenten import DocumentFactory, VersieFactory

from .helpers import fresh

pytestmark = pytest.mark.django_db


def test_who_sees_what_without_a_query_is_what_the_query_says(django_assert_num_queries):
    ours, other, outsider = OrganisatieFactory(), OrganisatieFactory(), OrganisatieFactory(lid_van=None)
    kring, elsewhere = KringFactory(), KringFactory()
    DeelnameFactory(kring=kring, organisatie=other)
    left = person(ours)
    left.aanstellingen.update(tot=timezone.localdate() - dt.timedelta(days=1))
    blocked = person(ours)
    Gebruiker.objects.filter(pk=blocked.pk).update(is_active=False)
    ended = guest(kring, tot=timezone.localdate() - dt.timedelta(days=1))
    people = [person(ours), person(other), person(outsider), guest(kring), left, blocked, ended]
    for owner in (ours, other, outsider):
        for bereik, circle in (("corporatie", None), ("leden", None), ("kring", kring), ("kring", elsewhere)):
            DocumentFactory(organisatie=owner, bereik=bereik, kring=circle)
    documents = list(Document.objects.all())
    for user in map(fresh, people):
        visible = set(Document.objects.zichtbaar_voor(user).values_list("pk", flat=True))
        with django_assert_num_queries(0):
            shown = {
                d.pk
                for d in documents
                if is_shown_to(user, bereik=d.bereik, organisatie_id=d.organisatie_id, kring_id=d.kring_id)
            }
        assert shown == visible, user


def test_a_platform_admin_is_told_only_what_any_member_may_see():
    admin = fresh(platform_admin())
    for bereik in ("corporatie", "leden"):
        assert is_shown_to(admin, bereik=bereik, organisatie_id=1, kring_id=None) == (bereik == "leden")


@pytest.mark.parametrize(
    "query",
    [
        "?thema=energie",
        "?thema=zon",
        "?soort=beleid&soort=brief",
        "?jaar=2025",
        "?grootte=klein",
        "?grootte=midden&status=vastgesteld",
        "?status=concept",
        "?corporatie={corporatie}",
        "?thema=energie&soort=beleid&jaar=2026",
    ],
)
def test_a_saved_search_filters_as_the_library_does(query):
    energy = ThemaFactory(naam="Energie", slug="energie")
    sun, other = ThemaFactory(naam="Zon", slug="zon", ouder=energy), ThemaFactory(naam="Huur", slug="huur")
    houses = [
        OrganisatieFactory(vhe=500),
        OrganisatieFactory(vhe=1000),
        OrganisatieFactory(vhe=9000),
        OrganisatieFactory(vhe=None),
    ]
    kinds, states = ("beleid", "brief", "reglement"), ("concept", "vastgesteld", "vervallen")
    for number in range(24):
        DocumentFactory(
            organisatie=houses[number % 4],
            soort=kinds[number % 3],
            status=states[number // 3 % 3],
            jaar=(2024, 2025, 2026, None)[number // 4 % 4],
            bereik="leden",
            themas=[(energy, sun, other)[number % 3]],
        )
    query = query.format(corporatie=houses[1].pk)
    user = fresh(person())
    lists = queries.choices(user, stamps.current(*queries.STAMPS))
    keuze = queries.read(QueryDict(query.removeprefix("?")), lists)
    expected = set(queries.documents(user, keuze, lists).values_list("pk", flat=True))
    pieces = nieuws.fetch_pieces(Document.objects.all())
    assert nieuws.matches({query}, pieces) == {query: expected}
    assert expected


def test_a_search_for_what_is_gone_finds_nothing():
    DocumentFactory(bereik="leden")
    assert nieuws.matches({"?thema=weg"}, nieuws.fetch_pieces(Document.objects.all())) == {}


def test_news_is_the_sharing_first_and_a_version_later():
    now = timezone.now()
    document = DocumentFactory(bereik="leden", gedeeld_op=now - dt.timedelta(days=3))
    VersieFactory(document=document)
    [piece] = nieuws.fetch_pieces(Document.objects.all())
    week, day = now - dt.timedelta(days=7), now - dt.timedelta(days=1)
    later = now + dt.timedelta(minutes=5)
    assert piece.moment(week, later) == document.gedeeld_op
    assert piece.moment(day, later) == piece.versie_op
    assert piece.moment(later, later + dt.timedelta(days=1)) is None
    assert not nieuws.new_since(Document.objects.all(), later).exists()
