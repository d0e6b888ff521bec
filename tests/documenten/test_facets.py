"""Filters with counts: exact under visibility and the other filters."""

import pytest
from django.http import Http404, QueryDict

from documenten import facets, queries
from documenten.models import Document
from documenten.queries import Keuze
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
from tests.factories.documenten import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def huren():
    return ThemaFactory(naam="Huren", slug="huren")


@pytest.fixture
def library(huren):
    """Five documents of two corporations, four of which every member sees."""
    klein, groot = OrganisatieFactory(naam="Klein", vhe=800), OrganisatieFactory(naam="Groot", vhe=5000)
    incasso = ThemaFactory(naam="Incasso", slug="incasso", ouder=huren)
    zorg = ThemaFactory(naam="Zorg", slug="zorg")
    leden = {"bereik": "leden", "status": "vastgesteld"}
    DocumentFactory(organisatie=klein, soort="beleid", jaar=2025, themas=[huren, incasso], **leden)
    DocumentFactory(organisatie=klein, soort="beleid", jaar=2026, themas=[incasso], **leden)
    DocumentFactory(organisatie=groot, soort="protocol", jaar=2026, themas=[zorg], **leden)
    DocumentFactory(organisatie=groot, soort="beleid", jaar=None, bereik="leden")
    DocumentFactory(organisatie=groot, soort="brief", jaar=2020, themas=[zorg])
    return klein, groot


def lists(user):
    return queries.choices(user, "test")


def count(user, **keuze):
    return facets.count(user, Keuze(**keuze), lists(user))


def by_name(user, telling, name):
    """Return the counts of the facet `thema` or `corporatie` by slug or name."""
    known = lists(user)
    if name == "thema":
        return {t.slug: telling.facetten[name][t.id] for t in known.themas.values() if t.id in telling.facetten[name]}
    return {known.organisaties[pk]: aantal for pk, aantal in telling.facetten[name].items()}


def test_counts_hold_only_what_this_person_sees(library):
    telling = count(person())
    assert (telling.totaal, telling.organisaties) == (4, 2)
    assert telling.facetten["soort"] == {"beleid": 3, "protocol": 1}
    assert telling.facetten["jaar"] == {2025: 1, 2026: 2}
    assert telling.facetten["grootte"] == {"klein": 2, "groot": 2}
    assert telling.facetten["status"] == {"vastgesteld": 3, "concept": 1}


def test_the_owner_counts_its_own_draft(library):
    telling = count(person(library[1]))
    assert telling.totaal == 5
    assert telling.facetten["soort"]["brief"] == 1


def test_the_platform_admin_counts_everything(library):
    assert count(platform_admin()).totaal == 5


def test_a_guest_counts_only_the_own_circle(library):
    kring = KringFactory()
    DeelnameFactory(kring=kring, organisatie=library[0])
    DocumentFactory(organisatie=library[0], bereik="kring", kring=kring, soort="onderzoek")
    telling = count(guest(kring))
    assert (telling.totaal, telling.organisaties, telling.facetten["soort"]) == (1, 1, {"onderzoek": 1})


def test_a_main_theme_counts_the_documents_of_the_themes_below_it_once(library):
    user = person()
    assert by_name(user, count(user), "thema") == {"huren": 2, "incasso": 2, "zorg": 1}


def test_a_facet_is_counted_with_the_other_filters_but_not_its_own(library):
    user = person()
    telling = count(user, soort=("beleid",), grootte=("klein",))
    assert telling.totaal == 2
    assert telling.facetten["soort"] == {"beleid": 2}  # of the small one; its protocol is not there
    assert telling.facetten["grootte"] == {"klein": 2, "groot": 1}
    assert by_name(user, telling, "corporatie") == {"Klein": 2}
    assert telling.facetten["jaar"] == {2025: 1, 2026: 1}


def test_values_within_a_facet_add_up(library):
    assert count(person(), soort=("beleid", "protocol")).totaal == 4
    assert count(person(), jaar=(2025, 2026)).totaal == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"thema": ("huren",)}, 2), ({"thema": ("incasso",)}, 2), ({"thema": ("zorg",)}, 1),
        ({"thema": ("huren", "zorg")}, 3), ({"soort": ("beleid",)}, 3), ({"jaar": (2026,)}, 2),
        ({"grootte": ("groot",)}, 2), ({"grootte": ("midden",)}, 0), ({"status": ("concept",)}, 1),
        ({"soort": ("beleid",), "jaar": (2026,)}, 1),
    ],
)  # fmt: skip
def test_the_rows_are_as_many_as_the_counts_say(library, filters, found):
    user = person()
    keuze = Keuze(**filters)
    assert queries.documents(user, keuze, lists(user)).count() == found
    assert count(user, **filters).totaal == found


def test_size_classes_follow_the_organisation():
    user = person()
    for vhe in (999, 1000, 2500, 2501, None):
        DocumentFactory(organisatie=OrganisatieFactory(vhe=vhe), bereik="leden")
    counted = count(user).facetten["grootte"]
    sizes = [document.organisatie.grootte for document in Document.objects.select_related("organisatie")]
    assert counted == {size: sizes.count(size) for size in sizes if size} == {"klein": 1, "midden": 2, "groot": 1}


def test_counts_are_remembered_until_a_document_changes(library, django_assert_num_queries):
    user = person()
    known = lists(user)
    user.lopende_aanstellingen  # noqa: B018 (loads them)
    first = facets.counts(user, Keuze(), known, stamps.current(*queries.STAMPS))
    DocumentFactory(bereik="leden")
    with django_assert_num_queries(1):  # the stamps
        assert facets.counts(user, Keuze(), known, stamps.current(*queries.STAMPS)) == first
    stamps.touch("documenten")
    assert facets.counts(user, Keuze(), known, stamps.current(*queries.STAMPS)).totaal == 5


def test_remembered_counts_are_not_shared_between_corporations(library):
    stamp = stamps.current(*queries.STAMPS)
    for user, totaal in ((person(library[1]), 5), (person(library[0]), 4), (person(library[1]), 5)):
        assert facets.counts(user, Keuze(), lists(user), stamp).totaal == totaal


def options(facetten, name):
    return {optie.waarde: optie for facet in facetten if facet.naam == name for optie in facet.opties}


def build(user, **keuze):
    found = count(user, **keuze)
    return facets.build(Keuze(**keuze), lists(user), found.facetten)


def test_filters_without_a_document_are_left_out_unless_chosen(library):
    user = person()
    assert set(options(build(user), "soort")) == {"beleid", "protocol"}
    chosen = options(build(user, soort=("beleid",), grootte=("midden",)), "grootte")
    assert (chosen["midden"].aantal, chosen["midden"].gekozen) == (0, True)


def test_only_a_few_options_are_shown_with_a_link_to_all():
    user = person()
    for number in range(15):
        DocumentFactory(organisatie=OrganisatieFactory(naam=f"Corporatie {number:02}"), bereik="leden")
    facet = next(facet for facet in build(user) if facet.naam == "corporatie")
    assert (len(facet.opties), facet.totaal, facet.open) == (8, 15, False)
    assert facet.meer == "?alles=corporatie#filter-corporatie"
    everything = next(facet for facet in build(user, alles=("corporatie",)) if facet.naam == "corporatie")
    assert (len(everything.opties), everything.meer, everything.open) == (15, "", True)


def test_a_chosen_option_is_shown_though_it_is_not_among_the_first():
    user = person()
    organisaties = [OrganisatieFactory(naam=f"Corporatie {number:02}") for number in range(15)]
    for organisatie in organisaties:
        DocumentFactory(organisatie=organisatie, bereik="leden")
    shown = options(build(user, corporatie=(organisaties[14].pk,)), "corporatie")
    assert shown[str(organisaties[14].pk)].gekozen


def test_themes_below_a_chosen_theme_are_shown(huren):
    user = person()
    for number in range(12):
        DocumentFactory(bereik="leden", themas=[ThemaFactory(naam=f"Thema {number:02}", slug=f"t{number}")])
    below = ThemaFactory(naam="Incasso", slug="incasso", ouder=huren)
    DocumentFactory(bereik="leden", themas=[below])
    assert "incasso" not in options(build(user), "thema")
    shown = list(options(build(user, thema=("huren",)), "thema"))
    assert shown.index("incasso") == shown.index("huren") + 1


def test_an_option_is_escaped():
    user = person()
    DocumentFactory(organisatie=OrganisatieFactory(naam='<b>"Zo"</b>'), bereik="leden")
    facet = next(facet for facet in build(user) if facet.naam == "corporatie")
    assert "&lt;b&gt;&quot;Zo&quot;&lt;/b&gt;" in facet.html
    assert "<b>" not in facet.html


def test_chips_name_what_was_chosen_and_link_to_the_list_without_it(library):
    user = person()
    klein = library[0].pk
    keuze = Keuze(q="huur", thema=("huren",), corporatie=(klein,), grootte=("midden",), sorteer="passend")
    assert facets.chips(keuze, lists(user)) == [
        ("Huren", f"?q=huur&corporatie={klein}&grootte=midden"),
        ("Klein", "?q=huur&thema=huren&grootte=midden"),
        ("1.000 tot 2.500 vhe", f"?q=huur&thema=huren&corporatie={klein}"),
    ]


def test_the_address_holds_the_full_state(library):
    user = person()
    klein = library[0].pk
    address = f"q=huur+beleid&thema=huren&thema=zorg&soort=beleid&corporatie={klein}&jaar=2025&grootte=klein" \
        "&status=concept&sorteer=nieuwste&alles=jaar"  # fmt: skip
    keuze = queries.read(QueryDict(address), lists(user))
    assert keuze == Keuze(
        "huur beleid",
        ("huren", "zorg"),
        ("beleid",),
        (klein,),
        (2025,),
        ("klein",),
        ("concept",),
        "nieuwste",
        ("jaar",),
    )
    assert keuze.query() == f"?{address}"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("thema=x", "Dit thema"), ("soort=x", "Deze soort"), ("corporatie=x", "Deze corporatie"),
        ("corporatie=999999999999", "Deze corporatie"), ("jaar=0", "Dit jaar"), ("jaar=abc", "Dit jaar"),
        ("grootte=x", "Deze grootte"), ("status=x", "Deze status"), ("sorteer=x", "Deze volgorde"),
        ("alles=x", "Dit filter"),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_refused_with_a_sentence(address, sentence):
    with pytest.raises(Http404, match=sentence):
        queries.read(QueryDict(address), lists(person()))


def test_empty_values_and_unknown_parameters_do_nothing():
    user = person()
    keuze = queries.read(QueryDict("q=&thema=&soort=&sorteer=&utm=x&pagina=3"), lists(user))
    assert keuze == Keuze()
    assert keuze.query() == "?"


def test_an_order_that_does_not_go_with_the_term_is_ignored():
    user = person()
    assert queries.read(QueryDict("sorteer=passend"), lists(user)).sorteer == "nieuwste"
    assert queries.read(QueryDict("q=huur&sorteer=herzien"), lists(user)).sorteer == "passend"


def test_a_guest_cannot_name_a_corporation_outside_the_own_circles(library):
    kring = KringFactory()
    with pytest.raises(Http404, match="Deze corporatie"):
        queries.read(QueryDict(f"corporatie={library[0].pk}"), lists(guest(kring)))
