"""What search finds for whom (D16, R2): questions, visibility, filters with counts, corrections, and odd input."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corporaties.models import Thema
from mkwportal.core.models import Synoniemregel
from mkwportal.core.search import knowledge, statement
from mkwportal.core.search.index import Zoekobject, index_object, index_objects
from mkwportal.core.search.query import search
from mkwportal.core.search.synonyms import all_rules
from tests.support.zoeken import objects

pytestmark = pytest.mark.django_db
FACETTEN = ("soort", "soort_document", "thema", "organisatie", "jaar", "grootte", "status")


@pytest.fixture
def library():
    """Index documents given as title, or as dict; return a function that searches and gives the titles found."""
    queryset = objects(40)
    nummers = list(queryset.values_list("pk", flat=True))

    def fill(*stukken, **alle):
        velden = [{"titel": stuk} if isinstance(stuk, str) else stuk for stuk in stukken]
        index_objects(
            Zoekobject(**{"soort": "document", "object_id": pk, "openbaar": True} | alle | stuk)
            for pk, stuk in zip(nummers, velden, strict=False)
        )

        def find(vraag, **opties):
            return [t.titel for t in search(vraag, **{"zichtbaar": {"document": queryset}} | opties).treffers]

        return find

    return fill


@pytest.mark.parametrize(
    ("vraag", "titel"),
    [
        ("commissaris", "Reglement raad van commissarissen"),
        ("slopen", "Gesloopte woningen"),
        ("huur", "Huurincassobeleid"),
        ("incasso huur", "Huurincassobeleid"),
        ("huurincasso", "Incasso van huur"),
        ("asbestregels", "Asbestprotocol"),
        ("zonnenpanelen", "Zonnepanelen op het dak"),
        ("integriteitcode", "Integriteitscode"),
        ("energiecooperatie", "Energie-coöperaties"),
        ("energie coöperatie", "Energiecooperatie"),
        ("RVC", "Raad van commissarissen"),
        ("raad van commissarissen", "R.v.C.-reglement"),
        ("avg", "Privacybeleid"),
        ("ontruiming", "Protocol huisuitzetting"),
        ("asbets", "Asbest"),
        ("hurachterstand", "Huurachterstanden"),
        ("leefbarheidsfonds", "Leefbaarheidsfonds"),
        ("klokenluider", "Klokkenluidersregeling"),
        ("woonruimteverd*", "Woonruimteverdeling"),
        ("thuis werken", "Thuiswerkregeling"),
        ("mag een huurder zijn keuken veranderen", "Keuken veranderen: regels voor de huurder"),
    ],
)
def test_another_form_of_the_word_finds_it(library, vraag, titel):
    assert library("Iets heel anders", titel, "Jaarrekening")(vraag)[:1] == [titel]


def test_a_word_of_the_text_finds_it_and_the_title_ranks_higher(library):
    find = library({"titel": "Jaarplan", "tekst": "Over leefbaarheid. " * 3}, "Leefbaarheid", "Fonds")
    assert find("leefbaarheid") == ["Leefbaarheid", "Jaarplan"]


def test_phrase_and_minus(library):
    find = library("Sociaal plan", "Plan voor een sociaal statuut", "Sociaal statuut bij sloop")
    assert find('"sociaal plan"') == ["Sociaal plan"]
    assert find("„sociaal plan”") == ["Sociaal plan"]
    assert set(find("sociaal -statuut")) == {"Sociaal plan"}
    assert find('sociaal -"sociaal statuut" -plan') == []
    assert find('"plan sociaal"') == []


def test_while_typing_the_last_word_is_unfinished(library):
    find = library("Treasurystatuut", "Regels voor inkoop", "Inkoopbeleid")
    assert find("treas", typend=True) == ["Treasurystatuut"]
    assert find("treas") == []
    assert find("regels inko", typend=True)[0] == "Regels voor inkoop"


def test_a_name_is_one_notion_even_when_it_is_made_of_common_words(library):
    find = library(
        {"titel": "Reglement van ons", "namen": ["Woningbouwvereniging Ons Belang", "Asterveen"]},
        {"titel": "Reglement in het belang van de buurt", "namen": ["Wonen Maasdal"]},
        {"titel": "Ander stuk", "namen": ["Wonen Maasdal"]},
    )
    assert find("reglement ons belang")[0] == "Reglement van ons"
    assert set(find("wonen maasdal")) == {"Reglement in het belang van de buurt", "Ander stuk"}
    assert find("reglement asterveen")[0] == "Reglement van ons"


def test_looser_hits_follow_below_the_precise_ones_when_there_are_few(library):
    find = library("Vergoeding van verhuiskosten", "Vergoeding van schade", "Verhuiskosten", "Iets anders")
    assert find("vergoeding verhuiskosten")[0] == "Vergoeding van verhuiskosten"
    assert set(find("vergoeding verhuiskosten")) == {
        "Vergoeding van verhuiskosten",
        "Vergoeding van schade",
        "Verhuiskosten",
    }
    many = library(*(f"Vergoeding van verhuiskosten {i}" for i in range(12)), "Vergoeding van schade", "Verhuiskosten")
    assert len(many("vergoeding verhuiskosten", limit=40)) == 12


def test_stage_of_each_hit(library):
    library("Vergoeding van verhuiskosten", "Vergoeding van schade")
    gevonden = search("vergoeding verhuiskosten", zichtbaar={"document": Thema.objects.all()})
    assert [t.stadium for t in gevonden.treffers] == [1, 2]
    assert (gevonden.totaal, gevonden.stadium) == (2, 2)


def test_the_correction_is_told(library):
    library({"titel": "Energiecoöperatie", "tekst": "Een energiecoöperatie."}, "Ander stuk")
    gevonden = search("beleid Energiecoperatie", zichtbaar={"document": Thema.objects.all()})
    assert gevonden.bedoelde_u == "beleid energiecoöperatie"
    assert gevonden.gecorrigeerd == {"energiecoperatie": "energiecoöperatie"}
    assert search("energiecooperatie", zichtbaar={"document": Thema.objects.all()}).bedoelde_u is None


def test_a_word_from_a_hidden_text_is_never_a_correction_and_never_hides_one(library):
    find = library({"titel": "Fusieplan", "openbaar": False}, {"titel": "Fusieplam", "openbaar": False}, "Visieplan")
    zicht = {"document": Thema.objects.filter(slug="object-2")}
    assert search("fusieplaan", zichtbaar=zicht).bedoelde_u != "fusieplan"
    library({"titel": "Asbets", "openbaar": False}, "Jaarplan", "Asbest")
    gevonden = search("asbets", zichtbaar=zicht)
    assert [t.titel for t in gevonden.treffers] == ["Asbest"]
    assert gevonden.bedoelde_u == "asbest"
    assert find("asbets") == ["Asbets", "Asbest"]  # who may see the text finds it as typed, first


def test_ordinary_words_are_not_corrected(library):
    find = library("Tellen van stemmen", "Jaarplan")
    assert find("stellen") == []


def test_an_admin_adds_changes_and_switches_off_synonyms(library):
    find = library("Hondenbeleid", "Huisuitzetting")
    assert find("huisdieren") == []
    regel = Synoniemregel.objects.create(regel="huisdieren, honden, katten")
    assert find("huisdieren") == ["Hondenbeleid"]
    regel.actief = False
    regel.save()
    assert find("huisdieren") == []
    assert find("ontruiming") == ["Huisuitzetting"]
    Synoniemregel.objects.create(regel="ontruiming, huisuitzetting, uitzetting, uithuiszetting", actief=False)
    assert find("ontruiming") == []


def test_an_admin_sees_all_synonyms():
    standaard = "sloop, afbraak"
    assert (standaard, True, True, None) in all_rules()
    Synoniemregel.objects.create(regel=standaard, actief=False)
    Synoniemregel.objects.create(regel="huisdieren, honden")
    assert (standaard, False, True) in [rij[:3] for rij in all_rules()]
    assert all_rules()[-1][:3] == ("huisdieren, honden", True, False)


def test_a_one_way_synonym_works_one_way(library):
    Synoniemregel.objects.create(regel="zwembad, bubbelbad => recreatie")
    find = library("Recreatie", "Zwembad")
    assert find("bubbelbad") == ["Recreatie"]
    assert find("recreatie") == ["Recreatie"]


def test_only_what_the_person_may_see_is_found_and_counted(library):
    library(*(f"Huurbeleid {i}" for i in range(20)), jaar=2024)
    zicht = {"document": Thema.objects.filter(slug__in=["object-3", "object-4"])}
    gevonden = search("huurbeleid", zichtbaar=zicht, facetten=("jaar",))
    assert {t.titel for t in gevonden.treffers} == {"Huurbeleid 3", "Huurbeleid 4"}
    assert (gevonden.totaal, gevonden.facetten) == (2, {"jaar": [(2024, 2)]})
    for niets in ({"document": Thema.objects.none()}, {}, {"les": Thema.objects.all()}):
        assert search("huurbeleid", zichtbaar=niets, facetten=("jaar",)).totaal == 0


def test_several_kinds_each_by_its_own_queryset(library):
    library("Huurbeleid", "Huurprijs")
    eerste, tweede = Thema.objects.filter(slug__in=["object-0", "object-1"]).order_by("pk")
    index_object("les", eerste.pk, titel="Een les over huur")
    index_object("les", tweede.pk, titel="Nog een les over huur")
    zicht = {"document": Thema.objects.filter(pk=eerste.pk), "les": Thema.objects.filter(pk=tweede.pk)}
    gevonden = search("huur", zichtbaar=zicht, facetten=("soort",))
    assert {(t.soort, t.object_id) for t in gevonden.treffers} == {("document", eerste.pk), ("les", tweede.pk)}
    assert gevonden.facetten == {"soort": [("document", 1), ("les", 1)]}
    alleen = search("huur", zichtbaar=zicht, filters={"soort": ["les"]}, facetten=("soort",))
    assert [t.titel for t in alleen.treffers] == ["Nog een les over huur"]
    assert alleen.facetten == {"soort": [("document", 1), ("les", 1)]}


def test_a_queryset_with_a_join_does_not_double(library):
    library("Huurbeleid")
    ouder = Thema.objects.get(slug="object-0")
    Thema.objects.filter(slug__in=["object-1", "object-2"]).update(ouder=ouder)
    gevonden = search("huurbeleid", zichtbaar={"document": Thema.objects.filter(kinderen__slug__startswith="object")})
    assert (gevonden.totaal, len(gevonden.treffers)) == (1, 1)


def test_facets_count_with_all_filters_but_their_own(library):
    rijen = [
        {"jaar": 2023, "status": "concept", "thema_ids": [1, 2], "organisatie_id": 7, "subsoort": "beleid"},
        {"jaar": 2024, "status": "concept", "thema_ids": [2], "organisatie_id": 7, "subsoort": "beleid"},
        {"jaar": 2024, "status": "vastgesteld", "thema_ids": [], "organisatie_id": None, "subsoort": "protocol"},
        {"jaar": None, "status": "vastgesteld", "thema_ids": [1], "organisatie_id": 8, "grootte": "klein"},
    ]
    find = library(*({"titel": "Asbest"} | rij for rij in rijen))
    zicht = {"document": Thema.objects.all()}
    alle = search("asbest", zichtbaar=zicht, facetten=FACETTEN)
    assert alle.totaal == 4
    assert alle.facetten == {
        "soort": [("document", 4)],
        "soort_document": [("beleid", 2), ("protocol", 1)],
        "thema": [(1, 2), (2, 2)],
        "organisatie": [(7, 2), (8, 1)],
        "jaar": [(2024, 2), (2023, 1)],
        "grootte": [("klein", 1)],
        "status": [("concept", 2), ("vastgesteld", 2)],
    }
    een = search("asbest", zichtbaar=zicht, filters={"jaar": [2024]}, facetten=FACETTEN)
    assert een.totaal == 2
    assert een.facetten["jaar"] == [(2024, 2), (2023, 1)]
    assert een.facetten["thema"] == [(2, 1)]
    twee = search("asbest", zichtbaar=zicht, filters={"jaar": ["2024", 2023], "thema": [2]}, facetten=FACETTEN)
    assert twee.totaal == 2
    assert twee.facetten["thema"] == [(2, 2), (1, 1)]
    assert twee.facetten["jaar"] == [(2023, 1), (2024, 1)]
    assert len(find("asbest", filters={"soort_document": ["protocol"], "status": ["vastgesteld"]})) == 1
    assert len(find("asbest", filters={"organisatie": [7, 8], "grootte": []})) == 3


def test_every_facet_value_gives_as_many_hits_as_it_says(library):
    library(*({"titel": f"Asbest en sloop {i}", "jaar": 2020 + i % 3, "thema_ids": [i % 4]} for i in range(6)), "Sloop")
    zicht = {"document": Thema.objects.all()}
    for vraag in ("asbest sloop", "asbets sloop", ""):
        alle = search(vraag, zichtbaar=zicht, facetten=("jaar", "thema"))
        for naam in ("jaar", "thema"):
            for waarde, aantal in alle.facetten[naam]:
                assert search(vraag, zichtbaar=zicht, filters={naam: [waarde]}).totaal == aantal


@pytest.mark.parametrize(
    "filters",
    [
        {"jaar": ["abc"]}, {"jaar": [10**30]}, {"jaar": [-1]}, {"thema": ["9" * 40]}, {"organisatie": [None]},
        {"status": ["\x00"]}, {"soort_document": [3.5]}, {"thema": [True], "jaar": ["٣"]},
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_finds_nothing(library, filters):
    assert library({"titel": "Asbest", "jaar": 2024})("asbest", filters=filters) == []


def test_unknown_filters_orders_and_facets_are_ignored(library):
    library("Asbest")
    gevonden = search(
        "asbest",
        zichtbaar={"document": Thema.objects.all()},
        filters={"kleur": [1]},
        sorteer="kleur",
        facetten=("kleur",),
    )
    assert (gevonden.totaal, gevonden.facetten) == (1, {})


def test_pages_follow_each_other_without_gaps(library):
    find = library(*({"titel": f"Huurbeleid {i}", "tekst": "huurbeleid " * (i % 5)} for i in range(35)))
    for sorteer in ("relevantie", "titel", "datum"):
        bladen = [find("huurbeleid", limit=10, offset=offset, sorteer=sorteer) for offset in range(0, 50, 10)]
        assert [len(blad) for blad in bladen] == [10, 10, 10, 5, 0]
        assert len({titel for blad in bladen for titel in blad}) == 35


def test_pages_beyond_the_scored_hits(library, monkeypatch):
    monkeypatch.setattr(statement, "KANDIDATEN", 10)
    find = library(*(f"Huurbeleid {i}" for i in range(35)), "Inkoop")
    bladen = [find("huurbeleid", limit=10, offset=offset) for offset in range(0, 40, 10)]
    assert len({titel for blad in bladen for titel in blad}) == 35


def test_many_hits_are_scored_most_promising_first(library, monkeypatch):
    monkeypatch.setattr(statement, "KANDIDATEN", 10)
    stukken = [
        {"titel": f"Jaarverslag {i}", "tekst": "Ook leefbaarheid. " + "Veel andere zaken. " * 20} for i in range(30)
    ]
    find = library("Leefbaarheid", *stukken)
    assert find("leefbaarheid")[0] == "Leefbaarheid"


def test_a_blank_question_gives_everything_newest_first(library):
    find = library(
        {"titel": "Oud", "datum": "2020-01-01T00:00Z"}, {"titel": "Nieuw", "datum": "2025-01-01T00:00Z"}, "Zonder"
    )
    for blanco in ("", "  ", None):
        assert find(blanco) == ["Nieuw", "Oud", "Zonder"]
    assert find("", sorteer="titel") == ["Nieuw", "Oud", "Zonder"]
    assert find("", filters={"jaar": [2020]}) == []


def test_at_most_four_statements_and_no_trace_of_the_settings(library):
    library("Huurbeleid", "Leefbaarheid", "Asbest")
    for vraag in ("huurbelied leefbarheid asbets", "xyz", "huurb*", ""):
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            search(vraag, zichtbaar={"document": Thema.objects.all()}, facetten=FACETTEN, typend=True)
        teksten = [q["sql"] for q in vragen if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
        assert len(teksten) <= 4
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('enable_seqscan'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("on", "0")


def test_a_compound_that_only_the_texts_explain_is_understood_in_one_statement(library):
    find = library("Zwabberaar in de wijk", "De wijk Zuid", "Iets anders")
    with CaptureQueriesContext(connection) as queries:
        assert find("wijkzwabberaar") == ["Zwabberaar in de wijk"]
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT (" + knowledge.FREQ[:30])]
    assert len(asked) == 1, asked


def test_a_question_that_takes_too_long_is_broken_off(library, monkeypatch):
    library("Huurbeleid")
    monkeypatch.setitem(knowledge.INSTELLINGEN, "statement_timeout", "100")
    langzaam = Thema.objects.extra(where=["(SELECT true FROM pg_sleep(2))"])
    gevonden = search("huurbeleid", zichtbaar={"document": langzaam}, facetten=("jaar",))
    assert (gevonden.afgebroken, gevonden.totaal, gevonden.facetten) == (True, 0, {"jaar": []})
    assert Thema.objects.exists()  # the transaction goes on


@pytest.mark.parametrize(
    "vraag",
    [
        None, "", "\x00", "-", "---", '"', '""', '"-', '-"', "*", "**", "-*", "de het een", "-asbest", '-"een zin"',
        "'; DROP TABLE core_zoekregel; --", "a & b | !c <-> (d:*", "\\", "%s %(x)s %", "a" * 100_000, "huur " * 20_000,
        "\U0001f600\U0001f3e0", "\ud800", "é" * 400, "١٢٣", "ﬁ½㎏", "_ __", "((((", "x:*", "@won", "=huur", "#", "##",
        "~huur", '"de" huur', '"huur" "huur" -"huur"', "1.000.000,50", "R.v.C. en/of RI&E", "\u202ehuur\u200d",
        "\t\n\r\f\v huur",
    ],
)  # fmt: skip
def test_never_fails_whatever_is_typed(library, vraag):
    library({"titel": "Huurbeleid", "tekst": "de huur en het een"})
    for typend in (False, True):
        gevonden = search(vraag, zichtbaar={"document": Thema.objects.all()}, facetten=FACETTEN, typend=typend)
        assert gevonden.totaal >= len(gevonden.treffers)


_TEKEN = st.one_of(st.characters(), st.sampled_from(" -\"*'\\&|!:()%<>@=~#"))
_WOORD = st.sampled_from(
    ["huur", "beleid", "asbest", "huurbelied", "de", "wonen maasdal", "avg", '"huur en', "-huur", "incas*"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    vraag=st.one_of(st.text(_TEKEN, max_size=60), st.lists(_WOORD | st.text(max_size=6), max_size=8).map(" ".join)),
    typend=st.booleans(), offset=st.integers(-5, 10**9), limit=st.integers(-1, 500),
)  # fmt: skip
def test_arbitrary_text_is_survived(library, vraag, typend, offset, limit):
    library({"titel": "Huurbeleid", "tekst": "Asbest en incasso", "namen": ["Wonen Maasdal"]}, "Privacy")
    zicht = {"document": Thema.objects.all()}
    gevonden = search(vraag, zichtbaar=zicht, typend=typend, offset=offset, limit=limit, facetten=("jaar",))
    assert len(gevonden.treffers) <= gevonden.totaal
    for treffer in gevonden.treffers:
        assert "<" not in treffer.titel_html.replace('<mark class="utrecht-mark">', "").replace("</mark>", "")


def test_huge_numbers_for_pages(library):
    find = library("Huurbeleid")
    assert find("huurbeleid", offset=10**12, limit=10**12) == []
    assert find("huurbeleid", offset=-5, limit=0) == ["Huurbeleid"]
