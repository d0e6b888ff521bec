"""Search through its page: operators work, and what somebody may not see leaks through nothing (D16, R2)."""

import html
import itertools
import random
import re
from collections import Counter

import pytest
from django.urls import reverse

from documenten.search import index_document
from tests.factories.corporaties import OrganisatieFactory, person
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db
URL, SUGGESTIES = reverse("documenten:lijst"), reverse("documenten:suggesties")
WOORDEN = ("huurbeleid", "sloopplan", "zonnepanelen", "klokkenluider", "treasury", "hittestress", "aanbesteding")
_TITEL = re.compile(r'class="mkw-entry__title"><a href="[^"]+">(.*?)</a>')
_OPTIE = re.compile(r'<option value="([^"]*)"')


def add(titel, tekst="", **velden):
    velden = {"bereik": "leden", "status": "vastgesteld"} | velden
    document = DocumentFactory(titel=titel, versie_1__tekst=[{"s": "alinea", "t": tekst or "Tekst.", "p": 1}], **velden)
    index_document(document.pk)
    return document


def titles(client, q, **filters):
    page = client.get(URL, {"q": q, **filters}).content.decode()
    return [html.unescape(re.sub("<[^>]+>", "", titel)) for titel in _TITEL.findall(page)]


def suggested(client, q):
    return [html.unescape(woord) for woord in _OPTIE.findall(client.get(SUGGESTIES, {"q": q}).content.decode())]


@pytest.fixture
def lid(login):
    return login(person())


def test_phrases_and_minus_do_what_they_say(lid):
    add("Samen", "De raad van toezicht vergadert.")
    add("Los", "Toezicht op de raad van bewoners.")
    assert titles(lid, '"raad van toezicht"') == ["Samen"]
    assert titles(lid, "toezicht -vergadert") == ["Los"]
    assert titles(lid, 'toezicht -"raad van toezicht"') == ["Los"]
    assert set(titles(lid, "toezi*")) == {"Samen", "Los"}


def test_the_end_of_a_word_is_suggested_but_never_from_what_others_keep_for_themselves(login):
    ours, theirs = OrganisatieFactory(), OrganisatieFactory()
    rng = random.Random(16)
    openbaar: set[str] = set()
    for nummer, woord in enumerate(itertools.islice(itertools.cycle(WOORDEN), 14)):
        eigen = f"{woord}{rng.choice('abcdefgh')}x"
        bereik = rng.choice(("leden", "corporatie"))
        add(f"{eigen} {nummer}", f"Over {eigen}.", organisatie=rng.choice((ours, theirs)), bereik=bereik)
        if bereik == "leden":
            openbaar.add(eigen)
    people = [login(person(ours)), login(person(theirs))]
    gevonden = set()
    for client, woord in itertools.product(people, WOORDEN):
        for lengte in range(2, len(woord) + 1):
            gevonden.update(w for w in suggested(client, woord[:lengte]) if w.startswith(WOORDEN) and w.endswith("x"))
    assert gevonden == openbaar  # also who wrote it, is not told a word that others may not see


def test_a_change_of_audience_takes_the_word_out_of_the_suggestions_at_once(lid):
    document = add("Geheimproject", "Over het geheimproject.")
    assert suggested(lid, "geheimp") == ["geheimproject"]
    document.bereik = "corporatie"
    document.save()
    index_document(document.pk)
    assert suggested(lid, "geheimp") == []
    assert titles(lid, "geheimproject") == []


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_counts_are_exact_for_who_looks(login, zaad):
    rng = random.Random(zaad)
    ours, theirs = OrganisatieFactory(), OrganisatieFactory()
    stukken = []
    for nummer in range(12):
        velden = {
            "organisatie": rng.choice((ours, theirs)),
            "bereik": rng.choice(("leden", "corporatie")),
            "soort": rng.choice(("beleid", "brief", "statuut")),
            "jaar": rng.choice((2024, 2025)),
            "status": rng.choice(("concept", "vastgesteld")),
        }
        add(f"Sloopplan {nummer}", "Over sloop.", **velden)
        stukken.append(velden)
    for onze in (ours, theirs):
        client = login(person(onze))
        zichtbaar = [s for s in stukken if s["bereik"] == "leden" or s["organisatie"] == onze]
        for gekozen in ({}, {"soort": "beleid"}, {"soort": "brief", "jaar": 2024}):
            page = client.get(URL, {"q": "sloopplan", **gekozen})
            goed = [s for s in zichtbaar if all(s[naam] == waarde for naam, waarde in gekozen.items())]
            assert page.context["totaal"] == len(goed)
            for naam in ("soort", "jaar", "status"):
                anders = {n: w for n, w in gekozen.items() if n != naam}
                telt = Counter(str(s[naam]) for s in zichtbaar if all(s[n] == w for n, w in anders.items()))
                for waarde, aantal in telt.items():
                    assert f'value="{waarde}"' in page.content.decode()
                    assert count(page, naam, waarde) == aantal


def count(page, naam, waarde):
    """Return the number beside one value of a filter."""
    stuk = page.content.decode().partition(f'id="{naam}-{waarde}"')[2]
    return int(re.search(r'mkw-visually-hidden">, </span>([\d.]+)<', stuk)[1].replace(".", ""))
