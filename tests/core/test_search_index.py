"""The index and its vocabulary stay in step, whatever is added, changed or removed."""

import pytest
from django.db import connection

from mkwportal.core.models import ZoekFout, ZoekRegel, ZoekStam, ZoekWoord
from mkwportal.core.search import vector
from mkwportal.core.search.index import Zoekobject, index_object, index_objects, prepare, remove_object
from mkwportal.core.search.suggest import suggest
from tests.support.zoeken import vocabulary_as_counted, vocabulary_from_rows

pytestmark = pytest.mark.django_db


def assert_in_step():
    assert vocabulary_as_counted() == vocabulary_from_rows()


def test_add_change_and_remove_keep_the_counts():
    index_object("document", 1, titel="Huurbeleid", tekst="De huur en het incasseren.", openbaar=True)
    index_object("document", 2, titel="Sloopreglement", tekst="Over huur en sloop.", namen=["Wonen Maasdal"])
    index_object("les", 1, titel="Begin op tijd", tekst="Vraag het de huurder.", openbaar=True)
    assert_in_step()
    assert ZoekStam.objects.get(stam="hur").freq == 2
    index_object("document", 1, titel="Huurbeleid 2025", tekst="Zonder dat woord.", openbaar=False)
    assert_in_step()
    assert not ZoekWoord.objects.filter(woord="incasseren").exists()
    remove_object("document", 2)
    remove_object("document", 99)
    assert_in_step()
    remove_object("document", 1)
    remove_object("les", 1)
    assert not ZoekRegel.objects.exists()
    assert not ZoekWoord.objects.exists()
    assert not ZoekFout.objects.exists()
    assert not ZoekStam.objects.exists()


def test_the_same_in_bulk():
    objecten = [
        Zoekobject(soort="document", object_id=i, titel=f"Notitie {i}", tekst="Alle woorden. " * i, openbaar=i % 2 == 0)
        for i in range(1, 8)
    ]
    assert index_objects(objecten) == 7
    assert_in_step()
    assert index_objects([*objecten[3:], Zoekobject(soort="les", object_id=1, titel="Een les")]) == 5
    assert ZoekRegel.objects.count() == 8
    assert_in_step()


def test_a_text_that_changed_after_it_was_analysed_is_analysed_again():
    before = Zoekobject(soort="document", object_id=1, titel="Huurbeleid", tekst="Over huur.", openbaar=True)
    same = Zoekobject(soort="document", object_id=2, titel="Sloop", tekst="Over slopen.", openbaar=True)
    now = Zoekobject(soort="document", object_id=1, titel="Huurbeleid", tekst="Over asbest.", openbaar=True)
    index_objects([now, same], prepare([before, same]))
    assert "asbest" in ZoekRegel.objects.get(object_id=1).vec
    assert_in_step()


def test_what_is_given_twice_is_kept_once():
    index_objects(Zoekobject(soort="les", object_id=1, titel=f"Les {i}") for i in range(3))
    assert ZoekRegel.objects.get().titel == "Les 2"
    assert_in_step()


def test_a_word_is_suggested_only_while_all_members_may_see_a_text_with_it():
    velden = {"titel": "Geheimplan", "tekst": "De fusiepartner heet Waterkant."}
    index_object("document", 1, **velden, openbaar=False)
    assert suggest("fusiep") == []
    index_object("document", 1, **velden, openbaar=True)
    assert suggest("fusiep") == ["fusiepartner"]
    index_object("document", 2, titel="Ander stuk", tekst="Ook een fusiepartner.", openbaar=True)
    index_object("document", 1, **velden, openbaar=False)
    assert suggest("fusiep") == ["fusiepartner"]
    remove_object("document", 2)
    assert suggest("fusiep") == []
    assert_in_step()


def test_columns_change_without_a_new_analysis(monkeypatch):
    index_object("document", 1, titel="Huurbeleid", tekst="Tekst.", status="concept", thema_ids=[3, 1])
    eerst = ZoekRegel.objects.get()
    monkeypatch.setattr("mkwportal.core.search.index.build", None)
    index_object("document", 1, titel="Huurbeleid", tekst="Tekst.", status="vastgesteld", jaar=2024)
    nu = ZoekRegel.objects.get()
    assert (nu.vec, nu.status, nu.jaar, nu.thema_ids) == (eerst.vec, "vastgesteld", 2024, [])
    assert nu.pk > eerst.pk  # what is known in memory of the old number stays true
    assert eerst.thema_ids == [1, 3]


def test_anything_in_a_text_survives():
    tekst = "NUL \x00 en 'quotes' \\ en \ud83d en \U0001f600 en ﬁnanciën\ftweede blad ½ ㎏ \u0000"
    index_object("document", 1, titel="\x00Titel", tekst=tekst, namen=["", "\x00", "'t Gooi"], meta="a\x00b")
    regel = ZoekRegel.objects.get()
    assert "\x00" not in regel.titel + regel.tekst
    assert regel.tekst.count("\f") == 1
    assert_in_step()


def test_a_very_long_text_fits(monkeypatch):
    monkeypatch.setattr(vector, "MEESTE_BYTES", 60_000)
    woorden = " ".join(f"w{i:x}rd{chr(97 + i % 26)}" for i in range(20_000))
    inhoud = vector.build("Titel", "", [], woorden)
    assert len(inhoud.lexemen) < 9_000
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector IS NOT NULL", [inhoud.vec])
        assert cursor.fetchone() == (True,)


def test_a_tsvector_of_the_largest_size_is_accepted():
    delen = (f"{chr(97 + i % 26)}{i:05x}woord{chr(97 + i % 7)}" for i in range(80_000))
    index_object("document", 1, titel="Register", tekst=" ".join(delen))
    assert ZoekRegel.objects.get().lengte > 40_000


def test_names_are_indexed_whole_and_without_their_legal_form():
    assert vector.name_keys(["Woonstichting De Peel"]) == {"@woonsticht de pel", "@de pel", "@pel"}
    assert vector.name_keys(["", "---"]) == set()
