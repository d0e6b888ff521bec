"""The page that compares two versions, or a document with another one (D6): what it shows, to whom, what it costs."""

import pytest
from django.urls import reverse

from documenten.models import Vergelijking, Versie
from documenten.services import vergelijken
from documenten.vergelijken import DOCUMENTEN, contents, sections, summary
from documenten.vergelijking import METHODE, compare
from tests.factories.corporaties import OrganisatieFactory, person, platform_admin
from tests.factories.documenten import DocumentFactory, VersieFactory
from tests.support.jobs import run_jobs

from .blokken import DRIE, EEN, TWEE, VIER, kop, lijst, p, tabel
from .helpers import text_of

pytestmark = pytest.mark.django_db
OUD = [kop("Huurbeleid"), kop("1. Streefhuur", 2), p("De streefhuur is 72% van de maximale huur."), p(EEN), kop("2. Bezwaar", 2), p(VIER, 4)]  # fmt: skip
NIEUW = [kop("Huurbeleid"), kop("Streefhuur", 2), p("De streefhuur is 70% van de maximale huur."), p(EEN), kop("Bezwaar", 2), p(TWEE, 5), p(DRIE, 5)]  # fmt: skip


@pytest.fixture
def document():
    document = DocumentFactory(titel="Huurbeleid 2026", bereik="leden", versie_1__tekst=OUD)
    VersieFactory(document=document, tekst=NIEUW, toelichting="De streefhuur gaat omlaag.")
    return document


def url(document, **query):
    address = reverse("documenten:vergelijken", args=[document.pk])
    return f"{address}?{'&'.join(f'{name}={value}' for name, value in query.items())}" if query else address


# What it shows --------------------------------------------------------------------------------------------------------


def test_the_previous_and_the_current_version_are_compared_without_choosing(login, document):
    page = text_of(login(person()).get(url(document)))
    assert "3 wijzigingen in 2 hoofdstukken: 1 stuk tekst is aangepast, 1 is nieuw en 1 is vervallen." in page
    assert '<option value="1" selected>Versie 1, ' in page
    assert '<option value="2" selected>Versie 2, ' in page
    assert "De streefhuur is <del>72%</del> van de maximale huur." in page
    assert "De streefhuur is <ins>70%</ins> van de maximale huur." in page
    assert f"<del>{VIER}</del>" in page
    assert f"<p><ins>{TWEE}</ins></p><p><ins>{DRIE}</ins></p>" in page  # one section for what was added together
    assert "Toelichting van" in page
    assert "De streefhuur gaat omlaag." in page


def test_each_change_says_what_it_is_in_words(login, document):
    page = text_of(login(person()).get(url(document)))
    for label in (
        '1. <span class="utrecht-data-badge">Aangepast',
        ">Vervallen<",
        ">Nieuw<",
        "Vervalt",
        "Wordt toegevoegd",
        ">Was<",
        ">Wordt<",
    ):
        assert label in page, label


def test_what_stayed_the_same_is_folded(login, document):
    page = text_of(login(person()).get(url(document)))
    assert "2 alinea’s zonder wijziging" in page
    assert f"<p>{EEN}</p>" in page
    assert "<details" in page


def test_the_contents_name_each_chapter_with_the_numbers_of_its_changes(login, document):
    page = text_of(login(person()).get(url(document)))
    assert '<a href="#w1"><span class="mkw-toc__nr">1</span> Streefhuur</a>' in page
    assert '<a href="#w2"><span class="mkw-toc__nr">2<span aria-hidden="true">–</span><span class="mkw-visually-hidden"> tot en met </span>3</span> Bezwaar</a>' in page  # fmt: skip


def test_the_sentence_the_contents_and_the_body_count_the_same():
    """Rows that changed together, and paragraphs that were added together, are one change everywhere."""
    rows = [("Stramproy", "702"), ("Tungelroy", "418"), ("Molenakker", "331")]
    oud = [p(EEN), kop("Streefhuur"), tabel(("Kern", "Aantal"), *rows), kop("Bezwaar"), p(TWEE), kop("Slot"), p(DRIE)]
    nieuw = [
        p(EEN.replace("ons werkgebied", "elke kern")),
        kop("Streefhuur"),
        tabel(("Kern", "Aantal"), *((kern, n + "1") for kern, n in rows)),
        kop("Bezwaar"),
        p(VIER),
        p("En nog een alinea die er eerder niet stond, over de griffier."),
        p(TWEE.replace("bij naam", "persoonlijk")),
        kop("Slot"),
        p(DRIE),
    ]
    verschil = compare(oud, nieuw)
    secties = [deel for deel in sections(verschil) if hasattr(deel, "soort")]
    assert [sectie.nummer for sectie in secties] == [1, 2, 3, 4]
    assert [sectie.omvang for sectie in secties] == ["", "3 regels van een tabel", "2 alinea’s", ""]
    assert contents(verschil) == [("Begin van de tekst", 1, 1), ("Streefhuur", 2, 2), ("Bezwaar", 3, 4)]
    assert summary(verschil) == (
        "4 wijzigingen in 2 hoofdstukken en aan het begin van de tekst: 3 stukken tekst zijn aangepast en 1 is nieuw."
    )


def test_each_change_links_to_its_paragraph_in_both_versions(login, document):
    page = text_of(login(person()).get(url(document)))
    assert f"{reverse('documenten:versie', args=[document.pk, 1])}#p6" in page
    assert f"{reverse('documenten:versie', args=[document.pk, 2])}#p6" in page
    assert "pagina 4" in page


def test_any_two_versions_can_be_chosen_in_either_order(login, document):
    VersieFactory(document=document, tekst=OUD)
    client = login(person())
    assert "Er zijn geen wijzigingen in de tekst." in text_of(client.get(url(document, van=1, naar=3)))
    assert "<ins>72%</ins>" in text_of(client.get(url(document, van=2, naar=1)))


def test_the_text_of_people_is_shown_as_text(login):
    document = DocumentFactory(bereik="leden", versie_1__tekst=[p("<b>Vet</b> & <script>alert(1)</script> woord")])
    VersieFactory(document=document, tekst=[p("<b>Vet</b> & <script>alert(2)</script> woord")])
    page = login(person()).get(url(document)).content.decode()
    assert "&lt;b&gt;" in page
    assert "<script>alert" not in page


def test_moved_text_says_where_it_stood():
    oud = [kop("Doel"), p(EEN), kop("Werkwijze"), p(TWEE), kop("Bezwaar"), p(DRIE), p(VIER)]
    nieuw = [kop("Doel"), p(VIER), p(EEN), kop("Werkwijze"), p(TWEE), kop("Bezwaar"), p(DRIE)]
    verschil = compare(oud, nieuw)
    [sectie] = [deel for deel in sections(verschil) if hasattr(deel, "soort")]
    assert (sectie.label, sectie.van, sectie.was) == ("Verplaatst", "Bezwaar", "")
    assert summary(verschil) == "1 wijziging in 1 hoofdstuk: 1 stuk tekst is verplaatst."


def test_rows_and_items_keep_their_look():
    oud, nieuw = [tabel(("Kern", "Huur"), ("A", "1")), lijst(EEN)], [tabel(("Kern", "Huur"), ("A", "2")), lijst(TWEE)]
    html = "".join(str(deel.wordt) for deel in sections(compare(oud, nieuw)) if hasattr(deel, "soort"))
    assert "<tr><td>A</td><td><ins>2</ins></td></tr>" in html
    assert f'<p class="mkw-change__item"><ins>{TWEE}</ins></p>' in html


def test_rows_of_one_table_that_changed_stand_together():
    rows = [("Stramproy", "702"), ("Tungelroy", "418"), ("Molenakker", "331")]
    oud, nieuw = tabel(("Kern", "Aantal"), *rows), tabel(("Kern", "Aantal"), *((kern, n + "1") for kern, n in rows))
    [fold, sectie] = sections(compare([oud], [nieuw]))
    assert (fold.aantal, sectie.omvang) == (1, "3 regels van een tabel")
    assert sectie.wordt.count("<tr>") == sectie.was.count("<tr>") == 4
    assert sectie.wordt.count('<thead><tr><th scope="col">Kern</th><th scope="col">Aantal</th></tr></thead>') == 1


def test_a_long_unchanged_part_shows_its_begin_and_where_the_rest_is(login):
    same = [p(f"Alinea nummer {n} van het beleid.") for n in range(60)]
    document = DocumentFactory(bereik="leden", versie_1__tekst=same)
    VersieFactory(document=document, tekst=[*same, p(EEN)])
    page = text_of(login(person()).get(url(document)))
    assert "60 alinea’s zonder wijziging" in page
    assert "Alinea nummer 19 " in page
    assert "Alinea nummer 21 " not in page
    assert f'{reverse("documenten:versie", args=[document.pk, 2])}#p21">Lees de rest van deze 60 alinea’s' in page


def test_many_changes_are_spread_over_pages_and_none_is_lost(login):
    oud = [
        blok for n in range(70) for blok in (p(f"Blijft {n} staan zoals het is."), p(f"De huur in wijk{n} is laag."))
    ]
    nieuw = [p(blok["t"].replace("laag", "hoog")) for blok in oud]
    document = DocumentFactory(bereik="leden", versie_1__tekst=oud)
    VersieFactory(document=document, tekst=[*nieuw, p(EEN)])
    client = login(person())
    first, second = (text_of(client.get(url(document, van=1, naar=2, pagina=n))) for n in (1, 2))
    assert "71 wijzigingen" in first
    assert "Wijziging 1 tot en met 60 van 71" in first
    assert "?van=1&amp;naar=2&amp;pagina=2" in first
    shown = [first.count(f"Blijft {n} ") + second.count(f"Blijft {n} ") for n in range(70)]
    assert shown == [1] * 70
    assert 'id="w60"' in first
    assert 'id="w61"' in second
    assert client.get(url(document, pagina=3)).status_code == 404


# Nothing to compare ---------------------------------------------------------------------------------------------------


def test_one_version_has_nothing_to_compare(login):
    document = DocumentFactory(bereik="leden")
    assert "Er is nog niets om te vergelijken." in text_of(login(person()).get(url(document)))


def test_a_document_without_a_version_has_nothing_to_compare(login):
    document = DocumentFactory(bereik="leden", versie_1=False)
    assert "Er is nog niets om te vergelijken." in text_of(login(person()).get(url(document)))


def test_twice_the_same_version_is_explained(login, document):
    assert "U koos twee keer dezelfde versie." in text_of(login(person()).get(url(document, van=2, naar=2)))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("wacht", "De tekst van versie 2 wordt nog gelezen."),
        ("geen", "In versie 2 staat geen tekst die wij kunnen lezen."),
        ("mislukt", "De tekst van versie 2 kon niet worden gelezen.</strong> Te zwaar."),
    ],
)
def test_a_text_that_was_not_read_is_explained_with_both_files(login, document, status, said):
    Versie.objects.filter(document=document, nummer=2).update(tekst_status=status, tekst_fout="Te zwaar.")
    page = text_of(login(person()).get(url(document)))
    assert said in page
    assert all(reverse("documenten:versie-bestand", args=[document.pk, n]) in page for n in (1, 2))


def test_a_version_that_the_scanner_holds_back_is_not_compared(login, document):
    Versie.objects.filter(document=document, nummer=2).update(scan_status=Versie.Scan.BESMET)
    page = text_of(login(person()).get(url(document)))
    assert "Versie 2 kunnen wij nu niet tonen." in page
    assert "<ins>" not in page
    assert "Download" not in page.split("<main", 1)[1].split("</main", 1)[0]


@pytest.mark.parametrize(
    "query",
    [{"van": 9}, {"naar": 9}, {"van": "x"}, {"naar": "-1"}, {"met": "x"}, {"met": "1.x"}, {"met": "9" * 40}, {"met": "999999.1"}, {"met": "1.2.3"}],
)  # fmt: skip
def test_a_version_that_does_not_exist_is_not_found(login, document, query):
    assert login(person()).get(url(document, **query)).status_code == 404


# With another document ------------------------------------------------------------------------------------------------


def test_a_document_stands_beside_its_source(login, document):
    own = DocumentFactory(bereik="leden", organisatie=OrganisatieFactory(naam="De Peel"), versie_1__tekst=OUD[:4])
    page = text_of(login(own.contact).get(url(own, met=f"{document.pk}.1")))
    assert "Huurbeleid 2026</a> van" in page
    assert "1 verschil in 1 hoofdstuk: 1 stuk tekst staat alleen in het andere document." in page
    assert "Staat alleen in het andere document" in page
    own_newest = text_of(login(own.contact).get(url(own, met=document.pk)))
    assert "versie 2" in own_newest


def test_a_document_that_somebody_may_not_see_is_not_found_on_either_side(login, document):
    secret = DocumentFactory(bereik="corporatie")
    client = login(person())
    assert client.get(url(document, met=f"{secret.pk}.1")).status_code == 404
    assert client.get(url(secret, met=f"{document.pk}.1")).status_code == 404
    assert login(secret.contact).get(url(secret, met=f"{document.pk}.1")).status_code == 200


def test_two_documents_that_are_the_same_say_so():
    assert summary(compare(OUD, OUD), DOCUMENTEN) == "De tekst van beide documenten is gelijk."


def test_a_platform_admin_leaves_a_trace_on_both_documents(login):
    from mkwportal.core.models import AuditRegel

    one, other = DocumentFactory(bereik="corporatie"), DocumentFactory(bereik="corporatie")
    login(platform_admin()).get(url(one, met=f"{other.pk}.1"))
    lines = AuditRegel.objects.filter(actie="document geopend door platformbeheerder").values_list(
        "object_id", flat=True
    )
    assert set(lines) == {one.pk, other.pk}


# Cost and long texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_costs_the_same_with_more_versions(login, document, django_assert_num_queries, count):
    for _ in range(count - 1):
        VersieFactory(document=document, tekst=OUD)
    client = login(person())
    with django_assert_num_queries(7):  # session, user, document, versions, limit, kept, texts
        client.get(url(document))


def test_comparing_with_another_document_costs_eight_queries(login, document, django_assert_num_queries):
    own = DocumentFactory(bereik="leden", versie_1__tekst=OUD)
    client = login(own.contact)
    with django_assert_num_queries(8):  # and the other document
        client.get(url(own, met=f"{document.pk}.1"))


def test_a_long_comparison_is_worked_out_by_a_job_and_kept(login, document, monkeypatch):
    monkeypatch.setattr(vergelijken, "LANG", 100)
    client = login(person())
    page = text_of(client.get(url(document)))
    assert "Wij vergelijken deze teksten nu." in page
    assert 'data-hx-get="' + url(document) + '?van=1&amp;naar=2"' in page
    text_of(client.get(url(document)))  # asks again: no second job
    assert run_jobs().count("documenten.compare") == 1
    waiting = client.get(url(document), headers={"HX-Request": "true"})
    assert waiting["HX-Redirect"] == url(document)
    assert "3 wijzigingen in 2 hoofdstukken" in text_of(client.get(url(document)))


def test_what_an_earlier_method_kept_is_made_anew(login, document, monkeypatch):
    monkeypatch.setattr(vergelijken, "BEWAAR", 100)
    oud, nieuw = document.versies.order_by("nummer")
    Vergelijking.objects.create(oud=oud, nieuw=nieuw, methode=1, uitkomst={"hoofdstukken": [], "delen": []})
    assert "3 wijzigingen in 2 hoofdstukken" in text_of(login(person()).get(url(document)))
    [kept] = Vergelijking.objects.all()
    assert kept.methode == METHODE > 1


def test_a_job_for_versions_that_went_does_nothing(document):
    vergelijken.work_out(1, 2)
    assert not Vergelijking.objects.exists()


def test_what_took_time_is_worked_out_once(login, document, monkeypatch):
    monkeypatch.setattr(vergelijken, "BEWAAR", 100)
    client = login(person())
    first = text_of(client.get(url(document)))
    monkeypatch.setattr(vergelijken, "compare", None)  # would fail when it were called again
    assert Vergelijking.objects.count() == 1
    second = text_of(client.get(url(document)))
    assert second[second.index("mkw-diff") :] == first[first.index("mkw-diff") :]


def test_the_page_of_a_document_offers_the_comparison(login, document):
    page = text_of(login(person()).get(document.get_absolute_url()))
    assert f'{url(document)}?naar=2">' in page
    assert "Vergelijk met versie 1" in page
    assert "Vergelijk met versie 0" not in page
